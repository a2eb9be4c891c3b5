"""The ministers of the Institute for Government: the answers of the graph are those of a plain loop over the CSV."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import checking, indexing, pipeline
from kg.answers import Period, post_holders
from kg.answers.values import Certainty
from kg.checking import Wanted
from kg.entities import identify
from kg.exchange import mapping, tenures_file
from kg.model import BodyRef, PersonRef, Span
from kg.settings import Settings
from kg.store import Store, open_store
from kg.store.index import IndexedStore, open_index

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "ifg-ministers"
PAIRS = 1000
ENGINE = 10
"""Each tenth pair is asked of the engine, the others of the index, which is fifty times as fast."""
OUTSIDE = 17
LAST = "2026-06-19"
"""The day of the data: later, nobody knows."""

pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not on this machine")


@dataclass(frozen=True)
class Graph:
    store: Store
    indexed: Store
    settings: Settings
    summary: pipeline.Summary
    bodies: pipeline.Summary


def table(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mapped(name: str) -> mapping.Mapping:
    return mapping.read(ROOT / "examples" / "mappings" / f"{name}.toml", DATA)


@pytest.fixture(scope="module")
def meaning() -> mapping.Mapping:
    return mapped("ifg-ministers")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, meaning: mapping.Mapping) -> Iterator[Graph]:
    settings = Settings(store=str(tmp_path_factory.mktemp("ministers") / "store"))
    store = open_store(settings.store, 10)
    files = [str(DATA / f"{name}.csv") for name in ("organisation", "organisation_link")]
    bodies = pipeline.ingest_body_table(files, mapped("ifg-bodies"), store, settings)
    told = pipeline.ingest_tenures([str(DATA / "appointment.csv")], meaning, store, settings)
    index = Path(settings.store) / "index.sqlite"
    indexing.build(store, index)
    indexed = IndexedStore(store, open_index(index))
    yield Graph(store, indexed, settings, told, bodies)
    indexed.close()


def test_every_row_goes_in_but_those_that_end_before_they_start(graph: Graph) -> None:
    rows = table("appointment")
    backwards = [n for n, row in enumerate(rows, start=2) if row["end_date"] and row["end_date"] < row["start_date"]]
    assert [int(item.name.rsplit(":", 1)[1]) for item in graph.summary.failures] == backwards
    assert all("is before the start" in item.error.message for item in graph.summary.failures)
    assert graph.summary.claims == len(rows) - len(backwards)


def test_a_thousand_answers_are_those_of_a_plain_loop(
    graph: Graph, meaning: mapping.Mapping, capsys: pytest.CaptureFixture[str]
) -> None:
    appointments, posts = table("appointment"), {row["id"]: row for row in table("post")}
    reading, _ = tenures_file.read((DATA / "appointment.csv").read_bytes(), "appointment.csv", meaning)
    ids, dice, different, held = identify(reading, Settings().base), random.Random(19790504), [], 0
    for number in range(PAIRS):
        appointment = dice.choice(appointments)
        post = appointment["post_id"]
        day = f"{dice.randint(1979, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        if dice.random() < 0.5:
            # A day on which something happened: there the two could most easily part.
            day = dice.choice([row for row in appointments if row["post_id"] == post])["start_date"]
        body = BodyRef("", "", key=f"ifg:{posts[post]['organisation_id']}")
        asked = graph.indexed if number % ENGINE else graph.store
        found = post_holders(asked, ids.post(body, f"ifg:{post}"), Period(on=day)).tenures
        answered = {(t.person.iri, t.judgement.certainty) for t in found if t.judgement}
        plain = {
            (ids.person(PersonRef("", Span(0, 0), key=f"ifg:{row['person_id']}")), Certainty.CERTAINLY)
            for row in appointments
            if row["post_id"] == post and row["start_date"] <= day < (row["end_date"] or "9999")
        }
        held += bool(plain)
        if answered != plain:
            different.append((post, day, answered, plain))
    with capsys.disabled():
        print(f"\nministers: {PAIRS} pairs of post and day, {held} of them with a holder, {len(different)} differences")
    assert held > PAIRS / 4
    assert different == []


def test_the_appointments_outside_the_life_of_their_body_are_found(graph: Graph) -> None:
    assert graph.bodies.failures == ()
    bodies, posts = ({row["id"]: row for row in table(name)} for name in ("organisation", "post"))
    lives = sum((1 if row["start_date"] else 0) + (1 if row["end_date"] else 0) or 1 for row in bodies.values())
    assert graph.bodies.claims == lives + len(table("organisation_link"))
    outside = set()
    for row in table("appointment"):
        body = bodies[posts[row["post_id"]]["organisation_id"]]
        late = body["end_date"] and (row["end_date"] or "9999") > body["end_date"]
        if late or row["start_date"] < body["start_date"]:
            outside.add(row["id"])
    assert len(outside) == OUTSIDE
    found = checking.check(graph.store, graph.settings, Wanted("outside-life")).findings
    quoted = [{words.quote.partition(",")[0] for words in one.sides[0].evidence} for one in found]
    assert len(found) == OUTSIDE
    assert all(len(ids & outside) == 1 for ids in quoted)
    assert set().union(*quoted) >= outside
