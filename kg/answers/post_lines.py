"""Posts in, the posts that they continue across changes of their bodies out, with the day until which each counts."""

from collections.abc import Iterable

from kg.answers import merged
from kg.answers.questions import rows
from kg.store.protocol import Store


def predecessors(store: Store, posts: Iterable[str]) -> dict[str, str | None]:
    """The posts of which these go on, and of which those go on, the nearest first; not these themselves.

    Each with the last day of the change (ISO) from which on it is another post's business; None where nobody dated it.
    """
    listed = rows(store, "continuities")
    if not listed:
        return {}
    start = set(posts)
    one = merged.canonical(store, [*start, *(row[end].value for row in listed for end in ("earlier", "later"))])
    before: dict[str, dict[str, str | None]] = {}
    for row in listed:
        until = row["until"].value if "until" in row else None
        before.setdefault(one[row["later"].value], {})[one[row["earlier"].value]] = until
    found: dict[str, str | None] = {}
    edge = seen = {one[post] for post in start}
    while edge:
        ends = {end: until for post in sorted(edge) for end, until in before.get(post, {}).items() if end not in seen}
        found |= ends
        edge, seen = set(ends), seen | set(ends)
    return found
