"""Who is who, from notices to answers: candidates, judgements, one career, undoing, reading all again."""

from collections.abc import Callable

import pytest

from kg import identities, keeping
from kg.answers import career, lists, merged
from kg.answers.profiles import profiles
from kg.answers.values import Page
from kg.decided import decided
from kg.entities.candidates import candidates
from kg.entities.judgements import Verdict
from kg.errors import Ambiguous, InputError, NotFound
from kg.identities import Word
from kg.settings import Settings
from kg.store import Store

Read = Callable[[], None]


def quads(store: Store) -> list[bytes]:
    """All that the graph says, without the log of runs, which has clocks."""
    found = []
    for graph in store.graphs():
        if "/graph/log/" not in graph:
            lines = b"".join(store.dump("application/n-triples", graph)).splitlines()
            found += [graph.encode() + b" " + line for line in lines]
    return sorted(found)


def people(store: Store) -> dict[str, str]:
    """The first body that each bearer of the name is known in -> IRI."""
    known = profiles(store, "person", identities.stored(store))
    return {one.held[0].body: one.iri for one in known if one.name == "单雪梅" and one.held}


def say(store: Store, chosen: Settings, ends: tuple[str, str], verdict: Verdict, minute: int = 0) -> None:
    on = f"2026-03-01T08:{minute:02}:00Z"
    keeping.judge(store, chosen, Word(*ends, verdict=verdict, reason="迁任通报载其原职", by="mei", on=on))


@pytest.fixture
def bearers(store: Store, read: Read) -> tuple[str, str, str]:
    """The three who bear the name: of the city, of the province, of the county."""
    read()
    with pytest.raises(Ambiguous) as several:
        career(store, "单雪梅")
    assert len(several.value.candidates) == 3
    known = profiles(store, "person", identities.stored(store))
    by_body = {held.body + held.title: one.iri for one in known for held in one.held}
    city = next(one.iri for one in known if {h.body for h in one.held} == {"云州市档案局"})
    return city, by_body["云岭省档案馆馆长"], by_body["南浦县统计局局长"]


def test_an_appointment_that_names_the_former_post_is_the_likeliest(
    store: Store, chosen: Settings, bearers: tuple[str, str, str]
) -> None:
    found = candidates(
        profiles(store, "person", identities.clusters(store, chosen)), identities.clusters(store, chosen)
    )
    assert {found[0].a.iri, found[0].b.iri} == set(bearers[:2])
    assert "云州市档案局局长" in found[0].zh
    assert all(bearers[2] not in (one.a.iri, one.b.iri) for one in found)


def test_one_career_after_same_and_the_former_graph_after_undo(
    store: Store, chosen: Settings, bearers: tuple[str, str, str]
) -> None:
    city, province, _ = bearers
    before = quads(store)
    say(store, chosen, (city, province), Verdict.SAME)
    head = identities.stored(store).canonical(city)
    assert merged.members(store, city) == (head, *sorted({city, province} - {head}))
    for iri in (city, province):
        told = career(store, iri)
        assert told.person.iri == head
        assert [item.post.label for item in told.tenures if item.post] == ["云州市档案局局长", "云岭省档案馆馆长"]
    say(store, chosen, (province, city), Verdict.UNDO, 1)
    assert quads(store) == before


def test_reading_everything_again_keeps_every_judgement(
    store: Store, chosen: Settings, read: Read, bearers: tuple[str, str, str]
) -> None:
    city, province, county = bearers
    say(store, chosen, (city, province), Verdict.SAME)
    say(store, chosen, (city, county), Verdict.DIFFERENT, 1)
    said = quads(store)
    read()
    assert quads(store) == said
    for graph in [graph for graph in store.graphs() if "/graph/log/" not in graph]:
        store.remove(graph)
    read()
    assert quads(store) == said


def test_different_holds_for_all_of_a_person(store: Store, chosen: Settings, bearers: tuple[str, str, str]) -> None:
    city, province, county = bearers
    say(store, chosen, (city, county), Verdict.DIFFERENT)
    say(store, chosen, (city, province), Verdict.SAME, 1)
    before = quads(store)
    with pytest.raises(InputError, match="judged different"):
        say(store, chosen, (province, county), Verdict.SAME, 2)
    assert quads(store) == before
    asked = identities.ask(store, chosen, province, county)
    assert asked.verdict == "different"
    assert [one.verdict for one in asked.judgements] == [Verdict.SAME, Verdict.DIFFERENT]
    assert identities.ask(store, chosen, city, province).judgements[0].by == "mei"


def test_who_says_so_and_what_is_named_must_be_known(
    store: Store, chosen: Settings, bearers: tuple[str, str, str]
) -> None:
    city, province, _ = bearers
    with pytest.raises(InputError, match="who says so"):
        keeping.judge(store, chosen, Word(city, province, Verdict.SAME, "", "", "2026-03-01"))
    with pytest.raises(NotFound):
        say(store, chosen, (city, "无此人"), Verdict.SAME)
    with pytest.raises(InputError, match=r"is a person, .* a body"):
        say(store, chosen, (city, "云州市档案局"), Verdict.SAME)
    with pytest.raises(InputError, match="one IRI already"):
        say(store, chosen, (city, city), Verdict.SAME)
    assert identities.ask(store, chosen, city, province).verdict == "unknown"


def test_lists_show_what_was_merged_once_and_under_every_name(
    store: Store, chosen: Settings, bearers: tuple[str, str, str]
) -> None:
    listed = {item.iri for item in lists.people(store, Page(name="单雪梅")).items}
    assert listed == set(bearers)
    say(store, chosen, bearers[:2], Verdict.SAME)
    after = lists.people(store, Page(name="单雪梅"))
    assert (after.total, len(after.items)) == (2, 2)
    assert {item.iri for item in after.items} < listed
    assert lists.people(store).total == len(lists.people(store, Page(limit=1000)).items)


def test_what_is_one_is_told_with_who_said_so(store: Store, chosen: Settings, bearers: tuple[str, str, str]) -> None:
    say(store, chosen, bearers[:2], Verdict.SAME)
    say(store, chosen, (bearers[0], bearers[2]), Verdict.DIFFERENT, 1)
    now = decided(store, chosen)
    assert [{one.pair for one in union.said} for union in now.unions] == [{tuple(sorted(bearers[:2]))}]
    assert [one.verdict for one in now.judgements] == [Verdict.DIFFERENT]
    say(store, chosen, bearers[:2], Verdict.UNDO, 2)
    assert decided(store, chosen).unions == ()
