"""What somebody writes in, the people, bodies, posts, events and documents that bear such a name out, the best first.

With an index each way of looking is a look into an ordered list; without one all names are read and compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.answers import search_filters, search_fitting, search_scores, search_texts
from kg.answers.questions import iri, rows
from kg.answers.search_filters import Allowed
from kg.answers.search_fitting import Fitting
from kg.answers.search_names import KINDS
from kg.answers.search_scores import Asked
from kg.answers.search_values import Filters, Found, Query, Result, Suggestion, Suggestions
from kg.errors import InputError
from kg.store.protocol import Store
from ontology.terms import local

__all__ = ["Filters", "Found", "Query", "Result", "Suggestion", "Suggestions", "search", "suggest"]

MOST: Final = 1000
SUGGESTED: Final = 10
_MOST_SUGGESTED: Final = 50


def search(store: Store, query: Query) -> Found:
    """What bears such a name, the best fit first, then that on which the most rests; after all names the texts.

    Raises InputError for words without a letter, another kind or an impossible page; NotFound, Ambiguous and BadDate
    for a filter; LimitExceeded where there is no index and there is too much to be read.
    """
    if not 1 <= query.limit <= MOST or query.offset < 0:
        said = f"no such page: limit {query.limit}, offset {query.offset}"
        raise InputError(said, f"limit 1 to {MOST}, offset 0 or more")
    asked, kinds = search_scores.read(query.words), _kinds(query.kinds)
    allowed = search_filters.read(store, query.filters)
    if allowed.things is None:
        found, cut = search_fitting.forms(store, asked, kinds)
    else:
        found, cut = search_fitting.among(store, asked, kinds, set(allowed.things)), allowed.cut
    best = search_fitting.things(store, found)
    texts, more = _texts(store, asked, kinds, best)
    if allowed.things is not None:
        texts = [one for one in texts if one in allowed.things]
    return replace(_page(store, query, (best, texts), allowed), truncated=cut or more)


def suggest(store: Store, words: str, kinds: tuple[str, ...] = (), limit: int = SUGGESTED) -> Suggestions:
    """What may be meant by the beginning of a name. Raises as `search`; nothing written suggests nothing."""
    if not 1 <= limit <= _MOST_SUGGESTED:
        raise InputError(f"no such list: limit {limit}", f"limit 1 to {_MOST_SUGGESTED}")
    if not search_scores.is_any(words):
        return Suggestions(())
    found, _ = search_fitting.forms(store, search_scores.read(words, typing=True), _kinds(kinds), limit)
    results = _named(store, search_fitting.things(store, found)[:limit])
    return Suggestions(tuple(Suggestion(one.id, one.kind, one.label, one.matched, one.how) for one in results))


def _kinds(kinds: Sequence[str]) -> tuple[str, ...]:
    if unknown := sorted(set(kinds) - set(KINDS)):
        raise InputError(f"no kind {unknown[0]!r} to search for", "kinds: " + ", ".join(KINDS))
    return tuple(kind for kind in KINDS if kind in kinds) or KINDS


def _texts(store: Store, asked: Asked, kinds: tuple[str, ...], best: list[Fitting]) -> tuple[list[str], bool]:
    """The documents in whose text the words stand, and which are not found by their names."""
    if "document" not in kinds or not search_texts.wanted(asked):
        return [], False
    found, cut = search_texts.search(store, asked)
    named = {form.entity for form, _, _ in best}
    return [one for one in found if one not in named], cut


def _page(store: Store, query: Query, found: tuple[list[Fitting], list[str]], allowed: Allowed) -> Found:
    best, texts = found
    periods: dict[str, tuple[str, str]] = {}
    if query.filters.start or query.filters.end:
        things = [*((form.kind, form.entity) for form, _, _ in best), *(("document", one) for one in texts)]
        periods = search_filters.in_period(store, things, allowed, query.filters)
        best = [one for one in best if one[0].entity in periods]
        texts = [one for one in texts if one in periods]
    start = max(0, query.offset - len(best))
    page = best[query.offset : query.offset + query.limit]
    asked = search_scores.read(query.words)
    results = (*_named(store, page), *_worded(store, texts[start : start + query.limit - len(page)], asked))
    shown = tuple(replace(one, period=periods.get(one.id)) for one in results)
    return Found(query.words, len(best) + len(texts), False, shown)


def _labels(store: Store, entities: Iterable[str]) -> dict[str, str]:
    wanted = " ".join(map(iri, entities))
    labels: dict[str, str] = {}
    for row in rows(store, "labels", entity=wanted) if wanted else []:
        if "label" in row:
            one = row["entity"].value
            labels[one] = min(labels.get(one, row["label"].value), row["label"].value)
    return labels


def _named(store: Store, found: Sequence[Fitting]) -> Iterator[Result]:
    labels = _labels(store, (form.entity for form, _, _ in found))
    for form, fit, _ in found:
        yield Result(form.entity, form.kind, labels.get(form.entity, local(form.entity)), form.text, fit.how, fit.score)


def _worded(store: Store, documents: Sequence[str], asked: Asked) -> Iterator[Result]:
    labels = _labels(store, documents)
    for one, snippet in search_texts.snippets(store, documents, asked).items():
        words = next((piece for piece, hit in snippet if hit), asked.text)
        yield Result(one, "document", labels.get(one, local(one)), words, "text", search_texts.SCORE, snippet)
