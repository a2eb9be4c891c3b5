"""A text goes in; its title, date, publisher and the span of its body come out, told from the lines around the body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.documents import labels
from kg.documents.lines import Labelled, Line, begins_with_label, labelled, lines
from kg.documents.publishers import publisher
from kg.documents.stamps import byline, day, signed
from kg.model import Span
from kg.text.tables import listed

_HEAD_LINES, _FOOT_LINES, _SIGNATURE_LINES, _STAMP_LINES = 12, 40, 3, 3
_LONGEST_TITLE, _LONGEST_LABELLED, _LONGEST_CONTROLS, _LONGEST_OTHER = 80, 200, 60, 20
_CONTROLS = frozenset(listed("controls", labels.WORDS))
_BETWEEN_CONTROLS = re.compile("[\\[\\]【】()（）：： \u3000\u00a0·|/]+")
_DATED_LINE = re.compile("[0-9]{4}[ ]?(?:[.\\-—–/]|年[ ]?[0-9]{1,2}[ ]?月?[ ]?[\\-—–至])")
_NAME_LINE = re.compile("[^:：]{1,8}[:：][ \u3000]{0,3}[^ \u3000]{1,3}(?:[ \u3000]{1,3}[^ \u3000])?")
_MEETING = ("地点", "会议地点", "主持", "参加人", "参会", "出席", "与会", "列席", "会议主题", "议题")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a page states of itself outside its text: in meta tags. None where it does not."""

    title: str | None = None
    published: str | None = None
    source: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """What the lines around a body say, and where the body is."""

    title: str | None
    published: str | None
    publisher: str | None
    body: Span


@dataclass(slots=True)
class _Zones:
    """The lines before, in and after the body."""

    title: str | None
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)


def examine(text: str, stated: Stated | None = None) -> Furniture:
    """What `text` says of itself in its first and last lines; what the page states elsewhere comes first.

    The title is the first short line without a full stop. A page that says its date nowhere has none.
    """
    known = stated or Stated()
    zones = _zones(lines(text), known.title)
    # A line in brackets (…会议通过) may stand above the stamp: it is of the body, and the stamp is looked for below it.
    first = zones.body[: _STAMP_LINES + 1]
    stamps = [line for line, after in pairwise(first) if _is_head(line.text, after.text)]
    values = [value for line in (*zones.head, *stamps, *zones.foot) for value in labelled(line.text)]
    published = known.published or next(_days(values, zones, stamps), None)
    named = publisher(values, zones.head, zones.foot, (known.source, known.site))
    body = Span(zones.body[0].span.start, zones.body[-1].span.end) if zones.body else Span(len(text), len(text))
    return Furniture(known.title or zones.title, published, named, body)


def _zones(found: list[Line], title: str | None) -> _Zones:
    """Head, body and foot of the lines. What stands before a title that is known is the head of the site."""
    zones = _Zones(title)
    at = _title_line(found, title)
    zones.head.extend(found[:at])
    for index in range(at, min(len(found), at + _HEAD_LINES)):
        line = found[index]
        after = found[index + 1].text if index + 1 < len(found) else ""
        if zones.title is None and after and _is_title(line.text):
            zones.title = line.text.lstrip("#").strip()
        elif not (_is_head(line.text, after) or (title is not None and _same(line.text, title))):
            break
        zones.head.append(line)
    rest = found[len(zones.head) :]
    end = len(rest)
    while end > max(0, len(rest) - _FOOT_LINES) and is_foot(rest[end - 1].text):
        end -= 1
    zones.body, zones.foot = rest[:end], rest[end:]
    return zones


def _title_line(found: list[Line], title: str | None) -> int:
    """Which of the first lines is the known title; 0 when there is none."""
    early = found[: max(_HEAD_LINES, len(found) // 3)]
    return next((index for index, line in enumerate(early) if title is not None and _same(line.text, title)), 0)


def _same(line: str, title: str) -> bool:
    return "".join(line.split()) == "".join(title.split())


def _is_title(line: str) -> bool:
    """A short line that is no sentence, no label, no dated line and no 馆长:张某."""
    return (
        len(line) <= _LONGEST_TITLE
        and not any(mark in line for mark in "。；;")
        and line.count("，") < 3
        and not (_is_head(line, "") or _DATED_LINE.match(line) or _names_a_holder(line))
        and (line in labels.MARKS_OF_A_FOOT or not is_foot(line))
    )


def _names_a_holder(line: str) -> bool:
    """馆长:甲某, but not 档案人物:甲某."""
    if not _NAME_LINE.fullmatch(line):
        return False
    return not re.split("[:：]", line)[0].endswith(labels.TITLES_WITH_NAMES)


def _is_head(line: str, after: str) -> bool:
    """Whether the line belongs to the furniture above a text. 时间:… before 地点:… is the minutes of a meeting."""
    if len(line) > _LONGEST_LABELLED:
        return False
    if _is_controls(line) or byline(line) or any(mark in line for mark in labels.MARKS_OF_A_HEAD):
        return True
    values = list(labelled(line))
    if not values:
        return False
    if not begins_with_label(line):
        # 某县人大网 发布时间:2021-12-06, 2020-12-18 10:30 来源:某馆: the first label gives a day or a source.
        return len(line) <= _LONGEST_LABELLED // 2 and "。" not in line and _is_stamp(values)
    if any(value.label not in labels.ONLY_IN_HEAD for value in values):
        return True
    return day(values[0].value) is not None and not after.startswith(_MEETING)


def _is_stamp(values: list[Labelled]) -> bool:
    """Whether the labels of a line are those of a day with its day, or of a source."""
    return any(
        (value.label in labels.DATES and value.label not in labels.ONLY_IN_HEAD and day(value.value) is not None)
        or value.label in labels.SOURCES
        for value in values
    )


def _is_controls(line: str) -> bool:
    """Whether the line holds nothing but the controls of a page: 字号:[大 中 小] 【打印】."""
    words = [word for word in _BETWEEN_CONTROLS.split(line) if word] if len(line) <= _LONGEST_CONTROLS else []
    return bool(words) and all(word in _CONTROLS for word in words)


def is_foot(line: str) -> bool:
    """Whether the line belongs to the furniture below a text: 责任编辑:…, 主办单位:…, 【打印】."""
    if len(line) > _LONGEST_LABELLED or "。" in line.rstrip("。"):
        return False
    if _is_controls(line) or any(mark in line for mark in labels.MARKS_OF_A_FOOT):
        return True
    values = list(labelled(line))
    if not values or not begins_with_label(line):
        return len(line) <= _LONGEST_LABELLED // 2 and "。" not in line and _is_stamp(values)
    return values[0].label not in labels.ONLY_IN_HEAD or len(line) <= _LONGEST_OTHER


def _days(values: list[Labelled], zones: _Zones, stamps: list[Line]) -> Iterator[str]:
    """The days that may be that of publication, the best first.

    Labelled ones, one in a head line, one after a source (来源:某报 2014-12-23), the one that signs the text.
    """
    for label in labels.DATES:
        yield from filter(None, (day(value.value) for value in values if value.label == label))
    yield from (found.day for line in (*zones.head, *stamps) if (found := byline(line.text)))
    yield from filter(None, (day(value.value) for value in values if value.label in labels.SOURCES))
    labelled_lines = (line.text for line in (*zones.head, *zones.foot) if any(labelled(line.text)))
    yield from filter(None, map(day, labelled_lines))
    if len(zones.body) > 1:
        yield from filter(None, (signed(line.text) for line in reversed(zones.body[-_SIGNATURE_LINES:])))
