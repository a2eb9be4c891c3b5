"""The SKOS schemes of ontology/schemes/*.ttl in, plain values out: the reader's lexicon, the labels of the pages.

Every process that reads or answers begins here: the parser of pyoxigraph takes a fiftieth of the time of rdflib's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from ontology.terms import RDF, SCHEME, SKOS, local

FOLDER = Path(__file__).parent / "schemes"
Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept. `labels` are all its Chinese labels, the preferred one first; `notations` are its flags."""

    iri: str
    scheme: str
    name: str
    zh: str
    en: str
    labels: tuple[str, ...]
    broader: str | None
    notations: tuple[str, ...]


def _labels(values: Iterable[Term], language: str) -> list[str]:
    return sorted(
        value.value
        for value in values
        if isinstance(value, Literal) and (value.language or "").split("-")[0] == language
    )


def _concept(iri: str, said: Mapping[str, Sequence[Term]]) -> Concept:
    """The concept of what the schemes say of an IRI: the values of each predicate."""
    preferred, other, hidden = (_labels(said[p], "zh") for p in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel))
    broader = next((value.value for value in said[SKOS.broader] if isinstance(value, NamedNode)), None)
    return Concept(
        iri=iri,
        scheme=iri.removeprefix(SCHEME).split("/")[0],
        name=local(iri),
        zh=preferred[0],
        en=_labels(said[SKOS.prefLabel], "en")[0],
        labels=tuple(dict.fromkeys([*preferred, *other, *hidden])),
        broader=broader,
        notations=tuple(sorted(value.value for value in said[SKOS.notation] if isinstance(value, Literal))),
    )


@cache
def load() -> dict[str, tuple[Concept, ...]]:
    """All concepts, by the name of their scheme ("posts", "ranks" ...), in the order of their IRIs."""
    said: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted(FOLDER.glob("*.ttl")):
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode):
                said[quad.subject.value][quad.predicate.value].append(quad.object)
    schemes: dict[str, list[Concept]] = {}
    for iri in sorted(iri for iri, values in said.items() if NamedNode(SKOS.Concept) in values[RDF.type]):
        concept = _concept(iri, said[iri])
        schemes.setdefault(concept.scheme, []).append(concept)
    return {name: tuple(concepts) for name, concepts in schemes.items()}
