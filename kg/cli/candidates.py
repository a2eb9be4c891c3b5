"""`archontology candidates`: the store in; pairs that may be one, each with its score and the reasons, out."""

from typing import Annotated

import typer

from kg.answers import plain
from kg.answers.profiles import CLASSES, profiles
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word
from kg.entities.candidates import THRESHOLD
from kg.entities.candidates import candidates as likely
from kg.errors import InputError
from kg.identities import clusters

Kind = Annotated[str, typer.Option("--kind", metavar="|".join(CLASSES), help="What is compared")]
Least = Annotated[float, typer.Option("--least", min=0.0, max=1.0, help="The least score that is shown")]
Name = Annotated[str, typer.Option("--name", help="Only pairs in which one bears this name")]
Most = Annotated[int, typer.Option("--limit", min=1, help="So many at most, the likeliest first")]


def candidates(
    kind: Kind = "person",
    least: Least = THRESHOLD,
    name: Name = "",
    limit: Most = 50,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Pairs that may be one person (body, post) and of which nobody has said same or different, with the reasons.

    Example: archontology candidates --kind body --lang zh
    """
    if kind not in CLASSES:
        raise InputError(f"no kind {kind!r}", "kinds: " + ", ".join(CLASSES))
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        now = clusters(graph, chosen)
        found = likely(profiles(graph, kind, now), now, least)
    shown = [one for one in found if not name or name in (*one.a.names, *one.b.names)][:limit]
    if as_json:
        return screen.echo_json([{**plain(one), "reasons": {"zh": one.zh, "en": one.en}} for one in shown])
    if not shown:
        return screen.say(word("nobody", chosen.lang))
    for one in shown:
        screen.say(f"{one.score:.2f}  {one.a.name}  {one.a.iri}", "bold")
        screen.say(f"      {one.b.name}  {one.b.iri}")
        screen.say(f"      {one.zh if chosen.lang == 'zh' else one.en}")
    return None
