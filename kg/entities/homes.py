"""A reading in, the home of each person of it out: the body by which two persons of one name are told apart."""

from kg.entities.body_types import is_society
from kg.model import Reading, Status


def homes(reading: Reading) -> dict[str, str]:
    """Name of a person -> full name of the body of their main tenure in this document.

    The main tenure is the last stated one that is not in a society: for 省档案学会常务理事、常州市档案馆馆长金云江
    it is 常州市档案馆. Who has none, or only in a body whose full name is unknown, is not in the dictionary: the
    document is their home. One name in one document is one person.
    """
    found: dict[str, str] = {}
    for claim in reading.tenures:
        body = claim.body
        if body and body.resolved and claim.status is not Status.CANDIDATE and not is_society(body.name):
            found[claim.person.name] = body.name
    return found
