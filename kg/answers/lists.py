"""The lists of people, bodies, events and documents: a page of those whose names contain some text."""

from kg.answers.values import EventRef, Item, Listing, Page, Source
from kg.store.protocol import Store


def people(store: Store, page: Page = Page()) -> Listing[Item]:
    """People by name; `description` is the post that is best attested."""
    raise NotImplementedError


def bodies(store: Store, page: Page = Page()) -> Listing[Item]:
    """Bodies by name (full, short or as written); `description` says how many posts are known."""
    raise NotImplementedError


def events(store: Store, page: Page = Page()) -> Listing[EventRef]:
    """Events, the latest first."""
    raise NotImplementedError


def documents(store: Store, page: Page = Page()) -> Listing[Source]:
    """Documents, the latest first."""
    raise NotImplementedError
