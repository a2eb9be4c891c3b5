"""Measure this service beside `oxigraph serve` over the same store, and print a table of ratios in Markdown.

Make the data once, then measure as often as you like; wrk must be installed (Debian: apt-get install wrk):

    python -m benchmarks.serving make  /var/tmp/bench --quads 1000000
    python -m benchmarks.serving run   /var/tmp/bench
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from benchmarks.serving import measuring, peers, quads, questions
from benchmarks.serving.measuring import Line, Way

CONSOLE = Console(stderr=True)
COLUMNS = (
    "question",
    *("archontology, requests/s", "p50 ms", "p99 ms"),
    *("oxigraph serve, requests/s", "p50 ms", "p99 ms"),
)
HEAD = f"| {' | '.join((*COLUMNS, 'ratio', 'failed', 'answers that differ'))} |"


def make(folder: Path, least: int) -> None:
    """Write the data to FOLDER/data.nq and load it into two stores, each with the command of its program."""
    folder.mkdir(parents=True, exist_ok=True)
    with Progress(console=CONSOLE) as bar:
        task = bar.add_task("quads", total=least)
        made = quads.write(folder / "data.nq", least, lambda done: bar.update(task, completed=done))
    print(f"{made.quads} quads, {made.tenures} tenures, {made.documents} documents")
    took: dict[str, float] = {}
    for name, bulk_load in (("ours", peers.our_bulk_load), ("theirs", peers.bulk_load)):
        shutil.rmtree(folder / name, ignore_errors=True)
        took[name] = bulk_load(folder / "data.nq", folder / name)
        print(f"loaded into {name}/: {took[name]:.1f} s, {made.quads / took[name]:.0f} quads/s")
    print(f"archontology load against oxigraph load: {took['theirs'] / took['ours']:.2f}")


def measure(folder: Path, which: str, way: Way) -> None:
    """Run both servers over the stores of `make` and print a line for each question."""
    with peers.engine(folder / "theirs") as theirs, peers.ours(folder / "ours") as ours:
        print("idle:", ", ".join(f"{peer.name} {peers.memory(peer):.0f} MiB" for peer in (ours, theirs)))
        peers.wait_for_index(ours)  # whoever makes it has a core meanwhile
        about = questions.subjects(theirs.address + theirs.sparql)
        print(f"{os.cpu_count()} cores; start: archontology {ours.started:.2f} s, oxigraph {theirs.started:.2f} s")
        print(HEAD, "|---" * 10 + "|", sep="\n")
        for line in _lines(ours, theirs, about, which, way):
            print(_row(line), flush=True)


def _lines(
    ours: peers.Peer, theirs: peers.Peer, about: list[questions.Subject], which: str, way: Way
) -> Iterator[Line]:
    if which in ("sparql", "all"):
        yield from measuring.sparql(ours, theirs, about, way)
    if which in ("rest", "all"):
        yield from measuring.lookups(ours, theirs, about, way)


def _row(line: Line) -> str:
    figures = [f"{one.per_second:.0f} | {one.p50:.2f} | {one.p99:.2f}" for one in (line.ours, line.theirs)]
    differ = "" if line.different is None else str(line.different)
    return f"| {line.what} | {' | '.join(figures)} | {line.ratio:.2f} | {line.ours.failed + line.theirs.failed} | {differ} |"


def main() -> None:
    """Read the arguments and do what they say."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("do", choices=["make", "run"])
    parser.add_argument("folder", type=Path, help="where the data and the stores are")
    parser.add_argument("--quads", type=int, default=1_000_000, help="make: at least so many (default: a million)")
    parser.add_argument("--only", choices=["sparql", "rest", "all"], default="all", help="run: these questions")
    parser.add_argument("--seconds", type=int, default=4, help="run: of each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="run: the median of so many is printed")
    said = parser.parse_args()
    if said.do == "make":
        return make(said.folder, said.quads)
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed: apt-get install wrk")
    return measure(said.folder, said.only, Way(said.seconds, said.rounds))


if __name__ == "__main__":
    main()
