"""The services that the tests of the API ask: real processes over real embedded stores."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from service_process import TOKEN, fill, serving


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api") / "store"
    fill(folder)
    return folder


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[httpx.Client]:
    """Reads only: no token is set."""
    with serving(filled) as opened:
        yield opened


@pytest.fixture(scope="session")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server with a token, over a store of its own."""
    folder = tmp_path_factory.mktemp("writer") / "store"
    fill(folder)
    with serving(folder, ARCHONTOLOGY_TOKEN=TOKEN) as opened:
        yield opened
