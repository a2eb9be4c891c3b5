"""What every store promises, embedded, served by another process, or remote: the same tests over all, on real engines."""

import json
from collections.abc import Callable
from itertools import groupby

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.errors import BadQuery, InputError, RefusedQuery
from kg.store import Change, Form, Store
from kg.store.protocol import Dataset

A, B = "http://example.org/graph/a", "http://example.org/graph/b"
ONE = '<http://example.org/s> <http://example.org/p> "一" .\n'.encode()
TWO = b'<http://example.org/s> <http://example.org/p> "two"@en .\n'
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def count(store: Store, query: str = COUNT) -> int:
    return int(store.select(query)[0]["n"].value)


def values(store: Store, graph: str) -> list[str]:
    rows = store.select(f"SELECT ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} ORDER BY ?o")
    return [row["o"].value for row in rows]


def test_a_triple_of_two_graphs_counts_once_and_stays_while_one_states_it(store: Store) -> None:
    assert store.replace(A, ONE + TWO) == Change(added=2, removed=0)
    assert store.replace(B, ONE) == Change(added=0, removed=0, restated=1)
    assert count(store) == 2
    assert store.remove(A) == Change(added=0, removed=1, restated=1)
    assert count(store) == 1
    assert store.graphs() == [B]
    assert store.remove(B) == Change(added=0, removed=1)
    assert (count(store), store.graphs()) == (0, [])


def test_what_is_said_of_one_subject_stands_together_in_a_dump_of_the_default_graph(store: Store) -> None:
    said = [f'<http://example.org/{s}> <http://example.org/{p}> "{o}" .' for p in "xyz" for s in "cab" for o in "12"]
    store.transact({A: "\n".join(said[:9]).encode(), B: "\n".join(said[5:]).encode()})
    lines = b"".join(store.dump("application/n-triples", "")).splitlines()
    subjects = [subject for subject, _ in groupby(line.split(b" ")[0] for line in lines)]
    assert len(lines) == 18
    assert sorted(subjects) == [f"<http://example.org/{s}>".encode() for s in "abc"]


def test_replacing_with_the_same_changes_nothing_whatever_the_order_and_the_repetition(store: Store) -> None:
    store.replace(A, ONE + TWO)
    assert store.replace(A, TWO + ONE + ONE).nothing


def test_restating_another_graphs_triple_is_a_change_though_the_default_graph_stays(store: Store) -> None:
    store.replace(A, ONE)
    assert not store.replace(B, ONE).nothing
    assert store.replace(B, ONE).nothing


def test_replacing_with_other_content_keeps_what_both_have(store: Store) -> None:
    store.replace(A, ONE)
    assert store.replace(A, TWO) == Change(added=1, removed=1)
    assert values(store, A) == ["two"]
    assert count(store) == 1


def test_replace_many_gives_a_change_for_each_in_order(store: Store) -> None:
    changes = store.replace_many([(A, ONE), (B, ONE + TWO), (A, b"")])
    assert changes == [Change(1, 0), Change(1, 0, 1), Change(0, 0, 1)]
    assert store.graphs() == [B]


def test_removing_what_is_not_there_changes_nothing(store: Store) -> None:
    assert store.remove(A).nothing


def test_several_graphs_change_together(store: Store) -> None:
    store.replace(A, ONE + TWO)
    assert store.transact({A: TWO, B: ONE}) == {A: Change(0, 0, 1), B: Change(0, 0, 1)}
    assert (count(store), store.graphs()) == (2, [A, B])
    assert store.transact({A: ONE, B: None}) == {A: Change(0, 1, 1), B: Change(0, 0, 1)}
    assert (count(store), store.graphs()) == (1, [A])


def test_what_two_graphs_state_and_a_third_keeps(store: Store) -> None:
    third = "http://example.org/graph/c"
    store.transact({A: ONE + TWO, B: ONE + TWO, third: ONE})
    assert store.transact({A: None, B: b""}) == {A: Change(0, 1, 1), B: Change(0, 0, 2)}
    assert (count(store), store.graphs()) == (1, [third])
    assert store.transact({}) == {}


def test_a_transaction_with_a_bad_graph_changes_nothing(store: Store) -> None:
    store.replace(A, ONE)
    with pytest.raises(InputError, match=B):
        store.transact({A: None, B: b"not triples"})
    assert (count(store), store.graphs()) == (1, [A])


def test_numbers_that_the_engine_rewrites_are_still_the_same(store: Store) -> None:
    number = b'<http://e.org/s> <http://e.org/p> "1.0"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n'
    assert store.replace(A, number) == Change(1, 0)
    assert store.replace(A, number).nothing
    assert store.remove(A) == Change(0, 1)


@pytest.mark.parametrize("text", ['"a\\tb\\n\\r\\"\\\\"', '"\\u0007\\u007F\u0085\U00020000"', '"x"@zh-Hant', '"5"'])
def test_any_literal_comes_back_as_it_was(store: Store, text: str) -> None:
    line = f"<http://e.org/s> <http://e.org/p> {text} .\n".encode()
    store.replace(A, line)
    assert store.replace(A, line).nothing
    assert store.ask(f"ASK {{ ?s ?p {text} }}")


def test_many_triples_at_once(store: Store) -> None:
    many = "".join(f'<http://e.org/{n}> <http://e.org/p> "{n}" .\n' for n in range(1234)).encode()
    assert store.replace(A, many) == Change(1234, 0)
    assert store.replace(B, many) == Change(0, 0, 1234)
    assert count(store) == 1234


@pytest.mark.parametrize("bad", [b"<http://e.org/s> <http://e.org/p> .\n", b"not triples", b"\xff\xfe"])
def test_text_that_is_not_ntriples_is_refused_with_the_graphs_name(store: Store, bad: bytes) -> None:
    with pytest.raises(InputError, match=A):
        store.replace(A, bad)


def test_blank_nodes_are_refused(store: Store) -> None:
    with pytest.raises(InputError, match="blank node"):
        store.replace(A, b'_:b <http://e.org/p> "x" .\n')
    assert store.replace(A, b'<http://e.org/_:b> <http://e.org/p> "_:b" .\n') == Change(1, 0)


def test_select_gives_terms_and_leaves_out_what_is_unbound(store: Store) -> None:
    store.replace(A, ONE + TWO)
    rows = store.select("SELECT ?s ?o ?none { ?s ?p ?o OPTIONAL { ?o ?p ?none } } ORDER BY LANG(?o)")
    assert [set(row) for row in rows] == [{"s", "o"}, {"s", "o"}]
    assert (rows[0]["s"].kind, rows[0]["s"].value) == ("iri", "http://example.org/s")
    first, second = rows[0]["o"], rows[1]["o"]
    assert (first.kind, first.value, first.datatype, first.language) == (
        "literal",
        "一",
        "http://www.w3.org/2001/XMLSchema#string",
        None,
    )
    assert (second.value, second.datatype, second.language) == (
        "two",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
        "en",
    )


def test_blank_nodes_of_an_answer_are_blank(store: Store, engine: str) -> None:
    if engine == "virtuoso":
        with pytest.raises(BadQuery, match="Virtuoso cannot do this"):
            store.select("SELECT (BNODE() AS ?b) {}")
        return
    assert store.select("SELECT (BNODE() AS ?b) {}")[0]["b"].kind == "blank"


def test_ask(store: Store) -> None:
    store.replace(A, ONE)
    assert store.ask('ASK { ?s ?p "一" }')
    assert not store.ask('ASK { ?s ?p "二" }')


def test_a_query_of_another_form_is_told(store: Store) -> None:
    with pytest.raises(BadQuery, match="rows"):
        store.select("ASK {}")
    with pytest.raises(BadQuery, match="yes or no"):
        store.ask("SELECT * {}")


@pytest.mark.parametrize(
    ("query", "form", "media_type", "piece"),
    [
        ("SELECT ?o { ?s ?p ?o }", Form.SELECT, "application/sparql-results+json", '"一"'),
        ("SELECT ?o { ?s ?p ?o }", Form.SELECT, "application/sparql-results+xml", ">一<"),
        ("SELECT ?o { ?s ?p ?o }", Form.SELECT, "text/csv", "o\r\n一\r\n"),
        ("SELECT ?o { ?s ?p ?o }", Form.SELECT, "text/tab-separated-values", '?o\n"一"\n'),
        ("ASK {}", Form.ASK, "application/sparql-results+json", "true"),
        ("ASK {}", Form.ASK, "application/sparql-results+xml", "<boolean>true</boolean>"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", Form.GRAPH, "application/n-triples", ONE.decode()),
        ("DESCRIBE <http://example.org/s>", Form.GRAPH, "application/n-triples", ONE.decode()),
    ],
)
def test_an_answer_in_each_form_and_format(store: Store, query: str, form: Form, media_type: str, piece: str) -> None:
    store.replace(A, ONE)
    answer = store.query(query)
    assert answer.form is form
    assert piece in b"".join(answer.write(media_type)).decode()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parser of JSON-LD uses it
@pytest.mark.parametrize(
    ("media_type", "parser"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        # Triples without a graph are written the same way in the formats for datasets.
        ("application/n-quads", "nt"),
        ("application/trig", "turtle"),
    ],
)
def test_a_graph_in_every_format_is_the_same_graph(store: Store, media_type: str, parser: str) -> None:
    store.replace(A, ONE + TWO)
    expected = set(Graph().parse(data=ONE + TWO, format="nt"))
    written = b"".join(store.query("CONSTRUCT WHERE { ?s ?p ?o }").write(media_type))
    assert set(Graph().parse(data=written, format=parser)) == expected


def test_a_format_that_the_form_does_not_have(store: Store) -> None:
    with pytest.raises(BadQuery, match="text/turtle"):
        store.query("SELECT * {}").write("text/turtle")
    with pytest.raises(BadQuery, match="text/csv"):
        store.query("CONSTRUCT WHERE { ?s ?p ?o }").write("text/csv")


def test_a_large_answer_comes_in_pieces(store: Store) -> None:
    store.replace(A, ONE)
    digits = "VALUES ?{} {{ 0 1 2 3 4 5 6 7 8 9 }}"
    query = "SELECT * { " + " ".join(digits.format(name) for name in "abcd") + " }"
    pieces = list(store.query(query).write("application/sparql-results+json"))
    assert len(pieces) > 3
    assert len(json.loads(b"".join(pieces))["results"]["bindings"]) == 10_000


def test_the_dataset_of_the_protocol(store: Store) -> None:
    store.replace(A, ONE)
    store.replace(B, TWO)

    def found(query: str, default: tuple[str, ...], named: tuple[str, ...]) -> str:
        return b"".join(store.query(query, Dataset(default, named)).write("text/csv")).decode()

    assert found("SELECT ?o { ?s ?p ?o }", (A,), ()) == "o\r\n一\r\n"
    assert found("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", (A,), ()) == "o\r\n"
    assert found("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", (), (B,)) == "o\r\ntwo\r\n"
    assert found("SELECT ?o { ?s ?p ?o }", (), (B,)) == "o\r\n"


@pytest.mark.parametrize("query", ["SELECT ?s {\n  ?s ?p }", "ASK {\n  ?s ?p }", "CONSTRUCT {\n  ?s ?p }"])
def test_a_query_that_does_not_parse_names_its_line_and_column(store: Store, query: str) -> None:
    with pytest.raises(BadQuery) as caught:
        store.query(query).write(
            "application/n-triples" if query.startswith("C") else "application/sparql-results+json"
        )
    assert caught.value.line == 2
    assert caught.value.column is not None


@pytest.mark.parametrize("query", ["", "SELEC * {}", "INSERT DATA { <http://e.org/s> a <http://e.org/c> }"])
def test_what_is_no_query(store: Store, query: str) -> None:
    with pytest.raises(BadQuery):
        store.query(query)


def test_an_update_changes_the_store_and_a_bad_one_names_its_place(store: Store) -> None:
    store.update(f"INSERT DATA {{ GRAPH <{A}> {{ <http://e.org/s> <http://e.org/p> 1 }} }}")
    assert store.graphs() == [A]
    with pytest.raises(BadQuery) as caught:
        store.update("INSERT DATA {\n 1 }")
    assert caught.value.line == 2


def test_an_update_that_fails_in_its_second_part_changes_nothing(store: Store) -> None:
    with pytest.raises(BadQuery):
        store.update(f"INSERT DATA {{ GRAPH <{A}> {{ <http://e.org/s> <http://e.org/p> 1 }} }} ; NONSENSE")
    assert store.graphs() == []


def test_service_and_load_are_refused_before_anything_is_sent(store: Store) -> None:
    with pytest.raises(RefusedQuery, match="SERVICE"):
        store.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    with pytest.raises(RefusedQuery, match="LOAD"):
        store.update("LOAD <http://127.0.0.1:9/x>")
    with pytest.raises(RefusedQuery):
        store.select("SELECT * { SERVICE ?where { ?s ?p ?o } }")
    with pytest.raises(RefusedQuery):
        store.ask("ASK { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }")


@pytest.mark.parametrize("media_type", ["application/n-quads", "application/trig"])
def test_a_dump_reloads_to_the_same_store(new_store: Callable[[], Store], media_type: str) -> None:
    store = new_store()
    store.replace(A, ONE + TWO)
    store.replace(B, ONE)
    graphs: dict[str, bytes] = {}
    for quad in ox.parse(b"".join(store.dump(media_type)), ox.RdfFormat.from_media_type(media_type)):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value] = graphs.get(quad.graph_name.value, b"") + f"{quad.triple} .\n".encode()
    one_graph = b"".join(store.dump("application/n-triples", B))
    default = sorted(b"".join(store.dump("application/n-triples", "")).splitlines())
    again = new_store()
    again.replace_many(graphs.items())
    assert again.graphs() == [A, B]
    assert b"".join(again.dump("application/n-triples", B)) == one_graph == ONE
    assert sorted(b"".join(again.dump("application/n-triples", "")).splitlines()) == default
    assert len(default) == 2


def test_all_graphs_together_need_a_format_for_datasets(store: Store) -> None:
    with pytest.raises(BadQuery, match="text/turtle"):
        store.dump("text/turtle")


def test_a_generation_lasts_until_something_is_written(store: Store) -> None:
    first = store.generation()
    store.replace("https://example.org/g", b"")
    assert store.generation() == first
    store.replace("https://example.org/g", b'<https://example.org/a> <https://example.org/b> "c" .')
    second = store.generation()
    assert second.name != first.name
    assert second.made >= first.made
    store.update("DELETE WHERE { ?s ?p ?o }")
    assert store.generation().name not in (first.name, second.name)
