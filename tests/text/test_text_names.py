import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import names


@pytest.mark.parametrize(
    ("name", "family"),
    [
        *[("欧阳旭明", "欧阳"), ("諸葛亮", "諸葛"), ("張偉", "張"), ("单于明", "单于"), ("司马光", "司马")],
        *[("仇英九", "仇"), ("解文", "解"), ("曾明", "曾"), ("区小林", "区"), ("朴明", "朴"), ("查文", "查")],
        *[("爱新觉罗某某", "爱新觉罗"), ("建设", None), ("当好", None), ("", None)],
    ],
)
def test_surnames(name: str, family: str | None) -> None:
    assert names.surname(name) == family


@pytest.mark.parametrize(
    "name", ["赵深", "欧阳旭明", "張偉", "诸葛明", "洛桑江村", "巴音朝鲁", "巴特尔", "范徐小明", "高峰", "何有为"]
)
def test_what_has_the_shape_of_a_name(name: str) -> None:
    assert names.is_han_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "赵", "赵深宫琳孙", "赵的", "李副", "强省", "建设强省", "赵深、孙敏", "John", "赵·深", "赵 深", "当好先锋"],
)
def test_what_has_not(name: str) -> None:
    assert not names.is_han_name(name)


@pytest.mark.parametrize("dot", "·•‧・．．.")
def test_dots_however_written(dot: str) -> None:
    written = f"艾山江{dot}吐尔地"
    assert names.is_dotted_name(written)
    assert names.is_name(written)
    assert names.normalise(written) == "艾山江·吐尔地"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("韩  冰", "韩冰"),
        ("韩\u3000冰", "韩冰"),
        (" 严 实 ", "严实"),
        ("艾力 • 买买提", "艾力·买买提"),
        ("Ann Lee", "Ann Lee"),
    ],
)
def test_letter_spaced_names(written: str, plain: str) -> None:
    assert names.normalise(written) == plain


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("高峰", "an ordinary word"),
        ("高质量", "an ordinary word"),
        ("解放军", "begins with an ordinary word"),
        ("张三为", "ends in 为"),
        ("王书记", "a surname with a title"),
        ("李某", "a surname with a title"),
        ("国大明", "a surname that is mostly a word"),
    ],
)
def test_doubts_say_why(name: str, reason: str) -> None:
    assert names.doubt(name) == reason


@pytest.mark.parametrize("name", ["赵深", "方国强", "欧阳旭明", "金云江", "艾山江·吐尔地", "洛桑江村"])
def test_no_doubt_about_plain_names(name: str) -> None:
    assert names.doubt(name) is None


def test_ethnic_groups() -> None:
    assert len(names.ETHNIC) == 56
    assert {"汉族", "回族", "维吾尔族"} <= names.ETHNIC


@given(st.text(max_size=30))
def test_any_string_has_an_answer(text: str) -> None:
    assert names.normalise(names.normalise(text)) == names.normalise(text)
    names.is_name(text), names.doubt(text), names.surname(text)
