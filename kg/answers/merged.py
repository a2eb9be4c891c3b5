"""An IRI in, the one IRI that stands for its entity, and all the IRIs that the entity has in documents, out."""

from collections.abc import Iterable

from kg.answers.questions import iri, rows
from kg.store.protocol import Store


def canonical(store: Store, entities: Iterable[str]) -> dict[str, str]:
    """Of each IRI the one that stands for its entity: itself, unless people said that two are one."""
    wanted = " ".join(map(iri, dict.fromkeys(entities)))
    return {row["entity"].value: row["canonical"].value for row in rows(store, "merged", entity=wanted)}


def replaced(store: Store) -> dict[str, str]:
    """Of each IRI that gave way the one that it gave way to."""
    return {row["old"].value: row["new"].value for row in rows(store, "all-merged")}


def members(store: Store, entity: str) -> tuple[str, ...]:
    """All IRIs of the entity, the one that stands for it first."""
    return members_of_each(store, [entity])[entity]


def members_of_each(store: Store, entities: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """All IRIs of each of the entities, the one that stands for it first."""
    wanted = list(dict.fromkeys(entities))
    every: dict[str, dict[str, None]] = {entity: {} for entity in wanted}
    found = rows(store, "merged", entity=" ".join(map(iri, wanted))) if wanted else []
    for name in ("canonical", "member"):
        for row in found:
            if name in row:
                every[row["entity"].value].setdefault(row[name].value)
    return {entity: tuple(own) for entity, own in every.items()}


def terms(store: Store, entity: str) -> str:
    """All IRIs of the entity as terms of a VALUES line: what documents say is said of any of them."""
    return " ".join(map(iri, members(store, entity)))
