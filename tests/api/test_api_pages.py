import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from lxml import html

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
HOSTILE = ("body/b01d000000000001", "post/b01d000000000002", "person/b01d000000000003", "document/b01d000000000004")
PAGES = (
    *(
        "/",
        "/search?q=闻人",
        "/search?q=无",
        "/search",
        "/people",
        "/bodies",
        "/events",
        "/documents",
        "/people/wenren/colleagues",
        "/explore",
        "/explore?show=person/wenren~tenure",
        "/sparql",
        "/checks",
        "/checks?rule=two-holders&acknowledged=1&kind=body",
        "/docs",
    ),
    *(
        "/id/person/wenren",
        "/id/body/chenghu?on=2020-01-01",
        "/id/post/director?from=2019-01-01",
        "/id/event/conference",
    ),
    *("/id/document/conference", "/id/tenure/wenren", "/id/claim/c1", *(f"/id/{entity}" for entity in HOSTILE)),
)
OURS = '<script type="module" src="/static/built/'
VOID = {"meta", "link", "input", "img", "br", "line", "rect", "circle", "stop"}


class Balance(HTMLParser):
    """Tags that are opened and never closed, or closed and never opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, _tag: str, _attributes: list[tuple[str, str | None]]) -> None: ...

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_safe(client: httpx.Client, path: str, lang: str) -> None:
    answer = (
        client.get(path, params={"lang": lang}, headers=BROWSER)
        if "?" not in path
        else client.get(f"{path}&lang={lang}", headers=BROWSER)
    )
    assert (answer.status_code, answer.headers["content-language"]) == (200, lang)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    balance = Balance()
    balance.feed(answer.text)
    assert (balance.wrong, balance.open) == ([], [])
    page = html.fromstring(answer.content)
    assert all(re.fullmatch(r"/static/built/assets/[\w-]+\.js", source) for source in page.xpath("//script/@src"))
    assert page.xpath("//script[not(@src) or @type != 'module']") == []
    assert page.xpath("//style | //@style | //iframe | //*[@*[starts-with(name(), 'on')]]") == []
    assert page.xpath("//a[starts-with(@href, 'javascript:')]") == []
    assert len(page.xpath("//h1")) == 1
    identifiers = page.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))


def test_hostile_labels_are_shown_as_text(client: httpx.Client) -> None:
    page = client.get("/id/person/b01d000000000003", headers=BROWSER).text
    assert "某甲&#34; onmouseover=&#34;alert(3)" in page
    assert "&lt;i&gt;the⟨U+0007⟩title line&lt;/i&gt;" in page
    assert "⟨U+202E⟩长馆⟨U+202C⟩&lt;/title&gt;" in client.get("/id/post/b01d000000000002", headers=BROWSER).text
    for entity in HOSTILE:
        text = client.get(f"/id/{entity}", headers=BROWSER).text
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", text)
        assert "<img src=x" not in text
        assert text.count("<script") == text.count(OURS) == 1


def test_what_a_searcher_writes_comes_back_as_text(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": '"><script>alert(1)</script>\u202e'}, headers=BROWSER).text
    assert page.count("<script") == page.count(OURS) == 1
    assert "⟨U+202E⟩" in page


def test_two_clicks_lead_from_the_start_to_the_words(client: httpx.Client) -> None:
    start = html.fromstring(client.get("/", headers=BROWSER).content)
    start.make_links_absolute(str(client.base_url))
    (person, *_) = start.xpath("//a[normalize-space()='司空衡']/@href")
    page = html.fromstring(client.get(person, headers=BROWSER).content)
    assert "副馆长、二级巡视员司空衡" in [mark.text_content() for mark in page.xpath("//blockquote//mark")]
    source = urljoin(person, page.xpath("//a[@class='source']/@href")[0])
    document = html.fromstring(client.get(source, headers=BROWSER).content)
    anchor = urlsplit(source).fragment
    assert document.xpath("//*[@id=$id]/following::mark[1]", id=anchor)[0].text_content() == "副馆长、二级巡视员司空衡"


def test_every_link_of_every_page_leads_somewhere(client: httpx.Client) -> None:
    origin = str(client.base_url)
    waiting, seen = ["/"], set[str]()
    while waiting and len(seen) < 250:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path, headers=BROWSER)
        assert answer.status_code == 200 or (answer.status_code, "format=" in path) == (406, True), path
        if answer.headers["content-type"].startswith("text/html"):
            page = html.fromstring(answer.content, base_url=origin + path)
            page.make_links_absolute(origin + path)
            found = (
                link.partition("#")[0] for _, attribute, link, _ in page.iterlinks() if attribute in ("href", "src")
            )
            waiting += [link.removeprefix(origin) for link in found if link.startswith(origin)]
    assert len(seen) > 60


@pytest.mark.parametrize("path", PAGES)
def test_every_page_links_its_data(client: httpx.Client, path: str) -> None:
    data = html.fromstring(client.get(path, headers=BROWSER).content).xpath("//p[@class='data']/a/text()")
    assert (
        "OpenAPI (JSON)" in data or "OpenAPI" in data or {"JSON", "Turtle", "JSON-LD", "在 SPARQL 中打开"} <= set(data)
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/id/body/chenghu?on=2020-13", "“2020-13”不是日期"),
        ("/id/body/chenghu?on=昨日", "“昨日”不是日期"),
        ("/id/post/director?from=2020-02-30", "“2020-02-30”不是日期"),
        ("/id/post/director?from=2020&to=2019-12", "截止日期早于起始日期"),
        ("/search?q=闻人&to=12/31/2020", "“12/31/2020”不是日期"),
    ],
)
def test_a_date_that_is_none_is_told_beside_its_field(client: httpx.Client, path: str, said: str) -> None:
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == 400
    page = html.fromstring(answer.content)
    (field,) = page.xpath("//input[@aria-invalid='true']")
    assert said in page.xpath("string(//*[@id=$id][@role='alert'])", id=field.get("aria-describedby"))
    asked = dict(pair.split("=") for pair in path.partition("?")[2].split("&"))
    assert field.value == asked[field.name]
    assert field.get("type") == "text"


def test_a_year_on_a_page_is_all_of_its_days(client: httpx.Client) -> None:
    answer = client.get("/id/body/chenghu?on=2019", headers=BROWSER)
    page = html.fromstring(answer.content)
    assert answer.status_code == 200
    assert page.xpath("//input[@name='on']/@value") == ["2019"]
    assert "2019-01-01 至 2019-12-31" in page.text_content()
    api = client.get("/api/bodies/chenghu/officials", params={"on": "2019"}).json()
    assert len(page.xpath("//section[1]//ol[1]/li")) == len(api["tenures"])


def test_an_error_is_told_in_the_language_of_the_page(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/id/person/nobody", headers=BROWSER).content)
    assert page.findtext(".//title").startswith("没有找到")
    assert "图谱中没有这个名称" in page.text_content()
    assert "图中没有名为“" in page.text_content()
    assert "in the graph" not in page.text_content()


def test_colleagues_are_there_without_scripts(client: httpx.Client) -> None:
    person = html.fromstring(client.get("/id/person/wenren", headers=BROWSER).content)
    (place,) = person.xpath("//*[@id='colleagues']//a/@href")
    page = html.fromstring(client.get(place, headers=BROWSER).content)
    listed = page.xpath("//ul[@class='lines wide']/li/a/bdi/text()")
    told = client.get("/api/people/wenren/colleagues").json()["ties"]
    assert listed == [one["other"]["label"] for one in told] != []


def test_a_list_past_its_end_says_so(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/people?offset=900", headers=BROWSER).content)
    assert "此处已无更多" in page.text_content()
    assert page.xpath("//p[@class='empty']/a/@href") == ["/people"]


def test_the_language_of_the_browser_and_the_one_that_is_chosen(client: httpx.Client) -> None:
    english = client.get("/", headers={**BROWSER, "Accept-Language": "en-GB"})
    assert ("lang=" in urlsplit(html.fromstring(english.content).xpath("//li/a/@href")[0]).query) is False
    assert "Who held which office" in english.text
    chosen = client.get("/", params={"lang": "zh"}, headers={**BROWSER, "Accept-Language": "en-GB"})
    assert 'lang="zh-Hans"' in chosen.text
    assert {"lang=zh"} == {urlsplit(link).query for link in html.fromstring(chosen.content).xpath("//li/a/@href")}


def test_a_day_on_the_page_of_a_body_judges_each_tenure(client: httpx.Client) -> None:
    page = client.get("/id/body/chenghu?on=2020-01-01&lang=en", headers=BROWSER).text
    assert "<strong>certainly</strong>" in page
    assert "<strong>possibly</strong>" in page
    wrong = client.get("/id/body/chenghu?on=2020-13-01", headers=BROWSER)
    assert (wrong.status_code, "2020-13-01" in wrong.text) == (400, True)


def test_a_long_list_has_pages(client: httpx.Client) -> None:
    first = html.fromstring(client.get("/people?limit=2&lang=en", headers=BROWSER).content)
    assert "1–2 of 5" in first.text_content()
    (after,) = first.xpath("//a[@rel='next']/@href")
    second = html.fromstring(client.get(after, headers=BROWSER).content)
    assert "3–4 of 5" in second.text_content()
    assert client.get(second.xpath("//a[@rel='prev']/@href")[0], headers=BROWSER).status_code == 200


def test_only_the_page_that_asks_for_it_may_stand_in_a_frame_of_another_site(client: httpx.Client) -> None:
    framed = client.get("/explore?embed=1", headers=BROWSER).headers
    assert framed["content-security-policy"].endswith("frame-ancestors *")
    assert "x-frame-options" not in framed
    for path in ("/explore", "/?embed=1", "/explore?embed=0", "/api/people"):
        headers = client.get(path, headers=BROWSER).headers
        assert headers["content-security-policy"].endswith("frame-ancestors 'none'")
        assert headers["x-frame-options"] == "DENY"


def test_an_entity_opens_in_sparql_and_in_the_network(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/id/person/wenren", headers=BROWSER).content)
    [sparql] = page.xpath("//a[starts-with(@href, '/sparql?')]/@href[contains(., 'query=')]")
    [network] = page.xpath("//a[starts-with(@href, '/explore?show')]/@href")
    assert "person/wenren" in client.get(sparql, headers={"Accept": "text/turtle"}).text
    assert "show=person%2Fwenren" in network
    assert client.get(network, headers=BROWSER).status_code == 200
