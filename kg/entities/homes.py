"""A reading in, the home of each person of it out: the body by which two persons of one name are told apart."""

from collections.abc import Iterator

from kg.entities.body_types import is_society
from kg.model import BodyRef, PersonRef, Reading, Status


def homes(reading: Reading) -> dict[str, str]:
    """Name of a person -> full name of the body of their main tenure in this document.

    The main tenure is the last stated one that is not in a society: for 省档案学会常务理事、常州市档案馆馆长金云江
    it is 常州市档案馆. Who has none is at home where they hold a rank (省档案馆二级巡视员邹华), else in the society; a
    membership makes no home, too many share it (中共党员). Who has no home in a body whose full name is known is not
    in the dictionary: the document is their home. One name in one document is one person.
    """
    found: dict[str, tuple[int, str]] = {}
    for person, body, weight in _said(reading):
        if body and body.resolved:
            weight = 1 if is_society(body.name) else weight
            if weight >= found.get(person.name, (weight, ""))[0]:
                found[person.name] = (weight, body.name)
    return {name: home for name, (_, home) in found.items()}


def _said(reading: Reading) -> Iterator[tuple[PersonRef, BodyRef | None, int]]:
    """Who, in which body, and how much that counts: a tenure more than a rank."""
    for tenure in reading.tenures:
        if tenure.status is not Status.CANDIDATE:
            yield tenure.person, tenure.body, 3
    for rank in reading.ranks:
        yield rank.person, rank.body, 2
