"""Posts in, the posts that they continue across changes of their bodies out, with the day until which each counts."""

from collections.abc import Iterable

from kg.answers import merged
from kg.answers.questions import rows
from kg.store.protocol import Store


def predecessors(store: Store, posts: Iterable[str]) -> dict[str, str | None]:
    """The posts of which these go on, and of which those go on, the nearest first; not these themselves.

    Each with the last day of the change (ISO) from which on it is another post's business; None where nobody dated it.
    """
    return _followed(store, posts, "later", "earlier")


def successors(store: Store, posts: Iterable[str]) -> dict[str, str | None]:
    """The posts that go on with these, and those that go on with them; the rest as in `predecessors`."""
    return _followed(store, posts, "earlier", "later")


def _followed(store: Store, posts: Iterable[str], near: str, far: str) -> dict[str, str | None]:
    listed = rows(store, "continuities")
    if not listed:
        return {}
    start = set(posts)
    one = merged.canonical(store, [*start, *(row[end].value for row in listed for end in ("earlier", "later"))])
    joined: dict[str, dict[str, str | None]] = {}
    for row in listed:
        until = row["until"].value if "until" in row else None
        joined.setdefault(one[row[near].value], {})[one[row[far].value]] = until
    found: dict[str, str | None] = {}
    edge = seen = {one[post] for post in start}
    while edge:
        ends = {end: until for post in sorted(edge) for end, until in joined.get(post, {}).items() if end not in seen}
        found |= ends
        edge, seen = set(ends), seen | set(ends)
    return found
