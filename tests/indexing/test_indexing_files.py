"""The file of an index: opened from any thread, refused when it is none, told apart when the questions have changed."""

import gc
import threading
from pathlib import Path

import pytest

from kg import answers, indexing
from kg.errors import StoreError
from kg.indexing import Changed
from kg.store import Store
from kg.store.index import IndexedStore, index_of, open_index

ID = "https://w3id.org/archontology/id/"


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no index"):
        open_index(tmp_path / "missing.sqlite")
    other = tmp_path / "other.sqlite"
    other.write_bytes(b"no database at all, but long enough to be read as one" * 100)
    with pytest.raises(StoreError, match="is no index"):
        open_index(other)


def test_an_index_says_for_which_questions_it_was_made(store: Store, tmp_path: Path) -> None:
    indexing.build(store, tmp_path / "index.sqlite")
    index = open_index(tmp_path / "index.sqlite")
    assert index.shape == indexing.shape()
    index.close()


def test_a_store_offers_an_index_or_none(store: Store, tmp_path: Path) -> None:
    indexing.build(store, tmp_path / "index.sqlite")
    index = open_index(tmp_path / "index.sqlite")
    assert index_of(store) is None
    assert index_of(IndexedStore(store, index)) is index
    index.close()


def test_the_connection_of_a_thread_that_has_ended_is_closed(store: Store, tmp_path: Path) -> None:
    indexing.build(store, tmp_path / "index.sqlite")
    index = open_index(tmp_path / "index.sqlite")
    for _ in range(5):
        thread = threading.Thread(target=lambda: index.ask("SELECT 1"))
        thread.start()
        thread.join()
    gc.collect()
    held = [file for file in Path("/proc/self/fd").iterdir() if str(file.resolve()) == str(index.path)]
    assert len(held) == 1
    index.close()


def test_many_threads_read_one_index(store: Store, tmp_path: Path) -> None:
    indexing.build(store, tmp_path / "index.sqlite")
    index = open_index(tmp_path / "index.sqlite")
    indexed = IndexedStore(store, index)
    expected, found = answers.officials(store, f"{ID}body/chenghu").body, []

    def ask() -> None:
        found.extend(answers.officials(indexed, f"{ID}body/chenghu").body for _ in range(50))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 400
    index.close()


def test_nothing_that_changed_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    indexing.build(store, path)
    before = path.read_bytes()
    indexing.update(store, path, Changed())
    assert len(path.read_bytes()) == len(before)


def test_lookups_of_an_index_do_not_reach_the_engine(store: Store, tmp_path: Path) -> None:
    indexing.build(store, tmp_path / "index.sqlite")
    index = open_index(tmp_path / "index.sqlite")
    indexed = IndexedStore(store, index)
    store.close()  # an engine that was closed refuses every question
    assert answers.officials(indexed, f"{ID}body/chenghu", "2021-03-01").tenures
    assert answers.post_holders(indexed, f"{ID}post/director").tenures
    assert answers.career(indexed, f"{ID}person/gongliang").tenures
    assert answers.holders(indexed, "馆长", "澄湖市档案馆", "2021-03-01").excluded is not None
    assert answers.overview(indexed).tenures
    assert answers.people(indexed).items
    assert answers.event(indexed, next(item.iri for item in answers.events(indexed).items)).event
    index.close()
