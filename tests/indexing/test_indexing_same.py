"""From the index every question gets the answer that it gets from its .rq, before and after writes."""

from pathlib import Path

from asked_both_ways import differences

from kg import indexing
from kg.store import Store
from kg.store.index import IndexedStore, open_index


def test_every_question_gets_the_same_answer_from_the_index(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    indexing.build(store, path)
    index = open_index(path)
    assert differences(store, IndexedStore(store, index)) == []
    index.close()
