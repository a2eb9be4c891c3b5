"""What names a thing in an answer: words in two languages, an entity, a concept, a date; plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Ref:
    """An entity of the graph: its IRI and its label, as written in the sources."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A concept of ontology/schemes: a type, a role, a rank, a mode. `name` is the local name of its IRI."""

    iri: str
    name: str
    label: Words


@dataclass(frozen=True, slots=True)
class DateText:
    """A date as EDTF, as it was written, and the parts that the reader inferred (year, month, day)."""

    edtf: str
    written: str
    inferred: tuple[str, ...] = ()
