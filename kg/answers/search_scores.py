"""What somebody writes and a form of a thing in, how well they fit out: the order of results, the same with an index and without."""

from dataclasses import dataclass
from typing import Final

from kg.answers.search_names import Form
from kg.errors import InputError
from kg.text.scripts import letters, match_key
from kg.text.sounding import asked as as_sound

EXACT: Final = 100
PREFIX: Final = 80
WITHIN: Final = 60
SOUND: Final = 50
SOUND_PREFIX: Final = 45
INITIALS: Final = 40
INITIALS_PREFIX: Final = 35
ABBREVIATED: Final = 44
ABBREVIATED_PREFIX: Final = 38
WITHIN_LATIN: Final = 30
"""How much a fit counts. A name other than the label counts a little less. Latin letters are more often a reading."""
_FEWEST_LATIN: Final = 3
_FEW_TYPING: Final = 4
_MOST_TYPING: Final = 8
"""Who has typed more than this began at the beginning; to look for it within all names takes 40 ms at a million."""
LESS: Final = {"label": 0, "former": 2, "short": 2, "as-written": 4}
MERELY_WITHIN: Final = frozenset(of - less for of in (WITHIN, WITHIN_LATIN) for less in LESS.values())
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: as names are compared, its letters alone, and, of Latin letters, as it sounds."""

    text: str
    key: str
    letters: str
    sounds: tuple[str, ...]
    """The second is the same with the last word first: Xiangyang Chen."""
    typing: bool = False
    """Whether it may be the beginning of more: suggestions are wanted."""

    def begins(self) -> bool:
        """Whether what only holds it is left out where something begins with it: it has been typed so far."""
        return self.typing and len(self.letters) > _FEW_TYPING

    def within(self) -> int | None:
        """What it counts where a name holds it; None where that says nothing."""
        if self.typing and len(self.letters) > _MOST_TYPING:
            return None
        if not self.sounds:
            return WITHIN if self.letters else None
        return WITHIN_LATIN if len(self.letters) >= _FEWEST_LATIN else None


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a form fits, and by what: its use where it is written so, else pinyin, initials, near or text."""

    score: int
    how: str


def is_any(text: str) -> bool:
    """Whether there is anything to look for in what is written."""
    return bool(match_key(text))


def read(text: str, typing: bool = False) -> Asked:
    """What is looked for. Raises InputError for what holds nothing to look for, or too much."""
    if len(text) > LONGEST:
        raise InputError(f"too long to be looked for: {len(text)} characters", f"at most {LONGEST}")
    key = match_key(text)
    if any("\ud800" <= one <= "\udfff" for one in text):
        raise InputError(f"not readable as text: {text!r}", "names are given in UTF-8")
    if not key:
        raise InputError(f"nothing to look for in {text!r}", "write a name, its first character, or its pinyin")
    words = text.split()
    ways = [text] if len(words) < 2 else [text, " ".join((words[-1], *words[:-1]))]
    plain = not any(one.isalnum() and not one.isascii() and one >= "\u2e80" for one in key)
    sounds = tuple(dict.fromkeys(sound for sound in map(as_sound, ways) if sound)) if plain else ()
    return Asked(text, key, letters(text), sounds, typing)


def fit(asked: Asked, form: Form) -> Fit | None:
    """The best way in which the form fits; None where it does not."""
    less, key = LESS[form.use], form.key()
    if key == asked.key:
        return Fit(EXACT - less, form.use)
    if key.startswith(asked.key):
        return Fit(PREFIX - less, form.use)
    best = _sounding(asked, form, less)
    within = asked.within()
    if within is None or asked.letters not in letters(form.text) or (best and best.score >= within - less):
        return best
    return Fit(within - less, form.use)


def _sounding(asked: Asked, form: Form, less: int) -> Fit | None:
    if not asked.sounds:
        return None
    found, sound = form.sounds(), asked.sounds[0]
    if any(one in asked.sounds for one, _ in found):
        return Fit(SOUND - less, "pinyin")
    if any(one.startswith(sound) for one, _ in found):
        return Fit(SOUND_PREFIX - less, "pinyin")
    short = form.abbreviated()
    if any(one in asked.sounds for one in short):
        return Fit(ABBREVIATED - less, "initials")
    if any(one == sound for _, one in found):
        return Fit(INITIALS - less, "initials")
    if any(one.startswith(sound) for one in short):
        return Fit(ABBREVIATED_PREFIX - less, "initials")
    if any(one.startswith(sound) for _, one in found):
        return Fit(INITIALS_PREFIX - less, "initials")
    return None
