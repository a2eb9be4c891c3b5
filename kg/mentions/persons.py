"""Sentences with their title phrases in, the persons they name out.

Three kinds of evidence, strongest first: where a name must stand (after 馆长, after 任命, between 、 in a list of names) with
an end that the text marks; the spans that the NER model sees; names that the document proves elsewhere.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.grammar.phrases import BLANK, Phrase
from kg.grammar.tables import ends_of, word_at
from kg.mentions.dotted import dotted_name
from kg.mentions.ground import Ground
from kg.mentions.proved import Proved, of_title
from kg.mentions.remarks import person_at
from kg.mentions.shapes import (
    APPOINT,
    APPOINTED,
    COMRADE,
    DOTTED,
    ENTRY,
    FROM_DAY,
    HEAD,
    JOIN,
    LETTER,
    LONGEST_ENTRY,
    LONGEST_FOREIGN,
    LONGEST_RUN,
    LONGEST_WRITTEN,
    MARKS,
    MOVES,
    ONE_LETTER_VERBS,
    ORDINARY,
    PREPOSITIONS,
    RUN,
    SPACED,
    UNITS,
    VERBS,
    WITH,
    after_remark,
    is_home,
    is_word,
    listed_name,
)
from kg.mentions.tagger import Seen
from kg.model import PersonRef, Span
from kg.text.names import ALONE, doubt, is_name, normalise


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that may name somebody: its span, its title phrases, where in the text the model sees names.

    `alone` says that the line below begins with a title: a short line may be a name by that alone.
    """

    span: Span
    phrases: tuple[Phrase, ...]
    seen: tuple[Seen, ...] = ()
    alone: bool = False
    bodies: tuple[Span, ...] = ()


def find(text: str, lines: Sequence[Line], title: str = "") -> list[tuple[PersonRef, ...]]:
    """The persons that each line names, in order and without overlap; `title` may prove a name: 阿木拉哈同志简历."""
    ready = [replace(line, alone=True) if _precedes_title(lines, number) else line for number, line in enumerate(lines)]
    nobody = Proved(text, ())
    first = [_Finder(text, line, nobody).run() for line in ready]
    proved = Proved(text, (person.name for persons in first for person in persons), of_title(title))
    return [
        _Finder(text, line, proved).run() if proved.adds_to(line.span, persons) else persons
        for line, persons in zip(ready, first, strict=True)
    ]


def _precedes_title(lines: Sequence[Line], number: int) -> bool:
    """Whether the next line begins with a title phrase."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    return below is not None and any(phrase.span.start == below.span.start for phrase in below.phrases)


class _Finder:
    """The search in one line, given the names that the document proves."""

    def __init__(self, text: str, line: Line, proved: Proved) -> None:
        self.text = text
        self.line = line
        self.proved = proved
        self.ground = Ground(text, line.span, line.phrases)
        self.seen = {seen.span.start: seen.span.end for seen in line.seen}
        self.single = {seen.span.end for seen in line.seen if seen.next_end == seen.span.end + 1}

    def run(self) -> tuple[PersonRef, ...]:
        """The persons of the line."""
        found: dict[int, Span] = {}
        hits = self.proved.within(self.line.span)
        for start, name in hits:
            if name in self.proved.told:
                self._add(Span(start, start + len(name)), found)
        for at in self._anchors():
            self._chain(at, found, strong=True)
        for seen in self.line.seen:
            self._take_seen(seen.span, found)
        for start, name in hits:
            self._add(Span(start, start + len(name)), found)
        return tuple(person_at(self.text, found[start]) for start in sorted(found))

    def _anchors(self) -> Iterable[int]:
        """Where a name must stand: after a title phrase, at the beginning of a line, after a word of before-names.txt."""
        span = self.line.span
        for body in self.line.bodies:  # 綦江区档案馆|高华平|馆长
            if any(body.end + length in self.ground.before_titles for length in (2, 3, 4)):
                yield body.end
        for phrase in self.line.phrases:
            yield phrase.span.end
            if phrase.units[0].status and self.text.startswith("的", phrase.span.end):  # 拟任县委书记的|褚明远
                yield phrase.span.end + 1
            for start in range(max(span.start, phrase.span.start - 4), phrase.span.start - 1):
                if start > span.start and LETTER.match(self.text, start - 1) is None:
                    yield start + (self.text[start] in PREPOSITIONS)
        yield span.start
        yield from ends_of(self.text, span.start, span.end, "before-names")

    def _chain(self, at: int, found: dict[int, Span], *, strong: bool) -> None:
        """Take a name at `at` and those that follow it in a list: 副馆长赵深、宫琳、孙敏."""
        limit, count = self.line.span.end, 0
        while at < limit:
            while at < limit and self.text[at] in BLANK + ":：":
                at += 1
            at += next((len(verb) for verb in APPOINT if self.text.startswith(verb, at)), 0)
            span = self._name_at(at, strong=strong) or listed_name(self.text, at, limit, count)
            if span is None or not self._add(span, found):
                return
            count += 1
            at = after_remark(self.text, span.end, limit)
            if at >= limit or self.text[at] not in JOIN:
                return
            at += 1

    def _name_at(self, at: int, *, strong: bool) -> Span | None:
        """The name that starts at `at`, None when none does."""
        limit = self.line.span.end
        dotted = DOTTED.match(self.text, at, limit)
        if dotted:
            # 国家主席|习近平|致电阿瑟·…: a name and its verb, and another name behind them
            told = self._cut(at, at + len(re.split("[·•‧・．]", dotted.group())[0]))
            return told or dotted_name(self.text, dotted, self.line.span.end, self.seen)
        spaced = SPACED.match(self.text, at, limit)
        if spaced and is_name(spaced.group()) and not doubt(spaced.group()) and self._spaced_fits(spaced):
            return Span(*spaced.span())
        if strong and (apart := self._apart(at)) is not None:
            return apart
        run = RUN.match(self.text, at, self._run_limit(at))
        if run is None:
            return None
        if strong and self._is_marked(at, run.end()):
            return Span(at, run.end())
        if at in self.seen and self._fits(at, self.seen[at]):
            return self._corrected(at, self.seen[at], run.end())
        for end in (run.end(), limit):
            if self._is_certain(at, end):
                return Span(at, end)
        name = self._without_verb(at, run.end())
        if 2 <= len(name) <= 4 and is_name(name) and (strong or not doubt(name)) and not is_word(name):
            return Span(at, at + len(name))
        return self._cut(at, run.end()) or self._appointed(at)

    def _is_marked(self, start: int, end: int) -> bool:
        """Whether a name fills the letters up to a mark that the text sets: 前馆长|黄啸曾|、延永生."""
        name, closed = self.text[start:end], end == self.line.span.end or self.text[end] in MARKS
        reason = doubt(name) or ""
        sure = not reason or (reason.startswith("ends in") and self.text[end : end + 1] in ("、", ",", "，"))
        return closed and 2 <= len(name) <= 3 and is_name(name) and sure and not is_word(name)

    def _appointed(self, at: int) -> Span | None:
        """A name of any form between a verb of appointment and 为 or 的, or before 同志任: 任命|桑吉卓玛|(女)为副州长."""
        if not (opens := at == self.line.span.start) and not self.text.endswith(APPOINT, self.line.span.start, at):
            return None
        match = (COMRADE if opens else APPOINTED).match(self.text, at, self.line.span.end)
        if match is None or is_word(match.group(1)) or doubt(match.group(1)) == ORDINARY:
            return None
        return Span(*match.span(1))

    def _apart(self, at: int) -> Span | None:
        """A surname set off by a blank, the name going on without one: 荀 月为县档案馆馆长."""
        head = HEAD.match(self.text, at, self.line.span.end)
        if head is None:
            return None
        limit = self._run_limit(at)
        for length in (2, 1):
            end = head.end() + length
            name = normalise(self.text[at:end])
            closed = end == limit or (end < limit and LETTER.match(self.text, end) is None)
            if end <= limit and is_name(name) and not doubt(name) and (closed or self.text[end] in VERBS):
                return Span(at, end)
        return None

    def _is_certain(self, start: int, end: int) -> bool:
        """Whether a name must fill these letters, whatever its surname: after 馆长: or alone in a line of a list."""
        name = normalise(self.text[start:end]) if end - start <= LONGEST_WRITTEN else ""
        if not 2 <= len(name) <= 4 or is_word(name) or doubt(name) == ORDINARY or name[-1] in UNITS or is_home(name):
            return False
        closed = end == self.line.span.end or self.text[end] in "（(、,， \u3000\t|;；。"
        alone = self.line.alone and start == self.line.span.start and end == self.line.span.end
        return alone or (closed and self._is_titled(start))

    def _is_titled(self, start: int) -> bool:
        """Whether nothing but a colon and names stand between a title and `start`: 副馆长:阮秋菊、|慈维平."""
        before = self.ground.title_before(start)
        return before >= 0 and start - before <= LONGEST_ENTRY and ENTRY.fullmatch(self.text, before, start) is not None

    def _without_verb(self, start: int, end: int) -> str:
        """A run of letters without the one-letter verb that joins it to a title right after it: 张三为|江州省档案局局长."""
        joined = end in self.ground.before_titles
        if joined and end - start >= 3 and self.text[end - 1] in VERBS:
            end -= 1
        return self.text[start:end]

    def _spaced_fits(self, match: re.Match[str]) -> bool:
        return match.end() == self.line.span.end or self.text[match.end()] not in "·•"

    def _run_limit(self, at: int) -> int:
        """A name does not reach into the next title phrase or title of a work; no run of letters is read for long."""
        return min(self.ground.limit(at), at + LONGEST_RUN)

    def _corrected(self, start: int, end: int, run_end: int) -> Span:
        """The model's span, put right at its end: a verb it swallowed (百里云为) or a letter it missed (叶知|微出席)."""
        for cut in range(end - 1, start + 1, -1):
            if self._verb_begins(start, cut, end):
                return Span(start, cut)
        longer = self.text[start : end + 1]
        proved = self.text[start:end] in self.proved.names
        if (proved and longer[-1] in ONE_LETTER_VERBS) or FROM_DAY.match(self.text, end):
            return Span(start, end)
        if self._ends_in_and(start, end + 1) and is_name(longer):
            return Span(start, end + 1)
        if end < run_end and len(longer) <= 4 and is_name(longer) and not doubt(longer):
            ends = end + 1 == run_end or end in self.single or word_at(self.text, end + 1, "after-names") is not None
            if ends and (self.text.startswith(MOVES, end + 1) or not word_at(self.text, end, "after-names")):
                return Span(start, end + 1)
        return Span(start, end)

    def _verb_begins(self, start: int, cut: int, end: int) -> bool:
        """Whether a verb begins at `cut`, inside the model's span: 方勤|正在, 周强|作最高人民法院工作报告."""
        name, whole = self.text[start:cut], self.text[start:end]
        if cut == end - 1 and whole[-1] in WITH and not is_name(whole):
            return True
        if name in self.proved.names and whole not in self.proved.told and whole[len(name) :] in ONE_LETTER_VERBS:
            return True  # 方勤|正带领, where the text names 方勤 elsewhere
        verb = word_at(self.text, cut, "after-names")
        if verb is None or not is_name(name) or doubt(name) or self.text.startswith(MOVES, end):
            return False
        if cut + len(verb) > end or not is_name(whole) or len(whole) > 3 or doubt(whole):
            return True
        return whole[-1] in VERBS and end < self.line.span.end and LETTER.match(self.text, end) is not None

    def _fits(self, start: int, end: int) -> bool:
        """Whether the model's span can be a name here: Chinese by its form, or foreign and right after a title."""
        name = self.text[start:end]
        if is_word(name) or doubt(name) == ALONE:
            return False
        if is_name(name) and len(name) <= 4 and (not doubt(name) or name in self.proved.names):
            return True
        after_title = self.ground.title_before(start) == start
        return after_title and 2 <= len(name) <= LONGEST_FOREIGN and bool(RUN.fullmatch(name)) and name[-1] not in UNITS

    def _cut(self, start: int, end: int) -> Span | None:
        """A name at the head of a longer run, ended by a known name or by a word that follows names: 陈向阳出席."""
        for length in (3, 2, 4):
            name = self.text[start : start + length]
            if start + length > end or not is_name(name) or is_word(name):
                continue
            if doubt(name) and not self._ends_in_and(start, start + length):
                continue
            if name in self.proved.names or word_at(self.text, start + length, "after-names"):
                return Span(start, start + length)
        return None

    def _ends_in_and(self, start: int, end: int) -> bool:
        """Whether 和 is the last letter of a name, as no second name follows it: 包信和|任校长, 许清和|出席会议."""
        follows = word_at(self.text, end, "after-names") or ""
        return end - start in (2, 3) and self.text[end - 1] == "和" and (len(follows) > 1 or follows in ("任", "为"))

    def _take_seen(self, span: Span, found: dict[int, Span]) -> None:
        if self.text[span.start] in PREPOSITIONS and is_name(self.text[span.start + 1 : span.end]):
            span = Span(span.start + 1, span.end)  # 由程勇馆长
            self.seen[span.start] = span.end
        if self._fits(span.start, span.end):
            self._chain(span.start, found, strong=False)

    def _add(self, span: Span, found: dict[int, Span]) -> bool:
        """Take the span unless it overlaps what is taken or stands in a phrase or in 《》."""
        if found.get(span.start) == span:
            return True
        if not self.ground.is_free(span):
            return False
        self.ground.take(span)
        found[span.start] = span
        return True
