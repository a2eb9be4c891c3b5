"""The generator writes the same valid graph each time; both servers answer each question over it alike."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph

sys.path.insert(0, str(Path(__file__).parents[2]))  # benchmarks/ is no part of what is installed
from benchmarks.serving import answers, peers, quads, questions
from benchmarks.serving.load import Load, run
from benchmarks.serving.peers import Peer
from benchmarks.serving.quads import Made

ROOT = Path(__file__).parents[2]
QUESTIONS = (*questions.SHORT, *questions.LONG, *questions.COUNTS)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "data.nq"
    quads.write(path, 20_000)
    return path


@pytest.fixture(scope="module")
def both(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Peer, Peer]]:
    folder = tmp_path_factory.mktemp("stores")
    for name in ("ours", "theirs"):
        peers.bulk_load(data, folder / name)
    with peers.ours(folder / "ours") as ours, peers.engine(folder / "theirs") as theirs:
        yield ours, theirs


def test_the_same_number_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    made = quads.write(tmp_path / "again.nq", 20_000)
    assert (tmp_path / "again.nq").read_bytes() == data.read_bytes()
    assert made.quads == len(data.read_bytes().splitlines()) >= 20_000


def test_the_default_graph_is_the_union_as_a_set_and_facts_are_restated(data: Path) -> None:
    default, named = [], []
    for line in data.read_text(encoding="utf-8").splitlines():
        triple, _, last = line.removesuffix(" .").rpartition(" ")
        in_graph = last.startswith("<https://w3id.org/archontology/id/graph/")
        (named if in_graph else default).append(triple if in_graph else line.removesuffix(" ."))
    assert len(default) == len(set(default))
    assert set(default) == set(named)
    assert len(named) > 1.1 * len(set(named))


def test_the_data_conform_to_the_shapes() -> None:
    graph, made = Graph(), Made()
    for _, lines in quads.graphs(0, made):
        graph.parse(data=lines, format="nt")
    shapes = Graph().parse(ROOT / "ontology/shapes.ttl")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, text


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_those_of_the_engine(both: tuple[Peer, Peer], question: str) -> None:
    ours, theirs = both
    about = questions.subjects(theirs)
    queries = list(questions.filled(question, about[:5]))
    assert len(about) > 20
    assert answers.different(ours, theirs, queries, questions.accept(question)) == 0
    digests = {answers.digest(theirs, query, questions.accept(question)) for query in queries}
    assert len(digests) > 1 or question in (*questions.COUNTS, "colleagues")  # in so small a world all are tied


@pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed")
def test_the_load_is_answered(both: tuple[Peer, Peer]) -> None:
    ours, theirs = both
    about = questions.subjects(theirs)
    load = Load(list(questions.filled("career", about)), questions.JSON, ours.sparql)
    measured = run(ours.address, load, 1)
    assert measured.per_second > 0
    assert measured.failed == 0
