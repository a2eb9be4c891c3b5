"""axe-core looks at every page in both languages, both colour schemes and two widths; nothing jumps while it loads."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from browser_site import Site
from playwright.sync_api import Browser, expect

AXE = (Path(__file__).parents[2] / "api/ui/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
LISTS = ("people", "bodies", "events", "documents")
PAGES = ("/", "/search?q=丽水", "/people", "/explore?whole=1", "/sparql", "/checks", "/docs", "/none")
RUN = (
    "async () => (await axe.run(document)).violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))"
)
MOVED = """() => new Promise((done) => new PerformanceObserver((list) =>
  done(list.getEntries().reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0)))
  .observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => done(0), 500))"""


@pytest.fixture(scope="module")
def places(site: Site) -> list[str]:
    """The pages above, and the first of each kind of entity."""
    firsts = [httpx.get(f"{site.address}/api/{kind}").json()["items"][0]["iri"] for kind in LISTS]
    holders = {"post": "馆长", "body": "丽水市档案馆"}
    post = httpx.get(f"{site.address}/api/holders", params=holders).json()["tenures"][0]
    return [*PAGES, *("/id/" + iri.partition("/id/")[2] for iri in (*firsts, post["post"]["iri"], post["iri"]))]


@pytest.mark.parametrize(
    ("lang", "scheme", "width"),
    [("zh", "light", 1280), ("en", "dark", 1280), ("en", "light", 360), ("zh", "dark", 360)],
)
def test_axe_finds_no_serious_fault(
    chromium: Browser, site: Site, places: list[str], lang: str, scheme: Any, width: int
) -> None:
    size: Any = {"width": width, "height": 900}
    context = chromium.new_context(base_url=site.address, color_scheme=scheme, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    faults: dict[str, list[str]] = {}
    for place in places:
        page.goto(f"{place}{'&' if '?' in place else '?'}lang={lang}", wait_until="networkidle")
        if "explore" in place:
            expect(page.locator("#explorer.ready")).to_have_attribute("data-nodes", "25")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{place} is wider than the screen"
        page.evaluate(AXE)  # by the debugger: the pages' policy lets nothing else in
        found = page.evaluate(RUN)
        if found:
            faults[place] = [f"{one['id']}: {[node['html'][:200] for node in one['nodes'][:3]]}" for one in found]
        assert page.evaluate(MOVED) < 0.1, f"{place} jumps while it loads"
    context.close()
    assert faults == {}
