"""The store becomes a network: people, bodies and events as nodes; tenures and parts in events as dated edges."""

from collections.abc import Iterator

import networkx as nx

from kg.answers.facts import Fact, kind_of
from kg.answers.questions import rows
from kg.answers.tenures import tightest
from kg.store.protocol import Store
from ontology.terms import local

BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest")
"""Days, as in docs/graph.md; a bound that the evidence does not give is left out."""


def network(store: Store) -> "nx.MultiDiGraph[str]":
    """A directed multigraph whose nodes are IRIs and whose edges are keyed by the IRI of the fact.

    Nodes have `label`, `kind` (Person, Body, Event) and perhaps `date`; edges `kind` (tenure, participation), `label`
    (the post or the role), `evidence` (number of claims), and tenures `attested` and those of BOUNDS that are known.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows(store, "network-nodes"):
        label = row["label"].value if "label" in row else local(row["node"].value)
        date = {"date": row["date"].value} if "date" in row else {}
        graph.add_node(row["node"].value, label=label, kind=local(row["class"].value), **date)
    for person, body, tenure, attributes in _tenures(store):
        graph.add_edge(person, body, key=tenure, **attributes)
    for row in rows(store, "network-participations"):
        role = kind_of(row["role"].value).label.zh
        attributes = {"kind": "participation", "label": role, "evidence": int(row["claims"].value)}
        graph.add_edge(row["agent"].value, row["event"].value, key=row["participation"].value, **attributes)
    return graph


def _tenures(store: Store) -> Iterator[tuple[str, str, str, dict[str, str | int]]]:
    """Each tenure that has a body: person, body, IRI, attributes of its edge."""
    read: dict[tuple[str, str, str], Fact] = {}
    for row in rows(store, "network-tenures"):
        key = (row["person"].value, row["body"].value, row["tenure"].value)
        fact = read.setdefault(key, Fact(row["tenure"].value))
        fact.values.setdefault(row["property"].value, []).append(row["value"].value)
    for (person, body, tenure), fact in read.items():
        yield person, body, tenure, _edge(fact)


def _edge(fact: Fact) -> dict[str, str | int]:
    bounds = tightest(fact)
    days = (bounds.start_earliest, bounds.start_latest, bounds.end_earliest, bounds.end_latest)
    known: dict[str, str | int] = {name: day for name, day in zip(BOUNDS, days, strict=True) if day is not None}
    if attested := fact.all("attestedOn"):
        known["attested"] = " ".join(attested)
    label = fact.one("titleAsWritten") or ""
    return {"kind": "tenure", "label": label, **known, "evidence": len(fact.all("supportedBy"))}
