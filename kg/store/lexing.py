"""SPARQL in, its tokens out: words, prefixed names, variables, strings, IRIs, marks, and what is skipped.

Where the text is ambiguous, as in `?a <?b)SERVICE#>`, one that may be an IRI is taken for one; refusals.py, which may
not trust that, reads the same tokens in every way.
"""

import re
from collections.abc import Iterator
from typing import Final

# A character of a name: ASCII letters, digits, _ and all beyond ASCII but blanks. SPARQL's own list is shorter.
NAME: Final = r"[^\x00-/:-@\[-^`{-\x7f\s]"
PREFIX: Final = rf"(?:{NAME}|[.-])*"
LOCAL: Final = rf"(?:{NAME}|[:.-]|%[0-9A-Fa-f]{{2}}|\\.)*"
SKIP: Final = r"(?:\s|\#[^\r\n]*(?:[\r\n]|\Z))*"
"""What may stand between two tokens."""
IRI: Final = re.compile(r"<[^<>\"{}|^`\x00-\x20]*>")


def pattern(prefix: str) -> re.Pattern[str]:
    """A token that is no IRI; its kind is the name of the group. `prefix` is what may stand before a colon."""
    return re.compile(
        r"""(?P<skip>\s+|\#[^\r\n]*)
        |(?P<string>'''(?:[^'\\]|\\.|'(?!''))*'''|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
            |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
    """
        + rf"""
        |(?P<variable>[?$]{NAME}+)
        |(?P<language>@[A-Za-z0-9-]+)
        |(?P<prefixed>{prefix}:{LOCAL})
        |(?P<word>{NAME}+)
        |(?P<mark>.)""",
        re.VERBOSE | re.DOTALL,
    )


# Bounded, so that a long row of `a.a.a.` is not looked through from each of its letters.
_TOKEN: Final = pattern(rf"(?:{NAME}|[.-]){{0,60}}")


def tokens(text: str, at: int = 0) -> Iterator[re.Match[str]]:
    """The tokens from `at` on. Linear in the length of the text."""
    while token := IRI.match(text, at) or _TOKEN.match(text, at):
        yield token
        at = token.end()
