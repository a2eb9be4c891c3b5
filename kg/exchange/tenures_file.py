"""A CSV of dated tenures and a mapping in, a Reading with one claim a row out, and the rows that are none, with why.

The row is the evidence: its claim stands on its line. 甲文,馆长,云州市档案馆,2010-03,2015 -> held from 2010-03 to 2015.
"""

from functools import cache

from kg.errors import InputError
from kg.exchange.csv_rows import CsvRow, rows
from kg.exchange.mapped import BadRow, Source, context, dated, in_order, opened
from kg.exchange.mapping import Mapping
from kg.model import BodyRef, DateValue, PersonRef, Reading, Status, TenureClaim
from kg.text.periods import period
from ontology import schemes
from ontology.terms import local

GENRE = "structured-tenures"
RULE = "structured.tenures"
NEEDED = ("person", "post", "body")


def read(content: bytes, key: str, mapping: Mapping) -> tuple[Reading, tuple[BadRow, ...]]:
    """What the rows say. Raises InputError when no row can be read: no header, a needed column that is not there."""
    source = opened(content, key, mapping)
    claims: list[TenureClaim] = []
    bad: list[BadRow] = []
    for row in rows(source.text, key):
        _check(source, row)
        try:
            claims.append(_claim(source, row))
        except InputError as error:
            bad.append(BadRow(row.line, error.message))
    return Reading(document=source.document(content), genres=(GENRE,), tenures=tuple(claims)), tuple(bad)


def _check(source: Source, row: CsvRow) -> None:
    """Raise InputError when a column that is needed is nowhere: then no row has it."""
    if row.problem:
        return
    joined = {join.name for join in source.mapping.joins}
    for ours in NEEDED:
        # What a join brings may lead to another join: whether it is there, the rows will tell.
        chained = source.mapping.columns.get(ours, "").partition(".")[0] in joined
        if not chained and not source.has(row, ours):
            raise source.lacks(row, ours)


def _claim(source: Source, row: CsvRow) -> TenureClaim:
    """The claim of a row. Raises InputError that says what is wrong with it."""
    given = source.fields(row)
    if missing := [name for name in NEEDED if not given.get(name)]:
        raise InputError(f"no {missing[0]}")
    start, end, attested = _dates(source.mapping, given)
    return TenureClaim(
        span=row.span,
        quote=source.quote(row.span),
        rule=RULE,
        context=context(given),
        person=PersonRef(given["person"], row.span, key=source.id(given, "person_id")),
        body=BodyRef(given["body"], given["body"], key=source.id(given, "body_id")),
        post=given["post"],
        post_key=source.id(given, "post_id"),
        written=given["post"],
        concept=_posts().get(given["post"]),
        status=_status(source.mapping, end, attested),
        mode=_mode(given.get("mode", "")),
        start=start,
        end=end,
        end_is=None if end is None or source.mapping.end == "unsaid" else source.mapping.end,
        attested=attested,
    )


def _dates(mapping: Mapping, given: dict[str, str]) -> tuple[DateValue | None, DateValue | None, DateValue | None]:
    """Start, end and attestation. Raises InputError for what is no date, and for an end before the start."""
    start, end, attested = (dated(given, name) for name in ("start", "end", "attested"))
    in_order(given, start, end)
    if end is None and attested is None and mapping.open_end:
        attested = DateValue(mapping.open_end, "")
    return start, end, attested


def _status(mapping: Mapping, end: DateValue | None, attested: DateValue | None) -> Status:
    """former for a tenure that had ended by the day of the data, as far as that is known: a term may end later.

    A row that names a day in the post tells of that day: there it was current.
    """
    told = period(mapping.open_end or mapping.published or "")
    over = None if end is None else period(end.edtf)
    if over is None or attested is not None or (told and told.last and over.last and told.last < over.last):
        return Status.CURRENT
    return Status.FORMER


def _mode(text: str) -> str | None:
    """The local name of the mode that is called so: acting, 代, 代理 ... Raises InputError for another word."""
    if not text:
        return None
    for known in schemes.load()["tenure-modes"]:
        if text.lower() in (known.name, known.en.lower()) or text in known.labels:
            return known.name
    names = ", ".join(sorted(local(known.iri) for known in schemes.load()["tenure-modes"]))
    raise InputError(f"mode: {text!r} is none of {names}")


@cache
def _posts() -> dict[str, str]:
    """The concepts of the scheme posts by their labels; of several with one label that which is mainly called so.

    馆长 is a label of the director and of the director of archives: the more general one says no more than the row.
    """
    known = schemes.load()["posts"]
    pairs = [(label, item) for item in known for label in (*item.labels, item.en)]
    pairs.sort(key=lambda pair: (pair[1].zh == pair[0], pair[1].broader is None))
    return {label: item.iri for label, item in pairs}
