"""A command in, what `--help` shows of it out, in the language that is asked for: the same layout in each."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from typer.core import TyperCommand, TyperGroup

from kg.catalogue import say

_WIDE: Final = 100
_EXAMPLE: Final = "Example:"
_INDENT: Final = (0, 0, 0, 2)


class Command(TyperCommand):
    """A command whose help is shown here."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_shown(self, ctx))


class Group(TyperGroup):
    """A command with commands of its own; without one it shows its help and ends as what is not understood."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_shown(self, ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; none are answered by the help."""
        if not args and self.no_args_is_help and not ctx.resilient_parsing:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(2)
        return super().parse_args(ctx, args)


def _shown(command: TyperCommand | TyperGroup, ctx: Any) -> str:
    lang = str(ctx.find_root().obj or "en")
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDE)
    with console.capture() as captured:
        console.print()
        usage = " ".join(say(piece, lang) for piece in command.collect_usage_pieces(ctx))
        console.print(_headed("Usage:", f" {ctx.command_path} {usage}", lang))
        for paragraph in _paragraphs(command.help or ""):
            console.print()
            console.print(_paragraph(paragraph, lang))
        for title, lines in _sections(command, ctx, lang):
            console.print()
            console.print(Text(say(title, lang), style="bold"))
            console.print(Padding(_table(lines), _INDENT))
    return captured.get()


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a help text, each in one line."""
    yield from (line for paragraph in text.split("\n\n") if (line := " ".join(paragraph.split())))


def _paragraph(line: str, lang: str) -> Text:
    """An example stays as it is, so that it can be copied."""
    if line.startswith(_EXAMPLE):
        return _headed(_EXAMPLE, line.removeprefix(_EXAMPLE), lang)
    return Text(say(line, lang))


def _headed(title: str, rest: str, lang: str) -> Text:
    """A Chinese colon has its blank in itself."""
    said = say(title, lang)
    return Text.assemble((said, "bold"), rest.lstrip() if said.endswith("：") else rest)


def _sections(command: TyperCommand | TyperGroup, ctx: Any, lang: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Arguments, options and commands, where there are any: the name of each and what is said of it."""
    kinds: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            told = getattr(parameter, "help", None) or ""
            more = record[1].removeprefix(told).strip()
            kinds[parameter.param_type_name].append((record[0], f"{say(told, lang)}{_more(more, lang)}"))
    verbs = getattr(command, "commands", {}).items()
    commands = [(name, say(next(_paragraphs(one.help or ""), ""), lang)) for name, one in verbs if not one.hidden]
    for title, lines in (("Arguments", kinds["argument"]), ("Options", kinds["option"]), ("Commands", commands)):
        if lines:
            yield title, lines


def _more(said: str, lang: str) -> str:
    """What the library adds: [default: 20; required]."""
    if not said:
        return ""
    return f" [{'; '.join(say(part, lang) for part in said.removeprefix('[').removesuffix(']').split('; '))}]"


def _table(lines: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, told in lines:
        table.add_row(Text(name, style="bold"), Text(told))
    return table
