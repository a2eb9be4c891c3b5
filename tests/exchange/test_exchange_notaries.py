"""The notaries of Paris: 1,124 dated memberships go in as a CSV, and a year that stands for a year stays one."""

import csv
import io
import re
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from kg.entities import identify
from kg.exchange import mapping, tenures_file
from kg.timelines import bounds, tenures
from kg.triples import Scene, offices

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "anf-notaries" / "FRAN_membershipRelations.rdf"
RICO = "https://www.ica.org/standards/RiC/ontology#"
LABEL = re.compile(r'entre "(?P<body>.*)" et "(?P<person>.*?)"(?:, début : (?P<start>.*?))?(?:, fin : (?P<end>.*))?$')

pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not on this machine")


def dated(value: object, label: str | None) -> str:
    """The day of the data, or the year alone where the label says no more: the data then write 1 January."""
    day = str(value) if value else ""
    return day[:4] if label and re.fullmatch(r"\d{4}", label.strip()) else day


def rows() -> list[dict[str, str]]:
    graph = Graph().parse(DATA, format="xml")
    found = []
    for it in sorted(graph.subjects(URIRef(RICO + "membershipRelationHasSource"))):
        source, target, first, last = (
            graph.value(it, URIRef(RICO + name))
            for name in ("membershipRelationHasSource", "membershipRelationHasTarget", "beginningDate", "endDate")
        )
        label = next(str(o) for o in graph.objects(it) if isinstance(o, Literal) and str(o).startswith("Relation"))
        told = LABEL.search(label)
        assert told is not None, label
        found.append(
            {
                "person": told["person"],
                "person_id": str(target).rsplit("/", 1)[-1],
                "post": "notaire",
                "body": told["body"],
                "body_id": str(source).rsplit("/", 1)[-1],
                "start": dated(first, told["start"]),
                "end": dated(last, told["end"]),
            }
        )
    return found


def test_the_notaries_go_in_and_years_stay_years() -> None:
    every = rows()
    assert len(every) == 1124
    text = io.StringIO()
    writer = csv.DictWriter(text, every[0].keys())
    writer.writeheader()
    writer.writerows(every)
    reading, bad = tenures_file.read(text.getvalue().encode(), "notaries.csv", mapping.Mapping(namespace="anf"))
    assert len(reading.tenures) + len(bad) == 1124
    assert all("before the start" in row.reason for row in bad)
    ids = identify(reading, "https://example.org/id/")
    read = offices(Scene(reading, ids, bounds))
    years = [claim for claim in read if {4} & {len(value.edtf) for value in (claim.start, claim.end) if value}]
    assert len(years) == sum(len(row["start"]) == 4 or len(row["end"]) == 4 for row in every) >= 97
    for claim in years:
        if claim.start and len(claim.start.edtf) == 4:
            found = (claim.days.start_earliest, claim.days.start_latest)
            assert [str(day) for day in found] == [f"{claim.start.edtf}-01-01", f"{claim.start.edtf}-12-31"]
    assert sum(len(one.claims) for one in tenures(read)) == len(read)
