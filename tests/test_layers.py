"""The architecture is a checked file: the order of imports, the sizes of modules and functions, no nameless rooms."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for package in ("kg", "api", "ontology") for path in (ROOT / package).rglob("*.py"))
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring: explaining at length is no offence."""
    first, last = node.body[0], node.body[-1]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and len(node.body) > 1
    start = node.body[1] if documented else first
    return (last.end_lineno or last.lineno) - start.lineno + 1


def cleans_up(node: ast.ExceptHandler) -> bool:
    """Whether the handler passes on what it caught: it undoes what was begun and ends with a bare `raise`."""
    return isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None


def test_the_order_of_imports_holds() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_opens_with_a_sentence_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem not in DRAWERS
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "what goes in, what comes out?"
    lines = len(text.splitlines())
    assert lines <= 300, f"{lines} lines: split it"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_are_short(path: Path) -> None:
    assert {f"{f.name}: {body_lines(f)} lines" for f in functions(path) if body_lines(f) > 30} == set()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_catches_exception_and_no_sparql_stands_in_python(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    caught = {
        ast.unparse(kind)
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and not cleans_up(node)
        for kind in ([ast.Name("everything")] if node.type is None else [node.type])
    }
    assert not caught & {"Exception", "BaseException", "everything"}
    assert not [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.lstrip().startswith(("SELECT ?", "PREFIX "))
    ], "SPARQL lives in .rq files"
