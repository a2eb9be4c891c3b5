from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import read
from kg.model import Document

SEED = Path(__file__).parents[3] / "shared" / "seed" / "changzhou-2020-annual-conference.txt"


def document(text: str) -> Document:
    return read(text.encode(), "a.txt")


def body(found: Document) -> str:
    return found.text[found.body.start : found.body.end]


@pytest.mark.skipif(not SEED.exists(), reason="../shared/seed is not here")
def test_the_seed() -> None:
    found = read(SEED.read_bytes(), "seed.txt")
    assert (found.title, found.published, found.publisher) == (
        "全省档案工作者年会在常州召开",
        "2020-12-18",
        "常州市档案馆",
    )
    assert body(found).startswith("12月8日")
    assert body(found).endswith("平安、清廉工程。")


@pytest.mark.parametrize(
    ("stamp", "published", "publisher"),
    [
        ("发布日期：2020-12-18", "2020-12-18", None),
        ("发布时间:2020年12月18日 10:30 来源：清河市档案馆 浏览次数：12", "2020-12-18", "清河市档案馆"),
        ("时间：2020/12/18 09:00：00 | 来源：本站 | 字号：大 中 小", "2020-12-18", None),
        ("发 布 日 期：20201218 信息来源：清河市档案局(馆)", "2020-12-18", "清河市档案局(馆)"),
        ("发布时间 2020-12-18", "2020-12-18", None),
        ("發布日期：民國109年12月18日 發布單位：清河縣政府", "2020-12-18", "清河縣政府"),
        ("清河市档案馆 2020-12-18", "2020-12-18", "清河市档案馆"),
        ("2020-12-18 清河市档案馆", "2020-12-18", "清河市档案馆"),
        ("2020-12-18 10:30", "2020-12-18", None),
        ("(2020年12月18日)", "2020-12-18", None),
        ("2020-12-18 10:30 来源：清河日报 记者：甲某", "2020-12-18", "清河日报"),
        ("来源：清河晚报 2020-12-18 作者：甲某", "2020-12-18", "清河晚报"),
        ("清河县人大网 发布时间：2020-12-18", "2020-12-18", None),
        ("成文日期：2020-12-01 发布日期：2020-12-18", "2020-12-18", None),
        ("发布时间：2020-12-18 作者：清河市档案馆", "2020-12-18", "清河市档案馆"),
        ("发布时间：2020-12-18 作者：甲某", "2020-12-18", None),
        ("18.12.2020  01:42", "2020-12-18", None),
        ("2020-12-18甲某某,乙某某,丙某", "2020-12-18", None),
        ("2020-12-18清河大学清河100000", "2020-12-18", None),
        ("2020-12-18 20:30 浏览量: 3160", "2020-12-18", None),
        ("文章来源:清河市档案馆发布于:2020-12-18浏览:23", "2020-12-18", "清河市档案馆"),
        ("更新时间：2020-12-19 发布机构：清河市人民政府", "2020-12-19", "清河市人民政府"),
    ],
)
def test_lines_that_date_and_name(stamp: str, published: str, publisher: str | None) -> None:
    text = f"全市档案工作会议召开\n{stamp}\n\u3000\u3000会议强调了档案工作。\n第二段。\n"
    found = document(text)
    assert (found.title, found.published, found.publisher) == ("全市档案工作会议召开", published, publisher)
    assert body(found) == "会议强调了档案工作。\n第二段。"
    assert found.text == text


@pytest.mark.parametrize(
    ("foot", "publisher"),
    [
        ("主办单位：清河市档案馆\n地址：某路1号 邮编：100000\n电话：0519-12345678", "清河市档案馆"),
        ("版权所有：清河市档案馆 ICP备12345678号", "清河市档案馆"),
        ("清河市档案馆 版权所有", "清河市档案馆"),
        ("版权所有 © 2020 清河市档案馆 All Rights Reserved", "清河市档案馆"),
        ("责任编辑：甲某\n【打印】【关闭窗口】", None),
        ("上一篇：另一篇文章 下一篇：无", None),
    ],
)
def test_lines_at_the_foot(foot: str, publisher: str | None) -> None:
    found = document(f"全市档案工作会议召开\n发布日期：2020-12-18\n会议强调了档案工作。\n{foot}\n")
    assert body(found) == "会议强调了档案工作。"
    assert found.publisher == publisher


def test_an_inner_unit_gives_way_to_who_runs_the_site() -> None:
    text = "会议召开了\n来源：办公室 发布时间：2020-12-18\n正文在此。\n主办单位：清河市档案馆\n"
    assert document(text).publisher == "清河市档案馆"


def test_the_day_that_signs_a_notice_dates_it() -> None:
    found = document("关于甲某任职的通知\n各单位：\n任命甲某为馆长。\n清河市人民政府\n二〇二〇年十二月十八日\n")
    assert found.published == "2020-12-18"
    assert body(found).endswith("二〇二〇年十二月十八日")


def test_a_stamp_below_a_line_in_brackets() -> None:
    found = document("任免名单公布\n(2020年12月1日某市第一次会议通过)\n发布时间：2020-12-18\n任命甲某为局长。\n")
    assert found.published == "2020-12-18"
    assert "2020年12月1日" in body(found)


def test_a_stamp_below_the_title_of_a_page_that_opens_with_the_name_of_its_site() -> None:
    found = document("清河网\n全市档案工作会议召开\n2020年12月18日 10:30 来源:清河日报\n会议强调了档案工作。\n")
    assert (found.published, found.publisher) == ("2020-12-18", "清河日报")


@pytest.mark.parametrize(
    "text",
    [
        "会议于2020年12月8日召开，馆长出席。\n第二段没有日期。\n",
        "工作会议纪要\n时间：2020年12月8日\n地点：三楼会议室\n会议讨论了工作。\n",
        "通知\n12月8日召开会议。\n落款没有年份\n12月1日\n",
    ],
)
def test_a_page_that_states_its_date_nowhere_has_none(text: str) -> None:
    assert document(text).published is None


@pytest.mark.parametrize(
    "text",
    [
        "馆长：甲某\n副馆长：乙某\n",
        "2003.05—2008.06 某馆科员\n2008.06— 某馆馆长\n",
        "这是一句话。\n第二句。\n",
        "只有一行\n",
    ],
)
def test_what_is_no_title(text: str) -> None:
    found = document(text)
    assert found.title is None
    assert body(found) == text.strip()


def test_titles() -> None:
    assert document("# 甲某同志简历 |\n甲某，女。\n").title == "甲某同志简历"
    assert document("档案人物：甲某某\n甲某某，女。\n").title == "档案人物：甲某某"
    assert document("联系我们\n来源：清河市档案馆\n馆长：甲某\n").title == "联系我们"
    assert document("证券代码：000000\n董事简历\n甲某，女。\n").title == "董事简历"
    assert document("2022年6月我市人事任免信息\n任命甲某。\n").title == "2022年6月我市人事任免信息"
    assert document("当前位置：首页 > 要闻\n会议召开了\n正文在此。\n").title == "会议召开了"


@settings(deadline=None)
@given(st.text(alphabet="甲乙 \n|。：，来源发布日期时间2020-12月日【】大中小主办单位", max_size=200))
def test_any_text_has_a_body_within_it_and_is_kept(text: str) -> None:
    if not text.strip():
        return
    found = document(text)
    assert found.text == text
    assert 0 <= found.body.start <= found.body.end <= len(text)
