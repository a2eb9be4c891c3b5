"""What people come for, played in a real browser."""

from pathlib import Path
from typing import Any

import httpx
from browser_site import Site
from lxml import etree
from playwright.sync_api import Browser, Locator, Page, expect

GEXF = {"g": "http://gexf.net/1.3"}


def test_a_person_is_found_by_pinyin_and_the_sentence_read(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("xuqingl")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("许清岚")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("许清岚")
    expect(page.locator("blockquote mark", has_text="现任丽水市档案馆馆长")).not_to_have_count(0)


def test_suggestions_close_with_escape_and_the_form_searches_as_without_them(page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("林望")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    page.wait_for_url("**/search?*")
    expect(page.get_by_role("link", name="林望舒").first).to_be_visible()


def test_who_headed_this_archive_on_a_day(page: Page) -> None:
    page.goto("/bodies")
    page.get_by_role("link", name="丽水市档案馆", exact=True).click()
    expect(page.locator(".timeline .label")).to_have_text(["副馆长", "总工程师", "馆长"])
    page.get_by_role("link", name="丽水市档案馆馆长").first.click()
    page.get_by_label("In office on").fill("2020-12-11")
    page.get_by_role("button", name="Show").first.click()
    page.wait_for_url("**on=2020-12-11*")
    first = page.locator(".entry").first
    expect(first.get_by_role("heading")).to_contain_text("林望舒")
    expect(first.locator(".judged")).to_contain_text("certainly")
    expect(first.locator("mark").first).to_contain_text("林望舒")


def test_a_person_has_colleagues_and_each_leads_to_how_they_are_tied(page: Page) -> None:
    page.goto("/people")
    page.get_by_role("link", name="林望舒").click()
    page.locator("#colleagues").scroll_into_view_if_needed()
    listed = page.locator("#colleagues li", has_text="顾念慈")
    expect(listed).to_contain_text("丽水市档案馆")
    listed.get_by_role("link", name="how they are tied").click()
    expect(page.locator(".way > li:not(.met) button")).to_have_text(["林望舒", "顾念慈"])


def test_a_span_of_a_document_shows_what_was_read_there(page: Page) -> None:
    page.goto("/documents")
    page.get_by_role("link", name="许清岚同志简历").click()
    page.locator(".marked", has_text="现任丽水市档案馆馆长").hover()
    card = page.locator(".card")
    expect(card).to_be_visible()
    expect(card.get_by_role("link", name="许清岚", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.locator(".marked", has_text="现任丽水市档案馆馆长").click()
    expect(page.locator(".kind")).to_have_text("Tenure")
    expect(page.locator("blockquote mark", has_text="现任丽水市档案馆馆长")).to_be_visible()


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


def test_a_date_is_written_as_everywhere_or_chosen(page: Page) -> None:
    page.goto("/bodies")
    page.get_by_role("link", name="丽水市档案馆", exact=True).click()
    field = page.get_by_label("In office on")
    expect(field).to_have_attribute("placeholder", "2005-03-07")
    field.fill("12/11/2020")
    field.press("Enter")
    assert field.evaluate("field => field.validationMessage").startswith("“12/11/2020” is no date.")
    assert "on=" not in page.url
    field.fill("2020-02-30")
    assert not field.evaluate("field => field.validity.valid")
    expect(page.get_by_role("button", name="Choose a day")).to_be_visible()
    field.fill("2020-12")
    field.press("Enter")
    page.wait_for_url("**on=2020-12")
    expect(page.get_by_text("In office on some day from 2020-12-01 to 2020-12-31")).to_be_visible()


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


def test_an_example_query_runs_and_is_seen_in_three_ways(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_text("Example queries").click()
    page.get_by_role("link", name="Which posts is each person known to have held, in order?").click()
    expect(page.locator("#result th")).to_have_text(["person", "post", "startLatest", "endEarliest"])
    rows = page.locator("#result tbody tr").count()
    assert rows > 10
    page.get_by_role("button", name="Timeline").click()
    expect(page.locator("#result .timeline .label", has_text="许清岚")).not_to_have_count(0)
    page.get_by_role("button", name="Graph").click()
    expect(page.locator("#result canvas").first).to_be_visible()
    # The link is the query: it gives the same rows without a script too.
    answer = httpx.get(page.url, headers={"Accept": "application/sparql-results+json"}).json()
    assert len(answer["results"]["bindings"]) == rows


def test_the_link_is_shown_where_it_cannot_be_copied(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.goto("/sparql?query=ASK { ?s ?p ?o }")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_label("Copy the link")).to_have_value(page.url)


def test_a_query_that_does_not_parse_says_where(page: Page) -> None:
    page.goto("/sparql")
    editor = page.get_by_role("textbox", name="SPARQL query")
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("SELECT ?a WHERE { ?a ?b }")
    # The page asks for the description of the service, too, by GET.
    with page.expect_response(lambda one: one.url.endswith("/sparql") and one.request.method == "POST") as got:
        page.keyboard.press("Control+Enter")
    assert got.value.status == 400
    expect(page.get_by_role("alert")).to_contain_text("(1:")


def test_terms_are_completed_and_bring_their_prefix(page: Page) -> None:
    page.goto("/sparql")
    page.get_by_role("textbox", name="SPARQL query").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT * WHERE { ?t a rico:Pers")
    option = page.get_by_role("option", name="rico:Person")
    expect(option.first).to_be_visible()
    option.first.click()
    expect(page.locator(".cm-content")).to_contain_text("PREFIX rico: <https://www.ica.org/standards/RiC/ontology#>")


def test_a_curator_accepts_a_claim_and_takes_it_back(page: Page, site: Site) -> None:
    page.goto("/checks")
    page.get_by_label("Name").fill("Reader")
    page.get_by_label("Token").fill(site.token)
    page.get_by_role("button", name="Begin").click()
    page.goto("/people")
    page.get_by_role("link", name="许清岚").click()
    quote = page.locator("figure.quote", has_text="现任丽水市档案馆馆长").first
    claim = str(quote.get_attribute("data-claim")).partition("/id/")[2]
    say(quote, "Reject", "another person")
    page.goto(f"/id/{claim}")
    expect(page.get_by_role("link", name="rejected")).to_be_visible()
    head = page.locator("[data-claim]")
    say(head, "Accept", "read the page again")
    page.reload()
    expect(page.get_by_role("link", name="accepted")).to_be_visible()
    say(head, "Dispute", "not so sure")
    head.get_by_role("button", name="Take back").click()
    head.get_by_role("button", name="Send").click()
    expect(head).to_contain_text("Kept: Take back.")
    page.reload()
    expect(page.get_by_role("link", name="accepted")).to_be_visible()


def test_a_curator_finds_what_was_decided_and_takes_it_back(page: Page, site: Site) -> None:
    people = {one["label"]: one["iri"] for one in httpx.get(f"{site.address}/api/people").json()["items"]}
    judged = {"a": people["顾念慈"], "b": people["段其昌"], "verdict": "same", "by": "Reader"}
    sent = {"Authorization": f"Bearer {site.token}"}
    assert httpx.post(f"{site.address}/api/judgements", json=judged, headers=sent, timeout=30).status_code == 200
    page.goto("/checks")
    page.get_by_label("Name").fill("Reader")
    page.get_by_label("Token").fill(site.token)
    page.get_by_role("button", name="Begin").click()
    one = page.locator("[data-judged]", has_text="段其昌")
    one.get_by_role("button", name="Take back").click()
    one.get_by_role("button", name="Send").click()
    expect(one).to_contain_text("Kept: Take back.")
    page.reload()
    expect(page.locator("[data-judged]")).to_have_count(0)


def say(place: Locator, what: str, why: str) -> None:
    place.get_by_role("button", name=what).click()
    place.get_by_label("Reason").fill(why)
    place.get_by_role("button", name="Send").click()
    expect(place).to_contain_text(f"Kept: {what}.")


def test_a_page_is_printed_light_even_on_a_dark_screen(page: Page) -> None:
    page.goto("/people")
    page.get_by_role("link", name="林望舒").click()
    ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')"
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ink)
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ink) != dark
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    expect(page.locator("nav").first).to_be_hidden()
    expect(page.locator("figure.quote").first).to_be_visible()


def test_without_a_token_nothing_is_offered(page: Page) -> None:
    page.goto("/people")
    page.get_by_role("link", name="林望舒").click()
    expect(page.locator("figure.quote").first).to_be_visible()
    expect(page.locator(".curate")).to_have_count(0)


def test_without_scripts_one_searches_and_reads_all_the_same(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(base_url=site.address, locale="en-GB", java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("许清岚")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="许清岚", exact=True).click()
    expect(page.locator("blockquote mark").first).to_be_visible()
    page.goto("/explore")
    expect(page.get_by_text("The picture of the network needs scripts")).to_be_visible()
    context.close()
