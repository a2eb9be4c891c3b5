"""A store with the invented reports of tests/answers and tests/api, and with the documents of examples/ read in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from filled_store import GRAPHS, ID, ROOT, triples

from kg.pipeline import ingest
from kg.settings import Settings
from kg.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "store"
    opened = open_store(str(folder), 10)
    for path in GRAPHS:
        opened.replace(f"{ID}graph/{path.stem}", triples(path))
    ingest([str(ROOT / "examples/documents")], opened, Settings(store=str(folder)))
    yield opened
    opened.close()
