"""YAML in, its lists, maps and scalars with the lines that they stand on out; a mistake is told with line and field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kg.errors import InputError
from kg.model import Span

HINT = "docs/bodies.md shows every field"


@dataclass(frozen=True, slots=True)
class Marked:
    """One node of the file: what it is, and which file and field to name when it is wrong."""

    file: str
    node: Node
    field: str = ""

    @property
    def line(self) -> int:
        """The line it stands on, from 1."""
        return int(self.node.start_mark.line) + 1

    def span(self, text: str) -> Span:
        """Where it stands in the text of the file, without the blanks after it."""
        start, end = self.node.start_mark.index, self.node.end_mark.index
        return Span(start, start + len(text[start:end].rstrip()))

    def wrong(self, problem: str, hint: str = HINT) -> NoReturn:
        """Raise InputError: FILE, line N, FIELD: problem."""
        field = f", {self.field}" if self.field else ""
        raise InputError(f"{self.file}, line {self.line}{field}: {problem}", hint)

    def text(self) -> str:
        """The words of a scalar, as they are written: 2018 and 2018-10 stay what they are."""
        if not isinstance(self.node, ScalarNode) or not self.node.value.strip():
            self.wrong("words are expected here")
        return str(self.node.value).strip()

    def items(self) -> Iterator["Marked"]:
        """The entries of a list; a single one may stand without a list."""
        if not isinstance(self.node, SequenceNode):
            yield self
            return
        for item in self.node.value:
            yield Marked(self.file, item, self.field)

    def fields(self, allowed: tuple[str, ...], needed: tuple[str, ...] = ()) -> dict[str, "Marked"]:
        """The fields of a map. Raises InputError for one that is unknown, missing or given twice."""
        if not isinstance(self.node, MappingNode):
            self.wrong("fields are expected here, each with a colon: " + ", ".join(allowed))
        found: dict[str, Marked] = {}
        for key, value in self.node.value:
            name = str(key.value)
            here = Marked(self.file, key, name)
            if name not in allowed:
                here.wrong("there is no such field", "fields: " + ", ".join(allowed))
            if name in found:
                here.wrong("this field is given twice")
            found[name] = Marked(self.file, value, name)
        for name in needed:
            if name not in found:
                Marked(self.file, self.node, name).wrong("this field is missing")
        return found


def load(text: str, file: str) -> Marked:
    """The top node of the file. Raises InputError with the line for text that is no YAML, or is empty."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        raise InputError(f"{file}{place}: not YAML: {problem}", HINT) from None
    if node is None:
        raise InputError(f"{file} is empty", HINT)
    return Marked(file, node)
