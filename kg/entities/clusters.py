"""Judgements in, which IRIs stand for one entity out, and the one IRI that stands for all of them: a pure value."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.entities.judgements import Judgement, Verdict, standing
from kg.errors import InputError

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which entities are one. An entity of which nothing was said is a cluster of its own.

    The canonical IRI of a cluster is that of its oldest part (by the time of its judgements), so that it stays when the
    cluster grows; of two single entities it is the smaller one. It depends on the judgements alone, not on the order in
    which they are read.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By canonical IRI: all IRIs of the cluster, the canonical one first, then sorted. Clusters of two and more."""
    merged: Mapping[str, str] = field(default_factory=dict)
    """Each IRI that gave way -> the canonical IRI."""
    apart: frozenset[Pair] = frozenset()
    """Pairs judged different, each in its order."""
    skipped: tuple[Judgement, ...] = ()
    """What documents imply and people's judgements forbid."""

    def canonical(self, iri: str) -> str:
        """The IRI that stands for the entity with this one."""
        return self.merged.get(iri, iri)

    def members(self, iri: str) -> tuple[str, ...]:
        """All IRIs of the entity, the canonical one first."""
        return self.groups.get(self.canonical(iri), (iri,))

    def different(self, a: str, b: str) -> bool:
        """Whether somebody said, of these or of others of their clusters, that the two are different."""
        return any(_pair(x, y) in self.apart for x in self.members(a) for y in self.members(b))

    def changed(self, other: "Clusters") -> frozenset[str]:
        """Every IRI whose cluster or whose canonical IRI differs between the two, with all members of both clusters."""
        mine = {(head, members) for head, members in self.groups.items()}
        theirs = {(head, members) for head, members in other.groups.items()}
        return frozenset(iri for _, members in mine ^ theirs for iri in members)


def cluster(judgements: Iterable[Judgement], implied: Iterable[Judgement] = ()) -> Clusters:
    """The clusters that follow from what people said and from what documents imply (a rename, a merged body's posts).

    What people said comes first; an implied `same` that they forbid is skipped and told in `skipped`.
    Raises InputError, with the chain that explains it, where people's own judgements contradict each other.
    """
    now = standing(judgements)
    work = _Work({pair for pair, one in now.items() if one.verdict is Verdict.DIFFERENT})
    for judgement in sorted((one for one in now.values() if one.verdict is Verdict.SAME), key=_age):
        if (quarrel := work.quarrel(judgement)) is not None:
            raise _refused(judgement, now, quarrel)
        work.join(judgement)
    skipped = []
    for judgement in sorted(implied, key=_age):
        if work.quarrel(judgement) is not None:
            skipped.append(judgement)
        else:
            work.join(judgement)
    return work.clusters(tuple(skipped))


def verdict_of(judgements: Iterable[Judgement], clusters: Clusters, pair: Pair) -> tuple[str, tuple[Judgement, ...]]:
    """What holds of two entities (same, different, unsure, unknown), and the judgements that say so, as a chain."""
    now, (a, b) = standing(judgements), pair
    if clusters.canonical(a) == clusters.canonical(b):
        return Verdict.SAME, _chain(now, a, b)
    for x in clusters.members(a):
        for y in clusters.members(b):
            said = now.get(_pair(x, y))
            if said is not None and said.verdict is Verdict.DIFFERENT:
                return Verdict.DIFFERENT, (*_chain(now, a, x), said, *_chain(now, y, b))
    doubt = now.get(_pair(a, b))
    return (Verdict.UNSURE, (doubt,)) if doubt is not None else ("unknown", ())


def check(judgements: Iterable[Judgement], new: Judgement) -> None:
    """Raise InputError, with the chain that explains it, when the new judgement contradicts what was said before."""
    before = tuple(judgements)
    now = standing(before)
    if new.verdict is Verdict.UNDO and new.pair not in now:
        raise InputError(f"nothing was said of {new.a} and {new.b}", "judgements stand in judgements.tsv")
    old = now.get(new.pair)
    if old is not None and {old.verdict, new.verdict} == {Verdict.SAME, Verdict.DIFFERENT}:
        raise InputError(f"the opposite was said: {old.told()}", "take that back first: archontology undo A B")
    if new.verdict is Verdict.DIFFERENT and (chain := _chain(now, new.a, new.b)):
        told = "; ".join(one.told() for one in chain)
        raise InputError(f"they were judged to be one: {told}", "take one of these back first: archontology undo A B")
    if new.verdict is Verdict.SAME:
        cluster((*before, new))


def _age(judgement: Judgement) -> tuple[str, str, str]:
    return (judgement.on, *judgement.pair)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


class _Work:
    """The clusters while they grow: of each IRI its cluster, of each cluster its members and its canonical IRI."""

    def __init__(self, apart: set[Pair]) -> None:
        self.apart = frozenset(apart)
        self.enemies: dict[str, set[str]] = {}
        for a, b in apart:
            self.enemies.setdefault(a, set()).add(b)
            self.enemies.setdefault(b, set()).add(a)
        self.home: dict[str, int] = {}
        self.members: dict[int, list[str]] = {}
        self.heads: dict[int, str] = {}
        self.count = 0

    def _of(self, iri: str) -> list[str]:
        return self.members[self.home[iri]] if iri in self.home else [iri]

    def quarrel(self, said: Judgement) -> Pair | None:
        """The first pair judged different that joining the two would make one."""
        left, right = sorted((self._of(said.a), self._of(said.b)), key=len)
        others = set(right)
        found = ((one, enemy) for one in left for enemy in self.enemies.get(one, set()) & others)
        return min((_pair(a, b) for a, b in found), default=None)

    def join(self, said: Judgement) -> None:
        a, b = said.pair
        homes = {self.home[iri] for iri in (a, b) if iri in self.home}
        if len(homes) == 1 and a in self.home and b in self.home:
            return
        oldest = min(homes, default=self.count)
        if not homes:
            self.heads[oldest], self.members[oldest] = a, []
            self.count += 1
        for iri in [*self._of(a), *self._of(b)]:
            if self.home.get(iri) != oldest:
                self.members[oldest].append(iri)
        for gone in homes - {oldest}:
            del self.members[gone], self.heads[gone]
        self.home.update(dict.fromkeys(self.members[oldest], oldest))

    def clusters(self, skipped: tuple[Judgement, ...]) -> Clusters:
        groups = {
            self.heads[key]: (self.heads[key], *sorted(set(members) - {self.heads[key]}))
            for key, members in self.members.items()
        }
        merged = {iri: head for head, members in groups.items() for iri in members if iri != head}
        return Clusters(groups, merged, self.apart, skipped)


def _chain(now: Mapping[Pair, Judgement], start: str, goal: str) -> tuple[Judgement, ...]:
    """The shortest chain of `same` from one entity to the other; empty where there is none."""
    reached: dict[str, tuple[Judgement, ...]] = {start: ()}
    waiting = deque([start])
    while waiting and goal not in reached:
        at = waiting.popleft()
        for judgement, other in _neighbours(now, at):
            if other not in reached:
                reached[other] = (*reached[at], judgement)
                waiting.append(other)
    return reached.get(goal, ())


def _neighbours(now: Mapping[Pair, Judgement], at: str) -> Iterator[tuple[Judgement, str]]:
    for pair, judgement in sorted(now.items()):
        if judgement.verdict is Verdict.SAME and at in pair:
            yield judgement, pair[0] if pair[1] == at else pair[1]


def _refused(new: Judgement, now: Mapping[Pair, Judgement], quarrel: Pair) -> InputError:
    """The error that tells the whole chain: a same b, b same c, yet a different c."""
    chain = _chain({**now, new.pair: new}, *quarrel)
    told = "; ".join(one.told() for one in (*chain, now[quarrel]))
    return InputError(f"this would make one of two that were judged different: {told}", "take one of these back first")
