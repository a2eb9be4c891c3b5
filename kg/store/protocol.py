"""What every store does, embedded or remote: the port that the rest of the program knows."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias


class Form(StrEnum):
    """What a query gives: rows, yes or no, or triples."""

    SELECT = "select"
    ASK = "ask"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term as plain values. `kind` is iri, literal or blank; a literal has a datatype and perhaps a language."""

    kind: str
    value: str
    datatype: str | None = None
    language: str | None = None


Row: TypeAlias = Mapping[str, Term]
"""One solution: the bound variables only."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a replacement did to the default graph, in triples.

    `restated` counts what only the named graph gained or lost, because another named graph states it too.
    """

    added: int
    removed: int
    restated: int = 0

    @property
    def nothing(self) -> bool:
        """Whether the store holds exactly what it held before."""
        return self.added == 0 and self.removed == 0 and self.restated == 0


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the store: `name` is never used for another state; since `made` (UTC) nothing was written."""

    name: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is about, as the SPARQL 1.1 Protocol names them; of none named, all there are."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


WHOLE = Dataset()


class Answer(Protocol):
    """The answer to a query, not yet written: `write` gives it in a media type, in pieces."""

    form: Form

    def write(self, media_type: str) -> Iterator[bytes]:
        """The answer in `media_type`; raises BadQuery when the form has no such format.

        May be called once. The answer is complete before this returns: what can fail fails here.
        """
        ...


class Store(Protocol):
    """A set of named graphs and the set union of them as the default graph.

    All methods raise StoreError when the engine cannot be opened or reached, BadQuery (with line and column where the
    engine gives them) for SPARQL that does not parse or that asks for SERVICE or LOAD.
    """

    def replace(self, graph: str, triples: bytes) -> Change:
        """Make the named graph `graph` hold exactly `triples` (N-Triples) and keep the default graph their union.

        One transaction: a reader, and a process that opens the store after a crash, see all of it or nothing.
        """
        ...

    def replace_many(self, graphs: Iterable[tuple[str, bytes]]) -> list[Change]:
        """`replace` for each; may group several into one transaction for speed."""
        ...

    def transact(self, changes: Mapping[str, bytes | None]) -> dict[str, Change]:
        """Make each named graph hold exactly its triples (N-Triples), or drop it (None), all in one transaction.

        As for `replace`, the default graph stays the union of all. The change of each graph; what two of them add to
        the default graph at once counts for the first. Raises InputError, with nothing done, when one of them is bad.
        """
        ...

    def remove(self, graph: str) -> Change:
        """Drop the named graph; a triple of it stays in the default graph while another named graph states it."""
        ...

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted."""
        ...

    def select(self, query: str) -> list[Row]:
        """The rows of a SELECT query."""
        ...

    def ask(self, query: str) -> bool:
        """The answer of an ASK query."""
        ...

    def query(self, query: str, dataset: Dataset = WHOLE, timeout: float | None = None) -> Answer:
        """A stranger's query over the dataset; `timeout` is in seconds, where the store can end a query."""
        ...

    def update(self, update: str) -> None:
        """A SPARQL update."""
        ...

    def dump(self, media_type: str, graph: str | None = None) -> Iterator[bytes]:
        """All quads (a dataset media type), or the triples of one graph or of the default graph (graph="").

        What is said of one subject in the default graph stands together in N-Triples.
        """
        ...

    def now(self) -> "Store":
        """A store whose reads are all of one generation where this one has several; else the store itself."""
        ...

    def at(self, name: str) -> "Store":
        """What the store held in the generation of this name, for reading. Raises NotFound where it is not kept."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """Within it no other writes that asks for the same: what is read, then written, rests on what is there.

        It may be asked for again within itself. Over an endpoint it holds among the threads of one process only.
        """
        ...

    def generation(self) -> Generation:
        """The state that this store answers from now: what is asked of one generation is answered the same."""
        ...

    def close(self) -> None:
        """Let go of the engine; the store is not usable afterwards."""
        ...
