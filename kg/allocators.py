"""The memory allocators that a machine has installed in, the environment in which a service starts out.

The engine of the store asks for memory and gives it back all the time. Three libraries do that quicker than the C
library of Linux; the loader puts one in its place when a program starts that has its path in LD_PRELOAD (ld.so(8)).
"""

import sys
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kg.errors import InputError

_PRELOAD: Final = "LD_PRELOAD"
SYSTEM: Final = "system"
"""The name of the one in the C library."""
_NAMES: Final = ("libtcmalloc_minimal.so.4", "libmimalloc.so.2", "libmimalloc.so.3", "libjemalloc.so.2")
"""The quickest first: docs/decisions/0065."""


def _folders() -> tuple[Path, ...]:
    """Where the libraries of this machine are that fit this Python."""
    kind = sysconfig.get_config_var("MULTIARCH")
    own = (Path("/usr/lib", kind),) if kind else ()
    return (Path("/usr/local/lib"), *own, Path("/usr/lib64"), Path("/usr/lib"))


def installed(folders: Iterable[Path] | None = None) -> Path | None:
    """The quickest allocator in these folders, those of the system by default; None where there is none, or no Linux."""
    if sys.platform != "linux":
        return None
    among = tuple(_folders() if folders is None else folders)
    return next((path for name in _NAMES for folder in among if (path := folder / name).is_file()), None)


def library(chosen: str) -> Path | None:
    """The library that is `chosen`: by its path, or "" for the quickest installed; None for that of the `system`.

    Raises InputError for a path where nothing is.
    """
    if chosen in ("", SYSTEM):
        return installed() if not chosen else None
    if not Path(chosen).is_file():
        raise InputError(
            f"ARCHONTOLOGY_ALLOCATOR={chosen!r}: there is no such library", "a path, or system, or nothing"
        )
    return Path(chosen)


def preloaded(environment: Mapping[str, str], chosen: str = "") -> dict[str, str]:
    """The environment with the `chosen` library; one that already names what is loaded first is left as it is.

    Raises InputError as `library`.
    """
    found = library(chosen)
    return dict(environment) if found is None or _PRELOAD in environment else {**environment, _PRELOAD: str(found)}
