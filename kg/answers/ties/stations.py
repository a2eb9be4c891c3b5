"""Two people in, the bodies and the posts that both had out, whether or not at one time."""

from collections.abc import Iterable

from kg.answers import found, tenures
from kg.answers.ties.days import certain, possible
from kg.answers.ties.facts import part
from kg.answers.ties.values import Station, Stations
from kg.answers.values import Certainty, Ref, Tenure
from kg.store.protocol import Store


def shared(store: Store, a: str, b: str) -> Stations:
    """The stations that the careers of two people (any names or IRIs) share. Raises NotFound, Ambiguous."""
    people = [found.find(store, "Person", name) for name in (a, b)]
    mine, theirs = (tenures.whole(tenures.of(store, "tenures-of-person", one.members)) for one in people)
    bodies = _stations(mine, theirs, [(one.body, one) for one in (*mine, *theirs)])
    posts = _stations(mine, theirs, [(one.post, one) for one in (*mine, *theirs)])
    return Stations(people[0].ref, people[1].ref, bodies, posts)


def _stations(
    mine: Iterable[Tenure], theirs: Iterable[Tenure], places: Iterable[tuple[Ref | None, Tenure]]
) -> tuple[Station, ...]:
    at: dict[str, tuple[Ref, list[Tenure], list[Tenure]]] = {}
    own, other = {one.iri for one in mine}, {one.iri for one in theirs}
    for place, tenure in places:
        if place is not None:
            _, ours, others = at.setdefault(place.iri, (place, [], []))
            if tenure.iri in own:
                ours.append(tenure)
            if tenure.iri in other:
                others.append(tenure)
    return tuple(
        Station(place, met(ours, others), tuple(map(part, ours)), tuple(map(part, others)))
        for place, ours, others in at.values()
        if ours and others
    )


def met(mine: Iterable[Tenure], theirs: Iterable[Tenure]) -> Certainty:
    """Whether two of the tenures were held on one day."""
    pairs = [(one.bounds, other.bounds) for one in mine for other in theirs]
    for judge, answer in ((certain, Certainty.CERTAINLY), (possible, Certainty.POSSIBLY)):
        for one, other in pairs:
            (first, after), (first_too, after_too) = judge(one), judge(other)
            if max(first, first_too) < min(after, after_too):
                return answer
    return Certainty.CERTAINLY_NOT
