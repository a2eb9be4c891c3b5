"""The tenures of a person or a body in, the one that is known to have been held last out, and until when, in signs.

Why the last and not the best attested: docs/decisions/0062.
"""

from collections.abc import Iterable
from datetime import date

from kg.answers.listings import Latest
from kg.answers.values import Bounds, Tenure
from kg.text import periods


def last_day(bounds: Bounds) -> tuple[str | None, str | None]:
    """The last day of a tenure, both inclusive: it is not before the first of these, and not after the second.

    The second is None where the tenure may go on, and where sources contradict each other about its end.
    """
    lasted = None if bounds.end_earliest is None else day_before(bounds.end_earliest)
    # It was held on the day on which it began, whenever it ended.
    known = max((one for one in (lasted, bounds.start_earliest) if one is not None), default=None)
    over = None if bounds.end_latest is None else day_before(bounds.end_latest)
    return known, None if known is not None and over is not None and over < known else over


def day_before(day: str) -> str:
    """The day before an ISO date: the last day of a tenure whose end, exclusive, is `day`. The calendar's first stays."""
    found = periods.day_before(date.fromisoformat(day))
    return day if found is None else found.isoformat()


def latest(tenures: Iterable[Tenure], person: bool = False) -> Latest | None:
    """The tenure that is known to have been held last; `person` names its holder too. None where there is none.

    One of which only an end is known (原馆长) comes after all of which a day in office is known. Of several that are
    known until one day that comes first which may go on, then the one that began last, then that on which the most rests.
    """
    found = max(tenures, key=_place, default=None)
    if found is None:
        return None
    what = (found.post or found.body or found.person).label + (found.person.label if person else "")
    return Latest(what, *last_day(found.bounds))


def _place(tenure: Tenure) -> tuple[str, bool, str, str, int, str]:
    known, over = last_day(tenure.bounds)
    seen, begun = known or tenure.bounds.start_latest or "", tenure.bounds.start_earliest or ""
    return seen, over is None, over or "", begun, len(tenure.evidence), tenure.iri


def describe(found: Latest | None) -> str:
    """It in words, to tell entities of one name apart: 江苏省档案馆馆长 (≥ 2020-12-08).

    The day is the last one: ≥ where it may have been later, ≤ where it may have been earlier, … between two.
    """
    when = "" if found is None else between(found.known, found.over)
    return "" if found is None else found.what + (f" ({when})" if when else "")


def between(earliest: str | None, latest: str | None) -> str:
    """A day with its bounds: 2020-12-08, ≤ 2020-12-08, ≥ 2020-12-08, or both ends."""
    if earliest is not None and latest is not None:
        return earliest if earliest == latest else f"{earliest} … {latest}"
    if latest is not None:
        return f"≤ {latest}"
    return f"≥ {earliest}" if earliest is not None else ""
