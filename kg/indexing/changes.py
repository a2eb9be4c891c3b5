"""The triples that the default graph gained and lost in, the owners whose rows may have changed out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.answers.kept import Question
from kg.batches import batches
from kg.indexing import shapes
from kg.indexing.reach import Rule, rules
from kg.indexing.reading import listed
from kg.store.protocol import Store

Triple = tuple[str, str, str]
_MANY = 500


@dataclass(frozen=True, slots=True)
class Changed:
    """What the default graph gained and lost, as lines of N-Triples with their dot: all of it, and nothing else."""

    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()

    def triples(self) -> Iterator[Triple]:
        """Subject, predicate and object of each, as terms of SPARQL."""
        for line in (*self.added, *self.removed):
            subject, predicate, rest = line.split(" ", 2)
            yield subject, predicate, rest.rstrip()[:-1].rstrip()


@dataclass(slots=True)
class Affected:
    """Finds the owners; what one question asked of the store another need not ask again."""

    store: Store
    changed: Changed
    _by_predicate: dict[str, list[Triple]] = field(default_factory=dict)
    _asked: dict[tuple[str, tuple[str, ...]], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for triple in self.changed.triples():
            self._by_predicate.setdefault(triple[1][1:-1], []).append(triple)

    def owners(self, question: Question) -> list[str]:
        """All owners of the question of which a row may have come, changed or gone, as terms of SPARQL."""
        found = {owner for rule in rules(question) for owner in self._of(rule)}
        return sorted(owner for owner in found if owner.startswith("<"))

    def kept(self, question: Question, owners: Iterable[str]) -> list[str]:
        """Those of the owners that the question is kept of."""
        if question.absent != "ask":
            return list(owners)
        return [
            one for batch in batches(owners, _MANY) for one in listed(self.store, shapes.owners_among(question, batch))
        ]

    def _of(self, rule: Rule) -> Iterable[str]:
        nodes = tuple(sorted({triple[rule.at * 2] for triple in self._triples(rule)}))
        if not rule.query or not nodes:
            return nodes
        if (rule.query, nodes) not in self._asked:
            self._asked[rule.query, nodes] = [
                owner
                for batch in batches(nodes, _MANY)
                for owner in listed(self.store, rule.query.replace("@NODES@", " ".join(batch)))
            ]
        return self._asked[rule.query, nodes]

    def _triples(self, rule: Rule) -> Iterator[Triple]:
        for predicate in rule.predicates or self._by_predicate:
            for triple in self._by_predicate.get(predicate, ()):
                if rule.object is None or triple[2] == rule.object:
                    yield triple
