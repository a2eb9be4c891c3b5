"""Profiles of entities and what was judged of them in, the pairs that may be one out, the likeliest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.entities.clusters import Clusters
from kg.entities.likeness import Ground, grounds, variant_key
from kg.entities.profiles import Profile
from kg.text.pinyin import reading

THRESHOLD = 0.5
BLOCK = 200
"""So many bearers of one key are compared with each other; of a larger block only those that share a body are."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Two entities that may be one: how likely (0 to 1), and why, ground by ground and as a sentence."""

    a: Profile
    b: Profile
    score: float
    grounds: tuple[Ground, ...]

    @property
    def zh(self) -> str:
        """The reasons in Chinese."""
        return "；".join(_signed(ground.weight, ground.zh) for ground in self.grounds) + "。"

    @property
    def en(self) -> str:
        """The reasons in English."""
        return "; ".join(_signed(ground.weight, ground.en) for ground in self.grounds) + "."


def _signed(weight: float, words: str) -> str:
    return f"{words} ({weight:+.2f})"


def candidates(profiles: Iterable[Profile], clusters: Clusters, threshold: float = THRESHOLD) -> tuple[Likely, ...]:
    """Pairs of one kind with a score of at least `threshold` of which nobody has said same or different.

    The same profiles in any order give the same pairs in the same order.
    """
    known = sorted(profiles, key=lambda profile: profile.iri)
    found: dict[tuple[str, str], Likely] = {}
    for block in _blocks(known):
        for a, b in _pairs(block):
            pair = (a.iri, b.iri)
            if pair in found or clusters.canonical(a.iri) == clusters.canonical(b.iri) or clusters.different(*pair):
                continue
            likely = _likely(a, b, len(block))
            if likely is not None and likely.score >= threshold:
                found[pair] = likely
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.a.iri, one.b.iri)))


def likeness(profiles: Iterable[Profile], pair: tuple[str, str]) -> Likely | None:
    """How alike two entities are, whatever was judged of them; None where their names have nothing in common."""
    known = {profile.iri: profile for profile in profiles}
    if pair[0] not in known or pair[1] not in known:
        return None
    a, b = (known[iri] for iri in pair)
    keys = {variant_key(name) for name in (*a.names, *b.names)}
    bearers = sum(bool({variant_key(name) for name in profile.names} & keys) for profile in known.values())
    return _likely(a, b, bearers)


def _likely(a: Profile, b: Profile, bearers: int) -> Likely | None:
    why = grounds(a, b, bearers)
    score = round(min(0.99, max(0.0, sum(ground.weight for ground in why))), 2)
    return Likely(a, b, score, why) if why else None


def _blocks(profiles: list[Profile]) -> Iterator[list[Profile]]:
    """Those that share a key of a name (script, variants), and those that sound alike in one line of bodies."""
    blocks: dict[tuple[str, ...], list[Profile]] = {}
    for profile in profiles:
        for key in sorted(set(_keys(profile))):
            blocks.setdefault((profile.kind, *key), []).append(profile)
    return (block for _, block in sorted(blocks.items()) if len(block) > 1)


def _keys(profile: Profile) -> Iterator[tuple[str, ...]]:
    for name in profile.names:
        # A post is compared within its body: 馆长 of two archives is two posts.
        yield ("name", variant_key(name), profile.within if profile.kind == "post" else "")
        if profile.kind == "person":
            for stem in {held.stem for held in profile.held}:
                yield ("sound", reading(name), stem)


def _pairs(block: list[Profile]) -> Iterator[tuple[Profile, Profile]]:
    for a, b in combinations(block, 2):
        if len(block) <= BLOCK or {held.stem for held in a.held} & {held.stem for held in b.held}:
            yield a, b
