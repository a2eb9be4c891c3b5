from itertools import product

import pytest

from api.errors import HttpError
from api.formats import GRAPHS, HTML, ROWS, YES_NO, choose, language_weights, names_page

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "name", "media_type"),
    [
        (None, "json", "application/sparql-results+json"),
        ("", "json", "application/sparql-results+json"),
        ("*/*", "json", "application/sparql-results+json"),
        ("application/json", "json", "application/json"),
        ("text/csv", "csv", "text/csv"),
        ("text/*", "csv", "text/csv"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.3", "tsv", "text/tab-separated-values"),
        ("*/*;q=0.1, application/sparql-results+xml", "xml", "application/sparql-results+xml"),
        ("*/*, text/csv;q=0", "json", "application/sparql-results+json"),
        ("TEXT/CSV ; Q=1", "csv", "text/csv"),
        ("nonsense, text/csv", "csv", "text/csv"),
    ],
)
def test_rows_by_accept(accept: str | None, name: str, media_type: str) -> None:
    choice = choose(ROWS, accept)
    assert (choice.name, choice.media_type) == (name, media_type)


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "*/*;q=0", "text/csv;q=many", "nonsense"])
def test_what_nobody_offers_is_406_and_names_what_there_is(accept: str) -> None:
    with pytest.raises(HttpError) as error:
        choose(ROWS, accept)
    assert error.value.status == 406
    assert accept in error.value.message
    assert "tsv (text/tab-separated-values)" in error.value.hint


def test_the_format_parameter_wins_over_accept() -> None:
    assert choose(GRAPHS, "text/turtle", "rdfxml").media_type == "application/rdf+xml"


def test_a_format_of_the_other_kind_is_406() -> None:
    for offers, name in [*product([GRAPHS], ["csv", "tsv"]), *product([ROWS, YES_NO], ["turtle"]), (YES_NO, "csv")]:
        with pytest.raises(HttpError, match=f"format={name}"):
            choose(offers, None, name)


def test_text_says_its_encoding_and_json_does_not() -> None:
    assert choose(ROWS, "text/csv").content_type == "text/csv; charset=utf-8"
    assert choose(ROWS, None).content_type == "application/sparql-results+json"


def test_a_browser_gets_the_page_and_curl_the_first_offer() -> None:
    assert choose((*ROWS, HTML), BROWSER).name == "html"
    assert choose((*ROWS, HTML), "*/*").name == "json"


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        (BROWSER, True),
        ("*/*", False),
        (None, False),
        ("application/json", False),
        ("text/html;q=0.5, application/json", False),
    ],
)
def test_only_who_names_html_gets_an_error_page(accept: str | None, page: bool) -> None:
    assert names_page(accept) is page


def test_language_by_quality_whatever_the_script_or_country() -> None:
    weights = language_weights("fr, en-GB;q=0.7, zh-Hant-TW;q=0.8, zh;q=0.1", ("zh", "en"))
    assert weights == {"zh": 0.8, "en": 0.7}
