"""A link and its seat in, the seat with the body that the document, or everybody, knows for this person and title out.

王副局长 after 温州市档案局副局长王某 is of that bureau; 习近平主席 is the president of the state.
"""

from dataclasses import replace

from kg.claims.links import Link
from kg.claims.seats import Seat
from kg.grammar.phrases import Unit
from kg.grammar.tables import rows
from kg.model import BodyRef

MEANT = "the only one whom this name and title mean"


class Holders:
    """Who was said to be what in which body, in one document, read in the order of its text."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], BodyRef] = {}

    def of(self, link: Link, seat: Seat) -> Seat:
        """The seat with the body in which the text has put this person before, where it names none or only a part."""
        unit, key = seat.unit, (link.person.name, seat.unit.post)
        behind = unit.body is None and link.rule == "titles.after-name"
        if behind and (meant := known_holder(link.person.name, unit)):
            return replace(seat, unit=replace(unit, post=meant[0]), body=BodyRef(meant[1], unit.written, via=MEANT))
        known = self._said.get(key)
        if known is not None and (behind or seat.body is None or not seat.body.resolved):
            return replace(seat, body=replace(known, surface=unit.written, via=f"where {unit.post} stood before"))
        if unit.body is not None and seat.body is not None and seat.body.resolved:
            self._said[key] = seat.body
        return seat

    def know(self, link: Link, post: str) -> bool:
        """Whether the text has said before that the person of a link has the post."""
        return (link.person.name, post) in self._said


def known_holder(person: str, unit: Unit) -> tuple[str, str] | None:
    """Which post in which body a title alone behind a name means, where everybody knows: 习近平|主席; None for others."""
    for name, written, post, body in rows("known-holders"):
        if (name, written) == (person, unit.written):
            return post, body
    return None
