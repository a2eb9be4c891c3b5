"""Any name of a body in, its history out: what it was called, what hung at its door, what became of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.answers import citations, facts, merged, names
from kg.answers.certainty import days, overlaps
from kg.answers.facts import Fact, kind_of
from kg.answers.questions import iri, rows
from kg.answers.spells import Spell, Turn, judge, spell, spells
from kg.answers.values import Certainty, DateText, Evidence, Kind, Ref, Words
from kg.store.protocol import Store
from ontology.terms import RICO, concept, local

BEGINS = frozenset({"established", "renamed", "merged", "split", "restored"})
"""Changes with which the bodies after them begin to bear their names."""
ENDS = frozenset({"renamed", "merged", "split", "absorbed", "abolished"})
"""Changes with which the bodies before them cease to bear theirs, unless they stand after it too."""
GOES_ON = frozenset({"renamed", "merged", "split", "absorbed", "function-transferred"})
"""Changes after which others go on with what a body did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change with its day, the bodies before and after it, and the words that it rests on."""

    iri: str
    type: Kind
    date: DateText | None
    earliest: str | None
    latest: str | None
    before: tuple[Ref, ...]
    after: tuple[Ref, ...]
    superior: Ref | None = None
    authority: Ref | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What was so of a body for a time: `kind` is name, plate, hangs-at, co-located or superior.

    `certainty` and `reason` are set when the question names a day.
    """

    kind: str
    label: str
    other: Ref | None = None
    type: Kind | None = None
    time: Spell
    certainty: Certainty | None = None
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyHistory:
    """A body over time. `names` and `relations` are, for a day, those that held certainly or possibly."""

    body: Ref
    on: str | None
    names: tuple[Status, ...]
    relations: tuple[Status, ...]
    changes: tuple[Change, ...]
    predecessors: tuple[Ref, ...]
    successors: tuple[Ref, ...]


def history(store: Store, body: str, on: str | None = None) -> BodyHistory:
    """The history of a body (any name or IRI), on a day, in a month or a year, or over all time.

    What held on some day of a month or a year is listed and not judged: a judgement is of one day. Raises NotFound,
    Ambiguous, BadDate.
    """
    asked = None if on is None else days(on)
    found = names.find(store, "Body", body)
    own = frozenset(merged.members(store, found.iri))
    line = _Line(store, own)
    said = [*_names(store, own, line), *_relations(own, line.changes)]
    judged = tuple(one for status in said if (one := _judged(status, asked)) is not None)
    return BodyHistory(
        body=found,
        on=on,
        names=tuple(one for one in judged if one.kind == "name"),
        relations=tuple(one for one in judged if one.kind != "name"),
        changes=line.changes,
        predecessors=line.follow("before", "after"),
        successors=line.follow("after", "before"),
    )


def _judged(status: Status, asked: tuple[str, str] | None) -> Status | None:
    """The status as of the first to the last day that is asked about; None where it did not hold."""
    if asked is None:
        return status
    if asked[0] != asked[1]:
        return status if overlaps(status.time, *asked) else None
    certainty, reason = judge(status.time, asked[0])
    return None if certainty is Certainty.CERTAINLY_NOT else replace(status, certainty=certainty, reason=reason)


class _Line:
    """The changes of one body, and of those before and after it."""

    def __init__(self, store: Store, own: frozenset[str]) -> None:
        self.store, self.own = store, own
        self.known: dict[str, Change] = {}
        self.changes = self._of(own)

    def _of(self, bodies: Iterable[str]) -> tuple[Change, ...]:
        wanted = " ".join(map(iri, sorted(bodies)))
        listed = dict.fromkeys(row["change"].value for row in rows(self.store, "body-changes", body=wanted))
        new = [change for change in listed if change not in self.known]
        read, evidence = facts.read(self.store, new), citations.read(self.store, new)
        self.known |= {change: _change(fact, evidence[change]) for change, fact in read.items()}
        return tuple(sorted((self.known[change] for change in listed), key=order))

    def follow(self, towards: str, back: str) -> tuple[Ref, ...]:
        """All that came of the body (or all of which it came), the nearest first; a renamed body is itself."""
        seen: dict[str, Ref] = {}
        reached, edge = set(self.own), self.own
        while edge:
            ends = [
                ref
                for change in self._of(edge)
                if change.type.name in GOES_ON and any(ref.iri in edge for ref in getattr(change, back))
                for ref in getattr(change, towards)
                # What stands on both sides of a change goes on as itself.
                if ref not in getattr(change, back)
            ]
            new = {ref.iri: ref for ref in ends if ref.iri not in reached}
            seen |= new
            edge = frozenset(member for one in new for member in merged.members(self.store, one))
            reached |= edge
        return tuple(seen.values())


def changes(store: Store, bodies: Iterable[str]) -> tuple[Change, ...]:
    """The changes of all these bodies (IRIs), in order, without the words that they rest on."""
    wanted = " ".join(map(iri, sorted(bodies)))
    listed = [row["change"].value for row in rows(store, "body-changes", body=wanted)] if wanted else []
    return tuple(sorted((_change(fact, ()) for fact in facts.read(store, listed).values()), key=order))


def order(change: Change) -> tuple[str, str, str]:
    """By what changes are put in order: their days."""
    return (change.earliest or change.latest or "9999", change.latest or "9999", change.iri)


def _change(fact: Fact, evidence: tuple[Evidence, ...]) -> Change:
    dates = [fact.dates[value] for value in fact.values.get(RICO.isAssociatedWithDate, ()) if value in fact.dates]
    return Change(
        iri=fact.iri,
        type=fact.kind("changeType") or kind_of(concept("body-changes", "renamed")),
        date=min(dates, key=lambda date: date.edtf, default=None),
        earliest=max(fact.all("occurredEarliest"), default=None),
        latest=min(fact.all("occurredLatest"), default=None),
        before=_refs(fact, "before"),
        after=_refs(fact, "after"),
        superior=fact.ref("superior"),
        authority=fact.ref("authority"),
        note=fact.one("note"),
        evidence=evidence,
    )


def _refs(fact: Fact, term: str) -> tuple[Ref, ...]:
    return tuple(Ref(target, fact.labels.get(target, local(target))) for target in fact.all(term))


def _names(store: Store, own: frozenset[str], line: _Line) -> Iterator[Status]:
    """The official name of each IRI of the body between its changes; every name that somebody dated."""
    labels = {one: fact.label for one, fact in facts.read(store, sorted(own)).items()}
    for one, label in sorted(labels.items(), key=lambda item: item[1]):
        for time in spells(_turns(one, line.changes)):
            yield Status(kind="name", label=label, type=kind_of(concept("name-types", "official")), time=time)
    for row in rows(store, "dated-names", body=" ".join(map(iri, sorted(own)))):
        if "from" in row or "to" in row:
            time = spell(*(row[key].value if key in row else None for key in ("from", "to")))
            yield Status(kind="name", label=row["name"].value, type=kind_of(row["type"].value), time=time)


def _turns(one: str, changes: Iterable[Change]) -> Iterator[Turn]:
    for change in changes:
        before, after = (one in {ref.iri for ref in refs} for refs in (change.before, change.after))
        kind = change.type.name
        if kind in BEGINS and (after and not before):
            yield Turn(change.earliest, change.latest, True)
        elif kind in ENDS and before and not after:
            yield Turn(change.earliest, change.latest, False)
        elif kind == "restored" and before and not change.after:
            yield Turn(change.earliest, change.latest, True)


def _relations(own: frozenset[str], changes: tuple[Change, ...]) -> Iterator[Status]:
    """Plates, shared offices and superiors, each for its time."""
    turns: dict[tuple[str, Ref], list[Turn]] = {}
    for change in changes:
        kind, when = change.type.name, (change.earliest, change.latest)
        hosts, plates = ({ref.iri for ref in refs} & own for refs in (change.before, change.after))
        if kind in ("nameplate-added", "nameplate-removed"):
            starts = kind == "nameplate-added"
            for ref in change.after if hosts else ():
                turns.setdefault(("plate", ref), []).append(Turn(*when, starts))
            for ref in change.before if plates else ():
                turns.setdefault(("hangs-at", ref), []).append(Turn(*when, starts))
        if kind in ("co-located", "split"):
            # A split of two bodies ends that they were one institution.
            for ref in (*change.before, *change.after) if kind == "co-located" else change.before:
                if ref.iri not in own and (hosts or plates):
                    turns.setdefault(("co-located", ref), []).append(Turn(*when, kind == "co-located"))
    for (relation, ref), found in turns.items():
        for time in spells(found):
            yield Status(kind=relation, label=ref.label, other=ref, time=time)
    for change, time in superiors(own, changes):
        if change.superior is not None:
            yield Status(kind="superior", label=change.superior.label, other=change.superior, time=time)


def superiors(own: frozenset[str], changes: Iterable[Change]) -> Iterator[tuple[Change, Spell]]:
    """To whom a body (all its IRIs) was subordinate: each change that gives it a superior, and how long that held.

    `changes` are those of the body, in order. It holds until another superior is given or the body ends.
    """
    found: list[tuple[Change, Turn]] = []
    for change in changes:
        hosts, plates = ({ref.iri for ref in refs} & own for refs in (change.before, change.after))
        given = change.superior is not None and (plates or (hosts and not change.after))
        if given or (change.type.name in ENDS and hosts and not plates):
            found.append((change, Turn(change.earliest, change.latest, bool(given))))
    for number, (change, turn) in enumerate(found):
        end = found[number + 1][1] if number + 1 < len(found) else Turn(None, None, False)
        if turn.starts:
            yield change, Spell(turn.earliest, turn.latest, end.earliest, end.latest)
