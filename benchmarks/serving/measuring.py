"""Peers that run in; the lines of the table, our figure and theirs with the ratio, out."""

import math
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from benchmarks.serving import answers
from benchmarks.serving.load import Load, Measured, run
from benchmarks.serving.peers import Peer
from benchmarks.serving.questions import COUNTS, LONG, SHORT, Subject, accept, filled
from ontology.terms import local

JSON = "application/json"
AGAIN = 50
"""How many requests take turns when they are asked again."""
COMPARED = 25
"""How many answers to each question are compared."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: the medians of the rounds. `ratio` is ours over theirs, the median over the rounds."""

    what: str
    ours: Measured
    theirs: Measured
    ratio: float
    different: int | None = None
    """How many of the answers that were compared differ; None where the two formats cannot be compared."""


@dataclass(frozen=True, slots=True)
class Way:
    """How long each measurement takes, in seconds, and how many rounds there are."""

    seconds: int = 4
    rounds: int = 3


def sparql(ours: Peer, theirs: Peer, about: list[Subject], way: Way) -> Iterator[Line]:
    """The same SPARQL to both: short ones and long ones first asked, then asked again, then counts first asked."""
    for question in (*SHORT, *LONG, *COUNTS):
        queries = list(filled(question, about[:1] if question in COUNTS else about))
        wrong = answers.different(ours, theirs, queries[:COMPARED], accept(question))
        for fresh in (True, False):
            loads = [_asked(queries if fresh else queries[:AGAIN], question, peer, fresh) for peer in (ours, theirs)]
            yield _line(_what(question, fresh), (ours, loads[0]), (theirs, loads[1]), way, wrong)


def lookups(ours: Peer, theirs: Peer, about: list[Subject], way: Way) -> Iterator[Line]:
    """Ours by REST, with all evidence in the answer; theirs the same question in SPARQL, for names and bounds alone."""
    paths: dict[str, Callable[[Subject], str]] = {
        "holder": lambda s: f"/api/posts/{_key(s['post'])}/holders?on={_day(s)}",
        "career": lambda s: f"/api/people/{_key(s['person'])}/career",
        "officials": lambda s: f"/api/bodies/{_key(s['body'])}/officials?on={_day(s)}",
        "colleagues": lambda s: f"/api/relations/colleagues?entity={quote(s['person'].strip('<>'))}&hops=2",
        "tenures-by-post-type": lambda _: "/api/counts/post-types",
        "holders-by-year": lambda _: "/api/counts/years",
        "largest-bodies": lambda _: "/api/counts/bodies",
    }
    for question, path in paths.items():
        for fresh in (True, False):
            some = about[:1] if question in COUNTS else about if fresh else about[:AGAIN]
            mine = Load([path(subject) for subject in some], JSON, method="GET", fresh=fresh)
            peers = _asked(list(filled(question, some)), question, theirs, fresh)
            yield _line(_what(f"REST {question}", fresh), (ours, mine), (theirs, peers), way, None)


def _asked(queries: list[str], question: str, peer: Peer, fresh: bool) -> Load:
    return Load(queries, accept(question), peer.sparql, "FORM" if peer.form else "POST", fresh)


def _what(question: str, fresh: bool) -> str:
    return f"{question}, {'first asked' if fresh else 'asked again'}"


def _key(term: str) -> str:
    return local(term.strip("<>"))


def _day(subject: Subject) -> str:
    return subject["on"][1:11]


def _line(what: str, ours: tuple[Peer, Load], theirs: tuple[Peer, Load], way: Way, wrong: int | None) -> Line:
    """Both in turns, so that what else the machine does falls on both; after a second that is not counted."""
    for peer, load in (ours, theirs):
        run(peer.address, load, 1)
    pairs = [
        (run(ours[0].address, ours[1], way.seconds), run(theirs[0].address, theirs[1], way.seconds))
        for _ in range(way.rounds)
    ]
    ratio = statistics.median(_over(one.per_second, other.per_second) for one, other in pairs)
    return Line(what, _median([one for one, _ in pairs]), _median([other for _, other in pairs]), ratio, wrong)


def _over(ours: float, theirs: float) -> float:
    return ours / theirs if theirs else math.inf


def _median(rounds: list[Measured]) -> Measured:
    def middle(of: Callable[[Measured], float]) -> float:
        return statistics.median(map(of, rounds))

    failed = sum(one.failed for one in rounds)
    return Measured(middle(lambda m: m.per_second), middle(lambda m: m.p50), middle(lambda m: m.p99), failed)
