"""The address of a running service in; what its pages weigh and how soon they are there out, as a table in Markdown.

    archontology serve --port 8000 &
    python -m benchmarks.page http://127.0.0.1:8000 --rounds 5

First contentful paint and the time in which the page could not answer a key (total blocking time: of every task over
50 ms the part above it) are those of the browser itself; medians of so many fresh contexts. `--moving` measures the
explorer with the whole network: what a frame costs while it is arranged, pointed at, dragged, zoomed, moved in time.
"""

import argparse
import shutil
from dataclasses import dataclass
from statistics import median
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from benchmarks.moving import motions

PAGES: Final = ("/", "/people", "/search?q=丽水", "/explore", "/sparql", "/checks")
FLAGS: Final = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
WATCH: Final = """
globalThis.blocked = 0
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) blocked += Math.max(0, duration - 50)
})
  .observe({ type: 'longtask', buffered: true })
"""
READ: Final = """() => ({
  paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  blocked,
  packed: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .reduce((sum, entry) => sum + entry.transferSize, 0),
})"""


@dataclass(frozen=True, slots=True)
class Load:
    """Of one page: milliseconds to the first paint, milliseconds blocked, bytes over the wire."""

    paint: float
    blocked: float
    packed: float


def load(browser: Browser, address: str) -> Load:
    """Open the page in a fresh context, with nothing kept, and read what the browser says of it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    read: dict[str, float] = page.evaluate(READ)
    context.close()
    return Load(**read)


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("address", help="where the service runs")
    parser.add_argument("--rounds", type=int, default=5, help="the median of so many is printed")
    parser.add_argument("--moving", action="store_true", help="the explorer with the whole network instead")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        if given.moving:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{given.address}/explore?whole=1&lang=en")
            for one in motions(page):
                pairs = (f"{middle:.1f} | {most:.1f}" for middle, most in (one.gap, one.script, one.drawing))
                print(f"| {one.what} | {one.frames} | {' | '.join(pairs)} |", flush=True)
        else:
            for path in PAGES:
                loads = [load(browser, given.address + path) for _ in range(given.rounds)]
                figures = (median(getattr(one, name) for one in loads) for name in ("paint", "blocked", "packed"))
                paint, blocked, packed = figures
                print(f"| `{path}` | {paint:.0f} | {blocked:.0f} | {packed / 1000:.0f} |")
        browser.close()


if __name__ == "__main__":
    main()
