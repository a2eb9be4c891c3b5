"""A YAML file in which people write what became of bodies in, a Reading with one claim an entry out.

Its text is a document like any other: each claim cites the lines of its entry. The format is shown in docs/bodies.md.
"""

from collections.abc import Iterator
from hashlib import sha256

from kg.errors import BadDate, InputError
from kg.exchange.yaml_marks import Marked, load
from kg.model import BodyChangeClaim, BodyNameClaim, BodyRef, ContinuityClaim, DateValue, Document, Reading
from kg.text.dates.edtf import parse_edtf
from ontology import schemes

GENRE = "curated-bodies"
RULE = "curated"
MEDIA_TYPE = "application/yaml"
ENDINGS = (".yaml", ".yml")
TOP = ("title", "published", "publisher", "changes", "names")
SAID = ("quote", "source")
CHANGE = ("change", "date", "before", "after", "superior", "authority", "posts", *SAID)
NAME = ("body", "name", "type", "from", "to", *SAID)
POST = ("earlier", "later")
END = ("body", "post")
WITHOUT_BEFORE = ("established",)
WITHOUT_AFTER = (
    *("abolished", "co-located", "established", "level-changed", "moved"),
    *("nameplate-removed", "restored", "superior-changed"),
)
"""Changes that need no body before, or none after; all others name both sides."""


def read(content: bytes, key: str) -> Reading:
    """What the file says. `key` names the document. Raises InputError that names the file, the line and the field."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{key} is not in UTF-8", "save it as UTF-8") from None
    top = load(text, key).fields(TOP)
    changes = [(entry, _change(entry, text)) for entry in _entries(top, "changes")]
    history: tuple[BodyChangeClaim | BodyNameClaim | ContinuityClaim, ...] = (
        *(change for _, change in changes),
        *(_name(entry, text) for entry in _entries(top, "names")),
        *(link for entry, change in changes for link in _continuities(entry, change, text)),
    )
    if not history:
        raise InputError(f"{key} says nothing of any body", "give changes:, names: or posts:")
    return Reading(document=_document(top, (content, text, key)), genres=(GENRE,), body_history=history)


def _document(top: dict[str, Marked], of: tuple[bytes, str, str]) -> Document:
    content, text, key = of
    return Document(
        key=key,
        text=text,
        content=content,
        sha256=sha256(content).hexdigest(),
        media_type=MEDIA_TYPE,
        title=_text(top, "title"),
        published=_edtf(top["published"]) if "published" in top else None,
        publisher=_text(top, "publisher"),
    )


def _entries(top: dict[str, Marked], name: str) -> Iterator[Marked]:
    if name in top:
        yield from top[name].items()


def _change(entry: Marked, text: str) -> BodyChangeClaim:
    given = entry.fields(CHANGE, ("change",))
    kind = given["change"].text()
    known = {concept.name for concept in schemes.load()["body-changes"]}
    if kind not in known:
        given["change"].wrong(f"{kind!r} is no kind of change", "kinds: " + ", ".join(sorted(known)))
    before, after = _bodies(given, "before"), _bodies(given, "after")
    if not before and (kind not in WITHOUT_BEFORE or not after):
        Marked(entry.file, entry.node, "before").wrong(f"{kind} needs a body before it")
    if not after and kind not in WITHOUT_AFTER:
        Marked(entry.file, entry.node, "after").wrong(f"{kind} needs a body after it")
    span, context = entry.span(text), _context(given)
    return BodyChangeClaim(
        span=span,
        quote=text[span.start : span.end],
        rule=RULE,
        context=context,
        change=kind,
        before=before,
        after=after,
        date=_date(given, "date"),
        superior=_body(given, "superior"),
        authority=_body(given, "authority"),
        note=_text(given, "quote"),
    )


def _name(entry: Marked, text: str) -> BodyNameClaim:
    given = entry.fields(NAME, ("body", "name"))
    kind = _text(given, "type") or "official"
    known = {concept.name for concept in schemes.load()["name-types"]}
    if kind not in known:
        given["type"].wrong(f"{kind!r} is no type of name", "types: " + ", ".join(sorted(known)))
    span = entry.span(text)
    return BodyNameClaim(
        span=span,
        quote=text[span.start : span.end],
        rule=RULE,
        context=_context(given),
        body=_named(given["body"]),
        written=given["name"].text(),
        type=kind,
        start=_date(given, "from"),
        end=_date(given, "to"),
    )


def _continuities(entry: Marked, change: BodyChangeClaim, text: str) -> Iterator[ContinuityClaim]:
    """The posts that go on as others across the change: 局长 of the one body as 馆长 of the other."""
    for link in _entries(entry.fields(CHANGE), "posts"):
        given = link.fields(POST, POST)
        earlier, later = (given[end].fields(END, END) for end in ("earlier", "later"))
        span = link.span(text)
        yield ContinuityClaim(
            span=span,
            quote=text[span.start : span.end],
            rule=RULE,
            context=change.context,
            earlier=_named(earlier["body"]),
            earlier_post=earlier["post"].text(),
            later=_named(later["body"]),
            later_post=later["post"].text(),
            change=change,
        )


def _context(given: dict[str, Marked]) -> tuple[str, ...]:
    return tuple(f"{name}: {given[name].text()}" for name in SAID if name in given)


def _text(given: dict[str, Marked], name: str) -> str | None:
    return given[name].text() if name in given else None


def _named(marked: Marked) -> BodyRef:
    name = marked.text()
    return BodyRef(name, name)


def _body(given: dict[str, Marked], name: str) -> BodyRef | None:
    return _named(given[name]) if name in given else None


def _bodies(given: dict[str, Marked], name: str) -> tuple[BodyRef, ...]:
    return tuple(_named(item) for item in given[name].items()) if name in given else ()


def _date(given: dict[str, Marked], name: str) -> DateValue | None:
    return DateValue(_edtf(given[name]), given[name].text()) if name in given else None


def _edtf(marked: Marked) -> str:
    try:
        return parse_edtf(marked.text())
    except BadDate as error:
        marked.wrong(error.message, error.hint)
