"""Where a name stands in, the person with what the bracket behind the name says of gender and people out: 张某(女,回族)."""

import re

from kg.mentions.shapes import REMARK
from kg.model import PersonRef, Span
from kg.text.names import normalise


def person_at(text: str, span: Span) -> PersonRef:
    """The person whose name fills a span."""
    remark = REMARK.match(text, span.end)
    parts = re.split("[,，、;；]", remark.group(1)) if remark else []
    gender = next((p.strip() for p in parts if p.strip() in ("女", "男")), None)
    ethnicity = next((p.strip() for p in parts if p.strip().endswith("族")), None)
    name = normalise(text[span.start : span.end])
    return PersonRef(name=name, span=span, gender=gender, ethnicity=ethnicity)
