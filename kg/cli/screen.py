"""Values become what stands on the terminal: JSON, tables, one clear line for an error."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg import catalogue
from kg.cli.words import word
from kg.errors import Ambiguous, ArchontologyError, BadQuery

_READABLE: Final = 300
_SHORT: Final = 14
_WIDE: Final = 160


def echo_json(value: Any) -> None:
    """`value` (JSON-ready) on standard output, Chinese as Chinese."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def complain(error: ArchontologyError, lang: str, as_json: bool = False) -> None:
    """One red line on standard error, the way out after it, and the candidates of an ambiguous name below.

    As JSON it is one object with the same. Standard output is the answer's alone.
    """
    if as_json:
        return typer.echo(json.dumps(plain_error(error, lang), ensure_ascii=False, indent=2), err=True)
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    line = Text(word("error", lang), style="bold red")
    if isinstance(error, BadQuery) and error.line is not None:
        line.append(word("place-in-query", lang).format(line=error.line, column=error.column))
    line.append(_one_line(catalogue.say(error.message, lang)))
    if error.hint:
        line.append(f" — {catalogue.say(error.hint, lang)}", style="not bold default")
    console.print(line)
    if isinstance(error, Ambiguous):
        for candidate in error.candidates:
            console.print(Text(f"  {candidate.iri}  {candidate.label}  {candidate.description}".rstrip()))
    return None


def plain_error(error: ArchontologyError, lang: str) -> dict[str, Any]:
    """An error as JSON has it."""
    place = {"line": error.line, "column": error.column} if isinstance(error, BadQuery) else {}
    candidates = {"candidates": [asdict(item) for item in error.candidates]} if isinstance(error, Ambiguous) else {}
    said = {"error": catalogue.say(error.message, lang), "hint": catalogue.say(error.hint, lang)}
    return {**said, **place, **candidates}


def _one_line(message: str) -> str:
    """The message without line breaks; a parser's list of all that it expected ends where nobody reads on."""
    line = " ".join(message.split())
    return line if len(line) <= _READABLE else line[:_READABLE] + "…"


def note(line: str) -> None:
    """A line for people on standard error, so that standard output holds the answer alone."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(Text(line))


def say(line: str, style: str = "") -> None:
    """A line of an answer for people."""
    Console(soft_wrap=True, highlight=False).print(Text(line, style=style))


def table(title: str, columns: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """A table for people. Wide characters are aligned; what does not fit is folded, never cut off; dates stay whole."""
    shown = Table(title=Text(title), title_justify="left")
    for index, column in enumerate(columns):
        short = all(cell_len(part) <= _SHORT for line in lines for part in line[index].split("\n"))
        shown.add_column(Text(column), overflow="fold", no_wrap=short)
    for line in lines:
        shown.add_row(*(Text(cell) for cell in line))
    console = Console(highlight=False)
    # A pipe has no width of its own, and rich would take 80 columns for it.
    (console if console.is_terminal else Console(highlight=False, width=_WIDE)).print(shown)
