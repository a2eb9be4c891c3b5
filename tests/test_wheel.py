"""The wheel carries what the program reads at run time, and nothing from outside the three packages."""

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("kg", "api", "ontology")
SOURCES = "api/ui/"
BUILT = "api/static/built/"


def built(target: str, folder: Path, root: Path = ROOT) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder],
        cwd=root, check=True, capture_output=True,
    )  # fmt: skip
    [made] = folder.glob("archontology-*")
    return made


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    with zipfile.ZipFile(built("wheel", tmp_path_factory.mktemp("wheel"))) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def tracked() -> set[str]:
    """What git knows or would add, of the three packages: the wheel must have that, less what the scripts come from."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *PACKAGES],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return {line for line in listed.stdout.splitlines() if (ROOT / line).is_file() and not line.startswith(SOURCES)}


def test_the_wheel_holds_every_file_of_the_packages(names: set[str]) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of files to compare with")
    assert {name for name in names if not name.startswith(BUILT)} == tracked()


def test_the_wheel_holds_the_scripts_that_its_manifest_names(names: set[str]) -> None:
    manifest = json.loads((ROOT / BUILT / "manifest.json").read_text(encoding="utf-8"))
    files = {BUILT + entry["file"] for entry in manifest.values()}
    assert "src/page.ts" in manifest
    assert {name for name in names if name.startswith(BUILT + "assets/")} >= files
    assert {f"{BUILT}manifest.json", f"{BUILT}built-from"} <= names


def test_a_wheel_of_the_sdist_takes_the_scripts_from_it(tmp_path: Path, names: set[str]) -> None:
    with tarfile.open(built("sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    [unpacked] = tmp_path.glob("archontology-*")
    assert not (unpacked / SOURCES / "node_modules").exists()
    with zipfile.ZipFile(built("wheel", tmp_path / "wheel", unpacked)) as archive:
        again = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert again == names
    assert not (unpacked / SOURCES / "node_modules").exists()  # nothing was built


def test_sources_that_cannot_be_built_fail_the_build(tmp_path: Path) -> None:
    with tarfile.open(built("sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    [unpacked] = tmp_path.glob("archontology-*")
    (unpacked / SOURCES / "vite.config.js").unlink()
    with pytest.raises(subprocess.CalledProcessError) as told:
        built("wheel", tmp_path / "wheel", unpacked)
    assert b"vite.config.js is missing: the pages' scripts cannot be built" in told.value.stderr


@pytest.mark.parametrize("ending", [".ttl", ".jsonld", ".rq", ".html", ".css", ".json"])
def test_the_wheel_holds_files_of_each_kind(names: set[str], ending: str) -> None:
    there = {path.relative_to(ROOT).as_posix() for package in PACKAGES for path in (ROOT / package).rglob(f"*{ending}")}
    there = {name for name in there if not name.startswith(SOURCES)}
    assert there, f"no {ending} in the packages"
    assert there <= names
