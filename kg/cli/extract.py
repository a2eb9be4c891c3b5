"""`archontology extract FILE...`: documents in; one JSON object a document out (kg/exchange/reading.schema.json)."""

import json
import sys
from typing import Annotated

import typer

from kg.cli import screen, tables
from kg.cli.explaining import explain
from kg.cli.options import AsJson, Jobs, Lang, settings
from kg.cli.progress import bar
from kg.exchange.reading import schema, to_json
from kg.extracting import Failure, found, readings, skipped
from kg.model import Reading
from kg.pipeline import Progress

Paths = Annotated[list[str] | None, typer.Argument(help="Files, folders, or - for standard input", show_default=False)]
Schema = Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the output, and nothing else")]

Explained = Annotated[bool, typer.Option("--explain", help="Print the text with its spans marked, and why each claim")]


def extract(
    paths: Paths = None,
    print_schema: Schema = False,
    explained: Explained = False,
    lang: Lang = None,
    as_json: AsJson = False,
    jobs: Jobs = 1,
) -> None:
    """Print what documents say, as JSON: spread over lines on a terminal, else one line a document (JSON Lines).

    Example: archontology extract examples/documents/2019-03-18-appointments.txt | jq '.tenures[] | [.person, .body, .post]'
    """
    if print_schema:
        return screen.echo_json(schema())
    if not paths:
        raise typer.BadParameter("name files, folders, or - for standard input", param_hint="PATHS")
    chosen = settings(lang=lang)
    every = found(paths)
    failed = False
    with bar(chosen.lang, shown=not sys.stdout.isatty()) as move:
        for number, (source, result) in enumerate(zip(every, readings(every, chosen, jobs), strict=True), start=1):
            failed |= isinstance(result, Failure)
            _print(result, explained, as_json, chosen.lang)
            move(Progress(number, len(every), source.key))
    tables.skipped([item.name for item in skipped(every)], chosen.lang)
    if failed:
        raise typer.Exit(1)
    return None


def _print(result: Reading | Failure, explained: bool, as_json: bool, lang: str) -> None:
    """The reading on standard output, or on standard error why there is none."""
    if isinstance(result, Failure):
        screen.complain(result.error, lang)
    elif explained:
        explain(result, lang)
    else:
        indent = 2 if sys.stdout.isatty() and not as_json else None
        typer.echo(json.dumps(to_json(result), ensure_ascii=False, indent=indent))
