"""The format of a store: written into a new one, brought up in an older one, refused in one of a later version."""

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import EmbeddedStore, open_store
from kg.store.layout import NEWEST, read
from kg.store.restoring import exchange, prepare
from kg.store.snapshots import Snapshots

GRAPH = "https://example.org/g"


def line(number: int) -> bytes:
    return f'<https://example.org/s> <https://example.org/p> "{number}" .'.encode()


def holding(folder: Path, number: int) -> Path:
    store = EmbeddedStore(folder)
    store.replace(GRAPH, line(number))
    store.close()
    return folder


def held(folder: Path) -> bytes:
    store = EmbeddedStore(folder)
    found = b"".join(store.dump("application/n-triples", GRAPH)).strip()
    store.close()
    return found


def test_a_new_store_has_the_newest_format(tmp_path: Path) -> None:
    assert read(holding(tmp_path / "s", 1)) == NEWEST
    assert (tmp_path / "s/format").read_text() == f"{NEWEST}\n"


def test_an_older_store_is_brought_up_when_it_is_opened(tmp_path: Path) -> None:
    folder = holding(tmp_path / "s", 1)
    (folder / "format").unlink()
    assert read(folder) == 0
    assert held(folder) == line(1)
    assert read(folder) == NEWEST


def test_a_store_of_a_later_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    folder = holding(tmp_path / "s", 1)
    (folder / "format").write_text(f"{NEWEST + 1}\n")
    with pytest.raises(StoreError, match=f"has format {NEWEST + 1}") as caught:
        open_store(str(folder), 1)
    assert "later version" in caught.value.hint
    assert read(folder) == NEWEST + 1
    (folder / "format").write_text("what?")
    with pytest.raises(StoreError, match="no format"):
        open_store(str(folder), 1)


def test_a_store_is_restored_and_begins_another_generation(tmp_path: Path) -> None:
    backup, folder = holding(tmp_path / "backup", 1), holding(tmp_path / "s", 2)
    store = EmbeddedStore(folder)
    before = store.generation()
    assert store.restore(backup) == store.generation() != before
    assert b"".join(store.dump("application/n-triples", GRAPH)).strip() == line(1)
    store.replace(GRAPH, line(3))
    assert Snapshots(folder).hold(store.publish().name).generation == store.generation()
    store.close()
    assert (held(folder), held(backup)) == (line(3), line(1))


def test_a_crash_in_the_middle_of_restoring_leaves_what_was_restored(tmp_path: Path) -> None:
    backup, folder = holding(tmp_path / "backup", 1), holding(tmp_path / "s", 2)
    prepare(folder, backup)
    assert held(folder) == line(2), "the new files are there, the exchange has not begun"
    prepare(folder, backup)
    (folder / "quads").rename(folder / "quads.before")
    assert held(folder) == line(1)
    prepare(folder, holding(tmp_path / "other", 4))
    exchange(folder)
    assert held(folder) == line(4)


def test_what_is_no_engine_is_not_restored(tmp_path: Path) -> None:
    folder = holding(tmp_path / "s", 2)
    (tmp_path / "empty/quads").mkdir(parents=True)
    store = EmbeddedStore(folder)
    with pytest.raises(StoreError, match="cannot be restored"):
        store.restore(tmp_path / "empty")
    assert b"".join(store.dump("application/n-triples", GRAPH)).strip() == line(2)
    store.close()
    assert not (folder / "quads.restored").exists()
