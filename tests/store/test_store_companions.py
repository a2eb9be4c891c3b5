"""Files beside generations: made anew, brought up to each write, shown late where they take long; here, a list of lines."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from lines_process import FILE, lines_of

from kg.store import ServedStore
from kg.store.changes import MOST, Changes
from kg.store.companions import CHANGES
from kg.store.difference import Difference, GraphChange
from kg.store.folder import GENERATIONS
from kg.store.snapshot import Snapshot
from kg.store.snapshots import Snapshots

PROCESS = Path(__file__).parent / "lines_process.py"
GRAPHS = [f"https://example.org/g{number}" for number in range(3)]


def line(number: int) -> str:
    return f'<https://example.org/s> <https://example.org/p> "{number}" .'


@dataclass
class Served:
    """The store, through the process that writes it and makes what stands beside."""

    store: ServedStore
    notes: Path

    def done(self) -> list[str]:
        return (self.notes / "done").read_text().split()


def start(folder: Path, notes: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen([sys.executable, PROCESS, folder, notes], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline(), "it ended at its start"
    process.stdout.close()
    return process


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    process = start(tmp_path / "store", tmp_path)
    store = ServedStore(tmp_path / "store")
    yield Served(store, tmp_path)
    store.close()
    process.kill()
    process.wait()


def beside(folder: Path) -> set[str] | None:
    """The lines beside the newest generation, after comparing them with what it holds; None where there are none."""
    snapshot = Snapshot(Snapshots(folder).hold())
    try:
        path = snapshot.folder / FILE
        if not path.exists():
            return None
        found = {line for line in path.read_text().splitlines() if line}
        assert found == lines_of(snapshot)
        return found
    finally:
        snapshot.close()


def until_there(folder: Path) -> set[str]:
    for _ in range(500):
        newest = Snapshots(folder).current()
        assert newest is not None
        if not (folder / GENERATIONS / newest.name / CHANGES).exists() and (found := beside(folder)) is not None:
            return found
        time.sleep(0.01)
    raise AssertionError("the companion was not made")


def test_each_generation_has_its_companion_brought_up_by_what_changed(served: Served) -> None:
    store = served.store
    assert until_there(store.folder) == set()
    for step, (graph, numbers) in enumerate([(0, [1, 2]), (1, [2, 3]), (0, [4]), (1, []), (2, [1, 4]), (0, [])]):
        store.replace(GRAPHS[graph], "\n".join(map(line, numbers)).encode())
        store.publish()
        assert beside(store.folder) is not None, f"step {step}: the generation was shown without"
    assert beside(store.folder) == {line(1), line(4)}
    assert served.done() == ["build", *["update"] * 6]
    store.update(f"INSERT DATA {{ {line(9)} }}")
    store.publish()
    assert beside(store.folder) == {line(1), line(4), line(9)}
    assert served.done()[-1] == "build"


def test_a_large_one_is_not_copied_but_that_of_the_generation_before_last_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPIED", "0")
    process, folder = start(tmp_path / "store", tmp_path), tmp_path / "store"
    files = []
    with closing(ServedStore(folder)) as store:
        until_there(folder)
        for number in range(8):
            store.replace(GRAPHS[number % 3], f"{line(number)}\n{line(number // 2)}".encode())
            store.publish()
            until_there(folder)
            files.append((folder / GENERATIONS / store.generation().name / FILE).stat().st_ino)
    process.kill()
    process.wait()
    assert files[4:] == [files[2], files[3]] * 2, "two files take turns"
    assert (tmp_path / "done").read_text().split() == ["build", *["update"] * 8]


def test_one_that_takes_long_holds_up_no_reader_and_is_shown_when_it_is_there(served: Served) -> None:
    store = served.store
    until_there(store.folder)
    (served.notes / "seconds").write_text("1.5")
    began = time.monotonic()
    store.replace(GRAPHS[0], line(1).encode())
    assert store.publish() == store.generation()
    assert time.monotonic() - began < 1.5
    assert beside(store.folder) is None, "not yet, but readers see what was written"
    (served.notes / "seconds").write_text("0")
    store.replace(GRAPHS[1], line(2).encode())
    store.publish()
    seen = Snapshots(store.folder).stamp()
    assert until_there(store.folder) == {line(1), line(2)}
    for _ in range(100):
        if Snapshots(store.folder).stamp() != seen:
            break
        time.sleep(0.01)
    else:
        raise AssertionError("whoever reads this generation was not told to open it again")
    assert served.done() == ["build", "update", "update"]


def test_after_a_failure_it_is_made_anew(served: Served) -> None:
    until_there(served.store.folder)
    (served.notes / "fail").touch()
    served.store.replace(GRAPHS[0], line(1).encode())
    served.store.publish()
    assert beside(served.store.folder) is None
    assert until_there(served.store.folder) == {line(1)}
    assert served.done() == ["build", "update", "build"]


def test_after_a_restart_it_is_taken_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    for _ in range(2):
        process = start(folder, tmp_path)
        until_there(folder)
        process.kill()
        process.wait()
    assert (tmp_path / "done").read_text().split() == ["build"]


def difference(before: set[int], after: set[int]) -> Difference:
    lines = [frozenset(map(line, numbers)) for numbers in (before, after)]
    return Difference(graphs=(GraphChange(graph=GRAPHS[0], before=lines[0], after=lines[1]),))


def test_changes_add_up_to_what_is_new_and_what_is_gone() -> None:
    changes, later = Changes(), Changes()
    for before, after in [({1, 2}, {2, 3}), ({2, 3}, {3, 4})]:
        changes.write(difference(before, after))
    assert (changes.added, changes.removed) == ({line(3), line(4)}, {line(1), line(2)})
    later.write(difference({3, 4}, {1, 4}))
    changes.then(later)
    assert (changes.added, changes.removed) == ({line(4)}, {line(2)})
    changes.forget()
    changes.write(difference(set(), {7}))
    assert not changes.known
    assert not changes.added
    many = Changes()
    many.write(difference(set(), set(range(MOST + 1))))
    assert not many.known
