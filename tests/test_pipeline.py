"""The straight line as a whole, in this process: documents in, a graph that holds together and answers out."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from kg import answers, pipeline
from kg.answers import conformity
from kg.answers.questions import rows
from kg.settings import Settings
from kg.store import Store, open_store

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "documents"
SEED = ROOT.parent / "shared" / "seed" / "changzhou-2020-annual-conference.txt"


@pytest.fixture(scope="module", params=["examples", "seed"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    """A store with the documents of the parameter, and the folder in which they were read."""
    source = EXAMPLES if request.param == "examples" else SEED
    if not source.exists():
        pytest.skip(f"{source} is not here")
    folder = tmp_path_factory.mktemp(request.param)
    copied = folder / "documents"
    shutil.copytree(source, copied) if source.is_dir() else (copied.mkdir(), shutil.copy(source, copied))
    store = open_store(str(folder / "store"), 10)
    summary = pipeline.ingest([str(copied)], store, Settings(store=str(folder / "store")))
    assert summary.failures == ()
    assert summary.documents == summary.changed == len(list(copied.iterdir()))
    yield store, folder
    store.close()


def test_the_graph_fits_the_shapes(filled: tuple[Store, Path]) -> None:
    assert conformity.violations(filled[0]) == ()


def test_a_rico_user_comes_from_a_person_to_a_post_and_its_body_in_any_store(filled: tuple[Store, Path]) -> None:
    """The path that docs/ontology.md shows, in an engine that infers nothing and knows nothing of ours."""
    shown = re.search(r"```sparql\n(.*?)```", (ROOT / "docs/ontology.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    plain = pyoxigraph.Store()
    plain.load(b"".join(filled[0].dump("application/n-triples", "")), pyoxigraph.RdfFormat.N_TRIPLES)
    found = plain.query(shown[1])
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert len(list(found)) >= len(answers.people(filled[0]).items) / 2


def test_nobody_is_there_twice(filled: tuple[Store, Path]) -> None:
    names = [item.label for item in answers.people(filled[0], answers.Page(limit=1000)).items]
    assert sorted(names) == sorted(set(names))


def test_every_fact_rests_on_words_that_stand_in_its_document(filled: tuple[Store, Path]) -> None:
    store = filled[0]
    for listed in answers.people(store, answers.Page(limit=1000)).items:
        person = answers.career(store, listed.iri)
        for fact in (*person.tenures, *person.ranks, *person.honours, *person.memberships, *person.events):
            assert fact.evidence
            for item in fact.evidence:
                text = answers.document(store, item.document.iri).text
                assert text[item.start : item.end] == item.quote


def test_the_same_document_gives_the_same_bytes(filled: tuple[Store, Path]) -> None:
    store, folder = filled
    before = sorted(b"".join(store.dump("application/n-quads")).splitlines())
    again = pipeline.ingest([str(folder / "documents")], store, Settings(store=str(folder / "store")))
    assert again.changed == 0
    fresh = open_store(str(folder / "again"), 10)
    # In the other order, one by one, in another store: what one document says depends on that document alone.
    for path in sorted((folder / "documents").iterdir(), reverse=True):
        pipeline.ingest([str(path)], fresh, Settings(store=str(folder / "again")))
    assert sorted(b"".join(fresh.dump("application/n-quads")).splitlines()) == before
    fresh.close()


def test_a_changed_document_replaces_its_graph_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLES, tmp_path / "in")
    settings = Settings(store="store")
    store = open_store("store", 10)
    pipeline.ingest(["in"], store, settings)
    graphs = store.graphs()
    file = tmp_path / "in" / "2021-06-09-inspection.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("程远山", "程近水"), encoding="utf-8")
    assert pipeline.ingest(["in"], store, settings).changed == 1
    assert store.graphs() == graphs
    assert answers.people(store, answers.Page(name="程远山")).total == 0
    assert answers.people(store, answers.Page(name="程近水")).total == 1
    file.write_bytes(b"")
    assert len(pipeline.ingest(["in"], store, settings).failures) == 1
    assert answers.people(store, answers.Page(name="程近水")).total == 1, "what cannot be read leaves what was read"
    store.close()


def test_an_ingest_that_is_killed_leaves_whole_documents(tmp_path: Path) -> None:
    """Killed after each document in turn: every graph in the store is one that an undisturbed run would have made."""
    shutil.copytree(EXAMPLES, tmp_path / "in")
    code = (
        "import os, sys; from kg import pipeline; from kg.settings import Settings; from kg.store import open_store\n"
        "last = int(sys.argv[2]); store = open_store(sys.argv[1], 1)\n"
        "end = lambda now: os.kill(os.getpid(), 9) if now.done == last else None\n"
        "pipeline.ingest(['in'], store, Settings(store=sys.argv[1]), end)"
    )
    for last in (1, 4):
        done = subprocess.run([sys.executable, "-c", code, "killed", str(last)], cwd=tmp_path, check=False)
        assert done.returncode == -9
        store = open_store(str(tmp_path / "killed"), 1)
        assert len(store.graphs()) == last
        lost = rows(store, "document-list", part='""', limit=100, offset=0)
        assert len({row["document"].value for row in lost}) == last
        assert conformity.violations(store) == ()
        store.close()
