"""A name or an IRI becomes the entity that is meant with all its IRIs: in one look where an index keeps it."""

from dataclasses import dataclass
from typing import Final

import orjson

from kg.answers import facts, merged, names
from kg.answers.questions import is_iri
from kg.answers.values import Ref
from kg.store.index import Index, index_of
from kg.store.index.file import sql
from kg.store.protocol import Store

CLASSES: Final = ("Person", "Body", "Post")


@dataclass(frozen=True, slots=True)
class Found:
    """An entity, all its IRIs (the one that stands for it first), and of a post the body that it is in."""

    ref: Ref
    members: tuple[str, ...]
    within: Ref | None


def find(store: Store, class_name: str, text: str) -> Found:
    """The entity of the class (Person, Body, Post) that `text` names or whose IRI it is. Raises as `names.find`."""
    index = index_of(store)
    if index is None:
        return _read(store, class_name, names.find(store, class_name, text))
    wanted = text.strip()
    if is_iri(wanted) and (kept := _kept(index, class_name, wanted)) is not None:
        return kept
    found = names.find(store, class_name, text)
    return _kept(index, class_name, found.iri) or _read(store, class_name, found)


def read(store: Store, class_name: str, iri: str) -> Found | None:
    """What `find` finds by an IRI, from the graph; None where there is none. This is what an index keeps."""
    known = names.by_iri(store, class_name, iri)
    return None if known is None else _read(store, class_name, known)


def _read(store: Store, class_name: str, found: Ref) -> Found:
    within = facts.read(store, [found.iri])[found.iri].ref("body") if class_name == "Post" else None
    return Found(found, merged.members(store, found.iri), within)


def _kept(index: Index, class_name: str, iri: str) -> Found | None:
    for head, label, members, within in index.ask(sql("entry"), iri, class_name):
        where = None if within is None else Ref(**orjson.loads(within))
        return Found(Ref(head, label), tuple(members.split(" ")), where)
    return None
