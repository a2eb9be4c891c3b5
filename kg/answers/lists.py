"""A page and a part of a name become a list of people, bodies, events or documents."""

from functools import cache
from typing import Final

from kg.answers import attendances, distinctions, tenures
from kg.answers.citations import source
from kg.answers.questions import iri, literal, rows
from kg.answers.values import EventRef, Item, Listing, Page, Source, Tenure
from kg.errors import InputError
from kg.store.protocol import Store
from ontology import schemes
from ontology.terms import AO

FIRST: Final = Page()
_MOST: Final = 1000


def people(store: Store, page: Page = FIRST) -> Listing[Item]:
    """People by name; `description` is the post that is best attested. Raises InputError for an impossible page."""
    return _entities(store, "Person", _checked(page))


def bodies(store: Store, page: Page = FIRST) -> Listing[Item]:
    """Bodies by name (full or short); `description` is a head of it, else another official. Raises as `people`."""
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
    return tuple(
        Item(who, people[who], tenures.describe(found) or _distinguished(store, who), len(found))
        for who, found in held.items()
    )


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
    # A head before others, the best attested first: of the rest we only count.
    listed = rows(store, "tenures-of-bodies", body=" ".join(map(iri, bodies))) if bodies else []
    held: dict[str, dict[str, None]] = {body: {} for body in bodies}
    for row in sorted(listed, key=lambda row: "type" not in row or row["type"].value not in _heads()):
        held[row["body"].value].setdefault(row["tenure"].value)
    best = tenures.read(store, (next(iter(found)) for found in held.values() if found))
    told = {tenure.body.iri: tenures.describe([tenure], person=True) for tenure in best if tenure.body is not None}
    return tuple(
        Item(body, label, told.get(body, "").removeprefix(label), len(held[body])) for body, label in bodies.items()
    )
