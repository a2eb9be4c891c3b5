"""An answer (a dataclass of kg/answers/values.py) becomes the dictionaries, lists and strings of JSON."""

from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from kg.answers.prepared import PreparedCareer, PreparedTenure


def plain(value: Any) -> Any:
    """`value` as JSON-ready data: keys are the names of the fields, in their order; None stays null."""
    if isinstance(value, PreparedTenure | PreparedCareer):
        return plain(value.whole())
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    return value
