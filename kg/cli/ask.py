"""`archontology ask holders|career|body|event|evidence`: names and a day in; an answer with its evidence out."""

from collections.abc import Sequence
from typing import Annotated

import typer

from kg import answers
from kg.answers.values import BodyAnswer, EventAnswer, Holders, Officials, Tenure
from kg.cli import asking, counting, moving, screen, tables
from kg.cli.options import AsJson, FirstDay, Lang, LastDay, OnDay, StoreAt, opened, settings
from kg.cli.words import say, word

app = typer.Typer(
    help="Ask the graph: every answer carries the words that it rests on.\n\n"
    "Example: archontology ask holders 馆长 --body 丽水市档案馆 --on 2020-12-11",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(help="Any name (full, short, as written) or the IRI", show_default=False)]
Post = Annotated[str, typer.Argument(help="A title such as 馆长, or the IRI of a post", show_default=False)]
Body = Annotated[str | None, typer.Option("--body", help="The body of the post: any name or IRI")]
Predecessors = Annotated[bool, typer.Option("--with-predecessors", help="Posts that it continues count too")]

app.command("body-history")(asking.body_history)
app.command("identity")(asking.identity)
app.command("changes")(moving.changes)
app.command("before")(moving.before)
app.command("after")(moving.after)
app.command("above")(moving.above)
app.command("counts")(counting.counts)


@app.command()
def holders(
    post: Post,
    body: Body = None,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    predecessors: Predecessors = False,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Who held a post, on a day, between two days or ever; with the posts that it continues across changes of bodies, or without.

    Example: archontology ask holders 馆长 --body 丽水市档案馆 --on 2020-12-11
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = answers.holders(graph, post, body, answers.Period(on, first, last), predecessors)
    if as_json:
        return screen.echo_json(answers.plain(found))
    where = "" if found.body is None else f" · {found.body.label}"
    return _held(f"{found.post}{where}", found, chosen.lang, answers.Period(on, first, last))


@app.command()
def career(name: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """All posts of a person in order, with ranks, honours, memberships and events.

    Example: archontology ask career 许清岚 --lang zh
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = answers.career(graph, name)
    if as_json:
        return screen.echo_json(answers.plain(found))
    tables.tenures(f"{word('career', chosen.lang)} · {found.person.label}", found.tenures, chosen.lang)
    for key, items in (("rank", found.ranks), ("honour", found.honours), ("membership", found.memberships)):
        if items:
            tables.distinctions(word(key, chosen.lang), items, chosen.lang)
    if found.events:
        tables.attendances(word("events", chosen.lang), found.events, chosen.lang)
    return None


@app.command()
def body(name: Name, on: OnDay = None, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """A body: its names, its posts, and its officials, on a day or ever.

    Example: archontology ask body 丽水市档案馆 --on 2020-12-11
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found, staff = answers.body(graph, name), answers.officials(graph, name, on)
    if as_json:
        return screen.echo_json({**answers.plain(found), "officials": answers.plain(staff)})
    _body(found, chosen.lang)
    return _held(f"{word('officials', chosen.lang)} · {found.body.label}", staff, chosen.lang, answers.Period(on))


@app.command()
def event(name: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """An event with its participants and the post that each held that day.

    Example: archontology ask event 全市档案工作会议
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = answers.event(graph, name)
    return screen.echo_json(answers.plain(found)) if as_json else _event(found, chosen.lang)


@app.command()
def evidence(fact: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """The words that a fact rests on; the fact is given by the IRI that stands in every answer (--json).

    Example: archontology ask evidence IRI
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = answers.evidence(graph, fact)
    if as_json:
        return screen.echo_json(answers.plain(found))
    tables.evidence(f"{word('evidence', chosen.lang)} · {found.fact.label}", found.evidence, chosen.lang)
    if found.contradicting:
        tables.evidence(word("contradicting", chosen.lang), found.contradicting, chosen.lang)
    return None


def _held(title: str, found: Holders | Officials, lang: str, asked: answers.Period) -> None:
    days = asked.on or " – ".join((asked.start or "…", asked.end or "…")).removeprefix("… – …")
    day = f" · {days}" if days else ""
    _tenures(title + day, found.tenures, lang)
    if isinstance(found, Holders) and found.vacancy is not None:
        screen.say(say(found.vacancy, lang))
    if found.excluded:
        tables.tenures(word("excluded", lang) + day, found.excluded, lang)


def _tenures(title: str, found: Sequence[Tenure], lang: str) -> None:
    if found:
        tables.tenures(title, found, lang)
    else:
        screen.say(f"{title}: {word('nobody', lang)}")


def _facts(pairs: Sequence[tuple[str, str | None]], lang: str) -> None:
    for key, value in pairs:
        if value:
            screen.say(f"{word(key, lang)}: {value}")


def _body(found: BodyAnswer, lang: str) -> None:
    screen.say(found.body.label, "bold")
    pairs = (("names", found.names), ("posts", tuple(post.label for post in found.posts)))
    more = (("address", found.address), ("telephone", found.telephone))
    _facts([(key, "、".join(values)) for key, values in (*pairs, *more)], lang)
    if found.honours:
        tables.distinctions(word("honour", lang), found.honours, lang)


def _event(found: EventAnswer, lang: str) -> None:
    kind = "" if found.event.type is None else f" ({say(found.event.type.label, lang)})"
    screen.say(found.event.label + kind, "bold")
    date = found.date.edtf if found.date is not None else found.event.earliest
    pairs = [("date", date), ("place", found.event.place), ("theme", found.theme), ("attendance", found.attendance)]
    _facts([*pairs, ("parts", "、".join(part.label for part in found.parts))], lang)
    tables.participants(word("participants", lang), found.participants, lang)
