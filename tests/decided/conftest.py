"""A store into which invented notices about invented people are read by the real reader."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.settings import Settings
from kg.store import Store, open_store

CITY = """云州市人民政府任免通知

发布日期：2018-03-05
来源：云州市人民政府

任命单雪梅为云州市档案局局长。
"""
PROVINCE = """云岭省人民政府任免通知

发布日期：2019-01-10
来源：云岭省人民政府

免去单雪梅的云州市档案局局长职务。
任命单雪梅为云岭省档案馆馆长。
"""
OTHER = """南浦县人民政府任免通知

发布日期：2018-06-01
来源：南浦县人民政府

任命单雪梅为南浦县统计局局长。
"""
TEXTS = {"city.txt": CITY, "province.txt": PROVINCE, "other.txt": OTHER}


@pytest.fixture
def chosen(tmp_path: Path) -> Settings:
    return Settings(store=str(tmp_path / "store"), editor="mei", base="https://example.org/id/")


@pytest.fixture
def store(chosen: Settings) -> Iterator[Store]:
    opened = open_store(chosen.store, chosen.timeout)
    yield opened
    opened.close()


@pytest.fixture
def notices(tmp_path: Path) -> list[str]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in TEXTS]


@pytest.fixture
def read(store: Store, chosen: Settings, notices: list[str]) -> Callable[[], None]:
    """Read all notices."""

    def call() -> None:
        summary = pipeline.ingest(notices, store, chosen)
        assert summary.failures == ()
        assert summary.claims >= 4

    return call
