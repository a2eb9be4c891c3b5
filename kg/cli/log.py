"""`archontology log ENTITY`: a name or an IRI in; what the graph learnt of it, when and from which document out."""

from typing import Annotated

import typer

from kg.answers import plain
from kg.answers.log import LogEntry
from kg.answers.log import log as log_of
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import say, word

Name = Annotated[
    str, typer.Argument(help="Any name, or the IRI of an entity, tenure, claim or document", show_default=False)
]


def log(entity: Name, store: StoreAt = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """What came into the graph of an entity or a fact, what changed and what went: when, why, by which document.

    Example: archontology log 许清岚 --lang zh
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        found = log_of(graph, entity)
    if as_json:
        return screen.echo_json(plain(found))
    if not found.entries:
        return screen.say(f"{found.entity.label}: {word('nobody', chosen.lang)}")
    columns = [word(key, chosen.lang) for key in ("date", "reason", "document", "by", "what")]
    return screen.table(found.entity.label, columns, [_line(entry, chosen.lang) for entry in found.entries])


def _line(entry: LogEntry, lang: str) -> list[str]:
    what = [f"{word(one.action, lang)}: {one.thing.label or one.thing.iri}" for one in entry.happenings]
    document = entry.document.title if entry.document is not None else ""
    return [entry.on[:19], say(entry.why, lang), document, f"{entry.command} {entry.version}", "\n".join(what)]
