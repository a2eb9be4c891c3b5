from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from service_process import ID, serving

from kg.store import open_store

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
KINDS = ("person/wenren", "body/chenghu", "post/director", "event/conference", "document/conference", "tenure/wenren")
OTHERS = (
    "claim/c1",
    "span/c1",
    "participation/wenren",
    "rank-holding/sikong",
    "name/wenren",
    "place/chenghu",
    "date/may",
)


@pytest.mark.parametrize(
    "media_type", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
@pytest.mark.parametrize("entity", [*KINDS, *OTHERS])
def test_an_iri_resolves_to_rdf_about_it(client: httpx.Client, entity: str, media_type: str) -> None:
    answer = client.get(f"/id/{entity}", headers={"Accept": media_type})
    assert answer.headers["content-type"].split(";")[0] == media_type
    quads = list(ox.parse(answer.content, ox.RdfFormat.from_media_type(media_type)))
    assert ID + entity in {getattr(quad.subject, "value", None) for quad in quads}


@pytest.mark.parametrize("entity", [*KINDS, *OTHERS])
def test_an_iri_resolves_to_a_page(client: httpx.Client, entity: str) -> None:
    answer = client.get(f"/id/{entity}", headers={"Accept": BROWSER})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert {name.strip() for name in answer.headers["vary"].split(",")} >= {"Accept", "Accept-Language"}


def test_the_alternates_that_the_header_names_are_there(client: httpx.Client) -> None:
    answer = client.get("/id/person/wenren", headers={"Accept": BROWSER})
    links = [part.split(";") for part in answer.headers["link"].split(", ")]
    assert len(links) == 5
    for address, relation, kind in links:
        assert relation.strip() == 'rel="alternate"'
        alternate = client.get(address.strip("<>"))
        assert kind.strip() == f'type="{alternate.headers["content-type"].split(";")[0]}"'


def test_format_wins_over_accept_and_an_unknown_one_is_406(client: httpx.Client) -> None:
    ask = {"headers": {"Accept": BROWSER}}
    assert client.get("/id/person/wenren?format=jsonld", **ask).headers["content-type"] == "application/ld+json"
    assert client.get("/id/person/wenren?format=pdf", **ask).status_code == 406
    assert client.get("/id/person/wenren", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "path", ["/id/person/nobody", "/id/nothing/wenren", "/id/person/a%20b", "/id/person/%3E%20%7B"]
)
@pytest.mark.parametrize("accept", [BROWSER, "text/turtle"])
def test_what_is_not_there_is_404_in_the_form_that_suits(client: httpx.Client, path: str, accept: str) -> None:
    answer = client.get(path, headers={"Accept": accept})
    page = answer.headers["content-type"].startswith("text/html")
    assert (answer.status_code, page) == (404, accept == BROWSER)


def test_an_iri_resolves_whatever_it_starts_with(tmp_path: Path) -> None:
    base = "urn:example:"
    store = open_store(str(tmp_path / "store"), 10)
    triples = "".join(
        f"<{base}person/1> <{predicate}> {value} .\n"
        for predicate, value in (
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "<https://w3id.org/archontology/ns#Person>"),
            ("http://www.w3.org/2000/01/rdf-schema#label", '"某乙"@zh'),
        )
    )
    store.replace(f"{base}graph/1", triples.encode())
    store.close()
    with serving(tmp_path / "store", ARCHONTOLOGY_BASE=base) as client:
        assert "某乙" in client.get("/id/person/1", headers={"Accept": BROWSER}).text
        assert f"<{base}person/1>" in client.get("/id/person/1", headers={"Accept": "text/turtle"}).text
        assert 'href="/id/person/1"' in client.get("/", headers={"Accept": BROWSER}).text
        assert client.get("/api/people/1").json()["person"]["label"] == "某乙"
