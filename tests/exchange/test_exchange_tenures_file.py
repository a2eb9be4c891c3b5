"""A CSV of tenures becomes claims, one a row; what is wrong with a row, a file or a mapping is told with its place."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.exchange import mapping
from kg.exchange.mapped import BadRow
from kg.exchange.mapping import Mapping
from kg.exchange.tenures_file import read
from kg.model import DateValue

HEAD = "person,post,body,start,end,attested,mode,source,person_id\n"
GOOD = '甲文,馆长,"云州市档案馆,\n一部",2010,2015-03-01,,代,年鉴,7\n'


def one(text: str, meaning: Mapping | None = None) -> tuple[object, ...]:
    reading, bad = read(text.encode(), "t.csv", meaning or Mapping())
    return (*reading.tenures, *bad)


def test_a_row_is_the_evidence_of_its_claim() -> None:
    reading, bad = read(("\ufeff" + HEAD + GOOD).encode(), "t.csv", Mapping(namespace="n", title="表"))
    (claim,) = reading.tenures
    text = reading.document.text
    assert bad == ()
    assert text[claim.span.start : claim.span.end] == claim.quote == GOOD.rstrip("\n")
    assert (claim.person.name, claim.person.key) == ("甲文", "n:7")
    assert claim.body is not None
    assert (claim.body.name, claim.body.key, claim.post) == ("云州市档案馆,\n一部", None, "馆长")
    assert (claim.start, claim.end, claim.end_is) == (
        DateValue("2010", "2010"),
        DateValue("2015-03-01", "2015-03-01"),
        "first-out",
    )
    assert (claim.mode, claim.context) == ("acting", ("source: 年鉴",))
    assert claim.concept == "https://w3id.org/archontology/scheme/posts/archives-director"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("甲,馆长,馆,2017-02-30,,,,,", "2017-02-30 does not exist"),
        ("甲,馆长,馆,soon,,,,,", "start: 'soon' is not a date"),
        ("甲,,馆,2017,,,,,", "no post"),
        (",馆长,馆,2017,,,,,", "no person"),
        ("甲,馆长,,2017,,,,,", "no body"),
        ("甲,馆长,馆,2019,2017,,,,", "the end 2017 is before the start 2019"),
        ("甲,馆长,馆,2019", "4 values for 9 columns"),
        ("甲,馆长,馆,2019,,,flying,,", "mode: 'flying' is none of"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_rest_goes_in(row: str, reason: str) -> None:
    reading, bad = read(f"{HEAD}{GOOD}{row}\n{GOOD}".encode(), "t.csv", Mapping())
    assert len(reading.tenures) == 2
    assert [item.line for item in bad] == [4]
    assert reason in bad[0].reason


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "not in UTF-8"),
        (b"name,post,body\na,b,c\n", "no column 'person'"),
        (b'person,post,body\n"a,b,c\n', "line 2"),
        (b"person,person,body\n", "two columns"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(content, "t.csv", Mapping())


def test_a_mapping_names_joins_and_says_what_an_end_is(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\n1,甲文\n1,甲文子\n2,乙武\n", "utf-8")
    (tmp_path / "m.toml").write_text(
        'namespace = "n"\nend = "last-in"\nopen_end = 2020-01-01\n[columns]\nperson = "who.name"\nperson_id = "p"\n'
        'post = "job"\nbody = "place"\nstart = "a"\nend = "b"\n'
        '[[join]]\nfile = "people.csv"\non = "p"\nkey = "id"\nas = "who"\n',
        "utf-8",
    )
    text = "p,job,place,a,b\n1,馆长,馆,2010,2011\n2,馆长,馆,2012,\n3,馆长,馆,2012,\n"
    first, second, third = one(text, mapping.read(tmp_path / "m.toml"))
    assert (first.person.name, first.person.key, first.end_is) == ("甲文", "n:1", "last-in")  # type: ignore[attr-defined]
    assert second.attested == DateValue("2020-01-01", "")  # type: ignore[attr-defined]
    assert third == BadRow(4, "p '3' is not in people.csv")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = [", "no mapping file"),
        ('colour = "red"', "colour"),
        ('end = "sometimes"', "sometimes"),
        ('[columns]\nname = "x"', r"columns\.name"),
        ('[[join]]\nfile = "x"', "no on"),
        ('open_end = "2020-02-30"', "does not exist"),
        ("title = []", "no text"),
    ],
)
def test_a_mapping_that_is_wrong_is_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "m.toml").write_text(text, "utf-8")
    with pytest.raises(InputError, match=message):
        mapping.read(tmp_path / "m.toml")
