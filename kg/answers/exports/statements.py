"""The statements of a store, as lines of N-Triples subject by subject, become nodes and edges as they come."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.answers import merged
from kg.answers.exports.elements import Edge, Node, node, participation, tenure
from kg.answers.facts import Fact
from kg.store.protocol import Store
from ontology.terms import AO, RDF, RDFS

_KEPT: Final = {
    f"<{iri}>".encode(): iri
    for iri in (
        *(RDF.type, RDFS.label, AO.titleAsWritten, AO.attestedOn, AO.supportedBy, AO.eventType),
        *(AO.startEarliest, AO.startLatest, AO.endEarliest, AO.endLatest, AO.occurredEarliest, AO.occurredLatest),
        *(AO.holder, AO.body, AO.participant, AO.event, AO.role),
    )
}
"""The properties that nodes and edges are made of, as N-Triples writes them."""
_MADE_OF: Final = {AO.Person: "Person", AO.Body: "Body", AO.Event: "Event"}
_ESCAPED: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_LETTERS: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def elements(store: Store) -> Iterator[Node | Edge]:
    """Every person, body and event as a node and every tenure and participation as an edge, in no order of kinds.

    What gave way to another (kg/answers/merged.py) is no node; its edges are those of what stands for it.
    """
    heads = merged.replaced(store)
    for fact in _facts(store.dump("application/n-triples", "")):
        made = _made(fact)
        if isinstance(made, Edge):
            source, target = heads.get(made.source, made.source), heads.get(made.target, made.target)
            if (source, target) != (made.source, made.target):
                made = Edge(made.iri, source, target, made.label, made.attributes)
        if made is not None and made.iri not in heads:
            yield made


def _made(fact: Fact) -> Node | Edge | None:
    for class_ in fact.values.get(RDF.type, ()):
        if class_ in _MADE_OF:
            return node(fact, _MADE_OF[class_])
        if class_ == AO.Tenure:
            return tenure(fact)
        if class_ == AO.Participation:
            return participation(fact)
    return None


def described(pieces: Iterable[bytes]) -> Iterator[tuple[str, str, str, bool]]:
    """Lines of N-Triples as subject, property, value, and whether that is a literal; blank nodes keep their mark `_:`."""
    for line in lines_of(pieces):
        about, said, rest = line.split(b" ", 2)
        yield _subject(about), _subject(said), _value(rest), rest[:1] == b'"'


def _subject(term: bytes) -> str:
    return term[1:-1].decode() if term[:1] == b"<" else term.decode()


def _facts(pieces: Iterable[bytes]) -> Iterator[Fact]:
    """Each subject with the values of those of its properties that are kept."""
    subject, fact = b"", Fact("")
    for line in lines_of(pieces):
        about, said, rest = line.split(b" ", 2)
        if about != subject:
            if fact.values:
                yield fact
            subject, fact = about, Fact(_subject(about))
        if (property := _KEPT.get(said)) is not None:
            fact.values.setdefault(property, []).append(_value(rest))
    if fact.values:
        yield fact


def lines_of(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a text that comes in pieces, without their ends."""
    left = b""
    for piece in pieces:
        *whole, left = (left + piece).split(b"\n")
        yield from whole
    yield from (left,) if left else ()


def _value(rest: bytes) -> str:
    """The IRI or the text of the object at the head of what follows a property."""
    if rest[:1] == b"<":
        return rest[1 : rest.rindex(b">")].decode()
    if rest[:1] == b"_":
        return rest.split(b" ", 1)[0].decode()
    text = rest[1 : rest.rindex(b'"')].decode()
    return _ESCAPED.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    number = match[1] or match[2]
    return chr(int(number, 16)) if number else _LETTERS.get(match[3], match[3])
