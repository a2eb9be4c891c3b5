"""A name or an IRI becomes the one entity that is meant; several are told as candidates, none with near names."""

import difflib
import shlex
from typing import Final

from kg.answers import merged, questions, tenures
from kg.answers.latest import describe, latest
from kg.answers.questions import is_iri, literal, rows
from kg.answers.values import Ref, Tenure
from kg.errors import Ambiguous, Candidate, NotFound
from kg.store.protocol import Store
from kg.text.scripts import match_key
from ontology.terms import AO, local

_IN_FULL: Final = "names are looked up in full: as a label, a short form, or as a source writes them"
_NEAR: Final = 3
_PARTS: Final = 8
"""So many characters of a name are looked for in other names: enough for a hint, and a bound on the work."""
_PEOPLE: Final = {"Person": "tenures-of-person", "Body": "tenures-in-body"}
_JUDGED: Final = ("Person", "Body", "Post")
"""What can be said to be one: `same`."""
_SLOTS: Final = {"Person": "person", "Body": "body"}


def find(store: Store, class_name: str, text: str) -> Ref:
    """The entity of the class (Person, Body, Post, Event, Document) that `text` names or whose IRI it is.

    A name is any label: full, short or as written in a source; only where none fits, the match key (檔案館 for 档案馆).
    Raises NotFound, Ambiguous.
    """
    wanted = text.strip()
    if is_iri(wanted) and (known := by_iri(store, class_name, wanted)) is not None:
        return known
    found = _by_name(store, class_name, wanted) or _by_name(store, class_name, match_key(wanted))
    if not found:
        raise NotFound(f"no {class_name.lower()} called {text!r} in the graph", _hint(store, class_name, wanted))
    if len(found) > 1:
        raise _ambiguous(store, class_name, text, found)
    return next(Ref(iri, label) for iri, label in found.items())


def by_iri(store: Store, class_name: str, wanted: str) -> Ref | None:
    """The entity of the class that this IRI stands for; None where there is none."""
    # Who asks for an IRI that gave way means the entity, whatever stands for it now.
    wanted = merged.canonical(store, [wanted])[wanted]
    found = rows(store, "entity", entity=questions.iri(wanted))
    labels = [row["label"].value for row in found if "label" in row]
    if any(row["class"].value == AO[class_name] for row in found):
        return Ref(wanted, min(labels, default=local(wanted)))
    return None


def _by_name(store: Store, class_name: str, wanted: str) -> dict[str, str]:
    """Every entity that bears the name, with its label."""
    found: dict[str, str] = {}
    if not wanted:
        return found
    for row in rows(store, "names", **{"class": questions.iri(AO[class_name])}, name=questions.name(wanted)):
        iri = row["entity"].value
        found.setdefault(iri, row["label"].value if "label" in row else local(iri))
    heads = merged.canonical(store, found) if found else {}
    return {heads[iri]: found.get(heads[iri], label) for iri, label in found.items()}


def _ambiguous(store: Store, class_name: str, text: str, found: dict[str, str]) -> Ambiguous:
    described = descriptions(store, class_name, found)
    candidates = tuple(Candidate(iri, label, described.get(iri, "")) for iri, label in found.items())
    return ambiguous(text, candidates, class_name)


def ambiguous(text: str, candidates: tuple[Candidate, ...], class_name: str = "") -> Ambiguous:
    """The error for a name that several bear; where they may be one (`class_name`), how to say so."""
    hint = "ask again with the IRI of the one you mean"
    if class_name in _JUDGED:
        kind, name = class_name.lower(), text.strip()
        shown = name if name.isalnum() else shlex.quote(name)
        hint = (
            f"ask again with the IRI of the one you mean; what may be one: archontology candidates --kind {kind} "
            f"--name {shown}, or the page /checks; what is one: archontology same A B"
        )
    return Ambiguous(f"{len(candidates)} in the graph are called {text!r}", candidates, hint)


def descriptions(store: Store, class_name: str, found: dict[str, str]) -> dict[str, str]:
    """What tells each from others of its name: its latest known tenure; nothing for what holds no posts."""
    if class_name not in _PEOPLE:
        return {}
    terms = {_SLOTS[class_name]: " ".join(map(questions.iri, found))}
    listed = rows(store, _PEOPLE[class_name], **terms)
    held: dict[str, list[Tenure]] = {}
    for tenure in tenures.read(store, (row["tenure"].value for row in listed)):
        owner = tenure.person if class_name == "Person" else tenure.body
        if owner is not None:
            held.setdefault(owner.iri, []).append(tenure)
    return {iri: describe(latest(known, person=class_name == "Body")) for iri, known in held.items()}


def _hint(store: Store, class_name: str, wanted: str) -> str:
    if is_iri(wanted):
        return _IN_FULL  # no name is near to an address, and to look for one is to look at all names
    near = difflib.get_close_matches(wanted, _sharing(store, class_name, wanted), n=_NEAR, cutoff=0.5)
    if near:
        return "near names: " + ", ".join(near)
    return _IN_FULL


def _sharing(store: Store, class_name: str, wanted: str) -> list[str]:
    parts = list(dict.fromkeys(char for char in wanted if not char.isspace()))[:_PARTS]
    if not parts:
        return []
    terms = {"class": questions.iri(AO[class_name]), "part": " ".join(map(literal, parts))}
    return sorted({row["name"].value for row in rows(store, "near-names", **terms)})
