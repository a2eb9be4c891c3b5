"""Changes of bodies in, which bodies are one line out: 云州市档案局 and the 云州市档案馆 that came out of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.entities.judgements import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Lineages:
    """The lines of bodies. A body without a known change is a line of its own."""

    stems: Mapping[str, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Lineages":
        """From pairs of a body before a change and one after it; the smallest IRI names the line."""
        up: dict[str, str] = {}

        def top(body: str) -> str:
            while up.get(body, body) != body:
                body = up[body]
            return body

        for before, after in pairs:
            low, high = sorted((top(before), top(after)))
            up[high] = low
        return cls({body: top(body) for body in up})

    def stem(self, body: str) -> str:
        """The body that names the line of this one."""
        return self.stems.get(body, body)


def implied_by_renames(renames: Iterable[tuple[str, str, str]]) -> tuple[Judgement, ...]:
    """A rename (its change, the body under its old and under its new name) is one body under two names."""
    return tuple(_same("body", before, after, f"renamed: {change}") for change, before, after in renames)


def implied_by_bodies(posts: Iterable[tuple[str, str, str]]) -> tuple[Judgement, ...]:
    """Posts (the post, the canonical body, its title) of one title in bodies that are one are one post."""
    first: dict[tuple[str, str], str] = {}
    found = []
    for post, body, title in sorted(posts):
        other = first.setdefault((body, title), post)
        if other != post:
            found.append(_same("post", other, post, f"the same title in one body: {title}"))
    return tuple(found)


def _same(kind: str, a: str, b: str, reason: str) -> Judgement:
    return Judgement(kind=kind, a=a, b=b, verdict=Verdict.SAME, reason=reason, by="documents")
