"""Every quote stands in the text at its offsets: over all cases and a sample of the broadcasts."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.documents import read
from kg.extracting import extract, extract_group
from kg.model import Claim, Reading, Span

ROOT = Path(__file__).parents[1]
CASES = sorted((ROOT / "tests" / "documents").glob("*/source.*"))
BROADCASTS = ROOT.parent / "shared" / "data" / "news" / "broadcasts.jsonl"
SAMPLE = 60


def claims(reading: Reading) -> Iterator[Claim]:
    for kind in ("tenures", "ranks", "honours", "memberships", "events", "body_facts"):
        yield from getattr(reading, kind)


def quotes(reading: Reading) -> Iterator[tuple[str, Span, str]]:
    """The rule that made a statement, where it stands, the words that it gives."""
    for claim in claims(reading):
        yield claim.rule, claim.span, claim.quote
        for part in getattr(claim, "participants", ()):
            yield f"{claim.rule} {part.role}", part.span, part.quote
    for item in reading.unread:
        yield "unread", item.span, item.quote


def check(reading: Reading) -> int:
    text = reading.document.text
    found = list(quotes(reading))
    wrong = [
        (rule, quote, text[span.start : span.end])
        for rule, span, quote in found
        if text[span.start : span.end] != quote
    ]
    assert wrong == []
    assert all(quote.strip() and 0 <= span.start < span.end <= len(text) for _, span, quote in found)
    return len(found)


@pytest.mark.parametrize("source", CASES, ids=lambda path: path.parent.name)
def test_quotes_of_a_case(source: Path) -> None:
    check(extract(read(source.read_bytes(), f"{source.parent.name}/{source.name}")))


@pytest.mark.skipif(not BROADCASTS.exists(), reason="the broadcasts in ../shared/data/news are not here")
def test_quotes_of_broadcasts() -> None:
    lines = BROADCASTS.read_text(encoding="utf-8").splitlines()
    chosen = [json.loads(line)["text"] for line in lines[:: max(1, len(lines) // SAMPLE)]]
    readings = extract_group([read(text.encode(), f"{number}.txt") for number, text in enumerate(chosen)])
    assert sum(map(check, readings)) > SAMPLE
