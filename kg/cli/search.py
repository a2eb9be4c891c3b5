"""`archontology search WORDS`: a name in any form in; what bears it out, with the form that fits and how it fits."""

from enum import StrEnum
from typing import Annotated

import typer

from kg.answers import plain
from kg.answers.kept import shape
from kg.answers.search import Filters, Found, Query, Result
from kg.answers.search import search as search_in
from kg.cli import screen, tables
from kg.cli.options import AsJson, FirstDay, Lang, LastDay, StoreAt, opened, settings
from kg.cli.words import word
from kg.store.index import indexed


class Kind(StrEnum):
    """What can be searched for."""

    PERSON = "person"
    BODY = "body"
    POST = "post"
    EVENT = "event"
    DOCUMENT = "document"


Words = Annotated[
    list[str],
    typer.Argument(help="A name or its beginning, in either script, or its pinyin or initials", show_default=False),
]
Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Only these; may be given several times")]
Body = Annotated[str | None, typer.Option("--body", help="What belongs to this body, or one under it: any name or IRI")]
Region = Annotated[str | None, typer.Option("--region", help="What belongs to bodies whose names begin so: 浙江省")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="So many of them")]


def search(
    words: Words,
    kind: Kinds = None,
    body: Body = None,
    region: Region = None,
    first: FirstDay = None,
    last: LastDay = None,
    limit: Limit = 20,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """People, bodies, posts, events and documents by name: full, short, former, as written, in pinyin, by initials.

    Words in the texts of documents come after all names. Filters: a body, a region, the days in which a thing is known.

    Example: archontology search xu ql --body 丽水市档案馆 --from 2019
    """
    chosen = settings(store, lang)
    filters = Filters(body=body, region=region, start=first, end=last)
    query = Query(" ".join(words), tuple(one.value for one in kind or ()), limit, filters=filters)
    with opened(chosen) as graph:
        found = search_in(indexed(graph, shape()), query)
    return screen.echo_json(plain(found)) if as_json else _show(found, chosen.lang)


def _show(found: Found, lang: str) -> None:
    if not found.results:
        return screen.say(f"{found.query}: {word('nobody', lang)}")
    least = f"{word('at-least', lang)} " if found.truncated else ""
    dated = any(one.period for one in found.results)
    keys = ("kind", "name", "matched", "how", *(("from", "until") if dated else ()))
    columns = [word(key, lang) for key in keys]
    title = f"{word('search', lang)} · {found.query} ({least}{found.total})"
    screen.table(title, columns, [_line(one, lang, dated) for one in found.results])
    return tables.more(found.total, len(found.results), lang)


def _line(one: Result, lang: str, dated: bool) -> list[str]:
    marked = "".join(f"【{piece}】" if hit else piece for piece, hit in one.snippet or ())
    days = (one.period or ("", "")) if dated else ()
    return [word(one.kind, lang), one.label, marked or one.matched, word(f"how-{one.how}", lang), *days]
