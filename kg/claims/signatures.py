"""The text of a page in, the body that signs it out: its name alone in a line at the end, over the day.

中共某某大学委员会 / 2024年4月11日 under a notice on appointments.
"""

import re
from itertools import pairwise

from kg.grammar.bodies import Bodies

DAY = re.compile(
    r"[ \u3000]*[12二][\d〇○零一二三四五六七八九]{3}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日[ \u3000]*$"
)
LONGEST, TAIL = 40, 400
"""No name that signs is longer; so near the end it stands."""


def signed(text: str, bodies: Bodies) -> str | None:
    """The body that signs a text, None where no day stands under the one name at its end."""
    lines = [line.strip() for line in text[-TAIL:].split("\n") if line.strip()]
    for name, day in pairwise(lines):
        if len(name) > LONGEST or not DAY.match(day):
            continue
        mention = bodies.ending_at(name, len(name))
        if mention is not None and mention.span.start == 0 and mention.complete:
            return name
    return None
