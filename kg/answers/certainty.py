"""A day and the bounds of a tenure become a judgement: certainly, possibly or certainly not held that day, and why.

Start is inclusive, end exclusive (docs/graph.md, "On day D"). This is the only place that decides it.
"""

import re
from typing import Final

from kg.answers.spells import Spell
from kg.answers.values import Bounds, Certainty, Standing, Words
from kg.errors import BadDate
from kg.text.periods import period

_LEVELS: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def days(text: str) -> tuple[str, str]:
    """The first and the last day of a day, a month or a year that exists: 2020-12-18, 2020-12, 2020. Raises BadDate."""
    found = period(text) if _LEVELS.fullmatch(text) else None
    if found is None or found.first is None or found.last is None:
        raise BadDate(f"not a date: {text!r}", "write a day, a month or a year: 2020-12-08, 2020-12 or 2020")
    return found.first.isoformat(), found.last.isoformat()


def judge(bounds: Bounds, on: str) -> Standing:
    """Whether a tenure with these bounds was held on the day `on`.

    Where sources contradict each other (任命 on a day after the person was seen in office), nothing is certain on the
    days that they contradict each other about.
    """
    if quarrel := _contradiction(bounds, on):
        return Standing(on, Certainty.POSSIBLY, quarrel)
    if bounds.start_earliest is not None and on < bounds.start_earliest:
        first = bounds.start_earliest
        return Standing(on, Certainty.CERTAINLY_NOT, Words(f"最早于{first}开始", f"did not start before {first}"))
    if bounds.end_latest is not None and bounds.end_latest <= on:
        last = bounds.end_latest
        return Standing(on, Certainty.CERTAINLY_NOT, Words(f"至迟{last}已不在任", f"no longer in office by {last}"))
    started = bounds.start_latest is not None and bounds.start_latest <= on
    lasting = bounds.end_earliest is not None and on < bounds.end_earliest
    if started and lasting:
        return Standing(on, Certainty.CERTAINLY, _certainly(bounds, on))
    return Standing(on, Certainty.POSSIBLY, _possibly(bounds, started, lasting))


def _contradiction(bounds: Bounds, on: str) -> Words | None:
    """What the sources contradict each other about on this day, None where they agree."""
    early, late = bounds.start_latest, bounds.start_earliest
    if early is not None and late is not None and early < late and on < late:
        return Words(
            f"来源互相矛盾：至迟{early}已在任，又称最早于{late}开始",
            f"the sources contradict each other: in office by {early}, yet not started before {late}",
        )
    out, still = bounds.end_latest, bounds.end_earliest
    if out is not None and still is not None and out < still and on >= out:
        return Words(
            f"来源互相矛盾：至迟{out}已不在任，又称{still}之前未离任",
            f"the sources contradict each other: no longer in office by {out}, yet not out of it before {still}",
        )
    return None


def _certainly(bounds: Bounds, on: str) -> Words:
    if bounds.start_latest == on:
        return Words(f"{on}当日在任", f"in office on {on}")
    return Words(
        f"至迟{bounds.start_latest}已在任，{bounds.end_earliest}之前未离任",
        f"in office by {bounds.start_latest} and not out of it before {bounds.end_earliest}",
    )


def _possibly(bounds: Bounds, started: bool, lasting: bool) -> Words:
    if started:
        if bounds.end_earliest is None:
            return Words(
                f"至迟{bounds.start_latest}已在任，何时离任不详",
                f"in office by {bounds.start_latest}; when it ended is not known",
            )
        return Words(
            f"{bounds.start_latest}已在任，{bounds.end_earliest}起是否仍在任不详",
            f"in office by {bounds.start_latest}; not known whether still so from {bounds.end_earliest} on",
        )
    if lasting:
        return Words(
            f"{bounds.end_earliest}之前未离任，此日是否已到任不详",
            f"not out of office before {bounds.end_earliest}; not known whether already in it",
        )
    if bounds.start_earliest is not None:
        return Words(
            f"不早于{bounds.start_earliest}开始，何时到任不详",
            f"started on {bounds.start_earliest} or later; not known when",
        )
    return Words("任职起止日期不详", "the dates of the tenure are not known")


def overlaps(bounds: Bounds | Spell, start: str | None, end: str | None) -> bool:
    """Whether a tenure (a name, a superior) with these bounds may have been so on some day from `start` to `end`, both inclusive."""
    after = end is not None and bounds.start_earliest is not None and end < bounds.start_earliest
    before = start is not None and bounds.end_latest is not None and bounds.end_latest <= start
    return not (after or before)
