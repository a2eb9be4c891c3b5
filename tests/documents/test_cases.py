"""Every case folder: its expectation is well formed, its figures hold their floor, an exact case has no error."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kg.cli.evaluate import judge
from kg.exchange.gold import Case, read_cases
from kg.exchange.reading import schema
from kg.exchange.runs import Judged, fallen, pool, read_run
from kg.settings import Settings

HERE = Path(__file__).parent
CASES = read_cases(HERE)
GENRES = {"event-news", "notice", "career", "leadership", "table", "nothing", "other-news"}
ABOUT_THE_CASE = {
    "genre": {"enum": sorted(GENRES)},
    "held_out": {"type": "boolean"},
    "exact": {"type": "boolean"},
    "note": {"type": "string", "minLength": 10},
    "must_not": {"type": "array", "items": {"type": "string"}},
}
# What an entry cannot do without; of the rest it may say nothing.
NEEDED = {
    "tenure": ["person", "body", "post"],
    "rank": ["person", "rank"],
    "honour": ["holder", "honour"],
    "membership": ["person", "body", "membership"],
    "event": ["type", "date"],
    "body_fact": ["body"],
}


def schema_of_cases() -> dict[str, Any]:
    """The schema of `extract`, with the keys that tell of the case and without the demand that all keys are there."""
    loaded = schema()
    definitions = {
        name: {**definition, "required": NEEDED[name]} if name in NEEDED else definition
        for name, definition in loaded["$defs"].items()
    }
    properties = {**loaded["properties"], **ABOUT_THE_CASE}
    return {**loaded, "$defs": definitions, "properties": properties, "required": ["genre", "note"]}


def complaints(expected: Any) -> list[str]:
    validator = Draft202012Validator(schema_of_cases())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(expected)]


def quotes(expected: dict[str, Any]) -> set[str]:
    return {
        entry["quote"]
        for name in ("tenures", "ranks", "honours", "memberships", "events", "body_facts")
        for entry in expected.get(name, [])
        if entry.get("quote")
    }


def visible(source: Path) -> str:
    """The characters of a source that a person sees, without blanks and markup: what quotes are looked for in."""
    raw = source.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:  # rosters are published in GB18030, too
        text = raw.decode("gb18030")
    return re.sub(r"<[^>]*>|\s|[,|]" if source.suffix != ".txt" else r"\s", "", text)


@pytest.fixture(scope="module")
def judged() -> dict[str, Judged]:
    return {case.id: judge(case, Settings()) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_expectation_is_well_formed(case: Case) -> None:
    assert complaints(case.expected) == []
    assert re.fullmatch(r"(event|notice|career|leadership|news|nothing|table|other)-[a-z0-9-]+", case.id)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_quote_stands_in_the_source(case: Case) -> None:
    text = visible(case.source)
    marks = r"\s|[,|]" if case.source.suffix != ".txt" else r"\s"
    assert {quote for quote in quotes(dict(case.expected)) if re.sub(marks, "", quote) not in text} == set()


def test_the_example_of_the_readme_is_well_formed() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    source, expected = re.findall(
        r"^```(?:json)?\n(.*?)^```", readme[readme.index("## One case in full") :], re.M | re.S
    )
    assert complaints(json.loads(expected)) == []
    assert all(quote in source for quote in quotes(json.loads(expected)))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"tenure": []}, "'tenure' was unexpected"),
        ({"tenures": [{"person": "林望舒", "body": None}]}, "'post' is a required property"),
        (
            {"tenures": [{"person": "林望舒", "body": None, "post": "馆长", "status": "acting"}]},
            "'acting' is not one of",
        ),
        ({"genre": "news"}, "'news' is not one of"),
    ],
)
def test_a_malformed_expectation_is_told(wrong: dict[str, Any], says: str) -> None:
    assert any(says in complaint for complaint in complaints({"genre": "notice", "note": "one sentence", **wrong}))


def test_every_source_can_be_read(judged: dict[str, Judged]) -> None:
    assert {item.case.id: item.error for item in judged.values() if item.error} == {}


@pytest.mark.parametrize("case", [case for case in CASES if case.exact], ids=lambda case: case.id)
def test_an_exact_case_comes_out_without_one_error(case: Case, judged: dict[str, Judged]) -> None:
    errors = {o.figure: (sorted(o.missed), sorted(o.invented)) for o in judged[case.id].outcomes if not o.perfect}
    assert errors == {}


def test_no_figure_is_below_its_floor(judged: dict[str, Judged]) -> None:
    floor = read_run(HERE / "floor.json")
    assert floor["total"]["tenure"], "the floor names the figure that counts first"
    assert fallen(pool(judged.values()), floor) == []
