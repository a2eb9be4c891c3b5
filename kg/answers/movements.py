"""A body and two days become who came and who went between them; a person becomes who was before, after and above.

Start is the first day in a post, end the first day out of it: who starts on the first of the two days was there on it
already, and did not come between them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kg.answers import merged, names, tenures
from kg.answers.certainty import days
from kg.answers.latest import day_before
from kg.answers.questions import iri, rows
from kg.answers.values import Bounds, Certainty, Ref, Standing, Tenure, Words
from kg.errors import BadDate, InputError
from kg.store.protocol import Store
from ontology import schemes


@dataclass(frozen=True, slots=True)
class Movements:
    """Who came and who went after the day `start` and by the day `end`: the certain ones first, each with why."""

    body: Ref
    start: str
    end: str
    came: tuple[Tenure, ...]
    went: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """One tenure of a person, and those who are known before, after or above it."""

    tenure: Tenure
    others: tuple[Tenure, ...]


def changes(store: Store, body: str, start: str, end: str) -> Movements:
    """Who came to and who went from posts of the body after the day `start` and by the day `end`.

    A month or a year counts whole: from 2019 is from the day before it, to 2021 to its last day.

    Each tenure is judged: certainly, or possibly where its dates leave it open. Raises NotFound, Ambiguous, BadDate.
    """
    first, end = days(start), days(end)[1]
    start = first[0] if first[0] == first[1] else day_before(first[0])
    if end <= start:
        raise BadDate(f"the period from {start} to {end} ends before it starts", "give an earlier and a later day")
    found = names.find(store, "Body", body)
    listed = rows(store, "tenures-in-body", body=merged.terms(store, found.iri))
    every = tenures.read(store, (row["tenure"].value for row in listed))
    return Movements(
        body=found,
        start=start,
        end=end,
        came=_moved(every, (start, end), came),
        went=_moved(every, (start, end), went),
    )


def came(bounds: Bounds, start: str, end: str) -> Standing:
    """Whether a tenure with these bounds started after `start` and by `end`."""
    return _within((bounds.start_earliest, bounds.start_latest), (start, end), Words("到任", "took it up"))


def went(bounds: Bounds, start: str, end: str) -> Standing:
    """Whether a tenure with these bounds ended after `start` and by `end`."""
    return _within((bounds.end_earliest, bounds.end_latest), (start, end), Words("离任", "left it"))


def _within(known: tuple[str | None, str | None], asked: tuple[str, str], what: Words) -> Standing:
    earliest, latest = known
    start, end = asked
    if (latest is not None and latest <= start) or (earliest is not None and earliest > end):
        zh, en = f"不在此间{what.zh}", f"{what.en} before or after, not between the two days"
        return Standing(end, Certainty.CERTAINLY_NOT, Words(zh, en))
    sure = earliest is not None and latest is not None and start < earliest <= latest <= end
    between = f"{earliest or '…'} – {latest or '…'}"
    if sure:
        return Standing(end, Certainty.CERTAINLY, Words(f"{between} {what.zh}", f"{what.en} {between}"))
    words = Words(f"{what.zh}日期不详：{between}", f"not known when: {what.en} {between}")
    return Standing(end, Certainty.POSSIBLY, words)


def _moved(
    every: Iterable[Tenure], asked: tuple[str, str], judge: Callable[[Bounds, str, str], Standing]
) -> tuple[Tenure, ...]:
    judged = [replace(one, judgement=judge(one.bounds, *asked)) for one in every]
    kept = [one for one in judged if one.judgement and one.judgement.certainty is not Certainty.CERTAINLY_NOT]
    return tuple(sorted(kept, key=lambda one: one.judgement is None or one.judgement.certainty is Certainty.POSSIBLY))


def neighbours(store: Store, person: str, which: str) -> tuple[Neighbours, ...]:
    """Of each post of the person who was known to be in it before or after, or above in the same body at the time.

    `which` is before, after or above. The nearest known one is given: somebody unknown may have been between.
    Raises NotFound, Ambiguous, InputError.
    """
    found = names.find(store, "Person", person)
    own = merged.members(store, found.iri)
    listed = rows(store, "tenures-of-person", person=" ".join(map(iri, own)))
    held = tenures.read(store, (row["tenure"].value for row in listed))
    ways: dict[str, Callable[[Tenure], tuple[Tenure, ...]]] = {
        "before": lambda one: before(one, _others(store, one)),
        "after": lambda one: after(one, _others(store, one)),
        "above": lambda one: _above(store, one),
    }
    if which not in ways:
        raise InputError(f"nobody is {which!r}", "before, after or above")
    return tuple(Neighbours(one, ways[which](one)) for one in held if one.post is not None)


def _others(store: Store, one: Tenure) -> tuple[Tenure, ...]:
    if one.post is None:
        return ()
    listed = rows(store, "tenures-of-post", post=merged.terms(store, one.post.iri))
    every = tenures.read(store, (row["tenure"].value for row in listed))
    return tuple(other for other in every if other.person.iri != one.person.iri)


def before(one: Tenure, others: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """The last of those who were in the post when this tenure cannot have started yet, or had left when it had."""
    start = one.bounds.start_latest or one.bounds.start_earliest or one.bounds.end_earliest
    sooner = [other for other in others if start and _over(other) and _over(other) <= start]
    last = max((_over(other) for other in sooner), default="")
    return tuple(other for other in sooner if _over(other) == last)


def after(one: Tenure, others: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """The first of those who are known to have been in the post, or to be named to it, when this tenure was over."""
    over = _over(one)
    later = [other for other in others if over and _begun(other) >= over]
    first = min((_begun(other) for other in later), default="")
    return tuple(other for other in later if _begun(other) == first)


def _over(one: Tenure) -> str:
    """The last day by which the tenure is known to have lasted, else that by which it was over; empty without any."""
    return one.bounds.end_earliest or one.bounds.end_latest or ""


def _begun(one: Tenure) -> str:
    return one.bounds.start_latest or one.bounds.start_earliest or ""


def _above(store: Store, one: Tenure) -> tuple[Tenure, ...]:
    """Who may have held, at the time, the post of the same body that this one is the deputy of: 馆长 over 副馆长."""
    heads = _broader(one.post_type.iri if one.post_type else None)
    if one.body is None or not heads:
        return ()
    listed = rows(store, "tenures-in-body", body=merged.terms(store, one.body.iri))
    every = tenures.read(store, (row["tenure"].value for row in listed))
    return tuple(
        other
        for other in every
        if other.post_type is not None and other.post_type.iri in heads and _together(one.bounds, other.bounds)
    )


def _broader(kind: str | None) -> frozenset[str]:
    known = {item.iri: item.broader for item in schemes.load()["posts"]}
    found = set()
    while kind is not None and (kind := known.get(kind)) is not None:
        found.add(kind)
    return frozenset(found)


def _together(one: Bounds, other: Bounds) -> bool:
    """Whether the two tenures may have been held on some day together."""
    apart = [(one.end_latest, other.start_earliest), (other.end_latest, one.start_earliest)]
    return not any(end is not None and start is not None and end <= start for end, start in apart)
