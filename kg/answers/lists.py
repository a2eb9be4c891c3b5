"""A page and a part of a name become a list of people, bodies, events or documents."""

from typing import Final

from kg.answers import attendances, tenures
from kg.answers.citations import source
from kg.answers.questions import iri, literal, rows
from kg.answers.values import EventRef, Item, Listing, Page, Source, Tenure
from kg.errors import InputError
from kg.store.protocol import Store
from ontology.terms import AO

FIRST: Final = Page()
_MOST: Final = 1000


def people(store: Store, page: Page = FIRST) -> Listing[Item]:
    """People by name; `description` is the post that is best attested. Raises InputError for an impossible page."""
    return _entities(store, "Person", _checked(page))


def bodies(store: Store, page: Page = FIRST) -> Listing[Item]:
    """Bodies by name (full or short); `description` is an official of it, the best attested. Raises as `people`."""
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
    return tuple(Item(who, people[who], tenures.describe(found), len(found)) for who, found in held.items())


def _bodies(store: Store, bodies: dict[str, str]) -> tuple[Item, ...]:
    # The best attested tenure of each comes first: the others are counted, not read.
    listed = rows(store, "tenures-of-bodies", body=" ".join(map(iri, bodies))) if bodies else []
    held: dict[str, list[str]] = {body: [] for body in bodies}
    for row in listed:
        held[row["body"].value].append(row["tenure"].value)
    best = tenures.read(store, (found[0] for found in held.values() if found))
    told = {tenure.body.iri: tenures.describe([tenure], person=True) for tenure in best if tenure.body is not None}
    return tuple(
        Item(body, label, told.get(body, "").removeprefix(label), len(held[body])) for body, label in bodies.items()
    )
