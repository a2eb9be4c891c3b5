import io
import os
import sys
from pathlib import Path

import pytest

from kg.documents import sources
from kg.errors import UnreadableDocument


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/c.html", "a/d.CSV", "a/photo.png", "a/.hidden/e.txt", ".f.txt", "z.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return tmp_path


def test_a_folder_gives_its_texts_sorted_and_says_what_it_skips(folder: Path) -> None:
    found = sources.find([str(folder)], folder)
    assert [source.key for source in found] == ["a/c.html", "a/d.CSV", "b.txt", "z.md"]
    assert found.skipped == (folder / "a/photo.png",)
    assert next(iter(found)).load() == b"a/c.html"
    assert len(found) == 4


def test_a_file_that_is_named_is_a_source_whatever_its_ending(folder: Path) -> None:
    found = sources.find([str(folder / "a/photo.png"), str(folder / "b.txt"), str(folder / "b.txt")], folder)
    assert [source.key for source in found] == ["a/photo.png", "b.txt"]
    assert found.skipped == ()
    assert sources.find([str(folder), str(folder / "a/photo.png")], folder).skipped == ()


def test_outside_the_base_the_folder_that_was_given_names_its_files(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    given = sources.find([str(folder / "a")], elsewhere)
    assert [source.key for source in given] == ["a/c.html", "a/d.CSV"]
    assert [source.key for source in sources.find([str(folder / "a/c.html")], elsewhere)] == ["a/c.html"]
    assert next(iter(sources.find([str(folder)], elsewhere))).key == f"{folder.name}/a/c.html"


def test_no_key_tells_where_on_the_machine_a_file_lies(folder: Path) -> None:
    found = sources.find([str(folder), str(folder / "a/d.CSV"), str(folder / "none.txt")], folder / "a")
    assert found
    assert not [source.key for source in found if source.key.startswith("/") or str(folder.parent) in source.key]


def test_two_files_may_have_one_key_and_are_two_sources(tmp_path: Path) -> None:
    for name in ("x/2020/a.txt", "y/2020/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(name)
    found = sources.find([str(tmp_path / "x/2020"), str(tmp_path / "y/2020")], tmp_path / "z")
    assert [(source.key, source.path) for source in found] == [
        ("2020/a.txt", tmp_path / "x/2020/a.txt"),
        ("2020/a.txt", tmp_path / "y/2020/a.txt"),
    ]


def test_paths_count_from_where_the_program_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [source.key for source in sources.find(["a/../b.txt", "./a/c.html"], folder)] == ["b.txt", "a/c.html"]


def test_what_does_not_exist_says_so_when_it_is_loaded(tmp_path: Path) -> None:
    (source,) = sources.find([str(tmp_path / "none.txt")], tmp_path)
    with pytest.raises(UnreadableDocument, match=r"none\.txt: no such file"):
        source.load()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_may_not_be_opened_says_so(folder: Path) -> None:
    (folder / "a").chmod(0)
    try:
        found = {source.key: source for source in sources.find([str(folder)], folder)}
        with pytest.raises(UnreadableDocument, match="cannot be read: Permission denied"):
            found["a"].load()
        assert "b.txt" in found
    finally:
        (folder / "a").chmod(0o755)


def test_a_link_that_leads_nowhere_is_no_silent_skip(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (source,) = sources.find([str(tmp_path)], tmp_path)
    with pytest.raises(UnreadableDocument, match="no such file"):
        source.load()


def test_a_folder_in_place_of_a_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="cannot be read: Is a directory"):
        sources.Source("x", tmp_path).load()


def test_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("会议".encode())))
    (source,) = sources.find(["-"], tmp_path)
    assert (source.key, source.path, source.load()) == ("-", None, "会议".encode())


def test_what_is_piped_in_is_named_by_its_content(tmp_path: Path) -> None:
    (source,) = sources.find(["-"], tmp_path)
    keys = [source.key_of(content.encode()) for content in ("会议", "展览", "会议")]
    assert keys[0] == keys[2] != keys[1]
    assert keys[0].startswith("stdin/")
    assert sources.Source("a.txt", tmp_path / "a.txt").key_of(b"x") == "a.txt"
