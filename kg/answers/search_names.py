"""What is said of the names of a thing in, the forms out by which it is searched for: each text once, by its best use.

澄湖市档案馆 is a label, 市档案馆 a short name, 澄湖市档案局 a former one, 我市档案馆 only as a source wrote it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.answers.questions import iri, rows
from kg.errors import LimitExceeded
from kg.store.protocol import Row, Store
from kg.text.scripts import match_key
from kg.text.sounding import abbreviated, sounds
from ontology.terms import AO, concept

KINDS: Final = ("person", "body", "post", "event", "document")
"""What can be searched for, in this order where all else is equal."""
USES: Final = ("label", "former", "short", "as-written")
"""What a form is of a thing; `short` is any other name that is in use: a short one, an alias, a plate."""
CLASSES: Final = {AO[kind.capitalize()]: kind for kind in KINDS}
FORMER: Final = concept("name-types", "former")
OFFICIAL: Final = concept("name-types", "official")
AS_WRITTEN: Final = concept("name-types", "as-written")
MOST: Final = 100_000
"""So many names are read where there is no index."""
_MANY: Final = 500


@dataclass(frozen=True, slots=True)
class Form:
    """A name of a thing as it is shown, and what it is of it. `kind` is one of KINDS, `use` of USES."""

    kind: str
    entity: str
    text: str
    use: str

    def key(self) -> str:
        """What names are compared by: simplified script, small letters, no blanks and no dots."""
        return match_key(self.text)

    def sounds(self) -> tuple[tuple[str, str], ...]:
        """How it is read, each way with its initials."""
        return sounds(self.text, self.kind == "person")

    def abbreviated(self) -> tuple[str, ...]:
        """Of a person the surname in full and the initials of the rest: chenxy."""
        return abbreviated(self.text) if self.kind == "person" else ()


Said = tuple[str, str, str | None, bool]
"""A name, what it is said to be (label, other, name, written), the IRI of its type, whether its use came to an end."""


def uses(said: Iterable[Said]) -> dict[str, str]:
    """Each name that can be looked for at all, with the best of what it is said to be."""
    found: dict[str, str] = {}
    for name, what, kind, ended in said:
        use = _use(what, kind, ended)
        if match_key(name) and (name not in found or USES.index(use) < USES.index(found[name])):
            found[name] = use
    return found


def _use(what: str, kind: str | None, ended: bool) -> str:
    if what == "label":
        return "label"
    if what == "written" or (what == "name" and kind in (None, AS_WRITTEN)):
        return "as-written"
    return "former" if kind == FORMER or (kind == OFFICIAL and ended) else "short"


def read(store: Store) -> list[Form]:
    """All forms of all things, from the engine. Raises LimitExceeded where they are too many to be looked through."""
    found = rows(store, "search-names", limit=MOST + 1)
    if len(found) > MOST:
        raise LimitExceeded(
            f"more than {MOST} names are searched by an index alone",
            "archontology serve makes one and keeps it; search again while it runs, or over HTTP",
        )
    said: dict[tuple[str, str], list[Said]] = {}
    for row in found:
        if row["entity"].kind == "iri":
            said.setdefault((CLASSES[row["class"].value], row["entity"].value), []).append(_said(row))
    return [
        Form(kind, entity, text, use) for (kind, entity), names in said.items() for text, use in uses(names).items()
    ]


def _said(row: Row) -> Said:
    return row["name"].value, row["what"].value, row["type"].value if "type" in row else None, "to" in row


def evidence(store: Store, entities: Iterable[str]) -> dict[str, int]:
    """On how many tenures and participations each of these things rests, from the engine; nothing where on none."""
    every = sorted(set(entities))
    found: dict[str, int] = {}
    for start in range(0, len(every), _MANY):
        terms = " ".join(map(iri, every[start : start + _MANY]))
        found |= {row["entity"].value: int(row["count"].value) for row in rows(store, "search-evidence", entity=terms)}
    return found
