"""Place names in a text: a text goes in, its mentions of provinces, prefectures and counties with their years come out.

The table is ontology/gazetteer/places.tsv (1981 to now, with older places in extra.tsv). A name is never rewritten to
today's: 襄樊市 stays 襄樊市, its row says that it ended in 2010 and became 襄阳市.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick, MatchKind

import ontology.gazetteer
from kg.errors import InputError
from kg.model import Place, PlaceMention, Span

TABLE = Path(ontology.gazetteer.__file__).parent / "places.tsv"
LEVELS = MappingProxyType({"province": 0, "prefecture": 1, "county": 2})
NOW = 9999
LEVEL_ENDS = frozenset("省市县州盟旗")


def read_table(path: Path) -> list[Place]:
    """The rows of a table of places; raises InputError that names the line which is not one."""
    places = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 8 or cells[1] not in LEVELS:
            raise InputError(
                f"{path.name}, line {number}: not a row of eight cells with a level", "run its build.py again"
            )
        name, level, parent, province, start, end, after, shorts = cells
        years = (int(start) if start else None, int(end) if end else None)
        places.append(Place(name, level, parent, province, *years, tuple(after.split()), tuple(shorts.split())))
    return places


def covers(place: Place, year: int | None) -> bool:
    """Whether the place bore this name in `year`; in the year of a change both names count."""
    return year is None or ((place.start or 0) <= year <= (NOW if place.end is None else place.end))


class Gazetteer:
    """All places of the table, by full and short name."""

    def __init__(self, places: Iterable[Place]) -> None:
        names: dict[str, list[Place]] = {}
        for place in places:
            for name in (place.name, *place.shorts):
                names.setdefault(name, []).append(place)
        # Larger places first, those of today before those of the past: the first is the likeliest.
        self._places = {
            n: tuple(sorted(ps, key=lambda p: (LEVELS[p.level], -(p.end or NOW)))) if len(ps) > 1 else (ps[0],)
            for n, ps in names.items()
        }
        self._names = tuple(self._places)
        self.provinces = frozenset(short for place in places if place.level == "province" for short in place.shorts)
        self._scanner: AhoCorasick | None = None
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[-1], set()).add(len(name))
        self._lengths = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}

    @staticmethod
    @cache
    def load() -> "Gazetteer":
        """The gazetteer that is shipped."""
        return Gazetteer(read_table(TABLE))

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def lookup(self, name: str, year: int | None = None) -> list[Place]:
        """The places that bear `name` (full or short), in `year` where one is given; the largest and latest first."""
        return [place for place in self._places.get(name, ()) if covers(place, year)]

    def parents(self, place: Place) -> list[Place]:
        """The places above, the nearest first: 武进区 -> 常州市, 江苏省."""
        above = []
        if place.level == "county" and place.parent != place.province:
            above += [
                p for p in self._places.get(place.parent, ()) if p.level == "prefecture" and p.name == place.parent
            ][:1]
        if place.level != "province":
            above += [
                p for p in self._places.get(place.province, ()) if p.level == "province" and p.name == place.province
            ][:1]
        return above

    def ending_at(self, text: str, end: int, limit: int = 0) -> str | None:
        """The longest place name that ends at `end` and starts at or after `limit`."""
        for length in self._lengths.get(text[end - 1 : end], ()):
            if end - length >= limit and text[end - length : end] in self._places:
                return text[end - length : end]
        return None

    def split(self, phrase: str) -> tuple[str, ...]:
        """The names that a phrase is made of: 江苏省常州市武进区 -> three; empty when something else is in it."""
        parts: list[str] = []
        end = len(phrase)
        while end:
            name = self.ending_at(phrase, end)
            if name is None:
                return ()
            parts.insert(0, name)
            end -= len(name)
        return tuple(parts)

    def locate(self, phrase: str, near: Iterable[str] = (), year: int | None = None) -> Place | None:
        """The one place that a phrase means (常州市武进区, 武进), or None.

        `near` are names of provinces and prefectures that tell namesakes apart (鼓楼区), the first that fits.
        """
        parts = self.split(phrase)
        if not parts:
            return None
        found = self.lookup(parts[-1], year) or self.lookup(parts[-1])
        for upper in parts[:-1]:
            above = {place.name for place in self.lookup(upper)}
            found = [place for place in found if above & {place.parent, place.province}]
        found = [place for place in found if place.name == parts[-1]] or found  # 梅县 before 梅县地区
        top = [place for place in found if place.level == found[0].level] if found else []
        for name in near:
            if close := [place for place in found if name in (place.parent, place.province, place.name)]:
                top = [place for place in close if place.name == name] or close  # 淮安 is 淮安市 before its own 淮安区
                break
        top = [place for place in top if covers(place, NOW if year is None else year)] or top
        same = {(place.name, place.province) for place in top}
        return top[0] if len(same) == 1 else None

    def find(self, text: str, year: int | None = None) -> list[PlaceMention]:
        """The places that a text names, in its order; of overlapping names the leftmost longest.

        `full`, `level` and `parent` are empty where namesakes remain that no other place of the text tells apart.
        """
        if self._scanner is None:
            self._scanner = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)
        # 临泽 in 临泽市 is no 临泽县: a short name with a level behind it is another place.
        hits = [
            hit
            for hit in self._scanner.find_matches_as_indexes(text)
            if text[hit[2] : hit[2] + 1] not in LEVEL_ENDS or self._is_whole(self._names[hit[0]])
        ]
        near = self._context(self._names[index] for index, _, _ in hits)
        mentions = []
        for index, start, end in hits:
            name = self._names[index]
            place = self.locate(name, near, year)
            known = ("", "", "") if place is None else (place.name, place.level, place.parent)
            mentions.append(PlaceMention(Span(start, end), name, *known))
        return mentions

    def _is_whole(self, name: str) -> bool:
        """Whether it is a name in full, and not the short form of another: 云州 is no 云州区 in 云州市."""
        return name[-1] in LEVEL_ENDS and any(place.name == name for place in self._places[name])

    def _context(self, names: Iterable[str]) -> list[str]:
        """Prefectures, then provinces, that the unambiguous names of a text lie in, the most frequent first."""
        counts: Counter[str] = Counter()
        for name in names:
            places = self._places[name]
            if len({(p.name, p.province) for p in places if p.level == places[0].level}) == 1:
                counts.update(n for n in dict.fromkeys((places[0].name, places[0].parent, places[0].province)) if n)
        prefecture = [n for n, _ in counts.most_common() if self._places[n][0].level == "prefecture"] if counts else []
        return prefecture + [n for n, _ in counts.most_common() if n not in prefecture]
