"""From a published page to who held which post in which body, when, each with the words that say it."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.notebooks.connection import Connection

# onnxruntime, which runs the NER model, reports to Microsoft and keeps an id of the machine under ~/.cache, unless this
# is set before it is imported. What people read here is theirs: nothing goes out.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")


def connect(place: str, timeout: float = 60.0) -> "Connection":
    """What is in a folder, behind the address of a service, or behind a SPARQL endpoint, to be asked: docs/notebooks.md.

    Raises NotFound for a folder that does not exist, StoreError for what cannot be opened or reached.
    """
    from kg.notebooks import connection  # to import kg loads nothing else

    return connection.connect(place, timeout)
