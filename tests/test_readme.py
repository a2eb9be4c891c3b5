"""What the READMEs show is what happens: each console block is run for real in an empty folder, its output compared."""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh.md"]
# `...` in a README stands for what differs from run to run (seconds); blanks are for the eye.
LOOSE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def steps(text: str) -> Iterator[tuple[str, str]]:
    """Each command of the console blocks, with the output that is shown under it."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            yield command, output


def run(command: str, folder: Path) -> str:
    """What `command` prints, with the programs of this environment and a store in `folder`."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "ARCHONTOLOGY_STORE": str(folder / "store"),
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", READMES)
def test_the_first_screen_happens_as_it_is_shown(name: str, tmp_path: Path) -> None:
    checker = doctest.OutputChecker()
    shown = list(steps((ROOT / name).read_text(encoding="utf-8")))
    assert any(command.startswith("archontology ask") for command, _ in shown)
    for command, output in shown:
        if command.startswith("cat "):
            (tmp_path / command.removeprefix("cat ")).write_text(output, encoding="utf-8")
        else:
            got = run(command, tmp_path)
            assert checker.check_output(output, got, LOOSE), f"$ {command}\nis shown as\n{output}\nbut gives\n{got}"


@pytest.mark.parametrize("name", READMES)
def test_only_targets_of_make_that_exist_are_named(name: str) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    shown = set(re.findall(r"\bmake (\w+)", (ROOT / name).read_text(encoding="utf-8")))
    assert {"run", "test"} <= shown <= targets


def test_both_readmes_show_the_same() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    asked = [[command.removesuffix(" --lang zh") for command, _ in steps(text)] for text in (english, chinese)]
    assert asked[0] == asked[1]
    assert re.findall(r"\]\(([^)]+)\)", english)[1:] == re.findall(r"\]\(([^)]+)\)", chinese)[1:]
