"""A peer that answers SPARQL in; the queries that all peers are asked out, each about other people, posts, bodies."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.serving.peers import Peer, ask
from kg.text.sparql import iri
from kg.triples.ntriples import typed
from ontology.terms import XSD

JSON: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
SHORT: Final = ("holder", "career", "officials")
LONG: Final = ("network", "colleagues")
COUNTS: Final = ("tenures-by-post-type", "holders-by-year", "largest-bodies")
_HERE: Final = Path(__file__).parent / "queries"
_OURS: Final = Path(__file__).parents[2] / "kg/answers/queries"

Subject = dict[str, str]
"""Of one tenure: the IRIs of its person, post and body, and a day on which it is attested, as SPARQL writes them."""


def text(question: str) -> str:
    """The query as it stands in its file, here or among those of the service."""
    return ((_OURS if question in COUNTS else _HERE) / f"{question}.rq").read_text(encoding="utf-8")


def subjects(peer: Peer) -> list[Subject]:
    """What there is to ask about, by a peer: at most 1000, in the order of the IRIs."""
    asked = ask(peer, text("subjects"), JSON)
    rows = asked.raise_for_status().json()["results"]["bindings"]
    return [
        {
            **{name: iri(row[name]["value"]) for name in ("person", "post", "body")},
            "on": typed(row["on"]["value"], XSD.date),
        }
        for row in rows
    ]


def filled(question: str, about: list[Subject]) -> Iterator[str]:
    """The query once for each subject, its parameters replaced by what the subject says."""
    for subject in about:
        lines = []
        for line in text(question).splitlines():
            name = line.partition("?")[2].split(" ")[0]
            param = line.endswith("# param") and name in subject
            lines.append(f"  VALUES ?{name} {{ {subject[name]} }}" if param else line)
        yield "\n".join(line for line in lines if not line.startswith("#"))


def accept(question: str) -> str:
    """The format in which the answer is asked for."""
    return TRIPLES if question == "network" else JSON
