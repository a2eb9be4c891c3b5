"""A query or an update in, the bytes that an endpoint answers out; what goes wrong becomes an error for people."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final, TypeAlias

import httpx

from kg.errors import LimitExceeded, StoreError
from kg.store.complaints import bad_query
from kg.store.endpoint import Endpoint

_ELSEWHERE: Final = frozenset((404, 405, 410, 501))
"""What a server answers where nobody listens to queries."""
_WHERE: Final = "that of archontology serve is http://HOST:PORT/sparql"
Fields: TypeAlias = Mapping[str, str | Sequence[str]]
"""The fields of a form."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of a request, and within how many seconds it is to be answered, where that is not as always."""

    fields: Fields
    timeout: float | None = None


class Wire:
    """The connection to an endpoint. `timeout` is in seconds, for the first byte and for every pause of an answer."""

    def __init__(self, endpoint: Endpoint, timeout: float) -> None:
        self.endpoint = endpoint
        self._timeout = timeout
        self._client = httpx.Client()

    def server(self) -> str:
        """What the endpoint says that it is; empty where it does not. Raises as `fetch`."""
        with self._sent(self.endpoint.query, Asked({"query": "ASK {}"}), "application/sparql-results+json") as response:
            response.read()
            return str(response.headers.get("server", ""))

    def fetch(self, asked: Asked, media_type: str, file: IO[bytes]) -> Mapping[str, str]:
        """Send a query as a form, write the answer to `file`; the headers that came with it, their names in small letters.

        Raises BadQuery for what the endpoint cannot parse, LimitExceeded when it is late, StoreError for all else.
        """
        address = self.endpoint.query
        with self._sent(address, asked, media_type) as response:
            given = response.headers.get("content-type", "no format").split(";")[0].strip()
            if given != media_type:
                raise StoreError(f"{address} gave {given} where {media_type} was asked for", _hint(given))
            for piece in response.iter_bytes():
                file.write(piece)
            return {name.lower(): value for name, value in response.headers.items()}

    def update(self, fields: Fields) -> None:
        """Send an update as a form; errors as for `fetch`."""
        with self._sent(self.endpoint.update, Asked(fields), "*/*") as response:
            response.read()

    @contextmanager
    def _sent(self, address: str, asked: Asked, media_type: str) -> Iterator[httpx.Response]:
        limit = asked.timeout or self._timeout
        headers = {"Accept": media_type}
        try:
            with self._client.stream(
                "POST", address, data=dict(asked.fields), headers=headers, timeout=limit
            ) as response:
                if response.status_code >= 400:
                    response.read()
                    raise _refused(address, response)
                yield response
        except httpx.TimeoutException:
            raise LimitExceeded(
                f"{address} did not answer within {limit:g} seconds", "raise ARCHONTOLOGY_TIMEOUT"
            ) from None
        except httpx.HTTPError as error:
            raise StoreError(f"{address} cannot be reached: {error}", "is the endpoint running there?") from None

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def _hint(given: str) -> str:
    """A page in place of an answer is what stands beside an endpoint."""
    return _WHERE if given == "text/html" else "ask for another format"


def _refused(address: str, response: httpx.Response) -> StoreError | Exception:
    said = " ".join(response.text.split())[:300]
    if response.status_code == 400:
        return bad_query(said)
    if response.status_code in _ELSEWHERE:
        return StoreError(f"there is no SPARQL endpoint at {address} ({response.status_code})", _WHERE)
    return StoreError(f"{address} answered {response.status_code}: {said}", "see the log of the endpoint")
