"""A process that is killed in the middle of replacing two graphs at once leaves the old or the new state, never a part of one."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.store import open_store

GRAPH, OTHER = "http://example.org/graph/killed", "http://example.org/graph/other"
DERIVED = "http://example.org/graph/derived"
SHARED = '<http://example.org/shared> <http://example.org/p> "both" .\n'
KILLS = 30


def version(name: str) -> str:
    # Every second triple is in both versions, so that a replacement adds, removes and keeps.
    both = [f'<http://example.org/{n}> <http://example.org/p> "kept" .\n' for n in range(150)]
    own = [f'<http://example.org/{n}> <http://example.org/p> "{name}" .\n' for n in range(150)]
    return SHARED + "".join(both + own)


def derived(text: str) -> str:
    """What the second graph of the transaction states: it changes with the first or not at all."""
    return text.replace("http://example.org/", "http://derived.org/")


CHILD = """
import sys
from kg.store import open_store
folder, graph, derived, *versions = sys.argv[1:]
store = open_store(folder, 1)
print("open", flush=True)
while True:
    for text in versions:
        store.transact({graph: text.encode(), derived: text.replace("http://example.org/", "http://derived.org/").encode()})
"""


def lines(folder: Path, graph: str) -> set[str]:
    store = open_store(str(folder), 1)
    try:
        return set(b"".join(store.dump("application/n-triples", graph)).decode().splitlines(keepends=True))
    finally:
        store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX systems")
def test_a_killed_process_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    texts = version("one"), version("two")
    states = [set(text.splitlines(keepends=True)) for text in texts]
    store = open_store(str(folder), 1)
    store.replace(OTHER, SHARED.encode())
    store.transact({GRAPH: texts[0].encode(), DERIVED: derived(texts[0]).encode()})
    store.close()
    dice, seen = random.Random(20201208), set()
    for _ in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder), GRAPH, DERIVED, *texts],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"open\n"
        time.sleep(dice.uniform(0.001, 0.12))
        child.send_signal(signal.SIGKILL)
        _, complaint = child.communicate()
        assert (child.returncode, complaint) == (-signal.SIGKILL, b"")
        named = lines(folder, GRAPH)
        assert named in states
        other = {derived(line) for line in named}
        assert lines(folder, DERIVED) == other
        assert lines(folder, "") == named | other
        assert lines(folder, OTHER) == {SHARED}
        seen.add(states.index(named))
    # Both states occurred: the child really was in the middle of its work.
    assert seen == {0, 1}
