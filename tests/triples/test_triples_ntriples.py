"""Our lines are the lines that the engine writes, and rdflib reads the same values out of them."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from kg.errors import InputError
from kg.triples import ntriples as nt

S, P = "http://example.org/s", "http://example.org/p"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, st.sampled_from([None, "zh", "en"]))
def test_any_text_is_written_as_the_engine_writes_it(value: str, language: str | None) -> None:
    line = nt.canonical([(S, P, nt.text(value, language))])
    triple = ox.Triple(ox.NamedNode(S), ox.NamedNode(P), ox.Literal(value, language=language))
    assert line == ox.serialize([triple], format=ox.RdfFormat.N_TRIPLES)
    assert next(iter(ox.parse(line, ox.RdfFormat.N_TRIPLES))).object == triple.object


@given(TEXTS)
def test_rdflib_reads_the_same_text(value: str) -> None:
    ((_, _, found),) = Graph().parse(data=nt.canonical([(S, P, nt.text(value))]), format="nt")
    assert str(found) == value


@pytest.mark.parametrize("bad", ["http://e.org/a b", "http://e.org/<", "http://e.org/\\", "http://e.org/\n", 'x"'])
def test_what_is_no_iri_is_refused(bad: str) -> None:
    with pytest.raises(InputError, match="not an IRI"):
        nt.iri(bad)


@pytest.mark.parametrize(
    ("edtf", "datatype"),
    [
        ("2020-12-08", "XMLSchema#date"),
        ("2020-12", "XMLSchema#gYearMonth"),
        ("2020", "XMLSchema#gYear"),
        ("2020-02-30", "datatypes/edtf"),
        ("2020-13", "datatypes/edtf"),
        ("1931~", "datatypes/edtf"),
        ("2003-05/..", "datatypes/edtf"),
        ("202X", "datatypes/edtf"),
        ("20201208", "datatypes/edtf"),
        ("..", "datatypes/edtf"),
    ],
)
def test_a_date_has_the_type_of_what_is_known(edtf: str, datatype: str) -> None:
    assert nt.date(edtf).startswith(f'"{edtf}"^^<http')
    assert nt.date(edtf).endswith(f"{datatype}>")


def test_lines_are_unique_and_sorted() -> None:
    lines = nt.canonical([(S, P, nt.text("b")), (S, P, nt.text("a")), (S, P, nt.text("b"))])
    assert lines.decode().splitlines() == [f'<{S}> <{P}> "a" .', f'<{S}> <{P}> "b" .']
