"""Which body a post is in, read from whole texts: parts and their houses, short forms, committees of places."""

import hashlib

import pytest

from kg import claims, mentions
from kg.grammar import Grammar
from kg.model import Document, Span

CASES = [
    # text, publisher, title, (person, body, post)
    (
        "王小明,男,汉族,1960年8月出生,1979年10月参加工作。\n1979年10月至1990年3月,临河县粮食局职工、人事股股长;1990年3月至今,临河市粮食局副局长。",
        None,
        "王小明同志简历",
        ("王小明", "临河县粮食局人事股", "股长"),
    ),
    (
        "王小明,男,汉族,1960年8月出生,1979年10月参加工作。\n1986年9月在江苏省发展和改革委员会工作,历任农村处副处长、处长。",
        None,
        "王小明同志简历",
        ("王小明", "江苏省发展和改革委员会农村处", "处长"),
    ),
    (
        "3月23日,常州市档案局召开会议。\n4月5日,淮安召开全市档案工作会议。市委秘书长王小明出席会议。",
        None,
        "常州、南通、淮安召开全市局馆长会议",
        ("王小明", "中国共产党淮安市委员会", "秘书长"),
    ),
    (
        "市法院院长王小明、市监委主任蔡亚东列席会议。决定任命李大海为漳州市人民政府副市长。",
        None,
        None,
        ("王小明", "漳州市中级人民法院", "院长"),
    ),
    ("武进区人大主任王小明出席会议。", None, None, ("王小明", "武进区人民代表大会常务委员会", "主任")),
    (
        "湖州市召开党代会。大会选举产生八届市委常委会,王小明当选书记。",
        None,
        "湖州市委换届",
        ("王小明", "中国共产党湖州市委员会", "书记"),
    ),
    (
        "泾川县丰台乡党委副书记、纪委书记王小明出席。",
        None,
        None,
        ("王小明", "中国共产党泾川县丰台乡纪律检查委员会", "书记"),
    ),
    (
        "2010年12月至2016年11月,王小明任郑州大学图书馆副馆长、信息管理学院院长。",
        None,
        None,
        ("王小明", "郑州大学信息管理学院", "院长"),
    ),
    ("信息管理学院院长王小明出席。", "郑州大学档案馆", None, ("王小明", "郑州大学信息管理学院", "院长")),
    ("江山钢铁集团公司办公厅副主任兼档案馆馆长王小明出席。", None, None, ("王小明", "江山钢铁集团公司档案馆", "馆长")),
    ("长安大学召开会议。校党委组织部部长王小明出席。", None, None, ("王小明", "长安大学党委组织部", "部长")),
    (
        "李大海同志任历史文化学院党委书记;\n王小明同志任学校办公室副主任。\n中共东海海洋工程大学委员会\n2024年4月11日",
        None,
        "关于李大海等同志职务任免的通知",
        ("王小明", "东海海洋工程大学学校办公室", "副主任"),
    ),
    (
        "聘任王小明为材料科学与工程学院院长。",
        "东海海洋工程大学",
        None,
        ("王小明", "东海海洋工程大学材料科学与工程学院", "院长"),
    ),
    (
        "编委会办公室设在市地方志办公室,王小明兼任办公室主任。",
        None,
        "绵阳市地方志编纂委员会组成人员名单",
        ("王小明", "绵阳市地方志编纂委员会办公室", "主任"),
    ),
    (
        "王小明任公司监事会主席。",
        None,
        "杭州文澜档案技术股份有限公司监事简历",
        ("王小明", "杭州文澜档案技术股份有限公司", "监事会主席"),
    ),
    (
        "苏州太湖国家旅游度假区党工委副书记、管委会主任王小明出席。",
        None,
        None,
        ("王小明", "苏州太湖国家旅游度假区管理委员会", "主任"),
    ),
    ("学会理事长王小明出席。", "陕西省档案学会", "陕西档案学会举办年会", ("王小明", "陕西省档案学会", "理事长")),
    (
        "广东省增城市卫生局原局长王小明受贿。2005年,李大海任增城市卫生局副局长。",
        None,
        None,
        ("李大海", "广东省增城市卫生局", "副局长"),
    ),
    ("理事长王小明出席。", None, "甘肃省档案学会高校分会换届", ("王小明", "甘肃省档案学会高校分会", "理事长")),
    ("绍兴市农业局党委副书记、纪委书记王小明出席。", None, None, ("王小明", "绍兴市农业局", "纪委书记")),
    (
        "王小明,男,汉族,1960年8月出生。\n2016年任河北省委副书记,一年后重回环保部,任环保部部长。",
        None,
        "王小明同志简历",
        ("王小明", "环境保护部", "部长"),
    ),
    (
        "常州市地方志指导小组办公室(以下简称市志办)副主任李大海出席会议,市志办主任王小明致辞。",
        None,
        None,
        ("王小明", "常州市地方志指导小组办公室", "主任"),
    ),
    (
        "江苏大学校长李大海,中国社会科学院副院长王小明出席会议。",
        None,
        None,
        ("王小明", "中国社会科学院", "副院长"),
    ),
    (
        "王小明,男,汉族,1960年8月出生。\n2001年2月,广州市建委城市建设处处长、计划资金处处长。",
        None,
        "王小明同志简历",
        ("王小明", "广州市建设委员会计划资金处", "处长"),
    ),
    (
        "常州市图书馆馆长王小明、南通市图书馆馆长李大海当选为江苏省图书馆学会副理事长。",
        None,
        None,
        ("王小明", "江苏省图书馆学会", "副理事长"),
    ),
    ("广东省东莞前市委书记王小明受到表彰。", None, None, ("王小明", "中国共产党广东省东莞市委员会", "书记")),
    ("1950年,由王小明接替李大海任江苏省民政厅厅长。", None, None, ("王小明", "江苏省民政厅", "厅长")),
]


def tenures(text: str, publisher: str | None, title: str | None) -> set[tuple[str, str | None, str]]:
    """Person, body and post of all tenures of a text."""
    data = text.encode()
    document = Document(
        key="case",
        text=text,
        content=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        title=title,
        publisher=publisher,
        body=Span(0, len(text)),
    )
    grammar = Grammar.load()
    reading = claims.state(mentions.find(document, grammar), grammar)
    return {(t.person.name, t.body.name if t.body else None, t.post) for t in reading.tenures}


@pytest.mark.parametrize(("text", "publisher", "title", "expected"), CASES, ids=lambda value: str(value)[:30])
def test_a_post_is_in_its_body(
    text: str, publisher: str | None, title: str | None, expected: tuple[str, str, str]
) -> None:
    assert expected in tenures(text, publisher, title)


NOT_SAID = [
    # text, title, (person, post): what it must not be said to be a post of
    (
        "王小明,男,1960年8月出生。\n2016年任浙江省委组织部副部长,不到一年,又重回浙大,升任书记。",
        "王小明同志简历",
        ("王小明", "书记"),
    ),
    (
        "李大海任上海报业集团社长。\n王小明曾长期在中国科学院上海有机化学所工作,历任纪委书记、副所长。",
        None,
        ("王小明", "副所长"),
    ),
    ("《市档案局局长王小明》是一部话剧。", None, ("王小明", "局长")),
    ("推动学院改革,保证学院事业发展。院长王小明希望大家努力。", None, ("王小明", "院长")),
]


@pytest.mark.parametrize(("text", "title", "stated"), NOT_SAID, ids=lambda value: str(value)[:30])
def test_a_post_elsewhere_has_no_body_of_before(text: str, title: str | None, stated: tuple[str, str]) -> None:
    assert stated not in {(person, post) for person, _, post in tenures(text, None, title)}
