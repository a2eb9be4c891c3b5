"""Mutated queries in; how many of each status `/sparql` answers, and the slowest answer, out.

`python -m benchmarks.fuzz --number 10000` starts a service of its own over a small store, with a limit of two seconds,
and ends with exit code 1 when a connection breaks or an answer is a 5xx that is not the limit's 503, or when none comes
within ten seconds.
"""

import argparse
import http.client
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes, urlsplit

from rich.progress import track

from benchmarks.serving.peers import ours
from kg.store import open_store

ROOT = Path(__file__).parents[1]
LIMIT = 2.0
"""Seconds that a query may take, as the service is told; an answer may take half a second more."""
BROKEN = (0, 500, 502, 504)
"""What no request may be answered; 0 stands for a connection that broke."""
ODD = (
    "\x00",
    "\ufeff",
    "\u202e",
    "\ud83d\ude00",
    "{" * 200,
    "(" * 400,
    "'" * 3,
    '"""',
    "\\u0053ERVICE",
    "%",
    "\r\n\r\n",
    "🗄",
    "a" * 5000,
)
KINDS = (
    "application/sparql-query",
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/sparql-query; charset=utf-16",
    "",
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One request: how it is sent and its bytes."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


def corpus() -> list[bytes]:
    """The queries that are mutated: the program's own, and some of every form and operator."""
    own = [path.read_bytes() for path in sorted((ROOT / "kg").rglob("*.rq"))]
    forms = (
        b"SELECT * { ?s ?p ?o }", b"ASK { ?s ?p ?o FILTER regex(?o, '^(a+)+$') }", b"DESCRIBE <urn:x>",
        b"CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", b"SELECT (COUNT(*) AS ?n) { ?s (<urn:p>|!<urn:q>)* ?o } GROUP BY ?s",
        b"SELECT ?s { { ?s ?p 1 } UNION { ?s ?p 'x'@zh } MINUS { ?s a <urn:c> } VALUES ?p { <urn:p> UNDEF } }",
        b"SELECT ?a { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    )  # fmt: skip
    return [*own, *forms]


def mutated(chance: random.Random, texts: list[bytes]) -> bytes:
    """One text, changed a few times: bytes flipped, pieces lost, doubled, taken from another text, odd ones put in."""
    text = bytearray(chance.choice(texts))
    for _ in range(chance.randint(0, 4)):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + chance.randint(1, 40))
        other = chance.choice(texts)
        start = chance.randrange(len(other))
        change = chance.randrange(5)
        if change == 0 and at < len(text):
            text[at] = chance.randrange(256)
        elif change == 1:
            del text[at:to]
        elif change == 2:
            text[at:at] = text[at:to] * chance.randint(1, 3)
        elif change == 3:
            text[at:at] = other[start : start + chance.randint(1, 60)]
        else:
            text[at:at] = chance.choice(ODD).encode("utf-8", "surrogatepass")
    return bytes(text)


def shots(number: int, seed: int) -> Iterator[Shot]:
    """So many requests; the same for a seed."""
    chance, texts = random.Random(seed), corpus()
    for _ in range(number):
        query = mutated(chance, texts)
        if chance.random() < 0.1:
            query = query.decode("utf-8", "replace").encode(
                chance.choice(("utf-16", "utf-7", "gb18030", "latin-1")), "replace"
            )
        accept = chance.choice(("*/*", "text/csv", "application/n-quads", "text/html", "image/png", "x", ""))
        kind = chance.choices(KINDS, (5, 3, 1, 1, 1))[0]
        headers = (("Accept", accept), *((("Content-Type", kind),) if kind else ()))
        if chance.random() < 0.3:
            raw = (
                quote_from_bytes(query[:20_000])
                if chance.random() < 0.8
                else quote_from_bytes(query[:2000], safe="%&=+")
            )
            yield Shot("GET", f"/sparql?query={raw}", headers[:1], b"")
        elif "form" in kind:
            yield Shot("POST", "/sparql", headers, b"query=" + quote_from_bytes(query).encode())
        else:
            yield Shot("POST", "/sparql", headers, query)


def send(host: str, port: int, shot: Shot) -> tuple[int, float]:
    """The status (0 where the connection broke) and the seconds it took. Raises TimeoutError when nothing comes."""
    began = time.monotonic()
    connection = http.client.HTTPConnection(host, port, timeout=LIMIT + 8)
    try:
        connection.putrequest(shot.method, shot.path)
        for name, value in shot.headers:
            connection.putheader(name, value)
        if shot.method == "POST":
            connection.putheader("Content-Length", str(len(shot.body)))
        connection.endheaders(shot.body or None)
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.monotonic() - began
    except (http.client.HTTPException, ConnectionError):
        return 0, time.monotonic() - began
    finally:
        connection.close()


def main() -> None:
    """Send them all, and tell what came."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=10_000, help="how many requests")
    parser.add_argument("--seed", type=int, default=2026, help="another seed sends others")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/store", 10)
        store.replace("urn:g", b"".join(b"<urn:s%d> <urn:p> <urn:s%d> .\n" % (i, i * 7 % 500) for i in range(500)))
        store.close()
        statuses, slowest = Counter[int](), 0.0
        with ours(Path(folder) / "store", ARCHONTOLOGY_TIMEOUT=str(LIMIT)) as service:
            where = urlsplit(service.address)
            for shot in track(shots(chosen.number, chosen.seed), total=chosen.number, description="requests"):
                status, seconds = send(str(where.hostname), where.port or 80, shot)
                statuses[status] += 1
                slowest = max(slowest, seconds)
                if status in BROKEN:
                    print(f"{status} after {seconds:.2f} s: {shot}", file=sys.stderr)
    print(f"seed {chosen.seed}: {dict(sorted(statuses.items()))}; the slowest answer took {slowest:.2f} s")
    sys.exit(int(any(status in BROKEN for status in statuses)))


if __name__ == "__main__":
    main()
