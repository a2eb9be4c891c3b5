"""A writer and a builder as a real process; the companion is a list of the lines of the default graph.

What was done stands in the file `done`, a line each; `seconds` says how long it takes, `fail` that it fails once.
"""

import os
import socket
import sys
import threading
import time
from pathlib import Path

from kg.errors import StoreError
from kg.store import Store, builder, writer
from kg.store.companions import Companion
from kg.store.publisher import Publishing
from kg.store.snapshots import Snapshots

FILE = "lines.txt"


def lines_of(store: Store) -> set[str]:
    return set(b"".join(store.dump("application/n-triples", "")).decode().splitlines())


class Lines:
    def __init__(self, notes: Path) -> None:
        self.notes = notes

    def build(self, store: Store, path: Path) -> None:
        self._before("build")
        path.write_text("\n".join(sorted(lines_of(store))))

    def update(self, store: Store, path: Path, added: frozenset[str], removed: frozenset[str]) -> None:
        self._before("update")
        held = set(path.read_text().splitlines())
        assert not added & held
        assert removed <= held
        held = (held - removed) | added
        assert held == lines_of(store)
        path.write_text("\n".join(sorted(held)))

    def _before(self, how: str) -> None:
        with (self.notes / "done").open("a") as file:
            file.write(f"{how}\n")
        if (fail := self.notes / "fail").exists():
            fail.unlink()
            raise StoreError("no room", "make some")
        if (seconds := self.notes / "seconds").exists():
            time.sleep(float(seconds.read_text()))


def main(folder: Path, notes: Path) -> None:
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    lines = Lines(notes)
    companion = Companion(FILE, Path.exists, lines.build, lines.update, copied=int(os.environ.get("COPIED", "1000000")))
    threading.Thread(target=builder.run, args=(Snapshots(folder), there, (companion,)), daemon=True).start()
    writer.run(folder, Publishing(0.01, builders=(here,)), 60, lambda: print(flush=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
