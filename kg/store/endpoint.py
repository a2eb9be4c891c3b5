"""The address of a SPARQL 1.1 endpoint in, where it takes queries and where it takes updates out.

| address | queries go to | updates go to |
|---|---|---|
| `http://host:7878/` (Oxigraph), `http://host:3030/ds/` (Fuseki) | `…/query` | `…/update` |
| `http://host/query` | itself | `http://host/update` |
| `http://host/sparql`, and any other | itself | itself |
| two addresses with a blank between them | the first | the second |
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.errors import InputError

SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where queries and where updates are sent."""

    query: str
    update: str

    @classmethod
    def read(cls, address: str) -> "Endpoint":
        """The endpoint at an address, by the table above. Raises InputError for what is no HTTP address."""
        parts = address.split()
        for part in parts:
            if not part.startswith(SCHEMES) or not urlsplit(part).hostname:
                raise InputError(f"{part} is not the address of an endpoint", "it starts with http:// or https://")
        if len(parts) == 2:
            return cls(parts[0], parts[1])
        if len(parts) != 1:
            raise InputError(
                f"{address!r} is not the address of an endpoint", "one address, or two with a blank between"
            )
        if urlsplit(address).path in ("", "/") or address.endswith("/"):
            root = address.rstrip("/")
            return cls(f"{root}/query", f"{root}/update")
        if address.endswith("/query"):
            return cls(address, f"{address.removesuffix('/query')}/update")
        return cls(address, address)
