"""Every IRI that the program may write; a test proves that each is defined here or in its own vocabulary."""

from typing import Final


class Namespace:
    """A namespace: `AO.Tenure` or `AO["Tenure"]` is the IRI as a string."""

    def __init__(self, iri: str, names: str) -> None:
        self.iri: Final = iri
        self.names: Final = frozenset(names.split())

    def __getattr__(self, name: str) -> str:
        if name not in self.names:
            raise AttributeError(f"{self.iri} has no term {name} in ontology/terms.py")
        return self.iri + name

    def __getitem__(self, name: str) -> str:
        return self.__getattr__(name)


AO: Final = Namespace(
    "https://w3id.org/archontology/ns#",
    # classes
    "Document Span Claim Person Body Post Tenure Membership RankHolding Honour Event Participation BodyChange "
    "PostContinuity Date "
    # evidence
    "text contentHash readWith sourceKey publisherName quote prefix suffix startOffset endOffset inDocument "
    # claim
    "span claimStatus polarity rule extractor context states aboutPerson aboutBody aboutPost "
    "personAsWritten bodyAsWritten titleAsWritten dateAsWritten tenureStatus unresolvedBody genre "
    # facts in common
    "supportedBy holder body post postType mode stage startCause endCause term organ authority "
    "startEarliest startLatest endEarliest endLatest start end attestedOn attested endState trialPeriod "
    # rank, honour, membership
    "rank rankAsWritten honour honourAsWritten conferrer membershipType "
    # person, body, name, date
    "gender ethnicity matchKey nameType bodyType nickname address telephone leadershipLevel seats edtf inferredPart "
    # events
    "eventType occurredEarliest occurredLatest place placeName theme attendance event participant role actedAs note "
    # bodies over time
    "changeType before after superior changedBy earlierPost laterPost "
    # what people decided
    "mergedInto decidedBy decidedOn decisionReason readAs attributedBy attributedOn attributionReason "
    # timelines: what follows from all claims together, and what does not fit
    "DerivedBound derivedBoundOf boundReason contradictedBy actedAsClaimed "
    # the history of the graph: runs have clocks, facts do not
    "Run LogEntry run reason command version startedAt loggedAt brought withdrew changed concerns",
)
RICO: Final = Namespace(
    "https://www.ica.org/standards/RiC/ontology#",
    "Record RecordPart Person CorporateBody Position PositionHoldingRelation AgentName Date Event EventRelation Place "
    "MembershipRelation positionHoldingRelation_role eventRelation_role membershipRelation_role relationHasSource "
    "relationHasTarget relationHasContext relationCertainty isEvidencedBy occupiesOrOccupied hasOrHadPosition "
    "existsOrExistedIn hasOrHadAgentName textualValue normalizedDateValue expressedDate hasEventType hadSubevent "
    "hasOrHadMember hasOrHadSubdivision isOrWasSubdivisionOf isAssociatedWithDate isAssociatedWithPlace "
    "hasOrHadParticipant title name publicationDate hasPublisher isOrWasPartOf identifier hasBeginningDate hasEndDate generalDescription "
    "Relation relationConnects AgentTemporalRelation hasSuccessor usedFromDate usedToDate",
)
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label comment")
SKOS: Final = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel hiddenLabel inScheme notation broader definition topConceptOf",
)
PROV: Final = Namespace("http://www.w3.org/ns/prov#", "Entity wasDerivedFrom wasRevisionOf")
OA: Final = Namespace(
    "http://www.w3.org/ns/oa#",
    "SpecificResource hasSource hasSelector TextQuoteSelector TextPositionSelector exact prefix suffix start end",
)
XSD: Final = Namespace(
    "http://www.w3.org/2001/XMLSchema#", "date dateTime gYear gYearMonth integer string boolean anyURI decimal"
)
EDTF: Final = "http://id.loc.gov/datatypes/edtf"

SCHEME: Final = "https://w3id.org/archontology/scheme/"

PREFIXES: Final = {
    **{"ao": AO.iri, "rico": RICO.iri, "rdf": RDF.iri, "rdfs": RDFS.iri, "skos": SKOS.iri, "prov": PROV.iri},
    **{"oa": OA.iri, "xsd": XSD.iri, "scheme": SCHEME},
}
"""The prefixes under which people read and write these names."""


def concept(scheme: str, name: str) -> str:
    """The IRI of a concept: `concept("event-types", "conference")`."""
    return f"{SCHEME}{scheme}/{name}"


def local(iri: str) -> str:
    """The last part of an IRI: `local(".../scheme/event-types/conference")` is "conference"."""
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
