import pytest

from kg.errors import BadQuery
from kg.store import Form
from kg.store.clauses import form_of


@pytest.mark.parametrize(
    ("query", "form"),
    [
        (
            "PREFIX ask: <http://e.org/ASK>\n# SELECT\nBASE <http://select.org/> CONSTRUCT WHERE { ?s ?p ?o }",
            Form.GRAPH,
        ),
        ("select(1 AS ?ask){}", Form.SELECT),
        ("ASK{}", Form.ASK),
        ("DESCRIBE<http://e.org/>", Form.GRAPH),
        ("PREFIX describe-e: <http://e.org/> ASK { describe-e:x ?p ?o }", Form.ASK),
    ],
)
def test_the_form_of_a_query(query: str, form: Form) -> None:
    assert form_of(query) is form


@pytest.mark.parametrize(
    "text", ["", "DROP ALL", "PREFIX e: <http://e.org/>", "WITH <http://e.org/> DELETE { } WHERE { }"]
)
def test_what_is_no_query_has_no_form(text: str) -> None:
    with pytest.raises(BadQuery):
        form_of(text)
