"""The file of judgements: what is written is read back; a wrong line is named with its column."""

from pathlib import Path

import pytest

from kg.entities import judgements
from kg.entities.judgements import COLUMNS, FILE, Judgement, Verdict
from kg.errors import InputError

ONE = Judgement(
    kind="person",
    a="https://example.org/id/person/1",
    a_name="甲某",
    b="https://example.org/id/person/2",
    b_name="甲某",
    verdict=Verdict.SAME,
    reason="迁任通报载其原职",
    by="mei",
    on="2026-03-01T08:00:00Z",
    line=2,
)


def test_what_is_added_is_read(tmp_path: Path) -> None:
    judgements.add(tmp_path, ONE)
    assert judgements.read(tmp_path) == (ONE,)
    assert ONE.told() == "甲某 (person/1) same 甲某 (person/2), by mei on 2026-03-01: 迁任通报载其原职"


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "place"), ("a", "甲某"), ("b", ONE.a), ("judgement", "maybe"), ("on", "yesterday"), ("b", "")],
)
def test_a_wrong_field_is_named_with_its_line_and_column(tmp_path: Path, column: str, value: str) -> None:
    fields = {**{c: str(getattr(ONE, c)) for c in COLUMNS if c != "judgement"}, "judgement": "same", column: value}
    rows = ["\t".join(COLUMNS), "\t".join(fields[c] for c in COLUMNS)]
    (tmp_path / FILE).write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(InputError, match=f"line 2, {column}: "):
        judgements.read(tmp_path)
