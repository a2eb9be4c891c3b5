"""`archontology ask body-history|identity`: a body and a day, or two entities, in; an answer with its evidence out."""

from typing import Annotated

import typer

from kg import answers, catalogue, identities
from kg.answers.latest import between
from kg.answers.lineage import BodyHistory, Status, history
from kg.answers.values import Ref
from kg.cli import screen
from kg.cli.options import AsJson, Lang, OnDay, StoreAt, opened, settings
from kg.cli.tables import cited, until
from kg.cli.words import say, word

Name = Annotated[str, typer.Argument(help="Any name (full, short, as written) or the IRI", show_default=False)]


def body_history(
    name: Name, on: OnDay = None, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """What a body was called, what hung at its door, whose it was, and what became of it: on a day, or over all time.

    Example: archontology ask body-history 松阳县档案局 --on 2010
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = history(graph, name, on)
    return screen.echo_json(answers.plain(found)) if as_json else _show(found, chosen.lang)


def identity(a: Name, b: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Whether two persons (bodies, posts) are one, who decided so and why, and how alike they are.

    Example: archontology ask identity 许清岚 林望舒 --lang zh
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = identities.ask(graph, chosen, a, b)
    if as_json:
        return screen.echo_json(answers.plain(found))
    screen.say(f"{found.a.label} · {found.b.label}: {word(f'identity-{found.verdict}', chosen.lang)}", "bold")
    for judgement in found.judgements:
        screen.say(f"  {catalogue.say(judgement.told(), chosen.lang)}")
    return screen.say(f"  {found.score:.2f}  {say(found.reasons, chosen.lang)}")


def _show(found: BodyHistory, lang: str) -> None:
    day = "" if found.on is None else f" · {found.on}"
    statuses = (*found.names, *found.relations)
    lines = [[word(one.kind, lang), one.label, *_time(one), _certainty(one, lang)] for one in statuses]
    columns = [word(key, lang) for key in ("kind", "what", "from", "until", "on")]
    screen.table(found.body.label + day, columns, lines)
    for key, refs in (("predecessors", found.predecessors), ("successors", found.successors)):
        if refs:
            screen.say(f"{word(key, lang)}: {_labels(refs)}")
    changes = [
        [
            one.date.edtf if one.date is not None else "",
            say(one.type.label, lang),
            _labels(one.before),
            _labels(one.after),
            cited(one.evidence),
        ]
        for one in found.changes
    ]
    if changes:
        columns = [word(key, lang) for key in ("date", "what", "was", "became", "words")]
        screen.table(word("changes", lang), columns, changes)


def _time(one: Status) -> tuple[str, str]:
    time = one.time
    return between(time.start_earliest, time.start_latest), until(time.end_earliest, time.end_latest)


def _certainty(one: Status, lang: str) -> str:
    if one.certainty is None or one.reason is None:
        return ""
    return f"{word(f'so-{one.certainty}', lang)} ({say(one.reason, lang)})"


def _labels(refs: tuple[Ref, ...]) -> str:
    return "、".join(ref.label for ref in refs)
