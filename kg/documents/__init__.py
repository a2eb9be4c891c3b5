"""READ: the bytes of a text, a page or a table go in, a Document comes out."""

from kg.documents.reading import read

__all__ = ["read"]
