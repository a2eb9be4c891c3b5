import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.documents import read
from kg.errors import LostProcess
from kg.extracting import Failure, extract, extract_group, found, readings, skipped
from kg.model import Reading
from kg.pipeline import Progress, ingest
from kg.processes import in_order
from kg.settings import Settings
from kg.store import open_store

CASES = Path(__file__).parent / "documents"
SOURCES = sorted(CASES.glob("*/source.*"))


@dataclass(frozen=True)
class Told:
    """A result without what differs from process to process."""

    kind: str
    says: object


def told(results: Iterator[Reading | Failure]) -> list[Told]:
    return [Told(type(r).__name__, (r.name, str(r.error)) if isinstance(r, Failure) else r) for r in results]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, source in enumerate(SOURCES[::6]):
        (tmp_path / f"{number:03}{source.suffix}").write_bytes(source.read_bytes())
    (tmp_path / "000a-empty.txt").write_bytes(b"")
    (tmp_path / "005a-binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def test_a_group_reads_as_its_documents_alone() -> None:
    documents = [read(source.read_bytes(), source.name) for source in SOURCES[::4]]
    together = extract_group(documents)
    assert any(reading.tenures for reading in together)
    assert together == [extract(document) for document in documents]


def test_two_processes_read_like_one(folder: Path) -> None:
    every, settings = found([str(folder)]), Settings.read({})
    one = told(readings(every, settings, jobs=1))
    assert [each.kind for each in one].count("Failure") == 2
    assert one[1].kind == "Failure"
    assert [Path(item.name).name for item in skipped(every)] == ["picture.png"]
    assert told(readings(every, settings, jobs=2)) == one


def test_two_processes_fill_the_same_store(folder: Path) -> None:
    graphs = []
    for jobs in (1, 2):
        at = folder.parent / f"store-{jobs}-{os.getpid()}"
        settings = Settings.read({"ARCHONTOLOGY_STORE": str(at)})
        store = open_store(settings.store, settings.timeout)
        done: list[Progress] = []
        summary = ingest([str(folder)], store, settings, done.append, jobs)
        store.close()
        assert [each.done for each in done] == list(range(1, done[-1].total + 1))
        graphs.append(replace(summary, failures=(), seconds=0.0))
        assert [Path(failure.name).name for failure in summary.failures] == ["000a-empty.txt", "005a-binary.txt"]
    assert graphs[0] == graphs[1]
    assert graphs[0].documents > 0


def reciprocal(number: int) -> float:
    return 1 / number


def test_the_order_is_kept_and_what_fails_is_raised() -> None:
    assert list(in_order(reciprocal, range(1, 20), jobs=2)) == [1 / n for n in range(1, 20)]
    results = in_order(reciprocal, [1, 2, 0, 4], jobs=2)
    assert [next(results), next(results)] == [1.0, 0.5]
    with pytest.raises(ZeroDivisionError):
        list(results)


def test_a_process_that_is_killed_ends_the_run_with_a_reason(folder: Path) -> None:
    def kill() -> None:  # before they have read anything: they load the model first
        while len(children := multiprocessing.active_children()) < 2:
            time.sleep(0.01)
        time.sleep(0.1)  # the pool of CPython 3.11 stumbles where one is lost while it starts another
        for child in children:
            child.kill()

    killing = threading.Thread(target=kill)
    killing.start()
    with pytest.raises(LostProcess, match="one of 2 reading processes was ended"):
        list(readings(found([str(folder)]), Settings.read({}), jobs=2))
    killing.join()


def test_what_is_read_does_not_hang_on_the_order_of_sets() -> None:
    """Python shuffles sets anew in each process: a page and a report must be read alike in all of them."""
    cases = [str(path) for path in sorted(CASES.glob("leadership-html-*"))]
    command = [str(Path(sys.executable).with_name("archontology")), "extract", *cases]
    seeds = ("1", "7", "12")
    runs = [subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True) for seed in seeds]
    assert {run.returncode for run in runs} == {0}
    assert len({run.stdout for run in runs}) == 1
