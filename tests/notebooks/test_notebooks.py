"""The same values from a folder, from a service and from a SPARQL endpoint; rows, frames, networks; a notebook that runs."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import nbformat
import pandas
import pytest
from rdflib import Graph

sys.path.insert(0, str(Path(__file__).parents[1] / "answers/ties"))
sys.path.insert(0, str(Path(__file__).parents[1] / "api"))
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from oxigraph_process import oxigraph
from service_invented import ID, turtle
from service_process import free_port, serving

import kg
from kg.answers.plain import plain
from kg.errors import Ambiguous, BadDate, InputError, NotFound, StoreError
from kg.notebooks import Connection, frame, graph, rows
from kg.pipeline import ingest
from kg.settings import Settings
from kg.store import open_store

ROOT = Path(__file__).parents[2]


def fill(place: str) -> None:
    store = open_store(place, 10)
    nt = Graph().parse(data=turtle(), format="turtle").serialize(format="nt", encoding="utf-8")
    store.replace(f"{ID}graph/invented", nt)
    store.close()


@pytest.fixture(scope="module")
def connections(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Connection]]:
    alone, served = (str(tmp_path_factory.mktemp(name) / "store") for name in ("alone", "served"))
    with ExitStack() as stack:
        endpoint = stack.enter_context(oxigraph(free_port()))
        for place in (alone, served, endpoint):
            fill(place)
        client = stack.enter_context(serving(served))
        places = {"folder": alone, "beside a server": served, "service": str(client.base_url), "endpoint": endpoint}
        yield {name: stack.enter_context(kg.connect(place)) for name, place in places.items()}


ASKED = {
    "holders": lambda c: c.holders("馆长", "云州市档案馆", on="2012-06-01"),
    "holders in a period": lambda c: c.holders("馆长", "云州市档案馆", start="2012-06-01", end="2015-01-01"),
    "career": lambda c: c.career("乙丑明"),
    "career by IRI": lambda c: c.career(f"{ID}person/yi"),
    "officials": lambda c: c.officials("云州市档案馆", on="2012-06-01"),
    "search": lambda c: c.search("云州", "body", limit=5),
    "ego": lambda c: c.relations.ego("乙丑明", 2, on="2014-07-01"),
    "ego with its words": lambda c: c.relations.ego("乙丑明", words=True),
    "network": lambda c: c.relations.network(region="云州市", limit=3),
    "ties": lambda c: c.relations.ties("甲子安", "丁卯舟", k=3),
    "ties through bodies": lambda c: c.relations.ties("甲子安", "丁卯舟", through="bodies"),
    "colleagues": lambda c: c.relations.colleagues("乙丑明", start="2012-01-01", certainly=True),
    "colleagues of colleagues": lambda c: c.relations.colleagues("丙寅清", 2),
    "co-participants": lambda c: c.relations.co_participants("丙寅清"),
    "shared careers": lambda c: c.relations.shared_careers("甲子安", "己巳林"),
    "chain": lambda c: c.relations.chain("甲子安", across=True),
    "hierarchy": lambda c: c.relations.hierarchy("乙丑明"),
    "bridges": lambda c: c.relations.bridges("云州市财政局"),
    "centrality": lambda c: c.relations.centrality(measure="betweenness"),
    "communities": lambda c: c.relations.communities(of="all"),
}


@pytest.mark.parametrize("question", ASKED)
def test_every_place_gives_the_same_values(connections: dict[str, Connection], question: str) -> None:
    found = {name: ASKED[question](connection) for name, connection in connections.items()}
    expected = plain(found["folder"])
    assert {name for name, value in found.items() if plain(value) != expected} == set()
    assert {name for name, value in found.items() if type(value) is not type(found["folder"])} == set()
    made = frame(found["service"])
    assert isinstance(made, pandas.DataFrame)
    assert len(made) == len(rows(found["folder"]))


def test_rows_are_flat(connections: dict[str, Connection]) -> None:
    here = connections["folder"]
    (held,) = rows(here.holders("馆长", "云州市档案馆", on="2012-06-01"))
    assert {key: held[key] for key in ("person", "person_iri", "post", "start_latest", "judgement", "evidence")} == {
        "person": "甲子安",
        "person_iri": f"{ID}person/jia",
        "post": "云州市档案馆馆长",
        "start_latest": "2010-01-01",
        "judgement": "certainly",
        "evidence": 1,
    }
    assert held["evidence_quote"] == "甲子安任云州市档案馆馆长"
    met = rows(here.relations.colleagues("乙丑明"))
    assert [(row["other"], row["shared_place"], row["shared_certainty"], row["shared_end_latest"]) for row in met] == [
        ("丙寅清", "云州市财政局", "certainly", "2020-01-01"),
        ("己巳林", "云州市档案馆", "possibly", "2016-01-01"),
        ("甲子安", "云州市档案馆", "certainly", "2014-07-01"),
    ]
    edges = rows(here.relations.ego("乙丑明"))
    assert {(row["source_label"], row["target_label"], row["label"]) for row in edges} == {
        ("乙丑明", "云州市档案馆", "云州市档案馆副馆长"),
        ("乙丑明", "云州市财政局", "云州市财政局局长"),
    }
    assert [
        (row["of"], row["step"], row["person"], row["certainty"]) for row in rows(here.relations.chain("己巳林"))
    ] == [("己巳林", -1, "甲子安", "certainly")]
    assert [row["of"] for row in rows(here.relations.shared_careers("甲子安", "己巳林"))] == ["bodies", "posts"]
    assert rows(here.relations.ties("甲子安", "丁卯舟", through="bodies")) == []
    with pytest.raises(InputError):
        rows("甲子安")


def test_chains_as_a_network(connections: dict[str, Connection]) -> None:
    made = graph(connections["service"].relations.ties("甲子安", "丁卯舟"))
    assert made.number_of_edges() == 6
    assert made.nodes[f"{ID}event/meeting"]["label"] == "全省会议"


@pytest.mark.parametrize("place", ["folder", "service"])
def test_errors_are_the_same_everywhere(connections: dict[str, Connection], place: str) -> None:
    here = connections[place]
    with pytest.raises(NotFound, match="无此人"):
        here.career("无此人")
    with pytest.raises(BadDate):
        here.relations.ego("乙丑明", on="2020-02-30")
    with pytest.raises(InputError):
        here.relations.ego("乙丑明", 9)
    with pytest.raises(InputError):
        here.relations.ties("乙丑明", "乙丑明")


def test_a_name_that_two_bear_tells_both(tmp_path: Path) -> None:
    fill(str(tmp_path / "store"))
    store = open_store(str(tmp_path / "store"), 10)
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    store.update(
        f'INSERT DATA {{ <{ID}person/yi2> a <https://w3id.org/archontology/ns#Person> ; {label} "乙丑明"@zh }}'
    )
    store.close()
    with serving(tmp_path / "store") as client, kg.connect(str(client.base_url)) as there:
        with pytest.raises(Ambiguous) as told:
            there.career("乙丑明")
        assert {one.iri for one in told.value.candidates} == {f"{ID}person/yi", f"{ID}person/yi2"}


def test_places_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        kg.connect(str(tmp_path / "nothing"))
    with pytest.raises(StoreError):
        kg.connect(f"http://127.0.0.1:{free_port()}")


def test_without_pandas_there_are_rows_and_a_clear_error() -> None:
    said = (
        "import sys; sys.modules['pandas'] = None\n"
        "from kg.answers.ties.values import Ties; from kg.answers.values import Ref\n"
        "from kg.notebooks import frame, rows; from kg.errors import InputError\n"
        "empty = Ties(Ref('x:a', 'a'), 0, ()); assert rows(empty) == []\n"
        "try: frame(empty)\n"
        "except InputError as error: print(error.message)\n"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "pandas is not installed"


def test_the_notebook_runs_and_says_what_is_written_in_it(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "data"), 10)
    ingest([str(ROOT / "examples/documents")], store, Settings(store=str(tmp_path / "data")))
    store.close()
    told = tmp_path / "told.ipynb"
    command = [str(Path(sys.executable).with_name("jupyter-execute")), f"--output={told}"]
    (tmp_path / "notebook.ipynb").write_bytes((ROOT / "examples/notebook.ipynb").read_bytes())
    subprocess.run([*command, "notebook.ipynb"], cwd=tmp_path, check=True, capture_output=True, timeout=180)
    written, run = (outputs(path) for path in (ROOT / "examples/notebook.ipynb", told))
    assert len(written) == 10
    assert run == written


def outputs(path: Path) -> list[list[str]]:
    """What each cell shows as text; how wide a column is, and how an empty cell is shown, is up to pandas."""
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    return [
        " ".join(one["data"]["text/plain"] for one in cell.outputs).replace("None", "NaN").split() for cell in cells
    ]
