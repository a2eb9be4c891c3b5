"""A text goes in; its title, date, publisher and the span of its body come out, told from the lines around the body."""

import re
from dataclasses import dataclass, field

from kg.documents import labels
from kg.documents.lines import Labelled, Line, begins_with_label, labelled, lines
from kg.model import Span
from kg.text import dates
from kg.text.tables import listed

_HEAD_LINES, _FOOT_LINES, _SIGNATURE_LINES = 12, 40, 2
_LONGEST_TITLE, _LONGEST_LABELLED = 80, 200
_TIME = "(?:[ \u3000T]{0,3}[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)?"
_DATE_LINE = re.compile(
    f"[(（\\[]?(?:20|19)[0-9]{{2}}[ ]?[-./年][ ]?[0-9]{{1,2}}[ ]?[-./月][ ]?[0-9]{{1,2}}[ ]?日?{_TIME}[)）\\]]?"
)
_CONTROLS = frozenset(listed("controls", labels.WORDS))
_BETWEEN_CONTROLS = re.compile("[\\[\\]【】()（）：： \u3000\u00a0·|/]+")
_DATED_LINE = re.compile("[0-9]{4}[ ]?[年.\\-—–/]")
_NAME_LINE = re.compile("[^:：]{1,8}[:：][ \u3000]{0,3}[^ \u3000]{1,3}(?:[ \u3000]{1,3}[^ \u3000])?")
_MEETING = ("地点", "主持", "参加", "出席", "与会", "列席", "会议")
_NOT_IN_A_NAME = re.compile(
    "Copyright|©|ICP|备案|All [Rr]ights|未经|http|www\\.|转载|邮编|电话|承办|地址|[|｜《【\\[\t]|[ \u3000\u00a0]{2}"
)
_OWNED = re.compile("(?P<name>[\u4e00-\u9fff]{4,30})[ \u3000]{0,2}版权所有")


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

    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    title: str | None = None


def examine(text: str, stated: Stated | None = None) -> Furniture:
    """What `text` says of itself in its first and last lines; what the page states elsewhere comes first.

    The title is the first short line without a full stop. A page that says its date nowhere has none.
    """
    known = stated or Stated()
    zones = _zones(lines(text), known.title)
    values = [value for line in (*zones.head, *zones.foot) for value in labelled(line.text)]
    published = known.published or _published(values, zones)
    body = Span(zones.body[0].span.start, zones.body[-1].span.end) if zones.body else Span(len(text), len(text))
    return Furniture(known.title or zones.title, published, _publisher(values, zones, known), body)


def day(value: str) -> str | None:
    """The day that a value begins with, or its month: 2020年12月18日 10:30 -> 2020-12-18."""
    for mention in dates.find(value[:60]):
        plain = re.fullmatch("[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", mention.value.edtf)
        if plain and not mention.value.inferred:
            return mention.value.edtf
    return None


def _zones(found: list[Line], title: str | None) -> _Zones:
    """Head, body and foot of the lines."""
    zones = _Zones(title=title)
    at = _title_line(found, title) if title else 0
    zones.head.extend(found[:at])
    for index in range(at, min(len(found), at + _HEAD_LINES)):
        line = found[index]
        after = found[index + 1].text if index + 1 < len(found) else ""
        if zones.title is None and after and _is_title(line.text):
            zones.title = line.text.lstrip("#").strip()
        elif not (_is_head(line.text, after) or (index == at and title and _same(line.text, title))):
            break
        zones.head.append(line)
    rest = found[len(zones.head) :]
    end = len(rest)
    while end > max(0, len(rest) - _FOOT_LINES) and _is_foot(rest[end - 1].text):
        end -= 1
    zones.body, zones.foot = rest[:end], rest[end:]
    return zones


def _title_line(found: list[Line], title: str) -> int:
    """Which of the first lines is the known title; what stands before it is the head of the site."""
    early = found[: max(_HEAD_LINES, len(found) // 3)]
    return next((index for index, line in enumerate(early) if _same(line.text, title)), 0)


def _same(line: str, title: str) -> bool:
    return "".join(line.split()) == "".join(title.split())


def _is_title(line: str) -> bool:
    """A short line that is no sentence, no label, no dated line and no 馆长:张某."""
    return (
        len(line) <= _LONGEST_TITLE
        and not any(mark in line for mark in "。；;")
        and line.count("，") < 3
        and not (_is_head(line, "") or _is_foot(line) or _DATED_LINE.match(line) or _NAME_LINE.fullmatch(line))
    )


def _is_head(line: str, after: str) -> bool:
    """Whether the line belongs to the furniture above a text. 时间:… before 地点:… is the minutes of a meeting."""
    if _DATE_LINE.fullmatch(line) or _is_controls(line):
        return True
    if any(mark in line for mark in labels.MARKS_OF_A_HEAD) and len(line) <= _LONGEST_LABELLED:
        return True
    if len(line) > _LONGEST_LABELLED or not (begins_with_label(line) or _dated_start(line)):
        return False
    first = next(labelled(line), None)
    if first is None or first.label not in labels.ONLY_IN_HEAD:
        return True
    return day(first.value) is not None and not after.startswith(_MEETING)


def _is_controls(line: str) -> bool:
    """Whether the line holds nothing but the controls of a page: 字号:[大 中 小] 【打印】."""
    words = [word for word in _BETWEEN_CONTROLS.split(line) if word] if len(line) <= 60 else []
    return bool(words) and all(word in _CONTROLS for word in words)


def _dated_start(line: str) -> bool:
    """2020-12-18 10:30 来源:某馆 begins with the date itself."""
    mark = _DATE_LINE.match(line)
    return mark is not None and any(True for _ in labelled(line[mark.end() :]))


def _is_foot(line: str) -> bool:
    """Whether the line belongs to the furniture below a text."""
    if len(line) > _LONGEST_LABELLED or "。" in line.rstrip("。"):
        return False
    if _is_controls(line) or any(mark in line for mark in labels.MARKS_OF_A_FOOT):
        return True
    first = next(labelled(line), None) if begins_with_label(line) else None
    return first is not None and (first.label not in labels.ONLY_IN_HEAD or len(line) <= 20)


def _published(values: list[Labelled], zones: _Zones) -> str | None:
    """The best of the labelled dates, else a date that stands alone in the head, else the one that signs the text."""
    for label in labels.DATES:
        for value in values:
            if value.label == label and (found := day(value.value)):
                return found
    alone = [line.text for line in zones.head if _DATE_LINE.match(line.text)]
    signed = [line.text for line in reversed(zones.body[-_SIGNATURE_LINES:])] if len(zones.body) > 1 else []
    return next((found for line in alone if (found := day(line))), None) or next(
        filter(None, map(_signed, signed)), None
    )


def _signed(line: str) -> str | None:
    """The day of a line that holds nothing else: 二〇二一年三月五日 under the name of who signs."""
    mentions = dates.find(line) if len(line) <= 20 else []
    whole = len(mentions) == 1 and mentions[0].end is None and mentions[0].span == Span(0, len(line))
    edtf = mentions[0].value.edtf if whole else ""
    return edtf if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", edtf) and not mentions[0].value.inferred else None


def _publisher(values: list[Labelled], zones: _Zones, known: Stated) -> str | None:
    """Who published: the source, else who runs the site. An inner unit (来源:办公室) gives way to the site."""
    sources = [known.source, *_by_label(values, labels.SOURCES)]
    owned = [mark["name"] for line in zones.foot if (mark := _OWNED.search(line.text))]
    sites = [*_by_label(values, labels.SITES), *owned, known.site]
    named = [name for name in map(_name, sources) if name]
    running = [name for name in map(_name, sites) if name]
    if named and running and len(named[0]) <= 6 and named[0].endswith(labels.INNER_UNITS):
        return running[0]
    return next(iter(named + running), None)


def _by_label(values: list[Labelled], wanted: tuple[str, ...]) -> list[str]:
    return [value.value for label in wanted for value in values if value.label == label]


def _name(value: str | None) -> str | None:
    """The name in a value, without what follows it; None when it names nobody (本站)."""
    text = re.sub("^[©(cC)0-9 \\-–]{1,20}", "", (value or "").strip())
    end = _NOT_IN_A_NAME.search(text)
    text = (text[: end.start()] if end else text).strip(" \u3000\u00a0:：,，。;；()（）“”\"'")
    usable = 2 <= len(text) <= 40 and text not in labels.NO_PUBLISHER and not re.fullmatch("[0-9A-Za-z .\\-_/]+", text)
    return text if usable else None
