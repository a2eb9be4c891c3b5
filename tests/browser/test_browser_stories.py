"""What people come for, played in a real browser."""

import httpx
from browser_site import Site
from playwright.sync_api import Browser, Locator, Page, expect


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


def test_a_chinese_page_in_an_english_browser_tells_errors_in_chinese(page: Page) -> None:
    page.goto("/sparql?lang=zh")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("SELECT ?a WHERE { ?a ?b }")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("处有语法错误 (1:25)")


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
