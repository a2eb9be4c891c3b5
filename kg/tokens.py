"""A folder in, who may write over HTTP and what out: the names, scopes and hashes of tokens, never the tokens themselves.

A token is 32 random bytes (RFC 4648 base64url), so that one SHA-256 of it is as safe to keep as a slow hash of a word
that a person chose. They stand in `tokens.json` of the store's folder, readable by its owner alone.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import orjson

from kg.errors import InputError, NotFound
from kg.settings import Settings
from kg.store.folder import TOKENS

SCOPES: Final = ("update", "ingest", "judge", "operate")
"""What a token may be for: SPARQL updates and the graph store, documents, decisions of people, the queries that run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One token: its name, what it is for, the SHA-256 of it in hex, when it was made (UTC, ISO)."""

    name: str
    scopes: tuple[str, ...]
    sha256: str
    made: str


def folder(settings: Settings) -> Path:
    """Where the tokens of a store are kept; for an endpoint that is on this machine."""
    return Path("data" if "://" in settings.store else settings.store)


def read(settings: Settings) -> tuple[Grant, ...]:
    """The tokens that there are, in the order in which they were made; that of the setting, for everything, first.

    Raises InputError for a file that holds something else.
    """
    first = (Grant(name="ARCHONTOLOGY_TOKEN", scopes=SCOPES, sha256=_hash(settings.token), made=""),)
    path = folder(settings) / TOKENS
    try:
        rows = orjson.loads(path.read_bytes()) if path.exists() else []
        kept = [Grant(**{**row, "scopes": tuple(row["scopes"])}) for row in rows]
    except (orjson.JSONDecodeError, TypeError, KeyError) as error:
        hint = "restore it, or remove it and make new ones: archontology token new NAME"
        raise InputError(f"{path} holds no tokens: {error}", hint) from None
    return (*(first if settings.token else ()), *kept)


def new(settings: Settings, name: str, scopes: Sequence[str], made: str) -> str:
    """Make a token with a name of its own; it is told once, here. Raises InputError."""
    if unknown := [scope for scope in scopes if scope not in SCOPES] or ([] if scopes else ["none"]):
        raise InputError(f"a token cannot be for {', '.join(unknown)}", f"scopes: {', '.join(SCOPES)}")
    there = read(settings)
    if any(grant.name == name for grant in there):
        raise InputError(f"there is a token called {name} already", "choose another name, or revoke that one")
    token = secrets.token_urlsafe(32)
    _write(settings, (*there, Grant(name=name, scopes=tuple(scopes), sha256=_hash(token), made=made)))
    return token


def revoke(settings: Settings, name: str) -> None:
    """Let a token be none from now on. Raises NotFound."""
    there = read(settings)
    left = tuple(grant for grant in there if grant.name != name or not grant.made)
    if len(left) == len(there):
        raise NotFound(f"there is no token called {name} in {folder(settings) / TOKENS}")
    _write(settings, left)


def scopes_of(given: str, there: Sequence[Grant]) -> tuple[str, ...] | None:
    """What the token is for; None where it is none. Every token is compared, in constant time."""
    hashed, found = _hash(given), None
    for grant in there:
        if hmac.compare_digest(grant.sha256, hashed):
            found = grant.scopes
    return found


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _write(settings: Settings, grants: Sequence[Grant]) -> None:
    path = folder(settings) / TOKENS
    path.parent.mkdir(parents=True, exist_ok=True)  # a token may be made before the first document is read
    making = path.with_suffix(".making")
    descriptor = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(orjson.dumps([asdict(grant) for grant in grants if grant.made], option=orjson.OPT_INDENT_2))
    making.replace(path)
