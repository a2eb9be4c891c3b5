from kg.documents import read
from kg.documents.pipes import find
from kg.extracting import extract

MAYORS = """三市市长一览
所属省份 | 城市 | 市长 | 上任日期 |
---|---|---|---|
云州省 | 青溪市 | 林望舒 | 2021年10月31日 |
白石市 | 顾念慈 |
2020年3月25日 | |
海州省 | 澄湖市 | 沈若水 | 2021年7月2日 |
"""


def cells(text: str) -> list[list[tuple[int, str]]]:
    (table,) = find(text)
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append((cell.column, text[cell.span.start : cell.span.end]))
    return list(rows.values())


def test_a_row_goes_on_over_lines_and_a_cell_spans_rows() -> None:
    rows = cells(MAYORS)
    assert rows[0] == [(0, "所属省份"), (1, "城市"), (2, "市长"), (3, "上任日期")]
    assert rows[2] == [(1, "白石市"), (2, "顾念慈"), (3, "2020年3月25日")]


def test_bars_at_both_ends_enclose_no_cell() -> None:
    assert cells("| 姓名 | 职务 |\n| --- | --- |\n| 林望舒 | 馆长 |\n| 沈若水 | 副馆长 |\n")[1] == [
        (0, "林望舒"),
        (1, "馆长"),
    ]


def test_a_bar_in_running_text_is_no_table() -> None:
    assert find("首页 | 新闻\n\n林望舒任馆长。\n\n上一篇 | 下一篇\n") == ()


def test_a_post_may_be_the_header_of_those_who_hold_it() -> None:
    reading = extract(read(MAYORS.encode(), "mayors.txt"))
    assert {
        (t.person.name, t.body.name if t.body else "", t.post, t.start.edtf if t.start else "") for t in reading.tenures
    } == {
        ("林望舒", "青溪市人民政府", "市长", "2021-10-31"),
        ("顾念慈", "白石市人民政府", "市长", "2020-03-25"),
        ("沈若水", "澄湖市人民政府", "市长", "2021-07-02"),
    }
