"""What an export is of (the whole graph, an entity and what is around it, a query's result, a time) becomes a network."""

from dataclasses import dataclass, replace
from typing import Final

from kg.answers import names
from kg.answers.exports.elements import CLASSES, unfolded
from kg.answers.exports.network import Network, arranged, during
from kg.answers.exports.results import answered
from kg.answers.exports.statements import elements
from kg.answers.exports.surroundings import around
from kg.answers.officials import EVER, Period, checked
from kg.answers.questions import rows
from kg.answers.values import Ref
from kg.errors import Candidate, InputError, NotFound
from kg.store.protocol import Store
from ontology.terms import AO

MOST_HOPS: Final = 3
TENURES: Final = ("edges", "nodes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is exported: without `entity` the whole graph; always only what is of `when`.

    `entity` is any name or the IRI of one of `classes`, `hops` how many steps around it; `tenures` says whether a tenure
    is an edge between the person and the body or a node between them. `query` is SPARQL: what its answer names.
    """

    entity: str | None = None
    query: str | None = None
    classes: tuple[str, ...] = CLASSES
    hops: int = 1
    when: Period = EVER
    tenures: str = "edges"

    def __post_init__(self) -> None:
        """Raises InputError, BadDate for what can be no scope."""
        if not 1 <= self.hops <= MOST_HOPS:
            raise InputError(f"hops={self.hops}: there are no such surroundings", f"from 1 to {MOST_HOPS} steps")
        if self.tenures not in TENURES:
            raise InputError(f"tenures={self.tenures!r} is no way to show them", "one of: " + ", ".join(TENURES))
        if self.entity is not None and self.query is not None:
            raise InputError("an entity and a query at once", "name one of them")
        object.__setattr__(self, "when", checked(self.when))

    @property
    def narrow(self) -> bool:
        """Whether it is less than the whole graph."""
        return self.entity is not None or self.query is not None or self.when != EVER


WHOLE: Final = Scope()


def of_options(entity: str | None, body: str | None, event: str | None, rest: Scope) -> Scope:
    """The scope around one of these three, or of none. Raises InputError where there are several."""
    given = [(name, kinds) for name, kinds in ((entity, CLASSES), (body, ("Body",)), (event, ("Event",))) if name]
    if len(given) > 1:
        raise InputError("entity, body and event at once", "name one: what is around it is exported")
    return replace(rest, entity=given[0][0], classes=given[0][1]) if given else rest


def network(store: Store, scope: Scope = WHOLE) -> Network:
    """The network of the scope. Raises NotFound, Ambiguous, BadQuery; before the first node is asked for."""
    if scope.entity is not None:
        found = around(store, [named(store, scope.entity, scope.classes).iri], scope.hops, scope.when)
    else:
        found = elements(store) if scope.query is None else answered(store, scope.query)
        found = found if scope.when == EVER else during(found, scope.when)
    return arranged(unfolded(found) if scope.tenures == "nodes" else found)


def expected(store: Store, scope: Scope) -> int | None:
    """How many nodes and edges there will be, or a few less; None for a part of the graph, which nobody has counted."""
    if scope.narrow:
        return None
    held = {row["class"].value: int(row["count"].value) for row in rows(store, "void-classes")}
    parts = 3 if scope.tenures == "nodes" else 1  # a node, with an edge on each side
    kinds = {AO.Person: 1, AO.Body: 1, AO.Event: 1, AO.Participation: 1, AO.Tenure: parts}
    return sum(held.get(kind, 0) * count for kind, count in kinds.items())


def named(store: Store, text: str, classes: tuple[str, ...]) -> Ref:
    """The one thing of these classes that `text` names. Raises NotFound, Ambiguous."""
    found: dict[str, tuple[str, Ref]] = {}
    missing: NotFound | None = None
    for class_ in classes:
        try:
            one = names.find(store, class_, text)
            found.setdefault(one.iri, (class_, one))
        except NotFound as error:
            missing = missing or error
    if len(found) > 1:
        candidates = tuple(Candidate(one.iri, one.label, class_.lower()) for class_, one in found.values())
        raise names.ambiguous(text, candidates)
    if not found:
        kinds = " or ".join(class_.lower() for class_ in classes)
        raise NotFound(f"no {kinds} called {text!r} in the graph", missing.hint if missing is not None else "")
    return next(one for _, one in found.values())
