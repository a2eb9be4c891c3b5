"""SERVICE and LOAD as keywords are refused however they are written; the words elsewhere are not."""

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import RefusedQuery
from kg.store.refusals import refuse_network

OUT = "<http://127.0.0.1:1/>"
"""A port that the engine's HTTP client refuses by its number, so that an attempt shows and nothing leaves."""


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <http://e.org/> {}' }",
        'SELECT * { ?s ?p """a " SERVICE <http://e.org/> {} "" """ }',
        "SELECT * { ?s ?p 'it\\'s SERVICE <x>' }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://e.org/> {}",
        "# LOAD <http://e.org/>\nSELECT * { ?s ?p ?o }",
        "SELECT * { ?s <http://e.org/service/1> ?o . ?s <http://e.org/x#service> <http://e.org/load> }",
        "SELECT * { ?service ?load ?o . FILTER(?service < ?load) }",
        "PREFIX service: <http://e.org/> SELECT * { ?s service:load service:service }",
        "PREFIX : <http://e.org/service#> SELECT * { ?s :service :load ; :x <urn:service:1> }",
        "BASE <http://e.org/> SELECT * { ?s <service> <load> }",
        "PREFIX e: <http://e.org/> SELECT * { ?s e:SERVICE <http://e.org/> . ?o e:a-LOAD <http://e.org/> }",
        "SELECT * { ?s ?p '''\n''\nSERVICE <http://e.org/> {}\n''' }",
    ],
)
def test_the_words_in_strings_comments_iris_and_names_pass(query: str) -> None:
    ox.Store().query(query)
    refuse_network(query)


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE {OUT} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ sErViCe{OUT}{{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT {OUT} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE # <\n{OUT} {{ ?s ?p ?o }} }}",
        "PREFIX e: <http://127.0.0.1:1/> SELECT * { SERVICE e: { ?s ?p ?o } }",
        "PREFIX e: <http://127.0.0.1:1/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
        f"SELECT * {{ VALUES ?x {{ {OUT} }} SERVICE ?x {{ ?s ?p ?o }} }}",
        # An IRI for one parser, "less than" and a comment for another.
        f"ASK {{ BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n{OUT}{{?s ?p ?o}}}}",
        f'ASK {{ BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)#>"""\nSERVICE{OUT}{{?s ?p ?o}}#"""\n}}',
        f"ASK {{ FILTER(EXISTS{{}}<2)#>'''\nSERVICE{OUT}{{?s ?p ?o}}#'''\n}}",
        f"SELECT * {{ ?s ?p 1e5SERVICE {OUT} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICESILENT{OUT} {{ ?s ?p ?o }} }}",
        "PREFIX e\u0300\u2070\u3002: <http://127.0.0.1:1/> SELECT * { SERVICEe\u0300\u2070\u3002:x { ?s ?p ?o } }",
        "PREFIX e-f.g: <http://127.0.0.1:1/> SELECT * { SERVICEe-f.g:x { ?s ?p ?o } }",
        "PREFIX e: <http://127.0.0.1:1/> SELECT * { SERVICEe:x { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "PREFIX e: <http://127.0.0.1:1/> SELECT * { ?s ?p 1e5SERVICEsilente:x#\n{ ?s ?p ?o } }",
        f"SELECT * {{ \\u0053ERVICE {OUT} {{ ?s ?p ?o }} }}",
    ],
)
def test_service_is_refused_however_it_is_written(query: str) -> None:
    with pytest.raises(RefusedQuery):
        refuse_network(query)


def test_load_is_refused_with_its_place() -> None:
    with pytest.raises(RefusedQuery, match="LOAD") as caught:
        refuse_network("INSERT DATA {} ;\n  load silent <http://e.org/> INTO GRAPH <http://e.org/g>", update=True)
    assert (caught.value.line, caught.value.column) == (2, 3)


@pytest.mark.parametrize(
    "update",
    [
        f"LOADSILENT{OUT}",
        f"LOAD{OUT}INTO GRAPH<x>",
        "PREFIX e: <http://127.0.0.1:1/>LOADe:x",
        "PREFIX e-f: <http://127.0.0.1:1/>INSERT DATA {};loade-f:x#\n;",
        "PREFIX e.f: <http://127.0.0.1:1/>LOADe.f:x INTO GRAPH <http://e.org/>",
    ],
)
def test_load_is_refused_however_it_is_written(update: str) -> None:
    with pytest.raises(RefusedQuery):
        refuse_network(update, update=True)


def test_load_as_a_name_passes_in_an_update() -> None:
    update = "PREFIX load: <http://e.org/> INSERT DATA { load:a load:b load:c . load:c load:b 'LOAD <x>' }"
    ox.Store().update(update)
    refuse_network(update, update=True)


WORDS = """SERVICE service LOAD SILENT ?a $b < > <= ( ) { } # . ; , ' " ''' \"\"\" \\ 1 1e5 2.5 true a e: e:x _:b @en /
// * ! - <x> 'a' "b" ?a?b?c <?b)#> FILTER( FILTER(?a<?b) OPTIONAL{ UNION EXISTS{ | ^ &&""".split()  # noqa: SIM905
PIECES = st.sampled_from([*WORDS, " ", "\n", "BIND(1 AS ?c)", OUT, f"SERVICE{OUT}{{}}"])


@given(st.lists(PIECES, max_size=14), st.booleans())
@example(["?a<?b", ")"], True)
@settings(max_examples=400, deadline=None)
def test_what_passes_never_makes_the_engine_reach_out(pieces: list[str], close: bool) -> None:
    middle = "".join(pieces)
    tail = f"SERVICE{OUT}{{?x ?y ?z}}" if close else ""
    query = f"PREFIX e: <http://127.0.0.1:1/>\nASK {{ {middle}\n{tail} }}"
    try:
        refuse_network(query)
    except RefusedQuery:
        return
    try:
        ox.Store().query(query)
    except (SyntaxError, RuntimeError):
        return
    except OSError as error:
        pytest.fail(f"{query!r} reached out: {error}")
