"""The labelled values around a text go in, the name of who published it comes out."""

import re
from collections.abc import Sequence

from kg.documents import labels
from kg.documents.lines import Labelled, Line
from kg.documents.stamps import byline

_LONGEST, _LONGEST_INNER = 40, 6
_NOT_IN_A_NAME = re.compile(
    "Copyright|©|ICP|备案|All [Rr]ights|未经|http|www\\.|转载|邮编|电话|承办|地址|[|｜《【\\[\t]|[ \u3000\u00a0]{2}"
    "|[ \u3000](?:19|20)[0-9]{2}|[ \u3000](?:记者|作者|通讯员|发布)"
)
_BEFORE_A_NAME = re.compile("[©(cC)0-9 \\-–]{1,20}")
_EDGES = " \u3000\u00a0:：,，。;；“”\"'"
_OWNED = re.compile("(?P<name>[\u4e00-\u9fff]{4,30})[ \u3000]{0,2}版权所有")
_LATIN = re.compile("[0-9A-Za-z .\\-_/]+")


def publisher(
    values: Sequence[Labelled], head: Sequence[Line], foot: Sequence[Line], stated: tuple[str | None, str | None]
) -> str | None:
    """Who published: the source, else the name in a line of day and name, else who runs the site.

    `stated` is the source and the site of the meta tags. An inner unit (来源:办公室) gives way to who runs the site.
    """
    source, site = stated
    bylines = [found.name for line in head if (found := byline(line.text))]
    owned = [mark["name"] for line in foot if (mark := _OWNED.search(line.text))]
    authors = [name for name in _by_label(values, ("作者",)) if name.endswith(labels.ENDS_OF_BODIES)]
    sources = [name for name in map(_name, [source, *_by_label(values, labels.SOURCES), *bylines, *authors]) if name]
    sites = [name for name in map(_name, [*_by_label(values, labels.SITES), *owned, site]) if name]
    if sources and sites and len(sources[0]) <= _LONGEST_INNER and sources[0].endswith(labels.INNER_UNITS):
        return sites[0]
    return next(iter(sources + sites), None)


def _by_label(values: Sequence[Labelled], wanted: tuple[str, ...]) -> list[str]:
    return [value.value for label in wanted for value in values if value.label == label]


def _name(value: str | None) -> str | None:
    """The name in a value, without what follows it; None when it names nobody (本站)."""
    words = (value or "").strip()
    before = _BEFORE_A_NAME.match(words)
    words = words[before.end() :] if before else words
    end = _NOT_IN_A_NAME.search(words)
    words = (words[: end.start()] if end else words).strip(_EDGES)
    usable = 2 <= len(words) <= _LONGEST and words not in labels.NO_PUBLISHER and not _LATIN.fullmatch(words)
    return words if usable else None
