"""Pictures of networks without a mouse: steered and read by keys, and listed in words."""

import re
from pathlib import Path
from urllib.parse import quote

from lxml import etree
from playwright.sync_api import Page, expect

TENURES = """PREFIX ao: <https://w3id.org/archontology/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?person ?tenure { ?tenure a ao:Tenure ; ao:holder ?person ; ao:post/ao:body/rdfs:label "丽水市档案馆"@zh }
"""


def test_the_picture_is_steered_by_keys(page: Page, tmp_path: Path) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/explore?whole=1")
    expect(page.locator("#explorer.ready")).to_have_attribute("data-nodes", "25")
    page.get_by_role("button", name="Arrange anew", pressed=False).wait_for()  # it rests
    picture = page.get_by_role("application", name="A picture of the network")
    expect(picture).to_have_accessible_description(re.compile("Arrow keys move the picture"))
    page.get_by_role("combobox", name="Add a person, body or event").focus()
    page.keyboard.press("Tab")
    expect(picture).to_be_focused()
    expect(page.get_by_text("Arrow keys move the picture")).to_be_in_viewport()
    assert picture.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    before = discs(page, tmp_path)
    for key, moved in (("ArrowRight", (-60, 0)), ("ArrowDown", (0, -60))):
        picture.press(key)
        after = discs(page, tmp_path)
        assert all(
            near(x + moved[0], ax) and near(y + moved[1], ay) for (x, y), (ax, ay) in zip(before, after, strict=True)
        )
        before = after
    picture.press("+")
    assert near(wide(discs(page, tmp_path)), 1.5 * wide(before))
    picture.press("-")
    assert near(wide(discs(page, tmp_path)), wide(before))
    picture.press("Home")
    fitted = discs(page, tmp_path)
    assert all(0 < x < 1280 and 0 < y < 900 for x, y in fitted)
    picture.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Nearer")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(picture).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("combobox", name="Add a person, body or event")).to_be_focused()


def discs(page: Page, folder: Path) -> list[tuple[float, float]]:
    """Where the round nodes are on the screen."""
    with page.expect_download() as got:
        page.get_by_role("button", name="Save as SVG").click()
    got.value.save_as(folder / "now.svg")
    return [
        (float(one.get("cx")), float(one.get("cy"))) for one in etree.parse(folder / "now.svg").iterfind("{*}circle")
    ]


def wide(places: list[tuple[float, float]]) -> float:
    return max(x for x, _ in places) - min(x for x, _ in places)


def near(one: float, other: float) -> bool:
    return abs(one - other) < 1.5


def test_nodes_are_chosen_by_keys_and_told(page: Page) -> None:
    page.goto("/people")
    page.get_by_role("link", name="程远山").click()
    page.get_by_role("link", name="See it in the network").click()
    explorer = page.locator("#explorer")
    expect(explorer).to_have_attribute("data-nodes", "3")
    page.get_by_role("button", name="Arrange anew", pressed=False).wait_for()
    picture = page.get_by_role("application")
    picture.focus()
    told = page.locator(".stage > [role=status].hidden")
    expect(told).to_have_text("程远山, Person, ties in the picture: 2")  # whom the address names is chosen
    seen = set()
    for key in ("Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown") * 2:
        page.keyboard.press(key)
        seen.add(told.inner_text().partition(",")[0])
    assert seen == {"程远山", "浙江省档案馆", "调研"}
    expect(picture).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".stage .status")).to_have_text("")  # its ties were read
    page.keyboard.press("Escape")
    expect(told).to_have_text("")
    assert "at=" not in page.url.partition("?")[2]


def test_what_the_picture_shows_is_a_list_too(page: Page) -> None:
    page.goto("/explore?whole=1")
    expect(page.locator("#explorer.ready")).to_have_attribute("data-nodes", "25")
    summary = page.get_by_text("All that is shown: 25")
    summary.focus()
    page.keyboard.press("Enter")
    names = page.locator(".listed li button")
    expect(names).to_have_count(25)
    page.get_by_role("checkbox", name="Body").uncheck()
    expect(page.locator(".listed .sub")).to_have_text([re.compile("Event"), re.compile("Person")])
    page.get_by_role("checkbox", name="Body").check()
    page.locator(".listed li button", has_text="江上舟").focus()
    page.keyboard.press("Enter")
    heading = page.locator(".details h2")
    expect(heading).to_have_text("江上舟")
    expect(heading.get_by_role("link")).to_be_focused()
    page.locator(".clock .date").fill("2021-06-09")
    page.locator(".clock .date").press("Enter")
    expect(page.locator(".listed li", has_text="(perhaps)")).not_to_have_count(0)


def test_facts_without_a_name_have_one_in_a_graph(page: Page) -> None:
    page.goto(f"/sparql?query={quote(TENURES)}")
    page.get_by_role("button", name="Graph").click()
    picture = page.get_by_role("application", name="The entities of the answer as a network")
    picture.focus()
    told = page.locator(".stage > [role=status]")
    seen = set()
    for key in ("Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown") * 6:
        page.keyboard.press(key)
        seen.add(told.inner_text())
    assert any(re.fullmatch(r"丽水市档案馆副?馆长 .*20\d\d.*", name) for name in seen), seen
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/**")
