"""Answers about relations in, the tables and lines that people read out; quotes stand under a table, by number."""

from collections.abc import Iterable, Sequence

from kg.answers.latest import between
from kg.answers.ties.values import (
    Bridges,
    Chains,
    Communities,
    Edge,
    Hierarchy,
    Link,
    Network,
    Part,
    Rank,
    Ranking,
    Shared,
    Stations,
    Succession,
    Superior,
    Ties,
)
from kg.answers.values import Bounds
from kg.cli import screen
from kg.cli.tables import cited, more, until
from kg.cli.words import say, word


def _table(title: str, keys: Sequence[str], lines: Sequence[Sequence[str]], lang: str) -> None:
    screen.table(title, [word(key, lang) if key else "" for key in keys], lines)


def _quotes(words: Iterable[tuple[int, Part]], lang: str) -> None:
    for number, part in words:
        screen.say(f"{number:>4}  {_label(part, lang)}  {cited(part.evidence)}")


def _label(one: Part | Edge, lang: str) -> str:
    """A post as the sources have it; a role in the language of the table."""
    return say(one.role.label, lang) if one.role is not None else one.label


def _days(time: Bounds) -> tuple[str, str]:
    return between(time.start_earliest, time.start_latest), until(time.end_earliest, time.end_latest)


def network(found: Network, lang: str) -> None:
    """The edges, one a line; the words of each where they were asked for."""
    named = {node.id: node.label for node in found.nodes}
    lines = [
        [
            str(number),
            named[edge.source],
            _label(edge, lang) or word(edge.kind, lang),
            named[edge.target],
            between(edge.start_earliest, edge.start_latest),
            until(edge.end_earliest, edge.end_latest),
            "" if edge.certainty is None else word(edge.certainty, lang),
            str(edge.evidence),
        ]
        for number, edge in enumerate(found.edges, start=1)
    ]
    title = f"{word('network', lang)} ({len(found.nodes)} / {found.total})"
    _table(title, ("", "from-node", "what", "to-node", "from", "until", "certain", "claims"), lines, lang)
    for number, edge in enumerate(found.edges, start=1):
        if edge.words:
            screen.say(f"{number:>4}  {_label(edge, lang) or word(edge.kind, lang)}  {cited(edge.words)}")


def ties(found: Ties, lang: str, title: str) -> None:
    """Each with the meetings, and the words of both sides."""
    lines = []
    for number, tie in enumerate(found.ties, start=1):
        first = [str(number), tie.other.label, str(tie.count)]
        if not tie.shared:
            lines.append([*first, "、".join(ref.label for ref in tie.through), "", "", ""])
        for at, shared in enumerate(tie.shared):
            lines.append([*(first if at == 0 else ["", "", ""]), *_shared(shared, lang)])
    heading = f"{word(title, lang)} · {found.person.label} ({found.total})"
    _table(heading, ("", "what", "count", "where", "from", "until", "certain"), lines, lang)
    for number, tie in enumerate(found.ties, start=1):
        met = (*tie.shared, *(one for step in tie.steps for one in step.shared))
        _quotes(((number, part) for one in met for part in (one.mine, one.theirs)), lang)
    more(found.total, len(found.ties), lang)


def _shared(shared: Shared, lang: str) -> list[str]:
    return [shared.place.label, *_days(shared.time), word(shared.certainty, lang)]


def chains(found: Chains, lang: str) -> None:
    """Each chain, step by step."""
    if found.distance is None:
        return screen.say(f"{found.a.label} · {found.b.label}: {word('not-tied', lang)}")
    for number, chain in enumerate(found.chains, start=1):
        lines = [
            [str(at), step.a.label, step.b.label, *_shared(one, lang)]
            for at, step in enumerate(chain.steps, start=1)
            for one in step.shared
        ]
        heading = f"{number}. {' – '.join(ref.label for ref in chain.people)} ({word(chain.certainty, lang)})"
        _table(heading, ("", "who", "whom", "where", "from", "until", "certain"), lines, lang)
        for at, step in enumerate(chain.steps, start=1):
            _quotes(((at, part) for one in step.shared for part in (one.mine, one.theirs)), lang)
    return screen.note(word("more-chains", lang)) if found.truncated else None


def stations(found: Stations, lang: str) -> None:
    """The bodies, then the posts."""
    for key, every in (("by", found.bodies), ("post", found.posts)):
        lines = [[one.place.label, _spans(one.mine), _spans(one.theirs), word(one.certainty, lang)] for one in every]
        title = f"{word(key, lang)} · {found.a.label} · {found.b.label}"
        _table(title, ("what", "who", "whom", "together"), lines, lang)
        _quotes(((at, part) for at, one in enumerate(every, start=1) for part in (*one.mine, *one.theirs)), lang)


def _spans(parts: Iterable[Part]) -> str:
    return "\n".join(f"{part.label} {' – '.join(_days(part.bounds))}" for part in parts)


def successions(found: Sequence[Succession], lang: str) -> None:
    """Each post: those before from the first, the one who is asked about, those after."""
    for one in found:
        back = [(-at, link) for at, link in enumerate(one.before, start=1)]
        rows = [*_links(reversed(back), lang), ["0", one.of.person.label, *_held(one.of.held), ""]]
        rows += _links(enumerate(one.after, start=1), lang)
        title = one.of.post.label if one.of.post is not None else one.of.held.label
        _table(title, ("", "person", "post", "from", "until", "certain"), rows, lang)
        _quotes(((at, holder.held) for at, link in back for holder in link.holders), lang)
        _quotes(((at, holder.held) for at, link in enumerate(one.after, start=1) for holder in link.holders), lang)


def _links(links: Iterable[tuple[int, Link]], lang: str) -> list[list[str]]:
    return [
        [str(at), holder.person.label, *_held(holder.held), word(link.certainty, lang)]
        for at, link in links
        for holder in link.holders
    ]


def _held(part: Part) -> list[str]:
    return [part.label, *_days(part.bounds)]


def hierarchy(found: Hierarchy, lang: str) -> None:
    """What is above, then what is below."""
    for key, ranks in (("above", found.bodies_above), ("below", found.bodies_below)):
        if found.kind == "Body":
            _ranks(f"{word(key, lang)} · {found.entity.label}", ranks, lang)
    for key, people in (("above", found.people_above), ("below", found.people_below)):
        if found.kind == "Person":
            _superiors(f"{word(key, lang)} · {found.entity.label}", people, lang)


def _ranks(title: str, ranks: Sequence[Rank], lang: str) -> None:
    if not ranks:
        return screen.say(f"{title}: {word('nobody', lang)}")
    lines = [
        [
            str(one.level),
            one.body.label,
            one.next_to.label,
            *_days(one.time),
            word(one.certainty, lang),
            cited(one.evidence),
        ]
        for one in ranks
    ]
    return _table(title, ("level", "by", "next-to", "from", "until", "certain", "words"), lines, lang)


def _superiors(title: str, people: Sequence[Superior], lang: str) -> None:
    if not people:
        return screen.say(f"{title}: {word('nobody', lang)}")
    lines = [
        [one.person.label, one.body.label, one.theirs.label, *_days(one.time), word(one.certainty, lang)]
        for one in people
    ]
    _table(title, ("person", "by", "post", "from", "until", "certain"), lines, lang)
    return _quotes(((at, one.theirs) for at, one in enumerate(people, start=1)), lang)


def bridges(found: Bridges, lang: str) -> None:
    """Two bodies a line, and who moved; the words of both tenures of each."""
    lines = [
        [
            str(at),
            one.source.label,
            one.target.label,
            str(one.count),
            "、".join(mover.person.label for mover in one.movers),
        ]
        for at, one in enumerate(found.bridges, start=1)
    ]
    columns = ("", "from-body", "to-body", "count", "people-named")
    _table(f"{word('bridges', lang)} ({found.total})", columns, lines, lang)
    for at, one in enumerate(found.bridges, start=1):
        _quotes(((at, part) for mover in one.movers for part in (mover.before, mover.after)), lang)
    more(found.total, len(found.bridges), lang)


def ranking(found: Ranking, lang: str) -> None:
    """The nodes with their values."""
    lines = [
        [str(at), one.node.label, word(one.node.kind.lower(), lang), f"{one.value:.6g}"]
        for at, one in enumerate(found.ranked, start=1)
    ]
    sampled = "" if found.sampled is None else f" · {word('sampled', lang)} {found.sampled}"
    title = f"{word(found.measure, lang)} ({found.total} · {found.edges}{sampled})"
    _table(title, ("", "what", "kind", "value"), lines, lang)


def communities(found: Communities, lang: str) -> None:
    """The largest first, by those of the most ties."""
    lines = [
        [
            str(at),
            str(one.size),
            "、".join(node.label for node in one.people),
            "、".join(node.label for node in one.bodies),
        ]
        for at, one in enumerate(found.communities, start=1)
    ]
    title = f"{word('communities', lang)} ({found.total}) · Q = {found.modularity:.3f}"
    _table(title, ("", "count", "people-named", "by"), lines, lang)
    more(found.total, len(found.communities), lang)
