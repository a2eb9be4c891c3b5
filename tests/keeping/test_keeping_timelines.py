"""Documents go in, in any order, again and without some of their rows: timelines and the log follow, in one step."""

import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.answers import evidence, holders
from kg.answers.log import log
from kg.answers.movements import changes, neighbours
from kg.answers.offices import claims
from kg.entities import identify
from kg.errors import BadDate, NotFound
from kg.exchange.mapping import Mapping
from kg.keeping import into, keep
from kg.settings import Settings
from kg.store import Store, open_store
from kg.timelines import bounds
from kg.triples import Scene, offices
from ontology.terms import AO

sys.path.insert(0, str(Path(__file__).parents[1] / "triples"))
import invented

HEAD = "person,person_id,post,body,start,end,attested,mode,source\n"
ONE = HEAD + "甲文,1,馆长,云州市档案馆,2010,2015-03-01,,,\n丙青,3,副馆长,云州市档案馆,2014-02,2019-05,,,\n"
TWO = HEAD + "乙武,2,馆长,云州市档案馆,,,2018-06-01,,\n甲文,1,馆长,云州市档案馆,2020-01-01,2021-01-01,,,\n"


class Shelf:
    """A store and a folder of CSV files of one namespace."""

    def __init__(self, folder: Path, name: str = "store") -> None:
        self.folder = folder
        self.settings = Settings(store=str(folder / name))
        self.store: Store = open_store(self.settings.store, 10)

    def put(self, name: str, text: str) -> pipeline.Summary:
        (self.folder / name).write_text(text, "utf-8")
        return pipeline.ingest_tenures([str(self.folder / name)], Mapping(namespace="n"), self.store, self.settings)

    def facts(self) -> dict[str, set[bytes]]:
        """Every graph but the log, which has clocks."""
        named = [graph for graph in self.store.graphs() if "graph/log/" not in graph]
        return {graph: set(b"".join(self.store.dump("application/n-triples", graph)).splitlines()) for graph in named}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_the_order_of_documents_does_not_matter(shelf: Shelf) -> None:
    other = Shelf(shelf.folder, "other")
    for name, text in (("one.csv", ONE), ("two.csv", TWO)):
        shelf.put(name, text)
    for name, text in (("two.csv", TWO), ("one.csv", ONE), ("two.csv", TWO)):
        other.put(name, text)
    assert shelf.facts() == other.facts()
    assert pipeline.rebuild(shelf.store, shelf.settings) == 0


def test_what_is_read_back_is_what_was_read(shelf: Shelf) -> None:
    ids = identify(invented.READING, shelf.settings.base)
    keep(invented.READING, "here", into(shelf.store, shelf.settings, "test"))
    expected = {one.iri: one for one in offices(Scene(invented.READING, ids, bounds))}
    assert claims(shelf.store, [ids.document()]) == expected
    acted = shelf.store.select(f"SELECT ?p ?t {{ ?p <{AO.actedAs}> ?t . ?t a <{AO.Tenure}> }}")
    assert {row["t"].value for row in acted} == {ids.tenure(claim) for claim in invented.TENURES[:2]}


def test_a_row_that_goes_takes_its_stint_and_the_bounds_that_hung_on_it(shelf: Shelf) -> None:
    shelf.put("one.csv", ONE)
    alone = shelf.facts()
    shelf.put("two.csv", TWO)
    both = holders(shelf.store, "馆长", "云州市档案馆").tenures
    assert [(one.person.label, one.bounds.start_earliest) for one in both] == [
        ("甲文", "2010-01-01"),
        ("乙武", "2015-03-01"),
        ("甲文", "2020-01-01"),
    ]
    derived = {one.bound: one for one in both[1].derived}
    assert {bound: one.code for bound, one in derived.items()} == {
        "start_earliest": "predecessor",
        "end_latest": "successor",
    }
    assert "2015-03-01" in derived["start_earliest"].evidence[0].quote
    shelf.put("two.csv", HEAD + "丁兰,4,科长,云州市档案馆,2001,2002,,,\n")
    after = {graph: lines for graph, lines in shelf.facts().items() if graph in alone}
    assert after == alone
    found = log(shelf.store, "甲文")
    assert [entry.reason for entry in found.entries][:2] == ["new-document", "new-document"]
    actions = {one.action for entry in found.entries for one in entry.happenings}
    assert {"brought", "withdrew"} <= actions
    assert found.entries[0].document is not None
    assert found.entries[0].command == "ingest --tenures"


def test_reading_the_same_again_leaves_no_entry(shelf: Shelf) -> None:
    shelf.put("one.csv", ONE)
    before = shelf.store.graphs()
    assert shelf.put("one.csv", ONE).changed == 0
    assert shelf.store.graphs() == before
    with pytest.raises(NotFound):
        log(shelf.store, "https://example.org/nothing")


def test_a_rebuild_makes_what_was_lost(shelf: Shelf) -> None:
    shelf.put("one.csv", ONE)
    whole = shelf.facts()
    gone = [graph for graph in whole if "graph/timeline/" in graph]
    shelf.store.transact(dict.fromkeys(gone))
    assert pipeline.rebuild(shelf.store, shelf.settings) == len(gone) == 2
    assert shelf.facts() == whole


def test_who_came_and_went_who_was_before_and_nobody_known(shelf: Shelf) -> None:
    shelf.put("one.csv", ONE)
    shelf.put("two.csv", TWO)
    moved = changes(shelf.store, "云州市档案馆", "2014-12-31", "2018-12-31")
    sure = lambda found: [  # noqa: E731
        one.person.label for one in found if one.judgement is not None and one.judgement.certainty == "certainly"
    ]
    assert (sure(moved.came), sure(moved.went)) == (["乙武"], ["甲文"])
    assert "丙青" not in {one.person.label for one in moved.went}
    with pytest.raises(BadDate, match="ends before"):
        changes(shelf.store, "云州市档案馆", "2018-12-31", "2014-12-31")
    (found,) = neighbours(shelf.store, "乙武", "before")
    assert [one.bounds.start_earliest for one in found.others] == ["2010-01-01"]
    (found,) = neighbours(shelf.store, "乙武", "after")
    assert [one.bounds.start_earliest for one in found.others] == ["2020-01-01"]
    (found,) = neighbours(shelf.store, "丙青", "above")
    assert {one.person.label for one in found.others} == {"甲文", "乙武"}
    empty = holders(shelf.store, "馆长", "云州市档案馆", "2001-01-01")
    assert empty.tenures == ()
    assert empty.vacancy is not None
    assert "not to say that nobody" in empty.vacancy.en
    (sat,) = [one for one in empty.excluded if one.person.label == "乙武"]
    assert sat.judgement is not None
    assert "据单席职位的前任" in sat.judgement.reason.zh


def test_what_contradicts_a_tenure_is_told_with_its_words(shelf: Shelf) -> None:
    shelf.put("one.csv", HEAD + "甲文,1,馆长,馆,2010-01-01,2012-01-01,,,\n甲文,1,馆长,馆,2010-01-01,2015-01-01,,,\n")
    (held,) = holders(shelf.store, "馆长", "馆").tenures
    found = evidence(shelf.store, held.iri)
    assert len(found.contradicting) == 2
    assert len(held.contradicting) == 2
