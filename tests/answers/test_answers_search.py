"""Names in any form find what bears them, with an index and without one; expected by hand."""

from pathlib import Path

import pytest
from searched import ID, WORLD, named, thing, triples

from kg import indexing
from kg.answers.search import Query, Result, search, suggest
from kg.errors import InputError, LimitExceeded
from kg.store.embedded import EmbeddedStore
from kg.store.index import IndexedStore, open_index
from kg.store.protocol import Store


def found(store: Store, words: str, *kinds: str) -> list[tuple[str, str, str]]:
    return [(one.id.removeprefix(ID), one.matched, one.how) for one in search(store, Query(words, kinds)).results]


CHEN = ("person/chen", "陈向阳")


@pytest.mark.parametrize(
    ("words", "first", "how"),
    [
        ("陈向阳", CHEN, "label"),
        ("陳向陽", CHEN, "label"),  # traditional script
        (" 陈 向 阳 ", CHEN, "label"),
        ("陈阳", ("person/chen-yang", "陈阳"), "label"),  # two characters
        ("张伟", ("person/zhang", "張偉"), "label"),  # written in traditional script
        ("chen xiang yang", CHEN, "pinyin"),
        ("Chen Xiangyang", CHEN, "pinyin"),
        ("Xiangyang Chen", CHEN, "pinyin"),
        ("CHENXIANGYANG", CHEN, "pinyin"),
        ("chén xiàngyáng", CHEN, "pinyin"),
        ("chen2 xiang4 yang2", CHEN, "pinyin"),
        ("chenxiang", CHEN, "pinyin"),
        ("cxy", CHEN, "initials"),
        ("C X Y", CHEN, "initials"),
        ("cx", CHEN, "initials"),
        ("chen xy", CHEN, "initials"),  # the surname in full, the initials of the rest
        ("chenxy", CHEN, "initials"),
        ("XY Chen", CHEN, "initials"),
        ("ouyang xm", ("person/ouyang", "欧阳旭明"), "initials"),
        ("dan xm", ("person/shan", "单雪梅"), "initials"),
        ("lü l", ("person/lv", "吕绿"), "pinyin"),  # as far as it goes it is its pinyin
        ("shan xuemei", ("person/shan", "单雪梅"), "pinyin"),  # the surname is no dan
        ("dan xuemei", ("person/shan", "单雪梅"), "pinyin"),  # but who reads it so means it
        ("sxm", ("person/shan", "单雪梅"), "initials"),
        ("ouyang xuming", ("person/ouyang", "欧阳旭明"), "pinyin"),
        ("oyxm", ("person/ouyang", "欧阳旭明"), "initials"),
        ("lü lü", ("person/lv", "吕绿"), "pinyin"),
        ("lvlv", ("person/lv", "吕绿"), "pinyin"),
        ("lyu lyu", ("person/lv", "吕绿"), "pinyin"),
        ("lulu", ("person/lv", "吕绿"), "pinyin"),
        ("Lǚ Lǜ", ("person/lv", "吕绿"), "pinyin"),
        ("zeng changle", ("person/zeng", "曾长乐"), "pinyin"),
        ("ceng zhangyue", ("person/zeng", "曾长乐"), "pinyin"),  # three letters with two readings each
        ("艾力买买提", ("person/aili", "艾力·买买提"), "label"),
        ("艾力 • 買買提", ("person/aili", "艾力·买买提"), "label"),
        ("ailimaimaiti", ("person/aili", "艾力·买买提"), "pinyin"),
        ("市档案馆", ("body/archive", "市档案馆"), "short"),
        ("云州档案馆", ("body/archive", "云州档案馆"), "short"),
        ("云州市档案局", ("body/archive", "云州市档案局"), "former"),
        ("临江县秘书科", ("body/old", "临江县秘书科"), "former"),  # an official name whose use ended
        ("我市档案馆", ("body/archive", "我市档案馆"), "as-written"),
        ("chongqing", ("body/chongqing", "重庆市图书馆"), "pinyin"),  # zhong in any other word
        ("records", ("body/english", "Yunzhou Records Office"), "label"),
        ("馆长", ("post/director", "馆长"), "short"),
        ("年会", ("event/meeting", "全市档案工作年会"), "label"),
        ("云州日报", ("document/report", "《云州日报》：陈向阳调研档案工作"), "label"),
        ("云州日报陈向阳", ("document/report", "《云州日报》：陈向阳调研档案工作"), "label"),  # over the signs
    ],
)
def test_a_name_in_any_form_is_found(world: Store, words: str, first: tuple[str, str], how: str) -> None:
    assert found(world, words)[0] == (*first, how)


def test_one_character_finds_all_that_begin_with_it(world: Store) -> None:
    assert found(world, "陈", "person") == [(*CHEN, "label"), ("person/chen-yang", "陈阳", "label")]
    # The one with tenures comes first, though the other is shorter; the document only holds the character.
    assert [one for one, _, _ in found(world, "陈")] == ["person/chen", "person/chen-yang", "document/report"]


def test_results_are_ranked_by_fit_then_by_what_rests_on_them(world: Store) -> None:
    results = search(world, Query("云州市档案馆")).results
    assert [(one.id.removeprefix(ID), one.score) for one in results] == [
        ("body/archive", 100),  # the name itself
        ("body/society", 80),  # begins with it, and somebody held a post in it
        ("post/director", 80),
    ]
    assert [(one.matched, one.how) for one in search(world, Query("市档案", ("body",))).results] == [
        ("市档案馆", "short"),  # begins with it, and two rest on it
        ("云州市档案馆学会", "label"),  # holds it
    ]


def test_a_thing_stands_once_by_its_best_form(world: Store) -> None:
    results = search(world, Query("档案馆", ("body",))).results
    assert [(one.id.removeprefix(ID), one.label) for one in results] == [
        ("body/archive", "云州市档案馆"),
        ("body/society", "云州市档案馆学会"),
    ]


def test_only_the_kinds_that_are_asked_for(world: Store) -> None:
    assert {one.kind for one in search(world, Query("档案")).results} == {"body", "post", "event", "document"}
    assert [one.kind for one in search(world, Query("档案", ("event",))).results] == ["event"]
    with pytest.raises(InputError, match="no kind 'town'"):
        search(world, Query("档案", ("town",)))


def test_a_page_is_a_part_of_all(world: Store) -> None:
    every = search(world, Query("档案")).results
    pages = [search(world, Query("档案", limit=2, offset=at)) for at in range(0, len(every), 2)]
    assert [one for page in pages for one in page.results] == list(every)
    assert {(page.total, page.truncated) for page in pages} == {(len(every), False)}
    with pytest.raises(InputError, match="no such page"):
        search(world, Query("档案", limit=0))


def test_what_is_nowhere_is_not_found(world: Store) -> None:
    for words in ("无此人", "zzz", "陈向阳阳阳阳", "%", '"', "*", "a OR b", "letters : x"):
        assert found(world, words) == []


@pytest.mark.parametrize("words", ["", "  ", "·", "-_"])
def test_words_without_a_letter_are_refused(world: Store, words: str) -> None:
    with pytest.raises(InputError, match="nothing to look for"):
        search(world, Query(words))
    assert suggest(world, words).suggestions == ()


def test_what_is_no_text_is_refused(world: Store) -> None:
    with pytest.raises(InputError, match="not readable as text"):
        search(world, Query("陈\udcff"))


def test_words_without_end_are_refused(world: Store) -> None:
    with pytest.raises(InputError, match="too long"):
        search(world, Query("陈" * 201))


@pytest.mark.parametrize(
    ("words", "first"),
    [("陈", "person/chen"), ("c", "person/chen"), ("che", "person/chen"), ("云州市", "body/archive")],
)
def test_suggestions_come_from_the_first_letter(world: Store, words: str, first: str) -> None:
    assert suggest(world, words).suggestions[0].id == ID + first
    assert len(suggest(world, words, limit=1).suggestions) == 1


def test_suggestions_are_the_first_results(world: Store) -> None:
    for words in ("陈", "云州", "yz", "陈向洋"):
        results = search(world, Query(words, limit=10)).results
        suggested = suggest(world, words).suggestions
        assert [(one.id, one.matched, one.how) for one in suggested] == [
            (one.id, one.matched, one.how) for one in results
        ]
    with pytest.raises(InputError, match="no such list"):
        suggest(world, "陈", limit=51)


def test_what_is_one_with_another_is_found_under_the_iri_of_both(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    store.replace(f"{ID}graph/world", WORLD)
    merged = "https://w3id.org/archontology/ns#mergedInto"
    store.replace(f"{ID}graph/judgements", f"<{ID}body/old> <{merged}> <{ID}body/archive> .".encode())
    indexing.build(store, tmp_path / "index.sqlite")
    opened = IndexedStore(store, open_index(tmp_path / "index.sqlite"))
    one = Result(f"{ID}body/archive", "body", "云州市档案馆", "临江县文书科", "label", 100)
    for asked in (store, opened):
        assert search(asked, Query("临江县文书科")).results == (one,)
    opened.close()


def test_more_names_than_can_be_read_need_an_index(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    names = (
        f'<{ID}person/p{number}> <http://www.w3.org/2000/01/rdf-schema#label> "某{number}"' for number in range(100_001)
    )
    types = f"<{ID}person/p{{}}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/archontology/ns#Person> ."
    store.replace(
        f"{ID}graph/many", "\n".join([*(f"{one} ." for one in names), *map(types.format, range(100_001))]).encode()
    )
    with pytest.raises(LimitExceeded, match="searched by an index alone") as told:
        search(store, Query("某1"))
    assert "archontology serve" in told.value.hint
    store.close()


def test_more_than_is_looked_at_is_said(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    people = [line for number in range(3200) for line in thing("person", f"p{number}", f"钱{number}")]
    store.replace(f"{ID}graph/many", triples(people, named("person", "p3", "前某", "former")))
    indexing.build(store, tmp_path / "index.sqlite")
    opened = IndexedStore(store, open_index(tmp_path / "index.sqlite"))
    cut = search(opened, Query("钱"))
    assert (cut.total >= 3000, cut.truncated, len(cut.results)) == (True, True, 20)
    whole = search(opened, Query("钱31"))
    assert (whole.total, whole.truncated) == (111, False)
    opened.close()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("陈向洋", CHEN),  # sounds the same
        ("辰想羊", CHEN),
        ("陈何阳", CHEN),  # one wrong character
        ("李向阳", CHEN),
        ("陈向阴", CHEN),
        ("陈阳向", CHEN),  # two swapped
        ("陈向向阳", CHEN),  # one too many
        ("欧阳明", ("person/ouyang", "欧阳旭明")),  # one missing
        ("云洲市档案局", ("body/archive", "云州市档案局")),
        ("云州市图案馆学会", ("body/society", "云州市档案馆学会")),
        ("重庆市图书官", ("body/chongqing", "重庆市图书馆")),
        ("chenxiamgyang", CHEN),  # one wrong letter
        ("chenxangyang", CHEN),  # one missing
        ("chenxianngyang", CHEN),  # one too many
        ("cehnxiangyang", CHEN),  # two swapped
        ("shenxiangyang", CHEN),
        ("ouyangxumign", ("person/ouyang", "欧阳旭明")),
    ],
)
def test_a_small_slip_is_forgiven(world: Store, words: str, first: tuple[str, str]) -> None:
    assert found(world, words)[0] == (*first, "near")


def test_while_typing_a_name_that_sounds_the_same_is_suggested_and_no_other_near_one(world: Store) -> None:
    assert [one.id for one in suggest(world, "陈向洋").suggestions] == [f"{ID}person/chen"]
    for words in ("陈何阳", "chenxiamgyang"):
        assert suggest(world, words).suggestions == ()


def test_what_is_long_is_suggested_by_its_beginning(world: Store) -> None:
    assert suggest(world, "市档案馆").suggestions[0].matched == "市档案馆"
    assert [one.matched for one in suggest(world, "云州市档案馆学").suggestions] == ["云州市档案馆学会"]
    # Nothing begins so: what holds it is suggested, up to eight letters.
    assert [one.matched for one in suggest(world, "州市档案馆学会").suggestions] == ["云州市档案馆学会"]
    assert suggest(world, "州市档案馆学会某某").suggestions == ()


@pytest.mark.parametrize("words", ["李何阳", "chemxiamgyang", "陈某", "何", "chex", "陈向阳阳阳"])
def test_more_than_a_small_slip_is_not(world: Store, words: str) -> None:
    assert ("person/chen", "陈向阳", "near") not in found(world, words)


def test_near_names_come_after_all_others_and_only_where_these_are_few(world: Store) -> None:
    # 陈阳 is there; whoever left out a character meant 陈向阳.
    assert found(world, "陈阳") == [("person/chen-yang", "陈阳", "label"), (*CHEN, "near")]
    assert "near" not in {how for _, _, how in found(world, "云州市档案馆")}
