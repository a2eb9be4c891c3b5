"""REPLACE: quads in, one named graph a document and their set union as the default graph; and SPARQL out."""

from pathlib import Path

from kg.store.embedded import EmbeddedStore
from kg.store.endpoint import SCHEMES
from kg.store.originals import Originals, open_originals
from kg.store.protocol import Answer, Change, Form, Row, Store, Term
from kg.store.remote import RemoteStore

__all__ = ["Answer", "Change", "Form", "Originals", "Row", "Store", "Term", "open_originals", "open_store"]


def open_store(address: str, timeout: float) -> Store:
    """The store at an address: an endpoint when it starts with http:// or https://, else the folder of that name.

    `timeout`, in seconds, counts for an endpoint only: nothing stops a query of the embedded engine.
    Raises StoreError when it cannot be opened or reached.
    """
    if address.startswith(SCHEMES):
        return RemoteStore(address, timeout)
    return EmbeddedStore(Path(address))
