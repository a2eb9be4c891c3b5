"""What somebody wrote into the date fields of a page in, the period that it asks for out, or what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.answers import Period
from kg.answers.certainty import days
from kg.answers.officials import EVER, checked
from kg.errors import BadDate


@dataclass(frozen=True, slots=True)
class Dates:
    """The fields on, from and to as they were written; `period` is ever where one of them is `wrong`."""

    on: str
    start: str
    end: str
    period: Period = EVER
    wrong: Mapping[str, str] = field(default_factory=dict)
    """By field, the key of the text that says what is wrong with it."""

    @property
    def status(self) -> int:
        """The status of the page that shows them."""
        return 400 if self.wrong else 200


def dates(query: Mapping[str, str]) -> Dates:
    """The date fields of a form. Raises BadDate for a day and a period at once, which no form asks for."""
    written = {name: query.get(name, "").strip() for name in ("on", "from", "to")}
    wrong = {name: "day_wrong" for name, text in written.items() if text and not _exists(text)}
    on, start, end = (written[name] for name in ("on", "from", "to"))
    if not wrong and start and end and days(end)[1] < days(start)[0]:
        wrong = {"to": "day_order"}
    period = EVER if wrong else checked(Period(on or None, start or None, end or None))
    return Dates(on, start, end, period, wrong)


def _exists(text: str) -> bool:
    try:
        days(text)
    except BadDate:
        return False
    return True
