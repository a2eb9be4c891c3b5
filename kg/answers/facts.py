"""IRIs of facts become what the graph says of them: all properties of each (`Fact`), in one query for many."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.answers.questions import iri, rows
from kg.answers.values import DateText, Kind, Ref, Words
from kg.store.protocol import Row, Store
from ontology import schemes
from ontology.terms import AO, RDFS, local


@dataclass(slots=True)
class Fact:
    """One resource with the values of its properties, by property IRI; `labels` and `dates` are by the value's IRI."""

    iri: str
    values: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    dates: dict[str, DateText] = field(default_factory=dict)

    def all(self, term: str) -> tuple[str, ...]:
        """All values of the property called `term` in the namespace ao:, sorted."""
        return tuple(sorted(self.values.get(AO[term], ())))

    def one(self, term: str) -> str | None:
        """The first value of the property, None where there is none."""
        return next(iter(self.all(term)), None)

    def ref(self, term: str) -> Ref | None:
        """The entity that the property points at."""
        target = self.one(term)
        return None if target is None else Ref(target, self.labels.get(target, local(target)))

    def kind(self, term: str) -> Kind | None:
        """The concept that the property points at."""
        target = self.one(term)
        return None if target is None else kind_of(target)

    def date(self, term: str) -> DateText | None:
        """The date that the property points at, as EDTF and as written."""
        target = self.one(term)
        return None if target is None else self.dates.get(target)

    @property
    def label(self) -> str:
        """The label of the resource itself; its local name where it has none."""
        return min(self.values.get(RDFS.label, ()), default=local(self.iri))


def kind_of(concept: str) -> Kind:
    """A concept by its IRI, with its labels; a concept that no scheme holds keeps its local name as label."""
    scheme = concept.rsplit("/", 2)[-2] if concept.count("/") > 1 else ""
    for known in schemes.load().get(scheme, ()):
        if known.iri == concept:
            return Kind(concept, known.name, Words(known.zh, known.en))
    return Kind(concept, local(concept), Words(local(concept), local(concept)))


def read(store: Store, facts: Iterable[str]) -> dict[str, Fact]:
    """What the graph says of each of `facts`, in their order; a fact of which it says nothing is left out."""
    wanted = list(dict.fromkeys(facts))
    if not wanted:
        return {}
    found: dict[str, Fact] = {}
    for row in rows(store, "facts", fact=" ".join(map(iri, wanted))):
        _add(found.setdefault(row["fact"].value, Fact(row["fact"].value)), row)
    return {item: found[item] for item in wanted if item in found}


def _add(fact: Fact, row: Row) -> None:
    value = row["value"].value
    values = fact.values.setdefault(row["property"].value, [])
    if value not in values:
        values.append(value)
    if "label" in row:
        fact.labels[value] = min(row["label"].value, fact.labels.get(value, row["label"].value))
    if "edtf" in row:
        written = row["written"].value if "written" in row else ""
        before = fact.dates[value].inferred if value in fact.dates else ()
        inferred = (row["inferred"].value,) if "inferred" in row else ()
        fact.dates[value] = DateText(row["edtf"].value, written, tuple(sorted({*before, *inferred})))
