"""What was known then: a generation that is kept is asked by its name, over HTTP, in SPARQL and on the command line."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from service_process import ID, TOKEN, fill, serving

from kg.store import ServedStore
from kg.store.snapshots import Snapshots
from ontology.terms import RDFS

COMMAND = Path(sys.executable).with_name("archontology")
PERSON = f"{ID}person/wenren"
NAME = f"SELECT ?name {{ <{PERSON}> <{RDFS.label}> ?name }}"
WRITE = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}


class Shelf:
    """A service, the folder of its store, and the command line beside it."""

    def __init__(self, client: httpx.Client, folder: Path) -> None:
        self.client, self.folder = client, folder

    def command(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        environment = {key: value for key, value in os.environ.items() if not key.startswith("ARCHONTOLOGY_")}
        line = [str(COMMAND), *arguments]
        return subprocess.run(
            line, capture_output=True, text=True, env={"ARCHONTOLOGY_STORE": str(self.folder), **environment}
        )

    def generations(self, *arguments: str) -> dict[str, object]:
        done = self.command("generations", *arguments, "--json")
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    def rename(self, name: str) -> None:
        update = (
            f"DELETE WHERE {{ <{PERSON}> <{RDFS.label}> ?name }} ; INSERT DATA {{ <{PERSON}> <{RDFS.label}> '{name}' }}"
        )
        assert self.client.post("/sparql", content=update.encode(), headers=WRITE).status_code == 204

    def names(self, **fields: str) -> list[str]:
        answer = self.client.post("/sparql", data={"query": NAME, "format": "json", **fields})
        assert answer.status_code == 200, answer.text
        return [row["name"]["value"] for row in answer.json()["results"]["bindings"]]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    folder = tmp_path_factory.mktemp("generations") / "store"
    fill(folder)
    with serving(folder, ARCHONTOLOGY_TOKEN=TOKEN) as client:
        yield Shelf(client, folder)


@pytest.fixture(scope="module")
def then(shelf: Shelf) -> str:
    """The name of a kept generation, after which the person was given another name, twice."""
    shelf.rename("甲")
    kept = shelf.generations("keep")
    assert kept["kept"] is True
    shelf.rename("乙")
    shelf.rename("丙")
    return str(kept["name"])


def test_rest_answers_what_was_known_then(shelf: Shelf, then: str) -> None:
    def label(**parameters: str) -> str:
        return str(shelf.client.get("/api/people/wenren", params=parameters).json()["person"]["label"])

    assert (label(), label(generation=then)) == ("丙", "甲")
    page = shelf.client.get("/id/person/wenren", params={"generation": then}, headers={"Accept": "text/html"})
    assert "甲" in page.text
    assert "丙" not in page.text


def test_sparql_answers_what_was_known_then_by_get_by_post_and_through_the_application(shelf: Shelf, then: str) -> None:
    assert shelf.names() == ["丙"]
    assert shelf.names(generation=then) == ["甲"]
    parameters = {"query": NAME, "generation": then, "format": "csv"}
    plain = shelf.client.get("/sparql", params=parameters)
    # With a token or an Origin a request is the application's, which has a reader evaluate the query.
    relayed = shelf.client.get("/sparql", params=parameters, headers={"Origin": "https://example.org"})
    assert plain.text == relayed.text == "name\r\n甲\r\n"
    assert plain.headers["etag"].startswith(f'W/"{then}')


@pytest.mark.parametrize("name", ["0123abcd-99", "../current", "x"])
def test_a_generation_that_is_not_there_is_404(shelf: Shelf, name: str) -> None:
    answers = [
        shelf.client.get("/sparql", params={"query": NAME, "generation": name}),
        shelf.client.post("/sparql", data={"query": NAME, "generation": name}),
        shelf.client.get("/api/people/wenren", params={"generation": name}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert all("generations list" in answer.json()["hint"] for answer in answers)


def test_what_was_known_cannot_be_changed(shelf: Shelf, then: str) -> None:
    answer = shelf.client.post("/sparql", params={"generation": then}, content=b"CLEAR ALL", headers=WRITE)
    assert (answer.status_code, answer.json()["hint"]) == (400, "write without generation=")
    form = {"update": "CLEAR ALL", "generation": then}
    assert shelf.client.post("/sparql", data=form, headers={"Authorization": WRITE["Authorization"]}).status_code == 400
    refused = shelf.command("same", PERSON, f"{ID}person/x", "--store", f"{shelf.folder}/generations/{then}")
    assert refused.returncode == 1
    assert shelf.names(generation=then) == ["甲"]


def test_the_command_line_asks_a_generation_as_a_store(shelf: Shelf, then: str) -> None:
    told = json.loads(shelf.command("generations", "list", "--json").stdout)
    folder = next(str(one["folder"]) for one in told if one["name"] == then)
    answers = [
        json.loads(shelf.command("ask", "career", PERSON, "--json", *more).stdout) for more in ([], ["--store", folder])
    ]
    assert [answer["person"]["label"] for answer in answers] == ["丙", "甲"]


def test_what_is_released_goes(shelf: Shelf, then: str) -> None:
    shelf.command("generations", "release", then)
    end = time.monotonic() + 10
    while then in [one.name for one in Snapshots(shelf.folder).names()]:
        assert time.monotonic() < end
        shelf.rename("丁")
    with closing(ServedStore(shelf.folder)) as store:
        assert store.generation().name != then
    assert shelf.client.get("/sparql", params={"query": NAME, "generation": then}).status_code == 404
