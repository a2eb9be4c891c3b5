"""The store in, what is counted over all of it out: tenures by type of post, people by year, the largest bodies."""

from dataclasses import dataclass

from kg.answers.facts import kind_of
from kg.answers.questions import iri, rows
from kg.answers.values import Kind, Ref
from kg.errors import InputError
from kg.store.protocol import Row, Store
from ontology.terms import local

MOST = 1000


@dataclass(frozen=True, slots=True)
class OfType:
    """How many tenures there are of a type of post."""

    type: Kind
    tenures: int


@dataclass(frozen=True, slots=True)
class InYear:
    """How many people the sources see in office in a year."""

    year: str
    people: int


@dataclass(frozen=True, slots=True)
class OfBody:
    """How many people are known to have held a post of a body, and in how many tenures."""

    body: Ref
    people: int
    tenures: int


def tenures_by_post_type(store: Store) -> tuple[OfType, ...]:
    """How many tenures there are of each type of post, the most first."""
    found = rows(store, "tenures-by-post-type")
    return tuple(OfType(kind_of(row["type"].value), int(row["count"].value)) for row in found)


def holders_by_year(store: Store) -> tuple[InYear, ...]:
    """How many people the sources see in office in each year."""
    return tuple(InYear(row["year"].value, int(row["count"].value)) for row in rows(store, "holders-by-year"))


def largest_bodies(store: Store, limit: int = 20) -> tuple[OfBody, ...]:
    """The bodies in which the most people are known to have held a post. Raises InputError for an impossible limit."""
    if not 1 <= limit <= MOST:
        raise InputError(f"no such list: limit {limit}", f"limit 1 to {MOST}")
    found = rows(store, "largest-bodies", limit=limit)
    listed = rows(store, "labels", entity=" ".join(iri(row["body"].value) for row in found)) if found else []
    labels = {row["entity"].value: row["label"].value for row in listed if "label" in row}
    return tuple(_of_body(row, labels) for row in found)


def _of_body(row: Row, labels: dict[str, str]) -> OfBody:
    body = row["body"].value
    return OfBody(Ref(body, labels.get(body, local(body))), int(row["people"].value), int(row["tenures"].value))
