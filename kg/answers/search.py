"""What somebody writes in, the people, bodies, posts, events and documents that bear such a name out, the best first.

With an index each way of looking is a look into an ordered list; without one all names are read and compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from kg.answers import merged, search_names, search_near, search_scores, search_texts
from kg.answers.questions import iri, rows
from kg.answers.search_lookup import Lookup
from kg.answers.search_names import KINDS, Form
from kg.answers.search_scores import Asked, Fit
from kg.answers.search_texts import Snippet
from kg.errors import InputError
from kg.store.index import index_of
from kg.store.index.cells import iri as iri_of
from kg.store.index.cells import of_iri
from kg.store.index.file import sql
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
    """A thing that was found. `matched` is the form that fits, `how` its use, or pinyin, initials, near or text.

    Where the words stand in the text of a document, `snippet` is what is around them, in pieces: `true` marks the words.
    """

    id: str
    kind: str
    label: str
    matched: str
    how: str
    score: int
    snippet: Snippet | None = None


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
    named = {form.entity for form, _, _ in best}
    texts, more = (
        search_texts.search(store, asked) if "document" in kinds and search_texts.wanted(asked) else ([], False)
    )
    others = [document for document in texts if document not in named]
    total, start = len(best) + len(others), max(0, query.offset - len(best))
    page = best[query.offset : query.offset + query.limit]
    results = (*_results(store, page), *_worded(store, others[start : start + query.limit - len(page)], asked))
    return Found(query.words, total, cut or more, results)


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
        lookup = Lookup(index, asked, kinds, enough)
        return lookup.forms(), lookup.cut
    forms = [form for form in search_names.read(store) if form.kind in kinds]
    fitting = [(form, how) for form in forms if (how := search_scores.fit(asked, form)) is not None]
    if search_near.is_wanted(len(fitting), enough):
        known = {form for form, _ in fitting}
        others = (form for form in forms if form not in known)
        fitting += [(form, near) for form in others if (near := search_near.fit(asked, form)) is not None]
    weights = search_names.evidence(store, (form.entity for form, _ in fitting))
    return [(form, how, weights.get(form.entity, 0)) for form, how in fitting], False


def _things(store: Store, found: Iterable[Fitting]) -> list[Fitting]:
    """Each thing once, by the form that fits it best; what is one with another stands under the IRI of both."""
    listed = sorted(found, key=_place)
    heads = _heads(store, {form.entity for form, _, _ in listed})
    best: dict[tuple[str, str], Fitting] = {}
    for form, how, weight in listed:
        head = heads.get(form.entity, form.entity)
        best.setdefault((form.kind, head), (Form(form.kind, head, form.text, form.use), how, weight))
    return list(best.values())


def _heads(store: Store, entities: set[str]) -> dict[str, str]:
    """The IRI that stands for each of these that is one with another."""
    index = index_of(store)
    if index is not None:
        cells = orjson.dumps(list(map(of_iri, entities))).decode()
        known = index.ask(sql("known-keys"), index.questions["merged"], cells)
        entities = {iri_of(cell) for (cell,) in known}
    return merged.canonical(store, entities) if entities else {}


def _place(one: Fitting) -> tuple[int, int, int, str, str, int]:
    form, how, weight = one
    return -how.score, -weight, len(form.text), form.text, form.entity, KINDS.index(form.kind)


def _labels(store: Store, entities: Iterable[str]) -> dict[str, str]:
    wanted = " ".join(map(iri, entities))
    labels: dict[str, str] = {}
    for row in rows(store, "labels", entity=wanted) if wanted else []:
        if "label" in row:
            one = row["entity"].value
            labels[one] = min(labels.get(one, row["label"].value), row["label"].value)
    return labels


def _worded(store: Store, documents: Sequence[str], asked: Asked) -> Iterator[Result]:
    labels = _labels(store, documents)
    for one, snippet in search_texts.snippets(store, documents, asked).items():
        words = next((piece for piece, hit in snippet if hit), asked.text)
        yield Result(one, "document", labels.get(one, local(one)), words, "text", search_texts.SCORE, snippet)


def _results(store: Store, found: Sequence[Fitting]) -> Iterator[Result]:
    labels = _labels(store, (form.entity for form, _, _ in found))
    for form, fit, _ in found:
        yield Result(form.entity, form.kind, labels.get(form.entity, local(form.entity)), form.text, fit.how, fit.score)
