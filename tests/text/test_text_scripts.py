from hypothesis import given
from hypothesis import strategies as st

from kg.text.scripts import match_key, simplified


def test_spellings_of_one_name_have_one_key() -> None:
    assert match_key("艾力 • 買買提") == match_key("艾力·买买提") == match_key("艾力．买买提")
    assert match_key("韩  冰") == match_key("韓冰")
    assert match_key("ＡＢＣ1") == match_key("abc１")


def test_the_key_does_not_depend_on_neighbours() -> None:
    assert match_key("江蘇省檔案館") == "江苏省档案馆" == match_key("江蘇省") + match_key("檔案館")


def test_the_key_loses_what_display_must_keep() -> None:
    assert match_key("李乾") == match_key("李干")


@given(st.text(max_size=60))
def test_simplified_keeps_offsets(text: str) -> None:
    assert len(simplified(text)) == len(text)


@given(st.text(alphabet=st.characters(codec="gb18030", categories=["Lo", "Lu", "Ll", "Nd", "Zs"]), max_size=60))
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert match_key(match_key(text)) == match_key(text)
