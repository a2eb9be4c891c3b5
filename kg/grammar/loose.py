"""A place in a text in, the words before it that must name a body there, though no table has its kind, out.

河南省辉县市裴寨村|党支部书记, 湖南省人民医院急诊三部重症监护病房|护士长: they begin with a place and hold no verb.
"""

import re

from kg.grammar.bodies import Bodies
from kg.grammar.tables import word_at
from kg.model import BodyMention, Lead, Span

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇]")
LONGEST = 40
SHORTEST_REST = 2
UNITS = frozenset("村房部室组队所站心院系班厂场区社店行会团园校司局馆处科庄屯寨镇乡港矿厅署台公道府")
"""How the name of a body of an unknown kind ends."""


def ending_at(bodies: Bodies, text: str, end: int, limit: int) -> BodyMention | None:
    """The body that ends at `end`, begins with a place after the last edge word, and starts at `limit` or later."""
    start = end
    while start > max(limit, end - LONGEST) and HAN.match(text, start - 1):
        start -= 1
    for at in range(end, start, -1):
        if bodies.words.ends_edge.longest(text, at, start):
            start = at
            break
    places = bodies.places.find(text[start:end])
    if not places:
        return None
    begin = start + places[0].span.start
    rest = start + places[0].span.end
    verbs = any(len(word_at(text, at, "after-names") or "") > 1 for at in range(rest, end))
    if end - rest < SHORTEST_REST or verbs or begin > start or text[end - 1] not in UNITS:
        return None
    written = text[begin:end]
    return BodyMention(
        span=Span(begin, end),
        text=written,
        name=written,
        root=written,
        complete=True,
        lead=Lead.PLACE,
        lead_text=places[0].name,
        units=(text[rest:end],),
    )
