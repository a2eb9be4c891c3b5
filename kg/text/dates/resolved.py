"""Years, months and days as numbers, of dates that are known in part: whether they exist, how EDTF writes them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from kg.errors import BadDate


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a date means, None where nothing says it.

    `inferred` names the parts that were not written; `counted` says that the publication date gave the year.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    inferred: tuple[str, ...] = ()
    counted: bool = False

    @property
    def exists(self) -> bool:
        """Whether there is such a day (a day needs a month): 2月30日 does not exist, 2月29日 without a year may."""
        if self.day is None or self.month is None:
            return self.day is None
        return 1 <= self.day <= monthrange(2000 if self.year is None else self.year, self.month)[1]

    @property
    def first(self) -> tuple[int, int, int]:
        """The first day that it can be, for comparison; the year 0 where it has none."""
        return (self.year or 0, self.month or 1, self.day or 1)

    def edtf(self, vague: bool = False, decade: bool = False) -> str:
        """As EDTF: 2020-12-08, XXXX-12-08, 199X for a decade; vague ones end in ~ (EDTF has none without a year)."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        if decade:
            return year[:3] + "X"
        parts = [year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + ("~" if vague and self.year is not None else "")


@dataclass(frozen=True, slots=True)
class Publication:
    """The first and the last day on which a page may have been published."""

    first: date
    last: date

    @classmethod
    def read(cls, edtf: str) -> "Publication":
        """From 2020-12-18, 2020-12 or 2020; raises BadDate for anything else."""
        try:
            numbers = [int(part) for part in edtf.split("-")]
            year, month, day = [*numbers, 0, 0][:3]
            last_month = month or 12
            last_day = day or monthrange(year, last_month)[1]
            if len(numbers) > 3:
                raise ValueError(edtf)
            return cls(date(year, month or 1, day or 1), date(year, last_month, last_day))
        except ValueError:
            raise BadDate(f"the publication date {edtf!r} is no day, month or year", "write it as 2020-12-18") from None

    @property
    def resolved(self) -> Resolved:
        """The publication as far as it is known."""
        first, last = self.first, self.last
        same_month = (first.year, first.month) == (last.year, last.month)
        return Resolved(
            last.year, last.month if same_month else None, last.day if first == last else None, counted=True
        )
