"""The mentions of a document and its context in, the events that it tells of out: meetings, visits, and who took part.

12月8日,全省档案工作者年会在常州召开。陈某出席会议并讲话。 is a conference with a speaker. What is planned, general or
said by a speaker is none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.claims.appointed_events import appointed
from kg.claims.clock import clock
from kg.claims.event_days import when
from kg.claims.event_details import Places
from kg.claims.event_filling import fill
from kg.claims.event_making import make, make_past
from kg.claims.event_story import Story
from kg.claims.event_words import act_pattern, noun_pattern, verb_pattern
from kg.claims.references import Context
from kg.claims.scenes import Scene
from kg.grammar.sentence import Found
from kg.model import Document, EventClaim, Span, TenureClaim

NO_STORY = re.compile(
    r"^[ \u3000(（]*(?:第[一二三四五六七八九十百]+[条章]|发布(?:日期|时间)|来源"
    r"|供稿|撰稿|文/|图/|摄影|编辑|审核|责任编辑|记者)"
)
HE = re.compile("[他她]")
SPEECH = re.compile(r"我(?![国省市县区州盟旗馆局校院军党会台所厅部社团处办公])")
"""我们, 我 ... 我馆 and 我省 are said by the page itself."""

INK = re.compile(r"\S")


def state(
    found: Found, scenes: Sequence[Scene], context: Context, tenures: Sequence[TenureClaim] = ()
) -> tuple[EventClaim, ...]:
    """The events of a document, parts after their wholes; `tenures` tell who was appointed at a meeting."""
    title = found.document.title or ""
    held = verb_pattern().search(title) and noun_pattern().search(title)
    announced = bool(held or act_pattern().search(title))
    story = Story(found.document.text, context, clock(found), Places(context), announced)
    for seen in scenes:
        if not _is_title(found.document, seen.sentence.span):
            _read(story, seen)
            _remember(story, seen)
    for draft in story.drafts:
        draft.settle_type()
    story.drafts += appointed(story.drafts, tenures)
    return tuple(draft.claim(story.text) for draft in story.drafts)


def _is_title(document: Document, span: Span) -> bool:
    """Whether a sentence is the title line of the document, which its first sentence repeats in full."""
    line = document.text[span.start : span.end].strip()
    if line == (document.title or "").strip():
        return True
    first = INK.search(document.text, 0, span.start) is None and INK.search(document.text, span.end) is not None
    return first and line[-1:] not in "。!?！？;；.”"


def _read(story: Story, seen: Scene) -> None:
    """Take in one sentence."""
    make_past(story, seen)
    if NO_STORY.match(seen.told) or SPEECH.search(seen.told):
        return
    own = when(seen, len(seen.told), story.clock)
    if own is not None and own.date is not None:
        story.today = replace(own, inherited=True)
    make(story, seen)
    fill(story, seen)


def _remember(story: Story, seen: Scene) -> None:
    """Keep whom 他 in the next sentence means."""
    persons = seen.sentence.persons
    if persons or not HE.search(seen.bones.string):
        story.last_person = persons[-1] if persons else None
