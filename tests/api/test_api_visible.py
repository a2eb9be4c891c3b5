import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from api.visible import days, visible


def test_hidden_characters_are_shown_by_their_number() -> None:
    assert visible("陈\u202e向阳\x07") == "陈⟨U+202E⟩向阳⟨U+0007⟩"


def test_lines_and_tabs_stay() -> None:
    assert visible("一\n二\t三") == "一\n二\t三"


def test_markup_of_our_own_and_other_values_pass_untouched() -> None:
    ours = Markup("<b>\u202e</b>")
    assert visible(ours) is ours
    assert visible(5) == 5


@given(st.text())
def test_nothing_that_hides_or_turns_is_left(text: str) -> None:
    shown = visible(text)
    assert all(unicodedata.category(char) != "Cc" or char in "\n\t" for char in shown)
    assert not {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"} & {
        unicodedata.bidirectional(c) for c in shown
    }


def test_days_do_not_break_and_markup_around_them_stays_text() -> None:
    assert str(days("<b>2020-12-08")) == "&lt;b&gt;<time>2020-12-08</time>"
