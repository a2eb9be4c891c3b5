"""The store in, every finding of the lints out, each with the words behind both sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from kg.answers import citations, facts, lints, merged
from kg.answers.lints import Problem
from kg.answers.offices_held import Held, held, lives
from kg.answers.questions import rows
from kg.answers.values import Evidence, Ref, Words
from kg.store.protocol import Store
from ontology import schemes
from ontology.terms import RDFS, local

SEPARATOR = "\x1f"
DISMISSALS = ("免去", "免职", "不再担任", "撤职", "辞去", "拟任", "任前公示")
RULES = (
    *("two-holders", "gap", "outside-life", "start-after-end", "dead-holder", "attested-after-end"),
    *("acting-and-substantive", "no-post", "distant-posts", "no-body"),
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the facts that a finding is about, with its words."""

    fact: Ref
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. `id` is of the rule, the facts and the days; `acknowledged` says who has seen it, and why."""

    id: str
    rule: str
    message: Words
    sides: tuple[Side, ...]
    acknowledged: str | None = None


def problems(store: Store) -> tuple[Problem, ...]:
    """All that the rules find, by rule, days and facts."""
    tenures = held(store)
    bodies = sorted({one.body for one in tenures})
    # All at once: one question for the whole graph, not one for each body.
    moved = merged.replaced(store)
    names = {body: fact.label for body, fact in facts.read(store, bodies).items()}
    found = [
        *lints.two_holders(tenures),
        *lints.gaps(tenures),
        *lints.outside_life(tenures, lives(store, moved)),
        *lints.start_after_end(tenures),
        *lints.after_end(tenures),
        *lints.dead_holders(tenures),
        *lints.distant_posts(tenures, names),
        *_modes(store),
        *_titles(store, tenures),
        *_bodiless(store),
    ]
    return tuple(sorted(found, key=lambda one: (RULES.index(one.rule), one.days, one.facts)))


def findings(store: Store, found: tuple[Problem, ...], acknowledged: dict[str, str]) -> tuple[Finding, ...]:
    """The problems with their evidence; `acknowledged` says by id who has seen which, and why it may stand."""
    every = list(dict.fromkeys(fact for one in found for fact in one.facts))
    known, evidence = facts.read(store, every), citations.read(store, every)

    def side(fact: str) -> Side:
        return Side(Ref(fact, _label(known[fact]) if fact in known else local(fact)), evidence[fact])

    return tuple(
        Finding(identity(one), one.rule, one.message, tuple(map(side, one.facts)), acknowledged.get(identity(one)))
        for one in found
    )


def identity(problem: Problem) -> str:
    """The id of a finding: of its rule, its facts and its days."""
    said = SEPARATOR.join((problem.rule, *problem.facts, *problem.days))
    return sha256(said.encode()).hexdigest()[:12]


def _label(fact: facts.Fact) -> str:
    if fact.values.get(RDFS.label):
        return fact.label
    ends = [fact.ref(term) for term in ("holder", "post", "changeType", "before", "after")]
    parts = [end.label for end in ends if end is not None]
    return " · ".join([*parts, *fact.all("personAsWritten"), *fact.all("titleAsWritten")]) or fact.label


def _modes(store: Store) -> Iterator[Problem]:
    """One person acting and substantive in one post at one time: 代理馆长 on a day between two as 馆长."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for row in rows(store, "lint-modes"):
        span = (row["first"].value, row["last"].value)
        found.setdefault(row["tenure"].value, {})[row["acting"].value] = span
    for tenure, spans in sorted(found.items()):
        if len(spans) == 2:
            first, last = max(one[0] for one in spans.values()), min(one[1] for one in spans.values())
            if first < last:
                words = Words(f"{first}既代理又正式任职", f"acting and full holder at once on {first}")
                yield Problem("acting-and-substantive", (tenure,), (first,), words)


def _titles(store: Store, tenures: tuple[Held, ...]) -> Iterator[Problem]:
    """A rank, or words of a dismissal, where a post should stand: 二级巡视员, 免去馆长."""
    known = schemes.load()
    posts = {label for item in known.get("posts", ()) for label in item.labels}
    ranks = {label for item in known.get("ranks", ()) for label in item.labels} - posts
    used = {one.post for one in tenures}
    for row in rows(store, "lint-titles"):
        post, title = row["post"].value, row["title"].value
        if post in used and (title in ranks or any(word in title for word in DISMISSALS)):
            yield Problem("no-post", (post,), (), Words(f"“{title}”不是职务", f"{title} is no post"))


def _bodiless(store: Store) -> Iterator[Problem]:
    for row in rows(store, "lint-bodiless"):
        person, title = row["person"].value, row["title"].value
        words = Words(f"{person}任{title}，未载机构", f"{person}, {title}: of which body is not said")
        yield Problem("no-body", (row["claim"].value,), (), words)
