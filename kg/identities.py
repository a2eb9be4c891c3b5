"""What people judged and what documents imply in, which entities are one out, in the store as ao:mergedInto."""

from dataclasses import dataclass

from kg.answers import names, records
from kg.answers.profiles import profiles
from kg.answers.questions import iri, is_iri, rows
from kg.answers.values import Ref, Words
from kg.decisions import attributions
from kg.decisions.attributions import Attribution
from kg.entities import judgements
from kg.entities.candidates import candidates as likely
from kg.entities.candidates import likeness
from kg.entities.clusters import Clusters, check, cluster, verdict_of
from kg.entities.judgements import Judgement, Verdict
from kg.entities.lineages import implied_by_bodies, implied_by_renames
from kg.errors import InputError, NotFound
from kg.settings import Settings
from kg.store.protocol import Store
from kg.triples import identity

KINDS = {"Person": "person", "Body": "body", "Post": "post"}


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody says of a pair: two names or IRIs, the verdict, why, who and when (UTC, ISO)."""

    a: str
    b: str
    verdict: Verdict
    reason: str
    by: str
    on: str


def word(pair: tuple[str, str], verdict: str, why: tuple[str, str, str]) -> Word:
    """What is said of a pair: `why` is the reason, who says so and when. Raises InputError for no verdict."""
    try:
        return Word(*pair, Verdict(verdict), *why)
    except ValueError:
        known = ", ".join(one.value for one in Verdict)
        raise InputError(f"{verdict!r} is no verdict", f"verdicts: {known}") from None


def graph(settings: Settings) -> str:
    """The named graph that says which IRI gave way to which."""
    return f"{settings.base}graph/identity"


def clusters(store: Store, settings: Settings) -> Clusters:
    """Which entities are one, by the file of judgements and by what the store's documents imply.

    Raises InputError for a file that contradicts itself or has a wrong line.
    """
    said = _said(settings)
    renames = [tuple(row[key].value for key in ("change", "before", "after")) for row in rows(store, "renamed")]
    implied = implied_by_renames((change, before, after) for change, before, after in renames)
    found = cluster(said, implied)
    bodies = {one for head, members in found.groups.items() for one in members}
    if not bodies:
        return found
    listed = rows(store, "posts-of-merged", body=" ".join(map(iri, sorted(bodies))))
    posts = [(row["post"].value, found.canonical(row["body"].value), row["title"].value) for row in listed]
    return cluster(said, (*implied, *implied_by_bodies(posts)))


def _said(settings: Settings) -> tuple[Judgement, ...]:
    """What people said of pairs: of two that share a name, whoever gave claims of the one to the other said it too."""
    given = attributions.of(attributions.read(settings.decided())).all()
    return (*judgements.read(settings.decided()), *map(_apart, given))


def _apart(one: Attribution) -> Judgement:
    return Judgement(
        kind=one.kind,
        a=one.of,
        b=one.to,
        a_name=one.name,
        b_name=one.name,
        verdict=Verdict.DIFFERENT,
        reason=one.reason,
        by=one.by,
        on=one.on,
    )


def stored(store: Store) -> Clusters:
    """Which entities are one as the store has it now."""
    groups: dict[str, list[str]] = {}
    for row in rows(store, "all-merged"):
        groups.setdefault(row["new"].value, []).append(row["old"].value)
    merged = {old: new for new, olds in groups.items() for old in olds}
    return Clusters({new: (new, *sorted(olds)) for new, olds in groups.items()}, merged)


def described(settings: Settings, now: Clusters) -> tuple[str, bytes]:
    """The named graph that says exactly this of which entities are one, and its triples."""
    return graph(settings), identity.merged(now.merged)


def judge(store: Store, settings: Settings, word: Word) -> Judgement:
    """Keep what somebody says of a pair, unless it contradicts what was said before; the store is not changed yet.

    Raises NotFound, Ambiguous for a name; InputError, with the chain, for a contradiction.
    """
    if not word.by:
        raise InputError("it is not known who says so", "give --by NAME, or set ARCHONTOLOGY_EDITOR")
    folder = settings.decided()
    before = judgements.read(folder)
    ends = [end(store, name, before) for name in (word.a, word.b)]
    if ends[0][0] != ends[1][0]:
        raise InputError(f"{word.a} is a {ends[0][0]}, {word.b} a {ends[1][0]}", "name two of one kind")
    if ends[0][1] == ends[1][1]:
        raise InputError(f"{word.a} and {word.b} are one IRI already", "name two entities: archontology candidates")
    (kind, a, a_name), (_, b, b_name) = ends
    said = Judgement(
        kind=kind,
        a=a,
        b=b,
        a_name=a_name,
        b_name=b_name,
        verdict=word.verdict,
        reason=word.reason,
        by=word.by,
        on=word.on,
        line=max((one.line for one in before), default=1) + 1,
    )
    _not_given(settings, said)
    check(before if said.verdict is Verdict.UNDO else _said(settings), said)
    judgements.add(folder, said)
    return said


def _not_given(settings: Settings, said: Judgement) -> None:
    """Raise InputError where the two would be one and claims of the one were given to the other."""
    given = attributions.of(attributions.read(settings.decided())).all()
    told = next((one for one in map(_apart, given) if one.pair == said.pair), None)
    if told is not None and said.verdict is Verdict.SAME:
        raise InputError(
            f"claims of the one were given to the other: {told.told()}",
            "take that back first: archontology claim return IRI",
        )


def end(store: Store, name: str, before: tuple[Judgement, ...] = ()) -> tuple[str, str, str]:
    """Kind, IRI and label of what is named. An IRI stays as it is given: it is what the judgement is about.

    Raises NotFound, Ambiguous for a name; InputError for what is no person, body or post.
    """
    if is_iri(name):
        known = [
            (one.kind, iri_, label) for one in before for iri_, label in ((one.a, one.a_name), (one.b, one.b_name))
        ]
        # What was judged may have left the graph with its document; the judgement can be taken back all the same.
        old = next((one for one in known if one[1] == name), None)
        return old or _known(store, name)
    for class_, kind in KINDS.items():
        try:
            found = names.find(store, class_, name)
        except NotFound:
            continue
        return kind, found.iri, found.label
    raise NotFound(
        f"no person, body or post called {name!r} in the graph", "give its IRI, which stands in every answer"
    )


def _known(store: Store, name: str) -> tuple[str, str, str]:
    class_ = records.class_of(store, name)
    if class_ not in KINDS:
        raise InputError(f"{name} is a {class_}", "only persons, bodies and posts can be judged to be one")
    label = min((row["label"].value for row in rows(store, "entity", entity=iri(name)) if "label" in row), default="")
    return KINDS[class_], name, label


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityAnswer:
    """Whether two are one: `verdict` is same, different, unsure or unknown, by whose words (`judgements`, as a chain).

    `score` and `reasons` say how alike they are by what the graph knows, whoever decided what.
    """

    a: Ref
    b: Ref
    verdict: str
    judgements: tuple[Judgement, ...]
    score: float
    reasons: Words


def ask(store: Store, settings: Settings, a: str, b: str) -> IdentityAnswer:
    """Whether two persons (bodies, posts), by IRI or unambiguous name, are one, and who decided so.

    Raises NotFound, Ambiguous, InputError for two of different kinds.
    """
    said = _said(settings)
    (kind, one, one_name), (other_kind, other, other_name) = (end(store, name, said) for name in (a, b))
    if kind != other_kind:
        raise InputError(f"{a} is a {kind}, {b} a {other_kind}", "name two of one kind")
    now = clusters(store, settings)
    verdict, why = verdict_of(said, now, (one, other))
    alike = likeness(profiles(store, kind, Clusters()), (one, other))
    return IdentityAnswer(
        a=Ref(one, one_name),
        b=Ref(other, other_name),
        verdict=verdict,
        judgements=why,
        score=alike.score if alike else 0.0,
        reasons=Words(alike.zh, alike.en) if alike else Words("无相同之处。", "nothing in common."),
    )


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two that may be one: how likely, and why."""

    a: Ref
    b: Ref
    score: float
    reasons: Words


@dataclass(frozen=True, slots=True)
class CandidateAnswer:
    """Pairs that may be one, the likeliest first; `total` counts those that `pairs` leaves out too."""

    kind: str
    total: int
    pairs: tuple[Pairing, ...]


def candidates(store: Store, settings: Settings, kind: str, least: float, limit: int) -> CandidateAnswer:
    """Pairs of the kind (person, body, post) of which nobody has said same or different."""
    now = clusters(store, settings)
    found = likely(profiles(store, kind, now), now, least)
    pairs = (Pairing(Ref(x.a.iri, x.a.name), Ref(x.b.iri, x.b.name), x.score, Words(x.zh, x.en)) for x in found[:limit])
    return CandidateAnswer(kind, len(found), tuple(pairs))
