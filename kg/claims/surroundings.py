"""What a document gives for its short forms: a document in, the full names and places in it with what they lie in out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.grammar.bodies import Bodies
from kg.grammar.places import Gazetteer
from kg.model import BodyMention, Document, Lead

DATELINE = re.compile(r"(?:本报|本网|新华社|中新网|中新社|人民网)([一-龥]{2,6}?)(?:\d{1,2}月\d{1,2}日)?(?:讯|电)")
ENDS = frozenset("。!?！？;；\n")


LEVELS = "省市县区州盟旗镇乡"


@dataclass(frozen=True, slots=True)
class Known:
    """A full name that stands in the text at `at`; `root` is the body without its council, `part` says an inner unit."""

    at: int
    name: str
    root: str
    surface: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A place that may give a short form its place: the place and those above it, nearest first, and where it stands."""

    at: int
    surface: str
    chain: tuple[str, ...]
    via: str
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The full names of a text in its order, the publisher, and the places that may stand behind a relative word."""

    text: str
    named: tuple[Known, ...]
    publisher: Known | None
    fixed: tuple[Source, ...]
    places: tuple[Source, ...]

    @classmethod
    def of(
        cls, document: Document, bodies: Bodies, gazetteer: Gazetteer, found: Sequence[BodyMention]
    ) -> "Surroundings":
        """The surroundings in a document; `found` are its body mentions."""
        return _Reader(document, bodies, gazetteer).read(found)

    def sources(self, at: int, nearest_first: bool = False) -> Iterator[Source]:
        """The places to ask at `at`: that of a body in the same sentence, the publisher's, the title's, then backwards."""
        here = bisect_left([source.at for source in self.places], at)
        before = self.places[:here][::-1]
        begin = max((self.text.rfind(mark, 0, at) for mark in ENDS), default=-1)
        same = [source for source in before if source.at > begin and source.leads]
        if nearest_first:
            yield from before
        yield from same
        yield from self.fixed
        yield from before
        later = {source.chain: source for source in self.places[here:]}
        if len(later) == 1:
            yield from later.values()


class _Reader:
    """Reads the surroundings of one document."""

    def __init__(self, document: Document, bodies: Bodies, gazetteer: Gazetteer) -> None:
        self.document, self.bodies, self.gazetteer = document, bodies, gazetteer
        self.year = int(document.published[:4]) if document.published and document.published[:4].isdigit() else None
        self.near: list[str] = []

    def read(self, found: Sequence[BodyMention]) -> Surroundings:
        publisher = self._publisher()
        fixed = [
            *self._fixed(self.document.publisher, "the publisher"),
            *self._fixed(self.document.title, "in the title"),
        ]
        fixed += self._dateline()
        self.near = [name for source in fixed for name in source.chain]
        named = [self._known(mention) for mention in found if mention.complete]
        places = [source for source in map(self._lead, found) if source is not None] + self._mentioned()
        return Surroundings(
            text=self.document.text,
            named=tuple(known for known in named if known is not None),
            publisher=publisher,
            fixed=tuple(fixed),
            places=tuple(sorted(places, key=lambda source: source.at)),
        )

    def _publisher(self) -> Known | None:
        name = self.document.publisher
        mention = self.bodies.ending_at(name, len(name)) if name else None
        if mention is None or not mention.complete or mention.span.start > 0:
            return None
        return self._known(mention)

    def _known(self, mention: BodyMention) -> Known:
        part = mention.lead is not Lead.NONE and self.bodies.is_part(mention.units[-1]) if mention.units else False
        return Known(mention.span.start, mention.name, mention.root, mention.text, part)

    def _chain(self, phrase: str) -> tuple[str, ...]:
        """The place as written (its last name in full) and the places above it."""
        place = self.gazetteer.locate(phrase, self.near, self.year)
        if place is None:
            # A place that no table has is still a place by its form: 潇湘市 of 潇湘市档案馆.
            unknown = phrase not in self.gazetteer and phrase[-1:] in LEVELS and len(phrase) > 2
            return (phrase,) if unknown else ()
        parts = self.gazetteer.split(phrase)
        above = tuple(upper.name for upper in self.gazetteer.parents(place))
        return ("".join(parts[:-1]) + place.name, *above)

    def _fixed(self, text: str | None, via: str) -> list[Source]:
        """The places of the publisher's name or of the title."""
        if not text:
            return []
        phrases: list[str] = []
        end = -1
        for mention in self.gazetteer.find(text, self.year):
            if mention.span.start == end:
                phrases[-1] += mention.name
            else:
                phrases.append(mention.name)
            end = mention.span.end
        leads = (m.lead_text for m in self.bodies.find(text) if m.lead is Lead.PLACE)
        phrases += [lead for lead in leads if lead not in phrases]
        chains = [(phrase, self._chain(phrase)) for phrase in phrases]
        return [Source(-1, phrase, chain, via) for phrase, chain in reversed(chains) if chain]

    def _dateline(self) -> list[Source]:
        match = DATELINE.search(self.document.text, 0, 600)
        chain = self._chain(match[1]) if match else ()
        return [Source(-1, match[1], chain, "the dateline")] if match and chain else []

    def _lead(self, mention: BodyMention) -> Source | None:
        if mention.lead is not Lead.PLACE:
            return None
        chain = self._chain(mention.lead_text)
        return Source(mention.span.start, mention.lead_text, chain, "named before", leads=True) if chain else None

    def _mentioned(self) -> list[Source]:
        found = self.gazetteer.find(self.document.text, self.year)
        sources = (Source(m.span.start, m.name, self._chain(m.name), "named in the text") for m in found)
        return [source for source in sources if source.chain]
