"""What is looked for and an index in, the forms that fit out: each by a few looks into an ordered list, bounded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import orjson

from kg.answers import search_near
from kg.answers import search_scores as scores
from kg.answers.search_names import KINDS, USES, Form
from kg.answers.search_scores import LESS, Asked, Fit
from kg.answers.search_spelling import ABBREVIATED, CUT, INITIALS, LAST, SOUND, WRITTEN, Row, of_row, slots
from kg.store.index import Index
from kg.store.index.file import sql

SEEN: Final = 3000
"""So many forms are looked at a way, those on whose thing the most rests first."""
SEEN_TYPING: Final = 1000
"""The same where the first few are enough."""
_OF_A_WAY: Final = 4
"""So many times as many as are enough are taken of each way: a thing may have several forms."""


@dataclass(slots=True)
class Lookup:
    """Looks for forms in an index: all, or so many as are enough. `cut` says whether there were more than were looked at."""

    index: Index
    asked: Asked
    kinds: tuple[str, ...] = KINDS
    enough: int | None = None
    cut: bool = False
    _found: dict[int, tuple[Fit, int]] = field(default_factory=dict)

    def forms(self) -> list[tuple[Form, Fit, int]]:
        """The forms that fit, how, and the weight of their things; the first of them where some are enough."""
        asked = self.asked
        self._spelt(WRITTEN, asked.key, (scores.EXACT, scores.PREFIX), "")
        for at, sound in enumerate(asked.sounds):
            self._spelt(SOUND, sound, (scores.SOUND, None if at else scores.SOUND_PREFIX), "pinyin")
        for at, sound in enumerate(asked.sounds):
            prefix = None if at else scores.ABBREVIATED_PREFIX
            self._spelt(ABBREVIATED, sound, (scores.ABBREVIATED, prefix), "initials")
        if asked.sounds:
            self._spelt(INITIALS, asked.sounds[0], (scores.INITIALS, scores.INITIALS_PREFIX), "initials")
        within = asked.within()
        many = len(self._found) >= (1 if asked.begins() else self.enough or len(self._found) + 1)
        if within is not None and not many:
            self._lettered(within)
        best = sorted(self._found.items(), key=lambda item: (-item[1][0].score, -item[1][1]))
        fitting = list(self._read(dict(best if self.enough is None else best[: self.enough * _OF_A_WAY])))
        if search_near.is_wanted(len(fitting), self.enough):
            fitting += self._near({form for form, _, _ in fitting})
        return fitting

    def _bounds(self) -> tuple[int, int]:
        """How many are looked at, and how many of them are taken."""
        return (SEEN, SEEN) if self.enough is None else (SEEN_TYPING, self.enough * _OF_A_WAY)

    def _spelt(self, way: int, key: str, worth: tuple[int, int | None], how: str) -> None:
        """Those spelt so, and those whose spelling begins so; what goes on after the cut is left to `_read`."""
        exact, prefix = worth
        start = key[: CUT[way]]
        self._between(way, (start, start + "\0"), (exact, how))
        if prefix is not None:
            self._between(way, (start + "\0", start + LAST), (prefix, how))

    def _between(self, way: int, ends: tuple[str, str], worth: tuple[int, str]) -> None:
        self._take(self.index.ask(sql("spelt-like"), way, *slots(self.kinds), *ends, *self._bounds()), *worth)

    def _lettered(self, worth: int) -> None:
        phrase = f'letters : "{" ".join(self.asked.letters)}"'
        if len(self.kinds) < len(KINDS):
            phrase = f"kind : ({' OR '.join(self.kinds)}) AND {phrase}"
        self._take(self.index.ask(sql("lettered"), phrase, *self._bounds()), worth, "")

    def _take(self, found: list[tuple[int, int, int]], worth: int, how: str) -> None:
        self.cut |= len(found) == SEEN
        for form, use, weight in found:
            self._keep(form, Fit(worth - LESS[USES[use]], how or USES[use]), weight)

    def _keep(self, form: int, fit: Fit, weight: int) -> None:
        known = self._found.get(form)
        if known is None or known[0].score < fit.score:
            self._found[form] = (fit, weight)

    def _near(self, known: set[Form]) -> Iterator[tuple[Form, Fit, int]]:
        candidates = search_near.candidates(self.index, self.asked, self.kinds)
        for kept in self._kept(candidates):
            form = of_row(kept)
            near = None if form in known else search_near.fit(self.asked, form)
            if near is not None:
                yield form, near, kept[5]

    def _kept(self, numbers: Iterable[int]) -> list[Row]:
        return self.index.ask(sql("forms"), orjson.dumps(list(numbers)).decode())

    def _read(self, wanted: dict[int, tuple[Fit, int]]) -> Iterator[tuple[Form, Fit, int]]:
        for kept in self._kept(wanted):
            form, (fit, weight) = of_row(kept), wanted[kept[0]]
            whole = self._whole(form, fit)
            if whole is not None:
                yield form, whole, weight

    def _whole(self, form: Form, fit: Fit) -> Fit | None:
        """How a form fits in full, where what is asked is longer than what is kept in order."""
        long = len(self.asked.key) >= min(CUT.values())
        return scores.fit(self.asked, form) if long else fit
