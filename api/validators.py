"""A generation and a tag in; the headers by which a client asks again only whether something changed, and its answer, out.

RFC 9110: ETag (8.8.3), Last-Modified (8.8.2), If-None-Match (13.1.2); RFC 9111: Cache-Control (5.2).
"""

from kg.store.protocol import Generation


def validators(generation: Generation, etag: str) -> dict[str, str]:
    """The headers of an answer of this generation that has this tag."""
    return {
        "ETag": etag,
        "Last-Modified": generation.made.strftime("%a, %d %b %Y %H:%M:%S GMT"),
        "Cache-Control": "no-cache",
    }


def named(if_none_match: str | None, etag: str) -> bool:
    """Whether a client names this tag as one of those that it has, strong or weak; `*` names none."""
    given = (one.strip().removeprefix("W/") for one in (if_none_match or "").split(","))
    return etag.removeprefix("W/") in given
