"""Small invented networks for the tests, and what they answer by looking at every pair and every day."""

from dataclasses import dataclass
from datetime import date, timedelta

import networkx as nx
from hypothesis import strategies as st

from kg.answers.certainty import judge
from kg.answers.ties.days import ALWAYS, Time, certain, possible
from kg.answers.ties.projection import BODY, EVENT, PARTICIPATION, PERSON, TENURE, Line, Projection, project
from kg.answers.values import Bounds, Certainty

FIRST = date(2000, 1, 1)
DAYS = tuple((FIRST + timedelta(days=day)).isoformat() for day in range(-2, 12))
"""All days that bounds name, and those before and after: on others nothing changes."""


@dataclass(frozen=True)
class Held:
    person: int
    body: int
    bounds: Bounds


@dataclass(frozen=True)
class Attended:
    person: int
    event: int


@dataclass(frozen=True)
class World:
    held: tuple[Held, ...]
    attended: tuple[Attended, ...]
    events: tuple[tuple[str | None, str | None], ...]

    def projection(self) -> Projection:
        return project([*self._tenures(), *self._participations()])

    def _tenures(self) -> list[Line]:
        return [
            Line(f"t{n}", TENURE, f"p{h.person}", PERSON, f"b{h.body}", BODY, possible(h.bounds), certain(h.bounds))
            for n, h in enumerate(self.held)
        ]

    def _participations(self) -> list[Line]:
        return [
            Line(f"q{n}", PARTICIPATION, f"p{a.person}", PERSON, f"e{a.event}", EVENT, *(self.event(a.event),) * 2)
            for n, a in enumerate(self.attended)
        ]

    def event(self, number: int) -> Time:
        first, last = self.events[number]
        return (
            ALWAYS[0] if first is None else date.fromisoformat(first).toordinal(),
            ALWAYS[1] if last is None else date.fromisoformat(last).toordinal() + 1,
        )

    def together(self, asked: tuple[str, ...], sure: bool, kinds: tuple[int, ...]) -> "nx.Graph[str]":
        """Who is one step from whom: day by day, pair by pair. `asked` are all days that are asked about, or none."""
        made: nx.Graph[str] = nx.Graph()
        days = asked or DAYS
        wanted = {Certainty.CERTAINLY} if sure else {Certainty.CERTAINLY, Certainty.POSSIBLY}
        for one in self.held if TENURE in kinds else ():
            for other in self.held:
                if (
                    one.body == other.body
                    and one.person != other.person
                    and any(
                        {judge(one.bounds, day).certainty, judge(other.bounds, day).certainty} <= wanted for day in days
                    )
                ):
                    made.add_edge(f"p{one.person}", f"p{other.person}")
        for mine in self.attended if PARTICIPATION in kinds else ():
            for theirs in self.attended:
                if mine.event == theirs.event and mine.person != theirs.person and self.was(mine.event, asked, sure):
                    made.add_edge(f"p{mine.person}", f"p{theirs.person}")
        return made

    def was(self, number: int, asked: tuple[str, ...], sure: bool) -> bool:
        first, last = self.events[number]
        if not asked:
            return True
        if sure:
            return first is not None and last is not None and asked[0] <= first and last <= asked[-1]
        return (first is None or first <= asked[-1]) and (last is None or last >= asked[0])


def days() -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(DAYS[2:-2])


def bounds() -> st.SearchStrategy[Bounds]:
    """Any bounds, also such as contradict each other."""
    return st.builds(Bounds, days(), days(), days(), days())


def _event(pair: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
    first, last = pair
    return (first, last) if first is None or last is None or first <= last else (last, first)


def worlds() -> st.SearchStrategy[World]:
    held = st.builds(Held, st.integers(0, 7), st.integers(0, 3), bounds())
    attended = st.builds(Attended, st.integers(0, 7), st.integers(0, 2))
    events = st.tuples(*(st.tuples(days(), days()).map(_event) for _ in range(3)))
    return st.builds(World, st.lists(held, max_size=14).map(tuple), st.lists(attended, max_size=6).map(tuple), events)


def periods() -> st.SearchStrategy[tuple[str, ...]]:
    """All days of a period; none is asked about where there are none."""
    ends = st.tuples(st.integers(0, len(DAYS) - 1), st.integers(0, len(DAYS) - 1))
    return st.just(()) | ends.map(lambda two: DAYS[min(two) : max(two) + 1])
