"""A request becomes the address that the client wrote, and its body as far as its size is allowed."""

from starlette.requests import Request

from api.errors import HttpError
from kg.text.sparql import iri


def address(request: Request) -> str:
    """The address asked for, without its query. Raises InputError for a Host header that makes no address."""
    written = str(request.url.replace(query="", fragment=""))
    iri(written)
    return written


async def body(request: Request, limit: int) -> bytes:
    """The body; one of more than `limit` bytes is refused when it is announced, or as soon as it is too long."""
    announced = request.headers.get("content-length", "")
    pieces, size = [], 0
    if not (announced.isdigit() and int(announced) > limit):
        async for piece in request.stream():
            size += len(piece)
            pieces.append(piece)
            if size > limit:
                break
        else:
            return b"".join(pieces)
    raise HttpError(413, f"The body is too large: {limit} bytes are read", "Send a smaller one")
