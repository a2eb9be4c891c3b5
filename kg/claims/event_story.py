"""What one document has told of events so far: the drafts, which of them is the main one, when the next took place."""

import re
from dataclasses import dataclass, field, replace

from kg.claims.clock import Clock
from kg.claims.event_days import When, month, when
from kg.claims.event_details import Places
from kg.claims.event_drafts import Draft, Kind
from kg.claims.references import Context
from kg.claims.scenes import Scene
from kg.model import PersonRef, Span

DURING = re.compile(r"期间|会上|会前|会后|会间|随后|同时|当天|当日|同日|当晚|现场|仪式上|活动中|其间")
"""Words by which what follows belongs to the event told of before."""

ASIDE = re.compile(r"(?:会议|大会|年会|论坛|活动|培训|展览|期)?期?间")
DAY = 10


@dataclass(slots=True)
class Story:
    """The events of a document while its sentences are read.

    `announced`: the title tells of an event. `today` is the last day told of, `listing` the event whose guests the next
    lines list, `last_person` whom 他 means.
    """

    text: str
    context: Context
    clock: Clock
    places: Places
    announced: bool
    drafts: list[Draft] = field(default_factory=list)
    today: When | None = None
    listing: Draft | None = None
    last_person: PersonRef | None = None

    def of(self, *kinds: Kind) -> list[Draft]:
        """The drafts of some kinds, in order."""
        return [draft for draft in self.drafts if draft.kind in kinds]

    def main(self) -> Draft | None:
        """The event that is told of just now: the last that was held and is no part of another."""
        return next((draft for draft in reversed(self.of(Kind.HELD)) if draft.parent is None), None)

    def place(self, draft: Draft) -> int:
        """The place of a draft in the order of telling."""
        return next(i for i, other in enumerate(self.drafts) if other is draft)

    def same_name(self, name: str) -> Draft | None:
        """The event of that name that is known already."""
        plain = name.strip("“”「」《》")
        for draft in self.drafts:
            known = (draft.name or "").strip("“”「」《》")
            if known and len(plain) > 3 and (known.endswith(plain) or plain.endswith(known)):
                return draft
        return None

    def when(self, seen: Scene, at: int, *, part: bool = False, inside: bool = False) -> When | None:
        """When a thing took place; None where nothing says that it did.

        A `part` takes the day of the whole, what happens `inside` (a talk, a prize) that of the last day told of.
        """
        main = self.main()
        own = when(seen, at, self.clock)
        if own is not None and (own.date is not None or main is None or main.when.date is None):
            return own
        same = self._in_sentence(seen)
        during = DURING.search(seen.told, 0, at) is not None
        if same is not None:
            return replace(same.when, inherited=same.when.inherited or part or inside or during)
        if main is not None:
            return self._of_main(main, seen, inside=inside) if part or inside or during else None
        if inside and self.drafts and self.drafts[-1].kind in (Kind.ACT, Kind.TALK):
            return replace(self.drafts[-1].when, inherited=True)
        return When(self.clock.event) if self.announced and not self.drafts else None

    def _in_sentence(self, seen: Scene) -> Draft | None:
        """The last event of the same sentence."""
        start = seen.sentence.span.start
        return next((d for d in reversed(self.drafts) if d.span.start >= start and d.kind is not Kind.OTHER), None)

    def _of_main(self, main: Draft, seen: Scene, *, inside: bool) -> When | None:
        if main.when.date is None and main.line != seen.sentence.line:
            return None
        if inside and self.today is not None and main.when.end is not None:
            return self.today
        return replace(main.when, inherited=True)

    def add(self, draft: Draft, seen: Scene) -> None:
        """Take in a draft, under the main event where its day is that of the main one."""
        main = self.main()
        if main is not None and draft.when.inherited:
            draft.parent = self.place(main)
            draft.place = draft.place or main.place
            draft.when = self._aside(draft, main, seen)
        self.drafts.append(draft)

    def _aside(self, draft: Draft, main: Draft, seen: Scene) -> When:
        """会议期间 in another paragraph, beside a meeting of one day: about that day, so its month."""
        value = draft.when.date
        if value is None or draft.when.end is not None or len(value.edtf) != DAY or value.edtf[0] == "X":
            return draft.when
        aside = seen.sentence.line != main.line and ASIDE.search(seen.told, 0, 60) is not None
        return When(month(value), None, True) if aside and draft.kind in (Kind.HELD, Kind.ACT) else draft.when

    def quote(self, seen: Scene, start: int, end: int, person: PersonRef | None = None) -> tuple[Span, str]:
        """The words from the clause of `start` to `end`, from the name where it stands before them in the sentence."""
        span = seen.span(seen.clause(start)[0], end)
        if person is not None and seen.sentence.span.start <= person.span.start < span.start:
            span = Span(person.span.start, span.end)
        return span, self.text[span.start : span.end]
