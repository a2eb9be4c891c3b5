"""What a reader of one kind of file hands to `read`: a document without its bytes and key."""

from dataclasses import dataclass

from kg.model import Span, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The stored text and what the file says of itself; fields as in kg.model.Document."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    body: Span
    tables: tuple[Table, ...] = ()
