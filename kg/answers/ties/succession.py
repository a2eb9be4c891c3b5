"""A person or a post in, who held the same posts before and after them out, across changes of bodies where asked."""

from collections.abc import Callable, Iterable

from kg.answers import found, merged, movements, post_lines, tenures
from kg.answers.questions import is_iri
from kg.answers.ties.facts import part
from kg.answers.ties.values import Holder, Link, Succession
from kg.answers.values import Certainty, Tenure
from kg.errors import NotFound
from kg.store.protocol import Store

Next = Callable[[Tenure, Iterable[Tenure]], tuple[Tenure, ...]]


def chains(store: Store, entity: str, across: bool = False, limit: int = 100) -> tuple[Succession, ...]:
    """Of each post of a person (any name or IRI) those before and after them; of the IRI of a post, of its last holder.

    With `across` the posts that went on as it, or as which it went on, when bodies changed, are the same post.
    At most `limit` on each side. Raises NotFound, Ambiguous.
    """
    lines = []
    for one in _held(store, entity):
        every = _line(store, one, across)
        others = [other for other in every if other.person.iri != one.person.iri]
        back = _walk(one, others, movements.before, limit)
        lines.append(Succession(_holder(one), back, _walk(one, others, movements.after, limit)))
    return tuple(lines)


def _held(store: Store, entity: str) -> tuple[Tenure, ...]:
    if is_iri(entity):
        try:
            where = found.find(store, "Post", entity)
        except NotFound:
            where = None
        if where is not None:
            return tenures.whole(tenures.of(store, "tenures-of-post", where.members)[-1:])
    person = found.find(store, "Person", entity)
    held = tenures.whole(tenures.of(store, "tenures-of-person", person.members))
    return tuple(one for one in held if one.post is not None)


def _line(store: Store, one: Tenure, across: bool) -> tuple[Tenure, ...]:
    """All tenures of the post, and of those that it is one with across changes."""
    assert one.post is not None
    posts = dict.fromkeys(merged.members(store, one.post.iri))
    if across:
        more = [*post_lines.predecessors(store, list(posts)), *post_lines.successors(store, list(posts))]
        posts |= dict.fromkeys(member for other in more for member in merged.members(store, other))
    return tenures.whole(tenures.of(store, "tenures-of-post", posts))


def _walk(one: Tenure, others: list[Tenure], step: Next, limit: int) -> tuple[Link, ...]:
    """One step after the other: from those who were next to those who were next to them."""
    links: list[Link] = []
    seen = {one.iri}
    while len(links) < limit:
        following = tuple(other for other in step(one, others) if other.iri not in seen)
        if not following:
            break
        seen |= {other.iri for other in following}
        links.append(Link(_apart(one, following), tuple(map(_holder, following))))
        one = following[0]
    return tuple(links)


def _apart(one: Tenure, others: Iterable[Tenure]) -> Certainty:
    """Whether each of the others certainly was in office on none of the days of the one, by their bounds."""

    def before(first: Tenure, second: Tenure) -> bool:
        over, begun = first.bounds.end_latest, second.bounds.start_earliest
        return over is not None and begun is not None and over <= begun

    sure = all(before(one, other) or before(other, one) for other in others)
    return Certainty.CERTAINLY if sure else Certainty.POSSIBLY


def _holder(tenure: Tenure) -> Holder:
    return Holder(tenure.person, tenure.post, part(tenure))
