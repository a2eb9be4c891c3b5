"""What a curator comes for, by keyboard alone: two that may be one, and one that is two; each said, heard, taken back."""

import re

import pytest
from browser_site import Site
from playwright.sync_api import Locator, Page, expect

NOTICES = {
    "meeting.txt": "2020年3月5日，江苏省档案馆馆长陈向阳出席会议。\n",
    "moved.txt": "任命陈向阳（原江苏省档案馆馆长）为苏州市档案馆馆长。\n2021年4月2日\n",
    "open-day.txt": "2021年10月12日，苏州市档案馆馆长陈向阳、副馆长周一鸣出席会议。\n",
    "years-later.txt": "2023年5月12日，苏州市档案馆副馆长周一鸣出席会议。\n",
}


@pytest.fixture
def curator(page: Page, site: Site) -> Page:
    """The page of checks, with the token given."""
    page.goto("/checks")
    page.get_by_label("Name").fill("Reader")
    page.get_by_label("Token").fill(site.token)
    page.keyboard.press("Enter")
    expect(page.get_by_text("You curate as “Reader”")).to_be_visible()
    return page


def press(button: Locator, page: Page) -> None:
    button.focus()
    page.keyboard.press("Enter")


def say(place: Locator, what: str, page: Page, why: str = "") -> None:
    """Press a button of the place, give the reason, send: the focus stays there, and what happened is said aloud."""
    press(place.get_by_role("button", name=what), page)
    expect(place.get_by_label("Reason")).to_be_focused()
    page.keyboard.type(why)
    page.keyboard.press("Enter")
    expect(heard(page)).to_have_text(f"Kept: {what}.")
    assert place.evaluate("place => place.contains(document.activeElement)")


def heard(page: Page) -> Locator:
    """What a screen reader is told: a live region that stood on the page before anything happened."""
    return page.locator("body > [role=status]")


def candidates(page: Page) -> Locator:
    page.goto("/checks")
    return page.locator("[data-pair]", has_text="陈向阳")


def test_a_pair_is_one_and_is_two_again(curator: Page) -> None:
    pair = candidates(curator)
    expect(pair).to_contain_text("江苏省档案馆馆长 (≥ 2020-03-05)")  # two of one name are told apart
    expect(pair.get_by_role("group")).to_have_accessible_name(re.compile("What you say of it: 陈向阳 江苏省档案馆馆长"))
    say(pair, "Same", curator, "the notice names the former post")
    say(pair, "Take back", curator)
    say(pair, "Same", curator, "the notice names the former post")
    expect(candidates(curator)).to_have_count(0)
    curator.goto("/people")
    curator.get_by_role("link", name="陈向阳").click()  # the one that is left
    expect(curator.locator(".timeline .label")).to_have_text(["馆长 江苏省档案馆", "馆长 苏州市档案馆"])
    said = curator.locator("#identity [data-judged]")
    expect(said).to_contain_text("the notice names the former post — Reader")
    say(said, "Take back", curator)
    press(said.get_by_role("button", name="See what follows"), curator)
    expect(curator.locator("#identity [data-judged]")).to_have_count(0)
    expect(curator.locator(".timeline .label")).to_have_count(1)
    expect(candidates(curator)).to_have_count(1)


def test_a_pair_is_no_pair_and_is_one_again(curator: Page) -> None:
    say(candidates(curator), "Different", curator, "born in other years")
    expect(candidates(curator)).to_have_count(0)
    said = curator.locator("[data-judged]", has_text="born in other years")
    expect(said).to_contain_text("Different")
    say(said, "Take back", curator)
    expect(candidates(curator)).to_have_count(1)


def test_escape_leaves_all_as_it_was(curator: Page) -> None:
    pair = candidates(curator)
    press(pair.get_by_role("button", name="Same"), curator)
    curator.keyboard.press("Escape")
    expect(pair.get_by_role("button", name="Same")).to_be_focused()
    expect(pair.get_by_role("button")).to_have_text(["Same", "Different", "Unsure"])


def test_a_person_is_split_and_made_whole(curator: Page) -> None:
    curator.goto("/people")
    curator.get_by_role("link", name="周一鸣").click()
    expect(curator.locator(".entry figure.quote")).to_have_count(2)
    press(curator.get_by_role("button", name="Split off another…"), curator)
    form = curator.get_by_role("form", name="Split off another…")
    expect(form.get_by_role("checkbox").first).to_be_focused()
    press(form.get_by_role("button", name="Send"), curator)
    expect(heard(curator)).to_have_text("Tick something first.")
    form.get_by_role("checkbox", name="苏州市档案馆副馆长周一鸣").focus()
    curator.keyboard.press("Space")
    form.get_by_label("Reason").focus()
    curator.keyboard.type("another of the name")
    curator.keyboard.press("Enter")
    expect(heard(curator)).to_have_text("Kept: claims given to the other: 1.")
    first = curator.url
    other = curator.get_by_role("link", name="Go to the other")
    expect(other).to_be_focused()
    curator.keyboard.press("Enter")
    curator.wait_for_url(lambda address: address != first)
    expect(curator.locator(".entry figure.quote")).to_have_count(1)
    expect(curator.locator(".when .attested")).to_have_text("attested 2023-05-12")
    said = curator.locator("#identity [data-given]")
    expect(said).to_contain_text("another of the name — Reader")
    # The page of the first says so too, to everybody, and both are listed with what was decided.
    for address in (first, "/checks"):
        curator.goto(address)
        expect(said if address == first else curator.locator("[data-given]")).to_contain_text("another of the name")
    expect(curator.locator("[data-pair]", has_text="周一鸣")).to_have_count(0)
    curator.go_back()
    say(said, "Take back", curator)
    press(said.get_by_role("button", name="See what follows"), curator)
    expect(curator.locator(".entry figure.quote")).to_have_count(2)
    expect(said).to_have_count(0)


def test_who_was_split_off_leads_back_when_that_is_taken_back(curator: Page) -> None:
    curator.goto("/people")
    curator.get_by_role("link", name="周一鸣").click()
    first = curator.url
    press(curator.get_by_role("button", name="Split off another…"), curator)
    form = curator.get_by_role("form", name="Split off another…")
    form.get_by_role("checkbox", name="苏州市档案馆副馆长周一鸣").check()
    press(form.get_by_role("button", name="Send"), curator)
    curator.get_by_role("link", name="Go to the other").click()
    curator.wait_for_url(lambda address: address != first)
    said = curator.locator("#identity [data-given]")
    say(said, "Take back", curator)
    press(said.get_by_role("button", name="See what follows"), curator)
    curator.wait_for_url(first)  # the other has no page any more
    expect(curator.locator(".entry figure.quote")).to_have_count(2)


def test_any_two_are_judged_with_the_help_of_suggestions(curator: Page) -> None:
    for label, name in (("First", "顾念慈"), ("Second", "段其昌")):
        field = curator.get_by_label(label, exact=True)
        field.focus()
        curator.keyboard.type(name)
        expect(curator.get_by_role("option").first).to_be_visible()
        curator.keyboard.press("ArrowDown")
        curator.keyboard.press("Enter")
        assert "/id/person/" in field.input_value()
    curator.get_by_label("Verdict").select_option("unsure")
    press(curator.locator("#curator-pair").get_by_role("button", name="Send"), curator)
    expect(curator.locator("#curator-pair [role=status]").last).to_contain_text("Kept: Unsure.")
    curator.goto("/checks")
    said = curator.locator("[data-judged]", has_text="段其昌")
    say(said, "Take back", curator)
