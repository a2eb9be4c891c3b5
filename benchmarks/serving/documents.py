"""Posts that people held in; invented documents that state them, several times over, as readings out."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256

from benchmarks.serving.world import Held
from kg.model import (
    BodyRef,
    DateValue,
    Document,
    EventClaim,
    Participant,
    PersonRef,
    Reading,
    Span,
    Status,
    TenureClaim,
)

RULE = "benchmark"


def documents(batch: Sequence[Held], number: int) -> Iterator[Reading]:
    """Of a batch of held posts: a notice of each appointment, and reports in which three of them attend a meeting."""
    dice = random.Random(number)
    for one, held in enumerate(batch):
        yield notice(held, f"notices/{number}-{one}.txt")
    for one in range(len(batch)):
        seen = [dice.choice(batch) for _ in range(3)]
        yield report(list(dict.fromkeys(seen)), f"reports/{number}-{one}.txt", dice)


def notice(held: Held, key: str) -> Reading:
    """任命王文华为云澄市档案馆馆长。"""
    words = f"任命{held.person}为{held.body}{held.title}"
    text = f"{held.start:%Y年%m月%d日}，{words}。"
    span = _at(text, words)
    day = DateValue(held.start.isoformat(), f"{held.start:%Y年%m月%d日}")
    claim = TenureClaim(
        span=span,
        quote=words,
        rule=RULE,
        person=PersonRef(held.person, _at(text, held.person), key=held.key),
        body=BodyRef(held.body, held.body),
        post=held.title,
        written=held.title,
        concept=held.kind,
        status=Status.APPOINTED,
        start=day,
        cause="appointed",
    )
    return Reading(document=_document(key, text, "任职通知", held.start), genres=("notice",), tenures=(claim,))


def report(seen: Sequence[Held], key: str, dice: random.Random) -> Reading:
    """云澄市档案工作会议召开。云澄市档案馆馆长王文华出席。 Each attests the post on a day of it."""
    whose, days = seen[0], (seen[0].end - seen[0].start).days
    day = whose.start + timedelta(days=dice.randrange(days))
    present = [held for held in seen if held.start <= day < held.end]
    name = f"{whose.body}工作会议"
    text = f"{day:%Y年%m月%d日}，{name}召开。" + "".join(f"{_words(held)}出席。" for held in present)
    on = DateValue(day.isoformat(), f"{day:%Y年%m月%d日}")
    tenures = tuple(_attested(text, held, on) for held in present)
    event = EventClaim(
        span=_at(text, f"{name}召开"),
        quote=f"{name}召开",
        rule=RULE,
        type="conference",
        name=name,
        date=on,
        participants=(
            Participant("host", _at(text, name), name, body=BodyRef(whose.body, whose.body)),
            *(Participant("attended", c.person.span, c.person.name, person=c.person) for c in tenures),
        ),
    )
    made = _document(key, text, f"{name}召开", day)
    return Reading(document=made, genres=("event-news",), tenures=tenures, events=(event,))


def _attested(text: str, held: Held, on: DateValue) -> TenureClaim:
    words = _words(held)
    span = _at(text, words)
    return TenureClaim(
        span=span,
        quote=words,
        rule=RULE,
        person=PersonRef(held.person, Span(span.end - len(held.person), span.end), key=held.key),
        body=BodyRef(held.body, held.body),
        post=held.title,
        written=held.title,
        concept=held.kind,
        attested=on,
    )


def _words(held: Held) -> str:
    return f"{held.body}{held.title}{held.person}"


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _document(key: str, text: str, title: str, day: date) -> Document:
    content = text.encode()
    return Document(
        key=key,
        text=text,
        content=content,
        sha256=sha256(content).hexdigest(),
        media_type="text/plain",
        title=title,
        published=day.isoformat(),
        body=Span(0, len(text)),
    )
