"""A CSV of bodies and of their changes and a mapping in, a Reading with the claims of each row out, and the bad rows.

The row is the evidence: 云州市档案局,1985,2002-04 -> established 1985, abolished 2002-04. The YAML reader
(kg/exchange/bodies_file.py) makes the same claims.
"""

from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.exchange.bodies_file import WITHOUT_AFTER, WITHOUT_BEFORE
from kg.exchange.csv_rows import CsvRow, rows
from kg.exchange.mapped import BadRow, Source, context, dated, in_order, opened
from kg.exchange.mapping import Mapping
from kg.model import BodyChangeClaim, BodyNameClaim, BodyRef, DateValue, Reading
from kg.text.dates.edtf import parse_edtf
from kg.text.periods import day_after, period
from ontology import schemes

GENRE = "structured-bodies"
RULE = "structured.bodies"

History = BodyChangeClaim | BodyNameClaim


def read(content: bytes, key: str, mapping: Mapping) -> tuple[Reading, tuple[BadRow, ...]]:
    """What the rows say. Raises InputError when no row can be read: no header, neither bodies nor changes in it."""
    source = opened(content, key, mapping)
    claims: list[History] = []
    bad: list[BadRow] = []
    for row in rows(source.text, key):
        if not row.problem and not source.has(row, "body") and not source.has(row, "change"):
            raise source.lacks(row, "body")
        try:
            claims += _claims(source, row)
        except InputError as error:
            bad.append(BadRow(row.line, error.message))
    return Reading(document=source.document(content), genres=(GENRE,), body_history=tuple(claims)), tuple(bad)


def _claims(source: Source, row: CsvRow) -> list[History]:
    """The claims of a row. Raises InputError that says what is wrong with it; then it gives none."""
    given = source.fields(row)
    said = {"span": row.span, "quote": source.quote(row.span), "rule": RULE, "context": context(given)}
    body, before, after = (_body(source, given, name) for name in ("body", "before", "after"))
    found: list[History] = []
    if body is not None:
        found += _life(source.mapping, given, body, said)
    if given.get("change"):
        found.append(_change(source.mapping, given, (before, after), said))
    elif before is not None or after is not None:
        raise InputError("no change")
    if not found:
        raise InputError("no body and no change")
    return found


def _body(source: Source, given: dict[str, str], name: str) -> BodyRef | None:
    """The body that a column names; its identifier is the same as in a file of tenures with this namespace."""
    written, key = given.get(name, ""), source.id(given, f"{name}_id")
    return BodyRef(written, written, key=key) if written else None


def _life(mapping: Mapping, given: dict[str, str], body: BodyRef, said: dict[str, Any]) -> Iterator[History]:
    """When the body began and ended; of a body without either, that it is called so."""
    start, end = (dated(given, name) for name in ("start", "end"))
    in_order(given, start, end)
    if start is not None:
        yield BodyChangeClaim(**said, change="established", after=(body,), date=start)
    if end is not None:
        yield BodyChangeClaim(**said, change="abolished", before=(body,), date=_first_out(mapping.end, end))
    if start is None and end is None:
        yield BodyNameClaim(**said, body=body, written=body.name, type="official")


def _first_out(kind: str, end: DateValue) -> DateValue:
    """When the body was no more, from an end that may be its last day: 2002-04-30 as the last -> 2002-05-01."""
    known = period(end.edtf)
    if kind == "first-out" or known is None or known.first is None or known.last is None:
        return end
    first, last = day_after(known.first) if kind == "last-in" else known.first, day_after(known.last)
    return end if first is None or last is None else DateValue(_between(str(first), str(last)), end.written)


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _change(
    mapping: Mapping, given: dict[str, str], sides: tuple[BodyRef | None, BodyRef | None], said: dict[str, Any]
) -> BodyChangeClaim:
    before, after = sides
    kind = _kind(mapping, given["change"])
    if before is None and (kind not in WITHOUT_BEFORE or after is None):
        raise InputError(f"{kind} needs a body before it")
    if after is None and kind not in WITHOUT_AFTER:
        raise InputError(f"{kind} needs a body after it")
    return BodyChangeClaim(
        **said,
        change=kind,
        before=() if before is None else (before,),
        after=() if after is None else (after,),
        date=_date(given),
        note=None if given["change"] == kind else given["change"],
    )


def _kind(mapping: Mapping, word: str) -> str:
    """The local name of the kind of change that is called so: by the mapping, or 更名 -> renamed."""
    if word in mapping.changes:
        return mapping.changes[word]
    known = schemes.load()["body-changes"]
    for kind in known:
        if word == kind.name or word == kind.en or word in kind.labels:
            return kind.name
    raise InputError(f"change: {word!r} is none of " + ", ".join(sorted(kind.name for kind in known)))


def _date(given: dict[str, str]) -> DateValue | None:
    """When it happened: on the date, or between `date` and `until`, 2001-06-08 and 2001-06-11."""
    first, last = (dated(given, name) for name in ("date", "until"))
    if first is None or last is None:
        return first or last
    between = _between(first.edtf, last.edtf)
    if (found := period(between)) is None or found.first is None:
        raise InputError(f"until: {last.written} is not after the date {first.written}")
    return DateValue(parse_edtf(between), between)
