"""`archontology relate bridges|centrality|communities`: a period in; what holds of the whole network in it out."""

from dataclasses import replace

from kg.answers.ties import asking
from kg.cli import related
from kg.cli.progress import counted
from kg.cli.relating import Body, By, How, Measure, Of, Sources, Through, Tied, Whose, asks


@asks()
def bridges(how: How, body: Body = None) -> None:
    """The bodies between which people moved, those of the most movers first; with --body from and to that one.

    Example: archontology relate bridges --body 丽水市档案馆 --from 2015
    """
    how.show(how.found(lambda graph: graph.bridges(body, how.asked, how.limit)), related.bridges)


@asks()
def centrality(
    how: How,
    of: Whose = Of.PEOPLE,
    measure: By = Measure.DEGREE,
    through: Tied = Through.BOTH,
    sources: Sources = asking.SOURCES,
) -> None:
    """The most central people, bodies, or nodes of any kind, in a period.

    Example: archontology relate centrality --measure betweenness --through bodies --from 2015
    """
    asked = replace(how.asked, kinds=asking.through(through))
    with counted(how.language, "sources") as told:
        found = how.found(lambda graph: graph.centrality(of, asked, (measure, sources, how.limit), told))
    how.show(found, related.ranking)


@asks()
def communities(how: How, of: Whose = Of.PEOPLE, through: Tied = Through.BOTH) -> None:
    """Who is tied more to one another than to others, in a period (Louvain).

    Example: archontology relate communities --through bodies
    """
    asked = replace(how.asked, kinds=asking.through(through))
    how.show(how.found(lambda graph: graph.communities(of, asked, how.limit)), related.communities)
