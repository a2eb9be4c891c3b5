import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import read
from kg.errors import UnreadableDocument
from kg.model import Document

NEWS = "".join(
    f"<p>\u3000\u3000第{n}段：清河市档案馆馆长甲某出席会议并讲话，会议强调了档案工作的重要性。</p>\n"
    for n in "一二三四五"
)
MENU = '<ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">工作动态</a></li></ul>'

TAGS = ["p", "div", "table", "tr", "td", "ul", "li", "a", "h1"]
PARTS = [
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    *("<td colspan='9'>", "<td rowspan='3'>", "<br>", "<!--x-->", "&nbsp;", "\n", "首页", "馆长：甲某", "2020-12-18"),
]


def page(body: str, head: str = "") -> Document:
    return read(
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode(), "a.html"
    )


def body(found: Document) -> str:
    return found.text[found.body.start : found.body.end]


def test_the_meta_tags_of_government_sites() -> None:
    head = (
        '<meta name="SiteName" content="清河市人民政府"><meta name="ArticleTitle" content="全市档案工作会议召开">'
        '<meta name="PubDate" content="2020-12-18 10:30"><meta name="ContentSource" content="清河市档案馆">'
        "<title>全市档案工作会议召开_要闻_清河市人民政府</title>"
    )
    found = page(f"<h1>清河市人民政府</h1>{NEWS}", head)
    assert (found.title, found.published, found.publisher) == ("全市档案工作会议召开", "2020-12-18", "清河市档案馆")


def test_the_lines_around_the_text() -> None:
    found = page(
        f"<div class='top'>{MENU}</div><div class='weizhi'>当前位置：<a href='/'>首页</a> &gt; 要闻</div>"
        "<h1>全市档案工作会议召开</h1><div>发布时间：2020-12-18 来源：清河市档案馆 字号：[大 中 小]</div>"
        f"<div class='content'>{NEWS}</div><div>责任编辑：乙某</div>"
        "<div class='xg'><h3>相关链接</h3><ul><li><a href='1'>另一位馆长丙某的消息</a></li></ul></div>"
        "<div class='foot'>主办单位：清河市人民政府 电话：0519-12345678</div>"
    )
    assert (found.title, found.published, found.publisher) == ("全市档案工作会议召开", "2020-12-18", "清河市档案馆")
    assert "政务公开" not in found.text
    assert body(found).startswith("第一段")
    assert body(found).endswith("重要性。")
    assert "主办单位" in found.text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>全市档案工作会议召开-清河市档案馆</title>", "全市档案工作会议召开"),
        ("<title>全市档案工作会议召开 | 清河市档案馆</title>", "全市档案工作会议召开"),
        ("<meta property='og:title' content='全市档案工作会议'><title>清河</title>", "全市档案工作会议"),
    ],
)
def test_titles(head: str, title: str) -> None:
    assert page(NEWS, head).title == title


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("<link rel='canonical' href='https://www.example.cn/a/1.html'>", "https://www.example.cn/a/1.html"),
        ("<meta property='og:url' content='http://www.example.cn/a?id=1'>", "http://www.example.cn/a?id=1"),
        ("<link rel='canonical' href='https://www.example.cn/'>", "a.html"),
        ("<link rel='canonical' href='/a/1.html'>", "a.html"),
        ("<link rel='canonical' href='http://[broken/x'>", "a.html"),
    ],
)
def test_the_url_that_a_page_states_is_its_key(head: str, key: str) -> None:
    found = page(NEWS, head)
    assert found.key == key
    assert found.url == (key if key != "a.html" else None)


def test_a_leadership_page_of_short_lines_is_kept_whole() -> None:
    posts = {"甲": "馆长", "乙": "副馆长", "丙": "副馆长", "丁": "副馆长"}
    people = "".join(f"<li><a href='{name}'>{post}：{name}某</a></li>" for name, post in posts.items())
    found = page(f"{MENU}<h1>馆领导</h1><ul>{people}</ul><p>版权所有：清河市档案馆</p>")
    assert body(found).split("\n") == ["馆长：甲某", "副馆长：乙某", "副馆长：丙某", "副馆长：丁某"]
    assert found.publisher == "清河市档案馆"


def test_a_table_keeps_its_cells() -> None:
    found = page(
        "<h1>任前公示</h1><table><tr><th>姓名</th><th>现任职务</th></tr>"
        "<tr><td>韩&nbsp;&nbsp;冰</td><td>综合科<br>科长</td></tr><tr><td>乙某</td><td></td></tr></table>"
    )
    (table,) = found.tables
    words = [(cell.row, cell.column, cell.header, found.text[cell.span.start : cell.span.end]) for cell in table.cells]
    assert words == [
        (0, 0, True, "姓名"),
        (0, 1, True, "现任职务"),
        (1, 0, False, "韩\u00a0\u00a0冰"),
        (1, 1, False, "综合科科长"),
        (2, 0, False, "乙某"),
    ]
    assert "姓名\t现任职务\n" in found.text


def test_cells_that_span_rows_and_columns_leave_the_others_in_place() -> None:
    found = page(
        "<table><tr><th>单位</th><th>姓名</th><th>职务</th></tr>"
        "<tr><td rowspan='2'>档案馆</td><td>甲某</td><td>馆长</td></tr>"
        "<tr><td>乙某</td><td>副馆长</td></tr><tr><td colspan='2'>空缺</td><td>总工程师</td></tr></table>"
    )
    at = {(cell.row, cell.column): found.text[cell.span.start : cell.span.end] for cell in found.tables[0].cells}
    assert at[2, 1] == "乙某"
    assert at[2, 2] == "副馆长"
    assert at[3, 2] == "总工程师"


def test_a_table_for_layout_is_read_as_text() -> None:
    found = page(
        f"<table><tr><td>{MENU}</td><td><table><tr><td><h1>会议召开</h1>{NEWS}</td></tr></table></td></tr></table>"
    )
    assert found.tables == ()
    assert body(found).startswith("第一段")


def test_scripts_comments_and_hidden_parts_are_not_read() -> None:
    found = page(f"<script>var a='甲';</script><!-- 乙 --><div style='display: none'>丙</div><style>丁</style>{NEWS}尾")
    assert not {"乙", "丙", "丁"} & set(found.text)
    assert found.text.endswith("尾")


def test_line_breaks_of_the_source_are_no_blanks_between_characters() -> None:
    assert "清河市档案馆" in page("<p>清河市\n   档案馆召开会议。</p><p>二</p>").text


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<html><body><div id='app'></div><script>go()</script></body></html>", b"<!DOCTYPE html>"],
)
def test_a_shell_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"shell\.html"):
        read(data, "shell.html")


def test_a_page_is_known_by_its_first_bytes() -> None:
    assert read(f"<html><body>{NEWS}</body></html>".encode(), "page?id=1").media_type == "text/html"


def test_nesting_is_read_as_deep_as_the_parser_goes_and_refused_below() -> None:
    assert page("<div>" * 200 + "<p>底部的文字。</p>" + "</div>" * 200).text == "底部的文字。"
    with pytest.raises(UnreadableDocument, match="nested more than 256 deep"):
        page("<p>上</p>" + "<div>" * 3000 + "<p>底部的文字。</p>" + "</div>" * 3000)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(PARTS),
        max_size=40,
    )
)
def test_any_page_has_its_spans_within_its_text(parts: list[str]) -> None:
    try:
        found = page("".join(parts))
    except UnreadableDocument:
        return
    assert 0 <= found.body.start <= found.body.end <= len(found.text)
    for table in found.tables:
        for cell in table.cells:
            words = found.text[cell.span.start : cell.span.end]
            assert words
            assert "\n" not in words
            assert "\t" not in words
