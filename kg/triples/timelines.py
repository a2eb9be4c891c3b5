"""The tenures of one person in, the named graph of their timeline as canonical N-Triples out."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.offices import Dated, Days, DerivedBound, OfficeClaim, Tenure
from kg.text.periods import period
from kg.triples import ntriples as nt
from kg.triples.ntriples import Triple
from kg.triples.tenures import bounds
from ontology.terms import AO, RDF, RICO, concept


class FactNames(Protocol):
    """The IRIs of what is made of the claims of all documents; kg.entities makes them."""

    def tenure(self, person: str, body: str, post: str, stint: str = "") -> str:
        """Of a tenure."""
        ...

    def derived_bound(self, tenure: str, bound: str, reason: str) -> str:
        """Of what bounds a tenure."""
        ...


def timeline(names: FactNames, tenures: Iterable[Tenure]) -> bytes:
    """The graph of a person's tenures; empty for none."""
    return nt.canonical(triple for one in tenures for triple in _tenure(names, one))


def iri(names: FactNames, one: Tenure) -> str:
    """The IRI of a tenure."""
    return names.tenure(one.person, one.body, one.post, one.stint)


def _tenure(names: FactNames, one: Tenure) -> Iterator[Triple]:
    it = iri(names, one)
    yield from _relation(it, one)
    yield it, AO.stage, nt.iri(concept("stages", one.stage))
    yield it, AO.endState, nt.text(one.end_state)
    yield it, RICO.relationCertainty, nt.text(one.certainty)
    yield from bounds(it, one.days)
    for claim in one.claims:
        yield from _said(it, claim)
    for predicate, dates in (
        (AO.start, _dates(one, (one.days.start_earliest, one.days.start_latest), "start")),
        (AO.end, _dates(one, (one.days.end_earliest, one.days.end_latest), "end")),
    ):
        for value in dates:
            yield it, predicate, nt.iri(value.iri)
    for claim_iri in one.contradicting:
        yield it, AO.contradictedBy, nt.iri(claim_iri)
    for derived in one.derived:
        yield from _derived(names, it, derived)


def _relation(it: str, one: Tenure) -> Iterator[Triple]:
    yield it, RDF.type, nt.iri(AO.Tenure)
    yield it, RDF.type, nt.iri(RICO.PositionHoldingRelation)
    yield it, RICO.positionHoldingRelation_role, nt.iri(it)
    for ours, theirs, value in (
        (AO.holder, RICO.relationHasSource, one.person),
        (AO.post, RICO.relationHasTarget, one.post),
        (AO.body, RICO.relationHasContext, one.body),
    ):
        yield it, ours, nt.iri(value)
        yield it, theirs, nt.iri(value)
    yield one.person, RICO.occupiesOrOccupied, nt.iri(one.post)


def _said(it: str, claim: OfficeClaim) -> Iterator[Triple]:
    """What one claim adds to the tenure."""
    yield it, AO.supportedBy, nt.iri(claim.iri)
    yield claim.iri, AO.states, nt.iri(it)
    yield it, RICO.isEvidencedBy, nt.iri(claim.span)
    yield it, AO.titleAsWritten, nt.text(claim.title)
    if claim.attested:
        yield it, AO.attestedOn, nt.date(claim.attested)
    for predicate, value in (
        (AO.postType, claim.post_type),
        (AO.mode, claim.mode),
        (AO.startCause, claim.start_cause),
        (AO.endCause, claim.end_cause),
        (AO.authority, claim.authority),
    ):
        if value:
            yield it, predicate, nt.iri(value)
    for predicate, words in ((AO.term, claim.term), (AO.organ, claim.organ), (AO.trialPeriod, claim.trial)):
        if words:
            yield it, predicate, nt.text(words)
    for participation in claim.participations:
        yield participation, AO.actedAs, nt.iri(it)


def _dates(one: Tenure, tightest: tuple[object, object], which: str) -> tuple[Dated, ...]:
    """The dates as written that give the tightest bounds: 2010-03 and not 2010; both of two that contradict each other.

    Where none does (an end that another claim makes impossible), all of them.
    """
    known = sorted({value for claim in one.claims if (value := getattr(claim, which)) is not None})
    fitting = tuple(value for value in known if _gives(value, tightest))
    return fitting or tuple(known)


def _gives(value: Dated, tightest: tuple[object, object]) -> bool:
    span = period(value.edtf)
    if span is None:
        return False
    return tightest[0] in {span.first} - {None} or tightest[1] in {span.last} - {None}


def _derived(names: FactNames, it: str, derived: DerivedBound) -> Iterator[Triple]:
    node = names.derived_bound(it, derived.bound, derived.reason)
    yield node, RDF.type, nt.iri(AO.DerivedBound)
    yield node, AO.derivedBoundOf, nt.iri(it)
    yield node, AO.boundReason, nt.text(derived.reason)
    yield from bounds(node, Days(**{derived.bound: derived.day}))
    for claim in derived.claims:
        yield node, AO.supportedBy, nt.iri(claim)
