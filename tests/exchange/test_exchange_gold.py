"""Gold files and case folders come in as cases, or as an error that names the file."""

import json
from pathlib import Path

import pytest

from kg.errors import InputError, NotFound
from kg.exchange.gold import read_cases


def case(folder: Path, name: str, expected: object, source: str = "source.txt") -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / source).write_text("正文", encoding="utf-8")
    (folder / name / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    return folder / name


def test_a_folder_of_cases_is_read_in_order_of_names(tmp_path: Path) -> None:
    case(tmp_path, "notice-b", {"genre": "notice", "held_out": True})
    case(tmp_path, "career-a", {"genre": "career", "exact": True}, "source.html")
    first, second = read_cases(tmp_path)
    assert (first.id, first.genre, first.exact, first.held_out) == ("career-a", "career", True, False)
    assert (second.id, second.source.name, second.held_out) == ("notice-b", "source.txt", True)


def test_one_case_folder_is_a_folder_of_cases(tmp_path: Path) -> None:
    assert [c.id for c in read_cases(case(tmp_path, "event-x", {"genre": "event-news"}))] == ["event-x"]


@pytest.mark.parametrize("place", ["gold/seed.txt", "seed/seed.txt"])
def test_the_source_stands_beside_the_gold_file_or_one_folder_up(tmp_path: Path, place: str) -> None:
    for folder in ("gold", "seed"):
        (tmp_path / folder).mkdir()
    (tmp_path / place).write_text("正文", encoding="utf-8")
    gold = tmp_path / "gold" / "seed.json"
    gold.write_text(json.dumps({"id": "seed", "file": place if place.startswith("seed/") else "seed.txt"}), "utf-8")
    assert [(c.id, c.source.read_text("utf-8")) for c in read_cases(gold)] == [("seed", "正文")]


def test_lines_and_lists_hold_several(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("正文", encoding="utf-8")
    gold = [{"id": "2", "file": "a.txt"}, {"id": "1", "file": "a.txt"}]
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)) + "\n\n", encoding="utf-8")
    assert [c.id for c in read_cases(tmp_path / "gold.json")] == ["1", "2"]
    assert read_cases(tmp_path / "gold.jsonl") == read_cases(tmp_path / "gold.json")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "gold.json:1:2: not JSON"),
        ("7", "a JSON object is needed, not int"),
        ('{"id": "x"}', 'without "file"'),
        ('{"file": "a.txt", "tenures": {"person": "x"}}', '"tenures" must be a list of objects'),
        ("[]", "holds no case"),
    ],
)
def test_what_is_not_gold_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "gold.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_cases(tmp_path / "gold.json")


def test_lines_that_are_not_json_are_counted(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"file": "a.txt"}\n\n{"file"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl:3:8: not JSON"):
        read_cases(tmp_path / "gold.jsonl")
    (tmp_path / "gold.json").write_bytes('{"file": "档案"}'.encode("gb18030"))
    with pytest.raises(InputError, match="not UTF-8 at byte 10"):
        read_cases(tmp_path / "gold.json")


def test_a_source_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text('{"file": "gone.txt"}', encoding="utf-8")
    with pytest.raises(NotFound, match=r"gone\.txt"):
        read_cases(tmp_path / "gold.json")
    with pytest.raises(NotFound, match="nowhere"):
        read_cases(tmp_path / "nowhere")


def test_a_case_has_exactly_one_source(tmp_path: Path) -> None:
    folder = case(tmp_path, "event-x", {"genre": "event-news"})
    (folder / "source.html").write_text("<p>正文</p>", encoding="utf-8")
    with pytest.raises(InputError, match="2 found"):
        read_cases(tmp_path)
