"""A store with the invented reports of tests/answers and tests/api, and with the documents of examples/ read in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph

from kg.pipeline import ingest
from kg.settings import Settings
from kg.store import Store, open_store

ROOT = Path(__file__).parents[2]
GRAPHS = sorted([*(ROOT / "tests/answers/graphs").glob("*.ttl"), *(ROOT / "tests/api/graphs").glob("*.ttl")])
ID = "https://w3id.org/archontology/id/"


def triples(path: Path) -> bytes:
    return Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "store"
    opened = open_store(str(folder), 10)
    for path in GRAPHS:
        opened.replace(f"{ID}graph/{path.stem}", triples(path))
    ingest([str(ROOT / "examples/documents")], opened, Settings(store=str(folder)))
    yield opened
    opened.close()
