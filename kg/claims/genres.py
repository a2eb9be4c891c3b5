"""What was found and stated in a document in, its genres out: event-news, notice, career, leadership, table."""

import re
from collections.abc import Sequence

from kg.grammar.sentence import Found
from kg.model import Claim

NOTICE = re.compile(r"任免|任命|免职|任职|免去|任前公示|拟任|公示|辞去|任免名单|人事|当选|补选")


def is_notice(found: Found) -> bool:
    """Whether the title says that the document appoints or removes: 关于王某等同志任职的通知."""
    return NOTICE.search(found.document.title or "") is not None


def genres(found: Found, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The genres that a document mixes, the strongest first; empty when it states nothing."""
    stems = [claim.rule.split(".")[0] for claim in claims]
    counts = {
        "notice": stems.count("appointments") + (2 if is_notice(found) else 0) * bool(claims),
        "career": stems.count("careers"),
        "leadership": stems.count("rosters"),
        "table": stems.count("tables"),
        "event-news": stems.count("titles") + 2 * stems.count("events"),
    }
    return tuple(sorted((name for name, count in counts.items() if count), key=lambda name: -counts[name]))
