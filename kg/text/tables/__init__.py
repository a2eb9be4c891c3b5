"""The name of a table of words goes in, its words come out; the tables stand beside this file."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of the table `name`: words("surnames")."""
    return frozenset(listed(name))


@cache
def listed(name: str, package: str = __name__) -> tuple[str, ...]:
    """The words of a table in their order; `package` is where it stands. A line that starts with # is a remark."""
    lines = (files(package) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())
