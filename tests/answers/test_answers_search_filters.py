"""Filters of a search, with an index and without one: what belongs to a body or a region, and in which days; by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from searched import AO, ID, RICO, TYPE, tenure, text, thing, triples

from kg import indexing
from kg.answers.search import Filters, Query, search
from kg.errors import Ambiguous, BadDate, InputError, NotFound
from kg.store.embedded import EmbeddedStore
from kg.store.index import IndexedStore, open_index
from kg.store.protocol import Store

DAY = "http://www.w3.org/2001/XMLSchema#date"


def days(key: str, **said: str) -> list[str]:
    return [f'<{ID}tenure/{key}> <{AO}{name}> "{day}"^^<{DAY}> .' for name, day in said.items()]


def under(body: str, above: str) -> list[str]:
    return [f"<{ID}body/{body}> <{RICO}isOrWasSubdivisionOf> <{ID}body/{above}> ."]


def held(key: str, event: str, body: str, day: str) -> list[str]:
    return [
        f"<{ID}participation/{key}> <{TYPE}> <{AO}Participation> .",
        f"<{ID}participation/{key}> <{AO}event> <{ID}event/{event}> .",
        f"<{ID}participation/{key}> <{AO}participant> <{ID}body/{body}> .",
        f'<{ID}event/{event}> <{AO}occurredEarliest> "{day}"^^<{DAY}> .',
    ]


TOWN = triples(
    thing("body", "archive", "云州市档案馆", "档案馆"),
    thing("body", "office", "云州市档案馆利用科"),
    thing("body", "desk", "查阅室"),
    under("office", "archive"),
    under("desk", "office"),
    thing("body", "other", "临江县档案馆", "档案馆"),
    thing("body", "party", "中国共产党云州市委员会"),
    # Four of one name.
    *(thing("person", key, "陈向阳") for key in ("a", "b", "c", "d")),
    tenure("a", "a", "archive"),
    days("a", startEarliest="2001-05-01", startLatest="2001-05-01", endLatest="2006-01-01"),
    tenure("b", "b", "desk"),
    days("b", startLatest="2020-12-08", endEarliest="2020-12-09"),
    tenure("c", "c", "other"),
    tenure("c2", "c", "archive"),
    days("c", startLatest="2020-12-08", endEarliest="2020-12-09"),
    days("c2", startLatest="1999-01-01", endEarliest="1999-01-02"),
    tenure("d", "d", "party"),
    thing("event", "fair", "陈向阳事迹展"),
    held("p", "fair", "archive", "2019-06-09"),
    thing("document", "news", "陈向阳调研"),
    text("news", "陈向阳到临江县。", "2020"),
    [f"<{ID}document/news> <{RICO}hasPublisher> <{ID}body/other> ."],
)


@pytest.fixture(scope="module", params=["index", "engine"])
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("town")
    store: Store = EmbeddedStore(folder / "store")
    store.replace(f"{ID}graph/town", TOWN)
    if request.param == "index":
        indexing.build(store, folder / "index.sqlite")
        store = IndexedStore(store, open_index(folder / "index.sqlite"))
    yield store
    store.close()


def found(store: Store, words: str = "陈向阳", **filters: str) -> set[str]:
    results = search(store, Query(words, filters=Filters(**filters))).results
    return {one.id.removeprefix(ID) for one in results}


ALL = {"person/a", "person/b", "person/c", "person/d", "event/fair", "document/news"}


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({}, ALL),
        ({"body": "云州市档案馆"}, {"person/a", "person/b", "person/c", "event/fair"}),  # and two below it
        ({"body": "查阅室"}, {"person/b"}),
        ({"body": f"{ID}body/other"}, {"person/c", "document/news"}),
        ({"region": "云州市"}, {"person/a", "person/c", "person/d", "event/fair"}),  # the committee of its Party
        ({"region": "临江县"}, {"person/c", "document/news"}),
        ({"region": "云州市", "body": "临江县档案馆"}, set()),
        ({"start": "2020-01-01"}, {"person/b", "person/c", "document/news"}),
        ({"start": "2019-06-09", "end": "2019-06-09"}, {"event/fair"}),
        ({"end": "2001-04-30"}, {"person/c"}),
        ({"start": "2005-12-31", "end": "2005-12-31"}, {"person/a"}),  # the last day before the end
        ({"start": "2006-01-01", "end": "2006-01-01"}, set()),
        ({"body": "云州市档案馆", "start": "2019-01-01"}, {"person/b", "event/fair"}),  # c was there in 1999 alone
    ],
)
def test_what_belongs_there_is_found(town: Store, filters: dict[str, str], wanted: set[str]) -> None:
    assert found(town, **filters) == wanted


def test_a_name_in_another_form_is_filtered_alike(town: Store) -> None:
    for words in ("chen xiangyang", "cxy", "陈", "向阳", "陈向洋"):
        assert found(town, words, body="查阅室") == {"person/b"}


def test_words_in_texts_are_filtered_too(town: Store) -> None:
    assert found(town, "到临江县") == {"document/news"}
    assert found(town, "到临江县", region="云州市") == set()
    assert found(town, "到临江县", start="2020-06-01", end="2020-06-30") == {"document/news"}
    assert found(town, "到临江县", start="2021-01-01") == set()


def test_a_result_of_a_period_says_its_days(town: Store) -> None:
    (one,) = search(town, Query("陈向阳", filters=Filters(start="2005-12-31", end="2005-12-31"))).results
    assert one.period == ("2001-05-01", "2005-12-31")
    assert {one.period for one in search(town, Query("陈向阳")).results} == {None}


@pytest.mark.parametrize(
    ("filters", "error"),
    [
        ({"body": "档案馆"}, Ambiguous),
        ({"body": "无此馆"}, NotFound),
        ({"region": "无此地"}, NotFound),
        ({"start": "2020-13"}, BadDate),
        ({"end": "2021-02-30"}, BadDate),
        ({"start": "2021-01-01", "end": "2020-01-01"}, InputError),
    ],
)
def test_filters_that_cannot_be_used_are_told(town: Store, filters: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        found(town, **filters)


def test_those_of_a_body_are_found_among_any_number_of_others(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    many = [line for number in range(3500) for line in thing("person", f"p{number}", "陈向阳")]
    store.replace(
        f"{ID}graph/many", triples(many, thing("body", "archive", "云州市档案馆"), tenure("t", "p3499", "archive"))
    )
    # Others have more tenures, so that this one is not among the first that are looked at.
    more = [line for number in range(3400) for way in "xy" for line in tenure(f"{way}{number}", f"p{number}", "else")]
    store.replace(f"{ID}graph/more", triples(more, thing("body", "else", "临江县档案馆")))
    indexing.build(store, tmp_path / "index.sqlite")
    opened = IndexedStore(store, open_index(tmp_path / "index.sqlite"))
    assert found(opened, body="云州市档案馆") == {"person/p3499"}
    opened.close()
