"""The name of an installed package in, the folder of its files out, without importing it.

Some packages carry tables that we read, and code that takes longer to load than all of ours.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def folder(package: str) -> Path:
    """Where the files of `package` lie. Raises ModuleNotFoundError when it is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {package} is not installed", name=package)
    return Path(spec.submodule_search_locations[0])
