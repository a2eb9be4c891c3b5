"""What a call in a notebook says of days in, the period that is asked about and the parameters of a route out."""

from typing import Any, TypedDict

from kg.answers import Period
from kg.answers.ties.asking import Asked


class Days(TypedDict, total=False):
    """A day (`on`), or a period from `start` to `end`, both inclusive; ISO dates."""

    on: str | None
    start: str | None
    end: str | None


class When(Days, total=False):
    """A day or a period, and whether only what is certain counts."""

    certainly: bool


def period(days: Days | When) -> Period:
    """The period."""
    return Period(days.get("on"), days.get("start"), days.get("end"))


def asked(when: When, kinds: tuple[int, ...] | None = None) -> Asked:
    """What is asked of a network."""
    sure = when.get("certainly", False)
    return Asked(period(when), certainly=sure) if kinds is None else Asked(period(when), kinds, sure)


def terms(days: Days | When, **more: Any) -> dict[str, Any]:
    """The parameters of a route, with those of the days."""
    said = {"on": days.get("on"), "from": days.get("start"), "to": days.get("end")}
    return {**more, **said, "certainly": days.get("certainly")}
