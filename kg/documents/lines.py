"""A text goes in; its lines and the labelled values in a line (发布日期:2020-12-18) come out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.documents import labels
from kg.model import Span
from kg.text.scripts import simplified

BLANKS = " \t\u00a0\u3000\ufeff\u200b"
_EDGES = BLANKS + "|｜"
_LABELS = sorted({*labels.DATES, *labels.SOURCES, *labels.SITES, *labels.OTHERS}, key=len, reverse=True)
_SPACED = "|".join("[ \u3000]{0,2}".join(map(re.escape, label)) for label in _LABELS)
_B = "[ \u3000\u00a0]"
_COLON = f"{_B}{{0,3}}[：:]{_B}{{0,3}}"
_GLUED = "|".join(map(re.escape, sorted({*labels.DATES} - labels.ONLY_IN_HEAD, key=len, reverse=True)))
_LABEL = re.compile(
    f"(?:(?<![\u4e00-\u9fff])(?P<label>{_SPACED})(?:{_COLON}|{_B}{{1,3}}(?=20[0-9]{{2}}|©))"
    f"|(?P<glued>{_GLUED}){_COLON}(?=[12][0-9]{{3}}))"
)
"""A label, after a blank or a mark; one of a day also right behind a name: 清河市档案馆发布于:2019-01-07."""
_VALUE_END = re.compile("[|｜【\\[\t]|[ \u3000\u00a0]{2}|$")
_OPENING = BLANKS + "(（[【〔·•*-—"
_OPENED_BY = {")": "(（", "）": "(（", "]": "[", "】": "【", "〕": "〔"}
_CLOSING = "".join(_OPENED_BY)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where it stands, without the blanks and column separators around it."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what stands after it."""

    label: str
    value: str


def lines(text: str) -> list[Line]:
    """The lines of `text` that say something."""
    found = []
    start = 0
    for raw in text.split("\n"):
        bare = raw.strip(_EDGES)
        if bare:
            at = start + raw.index(bare)
            found.append(Line(Span(at, at + len(bare)), bare))
        start += len(raw) + 1
    return found


def labelled(line: str) -> Iterator[Labelled]:
    """The labels of a line with their values: 发布时间:2020-12-18 来源:某馆 has two. Labels in either script."""
    marks = list(_LABEL.finditer(simplified(line)))
    for mark, following in zip(marks, [*marks, None][1:], strict=True):
        limit = following.start() if following else len(line)
        end = _VALUE_END.search(line, mark.end(), limit)
        value = line[mark.end() : end.start() if end else limit]
        yield Labelled(re.sub("[ \u3000]", "", mark["label"] or mark["glued"]), _inside(value))


def unlabelled(line: str) -> str:
    """What stands before the first label of a line: 2022-04-07 20:30 浏览量:3160 -> 2022-04-07 20:30."""
    mark = _LABEL.search(simplified(line))
    return line[: mark.start()] if mark else line


def begins_with_label(line: str) -> bool:
    """Whether a label opens the line, a bracket before it aside: (来源:某馆)."""
    return _LABEL.match(simplified(line.lstrip(_OPENING))) is not None


def _inside(value: str) -> str:
    """The value without the brackets and stops around it; a bracket that it opened itself stays: 档案局(馆)."""
    bare = value.strip(_OPENING + ",，;；")
    while bare and bare[-1] in _CLOSING and not any(mark in bare for mark in _OPENED_BY[bare[-1]]):
        bare = bare[:-1].rstrip(BLANKS)
    return bare
