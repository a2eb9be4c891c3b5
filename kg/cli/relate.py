"""`archontology relate`: people, bodies and days in; who is tied to whom, each step dated and in whose words, out."""

from dataclasses import replace
from functools import partial

import typer

from kg.answers.ties import asking
from kg.cli import related, whole
from kg.cli.relating import (
    ALL,
    Across,
    Body,
    Hops,
    How,
    Kinds,
    Name,
    Near,
    Number,
    Region,
    Through,
    Tied,
    Words,
    asks,
)

app = typer.Typer(
    help="Who sat where with whom: each step is dated, says whether it is certain, and has its words.\n\n"
    "Example: archontology relate ties 林望舒 程远山 --through events",
    no_args_is_help=True,
)
app.command("bridges")(whole.bridges)
app.command("centrality")(whole.centrality)
app.command("communities")(whole.communities)


@app.command()
@asks(limit=100)
def ego(how: How, entity: Name, hops: Hops = 1, kinds: Kinds = ALL, words: Words = False) -> None:
    """What is around a person, a body or an event: bodies, events and people within one to three dated edges.

    Example: archontology relate ego 林望舒 --hops 2 --on 2020-12-11
    """
    asked = replace(how.asked, kinds=asking.kinds(kinds), words=words)
    how.show(how.found(lambda graph: graph.ego(entity, hops, asked, how.limit)), related.network)


@app.command()
@asks(limit=100)
def network(how: How, body: Body = None, region: Region = None, kinds: Kinds = ALL, words: Words = False) -> None:
    """The network of a body, or of all bodies of a region, on a day or in a period.

    Example: archontology relate network --body 丽水市档案馆 --on 2020-12-11
    """
    asked = replace(how.asked, kinds=asking.kinds(kinds), words=words)
    how.show(how.found(lambda graph: graph.network(body, region, asked, how.limit)), related.network)


@app.command()
@asks(limit=None)
def ties(how: How, a: Name, b: Name, k: Number = 1, through: Tied = Through.BOTH) -> None:
    """The shortest chains of people between two: each served, or took part in an event, together with the next.

    Example: archontology relate ties 林望舒 程远山 -k 3 --from 2020 --to 2021
    """
    asked = replace(how.asked, kinds=asking.through(through))
    how.show(how.found(lambda graph: graph.ties(a, b, asked, k)), related.chains)


@app.command()
@asks()
def colleagues(how: How, person: Name, hops: Near = 1) -> None:
    """Who served in the same bodies at the same time, and from when to when; --hops 2: their colleagues.

    Example: archontology relate colleagues 许清岚 --certainly
    """
    found = how.found(lambda graph: graph.colleagues(person, how.asked, how.limit, hops))
    how.show(found, partial(related.ties, title="colleagues"))


@app.command("co-participants")
@asks()
def co_participants(how: How, person: Name) -> None:
    """Who took part in the same events, in how many, and in which roles.

    Example: archontology relate co-participants 林望舒
    """
    found = how.found(lambda graph: graph.co_participants(person, how.asked, how.limit))
    how.show(found, partial(related.ties, title="co-participants"))


@app.command("shared-careers")
@asks(limit=None, days=False)
def shared_careers(how: How, a: Name, b: Name) -> None:
    """The bodies and posts that two people had, whether or not at one time.

    Example: archontology relate shared-careers 许清岚 林望舒
    """
    how.show(how.found(lambda graph: graph.stations(a, b)), related.stations)


@app.command()
@asks(days=False)
def chain(how: How, entity: Name, across: Across = False) -> None:
    """Who held the posts of a person (or the post with an IRI) before and after, one after the other.

    Example: archontology relate chain 许清岚 --across
    """
    how.show(how.found(lambda graph: graph.chain(entity, across, how.limit)), related.successions)


@app.command()
@asks()
def hierarchy(how: How, entity: Name) -> None:
    """The bodies above and below a body; who served, while a person did, in the bodies above and below theirs.

    Example: archontology relate hierarchy 松阳县档案馆 --on 2020-12-11
    """
    how.show(how.found(lambda graph: graph.hierarchy(entity, how.asked, how.limit)), related.hierarchy)
