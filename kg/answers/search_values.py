"""What a search is asked and what it answers: the query, the results with the form that fits, the suggestions."""

from dataclasses import dataclass

from kg.answers.search_texts import Snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What things must belong to: a body (any name or IRI), a region (what names of bodies begin with), a period (ISO days)."""

    body: str | None = None
    region: str | None = None
    start: str | None = None
    end: str | None = None


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words, among these kinds (none: all), so many results from this one on, of what belongs there."""

    words: str
    kinds: tuple[str, ...] = ()
    limit: int = 20
    offset: int = 0
    filters: Filters = NO_FILTERS


@dataclass(frozen=True, slots=True)
class Result:
    """A thing that was found. `matched` is the form that fits, `how` its use, or pinyin, initials, near or text.

    Where the words stand in the text of a document, `snippet` is what is around them, in pieces: `true` marks the words.
    `period` is given where one is asked for: the first and the last day that is known of it.
    """

    id: str
    kind: str
    label: str
    matched: str
    how: str
    score: int
    snippet: Snippet | None = None
    period: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A part of what was found; `truncated` says that there is more than was looked at, so `total` is a least number."""

    query: str
    total: int
    truncated: bool
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing that may be meant by what was written so far."""

    id: str
    kind: str
    label: str
    matched: str
    how: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may be meant, the likeliest first."""

    suggestions: tuple[Suggestion, ...]
