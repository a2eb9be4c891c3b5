"""Nothing stays undocumented: each setting, command, route and query stands in docs/; each link leads somewhere."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from typer.core import TyperGroup
from typer.main import get_command

from api.app import ROUTERS
from kg.cli.main import VERBS, build
from kg.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "examples/README.md",
        ROOT / "tests/documents/README.md",
    ]
)
QUERIES = sorted((ROOT / "kg/answers/queries").glob("*.rq"))


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def commands(command: object, path: str = "archontology") -> list[str]:
    """Every command that can be called, written as one would: `archontology ask holders`."""
    if isinstance(command, TyperGroup):
        return [full for name, child in command.commands.items() for full in commands(child, f"{path} {name}")]
    return [path]


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.metadata["name"])
def test_every_setting_is_documented_with_its_default_and_its_help(setting: object) -> None:
    name, text, default = (setting.metadata["name"], setting.metadata["help"], setting.default)  # type: ignore[attr-defined]
    shown = f"`{default}`" if default != "" else ""
    assert re.search(
        rf"^\| `{name}` \| *{re.escape(shown)} *\| {re.escape(text)} \|$", page("operations.md"), re.MULTILINE
    )


def test_no_setting_is_documented_that_does_not_exist() -> None:
    documented = set(re.findall(r"ARCHONTOLOGY_\w+", "".join(p.read_text(encoding="utf-8") for p in PAGES)))
    assert documented == {setting.metadata["name"] for setting in fields(Settings)}


def test_every_command_is_documented() -> None:
    text = page("operations.md") + page("answers.md") + page("relations.md")
    assert [c for c in commands(get_command(build(VERBS))) if not re.search(rf"`{re.escape(c)}\b", text)] == []


def test_every_command_that_is_documented_exists() -> None:
    known = commands(get_command(build(VERBS)))
    shown = {match for p in PAGES for match in re.findall(r"`archontology ([a-z]+)", p.read_text(encoding="utf-8"))}
    assert {name for name in shown if not any(f"{c} ".startswith(f"archontology {name} ") for c in known)} == set()


def test_every_route_is_documented() -> None:
    text = page("service.md")
    paths = {route.path for router in ROUTERS for route in router.router.routes if isinstance(route, APIRoute)}
    assert "/api/holders" in paths
    assert {path for path in paths if path not in text} == set()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_query_is_documented_by_the_question_that_it_opens_with(query: Path) -> None:
    first = query.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# ")
    assert f"| `{query.name}` | {first.removeprefix('# ').strip()} |" in page("answers.md")


def test_no_query_is_documented_that_does_not_exist() -> None:
    assert set(re.findall(r"^\| `([\w-]+\.rq)`", page("answers.md"), re.MULTILINE)) == {query.name for query in QUERIES}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


def test_every_page_can_be_reached_from_the_index() -> None:
    index = page("index.md") + page("decisions/README.md")
    missing = [
        p.name for p in (ROOT / "docs").rglob("*.md") if p.name not in ("index.md", "README.md") and p.name not in index
    ]
    assert missing == []
