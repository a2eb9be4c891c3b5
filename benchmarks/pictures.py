"""The address of a running service in; a picture of each page in both languages and colour schemes, narrow and wide, out.

    archontology serve --port 8000 &
    python -m benchmarks.pictures http://127.0.0.1:8000 pictures/

They are there to be looked at before a change of the pages goes out. A page that is wider than its screen is named.
"""

import argparse
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final, Literal

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.page import FLAGS

Scheme = Literal["light", "dark"]

PAGES: Final = {
    "start": "/",
    "search": "/search?q=丽水",
    "wrong-date": "/search?q=丽水&from=12/31/2020",
    "people": "/people",
    "paging": "/people?limit=8&offset=8",
    "past": "/people?offset=900",
    "bodies": "/bodies",
    "events": "/events",
    "documents": "/documents",
    "explore": "/explore?whole=1",
    "sparql": "/sparql?query=SELECT * WHERE { ?s a ?class } LIMIT 5",
    "checks": "/checks",
    "docs": "/docs",
    "missing": "/none",
}
LISTS: Final = {"person": "people", "event": "events", "document": "documents"}
WIDTHS: Final = (360, 1280)
LANGUAGES: Final = ("zh", "en")
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")


def pages(address: str) -> Iterator[tuple[str, str]]:
    """Name and path of each page: those above, and one of each kind of entity, with much to show."""
    yield from PAGES.items()
    for kind, listed in LISTS.items():
        items = httpx.get(f"{address}/api/{listed}", timeout=30).json()["items"]
        path = _path(max(items, key=lambda item: item.get("tenures", 0))["iri"])
        yield kind, path
        if kind == "person":
            yield "colleagues", path.replace("/id/person/", "/people/") + "/colleagues"
    bodies = httpx.get(f"{address}/api/bodies", timeout=30).json()["items"]
    body = max(bodies, key=lambda item: item["tenures"])["iri"]
    yield "body", _path(body)
    tenures = httpx.get(f"{address}/api{_path(body)[3:].replace('body', 'bodies')}/officials", timeout=30).json()
    first = tenures["tenures"][0]
    yield "post", _path(first["post"]["iri"])
    yield "tenure", _path(first["iri"])


def _path(iri: str) -> str:
    return "/id/" + iri.partition("/id/")[2]


def take(browser: Browser, address: str, folder: Path, only: set[str]) -> Iterator[str]:
    """Write the pictures; the name of each that is wider than its screen."""
    shown = [(name, path) for name, path in pages(address) if not only or name in only]
    for lang, scheme, width in product(LANGUAGES, SCHEMES, WIDTHS):
        context = browser.new_context(
            base_url=address,
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        page = context.new_page()
        for name, path in shown:
            page.goto(f"{path}{'&' if '?' in path else '?'}lang={lang}", wait_until="networkidle")
            _rest(page, name)
            picture = f"{name}-{lang}-{scheme}-{width}.png"
            page.screenshot(path=folder / picture, full_page=True)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                yield picture
        context.close()


def _rest(page: Page, name: str) -> None:
    if name == "explore":
        page.wait_for_selector("#explorer.ready[data-nodes]", timeout=30_000)
        page.wait_for_timeout(2_500)
    page.wait_for_timeout(150)


def main() -> None:
    """Read the arguments, take the pictures, name what is too wide."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pictures", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("address", help="where the service runs")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--only", action="append", default=[], help="this page alone (may be repeated)")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for picture in take(browser, given.address.rstrip("/"), given.folder, set(given.only)):
            print(f"wider than its screen: {picture}")
        browser.close()


if __name__ == "__main__":
    main()
