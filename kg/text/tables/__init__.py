"""The name of a table of words goes in, the set of its words comes out; the tables stand beside this file."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of the table `name`: words("surnames"). A line that starts with # is a remark."""
    lines = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
