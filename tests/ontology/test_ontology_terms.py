"""Every IRI that the program may write, or that a file of ontology/ names, is defined here or in its own vocabulary."""

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from ontology import terms
from ontology.terms import AO, RICO, Namespace

CHECKED = {
    RICO.iri: "RiC-O 1.1",
    "http://www.w3.org/ns/org#": "ORG",
    "http://www.w3.org/ns/prov#": "PROV-O",
    "http://www.w3.org/ns/oa#": "Web Annotation",
    "http://www.w3.org/ns/shacl#": "SHACL",
    str(SKOS): "SKOS",
}
FILES = ("archontology.ttl", "alignment.ttl", "shapes.ttl")


def namespaces() -> list[Namespace]:
    return [value for value in vars(terms).values() if isinstance(value, Namespace)]


def iris(namespace: Namespace) -> list[URIRef]:
    return [URIRef(namespace.iri + name) for name in sorted(namespace.names)]


def defined(graph: Graph, iri: URIRef) -> bool:
    return (iri, RDF.type, None) in graph


def parts(iri: URIRef) -> str | None:
    return next((namespace for namespace in CHECKED if iri.startswith(namespace)), None)


def test_terms_of_ours_are_defined(own: Graph) -> None:
    assert [iri for iri in iris(AO) if not defined(own, iri)] == []


def test_terms_of_others_are_defined_in_their_own_file(outside: Graph) -> None:
    missing = [iri for n in namespaces() if n.iri in CHECKED for iri in iris(n) if not defined(outside, iri)]
    assert missing == []


def test_every_namespace_of_terms_is_ours_or_checked_or_of_rdf() -> None:
    known = {AO.iri, *CHECKED, str(RDF), str(RDFS), terms.XSD.iri}
    assert {n.iri for n in namespaces()} <= known


def test_rdf_and_xsd_terms_are_known() -> None:
    from rdflib import XSD

    names = {"RDF": RDF, "RDFS": RDFS, "XSD": XSD}
    for name, known in names.items():
        ours: Namespace = getattr(terms, name)
        assert all(URIRef(ours.iri + term) in known for term in ours.names), name


@pytest.mark.parametrize("name", FILES)
def test_a_file_names_no_unknown_term(name: str, ontology: Path, own: Graph, outside: Graph) -> None:
    used = {t for triple in Graph().parse(ontology / name) for t in triple if isinstance(t, URIRef)}
    foreign = {iri for iri in used if parts(iri) and str(iri) not in CHECKED and not defined(outside, iri)}
    ours = {iri for iri in used if iri.startswith(AO.iri) and str(iri) != AO.iri and not defined(own, iri)}
    assert (foreign, ours) == (set(), set())


def test_schemes_name_no_unknown_rico_term(ontology: Path, outside: Graph) -> None:
    used = {
        t
        for path in (ontology / "schemes").glob("*.ttl")
        for triple in Graph().parse(path)
        for t in triple
        if isinstance(t, URIRef) and t.startswith(RICO.iri)
    }
    assert used
    assert [iri for iri in used if not defined(outside, iri)] == []


@pytest.mark.parametrize("dropped", ["DateRange", "SingleDate", "certainty", "source", "hasSource"])
def test_terms_that_rico_1_1_dropped_are_not_offered(dropped: str, outside: Graph) -> None:
    assert not defined(outside, URIRef(RICO.iri + dropped)), "this copy of RiC-O is not 1.1"
    assert dropped not in RICO.names


def test_every_class_of_ours_is_a_rico_class(own: Graph, outside: Graph) -> None:
    classes = [c for c in own.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef)]
    assert len(classes) > 10
    for each in classes:
        above = set(own.transitive_objects(each, RDFS.subClassOf)) - {each}
        rico = [c for c in above if str(c).startswith(RICO.iri)]
        assert rico, f"{each} is no subclass of a RiC-O class"
        assert all((c, RDF.type, OWL.Class) in outside for c in rico), each


def test_every_term_of_ours_says_what_it_is_in_both_languages(own: Graph) -> None:
    for term in {s for s in own.subjects(RDFS.isDefinedBy) if isinstance(s, URIRef)}:
        for predicate in (RDFS.label, RDFS.comment):
            languages = sorted(getattr(o, "language", "") or "" for o in own.objects(term, predicate))
            assert languages == ["en", "zh"], f"{term} {predicate}"


def test_every_property_has_a_domain(own: Graph) -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in own.subjects(RDF.type, kind):
            assert own.value(term, RDFS.domain) is not None, term


def test_the_direction_of_relations_is_that_of_rico(outside: Graph) -> None:
    """A membership goes from the group to the person, a position holding from the person to the position."""

    def ends(name: str) -> dict[str, str]:
        rows = outside.objects(URIRef(RICO.iri + name), RDFS.subClassOf)
        pairs = ((outside.value(r, OWL.onProperty), outside.value(r, OWL.onClass)) for r in rows)
        return {terms.local(str(p)): terms.local(str(c)) for p, c in pairs if p is not None and c is not None}

    membership = ends("MembershipRelation")
    assert (membership["relationHasSource"], membership["relationHasTarget"]) == ("Group", "Person")
    holding = ends("PositionHoldingRelation")
    assert (holding["relationHasSource"], holding["relationHasTarget"]) == ("Person", "Position")
