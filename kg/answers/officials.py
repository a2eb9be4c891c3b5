"""Who held which post: names and a day become tenures, each judged for that day and carrying its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from kg.answers import attendances, distinctions, facts, found, merged, names, post_lines, prepared, questions, tenures
from kg.answers.certainty import days, overlaps
from kg.answers.facts import Fact
from kg.answers.found import Found
from kg.answers.questions import iri, is_iri, rows
from kg.answers.values import Career, Certainty, Holders, Officials, Ref, Tenure, Words
from kg.errors import BadDate, InputError, NotFound
from kg.store.protocol import Store
from ontology import schemes


@dataclass(frozen=True, slots=True)
class Period:
    """The days asked about: one day (`on`), or from `start` to `end` (inclusive, either may be open). ISO dates.

    A month or a year is asked about as well: `checked` makes days of it.
    """

    on: str | None = None
    start: str | None = None
    end: str | None = None


EVER: Final = Period()


def holders(
    store: Store, post: str, body: str | None = None, when: str | Period | None = None, predecessors: bool = False
) -> Holders:
    """Who held `post` (a title such as 馆长, or an IRI) of `body` (a name or an IRI; needed with a title).

    `when` is a day or a period; without, ever.

    With `predecessors` the holders of posts that it continues count too, as long as those were what it is now.
    Raises NotFound, Ambiguous, BadDate; InputError when a title comes without a body.
    """
    period = checked(when if isinstance(when, Period) else Period(on=when))
    if is_iri(post):
        return post_holders(store, post, period, predecessors)
    if body is None:
        raise InputError(f"the post {post!r} needs its body", "name the body too, for example 馆长 and 丽水市档案馆")
    one = found.find(store, "Body", body)
    where, posts = one.ref, _posts(store, post, one)
    earlier = post_lines.predecessors(store, posts) if predecessors else {}
    return _holders(store, (post, where), dict.fromkeys(posts) | earlier, period)


def post_holders(store: Store, post: str, period: Period = EVER, predecessors: bool = False) -> Holders:
    """Who held the post with this IRI on a day, between two days, or ever. Raises NotFound, BadDate."""
    period = checked(period)
    one = found.find(store, "Post", post)
    posts = dict.fromkeys(one.members)
    earlier = post_lines.predecessors(store, [one.ref.iri]) if predecessors else {}
    return _holders(store, (one.ref.label, one.within), posts | earlier, period)


def officials(store: Store, body: str, on: str | None = None) -> Officials:
    """Everyone who held a post of `body` (any name or IRI) on a day, in a month or a year, or ever.

    Raises NotFound, Ambiguous, BadDate.
    """
    period = checked(Period(on=on))
    one = found.find(store, "Body", body)
    every = tenures.of(store, "tenures-in-body", one.members, period.on)
    return Officials(one.ref, period.on, *_within(every, period))


def career(store: Store, person: str) -> Career:
    """All posts of a person (any name or IRI) in order, with ranks, honours, memberships and events.

    Raises NotFound, Ambiguous.
    """
    one = found.find(store, "Person", person)
    held = tenures.of(store, "tenures-of-person", one.members)
    return prepared.career(store, one.ref.iri, held) or replace(_known(store, one.ref), tenures=held)


def apart_from_tenures(store: Store, person: str) -> Career | None:
    """What is known of the person with this IRI, as `career` gives it, without tenures; None where there is none."""
    who = names.by_iri(store, "Person", person)
    return None if who is None else _known(store, who)


def _known(store: Store, who: Ref) -> Career:
    every = merged.members(store, who.iri)
    known = tuple(facts.read(store, every).values())
    held = distinctions.of(store, who.iri)
    return Career(
        person=who,
        names=tuple(row["name"].value for row in rows(store, "names-of", entity=" ".join(map(iri, every)))),
        gender=_first(known, "gender"),
        ethnicity=_first(known, "ethnicity"),
        tenures=(),
        ranks=tuple(item for item in held if item.kind == "rank"),
        honours=tuple(item for item in held if item.kind == "honour"),
        memberships=tuple(item for item in held if item.kind == "membership"),
        events=attendances.of(store, who.iri),
    )


def _first(known: Iterable[Fact], term: str) -> str | None:
    return next((value for fact in known if (value := fact.one(term)) is not None), None)


def checked(period: Period) -> Period:
    """The period in days, when it can be one: `on` a month or a year is the period of its days. Raises BadDate."""
    on, start, end = (None if item is None else days(item) for item in (period.on, period.start, period.end))
    if on is not None and (start is not None or end is not None):
        raise BadDate("a day and a period at once", "give either a day, or the first and last day of a period")
    if on is not None:
        return Period(on[0]) if on[0] == on[1] else Period(start=on[0], end=on[1])
    found = Period(start=None if start is None else start[0], end=None if end is None else end[1])
    if found.start is not None and found.end is not None and found.end < found.start:
        raise BadDate(f"the period from {found.start} to {found.end} ends before it starts", "swap the two days")
    return found


def _posts(store: Store, title: str, body: Found) -> list[str]:
    """The posts of `body` with this title; where none has it, those of the type that the title is a label of.

    书记 is found by its title, and "director" by the type of 馆长.
    """
    inside = " ".join(map(iri, body.members))
    for wanted in (questions.name(title.strip()), _types(title.strip())):
        if wanted and (listed := rows(store, "posts", body=inside, wanted=wanted)):
            return [row["post"].value for row in listed]
    titles = sorted({row["title"].value for row in rows(store, "body-posts", body=inside) if "title" in row})
    known = "posts known there: " + ", ".join(titles) if titles else "no post of it is known"
    raise NotFound(f"no post {title!r} in {body.ref.label}", known)


def _before(tenure: Tenure, posts: dict[str, str | None]) -> bool:
    until = posts.get(tenure.post.iri) if tenure.post is not None else None
    start = tenure.bounds.start_earliest
    return until is None or start is None or start < until


def _types(title: str) -> str:
    concepts = schemes.load().get("posts", ())
    return " ".join(iri(item.iri) for item in concepts if title in item.labels or title.lower() == item.en.lower())


def _holders(store: Store, asked: tuple[str, Ref | None], posts: dict[str, str | None], period: Period) -> Holders:
    """The holders of the posts; of a post with a day only those who may have been in it before that day."""
    every = tenures.of(store, "tenures-of-post", posts, period.on)
    if any(posts.values()):
        every = tuple(item for item in every if _before(item, posts))
    kept, outside = _within(every, period)
    return Holders(asked[0], asked[1], period.on, kept, outside, _vacancy(kept, period.on))


def _within(every: tuple[Tenure, ...], period: Period) -> tuple[tuple[Tenure, ...], tuple[Tenure, ...]]:
    """Those held certainly or possibly on the day or in the period; and those certainly not."""
    kept, outside = tenures.split(every)
    if period.start is None and period.end is None:
        return kept, outside
    late = tuple(item for item in kept if not overlaps(item.bounds, period.start, period.end))
    return tuple(item for item in kept if overlaps(item.bounds, period.start, period.end)), outside + late


def _vacancy(held: tuple[Tenure, ...], on: str | None) -> Words | None:
    """What is said where nobody certainly held the post on the day: sources are silent far oftener than posts empty."""
    if on is None or any(one.judgement and one.judgement.certainty is Certainty.CERTAINLY for one in held):
        return None
    if held:
        return Words(f"{on}无人确定在任，以下诸人可能在任", f"nobody certainly held it on {on}; these possibly did")
    return Words(
        f"{on}何人在任，来源未载；未载不等于无人",
        f"no source says who held it on {on}; that is not to say that nobody did",
    )
