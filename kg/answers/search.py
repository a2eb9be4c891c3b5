"""What somebody writes in, the people, bodies, posts, events and documents that bear such a name out, the best first.

With an index each way of looking is a look into an ordered list; without one all names are read and compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.answers import merged, search_names, search_scores
from kg.answers.questions import iri, rows
from kg.answers.search_lookup import Lookup
from kg.answers.search_names import KINDS, Form
from kg.answers.search_scores import Asked, Fit
from kg.errors import InputError
from kg.store.index import index_of
from kg.store.protocol import Store
from ontology.terms import local

MOST: Final = 1000
SUGGESTED: Final = 10
_MOST_SUGGESTED: Final = 50


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words, among these kinds (none: all), so many results from this one on."""

    words: str
    kinds: tuple[str, ...] = ()
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """A thing that was found. `matched` is the form that fits, `how` its use, or pinyin, or initials."""

    id: str
    kind: str
    label: str
    matched: str
    how: str
    score: int


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


Fitting = tuple[Form, Fit, int]
"""A form, how it fits, and on how much its thing rests."""


def search(store: Store, query: Query) -> Found:
    """What bears such a name, the best fit first, then that on which the most rests.

    Raises InputError for words without a letter, another kind or an impossible page; LimitExceeded where there is no
    index and there are too many names to be read.
    """
    if not 1 <= query.limit <= MOST or query.offset < 0:
        raise InputError(
            f"no such page: limit {query.limit}, offset {query.offset}", f"limit 1 to {MOST}, offset 0 or more"
        )
    asked, kinds = search_scores.read(query.words), _kinds(query.kinds)
    found, cut = _forms(store, asked, kinds, None)
    best = _things(store, found)
    page = best[query.offset : query.offset + query.limit]
    return Found(query.words, len(best), cut, tuple(_results(store, page)))


def suggest(store: Store, words: str, kinds: tuple[str, ...] = (), limit: int = SUGGESTED) -> Suggestions:
    """What may be meant by the beginning of a name. Raises as `search`; nothing written suggests nothing."""
    if not 1 <= limit <= _MOST_SUGGESTED:
        raise InputError(f"no such list: limit {limit}", f"limit 1 to {_MOST_SUGGESTED}")
    if not search_scores.is_any(words):
        return Suggestions(())
    found, _ = _forms(store, search_scores.read(words), _kinds(kinds), limit)
    results = _results(store, _things(store, found)[:limit])
    return Suggestions(tuple(Suggestion(one.id, one.kind, one.label, one.matched, one.how) for one in results))


def _kinds(kinds: Sequence[str]) -> tuple[str, ...]:
    if unknown := sorted(set(kinds) - set(KINDS)):
        raise InputError(f"no kind {unknown[0]!r} to search for", "kinds: " + ", ".join(KINDS))
    return tuple(kind for kind in KINDS if kind in kinds) or KINDS


def _forms(store: Store, asked: Asked, kinds: tuple[str, ...], enough: int | None) -> tuple[list[Fitting], bool]:
    index = index_of(store)
    if index is not None:
        lookup = Lookup(index, asked, kinds)
        return lookup.forms(enough), lookup.cut
    fitting = [
        (form, how)
        for form in search_names.read(store)
        if form.kind in kinds and (how := search_scores.fit(asked, form)) is not None
    ]
    weights = search_names.evidence(store, (form.entity for form, _ in fitting))
    return [(form, how, weights.get(form.entity, 0)) for form, how in fitting], False


def _things(store: Store, found: Iterable[Fitting]) -> list[Fitting]:
    """Each thing once, by the form that fits it best; what is one with another stands under the IRI of both."""
    listed = sorted(found, key=_place)
    heads = merged.canonical(store, (form.entity for form, _, _ in listed)) if listed else {}
    best: dict[tuple[str, str], Fitting] = {}
    for form, how, weight in listed:
        head = heads[form.entity]
        best.setdefault((form.kind, head), (Form(form.kind, head, form.text, form.use), how, weight))
    return list(best.values())


def _place(one: Fitting) -> tuple[int, int, int, str, str, int]:
    form, how, weight = one
    return -how.score, -weight, len(form.text), form.text, form.entity, KINDS.index(form.kind)


def _results(store: Store, found: Sequence[Fitting]) -> Iterator[Result]:
    listed = rows(store, "labels", entity=" ".join(iri(form.entity) for form, _, _ in found)) if found else []
    labels: dict[str, str] = {}
    for row in listed:
        if "label" in row:
            one = row["entity"].value
            labels[one] = min(labels.get(one, row["label"].value), row["label"].value)
    for form, fit, _ in found:
        yield Result(form.entity, form.kind, labels.get(form.entity, local(form.entity)), form.text, fit.how, fit.score)
