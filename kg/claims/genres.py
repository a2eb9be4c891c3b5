"""What was found and stated in a document in, its genres out: event-news, notice, career, leadership, table."""

import re
from collections.abc import Sequence

from kg.claims.appointments import Section
from kg.grammar.sentence import Found
from kg.grammar.tables import words
from kg.model import Claim, Document, Status

NOTICE = re.compile(r"任免|任命|免职|任职|免去|辞去|名单|人事|委任|聘任|聘请|通知|命令|令$|决定|公告|调整")
ELECTION = re.compile(r"选举|当选|补选|选出")
APPOINTMENT = re.compile(r"任命|任免|任职|聘任|委任|免去")
CANDIDATES = re.compile(r"公示|候选人|拟任")


CHAPTER = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,6}[章回节]")
TOP, FEW_MARKS, MANY_MARKS = 400, 2, 4
"""Where the number of a chapter stands; how many words of novels it needs beside it; how many in 1,000 letters without it."""


def says_nothing(document: Document) -> bool:
    """Whether the title shows a text whose titles have no holders: a regulation, a novel, an advertisement, a job offer."""
    title, text = document.title or "", document.text
    if CHAPTER.search(text[:TOP]) and sum(text.count(word) for word in words("fiction-marks")) >= FEW_MARKS:
        return True
    if sum(text.count(word) for word in words("fiction-marks")) * 1000 > MANY_MARKS * max(len(text), 1000):
        return True
    return title.endswith(tuple(words("mute-title-ends"))) or any(word in title for word in words("mute-titles"))


def notice(found: Found) -> Section | None:
    """What a document that appoints or elects says of a plain 王某任局长 in it; None for any other document."""
    title, text = found.document.title or "", found.document.text
    if CANDIDATES.search(title):
        return Section(Status.CANDIDATE, "appointed")
    if not NOTICE.search(title) and not ELECTION.search(title):
        return None
    if ELECTION.search(text) and not APPOINTMENT.search(text):
        return Section(Status.ELECTED, "elected")
    return Section(Status.APPOINTED, "appointed") if APPOINTMENT.search(text) or NOTICE.search(title) else None


def genres(found: Found, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The genres that a document mixes, the strongest first; empty when it states nothing."""
    stems = [claim.rule.split(".")[0] for claim in claims]
    counts = {
        "notice": stems.count("appointments") + 2 * bool(claims and notice(found)),
        "career": stems.count("careers"),
        "leadership": stems.count("rosters"),
        "table": stems.count("tables"),
        "event-news": stems.count("titles") + 2 * stems.count("events"),
    }
    return tuple(sorted((name for name, count in counts.items() if count), key=lambda name: -counts[name]))
