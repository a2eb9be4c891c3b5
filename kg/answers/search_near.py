"""What is looked for in, the forms that are one slip away or sound the same out: by a few bounded looks into the index."""

from collections.abc import Iterator
from typing import Final

from kg.answers.search_names import Form
from kg.answers.search_scores import LESS, Asked, Fit
from kg.answers.search_spelling import LAST, SOUND, SOUND_BACK, WRITTEN, WRITTEN_BACK, slots
from kg.store.index import Index
from kg.store.index.file import sql
from kg.text.slips import one_slip
from kg.text.sounding import sounds

ALIKE: Final = 28
SLIP: Final = 25
"""How much counts what sounds the same, and what is one slip away."""
FEW: Final = 5
"""Where as many forms fit, nobody looks for near ones."""
_LETTERS: Final = range(5, 31)
_CHARACTERS: Final = range(2, 41)
"""How long that is in which a letter of a reading, or a character, may be wrong."""
_PAIR: Final = 2
_SEEN: Final = 500


def is_wanted(fitting: int, enough: int | None) -> bool:
    """Whether to look for near forms, where so many fit: of suggestions only where none does."""
    return fitting < (FEW if enough is None else 1)


def fit(asked: Asked, form: Form) -> Fit | None:
    """How a form is near to what is looked for; None where it is not."""
    if not asked.sounds and _sounds_alike(asked.key, form):
        return Fit(ALIKE - LESS[form.use], "near")
    return Fit(SLIP - LESS[form.use], "near") if _is_slip(asked, form) else None


def _is_slip(asked: Asked, form: Form) -> bool:
    text, way = _wrong(asked)
    if way == SOUND:
        return any(one_slip(text, one) for one, _ in form.sounds())
    key = form.key()
    # Of two characters one alone says too little: then both must be there.
    return (
        way == WRITTEN
        and one_slip(text, key)
        and (len(text) > _PAIR or len(key) > _PAIR or sorted(text) == sorted(key))
    )


def candidates(index: Index, asked: Asked, kinds: tuple[str, ...]) -> set[int]:
    """The numbers of the forms that may be near: `fit` decides."""
    text, way = _wrong(asked)
    back = {WRITTEN: WRITTEN_BACK, SOUND: SOUND_BACK}
    wanted = [(SOUND, one, one + "\0", one, one) for one in ([] if asked.sounds else _said(asked.key))]
    if way is not None:
        wanted += [(way, one, one + "\0", one, one) for one in map(_pattern, _shorter_or_swapped(text))]
        wanted += [(way, *one) for one in _patterns(text)] + [(back[way], *one) for one in _patterns(text[::-1])]
    return {
        number
        for of, start, end, one, other in wanted
        for (number,) in index.ask(sql("spelt-nearly"), of, *slots(kinds), start, end, one, other, _SEEN)
    }


def _wrong(asked: Asked) -> tuple[str, int | None]:
    """In what a letter may be wrong: the reading that is asked for, or the name; no way where it is too short or long.

    Nor while it is being typed: to look for slips takes 15 ms at a million names, and what is typed is seldom whole.
    """
    if asked.typing:
        return asked.key, None
    if asked.sounds:
        return asked.sounds[0], SOUND if len(asked.sounds[0]) in _LETTERS else None
    return asked.key, WRITTEN if len(asked.key) in _CHARACTERS else None


def _sounds_alike(key: str, form: Form) -> bool:
    """Whether a form has as many characters and sounds the same: who writes by sound takes a wrong one."""
    other = form.key()
    return len(key) == len(other) and key != other and any(one in _said(key) for one, _ in form.sounds())


def _said(key: str) -> set[str]:
    """How a name sounds; a single character sounds like too many."""
    return {one for one, _ in sounds(key, True)} if len(key) in _CHARACTERS else set()


def _shorter_or_swapped(text: str) -> set[str]:
    shorter = {text[:at] + text[at + 1 :] for at in range(len(text))} if len(text) > _PAIR else set()
    return shorter | {text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1)}


def _patterns(text: str) -> Iterator[tuple[str, str, str, str]]:
    """From where to where those stand that begin as the text does, with the patterns of a slip in its second half."""
    for at in range(len(text) // 2, len(text)):
        start, rest = text[:at], text[at:]
        missing = f"{_pattern(start)}?{_pattern(rest)}"
        yield start, start + LAST, f"{_pattern(start)}?{_pattern(rest[1:])}" if len(text) > _PAIR else missing, missing


def _pattern(text: str) -> str:
    """The pattern that fits a text alone."""
    return "".join(f"[{one}]" if one in "*?[" else one for one in text)
