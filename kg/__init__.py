"""From a published page to who held which post in which body, when, each with the words that say it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.notebooks.connection import Connection


def connect(place: str, timeout: float = 60.0) -> "Connection":
    """What is in a folder, behind the address of a service, or behind a SPARQL endpoint, to be asked: docs/notebooks.md.

    Raises NotFound for a folder that does not exist, StoreError for what cannot be opened or reached.
    """
    from kg.notebooks import connection  # to import kg loads nothing else

    return connection.connect(place, timeout)
