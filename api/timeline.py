"""Tenures become a picture of their dates: bars on an axis of years, in percent, their ends drawn by certainty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from api.succession import Break
from kg.answers.bars import Axis, Piece, Tick, days_of, middle, pieces
from kg.answers.values import Tenure

_FADE: Final = 7.0
"""How far a bar fades in a lane, in percent: the next one needs room."""
_NAME: Final = 17.0
"""What a name takes, in percent of the width: three characters on the narrowest screen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One tenure: its pieces from left to right and the days that a source attests."""

    tenure: Tenure
    pieces: tuple[Piece, ...]
    dots: tuple[float, ...]


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


def _all_days(tenures: Sequence[Tenure]) -> list[date]:
    return [day for tenure in tenures for day in (*days_of(tenure.bounds), *map(middle, tenure.attested))]


def timeline(tenures: Sequence[Tenure]) -> Timeline:
    """The picture of `tenures`, in their order. A bar's pieces may be empty where nothing lies between two bounds."""
    days = _all_days(tenures)
    if not days:
        return Timeline((), ())
    axis = Axis(days)
    bars = tuple(
        Bar(
            tenure,
            tuple(pieces(tenure.bounds, axis)),
            tuple(axis.x(middle(day)) for day in tenure.attested),
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
    axis = Axis(_all_days(tenures))
    marks = tuple(_mark(one, axis) for one in breaks) if len(posts) == 1 else ()
    return Lanes(tuple(Lane(named[0].bar.tenure, _tracks(named), marks) for named in posts.values()), picture.ticks)


def _mark(one: Break, axis: Axis) -> Piece:
    left = axis.x(date.fromisoformat(one.start))
    return Piece(left, round(axis.x(date.fromisoformat(one.end)) - left, 2), one.kind)


def _named(bar: Bar) -> Named:
    shorter = tuple(_shorter(piece) for piece in bar.pieces)
    left = min((piece.x for piece in shorter), default=0.0)
    right = max((piece.x + piece.width for piece in shorter), default=0.0)
    ends = left + _NAME > 100
    return Named(Bar(bar.tenure, shorter, bar.dots), round(right if ends else left, 2), ends)


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
