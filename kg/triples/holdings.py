"""Claims of ranks, honours, memberships and facts of bodies in, their nodes out: none of them is a post."""

from collections.abc import Iterator

from kg.errors import InputError
from kg.model import BodyFactClaim, HonourClaim, MembershipClaim, RankClaim, Status
from kg.triples import ntriples as nt
from kg.triples.ntriples import Triple
from kg.triples.scene import Scene, of_scheme
from kg.triples.tenures import dating
from ontology.terms import AO, RDF, RICO

BODY_FACTS = {"address": AO.address, "telephone": AO.telephone}


def rank(scene: Scene, said: RankClaim) -> Iterator[Triple]:
    """A rank that a person has: 二级巡视员. A proposed one is a claim only."""
    if said.status is Status.CANDIDATE:
        return
    it, claim, who = scene.ids.rank_holding(said), scene.ids.claim(said), scene.ids.person(said.person)
    yield from _holding(it, AO.RankHolding, who, claim)
    yield it, AO.rankAsWritten, nt.text(said.rank)
    yield it, RICO.isEvidencedBy, nt.iri(scene.ids.span(said.span))
    if kind := of_scheme(said.concept, "ranks"):
        yield it, AO.rank, nt.iri(kind)
    if said.body:
        yield it, AO.body, nt.iri(scene.ids.body(said.body))
    if said.attested and said.status is Status.CURRENT:
        yield it, AO.attestedOn, nt.date(said.attested.edtf)


def honour(scene: Scene, said: HonourClaim) -> Iterator[Triple]:
    """An honour of a person or of a body: 全国档案领军人才. Raises InputError for a claim without either."""
    if said.person:
        who = scene.ids.person(said.person)
    elif said.body:
        who = scene.ids.body(said.body)
    else:
        raise InputError(f"the honour {said.honour} at {said.span.start} has no holder", f"mend the rule {said.rule}")
    it, claim = scene.ids.honour(said), scene.ids.claim(said)
    yield from _holding(it, AO.Honour, who, claim)
    yield it, AO.honourAsWritten, nt.text(said.honour)
    yield it, RICO.isEvidencedBy, nt.iri(scene.ids.span(said.span))
    if kind := of_scheme(said.concept, "honours"):
        yield it, AO.honour, nt.iri(kind)
    if said.conferrer:
        yield it, AO.conferrer, nt.iri(scene.ids.body(said.conferrer))
    if said.attested:
        yield it, AO.attestedOn, nt.date(said.attested.edtf)


def _holding(it: str, class_: str, who: str, claim: str) -> Iterator[Triple]:
    yield it, RDF.type, nt.iri(class_)
    yield it, RDF.type, nt.iri(RICO.Relation)
    yield it, AO.holder, nt.iri(who)
    yield it, RICO.relationConnects, nt.iri(who)
    yield it, AO.supportedBy, nt.iri(claim)
    yield claim, AO.states, nt.iri(it)


def membership(scene: Scene, said: MembershipClaim) -> Iterator[Triple]:
    """A membership: 理事 of a society, 代表 of a congress. In RiC-O it goes from the group to the person."""
    if said.status is Status.CANDIDATE:
        return
    it, claim, who = scene.ids.membership(said), scene.ids.claim(said), scene.ids.person(said.person)
    yield it, RDF.type, nt.iri(AO.Membership)
    yield it, RDF.type, nt.iri(RICO.MembershipRelation)
    yield it, RICO.membershipRelation_role, nt.iri(it)
    yield it, AO.holder, nt.iri(who)
    yield it, RICO.relationHasTarget, nt.iri(who)
    yield it, AO.titleAsWritten, nt.text(said.membership)
    if said.body:
        body = scene.ids.body(said.body)
        yield it, AO.body, nt.iri(body)
        yield it, RICO.relationHasSource, nt.iri(body)
        yield body, RICO.hasOrHadMember, nt.iri(who)
    if kind := of_scheme(said.concept, "memberships"):
        yield it, AO.membershipType, nt.iri(kind)
    if said.term:
        yield it, AO.term, nt.text(said.term)
    yield from dating(scene, it, said)
    yield it, AO.supportedBy, nt.iri(claim)
    yield it, RICO.isEvidencedBy, nt.iri(scene.ids.span(said.span))
    yield claim, AO.states, nt.iri(it)


def body_fact(scene: Scene, said: BodyFactClaim) -> Iterator[Triple]:
    """The address or the telephone number of a body. Raises InputError for another property."""
    if said.property not in BODY_FACTS:
        raise InputError(f"no body has the property {said.property!r}", f"mend the rule {said.rule}")
    yield scene.ids.body(said.body), BODY_FACTS[said.property], nt.text(said.value)
