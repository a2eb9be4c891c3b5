"""Every question of ours that a store can be asked, and what it answers: to be compared between two ways to answer."""

from collections.abc import Callable, Iterator
from typing import Any

import orjson

from kg import answers
from kg.answers import Page, Period, counts, lineage, lists, movements, names
from kg.answers.hierarchy import hierarchy
from kg.answers.prepared import told
from kg.answers.search import Query, search, suggest
from kg.answers.ties.asking import Asked
from kg.answers.ties.kept import Projections
from kg.answers.ties.relations import Relations
from kg.errors import ArchontologyError
from kg.store.protocol import Store

DAYS = (None, "2019-06-01", "2020-12-11", "2021-03-01", "2022-01-01")
WHOLE = ("2020-12", "2019")
PAGES = (Page(), Page(limit=2, offset=1), Page(name="馆"), Page(name="o"), Page(name="市档", limit=1), Page(offset=900))
WORDS = (
    "讲话",
    "年會舉行",
    "jiaoxue",
    "闻人呈",
    "澄湖市档安馆",
    "wenremcheng",
    "闻人澄",
    "聞人",
    "闻",
    "澄湖",
    "市档案馆",
    "馆",
    "o",
    "wenrencheng",
    "Wénrén Chéng",
    "cheng wenren",
    "wrc",
    "w",
    "湖市档",
    "·",
)
_ALL = """PREFIX ao: <https://w3id.org/archontology/ns#>
SELECT DISTINCT ?it WHERE { ?it a ao:%s } ORDER BY ?it"""
_NAMES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX ao: <https://w3id.org/archontology/ns#>
SELECT DISTINCT ?it WHERE { ?x rdfs:label|skos:altLabel|ao:personAsWritten|ao:bodyAsWritten|ao:sourceKey ?it }
ORDER BY ?it"""


def tied(store: Store) -> Relations:
    return Relations(store, Projections().of(store))


def things(store: Store, query: str) -> list[str]:
    return [row["it"].value for row in store.select(query)]


def asked(store: Store) -> Iterator[tuple[str, Callable[[Store], Any]]]:
    """Each question with its name; which entities there are is read from `store`."""

    def all_of(kind: str) -> list[str]:
        return [*things(store, _ALL % kind), f"https://w3id.org/archontology/id/{kind.lower()}/nobody"]

    for iri in all_of("Person"):
        yield f"career {iri}", lambda s, iri=iri: answers.career(s, iri)
        yield f"co-participants {iri}", lambda s, iri=iri: tied(s).co_participants(iri, Asked(), 100)
        yield f"ego {iri}", lambda s, iri=iri: tied(s).ego(iri, 2, Asked(kinds=(0, 1, 2)), 100)
        yield f"chain {iri}", lambda s, iri=iri: tied(s).chain(iri, True, 10)
        yield f"hierarchy {iri}", lambda s, iri=iri: tied(s).hierarchy(iri, Asked(), 100)
        for hops in (1, 2):
            yield f"colleagues {iri} {hops}", lambda s, iri=iri, hops=hops: tied(s).colleagues(iri, Asked(), 3, hops)
        for which in ("before", "after", "above"):
            yield f"{which} {iri}", lambda s, iri=iri, which=which: movements.neighbours(s, iri, which)
    for iri in all_of("Body"):
        yield f"network {iri}", lambda s, iri=iri: tied(s).network(iri, None, Asked(Period("2020-12-11")), 100)
        yield f"body {iri}", lambda s, iri=iri: answers.body(s, iri)
        yield f"tree {iri}", lambda s, iri=iri: hierarchy(s, iri)
        yield f"changes {iri}", lambda s, iri=iri: movements.changes(s, iri, "2019-01-01", "2021-06-01")
        for on in DAYS:
            yield f"history {iri} {on}", lambda s, iri=iri, on=on: lineage.history(s, iri, on)
        for on in (*DAYS, *WHOLE):
            yield f"officials {iri} {on}", lambda s, iri=iri, on=on: answers.officials(s, iri, on)
    for iri in all_of("Post"):
        for period in (
            *(Period(on) for on in (*DAYS, *WHOLE)),
            Period(start="2020-01-01"),
            Period(start="2019-01-01", end="2019-12-31"),
        ):
            for more in (False, True):
                yield (
                    f"holders {iri} {period} {more}",
                    lambda s, iri=iri, p=period, m=more: answers.post_holders(s, iri, p, m),
                )
    for iri in all_of("Event"):
        yield f"event {iri}", lambda s, iri=iri: answers.event(s, iri)
    for iri in all_of("Document"):
        yield f"document {iri}", lambda s, iri=iri: answers.document(s, iri)
    for kind in (
        "Tenure",
        "Participation",
        "Honour",
        "RankHolding",
        "Membership",
        "BodyChange",
        "Claim",
        "Person",
        "Span",
    ):
        for iri in all_of(kind):
            yield f"evidence {iri}", lambda s, iri=iri: answers.evidence(s, iri)
    for name in [*things(store, _NAMES), "檔案館", "无此人", ""]:
        for kind in ("Person", "Body", "Post", "Event", "Document"):
            yield f"find {kind} {name}", lambda s, kind=kind, name=name: names.find(s, kind, name)
    for page in PAGES:
        for name in ("people", "bodies", "events", "documents"):
            yield f"{name} {page}", lambda s, name=name, page=page: getattr(lists, name)(s, page)
    for title in ("馆长", "局长", "director", "书记"):
        for body in ("江苏省档案馆", "澄湖市档案馆"):
            for on in DAYS[:3]:
                yield f"holders {title} {body} {on}", lambda s, t=title, b=body, on=on: answers.holders(s, t, b, on)
    for words in WORDS:
        for kinds in ((), ("person", "event"), ("document",)):
            yield f"search {words} {kinds}", lambda s, w=words, k=kinds: search(s, Query(w, k, 100))
        yield f"search {words} page", lambda s, w=words: search(s, Query(w, limit=2, offset=1))
        yield f"suggest {words}", lambda s, w=words: suggest(s, w)
    yield "overview", answers.overview
    yield "tenures by type", counts.tenures_by_post_type
    yield "holders by year", counts.holders_by_year
    for limit in (1, 3, 100):
        yield f"largest bodies {limit}", lambda s, limit=limit: counts.largest_bodies(s, limit)


def answer(question: Callable[[Store], Any], store: Store) -> bytes:
    """The answer as its JSON, or the error as it is told."""
    try:
        return orjson.dumps(question(store), default=told)
    except ArchontologyError as error:
        return orjson.dumps([type(error).__name__, str(error), error.hint, *getattr(error, "candidates", ())])
    except (LookupError, ValueError, AttributeError) as error:  # of a graph that a random write left half of
        return type(error).__name__.encode()


def differences(plain: Store, other: Store) -> list[str]:
    """The questions that the two answer in two ways, with both answers."""
    found = []
    for name, question in asked(plain):
        expected, given = answer(question, plain), answer(question, other)
        if expected != given:
            found.append(f"{name}\n  engine {expected.decode()}\n  index  {given.decode()}")
    return found
