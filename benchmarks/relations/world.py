"""A number of edges in, an invented network of so many dated tenures and participations out: the same on any machine."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.answers.ties.arrays import Numbers, Rows, Texts
from kg.answers.ties.projection import BODY, EVENT, PARTICIPATION, PERSON, TENURE, Projection

PEOPLE, BODIES, EVENTS = 0.25, 0.04, 0.08
"""So many of each an edge: of a million edges 250,000 people, 40,000 bodies, 80,000 events."""
TENURES: Final = 0.7
FIRST, LAST = 724_000, 738_000
"""Days between 1983 and 2021."""
BASE: Final = "https://w3id.org/archontology/id/"


@dataclass(frozen=True, slots=True)
class World:
    """The edges by number: `ends` are nodes, people first, then bodies, then events; `times` are day numbers."""

    people: int
    bodies: int
    events: int
    ends: Numbers
    times: Numbers
    tenures: int
    """So many of the edges, the first, are tenures."""


def world(edges: int, seed: int = 2026) -> World:
    """People serve mostly in a neighbourhood of bodies and meet at events there; a few bodies are large, as in life."""
    dice = np.random.default_rng(seed)
    people, bodies, events = (int(edges * share) for share in (PEOPLE, BODIES, EVENTS))
    tenures = int(edges * TENURES)
    holder = dice.integers(0, people, tenures)
    place = _near(dice, holder * bodies // people, bodies)
    start = dice.integers(FIRST, LAST, tenures)
    end = start + dice.integers(300, 2200, tenures)
    guest = dice.integers(0, people, edges - tenures)
    event = _near(dice, guest * events // people, events)
    day = dice.integers(FIRST, LAST, events)[event]
    ends = np.concatenate(
        (np.column_stack((holder, people + place)), np.column_stack((guest, people + bodies + event)))
    )
    times = np.concatenate((np.column_stack((start, end)), np.column_stack((day, day + 1))))
    return World(people, bodies, events, ends.astype(np.int32), times.astype(np.int32), tenures)


def _near(dice: np.random.Generator, home: npt.NDArray[np.int64], many: int) -> npt.NDArray[np.int64]:
    """Four of five stay within twenty of home, the rest go anywhere, the first ones more often."""
    stay = dice.random(len(home)) < 0.8
    anywhere = (many * dice.random(len(home)) ** 2).astype(np.int64)
    return np.where(stay, (home + dice.integers(-10, 11, len(home))) % many, anywhere)


def names(made: World) -> list[str]:
    """The IRIs of the nodes, by number."""
    kinds = (("body", made.bodies), ("event", made.events), ("person", made.people))
    of = {kind: [f"{BASE}{kind}/{number:016x}" for number in range(count)] for kind, count in kinds}
    return [*of["person"], *of["body"], *of["event"]]


def projection(made: World) -> Projection:
    """The arrays of the network, as the service holds them once it has read the edges."""
    nodes = names(made)
    order = np.argsort(np.array(nodes))
    place = np.empty(len(nodes), np.int32)
    place[order] = np.arange(len(nodes), dtype=np.int32)
    counts = (made.people, made.bodies, made.events)
    kinds = np.repeat(np.array([PERSON, BODY, EVENT], np.uint8), counts)[order]
    count = len(made.ends)
    edge_kinds = np.where(np.arange(count) < made.tenures, TENURE, PARTICIPATION).astype(np.uint8)
    ends = place[made.ends]
    return Projection(
        nodes=Texts([nodes[number] for number in order]),
        node_kinds=kinds,
        facts=Texts([f"{BASE}tenure/{number:016x}" for number in range(count)]),
        edge_kinds=edge_kinds,
        ends=ends,
        possible=made.times,
        certain=made.times,
        labels=Texts([""]),
        label=np.zeros(count, np.int32),
        rows=Rows(len(nodes), ends),
    )
