"""A number of quads in; N-Quads as the store keeps them out: a graph a document and a timeline, and their union as a set."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from benchmarks.serving.documents import documents
from benchmarks.serving.world import Held, career
from kg import entities, timelines, triples
from kg.offices import OfficeClaim, Tenure

BASE = "https://w3id.org/archontology/id/"
PEOPLE = 40
"""How many persons a batch has; their reports name one another."""


@dataclass(slots=True)
class Made:
    """What was written: how many quads, tenures and documents."""

    quads: int = 0
    tenures: int = 0
    documents: int = 0


def graphs(number: int, made: Made) -> Iterator[tuple[str, bytes]]:
    """The graphs of one batch of persons with their names: of the documents first, then of the timelines."""
    held: list[Held] = [one for person in range(number * PEOPLE, (number + 1) * PEOPLE) for one in career(person)]
    claims: dict[str, OfficeClaim] = {}
    for reading in documents(held, number):
        scene = triples.Scene(reading, entities.identify(reading, BASE), timelines.bounds)
        described = triples.describe(scene)
        claims |= {claim.iri: claim for claim in triples.offices(scene)}
        made.documents += 1
        yield described.graph, described.triples
    names = entities.FactNames(BASE)
    for person, tenures in _timelines(claims).items():
        made.tenures += len(tenures)
        yield names.timeline(person), triples.timeline(names, tenures)


def _timelines(claims: dict[str, OfficeClaim]) -> dict[str, list[Tenure]]:
    """Tenures by person: those of one post bound each other, as in the store."""
    people: dict[str, list[OfficeClaim]] = defaultdict(list)
    for iri in sorted(claims):
        people[claims[iri].person].append(claims[iri])
    in_post: dict[str, list[Tenure]] = defaultdict(list)
    for said in people.values():
        for tenure in timelines.tenures(said):
            in_post[tenure.post].append(tenure)
    found: dict[str, list[Tenure]] = defaultdict(list)
    for held in in_post.values():
        for tenure in timelines.succession(held, None):
            found[tenure.person].append(tenure)
    return found


def write(path: Path, least: int, progress: Callable[[int], object] = lambda _done: None) -> Made:
    """Write at least `least` quads to `path`, whole batches; the same bytes for the same number on any machine."""
    made, seen, number = Made(), set[bytes](), 0
    with path.open("wb") as out:
        while made.quads < least:
            for graph, lines in graphs(number, made):
                made.quads += _put(out, graph, lines, seen)
            number += 1
            progress(made.quads)
    return made


def _put(out: BinaryIO, graph: str, lines: bytes, seen: set[bytes]) -> int:
    """Write one graph and those of its triples that the default graph does not hold yet; how many quads that was."""
    count, name = 0, f"<{graph}> .\n".encode()
    for line in lines.splitlines(keepends=True):
        out.write(line[:-2] + name)
        count += 1
        known = blake2b(line, digest_size=12).digest()
        if known not in seen:
            seen.add(known)
            out.write(line)
            count += 1
    return count
