"""Dates: `find` reads them from a text, `parse_edtf` checks what a person typed."""

from kg.text.dates.edtf import parse_edtf
from kg.text.dates.find import OPEN_END, find

__all__ = ["OPEN_END", "find", "parse_edtf"]
