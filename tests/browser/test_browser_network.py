"""The network: it is walked, grows, shrinks, and is saved; played in a real browser."""

from pathlib import Path
from typing import Any

from lxml import etree
from playwright.sync_api import Page, expect

GEXF = {"g": "http://gexf.net/1.3"}


def test_one_walks_from_a_person_to_another_and_exports_the_way(page: Page, tmp_path: Path) -> None:
    page.goto("/explore?whole=1")
    explorer = page.locator("#explorer.ready")
    expect(explorer).to_have_attribute("data-nodes", "25")
    choose(page, "江上舟")
    page.get_by_role("button", name="From here").click()
    choose(page, "程远山")
    page.get_by_role("button", name="To here").click()
    way = page.locator(".way > li:not(.met) button")
    expect(way.first).to_have_text("江上舟")
    expect(way.last).to_have_text("程远山")
    expect(page.locator(".way q").first).to_be_visible()
    with page.expect_download() as got:
        page.get_by_role("button", name="Save as GEXF").click()
    got.value.save_as(tmp_path / "network.gexf")
    tree = etree.parse(tmp_path / "network.gexf")
    labels = set(tree.xpath("//g:node/@label", namespaces=GEXF))
    assert {"江上舟", "程远山"} <= labels
    ids = set(tree.xpath("//g:node/@id", namespaces=GEXF))
    assert set(tree.xpath("//g:edge/@source | //g:edge/@target", namespaces=GEXF)) <= ids
    # The address shows the same way to somebody else.
    address = page.url
    page.goto("/")
    page.goto(address)
    expect(way.last).to_have_text("程远山")


def test_one_walks_the_network_by_keyboard_alone(page: Page) -> None:
    page.goto("/explore?whole=1")
    expect(page.locator("#explorer.ready")).to_have_attribute("data-nodes", "25")
    page.get_by_role("combobox", name="Add a person, body or event").focus()
    page.keyboard.type("chengyuanshan")
    page.keyboard.press("Enter")  # without waiting for what is suggested: what fits best
    heading = page.locator(".details h2")
    expect(heading).to_have_text("程远山")
    assert page.url.partition("?")[0].endswith("/explore")
    page.locator(".ties button").first.focus()
    other = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(heading).to_have_text(other)
    page.wait_for_function("document.activeElement.closest('.details h2') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.details') !== null")


def test_a_tie_that_is_shown_is_closed(page: Page) -> None:
    page.goto("/explore?whole=1")
    expect(page.locator("#explorer.ready")).to_have_attribute("data-nodes", "25")
    choose(page, "江上舟")
    page.get_by_role("button", name="From here").click()
    choose(page, "程远山")
    page.get_by_role("button", name="To here").click()
    expect(page.locator(".way")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".way")).to_have_count(0)
    assert "a=" not in page.url.partition("?")[2].split("&at=")[0]


def choose(page: Page, name: str) -> None:
    page.get_by_label("Search in the picture").fill(name)
    page.get_by_label("Search in the picture").press("Enter")
    expect(page.locator(".details h2", has_text=name)).to_be_visible()


def test_a_network_grows_from_one_person_and_shrinks_to_a_day(page: Page) -> None:
    page.goto("/people")
    page.get_by_role("link", name="程远山").click()
    page.get_by_role("link", name="See it in the network").click()
    explorer = page.locator("#explorer")
    expect(explorer).to_have_attribute("data-nodes", "3")  # the person, an archive, an inspection
    page.get_by_role("combobox", name="Add a person, body or event").press_sequentially("xuqingl")
    page.get_by_role("option").first.click()
    expect(page.locator(".details h2")).to_have_text("许清岚")
    grown = int(str(explorer.get_attribute("data-nodes")))
    assert grown > 8
    page.locator(".clock .date").fill("2005")
    page.locator(".clock .date").press("Enter")
    expect(page.locator(".clock .date")).to_have_value("2005-01-01")  # a year alone: its first day
    expect(explorer).to_have_attribute("data-nodes", "4")  # the two, her office, and his archive: perhaps he was there
    page.get_by_label("Only what is certain").check()
    expect(explorer).to_have_attribute("data-nodes", "3")
    page.goto(page.url)
    expect(explorer).to_have_attribute("data-nodes", "3")
    page.get_by_label("Only what is certain").uncheck()
    page.get_by_label("Any day").check()
    expect(explorer).to_have_attribute("data-nodes", str(grown))
    page.get_by_role("checkbox", name="Body").uncheck()
    expect(explorer).not_to_have_attribute("data-nodes", str(grown))


def test_no_two_names_overlap_on_a_narrow_screen(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto("/explore?whole=1")
    expect(page.locator("#explorer.ready")).to_have_attribute("data-nodes", "25")
    page.get_by_role("button", name="Arrange anew", pressed=False).wait_for()  # it rests
    choose(page, "许清岚")
    page.wait_for_timeout(600)  # the picture moves there
    page.get_by_role("button", name="Fit all in").click()
    page.wait_for_timeout(500)
    with page.expect_download() as got:
        page.get_by_role("button", name="Save as SVG").click()
    got.value.save_as(tmp_path / "picture.svg")
    boxes = [name_box(text) for text in etree.parse(tmp_path / "picture.svg").getroot().iterfind("{*}text")]
    assert len(boxes) > 3
    assert all(left >= 0 and right <= 360 for left, right, _, _ in boxes)
    for at, (left, right, top, bottom) in enumerate(boxes):
        for others_left, others_right, others_top, others_bottom in boxes[:at]:
            assert right <= others_left or others_right <= left or bottom <= others_top or others_bottom <= top


def name_box(text: Any) -> tuple[float, float, float, float]:
    """Where a name stands; a Chinese character is as wide as its letters are high."""
    left, base = float(text.get("x")), float(text.get("y"))
    wide = sum(13 if ord(letter) > 0x2E80 else 6 for letter in text.text)
    return left, left + wide, base - 10, base + 3


def test_a_picture_is_saved_as_svg_and_png(page: Page, tmp_path: Path) -> None:
    page.goto("/explore?whole=1")
    expect(page.locator("#explorer.ready")).to_have_attribute("data-nodes", "25")
    for kind, begins in (("SVG", b"<svg "), ("PNG", b"\x89PNG\r\n")):
        with page.expect_download() as got:
            page.get_by_role("button", name=f"Save as {kind}").click()
        got.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_bytes().startswith(begins)
    shapes = etree.parse(tmp_path / "SVG").getroot()
    assert len(shapes.findall("{*}circle")) + len(shapes.findall("{*}rect")) == 25 + 1  # one is the paper
