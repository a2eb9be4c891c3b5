"""The JSON of an answer and its type in, the value out: what `plain` makes of a value, the other way round."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints


def revived(kind: Any, data: Any) -> Any:
    """`data` as a value of the type `kind`."""
    return None if data is None else _reader(kind)(data)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, UnionType):  # with None, which is read before
        return _reader(next(one for one in get_args(kind) if one is not type(None)))
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return lambda data: tuple(revived(inner, one) for one in data)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        kinds = {item.name: hints[item.name] for item in fields(kind)}
        return lambda data: kind(**{name: revived(kinds[name], value) for name, value in data.items()})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return lambda data: data
