"""`/api/relations`: names and days become who is tied to whom, each step dated and with its evidence."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.deps import PeriodDep, RelationsDep
from api.schemas import answer
from api.streams import json
from kg.answers.ties import asking
from kg.answers.ties.asking import Asked
from kg.answers.ties.values import (
    Bridges,
    Chains,
    Communities,
    Hierarchy,
    Network,
    Ranking,
    Stations,
    Succession,
    Ties,
)

router = APIRouter(prefix="/api/relations", tags=["relations"])


def _asked(
    period: PeriodDep, certainly: Annotated[bool, Query(description="Only what is certain counts")] = False
) -> Asked:
    return Asked(period, certainly=certainly)


AskedDep = Annotated[Asked, Depends(_asked)]
NameParam = Annotated[
    str, Query(description="Any name (full, short, as written) or the IRI", min_length=1, max_length=500)
]
PlaceParam = Annotated[str | None, Query(description="Any name or the IRI of a body", max_length=500)]
KindsParam = Annotated[
    str, Query(description="Kinds of edges, with commas: tenure, participation, hierarchy", max_length=100)
]
ThroughParam = Annotated[Literal["bodies", "events", "both"], Query(description="By what people are tied")]
OfParam = Annotated[Literal["people", "bodies", "all"], Query(description="The network of whom")]
LimitParam = Annotated[int, Query(ge=1, le=1000)]
WordsParam = Annotated[bool, Query(description="Each edge with the words of its claims")]
NodesParam = Annotated[int, Query(ge=1, le=5000, description="So many nodes, the nearest first")]
ALL = "tenure,participation,hierarchy"


def _drawn(asked: AskedDep, kinds: KindsParam = ALL, words: WordsParam = False) -> Asked:
    return replace(asked, kinds=asking.kinds(kinds), words=words)


DrawnDep = Annotated[Asked, Depends(_drawn)]


@router.get("/ego", response_class=Response, responses=answer(Network, 409), summary="What is around somebody")
def ego(
    relations: RelationsDep,
    asked: DrawnDep,
    entity: NameParam,
    hops: Annotated[int, Query(ge=1, le=3)] = 1,
    limit: NodesParam = 500,
) -> Response:
    """What is within one to three dated edges of a person, a body or an event."""
    return json(relations.ego(entity, hops, asked, limit))


@router.get("/network", response_class=Response, responses=answer(Network, 409), summary="A body's or region's network")
def network(
    relations: RelationsDep,
    asked: DrawnDep,
    body: PlaceParam = None,
    region: Annotated[str | None, Query(description="What names of bodies begin with: 江苏省", max_length=100)] = None,
    limit: NodesParam = 500,
) -> Response:
    """A body, or all bodies of a region, with those who served in them and the events that they took part in."""
    return json(relations.network(body or None, region or None, asked, limit))


@router.get("/ties", response_class=Response, responses=answer(Chains, 409), summary="How two people are tied")
def ties(
    relations: RelationsDep,
    asked: AskedDep,
    a: NameParam,
    b: NameParam,
    k: Annotated[int, Query(ge=1, le=20)] = 1,
    through: ThroughParam = "both",
) -> Response:
    """The `k` shortest chains of people between two who served or met together, and all that each step rests on."""
    return json(relations.ties(a, b, replace(asked, kinds=asking.through(through)), k))


@router.get("/colleagues", response_class=Response, responses=answer(Ties, 409), summary="Who served with a person")
def colleagues(
    relations: RelationsDep,
    asked: AskedDep,
    entity: NameParam,
    hops: Annotated[int, Query(ge=1, le=2, description="1: colleagues; 2: their colleagues")] = 1,
    limit: LimitParam = 100,
) -> Response:
    """Who served in a body of the person at one time, certainly or possibly, and from when to when."""
    return json(relations.colleagues(entity, asked, limit, hops))


@router.get("/co-participants", response_class=Response, responses=answer(Ties, 409), summary="Who attended together")
def co_participants(relations: RelationsDep, asked: AskedDep, entity: NameParam, limit: LimitParam = 100) -> Response:
    """Who took part in the same events as the person: in how many, and in which roles."""
    return json(relations.co_participants(entity, asked, limit))


@router.get("/shared-careers", response_class=Response, responses=answer(Stations, 409), summary="Shared stations")
def shared_careers(relations: RelationsDep, a: NameParam, b: NameParam) -> Response:
    """The bodies and the posts that two people had, whether or not at one time."""
    return json(relations.stations(a, b))


@router.get("/chain", response_class=Response, responses=answer(tuple[Succession, ...], 409), summary="Successions")
def chain(
    relations: RelationsDep,
    entity: NameParam,
    across: Annotated[bool, Query(description="Across changes of bodies")] = False,
    limit: LimitParam = 100,
) -> Response:
    """Who held each post of a person, or the post with this IRI, before and after, the nearest first."""
    return json(relations.chain(entity, across, limit))


@router.get("/hierarchy", response_class=Response, responses=answer(Hierarchy, 409), summary="Superiors, subordinates")
def hierarchy(relations: RelationsDep, asked: AskedDep, entity: NameParam, limit: LimitParam = 100) -> Response:
    """The bodies above and below a body; who served, while a person did, in those above and below theirs."""
    return json(relations.hierarchy(entity, asked, limit))


@router.get("/bridges", response_class=Response, responses=answer(Bridges, 409), summary="Who moved between bodies")
def bridges(relations: RelationsDep, asked: AskedDep, body: PlaceParam = None, limit: LimitParam = 100) -> Response:
    """The bodies between which people moved, those of the most movers first, and both tenures of each."""
    return json(relations.bridges(body or None, asked, limit))


@router.get("/centrality", response_class=Response, responses=answer(Ranking), summary="Who is central")
def centrality(
    relations: RelationsDep,
    asked: AskedDep,
    of: OfParam = "people",
    measure: Literal["degree", "betweenness", "pagerank"] = "degree",
    through: ThroughParam = "both",
    sources: Annotated[
        int, Query(ge=1, le=1000, description="Of betweenness: so many sources are sampled")
    ] = asking.SOURCES,
    limit: LimitParam = 100,
) -> Response:
    """The most central people, bodies, or nodes of any kind; a network too large for it is refused (503)."""
    return json(relations.centrality(of, replace(asked, kinds=asking.through(through)), (measure, sources, limit)))


@router.get("/communities", response_class=Response, responses=answer(Communities), summary="Communities")
def communities(
    relations: RelationsDep,
    asked: AskedDep,
    of: OfParam = "people",
    through: ThroughParam = "both",
    limit: LimitParam = 20,
) -> Response:
    """Who is tied more to one another than to others (Louvain); a network too large for it is refused (503)."""
    return json(relations.communities(of, replace(asked, kinds=asking.through(through)), limit))
