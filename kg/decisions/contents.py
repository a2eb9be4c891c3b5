"""A claim as it was read in, what finds it again out: its document, its place, the words of whom and what it is about."""

from kg.decisions.statuses import Content, content
from kg.model import Claim


def content_of(document: str, said: Claim) -> Content:
    """What finds the claim again where a better rule says more of the same words; `document` is the document's key."""
    words = (_joined(said, "person", "name"), _joined(said, "body", "surface"), _title(said))
    return content(document, (said.span.start, said.span.end), *words)


def _joined(said: Claim, part: str, name: str) -> str:
    value = getattr(said, part, None)
    return "" if value is None else str(getattr(value, name))


def _title(said: Claim) -> str:
    names = ("written", "membership", "rank", "honour")
    return next((str(getattr(said, name)) for name in names if getattr(said, name, None)), "")
