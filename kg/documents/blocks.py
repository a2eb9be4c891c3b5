"""An HTML tree goes in; its text comes out, a block a line, with the cells of its tables, without menus and scripts."""

import re
from dataclasses import dataclass, field

from lxml import etree

from kg.documents.labels import NAVIGATION, WORDS
from kg.documents.tables import Writer
from kg.text.tables import listed

_DROPPED = frozenset(listed("dropped-tags", WORDS))
_BLOCKS = frozenset(listed("block-tags", WORDS))
_MENU = re.compile(
    "(?:^|[^a-z])(?:nav|navbar|menu|crumbs?|breadcrumbs?|toolbar|sidebar|topbar|share)(?:$|[^a-z])", re.IGNORECASE
)
_HIDDEN = re.compile("display[ ]?:[ ]?none", re.IGNORECASE)
_LONGEST_CELL, _LONGEST_MENU = 300, 2000
_BREAK_BETWEEN_HAN = re.compile("(?<=[\u3400-\u9fff,，。、])[ \t\r\f]*\n[ \t\r\f\n]*(?=[\u3400-\u9fff])")
_BROKEN, _FIGURE = frozenset({"br", "p", "div", "li"}), re.compile("[0-9年月日今]$")
_SPACES = re.compile("[ \t\r\n\f]+")
_EDGES = " \t\u00a0\u3000\ufeff\u200b"


@dataclass(slots=True)
class _Walk:
    """The text so far and the line that is being written."""

    writer: Writer = field(default_factory=Writer)
    line: list[str] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        """Go on with the line; a line break of the source between two Chinese characters is no blank."""
        if words:
            self.line.append(_SPACES.sub(" ", _BREAK_BETWEEN_HAN.sub("", words)))

    def end_line(self) -> None:
        """Write the line where there is one."""
        words = "".join(self.line).strip(_EDGES)
        self.line.clear()
        if words:
            self.writer.line(words)


def write(root: etree._Element) -> Writer:
    """The text of the tree and its tables. One walk without recursion: a page may nest as deep as it likes."""
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event in ("comment", "pi"):
            walk.add(element.tail)
        elif event == "start":
            if _is_dropped(element):
                events.skip_subtree()
            elif _is_data_table(element):
                walk.end_line()
                walk.writer.table(_rows(element))
                events.skip_subtree()
            else:
                _open(walk, element)
        else:
            if element.tag in _BLOCKS:
                walk.end_line()
            walk.add(element.tail)
    walk.end_line()
    return walk.writer


def _open(walk: _Walk, element: etree._Element) -> None:
    if element.tag in _BLOCKS:
        walk.end_line()
    walk.add(element.text)


def _is_dropped(element: etree._Element) -> bool:
    """Scripts, forms of input, what is hidden, and menus."""
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return True
    if _HIDDEN.search(element.get("style") or "") or element.get("role") == "navigation":
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if _MENU.search(named) and element.tag != "body" and _is_short(element):
        return True
    return element.tag in ("ul", "ol", "div", "p", "td", "header") and _is_menu(element)


def _is_menu(element: etree._Element) -> bool:
    """Whether the element is nothing but short links and two of them are those of menus: 首页, 政务公开."""
    if not _is_short(element):
        return False
    links = element.findall(".//a", None)
    if len(links) < 3:
        return False
    texts = [_all_text(link).strip() for link in links]
    if sum(text in NAVIGATION for text in texts) < 2:
        return False
    inside = sum(map(len, texts))
    return len("".join(_all_text(element).split())) <= inside + 2 * len(texts)


def _is_data_table(element: etree._Element) -> bool:
    """Whether a table holds data; a table for layout has tables, long texts or a single column in it."""
    if element.tag != "table" or element.find(".//table", None) is not None:
        return False
    rows = element.findall(".//tr", None)
    widest = max((len(_cells(row)) for row in rows), default=0)
    longest = max((len(_all_text(cell)) for row in rows for cell in _cells(row)), default=0)
    return len(rows) >= 2 and widest >= 2 and longest <= _LONGEST_CELL


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _rows(table: etree._Element) -> list[list[str]]:
    """The cells' words; a cell that spans columns or rows is said once and leaves the others blank."""
    rows: list[list[str]] = []
    below: dict[tuple[int, int], bool] = {}
    for number, row in enumerate(table.findall(".//tr", None)):
        words: list[str] = []
        for cell in _cells(row):
            while below.get((number, len(words))):
                words.append("")
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for extra in range(1, high):
                below.update({(number + extra, len(words) + column): True for column in range(wide)})
            words.extend([_words(cell), *[""] * (wide - 1)])
        rows.append(words)
    return rows


def _words(cell: etree._Element) -> str:
    """The words of a cell in one line; a break behind a figure is a blank (1984.10<br>1990.2), one between letters none."""
    parts: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end", "comment", "pi")):
        written = element.text if event == "start" else element.tail if element is not cell else None
        if event == "start" and element.tag in _BROKEN and _FIGURE.search("".join(parts[-2:])):
            parts.append(" ")
        parts.append(_SPACES.sub(" ", _BREAK_BETWEEN_HAN.sub("", written or "")))
    return _SPACES.sub(" ", "".join(parts)).strip(_EDGES)


def _is_short(element: etree._Element) -> bool:
    """Whether it has less text than a menu may have; it looks no further than that, so that nesting costs little."""
    length = 0
    for part in element.itertext():
        length += len(part)
        if length > _LONGEST_MENU:
            return False
    return True


def _all_text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _span(cell: etree._Element, name: str) -> int:
    """How many columns or rows a cell takes; a page may say anything, so at most 50."""
    value = cell.get(name) or "1"
    return min(max(int(value), 1), 50) if value.isascii() and value.isdigit() and len(value) < 4 else 1
