"""A reading in, its document on the terminal out: every span marked and numbered, and for each claim why it was made.

⟦1 馆长赵某⟧ and under the text, by number, the statement, its rule and the context that the rule used.
"""

from collections.abc import Sequence
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from kg.cli.words import word
from kg.exchange.reading import to_json
from kg.model import Claim, Reading, Span

KINDS: Final = {
    "tenures": ("tenure", "bold cyan"),
    "ranks": ("rank", "blue"),
    "honours": ("honour", "yellow"),
    "memberships": ("membership", "green"),
    "events": ("event", "magenta"),
    "body_facts": ("body-fact", "bright_black"),
}
"""For each kind of claim its word (kg/cli/words.py) and its colour."""
UNREAD: Final = "red"
SAID: Final = ("person", "holder", "body", "post", "rank", "honour", "membership", "type", "name", "property", "value")
SAID_MORE: Final = ("status", "mode", "start", "end", "attested", "date", "place", "awarded_by", "address", "telephone")


def explain(reading: Reading, lang: str) -> None:
    """Print the document with its marks, the claims by number, and the sentences that stayed unread with the reason."""
    marks = _marks(reading)
    console = Console(soft_wrap=True, highlight=False)
    console.print(Text(f"{reading.document.key}  {' '.join(reading.genres)}", style="bold"))
    console.print(_marked(reading.document.text, marks))
    for number, (span, kind) in enumerate(marks, start=1):
        _print(console, number, _lines(reading, span, kind, lang), KINDS[kind][1] if kind in KINDS else UNREAD)


def _marks(reading: Reading) -> list[tuple[Span, str]]:
    """The stretches that claims and unread sentences stand on, each once with its kind, in the order of the text."""
    found = {(claim.span, kind) for kind in KINDS for claim in getattr(reading, kind)}
    found |= {(item.span, "unread") for item in reading.unread}
    return sorted(found, key=lambda mark: (mark[0].start, -mark[0].end, mark[1]))


def _marked(text: str, marks: Sequence[tuple[Span, str]]) -> Text:
    """The text with a numbered bracket around every stretch; stretches may overlap."""
    signs: list[tuple[int, int, str, str]] = []
    for number, (span, kind) in enumerate(marks, start=1):
        style = KINDS[kind][1] if kind in KINDS else UNREAD
        signs.append((span.start, 1, f"⟦{number} ", style))
        signs.append((span.end, 0, f"⟧{number} ", style))
    shown, at = Text(), 0
    for place, _, sign, style in sorted(signs, key=lambda sign: sign[:2]):
        shown.append(text[at:place]).append(sign, style=style)
        at = place
    return shown.append(text[at:])


def _lines(reading: Reading, span: Span, kind: str, lang: str) -> list[str]:
    """What the claims of one kind on one stretch say, each with its rule and context."""
    if kind == "unread":
        return [f"{word('unread', lang)}: {item.reason}" for item in reading.unread if item.span == span]
    claims: list[Claim] = [claim for claim in getattr(reading, kind) if claim.span == span]
    lines = []
    for claim in claims:
        lines.append(f"{word(KINDS[kind][0], lang)}: {_said(reading, kind, claim)}")
        lines.append(f"    {word('rule', lang)}: {claim.rule}")
        lines += [f"    {word('context', lang)}: {line}" for line in _context(claim)]
    return lines


def _said(reading: Reading, kind: str, claim: Claim) -> str:
    """The statement in one line: 赵某 · 江州省档案馆 · 馆长 · current."""
    stated: dict[str, Any] = to_json(_alone(reading, kind, claim))[kind][0]
    parts = [str(stated[key]) for key in SAID if stated.get(key)]
    parts += [f"{key} {stated[key]}" for key in SAID_MORE if stated.get(key)]
    parts += [f"{p.get('person') or p.get('body')} ({p['role']})" for p in stated.get("participants", ())]
    return " · ".join(parts)


def _alone(reading: Reading, kind: str, claim: Claim) -> Reading:
    """The reading of one claim alone."""
    return Reading(document=reading.document, **{kind: (claim,)})  # type: ignore[arg-type]


def _context(claim: Claim) -> list[str]:
    """The context that the rule names, and how the body got its full name where that does not say it yet."""
    body = getattr(claim, "body", None)
    via = [] if body is None else [f"{body.surface} → {body.name}: {body.via}"]
    return list(dict.fromkeys([*claim.context, *via]))


def _print(console: Console, number: int, lines: Sequence[str], style: str) -> None:
    for index, line in enumerate(lines):
        console.print(Text(f"{number if index == 0 else '':>4}  ", style=style).append(line, style="default"))
