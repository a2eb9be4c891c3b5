"""The file of whom claims are about: what counts of it, and what is told of a wrong line."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.decisions import attributions
from kg.decisions.attributions import UNDO, Attribution
from kg.errors import InputError

ROW = Attribution(
    kind="person",
    claim="x:claim/1",
    name="周一鸣",
    of="x:person/a",
    to="x:person/b",
    reason="",
    by="mei",
    on="2026-03-01",
    content=("d.txt", 3, 9, "周一鸣", "云州市档案局", "局长"),
)


def said(**changed: str) -> Attribution:
    return replace(ROW, **changed)  # type: ignore[arg-type]


def test_the_last_word_on_a_claim_and_a_name_counts() -> None:
    found = attributions.of(
        [said(), said(to="x:person/c", on="2026-03-02"), said(name="石磊", of="x:person/s", to="x:person/t")]
    )
    assert {(one.name, one.to) for one in found.of(ROW.claim, ROW.content)} == {
        ("周一鸣", "x:person/c"),
        ("石磊", "x:person/t"),
    }
    assert found.of("x:claim/other", ROW.content) == found.of(ROW.claim, ROW.content), "the same words, read better"
    assert found.of("x:claim/other", ("d.txt", 0, 1, "", "", "")) == ()


def test_what_was_taken_back_lets_the_word_before_it_count() -> None:
    two = [said(), said(to="x:person/c", on="2026-03-02"), said(to=UNDO, on="2026-03-03")]
    assert [one.to for one in attributions.of(two).all()] == ["x:person/b"]
    assert attributions.of([*two, said(to=UNDO, on="2026-03-04")]).all() == ()
    with pytest.raises(InputError, match="given to nobody"):
        attributions.of([*two, said(to=UNDO, on="2026-03-04"), said(to=UNDO, on="2026-03-05")])


def test_what_is_written_is_read(tmp_path: Path) -> None:
    attributions.add(tmp_path / "decisions", [ROW, said(to=UNDO)])
    read = attributions.read(tmp_path / "decisions")
    assert [replace(one, line=0) for one in read] == [ROW, said(to=UNDO)]
    assert [one.line for one in read] == [2, 3]


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "post"), ("claim", "1"), ("of", "Zhou"), ("to", "Zhou"), ("on", "yesterday"), ("start", "-1")],
)
def test_a_wrong_line_is_told_with_its_column(tmp_path: Path, column: str, value: str) -> None:
    attributions.add(tmp_path, [ROW])
    path = tmp_path / attributions.FILE
    head, row = path.read_text("utf-8").splitlines()
    fields = dict(zip(head.split("\t"), row.split("\t"), strict=True)) | {column: value}
    path.write_text("\n".join([head, "\t".join(fields.values())]), encoding="utf-8")
    with pytest.raises(InputError, match=f"line 2, {column}"):
        attributions.read(tmp_path)
