"""A store and its folder of decisions in; what people decided and still counts, and what follows from it, out."""

from dataclasses import dataclass

from kg import identities
from kg.answers.ties import facts
from kg.answers.values import Ref
from kg.decisions import statuses
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
class Decided:
    """What is one; what else was judged of pairs; what was decided of claims. The newest first."""

    unions: tuple[Union, ...]
    judgements: tuple[Judgement, ...]
    decisions: tuple[Decision, ...]


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
    return Decided(unions, tuple(one for one in said if one not in made), tuple(last))
