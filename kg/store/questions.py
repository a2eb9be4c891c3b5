"""The name of a query of kg/store/queries and its parameters in, the text of the query out."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "queries"


@cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def question(name: str, *rows: str) -> str:
    """The query with each of its `VALUES … { example }  # param` lines filled, in their order, with SPARQL terms."""
    text = _text(name)
    for found, row in zip(re.findall(r"\{.*\}  # param", text), rows, strict=True):
        text = text.replace(found, "{ " + row + " }", 1)
    return text
