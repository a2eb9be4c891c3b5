import hashlib
from pathlib import Path

import pytest

from kg import mentions
from kg.grammar import Grammar
from kg.model import Document, Span

LINES = (Path(__file__).parent / "persons.tsv").read_text("utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


def persons(text: str) -> list[tuple[str, Span]]:
    content = text.encode()
    document = Document(
        key="x",
        text=text,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        body=Span(0, len(text)),
    )
    found = mentions.find(document, Grammar.load())
    return [(person.name, person.span) for sentence in found.sentences for person in sentence.persons]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_sentence_names_its_persons(row: tuple[str, ...]) -> None:
    text, names = row[0], row[1] if len(row) > 1 else ""
    found = persons(text)
    assert [name for name, _ in found] == [name for name in names.split("、") if name]
    for name, span in found:
        assert "".join(text[span.start : span.end].split()) == name
