"""Measure how long 100,000 claims of offices take to become tenures, and whether twice the claims take twice the time.

Run: `.venv/bin/python benchmarks/timelines.py [CLAIMS]`. Invented: a claim in four attests a day, the others state an
appointment, a removal or a career; a person has some ten claims, a post of one seat some forty holders. One post has a
thousandth of all claims, one person another: what is slower than n log n shows there. Processor time of one core.
"""

import random
import sys
import time
from datetime import date, timedelta

from kg.model import Status
from kg.offices import Days, OfficeClaim, Tenure
from kg.timelines import one_seat_types, succession, tenures

CLAIMS = 100_000
LIMIT = 60.0
BASE = "https://example.org/id/"


def claims(count: int) -> list[OfficeClaim]:
    """So many invented claims."""
    dice, kind = random.Random(20201208), min(one_seat_types())
    found = []
    for number in range(count):
        person = dice.randrange(count // 10) if number % 1000 else 0
        post = (person // 40 if number % 4 else dice.randrange(count // 400)) if number % 999 else 0
        day = date(1950, 1, 1) + timedelta(days=dice.randrange(27_000))
        days, status = _said(dice, day)
        found.append(
            OfficeClaim(
                iri=f"{BASE}claim/{number:x}",
                span=f"{BASE}span/{number:x}",
                person=f"{BASE}person/{person:x}",
                body=f"{BASE}body/{post // 3:x}",
                post=f"{BASE}post/{post:x}",
                title="馆长",
                status=status,
                days=days,
                attested=day.isoformat() if status is Status.CURRENT and days.start_earliest is None else None,
                post_type=kind if post % 2 else None,
            )
        )
    return found


def _said(dice: random.Random, day: date) -> tuple[Days, Status]:
    after = day + timedelta(days=1)
    which = dice.randrange(4)
    if which == 0:
        return Days(start_latest=day, end_earliest=after), Status.CURRENT
    if which == 1:
        return Days(start_earliest=day), Status.APPOINTED
    if which == 2:
        return Days(end_earliest=day, end_latest=after), Status.REMOVED
    last = day + timedelta(days=dice.randrange(400, 4000))
    return Days(start_earliest=day, start_latest=day, end_earliest=last, end_latest=last), Status.CURRENT


def resolve(every: list[OfficeClaim]) -> list[Tenure]:
    """All tenures of all persons, each bounded by the others of its post: what `rebuild` does in memory."""
    people: dict[str, list[OfficeClaim]] = {}
    for claim in every:
        people.setdefault(claim.person, []).append(claim)
    posts: dict[tuple[str, str], list[Tenure]] = {}
    for said in people.values():
        for tenure in tenures(said):
            posts.setdefault((tenure.body, tenure.post), []).append(tenure)
    return [one for held in posts.values() for one in succession(held)]


def main() -> None:
    """Print a line for each size; fail where 100,000 take longer than a minute."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    spent = 0.0
    for size in (count // 4, count // 2, count):
        every = claims(size)
        began = time.process_time()
        held = resolve(every)
        before, spent = spent, time.process_time() - began
        growth = f", {spent / before:.2f} times the half" if before else ""
        print(f"{size:>9,} claims -> {len(held):>8,} tenures  {spent:6.2f} s{growth}")
    if count <= CLAIMS and spent > LIMIT:
        sys.exit(f"{count} claims took {spent:.1f} s, more than {LIMIT:.0f}")


if __name__ == "__main__":
    main()
