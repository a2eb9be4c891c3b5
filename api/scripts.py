"""The manifest of the built scripts (api/ui) becomes the addresses that a page loads."""

import logging
from pathlib import Path
from typing import Any, Final

import orjson

STATIC: Final = Path(__file__).parent / "static"
_MANIFEST: Final = STATIC / "built/manifest.json"
_PAGE: Final = "src/page.ts"


def scripts(manifest: Path = _MANIFEST) -> tuple[str, ...]:
    """The files below /static of the script that every page loads: itself, then what it imports at once.

    Empty, with a warning, in a checkout where nothing was built: the pages work without. A wheel is not built without.
    Raises KeyError for a manifest of something else.
    """
    if not manifest.is_file():
        logging.getLogger(__name__).warning("%s is missing: pages without scripts; `make ui` builds them", manifest)
        return ()
    entries: dict[str, Any] = orjson.loads(manifest.read_bytes())
    wanted = [_PAGE]
    for name in wanted:
        wanted += [other for other in entries[name].get("imports", ()) if other not in wanted]
    return tuple("built/" + entries[name]["file"] for name in wanted)


class Built:
    """The scripts as they were built last: a service goes on while `make ui` builds them anew under other names."""

    def __init__(self, manifest: Path = _MANIFEST) -> None:
        self._manifest = manifest
        self._stamp = self._written()
        self._scripts = scripts(manifest)

    def now(self) -> tuple[str, ...]:
        """The files to load. While a build is being put in its place, those of the one before."""
        stamp = self._written()
        if stamp not in (None, self._stamp):
            self._stamp, self._scripts = stamp, scripts(self._manifest)
        return self._scripts

    def _written(self) -> tuple[int, int] | None:
        try:
            found = self._manifest.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns
