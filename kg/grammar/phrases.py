"""The parts of a title phrase as values: units, each a post in a body, that stand one after the other beside a name."""

from dataclasses import dataclass

from kg.grammar.words import Word
from kg.model import BodyMention, Span

BLANK = " \u3000\u00a0"
OPEN, CLOSE = "(（[〔", ")）]〕"


@dataclass(frozen=True, slots=True)
class Unit:
    """One post (or rank, honour, membership) with the body before it, if one stands there.

    `post` is the title with the words that belong to the seat (常务副馆长); `written` has also the qualifiers (原馆长);
    `status` and `mode` come from the qualifiers (`spreads`: the status holds for the units that follow, too);
    `remarks` are what brackets after the word say (主持工作, 正厅级).
    """

    span: Span
    word: Word
    post: str
    written: str
    body: BodyMention | None = None
    status: str | None = None
    spreads: bool = False
    mode: str | None = None
    term: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Units that stand one after the other, in the order of the text, before (or after) one name."""

    span: Span
    units: tuple[Unit, ...]
