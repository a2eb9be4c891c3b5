"""The report that the project started from, all the way: what is read of it, what its graph says, what a RiC-O user finds in it."""

import json
from pathlib import Path

import pytest

from kg.answers import holders
from kg.answers.conformity import violations
from kg.answers.values import Certainty
from kg.documents import read
from kg.exchange.reading import to_json
from kg.exchange.scores import compare
from kg.extracting import extract
from kg.pipeline import ingest
from kg.settings import Settings
from kg.store import Store, open_store

SHARED = Path(__file__).parents[2] / "shared"
REPORT = SHARED / "seed" / "changzhou-2020-annual-conference.txt"
GOLD = SHARED / "gold" / "seed.json"

pytestmark = pytest.mark.skipif(
    not (REPORT.exists() and GOLD.exists()), reason="../shared/seed is not beside the project"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("seed") / "data"
    opened = open_store(str(folder), timeout=30)
    summary = ingest([str(REPORT)], opened, Settings(store=str(folder)))
    assert (summary.documents, summary.changed, summary.failures) == (1, 1, ())
    return opened


def test_the_reading_is_what_a_careful_reader_finds(capsys: pytest.CaptureFixture[str]) -> None:
    gold = json.loads(GOLD.read_text("utf-8"))
    found = to_json(extract(read(REPORT.read_bytes(), REPORT.name)))
    outcomes = compare(gold, found)
    with capsys.disabled():
        for o in outcomes:
            print(
                f"\nseed {o.figure}: found {len(o.right)}, missed {sorted(o.missed)}, invented {sorted(o.invented)}",
                end="",
            )
    judged = {o.figure: o for o in outcomes}
    assert len(judged["tenure"].right) == 11
    for figure in ("tenure", "rank", "honour", "event", "participant", "body-fact", "title", "published", "publisher"):
        assert judged[figure].perfect, judged[figure]
    assert not judged["attested"].missed


def test_nothing_is_read_that_must_not_be() -> None:
    found = to_json(extract(read(REPORT.read_bytes(), REPORT.name)))
    persons = {entry["person"] for entry in found["tenures"]}
    assert "瞿秋白" not in persons
    assert not persons & {"强省", "当好", "档案", "负责人"}
    bodies = {entry["body"] for entry in found["tenures"]} | {name for e in found["events"] for name in e["organizers"]}
    assert not any("新时代" in body or "外包公司" in body for body in bodies)
    assert not any(entry["post"] == "副理事长" for entry in found["tenures"])


def test_who_was_director_on_the_day(store: Store) -> None:
    answer = holders(store, "馆长", "省档案馆", "2020-12-08")
    (tenure,) = answer.tenures
    assert tenure.judgement is not None
    assert (tenure.person.label, tenure.judgement.certainty) == ("陈向阳", Certainty.CERTAINLY)
    assert any(evidence.quote == "江苏省档案馆馆长陈向阳" for evidence in tenure.evidence)
    (before,) = holders(store, "馆长", "江苏省档案馆", "2019-12-08").tenures
    assert before.judgement is not None
    assert before.judgement.certainty is Certainty.POSSIBLY


def test_the_graph_keeps_to_its_shapes(store: Store) -> None:
    assert violations(store) == ()


def test_a_ric_o_user_finds_the_way_from_person_to_body(store: Store) -> None:
    rows = store.select("""
        PREFIX rico: <https://www.ica.org/standards/RiC/ontology#>
        SELECT ?name ?place WHERE {
            ?person a rico:Person ; rico:occupiesOrOccupied ?position ; rico:hasOrHadAgentName/rico:textualValue ?name .
            ?position a rico:Position ; rico:existsOrExistedIn ?body .
            ?body a rico:CorporateBody ; rico:hasOrHadAgentName/rico:textualValue ?place }""")
    assert ("金云江", "常州市档案馆") in {(row["name"].value, row["place"].value) for row in rows}


def test_reading_it_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    before = b"".join(store.dump("application/n-quads"))
    again = ingest([str(REPORT)], store, Settings(store=str(tmp_path)))
    assert again.changed == 0
    assert sorted(b"".join(store.dump("application/n-quads")).splitlines()) == sorted(before.splitlines())
