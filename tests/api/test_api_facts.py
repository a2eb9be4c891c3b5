from typing import Any

import httpx
import pytest

ID = "https://w3id.org/archontology/id/"


def get(client: httpx.Client, path: str, **query: str) -> Any:
    answer = client.get(path, params=query)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), answer.text
    return answer.json()


def test_the_holder_of_a_post_on_a_day_with_certainty_and_words(client: httpx.Client) -> None:
    answer = get(client, "/api/holders", post="馆长", body="澄湖市档案馆", on="2019-05-06")
    first = answer["tenures"][0]
    assert (first["person"]["label"], first["judgement"]["certainty"]) == ("闻人澄", "certainly")
    assert first["judgement"]["reason"].keys() == {"zh", "en"}
    words = {item["quote"]: item["document"] for item in first["evidence"]}
    assert words["澄湖市档案馆馆长闻人澄"]["published"] == "2019-05-08"
    assert words["澄湖市档案馆馆长闻人澄"]["title"] == "全市档案工作年会召开"


def test_the_same_person_is_only_possible_before_and_out_after(client: httpx.Client) -> None:
    before = get(client, "/api/holders", post="馆长", body="澄湖市档案馆", on="2018-01-01")
    assert {t["judgement"]["certainty"] for t in before["tenures"]} == {"possibly"}
    after = get(client, "/api/holders", post="馆长", body="澄湖市档案馆", on="2022-01-01")
    assert [t["person"]["label"] for t in after["excluded"]] == ["闻人澄"]


def test_without_a_day_nothing_is_judged_and_the_bounds_stand(client: httpx.Client) -> None:
    (tenure,) = get(client, "/api/people/wenren")["tenures"]
    assert tenure["judgement"] is None
    assert tenure["bounds"] == {
        "start_earliest": None,
        "start_latest": "2019-05-06",
        "end_earliest": "2021-03-01",
        "end_latest": "2021-03-02",
    }


def test_a_person_by_id_and_by_name(client: httpx.Client) -> None:
    by_id = get(client, "/api/people/sikong")
    assert by_id == get(client, "/api/people/司空衡") == get(client, "/api/people/sikong/career")
    assert [rank["name"] for rank in by_id["ranks"]] == ["二级巡视员"]
    assert by_id["ranks"][0]["evidence"][0]["quote"] == "副馆长、二级巡视员司空衡"


def test_a_name_that_two_bear_gives_both_and_no_answer(client: httpx.Client) -> None:
    answer = client.get("/api/people/闻人澄")
    assert (answer.status_code, answer.headers["content-type"]) == (409, "application/problem+json")
    assert {c["iri"] for c in answer.json()["candidates"]} == {ID + "person/wenren", ID + "person/other"}
    assert len({c["description"] for c in answer.json()["candidates"]}) == 2


def test_lists_are_cut_and_counted(client: httpx.Client) -> None:
    found = get(client, "/api/people", q="闻人")
    assert (found["total"], {item["label"] for item in found["items"]}) == (2, {"闻人澄"})
    page = get(client, "/api/people", q="闻人", limit="1", offset="1")
    assert (page["total"], page["items"]) == (2, found["items"][1:])
    assert get(client, "/api/bodies", q="澄湖")["items"][0]["iri"] == ID + "body/chenghu"


def test_a_body_and_its_officials_on_a_day(client: httpx.Client) -> None:
    assert {post["label"] for post in get(client, "/api/bodies/chenghu")["posts"]} >= {"澄湖市档案馆馆长"}
    staff = get(client, "/api/bodies/chenghu/officials", on="2019-05-06")
    assert {t["person"]["label"] for t in staff["tenures"] if t["judgement"]["certainty"] == "certainly"} == {
        "闻人澄",
        "司空衡",
    }


def test_the_holders_of_a_post_in_a_period(client: httpx.Client) -> None:
    early = get(client, "/api/posts/director/holders", **{"from": "2019-01-01", "to": "2020-01-01"})
    assert [t["person"]["label"] for t in early["tenures"]] == ["闻人澄"]
    assert len(get(client, "/api/posts/director/holders")["tenures"]) == 2


def test_an_event_with_the_post_that_each_held_that_day(client: httpx.Client) -> None:
    assert {e["label"] for e in get(client, "/api/events")["items"]} == {"全市档案工作年会", "守正与创新"}
    event = get(client, "/api/events/conference")
    parts = {part["agent"]["label"]: part for part in event["participants"]}
    assert parts["闻人澄"]["role"]["label"]["en"] == "spoke"
    assert [t["titles"] for t in parts["司空衡"]["tenures"]] == [["副馆长"]]
    assert parts["澄湖市档案馆"]["evidence"][0]["quote"] == "5月6日,全市档案工作年会举行"
    assert event["date"]["inferred"] == ["year"]


def test_a_document_with_its_text_and_its_spans(client: httpx.Client) -> None:
    assert get(client, "/api/documents", q="年会")["total"] == 1
    document = get(client, "/api/documents/conference")
    span = next(s for s in document["spans"] if s["start"] == 16)
    assert document["text"][span["start"] : span["end"]] == span["quote"] == "澄湖市档案馆馆长闻人澄"
    assert span["claims"][0]["rule"] == "titles.before-name"


@pytest.mark.parametrize(
    ("path", "query", "status", "says"),
    [
        ("/api/holders", {}, 400, "post: Field required"),
        ("/api/holders", {"post": "馆长"}, 400, "馆长"),
        ("/api/holders", {"post": "馆长", "body": "无此馆"}, 404, "无此馆"),
        ("/api/holders", {"post": "馆长", "body": "市档案馆"}, 409, "市档案馆"),
        ("/api/holders", {"post": "馆长", "body": "澄湖市档案馆", "on": "2020-02-30"}, 400, "2020-02-30"),
        ("/api/people/nobody", {}, 404, "nobody"),
        ("/api/people/无名氏", {}, 404, "无名氏"),
        ("/api/people/a b", {}, 404, "a b"),
        ("/api/posts/nothing/holders", {}, 404, "nothing"),
        ("/api/posts/director/holders", {"from": "yesterday"}, 400, "yesterday"),
        ("/api/bodies/chenghu/officials", {"on": "20200101x"}, 400, "20200101x"),
        ("/api/people", {"limit": "0"}, 400, "limit"),
        ("/api/people", {"limit": "many"}, 400, "limit"),
        ("/api/events/nothing", {}, 404, "nothing"),
        ("/api/documents/nothing", {}, 404, "nothing"),
        ("/api/graph", {"format": "docx"}, 406, "format=docx"),
        ("/api/nothing", {}, 404, "/api/nothing"),
    ],
)
def test_what_cannot_be_answered_says_why(
    client: httpx.Client, path: str, query: dict[str, str], status: int, says: str
) -> None:
    answer = client.get(path, params=query, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert problem["status"] == status
    assert says in problem["detail"]
    assert {"type", "title"} <= problem.keys()


def test_health_counts(client: httpx.Client) -> None:
    assert get(client, "/healthz")["people"] == 5


def test_holders_between_two_days(client: httpx.Client) -> None:
    asked = {"post": "馆长", "body": "澄湖市档案馆"}
    everybody = client.get("/api/holders", params=asked).json()["tenures"]
    found = client.get("/api/holders", params=asked | {"from": "1900-01-01", "to": "2100-01-01"}).json()
    assert [one["iri"] for one in found["tenures"]] == [one["iri"] for one in everybody]
    early = client.get("/api/holders", params=asked | {"to": "1900-01-01"}).json()
    assert len(early["tenures"]) + len(early["excluded"]) == len(everybody)
    assert client.get("/api/holders", params=asked | {"from": "2020-01-01", "to": "2019-01-01"}).status_code == 400
    assert client.get("/api/holders", params=asked | {"on": "2020-01-01", "to": "2021-01-01"}).status_code == 400


@pytest.mark.parametrize(
    ("path", "language", "title", "detail"),
    [
        ("/api/people/nobody?lang=zh", None, "图中查无此项", "图中没有名为“"),
        ("/api/people/nobody", "zh-CN,zh;q=0.9,en;q=0.8", "图中查无此项", "图中没有名为“"),
        ("/api/people/nobody?lang=en", "zh-CN", "Not known to the graph", "no person called '"),
        ("/api/people/nobody", None, "Not known to the graph", "no person called '"),
        ("/api/people?limit=0&lang=zh", None, "请求有误", "limit: 不得小于 1"),
        ("/api/nothing?lang=zh", None, "没有找到", "GET /api/nothing: 没有找到"),
        ("/sparql?query=SELEC&lang=zh", None, "查询无法读懂", "SPARQL 在“SELEC”处有语法错误"),
    ],
)
def test_an_error_is_in_the_language_that_is_asked_for(
    client: httpx.Client, path: str, language: str | None, title: str, detail: str
) -> None:
    answer = client.get(path, headers={} if language is None else {"Accept-Language": language})
    problem = answer.json()
    assert answer.status_code in (400, 404)
    assert problem["title"] == title
    assert problem["detail"].startswith(detail)
    assert "Accept-Language" in answer.headers["vary"]


def test_a_page_of_an_error_is_in_one_language_and_says_how_to_go_on(client: httpx.Client) -> None:
    page = client.get("/people/闻人澄/colleagues?lang=zh", headers={"Accept": "text/html"})
    assert page.status_code == 409
    assert "图中有 2 个叫做“闻人澄”" in page.text
    assert 'href="/checks?lang=zh"' in page.text
    assert "in the graph" not in page.text


def test_a_list_says_the_latest_known_post_and_until_when(client: httpx.Client) -> None:
    told = {item["iri"]: item for item in get(client, "/api/people", q="闻人")["items"]}
    assert told[ID + "person/wenren"]["latest"] == {
        "what": "澄湖市档案馆馆长",
        "known": "2021-02-28",
        "over": "2021-03-01",
    }
    page = client.get("/people?q=闻人&lang=zh", headers={"Accept": "text/html"}).text
    assert "澄湖市档案馆馆长 · 最后在任日在 <time>2021-02-28</time> 至 <time>2021-03-01</time> 之间" in page
