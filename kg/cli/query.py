"""`archontology query`: SPARQL from an argument, a file or standard input in; results or triples in a format out."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from kg.answers import sparql
from kg.cli import screen
from kg.cli.options import AsJson, Lang, StoreAt, opened, settings
from kg.cli.words import word
from kg.errors import InputError, NotFound
from kg.store import Answer, Form

_TABLE: Final = "table"
Text = Annotated[str | None, typer.Argument(metavar="[SPARQL]", help="The query; without it, standard input")]
File = Annotated[Path | None, typer.Option("--file", "-f", help="Read the query from this file")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="table, " + ", ".join(sparql.RESULT_FORMATS) + "; for triples " + ", ".join(sparql.GRAPH_FORMATS),
    ),
]


def query(
    text: Text = None,
    file: File = None,
    form: Format = None,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Ask in SPARQL: SELECT and ASK give a table, CONSTRUCT and DESCRIBE give Turtle, unless --format says otherwise.

    Example: archontology query 'SELECT ?n { ?p a <https://w3id.org/archontology/ns#Person> ;
    <http://www.w3.org/2000/01/rdf-schema#label> ?n }' --format csv
    """
    asked = text_of(text, file)
    chosen = settings(store, lang)
    with opened(chosen) as graph:
        answer = sparql.query(graph, asked)
        name = form or _default(answer, as_json)
        if name == _TABLE and answer.form is not Form.GRAPH:
            return _table(answer, chosen.lang)
        _print(sparql.write(answer, name))
    return None


def _print(pieces: Iterator[bytes]) -> None:
    """The pieces as they are, and a line break where the format ends without one."""
    last = b""
    for last in pieces:
        sys.stdout.buffer.write(last)
    if not last.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


def _default(answer: Answer, as_json: bool) -> str:
    if answer.form is Form.GRAPH:
        return "jsonld" if as_json else "turtle"
    return "json" if as_json else _TABLE


def text_of(text: str | None, file: Path | None) -> str:
    """The query of an argument, of a file, or else of standard input. Raises NotFound, InputError."""
    if text is not None and file is not None:
        raise typer.BadParameter("give the query as an argument or as a file, not both", param_hint="SPARQL")
    if file is None:
        return text if text is not None else sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NotFound(f"there is no file {file}", "name a file that holds one SPARQL query") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}", "a query is a text file in UTF-8") from None


def _table(answer: Answer, lang: str) -> None:
    result: dict[str, Any] = json.loads(b"".join(sparql.write(answer, "json")))
    if "boolean" in result:
        return screen.say(word("yes" if result["boolean"] else "no", lang))
    columns = result["head"]["vars"]
    rows = result["results"]["bindings"]
    lines = [[row.get(name, {}).get("value", "") for name in columns] for row in rows]
    return screen.table(f"{len(rows)}", [f"?{name}" for name in columns], lines)
