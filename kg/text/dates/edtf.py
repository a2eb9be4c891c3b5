"""What a person typed as a date goes in, valid EDTF comes out; a date that does not exist is refused."""

import re
from calendar import monthrange
from datetime import MINYEAR

from kg.errors import BadDate

_LONGEST = 64
_DAY = re.compile("(?<![0-9])([0-9]{4}|[0-9X]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_PLAIN = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")
_HINT = "write a day, month or year as 2020-12-18, 2020-12 or 2020, a period as 2003-05/2008-06 or 2003-05/.."


def parse_edtf(text: str) -> str:
    """`text` without the blanks around it when it is EDTF and its days exist: 2020-12-18, 199X, 2020~, 2003-05/...

    The library lets through 2021-02-29, XXXX-02-30 and periods that end before they begin, and raises other errors for
    open ones; all of that is looked after here. Raises BadDate, which says what is wrong.
    """
    value = text.strip()
    if not value or len(value) > _LONGEST:
        raise BadDate(f"{value[:_LONGEST]!r} is not a date" if value else "the date is empty", _HINT)
    for year, month, day in _DAY.findall(value):
        if not _exists(year, int(month), int(day)):
            raise BadDate(f"{year}-{month}-{day} does not exist", "look at the month and the day")
    # Imported here: the library takes a fifth of a second to load, and reading documents does not need it.
    from edtf import parse_edtf as parse
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse(value)
    except (EDTFParseException, ValueError, TypeError, AttributeError, IndexError):
        raise BadDate(f"{value!r} is not a date in EDTF", _HINT) from None
    start, _, end = value.partition("/")
    if _is_after(start, end):
        raise BadDate(f"the period {value} ends before it begins", "write the earlier date first")
    return value


def _exists(year: str, month: int, day: int) -> bool:
    """Whether the day is in the calendar; a year with X may be a leap year."""
    number = int(year) if year.isdigit() else 2000
    return 1 <= month <= 12 and 1 <= day <= monthrange(max(number, MINYEAR), month)[1]


def _is_after(start: str, end: str) -> bool:
    """Whether two plain dates stand in the wrong order; at the precision of the coarser one."""
    if not (_PLAIN.fullmatch(start) and _PLAIN.fullmatch(end)):
        return False
    length = min(len(start), len(end))
    return start[:length] > end[:length]
