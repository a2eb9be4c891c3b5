"""A backup of a store that is served, written in and read; and its restoring, at which nobody sees a half."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from service_process import ID, TOKEN, fill, serving

from kg import backups, keeping
from kg.entities.judgements import Verdict
from kg.errors import InputError, StoreError
from kg.identities import Word
from kg.settings import Settings
from kg.store import ServedStore, open_originals, open_store
from ontology.terms import RDFS

COMMAND = Path(sys.executable).with_name("archontology")
FIRST, OTHER = f"{ID}graph/first", f"{ID}graph/other"
PERSON = f"{ID}person/wenren"
CONTENT = b"a report"
WRITE = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ARCHONTOLOGY_")}
    line = [str(COMMAND), *arguments, "--json"]
    return subprocess.run(line, capture_output=True, text=True, env={**environment, "ARCHONTOLOGY_STORE": str(folder)})


def told(folder: Path, *arguments: str) -> Any:
    done = run(folder, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def pair(number: int) -> bytes:
    """Two triples that are written together."""
    return f'<urn:a> <urn:p> "{number}" .\n<urn:b> <urn:p> "{number}" .'.encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "store")
    open_originals(str(tmp_path / "store")).keep(CONTENT, sha256(CONTENT).hexdigest())
    return tmp_path / "store"


@pytest.fixture
def client(folder: Path) -> Iterator[httpx.Client]:
    with serving(folder, ARCHONTOLOGY_TOKEN=TOKEN) as opened:
        yield opened


def test_what_is_backed_up_while_others_write_comes_back_while_others_read(folder: Path, client: httpx.Client) -> None:
    stop, numbers = threading.Event(), iter(range(1_000_000))

    def write_on() -> None:
        with closing(ServedStore(folder)) as store:
            while not stop.is_set():
                store.replace(FIRST, pair(next(numbers)))

    writing = threading.Thread(target=write_on)
    writing.start()
    made = told(folder, "backup", str(folder.parent / "backup"))
    stop.set()
    writing.join()
    assert made["size"] > 10_000
    assert made["generation"]
    client.post("/sparql", content=f"INSERT DATA {{ <{PERSON}> <{RDFS.label}> '后来' }}".encode(), headers=WRITE)
    assert "后来" in client.get("/api/people/wenren").text

    halves: list[str] = []

    def read_on() -> None:
        query = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"
        with httpx.Client(base_url=client.base_url) as other:
            while not stop.is_set():
                answer = other.post("/sparql", data={"query": query, "format": "csv"})
                if answer.status_code != 200 or answer.text.split()[1] != "2":
                    halves.append(f"{answer.status_code} {answer.text}")

    stop.clear()
    reading = threading.Thread(target=read_on)
    reading.start()
    done = told(folder, "restore", str(folder.parent / "backup"))
    assert "后来" not in client.get("/api/people/wenren").text, "seen as soon as the command ends"
    stop.set()
    reading.join()
    assert halves == []
    then = client.get("/api/people/wenren", params={"generation": done["before"]})
    assert "后来" in then.text, "what was there before is kept"


def test_a_backup_is_a_store_with_its_originals_and_decisions(folder: Path, tmp_path: Path) -> None:
    with closing(open_store(str(folder), 1)) as store:
        rows = store.select("SELECT DISTINCT ?it { ?it a <https://w3id.org/archontology/ns#Person> } ORDER BY ?it")
        people = [row["it"].value for row in rows][:2]
    settings = Settings(store=str(folder))
    with closing(open_store(str(folder), 1)) as store:
        keeping.judge(store, settings, Word(*people, Verdict.SAME, "x", "mei", "2026-01-01T00:00:00Z"))
        backups.backup(store, settings, tmp_path / "backup")
        keeping.judge(store, settings, Word(*people, Verdict.UNDO, "", "mei", "2026-01-02T00:00:00Z"))
        backups.restore(store, settings, tmp_path / "backup")
    assert "same" in (folder / "decisions/judgements.tsv").read_text("utf-8")
    assert "undo" not in (folder / "decisions/judgements.tsv").read_text("utf-8")
    for place in (folder, tmp_path / "backup"):
        with closing(open_store(str(place), 1)) as store:
            assert store.ask(f"ASK {{ GRAPH <{ID}graph/identity> {{ ?s ?p ?o }} }}")
        assert open_originals(str(place)).read(sha256(CONTENT).hexdigest()) == CONTENT
    assert [path.name[:16] for path in folder.glob("decisions.*")] == ["decisions.before"]


def test_what_cannot_be_saved_or_restored_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").touch()
    settings = Settings(store=str(folder))
    with closing(open_store(str(folder), 1)) as store:
        with pytest.raises(InputError, match="is not empty"):
            backups.backup(store, settings, tmp_path / "full")
        with pytest.raises(InputError, match="is no backup"):
            backups.restore(store, settings, tmp_path / "full")
        with pytest.raises(InputError, match="in use"):
            backups.restore(store, settings, folder)
        backups.backup(store, settings, tmp_path / "backup")
        (tmp_path / "backup/format").write_text("99\n")
        with pytest.raises(StoreError, match="has format 99"):
            backups.restore(store, settings, tmp_path / "backup")
    done = run(folder, "restore", str(tmp_path / "full"))
    assert (done.returncode, json.loads(done.stderr)["hint"]) == (1, "name a folder that archontology backup made")
