"""What is counted over the whole graph."""

import pytest

from kg.answers import counts
from kg.errors import InputError
from kg.store.protocol import Store

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
