"""The invented reports of tests/answers and tests/api, as the triples that a store is filled with."""

from pathlib import Path

from rdflib import Graph

ROOT = Path(__file__).parents[2]
GRAPHS = sorted([*(ROOT / "tests/answers/graphs").glob("*.ttl"), *(ROOT / "tests/api/graphs").glob("*.ttl")])
ID = "https://w3id.org/archontology/id/"


def triples(path: Path) -> bytes:
    return Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")
