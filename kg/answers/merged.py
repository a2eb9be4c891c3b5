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
    found = rows(store, "merged", entity=iri(entity))
    heads = [row["canonical"].value for row in found]
    return tuple(dict.fromkeys([*heads, *(row["member"].value for row in found if "member" in row)]))


def terms(store: Store, entity: str) -> str:
    """All IRIs of the entity as terms of a VALUES line: what documents say is said of any of them."""
    return " ".join(map(iri, members(store, entity)))
