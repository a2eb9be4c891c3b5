"""A query of a stranger becomes the network of what its answer names: people, bodies, events, tenures, or made-up links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import orjson

from kg.answers.exports.elements import Edge, Node, participation, tenure
from kg.answers.exports.statements import described
from kg.answers.exports.surroundings import canonical, nodes, once, read, touching
from kg.answers.officials import EVER
from kg.answers.questions import iri, is_iri, rows
from kg.errors import InputError
from kg.store.protocol import Answer, Form, Store
from ontology.terms import AO, RDF, RDFS, local

_MADE: Final = {AO.Tenure: tenure, AO.Participation: participation}


@dataclass(slots=True)
class _Named:
    """What an answer names: things, links between two of them (subject, property, object), classes and labels."""

    things: dict[str, None] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    classes: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def answered(store: Store, text: str) -> Iterator[Node | Edge]:
    """The network of the answer to `text`.

    Edges are the tenures and participations that the answer names and, of CONSTRUCT and DESCRIBE, the triples between
    two other things; where it names none of those, the tenures and participations between the nodes that it names.
    Raises BadQuery; InputError for ASK.
    """
    answer = store.query(text)
    if answer.form is Form.ASK:
        raise InputError("ASK gives yes or no, and no network", "ask by SELECT or CONSTRUCT")
    named = _rows(answer) if answer.form is Form.SELECT else _links(answer)
    _look_up(store, named)
    facts = canonical(store, _facts(store, named))
    known = nodes(store, [*named.things, *(end for one in facts for end in (one.source, one.target))])
    made = {one.iri for one in facts}
    links = [_link(*one) for one in named.links if one[0] not in made and one[2] not in made]
    others = {end for one in links for end in (one.source, one.target)} - known.keys()
    edges = [*facts, *links] or [one for one in touching(store, known.values(), EVER) if _within(one, known)]
    return iter(
        [*(_called(one, named) for one in known.values()), *(_other(it, named) for it in sorted(others)), *edges]
    )


def _rows(answer: Answer) -> _Named:
    """The IRIs in the cells of a table."""
    table = orjson.loads(b"".join(answer.write("application/sparql-results+json")))
    cells = (cell for row in table["results"]["bindings"] for cell in row.values())
    return _Named({cell["value"]: None for cell in cells if cell["type"] == "uri"})


def _links(answer: Answer) -> _Named:
    """The IRIs of triples, and what these say of one another."""
    named = _Named()
    for subject, property, value, literal in described(answer.write("application/n-triples")):
        named.things[subject] = None
        if property == RDF.type:
            named.classes.setdefault(subject, value)
        elif property == RDFS.label:
            named.labels[subject] = min(value, named.labels.get(subject, value))
        elif not literal:
            named.things[value] = None
            named.links.append((subject, property, value))
    return named


def _look_up(store: Store, named: _Named) -> None:
    """Add the classes and labels that the store knows of things and the answer does not say."""
    said = set(named.labels)
    for batch in once(thing for thing in named.things if is_iri(thing)):
        for row in rows(store, "things", thing=" ".join(map(iri, batch))):
            thing, class_ = row["thing"].value, row["class"].value
            if class_.startswith(AO.iri) or thing not in named.classes:
                named.classes[thing] = class_
            if "label" in row and thing not in said:
                named.labels[thing] = min(row["label"].value, named.labels.get(thing, row["label"].value))


def _facts(store: Store, named: _Named) -> Iterator[Edge]:
    for class_, made in _MADE.items():
        for fact in read(store, (thing for thing in named.things if named.classes.get(thing) == class_)):
            if (edge := made(fact)) is not None:
                yield edge


def _link(subject: str, property: str, value: str) -> Edge:
    kind = local(property)
    return Edge(f"{subject}|{property}|{value}", subject, value, kind, {"kind": kind})


def _within(one: Edge, known: Mapping[str, Node]) -> bool:
    return one.source in known and one.target in known


def _called(one: Node, named: _Named) -> Node:
    return one._replace(label=named.labels.get(one.iri, one.label))


def _other(thing: str, named: _Named) -> Node:
    """A thing of another class as a node."""
    kind = local(named.classes.get(thing, "Thing"))
    return Node(thing, named.labels.get(thing, local(thing)), {"kind": kind})
