"""What is looked for in, the forms that fit and the things that bear them out: from an index, or from all names."""

from collections.abc import Iterable

import orjson

from kg.answers import merged, search_names, search_near, search_scores
from kg.answers.search_lookup import Lookup
from kg.answers.search_names import KINDS, Form
from kg.answers.search_scores import Asked, Fit
from kg.answers.search_spelling import of_row
from kg.store.index import index_of
from kg.store.index.cells import iri, of_iri
from kg.store.index.file import sql
from kg.store.protocol import Store

Fitting = tuple[Form, Fit, int]
"""A form, how it fits, and on how much its thing rests."""


def forms(store: Store, asked: Asked, kinds: tuple[str, ...], enough: int | None = None) -> tuple[list[Fitting], bool]:
    """The forms that fit, or the first of them where some are enough; whether there are more than was looked at."""
    index = index_of(store)
    if index is not None:
        lookup = Lookup(index, asked, kinds, enough)
        return lookup.forms(), lookup.cut
    every = (form for form in search_names.read(store) if form.kind in kinds)
    return _weighed(store, _fitting(asked, every, enough)), False


def among(store: Store, asked: Asked, kinds: tuple[str, ...], things: set[str]) -> list[Fitting]:
    """The forms that fit of these things alone: all of them are looked at."""
    index = index_of(store)
    if index is None:
        every = [form for form in search_names.read(store) if form.entity in things and form.kind in kinds]
        return _weighed(store, _fitting(asked, every, None))
    rows = [row for one in things for row in index.ask(sql("forms-of"), of_iri(one))]
    weights = {of_row(row): row[5] for row in rows}
    fitting = _fitting(asked, (form for form in weights if form.kind in kinds), None)
    return [(form, fit, weights[form]) for form, fit in fitting]


def _fitting(asked: Asked, every: Iterable[Form], enough: int | None) -> list[tuple[Form, Fit]]:
    listed = list(every)
    found = [(form, fit) for form in listed if (fit := search_scores.fit(asked, form)) is not None]
    if asked.begins() and any(fit.score not in search_scores.MERELY_WITHIN for _, fit in found):
        found = [(form, fit) for form, fit in found if fit.score not in search_scores.MERELY_WITHIN]
    if search_near.is_wanted(len(found), enough):
        known = {form for form, _ in found}
        others = (form for form in listed if form not in known)
        found += [(form, near) for form in others if (near := search_near.fit(asked, form)) is not None]
    return found


def _weighed(store: Store, found: list[tuple[Form, Fit]]) -> list[Fitting]:
    weights = search_names.evidence(store, (form.entity for form, _ in found))
    return [(form, fit, weights.get(form.entity, 0)) for form, fit in found]


def things(store: Store, found: Iterable[Fitting]) -> list[Fitting]:
    """Each thing once, by the form that fits it best; what is one with another stands under the IRI of both."""
    listed = sorted(found, key=_place)
    heads = _heads(store, {form.entity for form, _, _ in listed})
    best: dict[tuple[str, str], Fitting] = {}
    for form, fit, weight in listed:
        head = heads.get(form.entity, form.entity)
        best.setdefault((form.kind, head), (Form(form.kind, head, form.text, form.use), fit, weight))
    return list(best.values())


def _heads(store: Store, entities: set[str]) -> dict[str, str]:
    """The IRI that stands for each of these that is one with another."""
    index = index_of(store)
    if index is not None:
        cells = orjson.dumps(list(map(of_iri, entities))).decode()
        known = index.ask(sql("known-keys"), index.questions["merged"], cells)
        entities = {iri(cell) for (cell,) in known}
    return merged.canonical(store, entities) if entities else {}


def _place(one: Fitting) -> tuple[int, int, int, str, str, int]:
    form, fit, weight = one
    return -fit.score, -weight, len(form.text), form.text, form.entity, KINDS.index(form.kind)
