"""A store and its folder of decisions in; what people decided and still counts, and what follows from it, out."""

from dataclasses import dataclass
from pathlib import Path

from kg import identities
from kg.answers import merged
from kg.answers.ties import facts
from kg.answers.values import Ref
from kg.decisions import attributions, statuses
from kg.decisions.attributions import Attribution
from kg.decisions.statuses import Decision
from kg.entities import judgements
from kg.entities.judgements import Judgement, standing
from kg.settings import Settings
from kg.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Union:
    """An entity that stands for others too; `said` are the judgements that made them one: none where documents did."""

    head: Ref
    others: tuple[Ref, ...]
    said: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """Claims that were about `of` and were given to `to`: why, by whom, when."""

    of: Ref
    to: Ref
    claims: tuple[str, ...]
    reason: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What is one; what else was judged of pairs; what was decided of claims, and who got them. The newest first."""

    unions: tuple[Union, ...]
    judgements: tuple[Judgement, ...]
    decisions: tuple[Decision, ...]
    handovers: tuple[Handover, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What people said of who an entity is: judgements, and claims that were given from or to it. The newest first."""

    judgements: tuple[Judgement, ...]
    handovers: tuple[Handover, ...]


def decided(store: Store, settings: Settings) -> Decided:
    """What counts now. Raises InputError for a file of decisions with a wrong line."""
    folder = settings.decided()
    now = standing(judgements.read(folder))
    groups = identities.stored(store).groups
    names = facts.labels(store, {one for members in groups.values() for one in members})
    heads = {one: head for head, members in groups.items() for one in members}
    said = sorted(now.values(), key=lambda one: (one.on, one.line), reverse=True)
    # A pair that was judged the same, and is: it stands with the others of its union.
    made = [one for one in said if one.verdict is judgements.Verdict.SAME and heads.get(one.a) == heads.get(one.b, "")]
    unions = tuple(
        Union(
            Ref(head, names[head]),
            tuple(Ref(one, names[one]) for one in members if one != head),
            tuple(one for one in made if one.a in members),
        )
        for head, members in sorted(groups.items(), key=lambda group: names[group[0]])
    )
    last = sorted(statuses.of(statuses.read(folder)).all(), key=lambda one: (one.on, one.line), reverse=True)
    return Decided(unions, tuple(one for one in said if one not in made), tuple(last), _handovers(store, folder))


def told(store: Store, settings: Settings, entity: str) -> Told:
    """What people said of who the entity is. Raises InputError for a file of decisions with a wrong line."""
    folder, own = settings.decided(), set(merged.members(store, entity))
    said = standing(judgements.read(folder)).values() if folder.is_dir() else ()
    mine = sorted((one for one in said if own & {one.a, one.b}), key=lambda one: (one.on, one.line), reverse=True)
    return Told(tuple(mine), tuple(one for one in _handovers(store, folder) if own & {one.of.iri, one.to.iri}))


def _handovers(store: Store, folder: Path) -> tuple[Handover, ...]:
    groups: dict[tuple[str, str, str, str, str], list[Attribution]] = {}
    for one in attributions.of(attributions.read(folder)).all():
        groups.setdefault((one.on, one.by, one.reason, one.of, one.to), []).append(one)
    names = facts.labels(store, {iri for _, _, _, of, to in groups for iri in (of, to)})
    return tuple(
        Handover(Ref(of, names[of]), Ref(to, names[to]), tuple(one.claim for one in given), reason, by, on)
        for (on, by, reason, of, to), given in sorted(groups.items(), reverse=True)
    )
