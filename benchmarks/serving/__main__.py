"""Measure this service beside a peer over the same data, and print a table of ratios in Markdown.

Make the data once, then measure as often as you like; wrk must be installed (Debian: apt-get install wrk):

    python -m benchmarks.serving make  /var/tmp/bench --quads 1000000
    python -m benchmarks.serving run   /var/tmp/bench
    python -m benchmarks.serving run   /var/tmp/bench --peer virtuoso
    python -m benchmarks.serving runaways /var/tmp/bench
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from benchmarks.serving import measuring, others, peers, quads, questions, runaways
from benchmarks.serving.load import Load
from benchmarks.serving.measuring import Line, Way
from benchmarks.serving.peers import Peer

CONSOLE = Console(stderr=True)
PEERS = ("oxigraph", "virtuoso", "rdflib-endpoint")


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


def measure(folder: Path, which: str, way: Way, peer: str) -> None:
    """Run this service and a peer over the data of `make` and print a line for each question."""
    with _peer(folder, peer) as theirs, peers.ours(folder / "ours") as ours:
        print("idle:", ", ".join(f"{peer.name} {peers.memory(peer):.0f} MiB" for peer in (ours, theirs)))
        peers.wait_for_index(ours)  # whoever makes it has a core meanwhile
        about = questions.subjects(ours)
        print(f"{os.cpu_count()} cores; start: {ours.name} {ours.started:.2f} s, {theirs.name} {theirs.started:.2f} s")
        columns = ("question", *(f"{one.name}, requests/s | p50 ms | p99 ms" for one in (ours, theirs)))
        print(f"| {' | '.join((*columns, 'ratio', 'failed', 'answers that differ'))} |", "|---" * 10 + "|", sep="\n")
        for line in _lines(ours, theirs, about, which, way):
            print(_row(line), flush=True)


def _peer(folder: Path, name: str) -> AbstractContextManager[Peer]:
    if name == "virtuoso":
        return others.virtuoso(folder / "virtuoso", folder / "data.nq")
    if name == "rdflib-endpoint":
        return others.rdflib_endpoint(folder / "data.nq")
    return peers.engine(folder / "theirs")


def run_away(folder: Path, way: Way) -> None:
    """Print how others fare beside queries that run away, on one connection and on eight."""
    with peers.ours(folder / "ours") as ours:
        peers.wait_for_index(ours)
        queries = list(questions.filled("holder", questions.subjects(ours)))
        for connections in (1, 8):
            print(f"{connections} connections:" if connections > 1 else "1 connection:")
            load = Load(queries, questions.JSON, ours.sparql, connections=connections)
            print(runaways.table(ours, load, way.seconds), flush=True)


def _lines(ours: Peer, theirs: Peer, about: list[questions.Subject], which: str, way: Way) -> Iterator[Line]:
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
    parser.add_argument("do", choices=["make", "run", "runaways"])
    parser.add_argument("folder", type=Path, help="where the data and the stores are")
    parser.add_argument("--quads", type=int, default=1_000_000, help="make: at least so many (default: a million)")
    parser.add_argument("--only", choices=["sparql", "rest", "all"], default="all", help="run: these questions")
    parser.add_argument("--peer", choices=PEERS, default="oxigraph", help="run: beside this one (default: oxigraph)")
    parser.add_argument("--seconds", type=int, default=4, help="run: of each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="run: the median of so many is printed")
    said = parser.parse_args()
    if said.do == "make":
        return make(said.folder, said.quads)
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed: apt-get install wrk")
    way = Way(said.seconds, said.rounds)
    if said.do == "runaways":
        return run_away(said.folder, way)
    return measure(said.folder, said.only, way, said.peer)


if __name__ == "__main__":
    main()
