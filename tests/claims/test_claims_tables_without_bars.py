"""Tables whose cells stand in lines of their own, tables of one post, and phrases that are said of two people."""

import pytest

from kg.claims import stacked
from kg.claims.parts import may_hold
from kg.documents import read
from kg.extracting import extract

ONE_A_LINE = "姓名\n职务\n任职时间\n叶根土\n馆长\n1983.5—1990.2\n潘荣生\n副馆长\n1984.3—1991.8\n以上由馆提供。\n"
BROKEN = "序号 姓名 到任 离任\n1 叶根土\n1983年5月 1990年2月\n2 潘荣生 1990年2月\n1999年8月\n"


def cells(text: str) -> list[list[str]]:
    (table,) = stacked.find(text)
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(text[cell.span.start : cell.span.end])
    return [rows[row] for row in sorted(rows)]


def tenures(text: str) -> set[tuple[str, str | None, str, str | None, str | None]]:
    found = extract(read(text.encode(), "page.txt")).tenures
    return {
        (
            t.person.name,
            t.body.name if t.body else None,
            t.post,
            t.start.edtf if t.start else None,
            t.end.edtf if t.end else None,
        )
        for t in found
    }


def test_cells_one_a_line_are_a_table() -> None:
    assert cells(ONE_A_LINE) == [
        ["姓名", "职务", "任职时间"],
        ["叶根土", "馆长", "1983.5—1990.2"],
        ["潘荣生", "副馆长", "1984.3—1991.8"],
    ]


def test_rows_that_are_broken_over_lines_are_put_together() -> None:
    assert cells(BROKEN)[1:] == [["1", "叶根土", "1983年5月", "1990年2月"], ["2", "潘荣生", "1990年2月", "1999年8月"]]


@pytest.mark.parametrize(
    "text",
    [
        "姓名、职务见附件。",
        "姓名\n职务\n任职时间\n叶根土\n馆长\n1983.5—1990.2\n",  # one row is no table
        "姓名\n职务\n任职时间\n以下为各馆\n报送情况\n的说明\n请于本月\n底前交回\n馆办公室\n",
    ],
)
def test_what_only_looks_like_the_head_of_a_table_is_none(text: str) -> None:
    assert stacked.find(text) == ()


def test_a_table_of_one_post_is_read_by_names_and_dates() -> None:
    found = tenures("遂昌县档案局历任局长\n" + BROKEN)
    assert found == {
        ("叶根土", "遂昌县档案局", "局长", "1983-05", "1990-02"),
        ("潘荣生", "遂昌县档案局", "局长", "1990-02", "1999-08"),
    }


def test_a_title_before_the_next_name_is_not_of_the_one_before() -> None:
    text = "人事调整\n2021-03-05\n清河市文化局副局长王小明升任清河市图书馆馆长、清河市档案馆副馆长李大海升任馆长。\n"
    found = {(person, post) for person, _, post, _, _ in tenures(text)}
    assert ("王小明", "馆长") in found
    assert ("李大海", "副馆长") in found
    assert ("王小明", "副馆长") not in found


@pytest.mark.parametrize(
    ("whole", "part", "held"),
    [
        ("台南市立图书馆", "文化局", False),
        ("环保局", "经发局", False),
        ("武进区公安局", "武进分局", True),
        ("国家档案局", "政策法规司", True),
        ("中国共产党江苏省委员会", "办公厅", True),
        ("常州市人民政府", "文化局", True),
    ],
)
def test_which_body_may_hold_which_part(whole: str, part: str, held: bool) -> None:
    assert may_hold(whole, part) is held
