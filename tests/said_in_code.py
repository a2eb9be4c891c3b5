"""The sources in, every English sentence out that the program says to people: of errors, and of the help of commands.

An f-string becomes a template with {} for each value, as the tables in kg/catalogue have it.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from typer.core import TyperGroup
from typer.main import get_command

from kg import errors
from kg.cli.main import VERBS, build

ROOT = Path(__file__).parent.parent
TELLING = {
    *(name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)),
    *("HttpError", "BadParameter", "problem_of_status", "say"),
}
"""What makes an error: its arguments are what is said, and the way out."""
MOST = 3


def sources() -> Iterator[Path]:
    for package in ("kg", "api"):
        yield from (path for path in (ROOT / package).rglob("*.py") if "node_modules" not in path.parts)


class Module:
    """One module: what its names and functions can be."""

    def __init__(self, path: Path) -> None:
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.functions = {node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)}
        self.constants = assigned(self.tree.body)

    def said(self) -> Iterator[str]:
        """The templates of its errors."""
        for function in [None, *self.functions.values()]:
            body = self.tree if function is None else function
            for node in ast.walk(body):
                if isinstance(node, ast.Call) and called(node) in TELLING:
                    arguments = [*node.args[:MOST], *(word.value for word in node.keywords if word.arg == "hint")]
                    for argument in arguments:
                        yield from self.templates(argument, function)

    def templates(self, node: ast.expr, within: ast.FunctionDef | None, depth: int = 0) -> set[str]:
        """What an expression can be."""
        if isinstance(node, ast.Constant):
            return {node.value} if isinstance(node.value, str) else set()
        if depth > 6:
            return {"{}"}
        if isinstance(node, ast.JoinedStr):
            pieces = [{"{}"} if isinstance(one, ast.FormattedValue) else {str(one.value)} for one in node.values]  # type: ignore[attr-defined]
            return {"".join(piece) for piece in product(*pieces)}
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            both = (self.templates(side, within, depth + 1) or {"{}"} for side in (node.left, node.right))
            return {"".join(pair) for pair in product(*both)}
        if isinstance(node, ast.IfExp):
            return self.templates(node.body, within, depth + 1) | self.templates(node.orelse, within, depth + 1)
        if isinstance(node, ast.BoolOp):
            return {one for value in node.values for one in self.templates(value, within, depth + 1)}
        if isinstance(node, ast.Name):
            known = assigned(within.body if within is not None else ()).get(node.id) or self.constants.get(node.id, [])
            return {one for value in known for one in self.templates(value, within, depth + 1)} or {"{}"}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in self.functions:
            function = self.functions[node.func.id]
            returned = [
                one.value for one in ast.walk(function) if isinstance(one, ast.Return) and one.value is not None
            ]
            return {one for value in returned for one in self.templates(value, function, depth + 1)}
        return {"{}"}


def assigned(body: Iterable[ast.stmt]) -> dict[str, list[ast.expr]]:
    """What each name is set to, anywhere below."""
    found: dict[str, list[ast.expr]] = {}
    for node in (one for statement in body for one in ast.walk(statement)):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        value = getattr(node, "value", None)
        for target in targets:
            if isinstance(target, ast.Name) and value is not None:
                found.setdefault(target.id, []).append(value)
            elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                for name, one in zip(target.elts, value.elts, strict=True):
                    if isinstance(name, ast.Name):
                        found.setdefault(name.id, []).append(one)
    return found


def called(node: ast.Call) -> str:
    """The name of what is called; `screen.say` says words that are in a language already."""
    if isinstance(node.func, ast.Attribute):
        return "" if isinstance(node.func.value, ast.Name) and node.func.value.id == "screen" else node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def of_errors() -> set[str]:
    """Every template of an error that has a letter of its own."""
    found = {" ".join(text.split()) for path in sources() for text in Module(path).said()}
    return {text for text in found if re.search("[A-Za-z]{2}", text.replace("{}", ""))}


def of_help() -> set[str]:
    """Every paragraph of a command, and what is said of each argument and option; examples stand for themselves."""
    return {text for text in helped(get_command(build(VERBS))) if not text.startswith("Example:")}


def helped(command: object) -> Iterator[str]:
    paragraphs = re.split(r"\n\s*\n", getattr(command, "help", None) or "")
    yield from (" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())
    for parameter in getattr(command, "params", ()):
        if told := getattr(parameter, "help", None):
            yield " ".join(told.split())
    if isinstance(command, TyperGroup):
        for child in command.commands.values():
            yield from helped(child)
