"""Every .rq runs as it stands and with nasty terms; a term never changes the question."""

from importlib.resources import files

import pytest

from kg.answers import questions
from kg.errors import InputError
from kg.store.protocol import Form, Store

FOLDER = files("kg.answers").joinpath("queries")
QUESTIONS = sorted(item.name.removesuffix(".rq") for item in FOLDER.iterdir() if item.name.endswith(".rq"))
WHOLE_GRAPH = {
    "tenures-by-post-type",
    *("holders-by-year", "void-classes", "void-properties"),
    *("network-nodes", "network-participations", "network-tenures", "overview"),
    *("dated-participations", "dated-tenures", "hierarchy-changes", "sub-bodies"),
    *("all-merged", "lineages", "office-holders", "profile-posts", "renamed"),
    *("lint-bodies", "lint-bodiless", "lint-modes", "lint-tenures", "lint-titles"),
}
NASTY = (
    '馆长" } DROP ALL #',
    "back\\slash",
    "\\",
    '\\"',
    "\\u0022 } #",
    "two\nlines\r\n",
    "tab\tbell\x07 bell\b feed\f nul\x00",
    "}} # param",
    "'''\"\"\"",
    "<https://example.org/> ; ?p ?o",
    "𠮷田 𝄞 \u2028 \ufeff",
    "$1 \\1 \\g<0> {} %s",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_runs_as_it_stands(store: Store, question: str) -> None:
    text = questions.text(question)
    assert text.startswith("# "), "a question opens with what it asks"
    answer = store.query(text)
    media_type = "application/n-triples" if answer.form is Form.GRAPH else "text/csv"
    assert isinstance(b"".join(answer.write(media_type)), bytes)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_param_line_is_seen(question: str) -> None:
    text = questions.text(question)
    marked = [line for line in text.splitlines() if line.rstrip().endswith("# param")]
    for line in marked:
        assert questions._VALUES.match(line) or questions._NUMBER.match(line), line
    assert marked or question in WHOLE_GRAPH


@pytest.mark.parametrize("text", NASTY)
def test_a_literal_comes_back_as_it_went_in(store: Store, text: str) -> None:
    row = store.select(f"SELECT ?x WHERE {{ VALUES ?x {{ {questions.literal(text)} }} }}")[0]
    assert row["x"].value == text


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_name_is_only_a_name(store: Store, text: str) -> None:
    before = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]["n"].value
    person = questions.iri("https://w3id.org/archontology/ns#Person")
    assert questions.rows(store, "names", **{"class": person}, name=questions.name(text)) == []
    assert questions.rows(store, "entities", **{"class": person}, part=questions.literal(text), limit=5) == []
    assert store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]["n"].value == before


@pytest.mark.parametrize(
    "text", ["a b:c", "https://x/<y>", "https://x/ y", "no-scheme", "", "https://x/\\u003E", "x:\n", 'x:"']
)
def test_what_is_no_iri_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not an IRI"):
        questions.iri(text)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(InputError, match="not readable"):
        questions.literal("\udce9")


def test_numbers_take_the_place_of_the_example() -> None:
    filled = questions.fill("entities", limit=7, offset=3)
    assert "LIMIT 7  # param" in filled
    assert "OFFSET 3  # param" in filled


def test_a_term_that_the_question_does_not_take_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="evidence"):
        questions.fill("evidence", person="<x:y>")
