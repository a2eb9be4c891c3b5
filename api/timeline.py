"""Tenures become a picture of their dates: bars on an axis of years, in percent, their ends drawn by certainty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from api.succession import Break
from kg.answers.values import Tenure

_MAX_TICKS: Final = 6
_YEAR: Final = timedelta(days=365)
_FADE: Final = 7.0
"""How far a bar fades in a lane, in percent: the next one needs room."""
_NAME: Final = 17.0
"""What a name takes, in percent of the width: three characters on the narrowest screen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar. `look`: certain, possible, fade-left (start not known) or fade-right (end not known)."""

    x: float
    width: float
    look: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One tenure: its pieces from left to right and the days that a source attests."""

    tenure: Tenure
    pieces: tuple[Piece, ...]
    dots: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture; without bars when nothing is dated."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A bar in a lane, with the place of its name: it begins at `x`, or ends there where `ends`."""

    bar: Bar
    x: float
    ends: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One post: its tenures on as few tracks as keep them apart. `first` is any one of them, for the post's name."""

    first: Tenure
    tracks: tuple[tuple[Named, ...], ...]
    marks: tuple[Piece, ...] = ()
    """Gaps and overlaps; their look is gap or overlap."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """A picture of posts; without lanes when nothing is dated."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def _middle(text: str) -> date:
    """The day that stands for a day, month or year: 2020-12-08 itself, 2020-12-15 for 2020-12, 2020-07-01 for 2020."""
    year, month, day = [*text.split("-"), "", ""][:3]
    return date(int(year), int(month or 7), int(day or (15 if month else 1)))


def _bounds(tenure: Tenure) -> list[date]:
    b = tenure.bounds
    days = (b.start_earliest, b.start_latest, b.end_earliest, b.end_latest)
    return [date.fromisoformat(day) for day in days if day]


def _all_days(tenures: Sequence[Tenure]) -> list[date]:
    return [day for tenure in tenures for day in (*_bounds(tenure), *map(_middle, tenure.attested))]


class _Axis:
    """Days to percent."""

    def __init__(self, days: Sequence[date]) -> None:
        # Room on both sides, so that a bar whose end nobody knows can fade out.
        room = max(_YEAR, (max(days) - min(days)) / 8)
        self.first = max(min(days).toordinal() - room.days, date.min.toordinal())
        self.last = min(max(days).toordinal() + room.days, date.max.toordinal())

    def x(self, day: date) -> float:
        return round(100 * (day.toordinal() - self.first) / (self.last - self.first), 2)

    def ticks(self) -> Iterable[Tick]:
        first, last = date.fromordinal(self.first).year + 1, date.fromordinal(self.last).year
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if (last - first) / s < _MAX_TICKS)
        for year in range(first + -first % step, last + 1, step):
            yield Tick(self.x(date(year, 1, 1)), year)


def _pieces(tenure: Tenure, axis: _Axis) -> Iterable[Piece]:
    b = tenure.bounds
    earliest, latest, end_earliest, end_latest = (
        None if day is None else axis.x(date.fromisoformat(day))
        for day in (b.start_earliest, b.start_latest, b.end_earliest, b.end_latest)
    )
    known = [x for x in (earliest, latest, end_earliest, end_latest) if x is not None]
    left = min(known, default=50.0) if earliest is None else earliest
    right = max(known, default=50.0) if end_latest is None else end_latest
    certain = latest is not None and end_earliest is not None and latest < end_earliest
    if latest is not None and end_earliest is not None and certain:
        left, right = latest, end_earliest
    yield Piece(0.0, left, "fade-left") if earliest is None else Piece(earliest, left - earliest, "possible")
    yield Piece(left, right - left, "certain" if certain else "possible")
    yield (
        Piece(right, 100 - right, "fade-right") if end_latest is None else Piece(right, end_latest - right, "possible")
    )


def timeline(tenures: Sequence[Tenure]) -> Timeline:
    """The picture of `tenures`, in their order. A bar's pieces may be empty where nothing lies between two bounds."""
    days = _all_days(tenures)
    if not days:
        return Timeline((), ())
    axis = _Axis(days)
    bars = tuple(
        Bar(
            tenure,
            tuple(piece for piece in _pieces(tenure, axis) if piece.width > 0),
            tuple(axis.x(_middle(day)) for day in tenure.attested),
        )
        for tenure in tenures
    )
    return Timeline(bars, tuple(axis.ticks()))


def lanes(tenures: Sequence[Tenure], breaks: Sequence[Break] = ()) -> Lanes:
    """A lane a post, in the order in which the posts come first; `breaks` are marked in it where there is one post."""
    picture = timeline(tenures)
    posts: dict[str, list[Named]] = {}
    for bar in picture.bars:
        post = bar.tenure.post.iri if bar.tenure.post else ",".join(bar.tenure.titles)
        posts.setdefault(post, []).append(_named(bar))
    if not posts:
        return Lanes((), ())
    axis = _Axis(_all_days(tenures))
    marks = tuple(_mark(one, axis) for one in breaks) if len(posts) == 1 else ()
    return Lanes(tuple(Lane(named[0].bar.tenure, _tracks(named), marks) for named in posts.values()), picture.ticks)


def _mark(one: Break, axis: _Axis) -> Piece:
    left = axis.x(date.fromisoformat(one.start))
    return Piece(left, round(axis.x(date.fromisoformat(one.end)) - left, 2), one.kind)


def _named(bar: Bar) -> Named:
    pieces = tuple(_shorter(piece) for piece in bar.pieces)
    left = min((piece.x for piece in pieces), default=0.0)
    right = max((piece.x + piece.width for piece in pieces), default=0.0)
    ends = left + _NAME > 100
    return Named(Bar(bar.tenure, pieces, bar.dots), round(right if ends else left, 2), ends)


def _shorter(piece: Piece) -> Piece:
    if piece.look == "fade-left" and piece.width > _FADE:
        return Piece(round(piece.x + piece.width - _FADE, 2), _FADE, piece.look)
    return Piece(piece.x, min(piece.width, _FADE), piece.look) if piece.look == "fade-right" else piece


def _tracks(named: Sequence[Named]) -> tuple[tuple[Named, ...], ...]:
    """Each on the first track where nothing is in its way, bar and name."""
    tracks: list[list[Named]] = []
    ends: list[float] = []
    for one in sorted(named, key=_left):
        left, right = _left(one), max([piece.x + piece.width for piece in one.bar.pieces] or [0.0])
        right = max(right, 0.0 if one.ends else one.x + _NAME)
        place = next((number for number, end in enumerate(ends) if end <= left), len(ends))
        if place == len(ends):
            tracks.append([])
            ends.append(0.0)
        tracks[place].append(one)
        ends[place] = right
    return tuple(map(tuple, tracks))


def _left(one: Named) -> float:
    left = min((piece.x for piece in one.bar.pieces), default=0.0)
    return min(left, one.x - _NAME) if one.ends else left
