"""`archontology serve`: an address in; the service of `api` runs on it until it is stopped."""

import os
import socket
import sys
from typing import Annotated

import typer

from kg.allocators import preloaded
from kg.cli import screen
from kg.cli.options import Lang, StoreAt, opened, settings
from kg.cli.words import word
from kg.errors import InputError

Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 is every one of this machine")]
Port = Annotated[int, typer.Option(help="The port", min=1, max=65535)]


def serve(host: Host = "127.0.0.1", port: Port = 8000, store: StoreAt = None, lang: Lang = None) -> None:
    """Serve the store over HTTP: pages, JSON and SPARQL.

    Example: archontology serve --port 8000, then open http://127.0.0.1:8000/
    """
    chosen = settings(store, lang)
    _free(host, port)
    with opened(chosen, create=True) as found:
        # A store that cannot be opened is told here, in one line, not by one of many processes.
        if not found.graphs():
            screen.note(word("empty-store", chosen.lang).format(store=chosen.store))
    # The service reads its own settings; it is named, not imported: api stands above kg. It begins as a process with
    # little in it, because most of its processes need little.
    own = {"ARCHONTOLOGY_STORE": chosen.store, "ARCHONTOLOGY_LANG": chosen.lang}
    environment = preloaded({**os.environ, **own}, chosen.allocator)
    sys.stdout.flush()
    os.execve(sys.executable, [sys.executable, "-m", "api.serving", host, str(port)], environment)


def _free(host: str, port: int) -> None:
    """Raise InputError when nothing can listen there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise InputError(
            f"cannot listen on {host}:{port}: {error.strerror}", "choose another --port or --host"
        ) from None
