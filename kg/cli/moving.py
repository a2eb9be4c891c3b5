"""`archontology ask changes|before|after|above`: a body and two days, or a person, in; who came and went out."""

from typing import Annotated

import typer

from kg import answers
from kg.answers.movements import changes as changes_of
from kg.answers.movements import neighbours
from kg.cli import screen, tables
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word

Name = Annotated[str, typer.Argument(help="Any name (full, short, as written) or the IRI", show_default=False)]
First = Annotated[
    str,
    typer.Option("--from", metavar="DATE", help="The earlier day; a month or a year counts whole", show_default=False),
]
Last = Annotated[
    str,
    typer.Option(
        "--to", metavar="DATE", help="The later day, or the month or year with which it ends", show_default=False
    ),
]


def changes(
    name: Name, start: First, end: Last, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """Who came to and who went from the posts of a body between two days.

    Example: archontology ask changes 丽水市档案馆 --from 2019 --to 2022
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = changes_of(graph, name, start, end)
    if as_json:
        return screen.echo_json(answers.plain(found))
    for key, moved in (("came", found.came), ("went", found.went)):
        title = f"{word(key, chosen.lang)} · {found.body.label} · {found.start} – {found.end}"
        if moved:
            tables.tenures(title, moved, chosen.lang, moved=True)
        else:
            screen.say(f"{title}: {word('nobody', chosen.lang)}")
    return None


def before(name: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Who was known in each post of a person before them; somebody unknown may have been between.

    Example: archontology ask before 许清岚
    """
    _beside(name, "before", (store, lang, as_json))


def after(name: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Who was known in each post of a person after them; somebody unknown may have been between.

    Example: archontology ask after 林望舒
    """
    _beside(name, "after", (store, lang, as_json))


def above(name: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Who may have been head, at the time, where a person was deputy.

    Example: archontology ask above 许清岚
    """
    _beside(name, "above", (store, lang, as_json))


def _beside(name: str, which: str, options: tuple[str | None, str | None, bool]) -> None:
    store, lang, as_json = options
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = neighbours(graph, name, which)
    if as_json:
        return screen.echo_json(answers.plain(found))
    for one in found:
        post = one.tenure.post.label if one.tenure.post is not None else ""
        title = f"{word(f'person-{which}', chosen.lang)} · {one.tenure.person.label} · {post}"
        if one.others:
            tables.tenures(title, one.others, chosen.lang)
        else:
            screen.say(f"{title}: {word('nobody', chosen.lang)}")
    return None
