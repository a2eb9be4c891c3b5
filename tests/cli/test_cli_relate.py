"""The command `archontology relate` as a process: the answers of the service, tables for people, clear errors."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cli_process import Run
from rdflib import Graph

from kg.store.embedded import EmbeddedStore

sys.path.insert(0, str(Path(__file__).parents[1] / "answers/ties"))
sys.path.insert(0, str(Path(__file__).parents[1] / "api"))
from service_invented import ID, turtle
from service_process import serving

TOLD: set[str] = set()
"""The verbs of which a table was shown: a process takes a second."""
QUESTIONS = [
    (["ego", "乙丑明", "--hops", "2", "--on", "2014-07-01"], "ego?entity=乙丑明&hops=2&on=2014-07-01&limit=100"),
    (["ego", "全省会议", "--words"], "ego?entity=全省会议&words=true&limit=100"),
    (["ego", "全省会议", "--kinds", "participation"], "ego?entity=全省会议&kinds=participation&limit=100"),
    (["network", "--body", "云州市档案馆"], "network?body=云州市档案馆&limit=100"),
    (["network", "--region", "云州市", "--limit", "2"], "network?region=云州市&limit=2"),
    (["ties", "甲子安", "丁卯舟", "-k", "3"], "ties?a=甲子安&b=丁卯舟&k=3"),
    (["ties", "甲子安", "丁卯舟", "--through", "bodies"], "ties?a=甲子安&b=丁卯舟&through=bodies"),
    (["colleagues", "乙丑明", "--certainly"], "colleagues?entity=乙丑明&certainly=true&limit=20"),
    (["colleagues", "丙寅清", "--hops", "2"], "colleagues?entity=丙寅清&hops=2&limit=20"),
    (["co-participants", "丙寅清", "--from", "2019-01-01"], "co-participants?entity=丙寅清&from=2019-01-01&limit=20"),
    (["shared-careers", "甲子安", "己巳林"], "shared-careers?a=甲子安&b=己巳林"),
    (["chain", "己巳林", "--across"], "chain?entity=己巳林&across=true&limit=20"),
    (["hierarchy", "云州市档案馆"], "hierarchy?entity=云州市档案馆&limit=20"),
    (["hierarchy", "乙丑明", "--to", "2012-12-31"], "hierarchy?entity=乙丑明&to=2012-12-31&limit=20"),
    (["bridges", "--body", "云州市财政局"], "bridges?body=云州市财政局&limit=20"),
    (["centrality", "--measure", "betweenness"], "centrality?measure=betweenness&limit=20"),
    (["centrality", "--of", "bodies"], "centrality?of=bodies&limit=20"),
    (["communities", "--of", "all"], "communities?of=all"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("related") / "store"
    store = EmbeddedStore(found)
    store.replace(
        f"{ID}graph/invented", Graph().parse(data=turtle(), format="turtle").serialize(format="nt", encoding="utf-8")
    )
    store.close()
    return found


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[httpx.Client]:
    with serving(folder) as client:
        yield client


@pytest.mark.parametrize(("arguments", "path"), QUESTIONS, ids=lambda one: one[0] if isinstance(one, list) else "")
def test_the_command_beside_a_server_and_the_route_say_the_same(
    run: Run, service: httpx.Client, folder: Path, arguments: list[str], path: str
) -> None:
    answered = service.get(f"/api/relations/{path}")
    assert answered.status_code == 200, answered.text
    asked = run("relate", *arguments, "--json", "--store", str(folder))
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout) == answered.json()
    if arguments[0] in TOLD:
        return
    TOLD.add(arguments[0])
    table = run("relate", *arguments, "--lang", "zh", "--store", str(folder))
    assert table.returncode == 0, table.stderr
    assert table.stdout.strip()


def test_a_table_of_ties_shows_days_certainty_and_words(run: Run, service: httpx.Client, folder: Path) -> None:
    shown = run("relate", "ties", "甲子安", "丙寅清", "--lang", "zh", "--store", str(folder)).stdout
    for words in ("甲子安 – 乙丑明 – 丙寅清", "2012-01-01", "确定", "“丙寅清任云州市财政局副局长” — 年鉴"):
        assert words in shown
    nothing = run("relate", "ties", "甲子安", "丁卯舟", "--through", "bodies", "--lang", "zh", "--store", str(folder))
    assert "未见关联" in nothing.stdout
    assert service.get("/readyz").status_code == 200


def test_the_same_without_a_server(run: Run) -> None:
    asked = run("relate", "colleagues", f"{ID}person/gongliang", "--json")
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout)["person"]["iri"] == f"{ID}person/gongliang"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ego", "无此人"], "nothing called"),
        (["ego", "公良远", "--on", "2020-02-30"], "not a date"),
        (["ego", "公良远", "--kinds", "marriage"], "no kind of edge"),
        (["network"], "the network of what?"),
        (["ties", "公良远", "公良远"], "twice"),
    ],
)
def test_what_cannot_be_asked_is_one_line(run: Run, arguments: list[str], said: str) -> None:
    asked = run("relate", *arguments)
    assert asked.returncode == 1
    assert said in asked.stderr
    assert asked.stdout == ""


def test_a_role_is_in_the_language_of_the_table(run: Run, folder: Path) -> None:
    asked = ("relate", "ego", "全省会议", "--kinds", "participation", "--store", str(folder))
    roles = [edge["role"]["label"] for edge in json.loads(run(*asked, "--json").stdout)["edges"]]
    english, chinese = run(*asked).stdout, run(*asked, "--lang", "zh").stdout
    assert roles
    assert all(role["en"] in english and role["zh"] not in english and role["zh"] in chinese for role in roles)


def test_the_last_day_of_a_span_is_one_of_it(run: Run, folder: Path) -> None:
    asked = ("relate", "ego", "全省会议", "--kinds", "participation", "--store", str(folder))
    edge = json.loads(run(*asked, "--json").stdout)["edges"][0]
    shown = run(*asked).stdout
    assert edge["start_earliest"] < edge["end_latest"]  # exclusive, as in all data
    assert edge["start_earliest"] in shown
    assert edge["end_latest"] not in shown


def test_who_is_two_steps_away_comes_with_the_words_of_both_steps(run: Run, folder: Path) -> None:
    asked = ("relate", "colleagues", "丙寅清", "--hops", "2", "--store", str(folder))
    tie = json.loads(run(*asked, "--json").stdout)["ties"][0]
    assert [(one["a"]["label"], one["b"]["label"]) for one in tie["steps"][:2]] == [
        ("丙寅清", tie["through"][0]["label"]),
        (tie["through"][0]["label"], tie["other"]["label"]),
    ]
    shown = run(*asked).stdout
    for step in tie["steps"]:
        for one in step["shared"]:
            assert one["mine"]["evidence"][0]["quote"] in shown
            assert one["theirs"]["evidence"][0]["quote"] in shown


def test_a_part_of_a_list_says_how_the_rest_is_seen(run: Run, folder: Path) -> None:
    asked = ("relate", "co-participants", "丙寅清", "--store", str(folder))
    total = json.loads(run(*asked, "--json").stdout)["total"]
    assert total > 1
    assert run(*asked, "--limit", "1").stderr == f"{total - 1} more: --limit {total}\n"
    assert run(*asked).stderr == ""
