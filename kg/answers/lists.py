"""A page and a part of a name become a list of people, bodies, events or documents."""

from dataclasses import replace
from functools import cache
from typing import Final

from kg.answers import attendances, distinctions, tenures
from kg.answers.citations import source
from kg.answers.latest import describe, latest
from kg.answers.questions import iri, literal, rows
from kg.answers.values import EventRef, Item, Latest, Listing, Page, Ref, Source, Tenure
from kg.errors import InputError
from kg.store.protocol import Store
from ontology import schemes
from ontology.terms import AO

FIRST: Final = Page()
_MOST: Final = 1000
_LOOKED_AT: Final = 4
"""Tenures of a body that are read for its line: those that were attested last."""


def people(store: Store, page: Page = FIRST) -> Listing[Item]:
    """People by name; `description` is the latest known post. Raises InputError for an impossible page."""
    return _entities(store, "Person", _checked(page))


def bodies(store: Store, page: Page = FIRST) -> Listing[Item]:
    """Bodies by name (full or short); `description` is its last known head, else another official. Raises as `people`."""
    return _entities(store, "Body", _checked(page))


def events(store: Store, page: Page = FIRST) -> Listing[EventRef]:
    """Events, the latest first. Raises InputError as `people`."""
    page = _checked(page)
    found = rows(store, "event-list", part=literal(page.name), limit=page.limit, offset=page.offset)
    refs = attendances.event_refs(store, (row["event"].value for row in found if "event" in row))
    return Listing(_count(store, "Event", page), page.limit, page.offset, tuple(refs.values()))


def documents(store: Store, page: Page = FIRST) -> Listing[Source]:
    """Documents, the latest first. Raises InputError as `people`."""
    page = _checked(page)
    found = rows(store, "document-list", part=literal(page.name), limit=page.limit, offset=page.offset)
    listed = {row["document"].value: source(row) for row in found}
    return Listing(_count(store, "Document", page), page.limit, page.offset, tuple(listed.values()))


def _checked(page: Page) -> Page:
    if not 1 <= page.limit <= _MOST or page.offset < 0:
        raise InputError(
            f"no such page: limit {page.limit}, offset {page.offset}", f"limit 1 to {_MOST}, offset 0 or more"
        )
    return page


def _count(store: Store, class_name: str, page: Page) -> int:
    found = rows(store, "entity-count", **{"class": iri(AO[class_name])}, part=literal(page.name))
    return int(found[0]["count"].value)


def _entities(store: Store, class_name: str, page: Page) -> Listing[Item]:
    terms = {"class": iri(AO[class_name]), "part": literal(page.name)}
    found = rows(store, "entities", **terms, limit=page.limit, offset=page.offset)
    labels = {row["entity"].value: row["label"].value for row in found if "label" in row}
    items = _people(store, labels) if class_name == "Person" else _bodies(store, labels)
    return Listing(_count(store, class_name, page), page.limit, page.offset, items)


def _people(store: Store, people: dict[str, str]) -> tuple[Item, ...]:
    listed = rows(store, "tenures-of-person", person=" ".join(map(iri, people))) if people else []
    held: dict[str, list[Tenure]] = {person: [] for person in people}
    for tenure in tenures.read(store, (row["tenure"].value for row in listed)):
        held[tenure.person.iri].append(tenure)
    return tuple(_person(store, Ref(who, people[who]), found) for who, found in held.items())


def _person(store: Store, who: Ref, held: list[Tenure]) -> Item:
    last = latest(held)
    return Item(who.iri, who.label, describe(last) or _distinguished(store, who.iri), len(held), last)


def _distinguished(store: Store, who: str) -> str:
    """What is said of someone who holds no post: 江苏省档案馆二级巡视员 (2020-12-08)."""
    for item in distinctions.of(store, who):
        where = item.body.label if item.body is not None else ""
        return where + item.name + (f" ({max(item.attested)})" if item.attested else "")
    return ""


@cache
def _heads() -> frozenset[str]:
    """The concepts of posts that have deputies: 馆长 has 副馆长."""
    posts = schemes.load()["posts"]
    return frozenset(post.broader for post in posts if post.broader is not None and "deputy" in post.notations)


def _bodies(store: Store, bodies: dict[str, str]) -> tuple[Item, ...]:
    listed = rows(store, "tenures-of-bodies", body=" ".join(map(iri, bodies))) if bodies else []
    last_first = sorted(listed, key=lambda row: row["last"].value if "last" in row else "", reverse=True)
    held: dict[str, dict[str, bool]] = {body: {} for body in bodies}
    for row in last_first:
        head = "type" in row and row["type"].value in _heads()
        held[row["body"].value].setdefault(row["tenure"].value, head)
    told = _last_of(store, held)
    return tuple(
        Item(body, label, describe(told.get(body)), len(held[body]), told.get(body)) for body, label in bodies.items()
    )


def _last_of(store: Store, held: dict[str, dict[str, bool]]) -> dict[str, Latest]:
    """Who is known last of each body: of its heads, where it has any. The first few are looked at, of the rest we count."""
    owner = {one: body for body, found in held.items() for one in _first(found)}
    of: dict[str, list[Tenure]] = {}
    for tenure in tenures.read(store, owner):
        of.setdefault(owner[tenure.iri], []).append(tenure)
    told = {}
    for body, few in of.items():
        found = latest([one for one in few if held[body][one.iri]] or few, person=True)
        if found is not None:
            # What is said of a body needs no name of the body: 馆长闻人澄.
            name = few[0].body.label if few[0].body is not None else ""
            told[body] = replace(found, what=found.what.removeprefix(name))
    return told


def _first(found: dict[str, bool]) -> list[str]:
    """The first few of these tenures, those of heads before others."""
    return [*(one for one, head in found.items() if head), *(one for one, head in found.items() if not head)][
        :_LOOKED_AT
    ]
