"""A form and what rests on its thing in, the rows under which an index finds it out: one for each way to spell it."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final

from kg.answers.search_names import KINDS, USES, Form
from kg.store.index.cells import iri, of_iri

WRITTEN, SOUND, INITIALS, WRITTEN_BACK, SOUND_BACK, ABBREVIATED = range(6)
"""The ways in which a form is spelt; two of them from its end to its beginning, to find it by its end."""
CUT: Final = {WRITTEN: 48, SOUND: 32, INITIALS: 16, WRITTEN_BACK: 48, SOUND_BACK: 32, ABBREVIATED: 32}
"""So many letters of a spelling are kept in order: what agrees in all of them is compared in full."""
TIERS: Final = 16
_BACK: Final = {WRITTEN: WRITTEN_BACK, SOUND: SOUND_BACK}
_HASHED: Final = 58
LAST: Final = "\U0010ffff"
"""Comes after every other letter."""

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


def spellings(form: Form, kept: Row) -> Iterator[Spelling]:
    """The rows under which a form is found."""
    number, kind, _, _, use, weight = kept
    placed = tier(weight)
    ways = {(WRITTEN, form.key())}
    for sound, initials in form.sounds():
        ways |= {(SOUND, sound), (INITIALS, initials)}
    ways |= {(ABBREVIATED, short) for short in form.abbreviated()}
    ways |= {(_BACK[way], key[::-1]) for way, key in ways if way in _BACK}
    for way, start in {(way, key[: CUT[way]]) for way, key in ways}:
        yield way, placed, kind, start, number, use, weight


def of_row(kept: Row) -> Form:
    """The form that is kept in a row."""
    return Form(KINDS[kept[1]], iri(kept[2]), kept[3], USES[kept[4]])


def slots(kinds: Sequence[str]) -> list[int]:
    """The kinds as the queries take them: five, whatever they are."""
    return ([KINDS.index(kind) for kind in kinds] * len(KINDS))[: len(KINDS)]
