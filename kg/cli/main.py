"""The command `archontology`: arguments in; an answer on standard output, errors beside it, an exit code out."""

import io
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Final

import typer

from kg.cli import screen
from kg.errors import ArchontologyError

FAILED: Final = 1
VERBS: Final = (
    *("ingest", "load", "extract", "ask", "relate", "search", "query", "export", "check", "evaluate", "serve"),
    *("candidates", "same", "different", "unsure", "undo", "claim", "acknowledge", "rebuild", "log"),
    *("generations", "backup", "restore", "doctor", "token"),
)
"""Each is a module of kg.cli with a function of its name, or with an `app` where the verb has verbs of its own."""
_MODULES: Final = dict.fromkeys(("same", "different", "unsure", "undo"), "judging")
"""Verbs that share a module, because they do one thing."""

_HELP: Final = """Who held which office, when: read reports, ask the graph, see the words behind every statement.
读入报道，查询谁在何时任何职，每一条都附原文。

Example: archontology ingest reports/ && archontology ask holders 馆长 --body 江苏省档案馆 --on 2020-12-08

Exit codes: 0 all went well; 1 something failed, a line on standard error says what; 2 the command was not understood.
"""


def build(verbs: Iterable[str]) -> typer.Typer:
    """The command line with these verbs: each is imported with all that it needs, so that `ask` loads no reader."""
    app = typer.Typer(
        name="archontology",
        help=_HELP,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    # A callback keeps the verb in the command when there is one verb alone.
    app.callback()(lambda: None)
    for verb in verbs:
        module = import_module(f"kg.cli.{_MODULES.get(verb, verb)}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=verb)
        else:
            app.command(verb)(getattr(module, verb))
    return app


def run() -> None:
    """Run the command of `sys.argv` and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What is printed is Chinese whatever the locale of the machine says.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = sys.argv[1:2]
    try:
        build(asked if asked and asked[0] in VERBS else VERBS)()
    except ArchontologyError as error:
        screen.complain(error, as_json="--json" in sys.argv)
        sys.exit(FAILED)
