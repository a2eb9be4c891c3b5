"""The shapes: they are SHACL themselves, accept the invented town, and refuse each of these ways to spoil it."""

from collections.abc import Callable
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, Namespace, URIRef

AO = Namespace("https://w3id.org/archontology/ns#")
ID = Namespace("https://w3id.org/archontology/id/")
RICO = Namespace("https://www.ica.org/standards/RiC/ontology#")
SCHEME = Namespace("https://w3id.org/archontology/scheme/")
TENURE, CLAIM, SPAN, PERSON, BODY, POST = (
    ID[name] for name in ("tenure/t", "claim/c", "span/s", "person/mo", "body/archives", "post/director")
)
Edit = Callable[[Graph], object]


@pytest.fixture(scope="module")
def shapes(ontology: Path) -> Graph:
    return Graph().parse(ontology / "shapes.ttl")


def messages(data: Graph, shapes: Graph) -> list[str]:
    """What the shapes say against the graph, in English."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    found = (
        m for result in report.subjects(RDF.type, SH.ValidationResult) for m in report.objects(result, SH.resultMessage)
    )
    return sorted({str(m) for m in found if isinstance(m, Literal) and m.language == "en"})


def test_the_shapes_are_shacl(shapes: Graph) -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


def test_the_town_is_accepted(town: Graph, shapes: Graph) -> None:
    assert messages(town, shapes) == []


def test_every_class_of_ours_that_the_town_holds_has_a_shape(town: Graph, shapes: Graph) -> None:
    held = {o for o in town.objects(None, RDF.type) if str(o).startswith(str(AO))}
    assert held
    assert held <= set(shapes.objects(None, SH.targetClass))


def test_every_message_is_in_both_languages(shapes: Graph) -> None:
    for node in set(shapes.subjects(SH.message)):
        languages = sorted(m.language or "" for m in shapes.objects(node, SH.message) if isinstance(m, Literal))
        assert languages == ["en", "zh"]


def day(value: str) -> Literal:
    return Literal(value, datatype=XSD.date)


SPOILED: dict[str, tuple[Edit, str]] = {
    "no holder": (lambda g: g.remove((TENURE, AO.holder, None)), "a tenure has exactly one holder"),
    "two holders": (lambda g: g.add((TENURE, AO.holder, ID["person/jia"])), "a tenure has exactly one holder"),
    "no evidence": (lambda g: g.remove((TENURE, RICO.isEvidencedBy, None)), "evidenced by at least one span"),
    "no claim": (lambda g: g.remove((TENURE, AO.supportedBy, None)), "rests on at least one claim"),
    "neither post nor body": (
        lambda g: [g.remove((TENURE, p, None)) for p in (AO.post, AO.body)],
        "a tenure has a post or a body",
    ),
    "a year as a bound": (
        lambda g: g.set((TENURE, AO.startLatest, Literal("2021", datatype=XSD.gYear))),
        "startLatest is a day",
    ),
    "start after end": (
        lambda g: [
            g.add((TENURE, AO.startEarliest, day("2021-05-01"))),
            g.add((TENURE, AO.endLatest, day("2020-01-01"))),
        ],
        "it starts after it has ended",
    ),
    "bounds of the start crossed": (
        lambda g: g.add((TENURE, AO.startEarliest, day("2021-06-15"))),
        "the start is both not before and not after",
    ),
    "no shortcut": (lambda g: g.remove((PERSON, RICO.occupiesOrOccupied, None)), "the shortcut from person to post"),
    "no loop": (lambda g: g.remove((TENURE, RICO.positionHoldingRelation_role, None)), "the loop of the relation"),
    "source is not the holder": (
        lambda g: g.set((TENURE, RICO.relationHasSource, BODY)),
        "the source of the relation is the holder",
    ),
    "a rank in a post": (
        lambda g: g.set((TENURE, AO.postType, SCHEME["ranks/consultant-2"])),
        "concept of the scheme posts",
    ),
    "a proposal": (lambda g: g.set((TENURE, AO.stage, SCHEME["stages/proposed"])), "a proposal is never a tenure"),
    "a candidate that states a tenure": (
        lambda g: g.set((CLAIM, AO.tenureStatus, Literal("candidate"))),
        "a proposal is never a tenure",
    ),
    "a claim of nothing": (
        lambda g: [g.remove((CLAIM, p, None)) for p in (AO.aboutPerson, AO.aboutBody, AO.states)],
        "a claim says nothing",
    ),
    "no rule": (lambda g: g.remove((CLAIM, AO.rule, None)), "exactly one rule"),
    "unknown status": (lambda g: g.set((CLAIM, AO.tenureStatus, Literal("maybe"))), "a tenure status is current"),
    "an empty quote": (lambda g: g.set((SPAN, AO.quote, Literal(""))), "exactly one quote, not empty"),
    "a span that ends before it starts": (
        lambda g: g.set((SPAN, AO.endOffset, Literal(2))),
        "exactly one start offset",
    ),
    "a hash of another kind": (
        lambda g: g.set((ID["document/d"], AO.contentHash, Literal("md5:00"))),
        "content hash is sha256",
    ),
    "two names": (lambda g: g.add((PERSON, RDFS.label, Literal("莫不知", "zh"))), "exactly one Chinese label"),
    "a post in two bodies": (lambda g: g.add((POST, AO.body, ID["body/society"])), "a post is in exactly one body"),
    "a post unknown to its body": (
        lambda g: g.remove((BODY, RICO.hasOrHadPosition, None)),
        "the body says that it has the post",
    ),
    "no RiC-O class": (lambda g: g.remove((PERSON, RDF.type, RICO.Person)), "must see the class rico:Person"),
    "a membership the wrong way round": (
        lambda g: g.set((ID["membership/m"], RICO.relationHasSource, ID["person/jia"])),
        "the source of a membership is the body",
    ),
    "an event without a type": (
        lambda g: [g.remove((ID["event/e"], p, None)) for p in (AO.eventType, RICO.hasEventType)],
        "ao:eventType takes a concept",
    ),
    "an unknown role": (lambda g: g.set((ID["participation/p"], AO.role, URIRef("urn:x"))), "ao:role takes a concept"),
    "an inferred hour": (lambda g: g.set((ID["date/d"], AO.inferredPart, Literal("hour"))), "a year, a month or a day"),
    "a date said in two ways": (lambda g: g.set((ID["date/d"], AO.edtf, Literal("2021"))), "said in RiC-O too"),
    "an attestation in words": (lambda g: g.add((TENURE, AO.attestedOn, Literal("5月"))), "an attestation is a date"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_a_spoiled_town_is_refused(name: str, town: Graph, shapes: Graph) -> None:
    edit, expected = SPOILED[name]
    edit(town)
    assert any(expected in message for message in messages(town, shapes))
