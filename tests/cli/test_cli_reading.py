"""`archontology extract`, `ingest` and `check` on invented reports: what goes in is found again by `ask`."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from cli_process import Run

CASES = Path(__file__).parents[1] / "documents"
REPORT = CASES / "event-archives-day-county" / "source.txt"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reading") / "reports"
    folder.mkdir()
    shutil.copy(REPORT, folder / "day.txt")
    shutil.copy(CASES / "event-provincial-inspection-prefecture" / "source.txt", folder / "visit.txt")
    return folder


@pytest.fixture
def filled(run: Run, reports: Path) -> tuple[str, str]:
    """The option that names a store which holds the reports."""
    option = ("--store", str(reports.parent / "store"))
    if not (reports.parent / "store").exists():
        result = run("ingest", str(reports), *option, "--json")
        assert result.returncode == 0, result.stderr
        summary = json.loads(result.stdout)
        assert (summary["documents"], summary["changed"], summary["failures"]) == (2, 2, [])
        assert summary["claims"] > 5
    return option


def test_extract_prints_one_line_a_document_that_fits_the_schema(run: Run, reports: Path) -> None:
    result = run("extract", str(reports))
    assert result.returncode == 0, result.stderr
    schema = json.loads(run("extract", "--schema").stdout)
    lines = result.stdout.splitlines()
    assert [Path(json.loads(line)["id"]).name for line in lines] == ["day.txt", "visit.txt"]
    for line in lines:
        jsonschema.Draft202012Validator(schema).validate(json.loads(line))


def test_extract_quotes_the_text_at_its_offsets(run: Run, reports: Path) -> None:
    found = json.loads(run("extract", str(reports / "day.txt")).stdout)
    text = (reports / "day.txt").read_text(encoding="utf-8")
    assert found["tenures"]
    for claim in found["tenures"]:
        assert text[claim["offset"] :].startswith(claim["quote"])


def test_extract_reads_standard_input(run: Run) -> None:
    found = json.loads(run("extract", "-", stdin=REPORT.read_text(encoding="utf-8")).stdout)
    assert found["tenures"]


def test_extract_without_a_file_is_not_understood(run: Run) -> None:
    assert run("extract").returncode == 2


def test_extract_reads_the_others_when_one_is_missing(run: Run, reports: Path) -> None:
    result = run("extract", str(reports / "day.txt"), "missing.txt")
    assert result.returncode == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith("error: missing.txt: no such file")


def test_what_is_ingested_is_found_with_its_words(run: Run, reports: Path, filled: tuple[str, str]) -> None:
    found = json.loads(run("extract", str(reports / "day.txt")).stdout)["tenures"][0]
    answer = json.loads(run("ask", "career", found["person"], *filled, "--json").stdout)
    assert found["quote"] in [item["quote"] for tenure in answer["tenures"] for item in tenure["evidence"]]


def test_ingesting_again_changes_nothing(run: Run, reports: Path, filled: tuple[str, str]) -> None:
    assert json.loads(run("ingest", str(reports), *filled, "--json").stdout)["changed"] == 0


def test_ingest_names_what_failed_and_takes_the_rest(run: Run, reports: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("ingest", str(reports / "day.txt"), "empty.txt", "missing.txt", "--store", "fresh", "--lang", "zh")
    assert result.returncode == 1
    assert [line.startswith("错误：") for line in result.stderr.splitlines()] == [True, True]
    assert "empty.txt" in result.stderr.splitlines()[0]
    assert "missing.txt" in result.stderr.splitlines()[1]
    assert "文献: 1 · 有变化: 1 · " in result.stdout
    assert "错误: 2" in result.stdout


def test_ingest_tells_which_files_of_a_folder_it_did_not_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "box"
    folder.mkdir()
    shutil.copy(REPORT, folder / "day.txt")
    for number in range(7):
        (folder / f"scan{number}.pdf").write_bytes(b"%PDF-1.7")
    result = run("ingest", "box", "--store", "fresh")
    assert result.returncode == 0
    assert "box/scan0.pdf" in result.stderr
    assert "+2" in result.stderr
    assert "files skipped: 7" in result.stdout
    told = json.loads(run("ingest", "box", "--store", "fresh", "--json").stdout)
    assert told["skipped"] == [f"box/scan{number}.pdf" for number in range(7)]
    assert "box/scan6.pdf" not in run("extract", "box").stdout
    assert "box/scan0.pdf" in run("extract", "box").stderr


def test_nothing_to_read_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    assert "no document in box — the folder is empty" in run("ingest", "box", "--store", "fresh").stderr
    (tmp_path / "box" / "scan.pdf").write_bytes(b"%PDF-1.7")
    for verb in (("ingest", "box", "--store", "fresh"), ("extract", "box")):
        result = run(*verb)
        assert result.returncode == 1
        assert "no document in box — of other kinds: 1" in result.stderr


def test_a_second_file_of_the_same_name_does_not_replace_the_first(
    run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    for name in ("x/2020/a.txt", "y/2020/a.txt"):
        (outside / name).parent.mkdir(parents=True)
        (outside / name).write_text(REPORT.read_text(encoding="utf-8") + name, encoding="utf-8")
    result = run("ingest", str(outside / "x/2020"), str(outside / "y/2020"), "--store", "fresh")
    assert result.returncode == 1
    assert "documents: 1" in result.stdout
    first, second = outside / "x/2020/a.txt", outside / "y/2020/a.txt"
    assert f"error: {second}: would replace {first}: both are the document 2020/a.txt" in result.stderr


def test_two_versions_of_one_page_are_not_both_read(run: Run, tmp_path: Path) -> None:
    page = '<html><head><link rel="canonical" href="https://archive.example/1"></head><body><p>{}</p></body></html>'
    (tmp_path / "new.html").write_text(page.format("市档案馆馆长叶知秋出席会议。"), encoding="utf-8")
    (tmp_path / "old.html").write_text(page.format("市档案馆馆长沈若水出席会议。"), encoding="utf-8")
    result = run("ingest", "new.html", "old.html", "--store", "fresh")
    assert result.returncode == 1
    assert "old.html: would replace new.html: both are the document https://archive.example/1" in result.stderr


def test_two_reports_that_are_piped_in_are_two_documents(run: Run) -> None:
    for name in ("event-archives-day-county", "event-provincial-inspection-prefecture"):
        text = (CASES / name / "source.txt").read_text(encoding="utf-8")
        assert run("ingest", "-", "--store", "piped", stdin=text).returncode == 0
    assert json.loads(run("check", "--store", "piped", "--json").stdout)["violations"] == []
    counted = run(
        "query",
        "SELECT ?g { GRAPH ?g { ?d a <https://w3id.org/archontology/ns#Document> } }",
        "--format",
        "csv",
        "--store",
        "piped",
    )
    assert len(counted.stdout.split()) == 3


def test_nothing_of_what_is_read_leaves_a_trace_in_the_home_of_the_user(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    assert run("extract", str(REPORT), HOME=str(home)).returncode == 0
    assert list(home.rglob("*")) == []


def test_a_base_that_no_iri_can_start_with_is_told_once(run: Run) -> None:
    result = run("ingest", str(REPORT), "--store", "fresh", ARCHONTOLOGY_BASE="no address")
    assert result.returncode == 1
    assert result.stderr.startswith("error: ARCHONTOLOGY_BASE='no address'")
    assert len(result.stderr.splitlines()) == 1


def test_check_finds_the_graph_of_reports_in_order(run: Run, filled: tuple[str, str]) -> None:
    result = run("check", *filled, "--json")
    assert json.loads(result.stdout)["violations"] == []
    assert result.returncode == 0


def test_check_lists_the_sentences_that_extract_could_not_read(
    run: Run, reports: Path, filled: tuple[str, str]
) -> None:
    unread = {item["quote"] for item in json.loads(run("check", *filled, "--json").stdout)["unread"]}
    lines = run("extract", str(reports)).stdout.splitlines()
    assert unread == {item["quote"] for line in lines for item in json.loads(line)["unread"]}


def test_check_tells_what_breaks_the_shapes(run: Run) -> None:
    result = run("check")
    assert result.returncode == 1
    assert "PositionHoldingRelation" in result.stdout
    assert "tenure/wenren" in result.stdout
