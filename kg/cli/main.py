"""The command `archontology`: arguments in; an answer on standard output, errors beside it, an exit code out."""

import io
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Any, Final, cast

import typer

from kg.cli import screen
from kg.cli.helping import Command, Group
from kg.cli.options import Lang, spoken
from kg.errors import ArchontologyError, InputError

FAILED: Final = 1
NOT_UNDERSTOOD: Final = 2
_USAGE: Final = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""What Typer raises for a command that it does not understand; it has no public name for it."""
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

Example: archontology ingest examples/documents && archontology ask holders 馆长 --body 丽水市档案馆 --on 2020-12-11

Exit codes: 0 all went well; 1 something failed, a line on standard error says what; 2 the command was not understood.
"""


def build(verbs: Iterable[str]) -> typer.Typer:
    """The command line with these verbs: each is imported with all that it needs, so that `ask` loads no reader."""
    app = typer.Typer(
        name="archontology",
        help=_HELP,
        cls=Group,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    # A callback keeps the verb in the command when there is one verb alone.
    app.callback()(_root)
    for verb in verbs:
        module = import_module(f"kg.cli.{_MODULES.get(verb, verb)}")
        if hasattr(module, "app"):
            for command in module.app.registered_commands:
                command.cls = Command
            app.add_typer(module.app, name=verb, cls=Group)
        else:
            app.command(verb, cls=Command)(getattr(module, verb))
    return app


def _root(lang: Lang = None) -> None:
    """Take the language for all that follows, and for the processes that are started."""
    if lang is not None:
        os.environ["ARCHONTOLOGY_LANG"] = lang


def run() -> None:
    """Run the command of `sys.argv` and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What is printed is Chinese whatever the locale of the machine says.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked, lang = sys.argv[1:2], spoken(sys.argv[1:], os.environ)
    app = build(asked if asked and asked[0] in VERBS else VERBS)
    try:
        code = app(standalone_mode=False, obj=lang)
    except ArchontologyError as error:
        screen.complain(error, lang, as_json="--json" in sys.argv)
        sys.exit(FAILED)
    except _USAGE as error:
        screen.complain(_not_understood(error), lang, as_json="--json" in sys.argv)
        sys.exit(NOT_UNDERSTOOD)
    sys.exit(code if isinstance(code, int) else 0)


def _not_understood(error: Any) -> InputError:
    """What Typer says of a command, and where its help is."""
    said, ctx = error.format_message(), error.ctx
    return InputError(said, f"see {ctx.command_path if ctx is not None else 'archontology'} --help")
