"""IRIs of tenures become tenures with their tightest bounds, their evidence and, for a day, their judgement."""

from collections.abc import Iterable
from typing import cast

from kg.answers import citations, derived, facts, kept, prepared
from kg.answers.certainty import judge
from kg.answers.facts import Fact
from kg.answers.questions import iri, rows
from kg.answers.values import Bounds, Certainty, Derived, Evidence, Ref, Tenure
from kg.store.index import index_of
from kg.store.protocol import Store

_ORDER = {Certainty.CERTAINLY: 0, Certainty.POSSIBLY: 1, Certainty.CERTAINLY_NOT: 2}


def tightest(fact: Fact) -> Bounds:
    """The tightest of all bounds that the graph states: each of them is true on its own."""
    return Bounds(
        start_earliest=max(fact.all("startEarliest"), default=None),
        start_latest=min(fact.all("startLatest"), default=None),
        end_earliest=max(fact.all("endEarliest"), default=None),
        end_latest=min(fact.all("endLatest"), default=None),
    )


def _tenure(fact: Fact, evidence: tuple[Evidence, ...], why: tuple[Derived, ...], on: str | None) -> Tenure:
    bounds = tightest(fact)
    return Tenure(
        iri=fact.iri,
        person=fact.ref("holder") or Ref(fact.iri, ""),
        post=fact.ref("post"),
        body=fact.ref("body"),
        titles=fact.all("titleAsWritten"),
        post_type=fact.kind("postType"),
        bounds=bounds,
        attested=fact.all("attestedOn"),
        start=fact.date("start"),
        end=fact.date("end"),
        status=tuple(sorted({item.tenure_status for item in evidence if item.tenure_status is not None})),
        mode=fact.kind("mode"),
        stage=fact.kind("stage"),
        start_cause=fact.kind("startCause"),
        end_cause=fact.kind("endCause"),
        term=fact.one("term"),
        organ=fact.one("organ"),
        authority=fact.ref("authority"),
        judgement=None if on is None else derived.explained(judge(bounds, on), bounds, why),
        end_state=fact.one("endState"),
        derived=why,
        contradicting=fact.all("contradictedBy"),
        evidence=evidence,
    )


def _when(tenure: Tenure) -> tuple[str, str, str]:
    """Order by the first day that is known of the tenure; one without any date comes last."""
    bounds = tenure.bounds
    days = (bounds.start_latest, bounds.start_earliest, *tenure.attested, bounds.end_earliest, bounds.end_latest)
    known = min((item for item in days if item is not None), default="9999")
    return known, bounds.end_latest or "9999", tenure.iri


def _rank(tenure: Tenure) -> int:
    return 0 if tenure.judgement is None else _ORDER[tenure.judgement.certainty]


def read(store: Store, tenures: Iterable[str], on: str | None = None) -> tuple[Tenure, ...]:
    """The tenures with their evidence: for a day the certain ones first, else in the order of their dates."""
    known = facts.read(store, tenures)
    evidence = citations.read(store, known)
    bounded = derived.read(store, known)
    answers = [_tenure(fact, evidence[fact.iri], bounded.get(fact.iri, ()), on) for fact in known.values()]
    return tuple(sorted(answers, key=lambda tenure: (_rank(tenure), *_when(tenure))))


def known(store: Store, tenures: Iterable[str]) -> tuple[Tenure, ...]:
    """The tenures with these IRIs, in no order."""
    index = index_of(store)
    return read(store, tenures) if index is None else tuple(one.whole() for one in prepared.known(index, tenures))


def whole(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """The tenures as `of` gives them with all that is known of each: a prepared one knows its post by IRI alone."""
    return tuple(prepared.whole(one) for one in tenures)


def of(store: Store, question: str, owners: Iterable[str], on: str | None = None) -> tuple[Tenure, ...]:
    """The tenures of persons (`question` tenures-of-person), posts or bodies, as `read` gives them.

    From an index they come prepared: they look like tenures, and are read when more is asked of them than their JSON.
    """
    wanted = list(owners)
    index = index_of(store)
    if index is not None:
        found = prepared.of(index, question, wanted, on)
        found.sort(key=lambda one: (_rank(cast(Tenure, one)), one.sort))
        return cast(tuple[Tenure, ...], tuple(found))
    terms = {kept.questions()[question].key: " ".join(map(iri, wanted))}
    listed = rows(store, question, **terms) if wanted else []
    return read(store, (row["tenure"].value for row in listed), on)


def sort_text(tenure: Tenure) -> str:
    """The order of `read` for no day, as one text."""
    return "\x1f".join(_when(tenure))


def split(tenures: Iterable[Tenure]) -> tuple[tuple[Tenure, ...], tuple[Tenure, ...]]:
    """Those held certainly, possibly, or without a day asked; and those certainly not held."""
    every = tuple(tenures)
    out = tuple(t for t in every if t.judgement is not None and t.judgement.certainty is Certainty.CERTAINLY_NOT)
    gone = {id(t) for t in out}
    return tuple(t for t in every if id(t) not in gone), out
