"""A value in, the term of SPARQL that says it out; what no IRI and no literal can hold is refused."""

import re
from typing import Final

from kg.errors import InputError

# What IRIREF of the SPARQL grammar leaves out, and lone surrogates, which no encoding carries.
_NO_IRI: Final = re.compile('[\x00-\x20<>"{}|^`\\\\\ud800-\udfff]')
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def is_iri(text: str) -> bool:
    """Whether `text` may stand between < and > as an absolute IRI; no name of a person or a body looks like one."""
    return _SCHEME.match(text) is not None and _NO_IRI.search(text) is None


def iri(value: str) -> str:
    """`value` as a term of SPARQL. Raises InputError when it is no absolute IRI."""
    if not is_iri(value):
        raise InputError(f"not an IRI: {value!r}", "an IRI starts with a scheme such as https: and holds no blanks")
    return f"<{value}>"


def literal(value: str, language: str = "") -> str:
    """`value` as a plain or language-tagged literal of SPARQL. Raises InputError for text that no encoding carries."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(f"not readable as text: {value!r}", "names are given in UTF-8") from None
    escaped = "".join(_ESCAPES.get(char, char) for char in value)
    return f'"{escaped}"' + (f"@{language}" if language else "")


def name(value: str) -> str:
    """A name as the literals under which the graph may hold it: Chinese, English, without a language."""
    return " ".join((literal(value, "zh"), literal(value, "en"), literal(value)))
