from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadDate
from kg.model import Span
from kg.text.dates import find, parse_edtf

PUBLISHED = "2020-12-18"  # a Friday


def read(text: str, published: str | None = None) -> list[tuple[str, str, str | None]]:
    """What was found: the words, the start, the end."""
    return [
        (text[found.span.start : found.span.end], found.value.edtf, found.end.edtf if found.end else None)
        for found in find(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        *[
            (form, "2020-12-08")
            for form in ("2020年12月8日", "2020-12-08", "2020.12.8", "2020/12/8", "2020 年 12 月 8 日")
        ],
        *[
            (form, "2020-12-08")
            for form in ("二〇二〇年十二月八日", "二○二○年十二月八日", "２０２０年１２月８日", "2020年12月8号")
        ],
        *[("2020年12月", "2020-12"), ("2020.12", "2020-12"), ("2020年", "2020"), ("二〇二〇年", "2020")],
        *[
            ("2020年12月中旬", "2020-12~"),
            ("2020年底", "2020~"),
            ("2020年上半年", "2020~"),
            ("2020年12月初", "2020-12~"),
        ],
        *[
            ("民国三十六年", "1947"),
            ("民国三十六年三月五日", "1947-03-05"),
            ("民國元年", "1912"),
            ("光绪三十一年", "1905"),
        ],
        *[("宣统三年", "1911"), ("道光二十年", "1840"), ("咸豐元年", "1851"), ("同治十三年", "1874")],
        *[
            ("20世纪90年代", "199X"),
            ("上世纪五十年代", "195X"),
            ("1990年代", "199X"),
            ("90年代", "199X"),
            ("98年3月", "1998-03"),
        ],
        *[("08.12.2020", "2020-12-08"), ("民國80.06.15", "1991-06-15"), ("民国36.3", "1947-03")],
    ],
)
def test_one_date_in_each_form(text: str, edtf: str) -> None:
    assert read(f"于{text}召开") == [(text, edtf, None)]


def test_a_yearly_meeting_is_no_year() -> None:
    assert read("2005年,此次年会选出理事长,次年换届") == [("2005年", "2005", None), ("次年", "2006", None)]
    assert read("1995-2005年间") == [("1995-2005年", "1995", "2005")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        *[
            (form, "2003-05", "2008-06")
            for form in ("2003.05—2008.06", "2003.05-2008.06", "2003年5月至2008年6月", "2003.5 — 2008.6")
        ],
        *[(form, "1998", "2002") for form in ("1998年至2002年", "1998-2002年", "1998—2002")],
        *[
            (form, "2003-05", "..")
            for form in ("2003年5月—今", "2003年5月至今", "2003.05—现在", "2003年5月起", "2003年5月以来")
        ],
        *[("2020年12月8日至10日", "2020-12-08", "2020-12-10"), ("2020年12月8-9日", "2020-12-08", "2020-12-09")],
        *[("2020年12月28日至1月3日", "2020-12-28", "2021-01-03"), ("2020年5—8月", "2020-05", "2020-08")],
        *[("民國80.06.15~87.06.19", "1991-06-15", "1998-06-19"), ("民國93.07.01至今", "2004-07-01", "..")],
        *[("民国三十年至三十四年", "1941", "1945"), ("民國80-87年", "1991", "1998"), ("1995-2005年", "1995", "2005")],
        *[("1931年起", "1931", ".."), ("2020年12月30日至2日", "2020-12-30", "2021-01-02")],
    ],
)
def test_periods(text: str, start: str, end: str) -> None:
    assert read(text) == [(text, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        *[
            "2020年2月30日",
            "2021年2月29日",
            "2月30日",
            "2020年13月5日",
            "2020-13-01",
            "2020.12.45",
            "民国二〇〇年",
            "宣统九年",
        ],
        *["电话0519-85668010", "1024*768", "9：00-17：00", "IE9.0", "3.0版", "2020年度", "“十四五”", "第二届(2020)"],
        *["《2020年工作报告》", "2000多年", "5000年历史", "3日内", "三个月", "8号楼", "每月5日", "近3日", "2003.5万元"],
        *["2020.12.8.1", "/2020-12/18/", "t20201218_1.html", "编号20201218", "农历八月初三", "日本", "今年度"],
    ],
)
def test_what_is_no_date_of_anything(text: str) -> None:
    assert read(f"关于{text}") == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        *[("12月8日", "2020-12-08"), ("12月28日", "2019-12-28"), ("12月", "2020-12"), ("8日", "2020-12-08")],
        *[("20日", "2020-11-20"), ("31日", "2020-10-31"), ("2月29日", "2020-02-29"), ("本月8日", "2020-12-08")],
        *[
            ("上月", "2020-11"),
            ("上月20日", "2020-11-20"),
            ("今天", "2020-12-18"),
            ("昨日", "2020-12-17"),
            ("前天", "2020-12-16"),
        ],
        *[
            ("上周五", "2020-12-11"),
            ("本周三", "2020-12-16"),
            ("今年3月", "2020-03"),
            ("去年", "2019"),
            ("前年", "2018"),
        ],
        *[("去年底", "2019~"), ("今年上半年", "2020~"), ("近日", "2020-12~"), ("日前", "2020-12~")],
    ],
)
def test_what_counts_from_the_publication_says_so(text: str, edtf: str) -> None:
    (found,) = find(f"{text}，会议召开", PUBLISHED)
    assert found.value.edtf == edtf
    assert found.value.written == text
    assert "year" in found.value.inferred


def test_december_on_a_page_of_january() -> None:
    assert read("12月28日，会议召开", "2021-01-03") == [("12月28日", "2020-12-28", None)]


def test_what_lies_ahead_is_the_nearest_day() -> None:
    assert read("会议将于12月28日召开", PUBLISHED) == [("12月28日", "2020-12-28", None)]
    assert read("公示时间：12月18日至24日", PUBLISHED) == [("12月18日至24日", "2020-12-18", "2020-12-24")]


def test_without_a_year_a_day_stays_without() -> None:
    (found,) = find("12月8日会议召开")
    assert found.value.edtf == "XXXX-12-08"
    assert found.value.inferred == ()
    assert read("昨天、8日、本月、今年、上周五") == []


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("2019年10月任甲职，次年3月任乙职，同年8月任丙职", ["2019-10", "2020-03", "2020-08"]),
        ("2003年5月任甲职。8月任乙职。", ["2003-05", "2003-08"]),
        ("2020年12月8日开幕，9日闭幕，次日展览，同日发布", ["2020-12-08", "2020-12-09", "2020-12-10", "2020-12-10"]),
        ("2020年12月8日、10日、15日", ["2020-12-08", "2020-12-10", "2020-12-15"]),
        ("2020年12月31日，次月5日", ["2020-12-31", "2021-01-05"]),
        ("当日、同月、次年", []),
    ],
)
def test_dates_that_lean_on_those_before(text: str, edtfs: list[str]) -> None:
    assert [found.value.edtf for found in find(text)] == edtfs


def test_the_day_of_a_birth_gives_no_year() -> None:
    assert read("出生于1970年7月的王某,4月9日任局长。") == [("4月9日", "XXXX-04-09", None)]


def test_history_in_a_report_does_not_give_the_year() -> None:
    text = "12月8日会议召开。他1931年起草了办法。\n9日，会议继续。12月10日闭幕。"
    assert [found.value.edtf for found in find(text, PUBLISHED)] == ["2020-12-08", "1931", "2020-12-09", "2020-12-10"]


def test_a_dash_opens_a_line_of_a_career_only() -> None:
    assert read("2019.03—  某馆馆长\n") == [("2019.03—", "2019-03", "..")]
    assert read("文中的2019.03—  某馆") == [("2019.03", "2019-03", None)]


def test_only_the_window_is_read() -> None:
    text = "2020年1月。2021年2月。"
    assert [found.span for found in find(text, None, Span(8, len(text)))] == [Span(8, 15)]


@pytest.mark.parametrize("published", ["20201218", "2020-02-30", "昨天", "2020-12-18-01"])
def test_a_publication_that_is_no_date_is_refused(published: str) -> None:
    with pytest.raises(BadDate, match="publication date"):
        find("12月8日", published)


FORMS = [
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}/{0.month:02}/{0.day:02}",
    "{0.year} 年 {0.month} 月 {0.day} 日",
]
DAYS = st.dates(min_value=date(1850, 1, 1), max_value=date(2199, 12, 31))
AROUND = st.text(alphabet="会议甲乙。，\n", max_size=12)


@settings(deadline=None)
@given(DAYS, st.sampled_from(FORMS), AROUND, AROUND)
def test_any_day_in_any_form_is_found_where_it_stands(day: date, form: str, before: str, after: str) -> None:
    written = form.format(day)
    text = before + written + after
    (found,) = find(text)
    assert text[found.span.start : found.span.end] == written == found.value.written
    assert found.value.edtf == day.isoformat()
    assert found.value.inferred == ()


@settings(deadline=None)
@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_last_one_before_the_publication(day: date, published: date) -> None:
    (found,) = find(f"{day.month}月{day.day}日", published.isoformat())
    value = date.fromisoformat(found.value.edtf)
    assert (value.month, value.day) == (day.month, day.day)
    assert value <= published
    assert (published - value).days < 366 * 8
    assert found.value.inferred == ("year",)


def test_a_vague_month_without_a_year_is_said_as_a_month() -> None:
    assert [mention.value.edtf for mention in find("1月下旬")] == ["XXXX-01"]


@settings(deadline=None, max_examples=300)
@given(
    st.text(
        alphabet="0123456789年月日号年月日第上本同次昨今天至-—./~起《》民国光绪廿十二三元周世纪代底初\n。 ，",
        max_size=80,
    ),
    st.sampled_from([None, PUBLISHED, "2020-12", "2020"]),
)
def test_any_text_gives_valid_dates_in_order(text: str, published: str | None) -> None:
    found = find(text, published)
    for mention in found:
        assert parse_edtf(mention.value.edtf) == mention.value.edtf
        assert mention.value.written == text[mention.span.start :][: len(mention.value.written)]
        if mention.end and mention.end.edtf != "..":
            parse_edtf(mention.end.edtf)
            assert text[: mention.span.end].endswith(mention.end.written)
    spans = [mention.span for mention in found]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    find(text, PUBLISHED)


def test_what_a_text_announces_gives_the_year() -> None:
    text = "7月24日讯 23日,常委会召开会议。根据决定,代表大会于2018年8月9日至10日举行。"
    assert [found[1] for found in read(text)] == ["2018-07-24", "2018-07-23", "2018-08-09"]
    assert [found[1] for found in read("1月19日讯。大会于2012年6月18日开幕")] == ["XXXX-01-19", "2012-06-18"]
    assert read("12月8日,大会决定于2021年1月5日召开会议")[0][1] == "2020-12-08"
