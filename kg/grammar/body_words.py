"""The words that names of bodies are made of: the tables of ontology/bodies in, lookups by the end of a text out."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ontology.bodies

FOLDER = Path(ontology.bodies.__file__).parent
DEICTIC = ("我", "本", "该", "贵")


class Endings:
    """A set of words, asked for the longest that ends at a place of a text; the cost does not grow with the set."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[-1], set()).add(len(word))
        self._lengths = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}

    def __contains__(self, word: str) -> bool:
        return word in self.words

    def longest(self, text: str, end: int, limit: int) -> int:
        """The length of the longest word of the set that ends at `end` and starts at or after `limit`, or 0."""
        lengths = self._lengths.get(text[end - 1 : end]) if end > limit else None
        if lengths is not None:
            for length in lengths:
                if end - length >= limit and text[end - length : end] in self.words:
                    return length
        return 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of names: the full form and the kind of body."""

    full: str
    kind: str


def _lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_lines(name), delimiter="\t"))


def _entries(name: str) -> dict[str, Entry]:
    return {row["written"]: Entry(row["full"], row.get("type") or "") for row in _table(name)}


class BodyWords:
    """All tables of ontology/bodies, read once."""

    def __init__(self) -> None:
        self.national = _entries("national.tsv")
        self.organs = _entries("organs.tsv")
        self.departments = _entries("departments.tsv")
        self.parties = _entries("parties.tsv")
        heads = _table("heads.tsv")
        self.kinds = {row["head"]: row["type"] for row in heads} | {w: e.kind for w, e in self.organs.items()}
        self.before = dict.fromkeys(self.organs, "adjacent") | {row["head"]: row["before"] for row in heads}
        relatives = _table("relatives.tsv")
        self.levels = {row["word"]: row["level"] for row in relatives}
        self.endings = {row["word"]: tuple(row["endings"].split()) for row in relatives}
        self.selves = {row["word"]: tuple(row["endings"].split()) for row in _table("selves.tsv")}
        self.special = {row["written"]: row["of"] for row in _table("special_committees.tsv")}
        self.ends_national = Endings(w for w, e in self.national.items() if e.kind)  # 国家 is no body in 国家一级档案馆
        self.ends_government = Endings(
            w for w, e in self.national.items() if e.kind == "government" and w.endswith("政府")
        )
        self.ends_head = Endings(self.before)
        self.ends_department = Endings(self.departments)
        self.ends_party = Endings(self.parties)
        self.ends_system = Endings([*_lines("systems.txt"), *self.national])
        self.ends_stem = Endings(_lines("stems.txt"))
        self.ends_edge = Endings(_lines("edges.txt"))
        self.ends_generic = Endings(_lines("generic.txt"))
        self.ends_subject = Endings([*_lines("subjects.txt"), *_lines("stems.txt")])
        self.followers = frozenset(_lines("followers.txt"))
        self.ends_none = Endings(_lines("not_bodies.txt"))
        deictic = [d + word for d in DEICTIC for word in self.levels]
        self.ends_relative = Endings([*self.levels, *deictic])
        self.ends_self = Endings([d + word for d in DEICTIC for word in self.selves])

    @staticmethod
    @cache
    def load() -> "BodyWords":
        """The words that are shipped."""
        return BodyWords()
