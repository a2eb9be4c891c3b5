"""`python -m api.serving HOST PORT`: what `archontology serve` becomes; the settings come from the environment."""

import os
import socket
import sys

from api.access import is_loopback
from api.logs import set_up
from api.serving.limits import Limits
from api.serving.supervisor import leave
from api.serving.tree import Service, serve
from kg.catalogue import say
from kg.cli.words import word
from kg.errors import ArchontologyError, InputError
from kg.settings import Settings


def main() -> None:
    """Serve until told to end."""
    host, port, lang = sys.argv[1], int(sys.argv[2]), os.environ.get("ARCHONTOLOGY_LANG", "en")
    try:
        settings = Settings.read()
        set_up(settings.log, bool(settings.log_requests))
        if settings.open_writes and not is_loopback(host):
            hint = "listen on 127.0.0.1, or unset ARCHONTOLOGY_OPEN_WRITES and set ARCHONTOLOGY_TOKEN"
            raise InputError(f"writes are open to everybody, so {host} is not listened on", hint)
        listening = _listening(host, port)
        service = Service(settings, listening, Limits.of(settings), settings.workers)
        serve(service, lambda: print(say(f"Serving on http://{host}:{port} — stop with Ctrl+C", lang), flush=True))
        leave(0)  # all that it started has ended; to take down what it loaded piece by piece would take a second
    except ArchontologyError as error:
        print(f"{word('error', lang)}{say(error.message, lang)} ({say(error.hint, lang)})", file=sys.stderr)
        sys.exit(1)


def _listening(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    sock = socket.socket(family, kind, protocol)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.bind(address)
    sock.listen(2048)
    sock.setblocking(False)
    return sock


if __name__ == "__main__":
    main()
