"""How an engine behind an endpoint takes queries, updates and datasets where it does otherwise than the standard says."""

from collections.abc import Callable, Iterable, Sequence
from typing import IO, Final, Protocol

from kg.store.protocol import WHOLE, Dataset, Form
from kg.store.wire import Asked, Fields, Wire


class Dialect(Protocol):
    """What the remote store asks of an engine's ways."""

    @property
    def merged(self) -> str:
        """The named graph that stands for the default graph where the engine has none of its own; else empty."""
        ...

    def query(self, query: str, dataset: Dataset = WHOLE, exclude: Iterable[str] = ()) -> Fields:
        """The fields of a request for the query over the dataset, without the graphs to `exclude`. Raises BadQuery."""
        ...

    def lines(self, lines: frozenset[str]) -> frozenset[str]:
        """Lines of N-Triples as the engine gives them back."""
        ...

    def update(self, update: str, graphs: Callable[[], list[str]]) -> Fields:
        """The fields of a request for a stranger's update of a store with these graphs. Raises BadQuery."""
        ...

    def send(self, wire: Wire, fields: Fields) -> None:
        """Send an update. Raises BadQuery for what the engine cannot do."""
        ...

    def write(self, wire: Wire, asked: tuple[Asked, Form], media_type: str, file: IO[bytes]) -> None:
        """Ask, and write the answer in the media type to the file."""
        ...


class Standard:
    """An engine that keeps to SPARQL 1.1: Oxigraph, Fuseki, and whatever is not known to do otherwise."""

    merged: Final = ""

    def query(self, query: str, dataset: Dataset = WHOLE, exclude: Iterable[str] = ()) -> Fields:  # noqa: ARG002
        """See Dialect.query; questions of ours name what to exclude themselves."""
        fields: dict[str, str | Sequence[str]] = {"query": query}
        return fields | {"default-graph-uri": dataset.default, "named-graph-uri": dataset.named}

    def lines(self, lines: frozenset[str]) -> frozenset[str]:
        """See Dialect.lines."""
        return lines

    def update(self, update: str, graphs: Callable[[], list[str]]) -> Fields:  # noqa: ARG002
        """See Dialect.update."""
        return {"update": update}

    def send(self, wire: Wire, fields: Fields) -> None:
        """See Dialect.send."""
        wire.update(fields)

    def write(self, wire: Wire, asked: tuple[Asked, Form], media_type: str, file: IO[bytes]) -> None:
        """See Dialect.write."""
        wire.fetch(asked[0], media_type, file)
