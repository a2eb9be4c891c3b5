"""Bounds, dates, concepts and judgements become the words that a page says them with."""

import re

import orjson

from api.succession import Break
from kg.answers.latest import day_before
from kg.answers.spells import Spell
from kg.answers.values import Bounds, DateText, Kind, Tenure, Words
from kg.text.periods import period


class Wording:
    """The words of one language."""

    def __init__(self, language: str, texts: dict[str, str]) -> None:
        self._language = language
        self._texts = texts

    def pick(self, words: Words) -> str:
        """The words in this language."""
        return words.zh if self._language == "zh" else words.en

    def kind(self, kind: Kind) -> str:
        """The label of a concept."""
        return self.pick(kind.label)

    def text(self, key: str, *values: object) -> str:
        """The text called `key`, its places filled with `values`."""
        return self._texts[key].format(*values)

    def texts(self, *families: str) -> str:
        """The texts of these families (`explore` for explore_…) as JSON: what a script of the page says."""
        prefixes = tuple(f"{family}_" for family in families)
        return orjson.dumps({key: text for key, text in self._texts.items() if key.startswith(prefixes)}).decode()

    def code(self, family: str, name: str, otherwise: str | None = None) -> str:
        """The label of a short code, such as a tenure status; where there is none, `otherwise` or the code itself."""
        return self._texts.get(f"{family}_{name.replace('-', '_')}", name if otherwise is None else otherwise)

    def note(self, line: str) -> str:
        """How a short form was written out (市委 → 中国共产党常州市委员会: written out); empty where it was in full."""
        said, _, why = line.rpartition(": ")
        short, arrow, full = said.partition(" → ")
        if arrow and short == full:
            return ""
        reasons = self._texts["and"].join(self._reason(part) for part in why.split(", "))
        return f"{said}: {reasons}" if said else reasons

    def _reason(self, part: str) -> str:
        """A reason of the reader in this language; what is a name in it stays, what is not known too."""
        for opening in ("part of", "place of"):
            if part.startswith(f"{opening} ") and part != "part of the publisher":
                return self.text(f"via_{opening.replace(' ', '_')}", part.removeprefix(f"{opening} "))
        return self.code("via", re.sub(r"\W+", "_", part), part)

    def start(self, bounds: Bounds | Spell) -> str:
        """When a tenure began, as far as is known: never more than the bounds say."""
        earliest, latest = bounds.start_earliest, bounds.start_latest
        if earliest and earliest == latest:
            return self.text("start_on", earliest)
        if earliest and latest:
            whole = _whole(earliest, latest)
            return self.text("start_in", whole) if whole else self.text("start_between", earliest, latest)
        if latest:
            return self.text("start_by", latest)
        return self.text("start_from", earliest) if earliest else self.text("start_unknown")

    def end(self, bounds: Bounds | Spell) -> str:
        """When a tenure ended, as far as is known. Bounds are exclusive; people think of the last day."""
        known, over = (None if one is None else day_before(one) for one in (bounds.end_earliest, bounds.end_latest))
        return self.last(known, over)

    def last(self, known: str | None, over: str | None) -> str:
        """The last day of a tenure: not before the one, not after the other, as far as either is known."""
        if known and known == over:
            return self.text("end_on", known)
        if known and over:
            whole = _whole(known, over)
            return self.text("end_in", whole) if whole else self.text("end_between", known, over)
        if known:
            return self.text("end_after", known)
        return self.text("end_by", over) if over else self.text("end_unknown")

    def spell(self, time: Bounds | Spell) -> str:
        """When something began and ended; one phrase where neither is known."""
        if not any((time.start_earliest, time.start_latest, time.end_earliest, time.end_latest)):
            return self._texts["date_unknown"]
        return self._texts["and"].join((self.start(time), self.end(time)))

    def broken(self, one: Break) -> str:
        """A gap or an overlap of a succession: its first and its last day."""
        last = day_before(one.end)
        return (
            self.text(f"break_{one.kind}_on", last)
            if one.start == last
            else self.text(f"break_{one.kind}", one.start, last)
        )

    def date(self, value: DateText) -> str:
        """A date, how it was written, and what of it the reader inferred."""
        if not value.inferred:
            return self.text("date_written", value.edtf, value.written)
        parts = self._texts["and"].join(self._texts[f"part_{part}"] for part in value.inferred)
        return self.text("date_inferred", value.edtf, value.written, parts)

    def days(self, earliest: str | None, latest: str | None) -> str:
        """The days of an event: one, a range, or not known."""
        if earliest and latest and earliest != latest:
            return f"{earliest} – {latest}"
        return earliest or latest or self._texts["date_unknown"]

    def title(self, tenure: Tenure) -> str:
        """The post of a tenure as the sources write it, with its qualifier: 馆长 (代理)."""
        unwritten = tenure.post.label if tenure.post else self._texts["untitled"]
        title = self._texts["and"].join(tenure.titles) or unwritten
        return f"{title} ({self.kind(tenure.mode)})" if tenure.mode else title


def _whole(first: str, last: str) -> str | None:
    """The month or the year of which these are the first and the last day: 2003-05 for 2003-05-01 and 2003-05-31."""
    found = (part for part in (first[:4], first[:7]) if len(first) == 10 and period(part) == period(f"{first}/{last}"))
    return next(found, None)
