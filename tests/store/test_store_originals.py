"""Documents are kept as they came, under their hash."""

from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import InputError, NotFound, StoreError
from kg.store import Originals, open_originals, open_store

X = sha256(b"x").hexdigest()


def test_bytes_are_not_kept_under_the_hash_of_others(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=X):
        Originals(tmp_path).keep(b"y", X)
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_is_read_back_and_kept_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    content = "县档案馆".encode("gb18030")
    name = sha256(content).hexdigest()
    for _ in range(2):
        originals.keep(content, name)
    assert originals.read(name) == content
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / name[:2] / name]


@pytest.mark.parametrize("name", ["0" * 64, "", "../../etc/passwd", "A" * 64])
def test_an_unknown_hash(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        Originals(tmp_path).read(name)


def test_a_changed_file_is_not_given_out(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    name = sha256(b"as it came").hexdigest()
    originals.keep(b"as it came", name)
    (tmp_path / name[:2] / name).write_bytes(b"changed")
    with pytest.raises(StoreError, match="was changed"):
        originals.read(name)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be kept"):
        Originals(tmp_path / "file" / "originals").keep(b"x", X)


def test_originals_stand_beside_the_store(tmp_path: Path) -> None:
    address = str(tmp_path / "s")
    open_originals(address).keep(b"x", X)
    store = open_store(address, 1)
    store.close()
    assert open_originals(address).read(X) == b"x"
    assert open_originals("http://127.0.0.1:7878/", tmp_path / "local").folder == tmp_path / "local" / "originals"
