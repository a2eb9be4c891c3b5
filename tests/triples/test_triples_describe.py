"""One document becomes one graph, as docs/graph.md says, byte for byte the same."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.entities import FactNames, identify
from kg.errors import InputError
from kg.model import BodyRef, HonourClaim, Participant, Reading, Span
from kg.timelines import bounds, tenures
from kg.triples import Described, Scene, describe, offices, timeline
from ontology import terms
from ontology.terms import AO, RDF, RDFS, RICO, SKOS, concept

sys.path.insert(0, str(Path(__file__).parent))
import invented

BASE = "https://example.org/id/"
IDS = identify(invented.READING, BASE)
SHAPES = Path(terms.__file__).parent / "shapes.ttl"


def described(reading: Reading = invented.READING, base: str = BASE) -> Described:
    return describe(Scene(reading, identify(reading, base), bounds))


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The document alone."""
    return Graph().parse(data=described().triples, format="nt")


@pytest.fixture(scope="module")
def timelines(graph: Graph) -> Graph:
    """The document with the tenures that follow from it."""
    both = Graph().parse(data=graph.serialize(format="nt"), format="nt")
    claims = offices(Scene(invented.READING, IDS, bounds))
    for person in {claim.person for claim in claims}:
        found = tenures(claim for claim in claims if claim.person == person)
        both.parse(data=timeline(FactNames(BASE), found), format="nt")
    return both


def objects(graph: Graph, subject: str | None, predicate: str) -> set[str]:
    assert subject is not None
    return {str(value) for value in graph.objects(URIRef(subject), URIRef(predicate))}


def test_the_lines_are_sorted_and_unique_and_what_both_engines_write() -> None:
    triples = described().triples
    lines = triples.decode().split("\n")
    assert lines.pop() == ""
    assert lines == sorted(set(lines))
    store = ox.Store()
    store.load(triples, ox.RdfFormat.N_TRIPLES)
    assert sorted(f"{quad.triple} ." for quad in store) == lines
    again = Graph().parse(data=triples, format="nt")
    assert len(again) == len(lines)
    assert isomorphic(again, Graph().parse(data=again.serialize(format="turtle"), format="turtle"))


def test_there_are_no_blank_nodes(graph: Graph) -> None:
    assert all(isinstance(term, URIRef | Literal) for triple in graph for term in triple)


def test_the_same_reading_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import invented; from kg.entities import identify;"
        "from kg.timelines import bounds; from kg.triples import Scene, describe;"
        f"scene = Scene(invented.READING, identify(invented.READING, {BASE!r}), bounds);"
        "sys.stdout.buffer.write(describe(scene).triples)"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1] == described().triples


def test_the_order_of_claims_does_not_matter() -> None:
    reading = invented.READING
    assert described(replace(reading, honours=reading.honours[::-1], genres=reading.genres[::-1])) == described()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pyshacl's own use of rdflib
@pytest.mark.parametrize("which", ["graph", "timelines"])
def test_the_graph_passes_the_shapes(which: str, request: pytest.FixtureRequest) -> None:
    graph: Graph = request.getfixturevalue(which)
    conforms, _, text = validate(graph, shacl_graph=Graph().parse(SHAPES), advanced=True)
    assert conforms, text


def test_every_iri_written_is_one_of_the_terms(graph: Graph) -> None:
    known = {ns.iri + name for ns in vars(terms).values() if isinstance(ns, terms.Namespace) for name in ns.names}
    types = {str(value) for value in graph.objects(None, URIRef(RDF.type))}
    assert {str(predicate) for predicate in graph.predicates()} | types <= known


def test_a_tenure_has_its_post_its_shortcuts_and_its_evidence(timelines: Graph) -> None:
    claim = invented.TENURES[0]
    it, person, body = IDS.tenure(claim), IDS.person(claim.person), IDS.body(invented.ARCHIVES)
    post = IDS.post(invented.ARCHIVES, "馆长")
    assert objects(timelines, it, AO.holder) == objects(timelines, it, RICO.relationHasSource) == {person}
    assert objects(timelines, it, AO.post) == objects(timelines, it, RICO.relationHasTarget) == {post}
    assert objects(timelines, it, RICO.positionHoldingRelation_role) == {it}
    assert objects(timelines, person, RICO.occupiesOrOccupied) == {post}
    assert post in objects(timelines, body, RICO.hasOrHadPosition)
    assert objects(timelines, post, RDFS.label) == {"云州市档案馆馆长"}
    assert objects(timelines, post, AO.postType) == {concept("posts", "director")}
    assert objects(timelines, it, AO.attestedOn) == objects(timelines, it, AO.startLatest) == {"2020-12-08"}
    assert objects(timelines, it, AO.endEarliest) == {"2020-12-09"}
    assert (
        not objects(timelines, it, AO.startEarliest)
        | objects(timelines, it, AO.endLatest)
        | objects(timelines, it, AO.start)
    )
    assert objects(timelines, it, AO.supportedBy) == {IDS.claim(claim)}
    (span,) = objects(timelines, it, RICO.isEvidencedBy)
    assert objects(timelines, span, AO.quote) == {"云州市档案馆馆长甲文"}


def test_quotes_offsets_and_surroundings_are_those_of_the_text(graph: Graph) -> None:
    (text,) = objects(graph, IDS.document(), AO.text)
    assert text == invented.TEXT
    for span in graph.subjects(URIRef(RDF.type), URIRef(AO.Span)):
        start, end = (int(graph.value(span, URIRef(p))) for p in (AO.startOffset, AO.endOffset))  # type: ignore[arg-type]
        quote, before, after = (str(graph.value(span, URIRef(p))) for p in (AO.quote, AO.prefix, AO.suffix))
        assert text[start:end] == quote
        assert text[:start].endswith(before)
        assert text[end:].startswith(after)


def test_a_document_holds_claims_and_no_tenure(graph: Graph) -> None:
    assert not list(graph.subjects(URIRef(RDF.type), URIRef(AO.Tenure)))
    assert not list(graph.triples((None, URIRef(AO.actedAs), None)))
    claim = IDS.claim(invented.TENURES[0])
    assert objects(graph, claim, AO.startLatest) == {"2020-12-08"}
    assert objects(graph, claim, AO.postType) == {concept("posts", "director")}


def test_a_candidate_is_a_claim_and_no_tenure(graph: Graph) -> None:
    claim = invented.TENURES[2]
    assert IDS.tenure(claim) is None
    assert not objects(graph, IDS.claim(claim), AO.states)
    assert objects(graph, IDS.claim(claim), AO.aboutPost) == {IDS.post(invented.SHORT, "副馆长")}
    assert objects(graph, IDS.claim(claim), AO.polarity) == {concept("polarity", "proposed")}
    assert not objects(graph, IDS.person(claim.person), RICO.occupiesOrOccupied)


def test_a_title_without_a_body_is_a_claim_and_no_tenure(graph: Graph) -> None:
    claim = invented.TENURES[5]
    assert objects(graph, IDS.claim(claim), AO.titleAsWritten) == {"主任"}
    assert not objects(graph, IDS.claim(claim), AO.states)


def test_an_appointment_is_decided_and_starts_nothing(timelines: Graph) -> None:
    it = IDS.tenure(invented.TENURES[3])
    assert objects(timelines, it, AO.stage) == {concept("stages", "decided")}
    assert objects(timelines, it, AO.startEarliest) == {"2020-12-08"}
    assert (
        not objects(timelines, it, AO.startLatest)
        | objects(timelines, it, AO.start)
        | objects(timelines, it, AO.attestedOn)
    )
    assert objects(timelines, it, AO.startCause) == {concept("causes", "appointed")}
    assert objects(timelines, it, AO.trialPeriod) == {"一年"}


def test_a_removal_ends_on_its_day(timelines: Graph) -> None:
    it = IDS.tenure(invented.TENURES[4])
    assert objects(timelines, it, AO.endLatest) == {"2020-12-09"}
    assert objects(timelines, it, AO.endState) == {"ended-date-known"}
    assert objects(timelines, IDS.claim(invented.TENURES[4]), AO.polarity) == {concept("polarity", "no-longer-holds")}


def test_an_unresolved_body_is_marked_and_has_no_other_name(graph: Graph) -> None:
    it = IDS.body(invented.VAGUE)
    assert objects(graph, it, AO.unresolvedBody) == {"true"}
    assert objects(graph, it, RDFS.label) == {"省局"}
    assert objects(graph, IDS.claim(invented.TENURES[1]), AO.unresolvedBody) == {"true"}


def test_a_short_form_is_a_name_and_a_pointing_word_is_none(graph: Graph) -> None:
    it = IDS.body(invented.ARCHIVES)
    assert objects(graph, it, SKOS.altLabel) == {"市档案馆"}
    assert objects(graph, it, AO.bodyType) == {concept("body-types", "archives")}
    assert "我馆 → 云州市档案馆: the publisher" in objects(graph, IDS.claim(invented.TENURES[3]), AO.context)


def test_a_title_that_tells_the_body_is_no_name_of_it() -> None:
    committee = BodyRef("中国共产党云州市委员会", "市委书记", via="implied by the title")
    claim = invented.tenure("云州市档案馆馆长甲文", "甲文", committee, "市委书记")
    graph = Graph().parse(data=described(replace(invented.READING, tenures=(claim,))).triples, format="nt")
    assert objects(graph, IDS.body(committee), RDFS.label) == {"中国共产党云州市委员会"}
    assert objects(graph, IDS.body(committee), SKOS.altLabel) == set()


def test_rank_honour_and_membership_are_no_posts(graph: Graph) -> None:
    reading = invented.READING
    rank, membership = IDS.rank_holding(reading.ranks[0]), IDS.membership(reading.memberships[0])
    assert objects(graph, rank, AO.rankAsWritten) == {"二级调研员"}
    assert {IDS.honour(claim) for claim in reading.honours} == {
        str(it) for it in graph.subjects(URIRef(RDF.type), URIRef(AO.Honour))
    }
    society, person = IDS.body(invented.SOCIETY), IDS.person(invented.who("丁兰"))
    assert objects(graph, membership, RICO.relationHasSource) == {society}
    assert objects(graph, membership, RICO.relationHasTarget) == {person}
    assert objects(graph, society, RICO.hasOrHadMember) == {person}
    assert not objects(graph, person, RICO.occupiesOrOccupied)


def test_participants_act_as_what_the_document_attests_on_that_day(timelines: Graph) -> None:
    event = IDS.event(invented.EVENTS[0])
    acted = {
        str(timelines.value(it, URIRef(AO.participant))): objects(timelines, str(it), AO.actedAs)
        for it in timelines.subjects(URIRef(AO.event), URIRef(event))
    }
    for claim in invented.TENURES[:2]:
        assert acted[IDS.person(claim.person)] == {IDS.tenure(claim)}
    assert acted[IDS.body(invented.ARCHIVES)] == set()
    assert len(acted) == 4


def test_an_event_has_its_date_its_place_and_its_parts(graph: Graph) -> None:
    event, part = (IDS.event(claim) for claim in invented.EVENTS)
    assert objects(graph, event, RICO.hadSubevent) == {part}
    assert objects(graph, event, AO.occurredEarliest) == objects(graph, event, AO.occurredLatest) == {"2020-12-08"}
    assert objects(graph, part, AO.occurredEarliest) == {"2020-12-01"}
    assert objects(graph, part, AO.occurredLatest) == {"2020-12-31"}
    (date,) = objects(graph, event, RICO.isAssociatedWithDate)
    assert objects(graph, date, AO.inferredPart) == {"year"}
    assert objects(graph, date, RICO.expressedDate) == {"12月8日"}


def test_the_summary_counts_and_names() -> None:
    found = described()
    assert (found.graph, found.document) == (IDS.graph(), IDS.document())
    assert len(found.claims) == 13


def test_a_reading_that_contradicts_itself_is_told() -> None:
    nobody = HonourClaim(span=Span(0, 3), quote="12月", rule="r", honour="先进")
    with pytest.raises(InputError, match="no holder"):
        described(replace(invented.READING, honours=(nobody,)))
    event = replace(invented.EVENTS[0], parent=7)
    with pytest.raises(InputError, match="part of event 7"):
        described(replace(invented.READING, events=(event,)))
    event = replace(invented.EVENTS[0], participants=(Participant("spoke", Span(0, 3), "12月"),))
    with pytest.raises(InputError, match="nobody"):
        described(replace(invented.READING, events=(event,)))
    fact = replace(invented.READING.body_facts[0], property="motto")
    with pytest.raises(InputError, match="motto"):
        described(replace(invented.READING, body_facts=(fact,)))


def test_a_base_that_is_no_iri_is_told() -> None:
    with pytest.raises(InputError, match="not an IRI"):
        described(base="https://example.org/a b/")
