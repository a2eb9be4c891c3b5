"""Search and suggestions over HTTP and on the page: the same over a store with its index and before it has one."""

import httpx
import pytest
from lxml import html

ID = "https://w3id.org/archontology/id/"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def found(client: httpx.Client, **asked: str | int) -> list[tuple[str, str, str]]:
    answer = client.get("/api/search", params=asked)
    assert answer.status_code == 200, answer.text
    return [(one["id"].removeprefix(ID), one["matched"], one["how"]) for one in answer.json()["results"]]


@pytest.mark.parametrize("words", ["闻人澄", "聞人澄", "wenren cheng", "Wénrén Chéng", "wrc"])
def test_a_person_is_found_by_a_name_in_any_form(client: httpx.Client, words: str) -> None:
    assert {one[0] for one in found(client, q=words, kind="person")} == {"person/wenren", "person/other"}


def test_an_answer_has_all_that_is_agreed(client: httpx.Client) -> None:
    answer = client.get("/api/search", params={"q": "市档案馆", "kind": "body", "limit": 1}).json()
    (one,) = answer.pop("results")
    assert answer == {"query": "市档案馆", "total": 2, "truncated": False}
    assert {key: one[key] for key in ("id", "kind", "label", "matched", "how", "score")} == {
        "id": f"{ID}body/chenghu",
        "kind": "body",
        "label": "澄湖市档案馆",
        "matched": "市档案馆",
        "how": "short",
        "score": 98,
    }


def test_kinds_may_be_several(client: httpx.Client) -> None:
    answer = client.get("/api/search", params=[("q", "闻人"), ("kind", "person"), ("kind", "document")]).json()
    assert {one["kind"] for one in answer["results"]} == {"person", "document"}


def test_suggestions(client: httpx.Client) -> None:
    answer = client.get("/api/suggest", params={"q": "澄", "limit": 1})
    assert answer.json() == {
        "suggestions": [
            {
                "id": f"{ID}body/chenghu",
                "kind": "body",
                "label": "澄湖市档案馆",
                "matched": "澄湖市档案馆",
                "how": "label",
            }
        ]
    }
    assert client.get("/api/suggest").json() == {"suggestions": []}


@pytest.mark.parametrize("path", ["/api/search", "/api/suggest"])
def test_answers_are_tagged_by_their_generation(client: httpx.Client, path: str) -> None:
    first = client.get(path, params={"q": "闻人"})
    again = client.get(path, params={"q": "闻人"}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/api/search", {"q": ""}),
        ("/api/search", {"q": "·"}),
        ("/api/search", {"q": "闻" * 201}),
        ("/api/search", {"q": "闻", "kind": "town"}),
        ("/api/search", {"q": "闻", "limit": "0"}),
        ("/api/suggest", {"q": "闻", "limit": "51"}),
    ],
)
def test_what_cannot_be_looked_for_is_told(client: httpx.Client, path: str, asked: dict[str, str]) -> None:
    answer = client.get(path, params=asked)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["detail"]


def test_hostile_names_stay_data(client: httpx.Client) -> None:
    results = client.get("/api/search", params={"q": "某甲", "kind": "person"}).json()["results"]
    assert any('onmouseover="alert(3)' in one["label"] for one in results)
    page = client.get("/search", params={"q": "某甲"}, headers=BROWSER).text
    assert "onmouseover=&#34;alert(3)" in page
    assert "<script>" not in page


@pytest.mark.parametrize(("lang", "how"), [("zh", "拼音首字母"), ("en", "Initials")])
def test_the_page_shows_the_form_that_fits_and_how(client: httpx.Client, lang: str, how: str) -> None:
    page = html.fromstring(
        client.get("/search", params={"q": "wrc", "kind": "person", "lang": lang}, headers=BROWSER).content
    )
    lines = [line.text_content() for line in page.xpath("//ul[@class='lines']/li")]
    assert len(lines) == 2
    assert all(f"{how}: 闻人澄" in line for line in lines)


def test_the_page_narrows_to_a_kind_and_goes_on(client: httpx.Client) -> None:
    first = client.get("/search", params={"q": "档案", "limit": 2, "kind": "body"}, headers=BROWSER)
    page = html.fromstring(first.content)
    assert page.xpath("//a[@aria-current]/text()")
    (following,) = page.xpath("//a[@rel='next']/@href")
    assert client.get(following, headers=BROWSER).status_code == 200


def test_the_start_page_asks_the_search(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/", headers=BROWSER).content)
    (form,) = page.xpath("//form[@role='search']")
    assert (form.get("action"), form.xpath(".//input[@type='search']/@name")) == ("/search", ["q"])


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"body": "澄湖市档案馆"}, {"person/wenren"}),
        ({"region": "澜口"}, {"person/other"}),
        ({"from": "2020-01-01", "to": "2021-12-31"}, {"person/wenren"}),
        ({"to": "2018-12-31"}, {"person/other"}),
    ],
)
def test_filters_keep_what_belongs_there(client: httpx.Client, asked: dict[str, str], wanted: set[str]) -> None:
    assert {one[0] for one in found(client, q="闻人澄", kind="person", **asked)} == wanted


def test_a_filter_that_several_bear_names_them(client: httpx.Client) -> None:
    answer = client.get("/api/search", params={"q": "闻人", "body": "市档案馆"})
    assert answer.status_code == 409
    assert len(answer.json()["candidates"]) == 2


def test_words_in_a_text_are_marked(client: httpx.Client) -> None:
    answer = client.get("/api/search", params={"q": "二級巡視員"}).json()
    (one,) = [item for item in answer["results"] if item["how"] == "text"]
    assert (one["id"], one["label"]) == (f"{ID}document/conference", "全市档案工作年会召开")
    assert ["二级巡视员", True] in one["snippet"]
    page = html.fromstring(client.get("/search", params={"q": "二级巡视员"}, headers=BROWSER).content)
    assert page.xpath("//ul[@class='lines']//mark/text()") == ["二级巡视员"]


def test_the_page_narrows_to_a_body_and_keeps_it(client: httpx.Client) -> None:
    asked = {"q": "闻人", "kind": "person", "body": "澄湖市档案馆", "from": "2019-01-01"}
    page = html.fromstring(client.get("/search", params=asked, headers=BROWSER).content)
    assert page.xpath("//ul[@class='lines']/li/a/@href") == ["/id/person/wenren"]
    assert page.xpath("//input[@name='body']/@value") == ["澄湖市档案馆"]
    (others,) = page.xpath("//a[@class='chip'][contains(@href, 'kind=document')]/@href")
    assert "from=2019-01-01" in others
    (data,) = page.xpath("//a[starts-with(@href, '/api/search')]/@href")
    assert [one["id"] for one in client.get(data).json()["results"]] == [f"{ID}person/wenren"]
    wrong = client.get("/search", params={"q": "闻人", "body": "市档案馆"}, headers=BROWSER)
    assert wrong.status_code == 409
