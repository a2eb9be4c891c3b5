"""Tenures as an index keeps them in: judged for a day, and written as JSON without being read; or read, when looked at.

All of a tenure but the judgement of a day is the same whoever asks, so the index holds its JSON as it is sent.
"""

from collections.abc import Iterable
from typing import Any, Final, cast

import orjson

from kg.answers import derived
from kg.answers.certainty import judge
from kg.answers.revived import revived
from kg.answers.values import Bounds, Derived, Ref, Standing, Tenure
from kg.store.index import Index
from kg.store.index.cells import iri, of_iri
from kg.store.index.file import sql

JUDGEMENT: Final = b'"judgement":'
_NONE: Final = b"null"


class PreparedTenure:
    """A Tenure of which the JSON is known; what is asked of it besides its bounds is read from that."""

    __slots__ = ("_head", "_tail", "_whole", "bounds", "iri", "judgement", "post", "sort")

    def __init__(self, row: tuple[Any, ...], on: str | None) -> None:
        """`row` as held.sql gives it; `on` is the day asked about."""
        name, self.sort, post, *days, why, self._head, self._tail = row
        self.iri = iri(name)
        self.bounds = Bounds(*days)
        self.post = None if post is None else Ref(post, "")
        self.judgement = None if on is None else self._judged(on, why)
        self._whole: Tenure | None = None

    def _judged(self, on: str, why: bytes | None) -> Standing:
        judgement = judge(self.bounds, on)
        if why is None:
            return judgement
        return derived.explained(judgement, self.bounds, revived(tuple[Derived, ...], orjson.loads(why)))

    def json(self) -> bytes:
        """The tenure with its judgement as JSON."""
        return b"".join((self._head, JUDGEMENT, orjson.dumps(self.judgement), self._tail))

    def whole(self) -> Tenure:
        """The tenure as a value."""
        if self._whole is None:
            self._whole = cast(Tenure, revived(Tenure, orjson.loads(self.json())))
        return self._whole

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole(), name)


def cut(tenure: Tenure) -> tuple[bytes, bytes]:
    """The JSON of a tenure that is judged for no day, before and after its judgement."""
    # No string holds a quotation mark that is not escaped, so that only the key reads like this.
    head, _, tail = orjson.dumps(tenure).partition(JUDGEMENT + _NONE)
    return head, tail


def of(index: Index, question: str, owners: Iterable[str], on: str | None) -> list[PreparedTenure]:
    """The tenures of persons, posts or bodies (`question` says by which), in the order of their dates."""
    number, text = index.questions[question], sql("held")
    found = {row[0]: row for owner in owners for row in index.ask(text, number, of_iri(owner))}
    return [PreparedTenure(row, on) for row in found.values()]


def told(value: Any) -> Any:
    """What orjson is to write where a prepared tenure stands; for `orjson.dumps(answer, default=told)`."""
    if isinstance(value, PreparedTenure):
        return orjson.Fragment(value.json())
    raise TypeError(f"no answer holds a {type(value).__name__}")
