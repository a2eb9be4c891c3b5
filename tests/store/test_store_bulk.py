"""Dumps become a store, whole or not at all; real files, real engine."""

import gzip
from pathlib import Path

import pytest

from kg.errors import InputError, StoreError
from kg.store import open_store
from kg.store.bulk import Loaded, load

A, B = "<x:a> <x:p> <x:b> <x:g1> .", "<x:a> <x:p> <x:b> <x:g2> ."
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def number(folder: Path) -> str:
    store = open_store(str(folder), 10)
    (row,) = store.select(COUNT)
    store.close()
    return row["n"].value


def test_the_default_graph_is_made_of_the_named_ones_as_a_set(tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_text(f"{A}\n{B}\n")
    assert load(tmp_path / "store", [tmp_path / "a.nq"]) == Loaded(3, made=True)
    assert number(tmp_path / "store") == "1"


def test_a_dump_of_a_store_gives_the_same_store(tmp_path: Path) -> None:
    first = open_store(str(tmp_path / "first"), 10)
    first.replace("x:g1", b'<x:a> <x:p> <x:b> .\n<x:a> <x:p> "1" .\n')
    first.replace("x:g2", b"<x:a> <x:p> <x:b> .\n")
    dump = b"".join(first.dump("application/n-quads"))
    first.close()
    (tmp_path / "all.nq.gz").write_bytes(gzip.compress(dump))
    read: list[int] = []
    assert load(tmp_path / "second", [tmp_path / "all.nq.gz"], read.append) == Loaded(5, made=False)
    assert sum(read) == (tmp_path / "all.nq.gz").stat().st_size
    second = open_store(str(tmp_path / "second"), 10)
    assert sorted(b"".join(second.dump("application/n-quads")).splitlines()) == sorted(dump.splitlines())
    second.replace("x:g2", b"")
    assert sum(1 for _ in second.select("SELECT * { ?s ?p ?o }")) == 2
    second.close()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.nq", b"<x:a> <x:p> oops <x:g> .\n", "a.nq breaks its format"),
        ("a.nq.gz", b"no gzip", "a.nq.gz is not packed"),
        ("a.ttl", b"<x:a> <x:p> <x:b> .", "names no format of quads"),
    ],
)
def test_what_cannot_be_read_leaves_no_store(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.nq").write_text(f"{A}\n")
    with pytest.raises(InputError, match=told):
        load(tmp_path / "store", [tmp_path / "good.nq", tmp_path / name])
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        load(tmp_path / "store", [tmp_path / "nowhere.nq"])


def test_a_store_is_never_loaded_over(tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_text(f"{A}\n")
    load(tmp_path / "store", [tmp_path / "a.nq"])
    with pytest.raises(StoreError, match="is a store already"):
        load(tmp_path / "store", [tmp_path / "a.nq"])
    assert number(tmp_path / "store") == "1"
