"""Documents are kept as they came, under their hash."""

from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import NotFound, StoreError
from kg.store import open_originals, open_store
from kg.store.originals import Originals


def test_what_is_kept_is_read_back_and_kept_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    content = "县档案馆".encode("gb18030")
    name = originals.keep(content)
    assert name == sha256(content).hexdigest() == originals.keep(content)
    assert originals.read(name) == content
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / name[:2] / name]


@pytest.mark.parametrize("name", ["0" * 64, "", "../../etc/passwd", "A" * 64])
def test_an_unknown_hash(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        Originals(tmp_path).read(name)


def test_a_changed_file_is_not_given_out(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    name = originals.keep(b"as it came")
    (tmp_path / name[:2] / name).write_bytes(b"changed")
    with pytest.raises(StoreError, match="was changed"):
        originals.read(name)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be kept"):
        Originals(tmp_path / "file" / "originals").keep(b"x")


def test_originals_stand_beside_the_store(tmp_path: Path) -> None:
    address = str(tmp_path / "s")
    name = open_originals(address).keep(b"x")
    store = open_store(address, 1)
    store.close()
    assert open_originals(address).read(name) == b"x"
    assert open_originals("http://127.0.0.1:7878/", tmp_path / "local").folder == tmp_path / "local" / "originals"
