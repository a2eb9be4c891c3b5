from hypothesis import given
from hypothesis import strategies as st

from api.marking import paragraphs
from kg.answers.values import MarkedSpan


def span(start: int, end: int) -> MarkedSpan:
    return MarkedSpan(f"span/{start}-{end}", start, end, "", (), (), ())


def test_spans_that_overlap_are_cut_where_one_begins_or_ends() -> None:
    wide, inner = span(0, 6), span(4, 8)
    (line,) = paragraphs("某市馆长某甲到会", [inner, wide])
    assert [(p.text, p.spans, p.opens) for p in line] == [
        ("某市馆长", (wide,), (wide,)),
        ("某甲", (wide, inner), (inner,)),
        ("到会", (inner,), ()),
    ]


def test_a_span_over_two_lines_is_marked_in_both_and_opens_once() -> None:
    over = span(1, 5)
    first, second = paragraphs("一二\n\n三四", [over])
    assert [p.opens for p in (*first, *second)] == [(), (over,), (), ()]
    assert [p.spans for p in (*first, *second)] == [(), (over,), (over,), ()]


def test_no_text_has_no_lines() -> None:
    assert paragraphs("", []) == []


PLACES = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@given(st.text("馆长甲\n ", max_size=30), st.lists(PLACES, max_size=8))
def test_the_lines_give_back_the_text_and_the_marks_the_spans(text: str, places: list[list[int]]) -> None:
    spans = [span(a, b) for a, b in places if b <= len(text)]
    lines = paragraphs(text, spans)
    assert ["".join(p.text for p in line) for line in lines] == [line for line in text.split("\n") if line.strip()]
    for one in spans:
        marked = "".join(p.text for line in lines for p in line if one in p.spans)
        # Lines of blanks are left out, so blanks do not count.
        assert "".join(marked.split()) == "".join(text[one.start : one.end].split())
