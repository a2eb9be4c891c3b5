"""The address of a service over the examples in; the pictures of docs/tour.md out, each page in the state that it shows.

    archontology ingest examples/documents && archontology serve --port 8000 &
    python -m benchmarks.tour http://127.0.0.1:8000 docs/pictures --token TOKEN

The token (scope judge) is for the picture of what a curator sees; nothing is sent with it.
"""

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.page import FLAGS

WIDE: Final = 1100
HIGH: Final = 720
SCALE: Final = 0.8
"""Of a point of the page, so much of a point of the picture: 880 points are as wide as a page of documents shows."""

WHO: Final = "许清岚"
FROM: Final = "江上舟"
TO: Final = "程远山"
CAREERS: Final = "Which posts is each person known to have held, in order?"


def start(page: Page) -> None:
    """Somebody types pinyin."""
    page.get_by_role("combobox").press_sequentially("xuqing")
    page.get_by_role("option").first.wait_for()


def document(page: Page) -> None:
    """A span is pointed at."""
    span = page.locator(".marked", has_text="现任丽水市档案馆馆长").first
    span.hover()
    page.locator(".card").wait_for()


def explore(page: Page) -> None:
    """The shortest tie between two."""
    rest(page)
    for name, end in ((FROM, "From here"), (TO, "To here")):
        page.get_by_label("Search in the picture").fill(name)
        page.get_by_label("Search in the picture").press("Enter")
        page.locator(".details h2", has_text=name).wait_for()
        page.get_by_role("button", name=end).click()
    page.locator(".way").wait_for()
    page.get_by_label("Search in the picture").fill("")
    page.get_by_role("button", name="Fit all in").click()
    page.locator(".way").evaluate("way => way.closest('.panel').scrollTop = way.offsetTop - 160")


def rest(page: Page) -> None:
    """The network has come to rest."""
    page.locator("#explorer.ready[data-nodes]").wait_for()
    page.get_by_role("button", name="Arrange anew", pressed=False).wait_for()


def sparql(page: Page) -> None:
    """An example has run, and is seen as a timeline."""
    page.get_by_text("Example queries").click()
    page.get_by_role("link", name=CAREERS).click()
    page.get_by_role("button", name="Timeline").click()
    page.locator("#result .timeline").wait_for()
    page.get_by_text("Example queries").click()
    page.locator("form.query").evaluate("one => scrollTo(0, one.offsetTop - 20)")


def answer(page: Page) -> None:
    """The answer of a query as a network."""
    page.get_by_role("button", name="Graph").click()
    page.locator("#result canvas").first.wait_for()
    page.wait_for_timeout(1_500)
    page.locator("#result").evaluate("one => one.scrollIntoView()")


def curate(page: Page) -> None:
    """What a curator can give to another of the name."""
    page.get_by_role("button", name="Split off another…").click()
    page.locator(".split input[name=claim]").nth(1).check()
    page.locator("#identity").evaluate("one => scrollTo(0, one.offsetTop - 20)")


def still(_page: Page) -> None:
    """As it comes."""


TENURES: Final = (
    "PREFIX ao: <https://w3id.org/archontology/ns#> "
    "SELECT ?person ?tenure WHERE { ?tenure a ao:Tenure ; ao:holder ?person }"
)


def shown(address: str) -> dict[str, tuple[str, Callable[[Page], None], int]]:
    """By the name of a picture: the path of the page, what is done there, how high it is."""

    def of(kind: str, name: str) -> str:
        items = httpx.get(f"{address}/api/{kind}", timeout=30).json()["items"]
        found = next(item for item in items if name in (item.get("label") or item.get("title")))
        return "/id/" + str(found["iri"]).partition("/id/")[2]

    person, body = of("people", WHO), of("bodies", "丽水市档案馆")
    held = httpx.get(f"{address}/api{body[3:].replace('body', 'bodies')}/officials", timeout=30).json()["tenures"]
    post = (
        "/id/"
        + next(one["post"]["iri"] for one in held if one["post"]["label"].endswith("档案馆馆长")).partition("/id/")[2]
    )
    return {
        "start": ("/", start, HIGH),
        "search": ("/search?q=丽水", still, HIGH),
        "people": ("/people", still, HIGH),
        "person": (person, still, HIGH),
        "body": (body, still, HIGH),
        "post": (post, still, HIGH),
        "event": (of("events", "全市档案工作会议"), still, HIGH),
        "document": (of("documents", WHO), document, HIGH),
        "explore": ("/explore?whole=1", explore, 820),
        "explore-day": ("/explore?whole=1&on=2021-06-09", rest, 820),
        "sparql": ("/sparql", sparql, 1100),
        "answer": (f"/sparql?query={quote(TENURES)}", answer, HIGH),
        "curate": (person, curate, 900),
    }


def take(browser: Browser, address: str, folder: Path, token: str) -> None:
    """Write the pictures."""
    for name, (path, ready, high) in shown(address).items():
        context = browser.new_context(
            base_url=address,
            locale="en-GB",
            viewport={"width": WIDE, "height": high},
            device_scale_factor=SCALE,
            reduced_motion="reduce",
        )
        page = context.new_page()
        if name == "curate":
            kept = f"sessionStorage.setItem('archontology-token', '{token}'); sessionStorage.setItem('archontology-name', 'Reader')"
            page.add_init_script(kept)
        page.goto(path, wait_until="networkidle")
        ready(page)
        page.wait_for_timeout(600)
        page.screenshot(path=folder / f"{name}.png")
        context.close()


def main() -> None:
    """Read the arguments, take the pictures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tour", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("address", help="where the service runs")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--token", required=True, help="of a curator")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        take(browser, given.address.rstrip("/"), given.folder, given.token)
        browser.close()


if __name__ == "__main__":
    main()
