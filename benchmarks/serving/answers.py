"""The same query to two peers in; whether they gave the same answer, by digest, out."""

import hashlib
import json

import httpx

from benchmarks.serving.peers import Peer
from benchmarks.serving.questions import JSON


def digest(peer: Peer, query: str, accept: str) -> str:
    """The digest of an answer in which the order of rows, or of triples, does not count."""
    headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
    answer = httpx.post(peer.address + peer.sparql, content=query.encode(), headers=headers, timeout=120)
    body = answer.raise_for_status().content
    if accept == JSON:
        rows = json.loads(body)["results"]["bindings"]
        lines = [json.dumps(row, sort_keys=True, ensure_ascii=False).encode() for row in rows]
    else:
        lines = list(set(body.splitlines()))  # CONSTRUCT gives a set: an engine may repeat a triple
    return hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()


def different(first: Peer, second: Peer, queries: list[str], accept: str) -> int:
    """How many of the queries the two peers answer differently."""
    return sum(digest(first, query, accept) != digest(second, query, accept) for query in queries)
