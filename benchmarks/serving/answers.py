"""The same query to two peers in; whether they gave the same answer, by digest, out."""

import hashlib
import json

from rdflib import Graph

from benchmarks.serving.peers import Peer, ask
from benchmarks.serving.questions import JSON


def digest(peer: Peer, query: str, accept: str) -> str:
    """The digest of an answer in which the order of rows, or of triples, does not count."""
    body = ask(peer, query, accept).raise_for_status().content
    lines = _rows(body) if accept == JSON else _triples(body)
    return hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()


def _rows(body: bytes) -> list[bytes]:
    rows = json.loads(body)["results"]["bindings"]
    for value in (value for row in rows for value in row.values()):
        value["type"] = value["type"].removeprefix("typed-")  # of a draft of the format, which Virtuoso 7 writes
    return [json.dumps(row, sort_keys=True, ensure_ascii=False).encode() for row in rows]


def _triples(body: bytes) -> list[bytes]:
    """The triples, each once, as one writer writes them: engines escape letters differently, and may repeat a triple."""
    lines = Graph().parse(data=body, format="nt").serialize(format="nt", encoding="utf-8")
    return lines.splitlines()


def different(first: Peer, second: Peer, queries: list[str], accept: str) -> int:
    """How many of the queries the two peers answer differently."""
    return sum(digest(first, query, accept) != digest(second, query, accept) for query in queries)
