"""An event, a body, a document, the evidence of a fact, and the lists."""

from pathlib import Path

import pytest

from kg import answers, indexing
from kg.errors import InputError, NotFound
from kg.store.embedded import EmbeddedStore
from kg.store.index import IndexedStore, open_index
from kg.store.protocol import Store
from ontology.terms import AO, RDF

ID = "https://w3id.org/archontology/id/"


def test_an_event_tells_the_post_that_each_participant_held(store: Store) -> None:
    found = answers.event(store, "全市档案工作年会")
    posts = {p.agent.label: [t.titles[0] for t in p.tenures] for p in found.participants}
    assert posts == {"闻人澄": ["馆长"], "司空衡": ["副馆长"], "澄湖市档案馆": []}
    roles = {p.agent.label: (p.agent_kind, p.role.name) for p in found.participants}
    assert roles["澄湖市档案馆"] == ("body", "host")
    assert roles["闻人澄"] == ("person", "spoke")
    assert all(p.evidence for p in found.participants)


def test_hosts_come_first_and_each_participant_has_their_own_words(store: Store) -> None:
    found = answers.event(store, "全市档案工作年会").participants
    assert [p.agent.label for p in found] == ["澄湖市档案馆", "闻人澄", "司空衡"]
    assert [e.quote for e in found[2].evidence] == ["副馆长、二级巡视员司空衡"]
    # No words of its own in the graph: those of the claim of the event.
    assert [e.quote for e in found[1].evidence] == ["5月6日,全市档案工作年会举行"]


def test_a_claim_of_an_event_gives_nobody_the_name_of_another(store: Store) -> None:
    assert answers.career(store, "司空衡").names == ("司空衡",)
    evidence = answers.event(store, "全市档案工作年会").evidence
    assert [(item.rule, item.person_as_written) for item in evidence] == [("events.held", None)]


def test_an_event_tells_its_day_place_theme_and_parts(store: Store) -> None:
    found = answers.event(store, f"{ID}event/conference")
    assert (found.event.place, found.theme, found.attendance) == ("澄湖市", "守正", "近百")
    assert found.date is not None
    assert (found.date.edtf, found.date.written, found.date.inferred) == ("2019-05-06", "5月6日", ("year",))
    assert [part.label for part in found.parts] == ["守正与创新"]
    assert [whole.label for whole in answers.event(store, "守正与创新").parents] == ["全市档案工作年会"]


def test_a_body_tells_its_names_posts_and_honours(store: Store) -> None:
    found = answers.body(store, "澜口市档案馆")
    assert found.names == ("市档案馆", "澜口市档案馆")
    assert [post.label for post in found.posts] == ["澜口市档案馆研究室主任"]
    assert [(item.name, item.conferrer.label) for item in found.honours if item.conferrer] == [
        ("先进集体", "澄湖市档案馆")
    ]
    assert found.address == ("湖滨路1号",)


def test_the_evidence_of_a_tenure_its_person_and_its_claim(store: Store) -> None:
    tenure = answers.evidence(store, f"{ID}tenure/wenren")
    assert (tenure.kind, tenure.fact.label, len(tenure.evidence)) == ("Tenure", "闻人澄 · 澄湖市档案馆馆长", 3)
    assert len(answers.evidence(store, f"{ID}person/wenren").evidence) == 4
    assert [item.rule for item in answers.evidence(store, f"{ID}claim/n1").evidence] == ["appointments.removed"]


@pytest.mark.parametrize("fact", [f"{ID}tenure/nothing"])
def test_the_evidence_of_nothing_is_not_found(store: Store, fact: str) -> None:
    with pytest.raises(NotFound):
        answers.evidence(store, fact)


def test_a_document_gives_its_text_and_spans_that_fit(store: Store) -> None:
    for name in ("visit.txt", "闻人澄调研", f"{ID}document/visit"):
        found = answers.document(store, name)
        assert [found.text[span.start : span.end] for span in found.spans] == ["市档案馆馆长闻人澄"]
        assert found.spans[0].facts == (f"{ID}tenure/wenren",)
        assert {entity.label for entity in found.spans[0].entities} == {"闻人澄", "澄湖市档案馆", "澄湖市档案馆馆长"}


def test_spans_stand_in_the_order_of_the_text(store: Store) -> None:
    found = answers.document(store, "https://example.org/2019/05/news.html")
    assert [span.start for span in found.spans] == [0, 16, 30]
    assert len(found.spans[1].claims) == 1
    assert found.genres == ("event-news",)


def test_lists_are_paged_and_filtered(store: Store) -> None:
    every = answers.people(store)
    assert (every.total, len(every.items)) == (4, 4)
    assert every.items[0].description
    second = answers.people(store, answers.Page(limit=2, offset=2))
    assert second.items == every.items[2:]
    assert second.total == 4
    assert {item.label for item in answers.people(store, answers.Page(name="闻人")).items} == {"闻人澄"}
    assert answers.people(store, answers.Page(name="无此人")).items == ()


def test_bodies_are_filtered_by_any_name_and_count_their_tenures(store: Store) -> None:
    found = answers.bodies(store, answers.Page(name="市档案馆"))
    assert [(item.label, item.tenures) for item in found.items] == [("澄湖市档案馆", 3), ("澜口市档案馆", 1)]
    assert [item.description for item in found.items] == [
        "馆长闻人澄 (2021-02-28 … 2021-03-01)",
        "研究室主任闻人澄 (≥ 2018-01-01)",
    ]


def test_events_and_documents_come_latest_first(store: Store) -> None:
    assert [item.label for item in answers.events(store).items] == ["全市档案工作年会", "守正与创新"]
    listed = answers.documents(store)
    assert [item.published for item in listed.items] == ["2021-03-01", "2020-12-09", "2019-05-08", None]
    assert answers.documents(store, answers.Page(name="任免")).total == 1


@pytest.mark.parametrize("page", [answers.Page(limit=0), answers.Page(limit=1001), answers.Page(offset=-1)])
def test_an_impossible_page_is_refused(store: Store, page: answers.Page) -> None:
    with pytest.raises(InputError, match="no such page"):
        answers.people(store, page)


def test_the_overview_counts_a_person_once(store: Store) -> None:
    found = answers.overview(store)
    assert (found.documents, found.people, found.bodies, found.tenures, found.claims) == (4, 4, 2, 4, 7)


def test_the_overview_counts_what_is_one_once(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    lines = [f"<{ID}person/{name}> <{RDF.type}> <{AO.Person}> ." for name in "abc"]
    lines.append(f"<{ID}person/c> <{AO.mergedInto}> <{ID}person/a> .")
    lines.append(f"<{ID}body/d> <{RDF.type}> <{AO.Body}> .")
    store.replace(f"{ID}graph/one", "\n".join(lines).encode())
    indexing.build(store, tmp_path / "index.sqlite")
    for asked in (store, IndexedStore(store, open_index(tmp_path / "index.sqlite"))):
        found = answers.overview(asked)
        assert (found.people, found.bodies) == (2, 1)
    asked.close()


def test_the_class_of_a_resource(store: Store) -> None:
    assert answers.class_of(store, f"{ID}person/wenren") == "Person"
    with pytest.raises(NotFound):
        answers.class_of(store, f"{ID}person/nobody")
    with pytest.raises(InputError):
        answers.class_of(store, "闻人澄")
