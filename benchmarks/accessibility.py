"""The address of a running service in; what axe-core finds on each page out, as a table in Markdown.

    archontology serve --port 8000 &
    python -m benchmarks.accessibility http://127.0.0.1:8000

Every page of `benchmarks.pictures` is looked at in both languages and colour schemes, narrow and wide, by all rules of
axe. A finding is named with its rule, its impact and the page; what axe leaves for people to decide is counted.
"""

import argparse
import shutil
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

from benchmarks.page import FLAGS
from benchmarks.pictures import LANGUAGES, SCHEMES, WIDTHS, pages

AXE: Final = Path(__file__).parents[1] / "api/ui/node_modules/axe-core/axe.min.js"
RUN: Final = "async () => { const { violations, passes, incomplete } = await axe.run(document); return { violations, passes, incomplete } }"


def look(browser: Browser, address: str, path: str) -> tuple[Counter[str], set[str], set[str]]:
    """Of one page in all its looks: findings by rule and impact, rules that were held, rules left to people."""
    wrong: Counter[str] = Counter()
    held: set[str] = set()
    open_: set[str] = set()
    for lang, scheme, width in product(LANGUAGES, SCHEMES, WIDTHS):
        size: Any = {"width": width, "height": 900}
        context = browser.new_context(base_url=address, color_scheme=scheme, viewport=size, reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={lang}", wait_until="networkidle")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found: dict[str, list[dict[str, Any]]] = page.evaluate(RUN)
        wrong.update(f"{one['id']} ({one['impact']})" for one in found["violations"])
        held |= {one["id"] for one in found["passes"]}
        open_ |= {one["id"] for one in found["incomplete"]}
        context.close()
    return wrong, held, open_


def main() -> None:
    """Read the argument, look, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accessibility", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("address", help="where the service runs")
    parser.add_argument("--only", action="append", default=[], help="this page alone (may be repeated)")
    given = parser.parse_args()
    address = given.address.rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        print("| page | found | rules held | left to people |", "|---|---|---|---|", sep="\n")
        for name, path in pages(address):
            if given.only and name not in given.only:
                continue
            wrong, held, open_ = look(browser, address, path)
            told = ", ".join(f"{rule}: {count}" for rule, count in sorted(wrong.items())) or "nothing"
            print(f"| {name} | {told} | {len(held)} | {', '.join(sorted(open_)) or 'nothing'} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
