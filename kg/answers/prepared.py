"""Tenures as an index keeps them in: judged for a day, and written as JSON without being read; or read, when looked at.

All of a tenure but the judgement of a day is the same whoever asks, so the index holds its JSON as it is sent.
"""

from collections.abc import Iterable
from typing import Any, Final, cast

import orjson

from kg.answers import derived
from kg.answers.certainty import judge
from kg.answers.revived import revived
from kg.answers.values import Bounds, Career, Certainty, Derived, Ref, Standing, Tenure
from kg.store.index import Index, index_of
from kg.store.index.cells import iri, of_iri
from kg.store.index.file import sql
from kg.store.protocol import Store

JUDGEMENT: Final = b'"judgement":'
TENURES: Final = b'"tenures":'
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
        if why is None or judgement.certainty is not Certainty.CERTAINLY_NOT:
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


class PreparedCareer:
    """A Career of which the JSON is known; what is asked of it besides its tenures is read from that."""

    __slots__ = ("_head", "_tail", "_whole", "tenures")

    def __init__(self, head: bytes, tail: bytes, tenures: tuple[Tenure, ...]) -> None:
        """`head` and `tail` are its JSON before and after its tenures."""
        self._head, self._tail, self.tenures = head, tail, tenures
        self._whole: Career | None = None

    def json(self) -> bytes:
        """The career as JSON."""
        return b"".join((self._head, TENURES, orjson.dumps(self.tenures, default=told), self._tail))

    def whole(self) -> Career:
        """The career as a value."""
        if self._whole is None:
            self._whole = cast(Career, revived(Career, orjson.loads(self.json())))
        return self._whole

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole(), name)


def career(store: Store, person: str, held: tuple[Tenure, ...]) -> Career | None:
    """The career with these tenures of the person with this IRI; None where no index has it."""
    index = index_of(store)
    found = [] if index is None else index.ask(sql("profile"), of_iri(person))
    return cast(Career, PreparedCareer(found[0][0], found[0][1], held)) if found else None


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


def known(index: Index, tenures: Iterable[str]) -> tuple[PreparedTenure, ...]:
    """The tenures with these IRIs."""
    text = sql("tenure")
    return tuple(PreparedTenure(row, None) for one in dict.fromkeys(tenures) for row in index.ask(text, of_iri(one)))


def whole(tenure: Any) -> Tenure:
    """The tenure as a value, whether it comes prepared or not."""
    return cast(Tenure, tenure.whole() if isinstance(tenure, PreparedTenure) else tenure)


def told(value: Any) -> Any:
    """What orjson is to write where a prepared tenure stands; for `orjson.dumps(answer, default=told)`."""
    if isinstance(value, PreparedTenure | PreparedCareer):
        return orjson.Fragment(value.json())
    raise TypeError(f"no answer holds a {type(value).__name__}")
