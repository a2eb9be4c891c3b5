"""What a list is made of: the page that is asked for, its items, and how many there are. `values` passes them on."""

from dataclasses import dataclass
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True)
class Latest:
    """What somebody is known to have held last, or who is known last of a body: its last day is from `known` to `over`.

    Both are days and inclusive; without `over` it may go on.
    """

    what: str
    known: str | None
    over: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: an entity and a phrase that tells it from others of the same name."""

    iri: str
    label: str
    description: str
    tenures: int
    """How many tenures are known of the person, or in the body."""
    latest: Latest | None = None
    """What `description` says with its days: the latest known tenure."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list: those whose names contain `name`, `limit` of them (at most 1000) from `offset`."""

    limit: int = 50
    offset: int = 0
    name: str = ""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A part of a list; `total` counts all that match."""

    total: int
    limit: int
    offset: int
    items: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """How much the graph holds."""

    documents: int
    people: int
    bodies: int
    posts: int
    tenures: int
    events: int
    claims: int
