"""After any writes the index that followed them is the one that is made anew, and gives the answers of the engine."""

import random
import sqlite3
from pathlib import Path

import orjson
import pytest
from asked_both_ways import differences
from filled_store import GRAPHS, ID, triples

from kg import indexing
from kg.indexing import Changed
from kg.store import Store
from kg.store.index import IndexedStore, open_index

AO = "https://w3id.org/archontology/ns#"
STEPS = 12


def stated(store: Store) -> frozenset[str]:
    """The triples of the default graph."""
    return frozenset(b"".join(store.dump("application/n-triples", "")).decode().splitlines())


def content(path: Path) -> list[tuple[object, ...]]:
    """All that an index holds; rows that no order tells apart may stand in either."""
    with sqlite3.connect(path) as file:
        tables = [
            name
            for (name,) in file.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
            )
        ]
        found = [(table, *row) for table in sorted(tables) for row in file.execute(f"SELECT * FROM {table}")]
    file.close()
    return sorted((tuple(map(_settled, row)) for row in found), key=repr)


def _settled(value: object) -> object:
    if isinstance(value, bytes) and value.startswith(b"[["):
        return tuple(sorted(map(repr, orjson.loads(value))))
    return value


def write(store: Store, chance: random.Random) -> None:
    """One write: a graph comes, goes, loses lines or takes those of another, entities become one or two again."""
    graphs = store.graphs()
    way = chance.randrange(6)
    graph = chance.choice(graphs)
    if way == 0:
        store.remove(graph)
    elif way == 1:
        path = chance.choice(GRAPHS)
        store.replace(f"{ID}graph/{path.stem}", triples(path))
    elif way in (2, 3):
        lines = sorted(b"".join(store.dump("application/n-triples", graph)).splitlines())
        kept = [line for line in lines if chance.random() < (0.97 if way == 2 else 0.6)]
        store.replace(graph, b"\n".join(kept))
    elif way == 4:
        lines = b"".join(store.dump("application/n-triples", graph)).replace("馆".encode(), "院".encode())
        store.replace(graph, lines + b"".join(store.dump("application/n-triples", chance.choice(graphs))))
    else:
        iris = sorted({line.split(" ")[0] for line in stated(store) if chance.random() < 0.3})
        pairs = {chance.choice(iris): chance.choice(iris) for _ in range(4)} if iris else {}
        store.replace(
            f"{ID}graph/judgements", "\n".join(f"{a} <{AO}mergedInto> {b} ." for a, b in pairs.items()).encode()
        )


@pytest.mark.parametrize("seed", range(4))
def test_an_index_that_follows_writes_is_the_one_made_anew(store: Store, tmp_path: Path, seed: int) -> None:
    chance, followed, anew = random.Random(seed), tmp_path / "followed.sqlite", tmp_path / "anew.sqlite"
    indexing.build(store, followed)
    for step in range(STEPS):
        before = stated(store)
        write(store, chance)
        after = stated(store)
        indexing.update(store, followed, Changed(after - before, before - after))
        indexing.build(store, anew)
        assert content(followed) == content(anew), f"after write {step}"
    index = open_index(followed)
    assert differences(store, IndexedStore(store, index)) == []
    index.close()
