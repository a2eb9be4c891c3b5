"""The text of an HTML page goes in, a draft comes out: what is read of it, its title, date, publisher, URL and body."""

import re
from collections.abc import Container
from urllib.parse import urlsplit

from lxml import etree, html

from kg.documents import blocks
from kg.documents.draft import Draft
from kg.documents.furniture import Furniture, Stated, examine, is_foot
from kg.documents.lines import lines
from kg.documents.stamps import day
from kg.errors import UnreadableDocument
from kg.model import Span

_TITLES = ("articletitle", "og:title")
_DATES = ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "og:published_time", "publishtime")
_SOURCES = ("contentsource", "source")
_SITES = ("sitename", "og:site_name")
_SUFFIX = re.compile("[ \u3000]{0,3}(?:[-_|｜—–]{1,2}|>>)[ \u3000]{0,3}")
_LEAST_KEPT = 0.5
"""The share of the candidate body that trafilatura must keep; of short pages in lists it often keeps too little."""
_LEAST_LINE = 4


def read(text: str, key: str) -> Draft:
    """The draft of a page.

    The meta tags of the standard for government sites (ArticleTitle, PubDate, ContentSource, SiteName) come first, then
    the lines around the text. The body is what trafilatura keeps, told in our own lines so that offsets hold; where it
    keeps too little, the lines tell it. Raises UnreadableDocument for a page without text.
    """
    root = _tree(text, key)
    metas = _metas(root)
    writer = blocks.write(root)
    stored = writer.text().rstrip("\n")
    if not stored:
        raise UnreadableDocument(f"{key}: a page without text")
    stated = Stated(
        title=_title(root, metas),
        published=next(filter(None, (day(metas.get(name, "")) for name in _DATES)), None),
        source=_first(metas, _SOURCES),
        site=_first(metas, _SITES),
    )
    furniture = examine(stored, stated)
    return Draft(
        text=stored,
        title=furniture.title,
        published=furniture.published,
        publisher=furniture.publisher,
        url=_url(root, metas),
        body=_body(text, stored, furniture),
        tables=tuple(writer.tables),
    )


def _tree(text: str, key: str) -> etree._Element:
    """The tree of the page; the bytes are UTF-8 again, whatever charset the page declares."""
    parser = html.HTMLParser(encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser stops there without a word, and the rest of the page would be lost.
        raise UnreadableDocument(f"{key}: a page nested more than 256 deep", "save its text without the layout")
    if root is None:
        raise UnreadableDocument(f"{key}: a page without text")
    return root


def _metas(root: etree._Element) -> dict[str, str]:
    """The contents of the meta tags by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _title(root: etree._Element, metas: dict[str, str]) -> str | None:
    """The title by its meta tag, by the only h1, by og:title, by <title> without the name of the site."""
    if "articletitle" in metas:
        return metas["articletitle"]
    heads = [head for head in (_words(element) for element in root.iter("h1")) if head]
    if len(heads) == 1 and heads[0] not in (metas.get("sitename"), metas.get("og:site_name")):
        return heads[0]
    if "og:title" in metas:
        return metas["og:title"]
    whole = next((words for words in (_words(element) for element in root.iter("title")) if words), None)
    if whole is None:
        return heads[0] if heads else None
    parts = [part for part in _SUFFIX.split(whole) if part]
    return parts[0] if parts else whole


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _url(root: etree._Element, metas: dict[str, str]) -> str | None:
    """The page's own URL where it states one; a link to the front page alone is none."""
    links = [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (*links, metas.get("og:url", "")):
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and (parts.path.strip("/") or parts.query):
            return address.strip()
    return None


def _body(page: str, stored: str, found: Furniture) -> Span:
    """The part of the body by its lines that trafilatura keeps too, when it keeps enough of it."""
    # Imported here, as it takes a third of a second: only pages need it.
    import trafilatura

    kept = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
    # In the order of the page, not a set: what two lines make together must not hang on chance.
    keys = [key for line in kept.split("\n") if (key := _key(line))]
    whole, known = "".join(keys), frozenset(keys)
    candidates = [line for line in lines(stored[: found.body.end]) if line.span.start >= found.body.start]
    agreed = [line for line in candidates if _is_kept(_key(line.text), known, whole)]
    share = sum(len(line.text) for line in agreed) / max(1, sum(len(line.text) for line in candidates))
    while agreed and is_foot(agreed[-1].text):
        agreed.pop()
    if share < _LEAST_KEPT or not agreed:
        return found.body
    return Span(agreed[0].span.start, agreed[-1].span.end)


def _is_kept(key: str, keys: Container[str], whole: str) -> bool:
    return key in keys or (len(key) >= _LEAST_LINE and key in whole)


def _key(line: str) -> str:
    """A line without blanks and the marks that trafilatura puts between cells."""
    return "".join(line.replace("|", "").split())
