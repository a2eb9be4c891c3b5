"""Files of rows: what a person may write into them, what is told of a wrong line."""

from pathlib import Path

import pytest

from kg.decisions.ledger import Ledger
from kg.errors import InputError


def book(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "decisions" / "said.tsv", ("what", "why"))


def test_a_file_that_is_not_there_has_no_rows(tmp_path: Path) -> None:
    assert book(tmp_path).rows() == ()


def test_what_is_added_is_read_with_its_line(tmp_path: Path) -> None:
    said = book(tmp_path)
    said.add({"what": "甲", "why": "two\twords\nhere"})
    said.add({"what": "乙"})
    assert [(row.line, dict(row.fields)) for row in said.rows()] == [
        (2, {"what": "甲", "why": "two words here"}),
        (3, {"what": "乙", "why": ""}),
    ]


def test_a_person_may_write_remarks_leave_lines_empty_and_use_windows(tmp_path: Path) -> None:
    said = book(tmp_path)
    said.path.parent.mkdir()
    said.path.write_bytes("\ufeff# ours\r\nwhat\twhy\r\n\r\n甲\r\n乙\tb".encode())
    assert [(row.line, row.fields["what"]) for row in said.rows()] == [(4, "甲"), (5, "乙")]
    said.add({"what": "丙", "why": "c"})
    assert [row.fields["why"] for row in said.rows()] == ["", "b", "c"]


@pytest.mark.parametrize(
    ("content", "place"), [("what\twhere\n", "line 1"), ("what\twhy\na\tb\tc\n", "line 2"), ("what\n", "line 1")]
)
def test_a_wrong_line_is_named(tmp_path: Path, content: str, place: str) -> None:
    said = book(tmp_path)
    said.path.parent.mkdir()
    said.path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=place):
        said.rows()


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    said = book(tmp_path)
    said.path.parent.mkdir()
    said.path.write_bytes("what\twhy\n档案\t\n".encode("gb18030"))
    with pytest.raises(InputError, match="cannot be read"):
        said.rows()
