"""`archontology check`: the store in; what breaks a shape and which sentences were not understood out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from kg import checking, rereading
from kg.answers import Page, plain
from kg.answers import document as document_of
from kg.answers import documents as documents_of
from kg.answers.checks import RULES
from kg.answers.conformity import Violation, violations
from kg.checking import Checks, Wanted
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.tables import cited
from kg.cli.words import say, word
from kg.errors import NotFound
from kg.settings import Settings
from kg.store import Originals, Store, open_originals
from ontology.terms import local

_PAGE = 500
Strict = Annotated[bool, typer.Option("--strict", help="Exit code 1 for findings and unread sentences, too")]
Rule = Annotated[str | None, typer.Option("--rule", metavar="|".join(RULES), help="The findings of one lint alone")]
Acknowledged = Annotated[bool, typer.Option("--acknowledged", help="Show the findings that somebody has seen, too")]


@dataclass(frozen=True, slots=True)
class UnreadSentence:
    """A sentence that names a person and a title and gave no claim."""

    document: str
    quote: str
    offset: int
    reason: str


def check(
    rule: Rule = None,
    acknowledged: Acknowledged = False,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
    strict: Strict = False,
) -> None:
    """Hold the graph against the SHACL shapes and the lints, and list the sentences that gave no claim.

    A finding of a lint (two holders of one seat, a gap, a tenure outside the life of its body ...) is for people to
    judge, and no failure; --strict makes it one.

    Example: archontology check --json
    """
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        broken = violations(graph)
        found = checking.check(graph, chosen, Wanted(rule, acknowledged))
        unread = list(_unread(graph, open_originals(chosen.store), chosen))
    if as_json:
        screen.echo_json({"violations": plain(broken), "checks": plain(found), "unread": plain(unread)})
    else:
        _show(broken, unread, chosen.lang)
        _findings(found, chosen.lang)
    if any(item.severity == "Violation" for item in broken) or (strict and (unread or found.findings)):
        raise typer.Exit(1)


def _unread(store: Store, originals: Originals, chosen: Settings) -> Iterator[UnreadSentence]:
    """Read the kept originals again: what was not understood is no fact, so the graph does not hold it."""
    for iri in _documents(store):
        known = document_of(store, iri)
        if rereading.structured(known):
            continue
        try:
            read = rereading.reading(known, originals, chosen)
        except NotFound as error:
            screen.complain(error, chosen.lang)
            continue
        for item in read.unread:
            yield UnreadSentence(known.source_key, item.quote, item.span.start, item.reason)


def _documents(store: Store) -> Iterator[str]:
    offset = 0
    while items := documents_of(store, Page(limit=_PAGE, offset=offset)).items:
        yield from (item.iri for item in items)
        offset += _PAGE


def _show(broken: tuple[Violation, ...], unread: list[UnreadSentence], lang: str) -> None:
    if broken:
        lines = [[item.focus, local(item.path or ""), say(item.message, lang)] for item in broken]
        screen.table(word("violations", lang), [word(key, lang) for key in ("focus", "path", "message")], lines)
    else:
        screen.say(word("conforms", lang))
    if unread:
        lines = [[item.quote, item.reason, f"{item.document}:{item.offset}"] for item in unread]
        screen.table(word("unread", lang), [word(key, lang) for key in ("quote", "reason", "document")], lines)
    else:
        screen.say(f"{word('unread', lang)}: 0")


def _findings(found: Checks, lang: str) -> None:
    """Each finding with its id, and the words of both sides below it."""
    screen.say(f"{word('findings', lang)}: {len(found.findings)} ({word('seen', lang)}: {found.acknowledged})")
    for one in found.findings:
        mark = f"  [{one.acknowledged}]" if one.acknowledged else ""
        screen.say(f"{one.id}  {one.rule}  {say(one.message, lang)}{mark}", "bold")
        for side in one.sides:
            screen.say(f"    {side.fact.label}  {cited(side.evidence)}".rstrip())
