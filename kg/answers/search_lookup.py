"""What is looked for and an index in, the forms that fit out: each by a few looks into an ordered list, bounded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

import orjson

from kg.answers import search_scores as scores
from kg.answers.search_names import KINDS, USES, Form
from kg.answers.search_scores import LESS, Asked, Fit
from kg.store.index import Index
from kg.store.index.cells import iri, of_iri
from kg.store.index.file import sql

WRITTEN, SOUND, INITIALS = range(3)
"""The ways in which a form is spelt."""
CUT: Final = {WRITTEN: 48, SOUND: 32, INITIALS: 16}
"""So many letters of a spelling are kept in order: what agrees in all of them is compared in full."""
TIERS: Final = 16
SEEN: Final = 3000
"""So many forms are looked at a way, those on whose thing the most rests first."""
_HASHED: Final = 58
_LAST: Final = "\U0010ffff"

Row = tuple[int, int, str, str, int, int]
"""A form as it is kept: its number, kind, entity, text, use and weight."""
Spelling = tuple[int, int, int, str, int, int, int]


def row(form: Form, weight: int) -> Row:
    """The form as it is kept, where so many tenures and participations rest on its thing."""
    kind = KINDS.index(form.kind)
    hashed = blake2b(f"{kind} {form.entity}\0{form.text}".encode(), digest_size=8).digest()
    number = (tier(weight) << _HASHED) | (int.from_bytes(hashed) >> (64 - _HASHED))
    return number, kind, of_iri(form.entity), form.text, USES.index(form.use), weight


def tier(weight: int) -> int:
    """0 for that on which the most rests."""
    return TIERS - 1 - min(TIERS - 1, weight.bit_length())


def spellings(kept: Row) -> Iterator[Spelling]:
    """The rows under which a form is found."""
    number, kind, _, _, use, weight = kept
    form = of_row(kept)
    ways = {(WRITTEN, form.key()[: CUT[WRITTEN]])}
    for sound, initials in form.sounds():
        ways |= {(SOUND, sound[: CUT[SOUND]]), (INITIALS, initials[: CUT[INITIALS]])}
    for way, key in ways:
        yield way, tier(weight), kind, key, number, use, weight


def of_row(kept: Row) -> Form:
    """The form that is kept in a row."""
    return Form(KINDS[kept[1]], iri(kept[2]), kept[3], USES[kept[4]])


@dataclass(slots=True)
class Lookup:
    """Looks for forms in an index. `cut` says whether there were more than were looked at."""

    index: Index
    asked: Asked
    kinds: tuple[str, ...] = KINDS
    cut: bool = False
    _found: dict[int, tuple[Fit, int]] = field(default_factory=dict)

    def forms(self, enough: int | None = None) -> list[tuple[Form, Fit, int]]:
        """The forms that fit, how, and the weight of their things; the first of them where so many are enough."""
        asked = self.asked
        self._spelt(WRITTEN, asked.key, (scores.EXACT, scores.PREFIX), "")
        for at, sound in enumerate(asked.sounds):
            self._spelt(SOUND, sound, (scores.SOUND, None if at else scores.SOUND_PREFIX), "pinyin")
        if asked.sounds:
            self._spelt(INITIALS, asked.sounds[0], (scores.INITIALS, scores.INITIALS_PREFIX), "initials")
        within = asked.within()
        if within is not None and not (enough and len(self._found) >= enough):
            self._lettered(within)
        best = sorted(self._found.items(), key=lambda item: (-item[1][0].score, -item[1][1]))
        return list(self._read(dict(best[: None if enough is None else enough * 4])))

    def _spelt(self, way: int, key: str, worth: tuple[int, int | None], how: str) -> None:
        """Those spelt so, and those whose spelling begins so; what goes on after the cut is left to `_read`."""
        exact, prefix = worth
        start = key[: CUT[way]]
        for found, use, weight in self._between(way, start, start + "\0"):
            self._keep(found, Fit(exact - LESS[USES[use]], how or USES[use]), weight)
        if prefix is not None:
            for found, use, weight in self._between(way, start + "\0", start + _LAST):
                self._keep(found, Fit(prefix - LESS[USES[use]], how or USES[use]), weight)

    def _between(self, way: int, start: str, end: str) -> Iterator[tuple[int, int, int]]:
        kinds = [KINDS.index(kind) for kind in self.kinds]
        slots = (kinds * len(KINDS))[: len(KINDS)]
        found = self.index.ask(sql("spelt-like"), way, *slots, start, end, SEEN)
        self.cut |= len(found) == SEEN
        for form, _, use, weight in found:
            yield form, use, weight

    def _lettered(self, worth: int) -> None:
        phrase = f'letters : "{" ".join(self.asked.letters)}"'
        if len(self.kinds) < len(KINDS):
            phrase = f"kind : ({' OR '.join(self.kinds)}) AND {phrase}"
        found = self.index.ask(sql("lettered"), phrase, SEEN)
        self.cut |= len(found) == SEEN
        for form, use, weight in found:
            self._keep(form, Fit(worth - LESS[USES[use]], USES[use]), weight)

    def _keep(self, form: int, fit: Fit, weight: int) -> None:
        known = self._found.get(form)
        if known is None or known[0].score < fit.score:
            self._found[form] = (fit, weight)

    def _read(self, wanted: dict[int, tuple[Fit, int]]) -> Iterator[tuple[Form, Fit, int]]:
        for kept in self.index.ask(sql("forms"), orjson.dumps(list(wanted)).decode()):
            form, (fit, weight) = of_row(kept), wanted[kept[0]]
            whole = self._whole(form, fit)
            if whole is not None:
                yield form, whole, weight

    def _whole(self, form: Form, fit: Fit) -> Fit | None:
        """How a form fits in full, where what is asked is longer than what is kept in order."""
        long = len(self.asked.key) >= min(CUT.values())
        return scores.fit(self.asked, form) if long else fit
