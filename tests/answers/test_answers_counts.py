"""What is counted over the whole graph, and who is tied to whom."""

import pytest

from kg.answers import colleagues, counts
from kg.errors import InputError, NotFound
from kg.store.protocol import Store

ID = "https://w3id.org/archontology/id/"
AO = "https://w3id.org/archontology/ns#"


def test_tenures_are_counted_by_type_of_post_the_most_first(store: Store) -> None:
    found = counts.tenures_by_post_type(store)
    said = store.select(f"SELECT ?t ?k {{ ?t a <{AO}Tenure> ; <{AO}postType> ?k }}")
    assert {one.type.iri: one.tenures for one in found} == {
        kind: sum(row["k"].value == kind for row in said) for kind in {row["k"].value for row in said}
    }
    assert [one.tenures for one in found] == sorted((one.tenures for one in found), reverse=True)


def test_people_are_counted_once_a_year(store: Store) -> None:
    seen: dict[str, set[str]] = {}
    for row in store.select(f"SELECT ?p ?on {{ ?t a <{AO}Tenure> ; <{AO}holder> ?p ; <{AO}attestedOn> ?on }}"):
        seen.setdefault(row["on"].value[:4], set()).add(row["p"].value)
    assert [(one.year, one.people) for one in counts.holders_by_year(store)] == sorted(
        (year, len(people)) for year, people in seen.items()
    )


def test_the_largest_bodies_come_first_and_are_named(store: Store) -> None:
    every = counts.largest_bodies(store, 100)
    assert [one.people for one in every] == sorted((one.people for one in every), reverse=True)
    assert "澄湖市档案馆" in {one.body.label for one in every}
    assert counts.largest_bodies(store, 1) == every[:1]
    with pytest.raises(InputError):
        counts.largest_bodies(store, 0)


def test_colleagues_held_posts_in_a_body_of_the_person(store: Store) -> None:
    found = colleagues.colleagues(store, f"{ID}person/gongliang")
    assert f"{ID}person/wenren" in {tie.other.iri for tie in found.ties}
    assert found.person.iri not in {tie.other.iri for tie in found.ties}
    assert found.total == len(found.ties)


def test_colleagues_of_colleagues_are_no_colleagues(store: Store) -> None:
    near = {tie.other.iri for tie in colleagues.colleagues(store, f"{ID}person/gongliang").ties}
    far = {tie.other.iri for tie in colleagues.colleagues(store, f"{ID}person/gongliang", hops=2).ties}
    assert far.isdisjoint(near | {f"{ID}person/gongliang"})
    with pytest.raises(InputError):
        colleagues.colleagues(store, f"{ID}person/gongliang", hops=3)


def test_co_participants_took_part_in_the_same_events(store: Store) -> None:
    together = store.select(
        f"SELECT DISTINCT ?a ?b {{ ?x <{AO}event> ?e ; <{AO}participant> ?a . ?y <{AO}event> ?e ; <{AO}participant> ?b . "
        f"?a a <{AO}Person> . FILTER(?a != ?b) }}"
    )
    person = together[0]["a"].value
    expected = {row["b"].value for row in together if row["a"].value == person}
    found = colleagues.co_participants(store, person)
    assert {tie.other.iri for tie in found.ties} <= expected
    assert found.ties
    with pytest.raises(NotFound):
        colleagues.co_participants(store, "无此人")
