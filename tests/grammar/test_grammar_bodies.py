"""The table bodies.tsv, read and resolved; properties that hold for any text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.references import Context
from kg.grammar.bodies import Bodies
from kg.grammar.places import Gazetteer
from kg.model import Document

TABLE = Path(__file__).with_name("bodies.tsv")
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
ROWS = list(csv.DictReader(LINES, delimiter="\t"))


def document(text: str, publisher: str | None = None, title: str | None = None) -> Document:
    """A document of this text."""
    return Document(
        key="case", text=text, content=text.encode(), sha256="", media_type="text/plain", title=title, publisher=publisher
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"] + (row["publisher"] or row["title"]))
def test_a_body_is_read_and_written_out(row: dict[str, str]) -> None:
    bodies, text = Bodies.load(), row["text"]
    mention = bodies.ending_at(text, len(text))
    if row["body"] == "-":
        assert mention is None
        return
    assert mention is not None
    assert mention.text == row["body"]
    context = Context.of(document(text, row["publisher"] or None, row["title"] or None), bodies, Gazetteer.load())
    found = context.resolve(mention)
    assert (found.name, found.resolved) == ((mention.text, False) if row["full"] == "?" else (row["full"], True))


def test_the_table_is_wide() -> None:
    assert len(ROWS) > 150
