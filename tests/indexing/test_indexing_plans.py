"""Every question in SQL is answered by looking up, whatever SQLite knows of the sizes: no scan, no filter built first."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import indexing
from kg.store import Store
from kg.store.index.file import FOLDER

ANSWERS = Path(__file__).parents[2] / "kg/answers/queries"
LOOKUPS = {
    "held.sql": ["SEARCH held USING PRIMARY KEY (question=? AND owner=?)", "SEARCH tenure USING INDEX tenure_by_iri"],
    "rows.sql": ["SEARCH answer USING INDEX answer_by_key (question=? AND key=?)"],
    "remove-by-owner.sql": ["SEARCH answer USING INDEX answer_by_owner (question=? AND owner=?)"],
    "keys-of-owner.sql": ["SEARCH answer USING INDEX answer_by_owner (question=? AND owner=?)"],
    "entry.sql": ["SEARCH entry USING PRIMARY KEY (iri=? AND class=?)"],
    "profile.sql": ["SEARCH profile USING INDEX"],
    "add-held.sql": ["SEARCH tenure USING", "SEARCH answer USING INDEX answer_by_owner (question=? AND owner=?)"],
    "remove-held.sql": ["SEARCH held USING PRIMARY KEY (question=? AND owner=? AND sort=? AND tenure=?)"],
    "tenure.sql": ["SEARCH tenure USING INDEX tenure_by_iri (iri=?)"],
    "dated-participations.sql": [
        "SEARCH whose USING INDEX answer_by_owner (question=?)",
        "SEARCH item USING INDEX item_by_entity (entity=?)",
        "SEARCH answer USING INDEX answer_by_key (question=? AND key=?)",
    ],
    "dated-tenures.sql": [
        "SEARCH holder USING INDEX answer_by_owner (question=?)",
        "SEARCH tenure USING INDEX tenure_by_iri (iri=?)",
        "SEARCH place USING INDEX answer_by_owner (question=? AND owner=?)",
    ],
    "tenures-by-post-type.sql": ["SEARCH total USING PRIMARY KEY (question=?)"],
    "holders-by-year.sql": ["SEARCH total USING PRIMARY KEY (question=?)"],
    "largest-bodies.sql": ["SEARCH people USING PRIMARY KEY (question=?)", "SEARCH tenures USING PRIMARY KEY"],
    "overview.sql": ["SEARCH total USING PRIMARY KEY (question=?)"],
    "labels.sql": ["SEARCH item USING INDEX item_by_entity (entity=?)"],
    "entities.sql": ["SEARCH item USING COVERING INDEX item_by_label (class=?"],
    "event-list.sql": ["SCAN item USING INDEX item_by_day"],
    "document-list.sql": ["SCAN paper USING INDEX paper_by_day"],
    "spelt-like.sql": ["SEARCH spelling USING PRIMARY KEY (way=? AND tier=? AND kind=? AND key>? AND key<?)"],
    "spelt-nearly.sql": ["SEARCH spelling USING PRIMARY KEY (way=? AND tier=? AND kind=? AND key>? AND key<?)"],
    "lettered.sql": ["SCAN search_form VIRTUAL TABLE INDEX", "SEARCH form USING INTEGER PRIMARY KEY"],
    "forms.sql": ["SEARCH form USING INTEGER PRIMARY KEY"],
    "forms-of.sql": ["SEARCH form USING INDEX form_by_entity (entity=?)"],
    "evidence-of.sql": ["SEARCH answer USING COVERING INDEX answer_by_key (question=? AND key=?)"],
    "known-keys.sql": ["SEARCH answer USING COVERING INDEX answer_by_key (question=? AND key=?)"],
    "worded.sql": ["SCAN search_text VIRTUAL TABLE INDEX", "SEARCH writing USING INTEGER PRIMARY KEY"],
    "writing.sql": ["SEARCH writing USING INDEX writing_by_document (document=?)"],
}
UNBOUNDED = {"event-list.sql", "document-list.sql"}
"""Lists in their order: an index is walked from its start, as far as the page goes."""


def plan(file: sqlite3.Connection, text: str) -> str:
    names = ("class", "part", "limit", "offset", "persons", "entitys")
    # Of a comment a question mark is none.
    asked = text.partition("\n")[2]
    terms = (
        dict.fromkeys(names, 1)
        if re.search(r":[a-z]", asked)
        else (1,) * max([asked.count("?"), *map(int, re.findall(r"\?(\d+)", asked))][1 if "?1" in asked else 0 :])
    )
    return "\n".join(row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {text}", terms))


@pytest.fixture(params=[False, True], ids=["unanalysed", "analysed"])
def file(store: Store, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "index.sqlite"
    indexing.build(store, path)
    opened = sqlite3.connect(path)
    if request.param:
        opened.execute("ANALYZE")
    yield opened
    opened.close()


def test_questions_in_sql_are_looked_up(file: sqlite3.Connection) -> None:
    for name, steps in LOOKUPS.items():
        path = FOLDER / name if (FOLDER / name).exists() else ANSWERS / name
        found = plan(file, path.read_text(encoding="utf-8"))
        assert [step for step in steps if step not in found] == [], f"{name}\n{found}"
        assert "BLOOM" not in found, f"{name}\n{found}"
        scans = [line for line in found.splitlines() if line.startswith("SCAN") and "VIRTUAL" not in line]
        # `gone` is what gave way to another: as much as people have decided.
        allowed = {"SCAN colleague", "SCAN answer", "SCAN found", "SCAN gone"} | (
            {"SCAN item", "SCAN paper"} if name in UNBOUNDED else set()
        )
        assert [line for line in scans if not line.startswith(tuple(allowed))] == [], f"{name}\n{found}"


def test_every_question_in_sql_stands_beside_its_rq_and_opens_with_it() -> None:
    for path in ANSWERS.glob("*.sql"):
        first = path.with_suffix(".rq").read_text(encoding="utf-8").partition("\n")[0]
        assert path.read_text(encoding="utf-8").partition("\n")[0] == first.replace("# ", "-- ", 1)
