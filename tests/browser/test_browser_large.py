"""The explorer with 5,000 nodes and 10,000 ties, invented here: all are drawn, moved in time, pointed at, dragged."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Locator, Page, Route, expect

PEOPLE, BODIES = 4500, 500
BASE = "https://example.org/id/"


def network() -> dict[str, Any]:
    """Each person sits in two bodies, or three: from 2000 on in the first, from 2010 on in the others."""
    people = [{"id": f"{BASE}person/{at}", "kind": "Person", "label": f"人{at}"} for at in range(PEOPLE)]
    bodies = [{"id": f"{BASE}body/{at}", "kind": "Body", "label": f"馆{at}"} for at in range(BODIES)]
    links = [
        {
            "source": people[at % PEOPLE]["id"],
            "target": bodies[(at * 7 + at // PEOPLE) % BODIES]["id"],
            "key": f"{BASE}tenure/{at}",
            "kind": "tenure",
            "label": "馆长",
            **dict.fromkeys(("startEarliest", "startLatest"), "2000-01-01" if at < PEOPLE else "2010-01-01"),
            **dict.fromkeys(("endEarliest", "endLatest"), "2020-01-01"),
        }
        for at in range(10_000)
    ]
    return {"nodes": people + bodies, "links": links}


@pytest.fixture
def explorer(page: Page) -> Locator:
    text = json.dumps(network())

    def whole(route: Route) -> None:
        route.fulfill(body=text, content_type="application/json")

    def nothing(route: Route) -> None:
        route.fulfill(body='{"nodes": [], "edges": []}', content_type="application/json")

    page.route("**/api/graph?format=node-link", whole)
    page.route("**/api/relations/ego?*", nothing)
    page.emulate_media(reduced_motion="reduce")
    page.goto("/explore?whole=1")
    return page.locator("#explorer.ready")


def on_day(page: Page, day: str) -> None:
    page.locator(".clock .date").fill(day)
    page.locator(".clock .date").press("Enter")


def test_all_are_drawn_and_shown_on_a_day(page: Page, explorer: Locator) -> None:
    expect(explorer).to_have_attribute("data-nodes", "5000", timeout=60_000)
    on_day(page, "1999-06-01")
    expect(explorer).to_have_attribute("data-nodes", "0", timeout=20_000)
    on_day(page, "2005-06-01")
    expect(explorer).to_have_attribute("data-nodes", "5000", timeout=20_000)
    page.wait_for_url("**on=2005-06-01*", timeout=20_000)


def test_so_many_are_drawn_smaller(page: Page, explorer: Locator, tmp_path: Path) -> None:
    expect(explorer).to_have_attribute("data-nodes", "5000", timeout=60_000)
    page.get_by_role("button", name="Arrange anew", pressed=True).click(timeout=60_000)
    with page.expect_download() as got:
        page.get_by_role("button", name="Save as SVG").click()
    got.value.save_as(tmp_path / "picture.svg")
    root = etree.parse(tmp_path / "picture.svg").getroot()
    discs = sum(3.2 * float(one.get("r")) ** 2 for one in root.iterfind("{*}circle"))
    assert 0 < discs < 0.5 * float(root.get("width")) * float(root.get("height"))


def test_it_is_dragged_and_a_node_is_found_under_the_mouse(page: Page, explorer: Locator) -> None:
    expect(explorer).to_have_attribute("data-nodes", "5000", timeout=60_000)
    page.get_by_role("button", name="Arrange anew", pressed=True).click(timeout=60_000)  # as it stands, it rests
    page.get_by_label("Search in the picture").fill("人7")
    page.get_by_label("Search in the picture").press("Enter")
    expect(page.locator(".details h2")).to_have_text("人7", timeout=20_000)
    page.wait_for_timeout(500)  # the picture moves there
    box = page.locator(".canvas").bounding_box(timeout=20_000)
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(*middle)
    expect(page.locator(".canvas.pointing")).to_be_visible(timeout=20_000)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1] + 40, steps=4)
    page.mouse.up()
    page.mouse.move(middle[0] + 62, middle[1] + 42)
    expect(page.locator(".canvas.pointing")).to_be_visible(timeout=20_000)
    page.mouse.wheel(0, 240)
    expect(explorer).to_have_attribute("data-nodes", "5000")
