import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from kg.documents import read
from kg.errors import UnreadableDocument
from kg.model import Document


def cells(found: Document, table: int = 0) -> list[list[str]]:
    """The words of a table by rows and columns."""
    rows: dict[int, dict[int, str]] = {}
    for cell in found.tables[table].cells:
        rows.setdefault(cell.row, {})[cell.column] = found.text[cell.span.start : cell.span.end]
    return [[rows[row][column] for column in sorted(rows[row])] for row in sorted(rows)]


def workbook(*rows: list[object], title: str = "Sheet") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_csv_of_any_delimiter(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (["姓名", "职务"], ["甲某", "馆长"], ["乙某", "副馆长"]))
    found = read(text.encode("gb18030"), "roster.csv")
    assert found.text == "姓名\t职务\n甲某\t馆长\n乙某\t副馆长\n"
    assert cells(found) == [["姓名", "职务"], ["甲某", "馆长"], ["乙某", "副馆长"]]
    assert [cell.header for cell in found.tables[0].cells] == [True, True, False, False, False, False]


def test_quoted_cells_with_breaks_become_one_line() -> None:
    found = read('姓名,职务\n甲某,"馆长,\n书记"\n,\n'.encode(), "roster.csv")
    assert cells(found)[1] == ["甲某", "馆长, 书记"]


def test_a_row_of_data_is_no_header() -> None:
    found = read("甲某,1970\n乙某,1980\n".encode(), "roster.csv")
    assert not any(cell.header for cell in found.tables[0].cells)


def test_a_heading_above_the_table_is_the_title() -> None:
    found = read("清河市档案馆干部名册,\n发布日期：2020-12-18,\n姓名,职务\n甲某,馆长\n".encode(), "roster.csv")
    assert (found.title, found.published) == ("清河市档案馆干部名册", "2020-12-18")
    assert found.text[found.body.start : found.body.end] == "姓名\t职务\n甲某\t馆长"
    assert cells(found)[0] == ["姓名", "职务"]


def test_a_workbook_shows_values_as_a_person_sees_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "任职时间", "出生", "更新", "数", "备注"])
    sheet.append(["甲某", 2003.1, date(1970, 5, 1), datetime(2020, 12, 18, 10, 30), 7, None])
    sheet["B2"].number_format = "0.00"
    found = read(saved(book), "roster.xlsx")
    assert cells(found)[1] == ["甲某", "2003.10", "1970-05-01", "2020-12-18 10:30:00", "7"]


def test_every_sheet_is_a_table_under_its_name() -> None:
    book = openpyxl.Workbook()
    for name in ("局领导", "馆领导"):
        sheet = book.create_sheet(name)
        sheet.append(["姓名", "职务"])
        sheet.append([f"{name[0]}某", "馆长"])
    found = read(saved(book), "roster.xlsx")
    assert len(found.tables) == 2
    assert found.text == "局领导\n姓名\t职务\n局某\t馆长\n馆领导\n姓名\t职务\n馆某\t馆长\n"


def test_a_workbook_is_known_by_its_first_bytes() -> None:
    assert cells(read(workbook(["姓名", "职务"], ["甲某", "馆长"]), "roster"))[1] == ["甲某", "馆长"]


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r"empty\.xlsx: nothing but blanks"):
        read(workbook(), "empty.xlsx")


def archive(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive(a=b"x"), "not an XLSX workbook"),
        (archive(**{"xl/workbook.xml": b"<broken"}), "not an XLSX workbook"),
        (b"no archive at all", "not an XLSX workbook"),
        (archive(**{"xl/workbook.xml": b"0" * 3_000_000}), "more than 20 times the limit"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says):
        read(data, "odd.xlsx", limit=100_000)


def test_csv_that_is_none_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r"odd\.csv: not CSV"):
        read(b'"' + b"a" * 200_000, "odd.csv")
