"""What is installed becomes the environment of a service; what is not there is said."""

from pathlib import Path

import pytest

from kg.allocators import SYSTEM, installed, preloaded
from kg.errors import InputError


def test_the_quickest_is_taken(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
    (first / "libjemalloc.so.2").touch()
    assert installed((first, second)) == first / "libjemalloc.so.2"
    (second / "libtcmalloc_minimal.so.4").touch()
    assert installed((first, second)) == second / "libtcmalloc_minimal.so.4"


def test_without_any_there_is_none(tmp_path: Path) -> None:
    assert installed((tmp_path, tmp_path / "missing")) is None


def test_the_one_that_is_chosen_is_loaded_first(tmp_path: Path) -> None:
    library = tmp_path / "lib.so"
    library.touch()
    assert preloaded({"A": "1"}, str(library)) == {"A": "1", "LD_PRELOAD": str(library)}


def test_that_of_the_system_needs_nothing() -> None:
    assert preloaded({"A": "1"}, SYSTEM) == {"A": "1"}


def test_what_is_loaded_already_stays(tmp_path: Path) -> None:
    library = tmp_path / "lib.so"
    library.touch()
    assert preloaded({"LD_PRELOAD": "other.so"}, str(library)) == {"LD_PRELOAD": "other.so"}


def test_a_path_where_nothing_is_is_said() -> None:
    with pytest.raises(InputError, match=r"'/nowhere/lib\.so': there is no such library"):
        preloaded({}, "/nowhere/lib.so")
