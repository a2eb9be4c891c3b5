"""Answers become the tables that people read: tenures, distinctions, events, evidence."""

from collections.abc import Sequence

from kg.answers.latest import between, day_before
from kg.answers.values import Attendance, Distinction, Evidence, Participant, Tenure
from kg.cli import screen
from kg.cli.words import say, word

_SOME = 5


def cited(evidence: Sequence[Evidence]) -> str:
    """The first quote with its document, and how many more there are: “馆长陈向阳” — 年会召开 (2020-12-18) +2."""
    if not evidence:
        return ""
    first = evidence[0]
    published = f" ({first.document.published})" if first.document.published else ""
    more = f" +{len(evidence) - 1}" if len(evidence) > 1 else ""
    return f"“{first.quote}” — {first.document.title}{published}{more}"


def until(earliest: str | None, latest: str | None) -> str:
    """The last day, from bounds that are exclusive, as people say it: an end by 2022-02-01 is one of January."""
    return between(*(None if one is None else day_before(one) for one in (earliest, latest)))


def more(total: int, shown: int, lang: str) -> None:
    """Where a table shows a part of what there is: how many there are besides, and how they are seen."""
    if total > shown:
        screen.note(word("more", lang).format(count=total - shown, all=total))


def tenures(title: str, found: Sequence[Tenure], lang: str, *, moved: bool = False) -> None:
    """A numbered table of tenures, and under it, by number, why and in whose words: quotes need the full width.

    What is judged is whether each was held on a day; with `moved`, whether it was taken up or left.
    """
    judged = any(item.judgement is not None for item in found)
    keys = ("person", "post", "from", "until", ("certain" if moved else "on") if judged else "attested")
    lines = [[str(number), *_tenure(item, lang, "so-" if moved else "")] for number, item in enumerate(found, start=1)]
    screen.table(title, ["", *(word(key, lang) for key in keys)], lines)
    for number, item in enumerate(found, start=1):
        reason = [] if item.judgement is None else [say(item.judgement.reason, lang)]
        for line, text in enumerate([*reason, cited(item.evidence)]):
            screen.say(f"{number if line == 0 else '':>4}  {text}")


def _tenure(item: Tenure, lang: str, judged: str) -> list[str]:
    bounds = item.bounds
    mode = f" ({say(item.mode.label, lang)})" if item.mode is not None else ""
    holding = item.post or item.body
    return [
        item.person.label,
        (holding.label if holding is not None else "、".join(item.titles)) + mode,
        item.start.edtf if item.start is not None else between(bounds.start_earliest, bounds.start_latest),
        item.end.edtf if item.end is not None else until(bounds.end_earliest, bounds.end_latest),
        "\n".join(item.attested) if item.judgement is None else word(f"{judged}{item.judgement.certainty}", lang),
    ]


def distinctions(title: str, found: Sequence[Distinction], lang: str) -> None:
    """A table of ranks, honours or memberships."""
    keys = ("what", "by", "attested", "words")
    lines = [[item.name, _by(item), " ".join(item.attested), cited(item.evidence)] for item in found]
    screen.table(title, [word(key, lang) for key in keys], lines)


def _by(item: Distinction) -> str:
    who = item.conferrer or item.body
    return "" if who is None else who.label


def attendances(title: str, found: Sequence[Attendance], lang: str) -> None:
    """A table of events with the role of one agent."""
    lines = [
        [
            item.event.label,
            say(item.role.label, lang),
            between(item.event.earliest, item.event.latest),
            item.event.place or "",
            cited(item.evidence),
        ]
        for item in found
    ]
    screen.table(title, [word(key, lang) for key in ("event", "role", "date", "place", "words")], lines)


def participants(title: str, found: Sequence[Participant], lang: str) -> None:
    """A table of those who took part, with the post that each held that day."""
    lines = [
        [
            item.agent.label,
            say(item.role.label, lang),
            "、".join(t.post.label for t in item.tenures if t.post is not None),
            cited(item.evidence),
        ]
        for item in found
    ]
    screen.table(title, [word(key, lang) for key in ("person", "role", "post", "words")], lines)


def evidence(title: str, found: Sequence[Evidence], lang: str) -> None:
    """A table of quotes, each with its document, its place in the text and the rule that read it."""
    lines = [
        [
            f"{item.prefix}【{item.quote}】{item.suffix}",
            item.document.title,
            item.document.published or "",
            f"{item.start}–{item.end}",
            item.rule,
        ]
        for item in found
    ]
    columns = ("quote", "document", "published", "place-in-text", "rule")
    screen.table(title, [word(key, lang) for key in columns], lines)


def skipped(names: Sequence[str], lang: str) -> None:
    """A line on standard error with the files that were not read, the first few by name."""
    if names:
        more = f" … +{len(names) - _SOME}" if len(names) > _SOME else ""
        screen.note(f"{word('not-read', lang)}: {', '.join(names[:_SOME])}{more}")
