"""REPLACE: quads in, one named graph a document and their set union as the default graph; and SPARQL out."""

from pathlib import Path

from kg.store.embedded import EmbeddedStore
from kg.store.endpoint import SCHEMES
from kg.store.originals import Originals, open_originals
from kg.store.protocol import Answer, Change, Form, Generation, Row, Store, Term
from kg.store.served import ServedStore, connect
from kg.store.snapshot import Snapshot
from kg.store.snapshots import Held, is_generation

__all__ = [
    "Answer",
    "Change",
    "EmbeddedStore",
    "Form",
    "Generation",
    "Originals",
    "Row",
    "ServedStore",
    "Store",
    "Term",
    "open_originals",
    "open_store",
]


def open_store(address: str, timeout: float) -> Store:
    """The store at an address: an endpoint when it starts with http:// or https://, else the folder of that name.

    A folder that a server of this machine holds is worked through that server; that of one generation is only read.
    `timeout`, in seconds, counts for an endpoint only. Raises StoreError when it cannot be opened or reached.
    """
    if address.startswith(SCHEMES):
        from kg.store.remote import RemoteStore  # its HTTP client is loaded only where an endpoint is asked for

        return RemoteStore(address, timeout)
    folder = Path(address)
    if is_generation(folder):
        return Snapshot(Held(folder))
    if (found := connect(folder)) is not None:
        found.close()
        return ServedStore(folder)
    return EmbeddedStore(folder)
