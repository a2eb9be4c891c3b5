"""The kind and the IRI of an entity become the template of its page and the values that fill it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from api.asked import dates
from api.marking import paragraphs
from api.statements import statements
from api.succession import breaks
from api.timeline import lanes, timeline
from kg.answers import body, career, class_of, document, event, evidence, officials, post_holders, tenures
from kg.answers.hierarchy import hierarchy
from kg.answers.lineage import history
from kg.answers.officials import EVER
from kg.store.protocol import Store

_FACTS: Final = frozenset({"Tenure", "Membership", "RankHolding", "Honour", "Participation"})


_ENDS: Final[Mapping[str, tuple[str, ...]]] = {
    "Tenure": ("holder", "post"),
    "Membership": ("holder", "body"),
    "RankHolding": ("holder", "rank"),
    "Honour": ("holder",),
    "Participation": ("participant", "event"),
    "Claim": ("aboutPerson", "aboutPost"),
    "BodyChange": ("before", "after"),
}
"""By class, the properties whose values name a fact on its page."""


@dataclass(frozen=True, slots=True)
class View:
    """A page to render; `data` is the path of the same answer as JSON, where there is one."""

    template: str
    values: dict[str, Any] = field(default_factory=dict)
    data: str | None = None
    status: int = 200


def _person(store: Store, iri: str, _query: Mapping[str, str]) -> View:
    answer = career(store, iri)
    return View("person.html", {"career": answer, "timeline": timeline(answer.tenures)}, "people")


def _body(store: Store, iri: str, query: Mapping[str, str]) -> View:
    asked = dates({"on": query.get("on", "")})
    staff = officials(store, iri, None if asked.wrong else asked.on or None)
    past = history(store, iri)
    found = body(store, iri)
    # On the page of the archives its posts are called 馆长 and 副馆长; tenures may know their posts by IRI alone.
    posts = {post.iri: post.label.removeprefix(found.body.label) for post in found.posts}
    values = {"body": found, "posts": posts, "staff": staff, "past": past, "lanes": lanes(staff.tenures)}
    return View("body.html", values | {"asked": asked, "tree": hierarchy(store, iri)}, "bodies", asked.status)


def _post(store: Store, iri: str, query: Mapping[str, str]) -> View:
    asked = dates(query)
    answer = post_holders(store, iri, asked.period)
    # Gaps of a part of the succession would be gaps of the question, not of the post.
    known = breaks(answer.tenures) if asked.period == EVER else ()
    values = {"asked": asked, "holders": answer, "breaks": known, "lanes": lanes(answer.tenures, known)}
    return View("post.html", values, status=asked.status)


def _event(store: Store, iri: str, _query: Mapping[str, str]) -> View:
    return View("event.html", {"event": event(store, iri)}, "events")


def _document(store: Store, iri: str, _query: Mapping[str, str]) -> View:
    answer = document(store, iri)
    return View("document.html", {"document": answer, "lines": paragraphs(answer.text, answer.spans)}, "documents")


def _resource(store: Store, iri: str, _query: Mapping[str, str]) -> View:
    """Anything else: the words behind it where it is a fact, and its statements as they are."""
    kind = class_of(store, iri)
    held = tenures.read(store, [iri]) if kind == "Tenure" else ()
    proof = evidence(store, iri).evidence if kind in _FACTS and not held else ()
    said = statements(store, iri)
    ends = [one for name in _ENDS.get(kind, ()) for one in said if one.property == name and one.iri]
    values = {"iri": iri, "kind": kind, "held": held, "evidence": proof, "statements": said, "ends": ends}
    return View("resource.html", values)


_VIEWS: Final[Mapping[str, Callable[[Store, str, Mapping[str, str]], View]]] = {
    "person": _person,
    "body": _body,
    "post": _post,
    "event": _event,
    "document": _document,
}


def view(store: Store, kind: str, iri: str, query: Mapping[str, str]) -> View:
    """The page of the entity `iri`; `query` may name dates. Raises NotFound, BadDate."""
    return _VIEWS.get(kind, _resource)(store, iri, query)
