"""A store that another process serves: generations that readers read, and what happens when that process ends."""

import time
from pathlib import Path

import pytest
from writer_process import write

from kg.errors import NotFound, StoreError
from kg.store import EmbeddedStore, ServedStore, open_store
from kg.store.folder import ENGINE
from kg.store.snapshot import Newest, Snapshot
from kg.store.snapshots import Snapshots
from kg.store.writer import LATE

GRAPH = "https://example.org/g"
ASK = "ASK { <https://example.org/s> ?p ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def line(number: int) -> bytes:
    return f'<https://example.org/s> <https://example.org/p> "{number}" .'.encode()


def publish(store: EmbeddedStore) -> str:
    return Snapshots(store.folder).publish(lambda folder: store.checkpoint(folder / ENGINE)).name


def test_readers_stay_with_their_generation_and_move_when_they_ask_again(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    store.replace(GRAPH, line(1))
    first = publish(store)
    newest = Newest(Snapshots(store.folder), Snapshot)
    before = newest.get()
    store.replace(GRAPH, line(1) + b"\n" + line(2))
    second = publish(store)
    assert (before.generation().name, newest.get().generation().name) == (first, second)
    assert before.select(COUNT)[0]["n"].value == "1"
    assert newest.get().select(COUNT)[0]["n"].value == "2"
    store.close()


def test_what_is_read_newest_or_kept_stays_and_the_rest_goes(tmp_path: Path) -> None:
    store, names = EmbeddedStore(tmp_path / "store"), []
    snapshots = Snapshots(store.folder)
    for number in range(4):
        store.replace(GRAPH, line(number))
        names.append(publish(store))
    held = Snapshot(snapshots.hold(names[0]))
    snapshots.keep(names[1])
    assert snapshots.prune() == [names[2]]
    assert [one.name for one in snapshots.names()] == [names[0], names[1], names[3]]
    held.close()
    snapshots.keep(names[1], kept=False)
    assert snapshots.prune(keep=1) == [names[0]]
    with pytest.raises(NotFound):
        snapshots.hold(names[0])
    with pytest.raises(NotFound):
        snapshots.hold("../../etc")
    store.close()


def test_a_store_that_is_opened_again_is_in_the_generation_it_was_left_in(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    store.replace(GRAPH, line(1))
    left = store.generation()
    store.close()
    again = EmbeddedStore(tmp_path / "store")
    assert again.generation() == left
    again.replace(GRAPH, line(2))
    assert again.generation().name != left.name
    again.close()


def test_a_folder_that_is_served_is_worked_through_its_process(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    writer = write(folder)
    store = open_store(str(folder), 10)
    assert isinstance(store, ServedStore)
    store.replace(GRAPH, line(1))
    assert store.ask(ASK)
    assert b"true" in b"".join(store.query(ASK).write("application/sparql-results+json"))
    published = store.publish()
    assert Snapshots(folder).current() == published == store.generation()
    writer.kill()
    writer.wait()
    with pytest.raises(StoreError):
        store.ask(ASK)
    store.close()
    after = open_store(str(folder), 10)
    assert isinstance(after, EmbeddedStore)
    assert after.ask(ASK)
    after.close()


def test_what_is_written_is_published_within_a_second(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    writer = write(folder)
    store = ServedStore(folder)
    store.replace(GRAPH, line(1))
    wanted, end = store.generation(), time.monotonic() + 5
    while Snapshots(folder).current() != wanted:
        assert time.monotonic() < end
        time.sleep(0.01)
    store.close()
    writer.kill()
    writer.wait()


def test_an_update_that_never_ends_ends_the_writer_and_nothing_of_it_stays(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    writer = write(folder, limit=0.5)
    store = ServedStore(folder)
    store.replace(GRAPH, b"\n".join(map(line, range(300))))
    endless = "INSERT { GRAPH <urn:x> { ?a ?b ?c } } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(StoreError):
        store.update(endless)
    assert writer.wait(10) == LATE
    store.close()
    after = EmbeddedStore(folder)
    assert after.graphs() == [GRAPH]
    after.close()
