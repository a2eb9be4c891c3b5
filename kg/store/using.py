"""A SPARQL update and the dataset that a request names for it in, the update with that dataset in its USING clauses out.

SPARQL 1.1 Protocol 2.2.3: `using-graph-uri` and `using-named-graph-uri` stand for USING and USING NAMED, and an update
that has such a clause, or WITH, cannot have them too.
"""

import re
from collections.abc import Iterator

from kg.errors import BadQuery
from kg.store.lexing import tokens
from kg.store.protocol import WHOLE, Dataset

_TAKEN = ("USING", "WITH")
_HINT = "leave the parameters out, or the clause"


def using(update: str, dataset: Dataset) -> str:
    """The update over `dataset`; as it stands where none is named.

    What inserts or deletes plain data, and what works on whole graphs, has no dataset and stays as it is. Raises
    BadQuery for an update with a dataset of its own.
    """
    if dataset == WHOLE:
        return update
    clause = " ".join(
        (*(f"USING <{graph}>" for graph in dataset.default), *(f"USING NAMED <{graph}>" for graph in dataset.named))
    )
    written, at = [], 0
    for token, word, before in _top_words(update):
        if word in _TAKEN:
            raise BadQuery(f"the update has {word} and the request names its graphs, too", _HINT)
        if word != "WHERE":
            continue
        pattern = _group(update, token.end()) if before == "DELETE" else ""  # DELETE WHERE {…}: its pattern is both
        written += [update[at : token.start()], pattern, " ", clause, " "]
        at = token.start()
    return "".join((*written, update[at:]))


def _top_words(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """The words outside all braces, in capitals, each with the one before it."""
    depth, before = 0, ""
    for token in tokens(text):
        if token.group() in ("{", "}") and token.lastgroup == "mark":
            depth += 1 if token.group() == "{" else -1
        elif depth == 0 and token.lastgroup == "word":
            yield token, token.group().upper(), before
            before = token.group().upper()
        elif depth == 0 and token.lastgroup != "skip":
            before = ""


def _group(text: str, at: int) -> str:
    """The group in braces that begins after `at`; empty where none does."""
    depth, start = 0, -1
    for token in tokens(text, at):
        if token.lastgroup != "mark" or token.group() not in "{}":
            continue
        start = token.start() if start < 0 else start
        depth += 1 if token.group() == "{" else -1
        if depth == 0:
            return text[start : token.end()]
    return ""
