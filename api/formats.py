"""An Accept header or a `format=` becomes one of the formats on offer: what to write, and the Content-Type to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from api.errors import HttpError
from kg.store.protocol import Form


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in `format=`, its media type, and other media types that people ask for it by."""

    name: str
    media_type: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The format to write and the media type that the client named for it."""

    name: str
    media_type: str
    written: str
    """The media type by which the store knows the format."""

    @property
    def content_type(self) -> str:
        """The Content-Type header: text is UTF-8, and says so."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


HTML: Final = Format("html", "text/html", ("application/xhtml+xml",))
ROWS: Final = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
)
YES_NO: Final = ROWS[:2]  # the CSV and TSV of the recommendation have no booleans
GRAPHS: Final = (
    Format("turtle", "text/turtle", ("application/x-turtle",)),
    Format("ntriples", "application/n-triples", ("text/plain",)),
    Format("jsonld", "application/ld+json", ("application/json",)),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml")),
)
TRIPLES: Final = (
    *GRAPHS,
    Format("nquads", "application/n-quads"),
    Format("trig", "application/trig"),
)
"""What the triples of a query can be written in: in a format of quads they stand in the default graph."""
OFFERS: Final = {Form.SELECT: ROWS, Form.ASK: YES_NO, Form.GRAPH: TRIPLES}
"""What the answer to a query of each form can be written in."""


@dataclass(frozen=True, slots=True)
class _Range:
    """One media range of an Accept header."""

    type: str
    subtype: str
    quality: float

    def rank(self, media_type: str) -> int:
        """How precisely the range names the type: 3 in full, 2 `text/*`, 1 `*/*`, 0 not at all."""
        kind, _, sub = media_type.partition("/")
        if self.type == "*":
            return 1
        if self.type != kind:
            return 0
        return 2 if self.subtype == "*" else 3 * (self.subtype == sub)


def _ranges(accept: str) -> list[_Range]:
    ranges = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        kind, slash, sub = name.partition("/")
        if slash:
            ranges.append(_Range(kind, sub, _quality(parameters)))
    return ranges


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _weight(ranges: Sequence[_Range], media_type: str) -> tuple[float, int]:
    """The quality that the most precise fitting range gives, and how precise it is."""
    rank, quality = max(((r.rank(media_type), r.quality) for r in ranges), default=(0, 0.0))
    return (quality, rank) if rank else (0.0, 0)


@lru_cache(maxsize=512)
def choose(offers: tuple[Format, ...], accept: str | None, override: str | None = None) -> Choice:
    """The offer that suits best: `override` (a name) wins; no Accept takes the first offer; the first offer wins a tie.

    Raises HttpError 406 that lists what there is.
    """
    if override:
        for offer in offers:
            if override == offer.name:
                return Choice(offer.name, offer.media_type, offer.media_type)
        raise _not_acceptable(f"format={override}", offers)
    ranges = _ranges(accept) if accept and accept.strip() else [_Range("*", "*", 1.0)]
    best, choice = (0.0, 0), None
    for offer in offers:
        for media_type in (offer.media_type, *offer.also):
            weight = _weight(ranges, media_type)
            # Another name counts only where it is asked for in full: text/* means text/csv, not text/xml.
            if weight[0] > 0 and weight > best and (media_type == offer.media_type or weight[1] == 3):
                best, choice = weight, Choice(offer.name, media_type, offer.media_type)
    if choice is None:
        raise _not_acceptable(f"Accept: {accept}", offers)
    return choice


def names_page(accept: str | None) -> bool:
    """Whether an Accept header names HTML itself, as every browser's does, and likes nothing of JSON better."""
    ranges = _ranges(accept or "")
    html, json = _weight(ranges, HTML.media_type), _weight(ranges, "application/json")
    return html[1] == 3 and html >= json


def language_weights(accept_language: str, languages: Sequence[str]) -> dict[str, float]:
    """The quality that an Accept-Language header gives each of `languages`; zh-Hant-TW counts for zh."""
    weights = dict.fromkeys(languages, 0.0)
    for part in accept_language.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        language = name.split("-")[0]
        if language in weights:
            weights[language] = max(weights[language], _quality(parameters))
    return weights


def _not_acceptable(asked: str, offers: Sequence[Format]) -> HttpError:
    there = ", ".join(f"{offer.name} ({offer.media_type})" for offer in offers)
    return HttpError(406, f"{asked}: there is no such format of this answer", f"There are: {there}")
