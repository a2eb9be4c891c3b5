"""Words in the texts of documents: found in either script and over signs, marked where they stand, after all names."""

import pytest
from searched import ID, WORLD, text, thing, triples

from kg import indexing
from kg.answers.search import Query, search, suggest
from kg.answers.search_texts import snippet
from kg.indexing import Changed
from kg.store.embedded import EmbeddedStore
from kg.store.index import IndexedStore, open_index
from kg.store.protocol import Store
from kg.text.folding import folded, hits

REPORT, OLDER = f"{ID}document/report", f"{ID}document/older"


@pytest.mark.parametrize("words", ["民国档案", "民國檔案", "民国 档案"])
def test_words_in_a_text_are_found_and_marked(world: Store, words: str) -> None:
    found = search(world, Query(words))
    assert [(one.id, one.how, one.score) for one in found.results] == [(REPORT, "text", 10), (OLDER, "text", 10)]
    assert (found.total, found.truncated) == (2, False)
    # As the texts stand, in their own script; the second hit is near enough to be shown; lines run on.
    assert found.results[0].snippet == (
        ("本報訊：館藏《", False),
        ("民國檔案", True),
        ("》整理完畢。 日前，市檔案館開放", False),
        ("民國檔案", True),
        ("三千卷。", False),
    )
    assert found.results[0].matched == "民國檔案"
    assert found.results[1].snippet == (("县里的", False), ("民国档案", True), (" 也已开放。", False))


def test_words_over_signs_are_found(world: Store) -> None:
    (one,) = search(world, Query("档案整理完毕")).results
    assert [piece for piece, hit in one.snippet or () if hit] == ["檔案》整理完畢"]


def test_texts_come_after_names_and_page_by_page(world: Store) -> None:
    every = search(world, Query("档案馆"))
    assert [one.how == "text" for one in every.results] == [False] * (every.total - 1) + [True]
    pages = [search(world, Query("档案馆", limit=1, offset=at)) for at in range(every.total)]
    assert [one for page in pages for one in page.results] == list(every.results)


def test_a_document_stands_once_by_its_name(world: Store) -> None:
    # 档案 stands in the title of the report and in its text.
    assert [one.how for one in search(world, Query("档案", ("document",))).results] == ["label", "text"]


def test_only_where_documents_are_asked_for_and_words_are_long_enough(world: Store) -> None:
    assert search(world, Query("民国档案", ("person", "body"))).total == 0
    assert search(world, Query("卷")).total == 0
    assert suggest(world, "民国档案").suggestions == ()


def test_markup_in_a_text_is_data() -> None:
    text_ = "<b>甲</b><script>乙丙</script>"
    assert snippet(text_, "乙丙") == (("<b>甲</b><script>", False), ("乙丙", True), ("</script>", False))


def test_places_of_hits_are_those_of_the_text_as_it_stands() -> None:
    assert folded("ﬁn 《檔案》") == "fin档案"
    assert hits("ﬁn 《檔案》檔案", "in档") == [(0, 5)]
    assert hits("檔案，檔案", "档案") == [(0, 2), (3, 5)]
    assert hits("甲甲甲", "甲甲") == [(0, 2)]
    assert hits("甲", "") == []


def test_an_index_follows_texts_that_change(tmp_path: object) -> None:
    folder = tmp_path
    store = EmbeddedStore(folder / "store")  # type: ignore[operator]
    store.replace(f"{ID}graph/world", WORLD)
    path = folder / "index.sqlite"  # type: ignore[operator]
    indexing.build(store, path)
    before = set(b"".join(store.dump("application/n-triples", "")).decode().splitlines())
    store.replace(
        f"{ID}graph/world", triples(thing("document", "new", "新闻"), text("new", "甲县志馆成立", "2022-01-01"))
    )
    after = set(b"".join(store.dump("application/n-triples", "")).decode().splitlines())
    indexing.update(store, path, Changed(frozenset(after - before), frozenset(before - after)))
    opened = IndexedStore(store, open_index(path))
    for words in ("民国档案", "县志馆", "甲县", "陈向阳", "新闻", "县志管"):
        assert search(opened, Query(words)) == search(store, Query(words))
    assert [one.id for one in search(opened, Query("县志馆")).results] == [f"{ID}document/new"]
    assert search(opened, Query("民国档案")).total == 0
    opened.close()
