"""`archontology extract --explain`: the text stays whole between the marks, and every claim says its rule and context."""

import json
import re
from pathlib import Path

import pytest
from cli_process import Run

CASES = Path(__file__).parents[1] / "documents"
REPORT = CASES / "event-archives-day-county" / "source.txt"
MARKS = re.compile(r"⟦\d+ |⟧\d+ ")


@pytest.mark.parametrize("case", ["event-archives-day-county", "career-dated-lines-city-archives"])
def test_the_text_is_whole_and_every_claim_is_explained(run: Run, case: str) -> None:
    source = CASES / case / "source.txt"
    result = run("extract", "--explain", "--lang", "en", str(source))
    assert result.returncode == 0, result.stderr
    assert source.read_text(encoding="utf-8").strip() in MARKS.sub("", result.stdout)
    stated = json.loads(run("extract", str(source)).stdout)
    claims = [each for kind in ("tenures", "ranks", "honours", "memberships", "events") for each in stated[kind]]
    assert claims
    assert result.stdout.count("rule: ") == len(claims) + len(stated["body_facts"])
    assert all(f"rule: {claim['rule']}" in result.stdout for claim in claims)


def test_a_short_form_says_what_gave_its_full_name(run: Run) -> None:
    shown = run("extract", "--explain", "--lang", "zh", str(REPORT)).stdout
    assert "语境: 县档案局 → 松阳县档案局: place of 中国共产党松阳县委员会, named before it" in shown
    assert "规则: titles.before-name" in shown


def test_marks_stand_around_the_quote(run: Run) -> None:
    shown = run("extract", "--explain", str(REPORT)).stdout
    assert re.search(r"⟦(\d+) 县档案馆馆长洪以宁⟧\1 ", shown)


def test_what_stays_unread_says_why(run: Run) -> None:
    source = "江州省档案馆\n赵深说，他小时候见过那位馆长，宫琳也见过副馆长。\n"
    found = json.loads(run("extract", "-", stdin=source).stdout)
    shown = run("extract", "--explain", "--lang", "en", "-", stdin=source).stdout
    assert shown.count("unread sentences: ") == len(found["unread"])
    assert all(item["reason"] in shown for item in found["unread"])
