"""Headers by their names in, the same as ASGI writes them out; those that an answer lacks are added.

By the specification of ASGI (HTTP connection scope) names are bytes in lower case.
"""

from collections.abc import Iterable, Mapping

from starlette.types import Message

Pairs = tuple[tuple[bytes, bytes], ...]


def pairs(headers: Mapping[str, str]) -> Pairs:
    """Each name and value, as ASGI writes them."""
    return tuple((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items())


def add(start: Message, more: Iterable[tuple[bytes, bytes]]) -> None:
    """Give the start of an answer those headers whose names it lacks."""
    said = {name for name, _ in start["headers"]}
    start["headers"] = [*start["headers"], *(pair for pair in more if pair[0] not in said)]
