"""The store in, all tenures with their tightest bounds, and the lives of bodies, out: what the lints compare."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.answers.questions import rows
from kg.answers.spells import Spell, Turn, spells
from kg.store.protocol import Store
from ontology.terms import AO, local

BEGINS = frozenset({"established", "merged", "split", "restored"})
ENDS = frozenset({"merged", "split", "absorbed", "abolished"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One tenure: days as ISO, None where nothing is known; `modes`, `types` and `end_causes` as IRIs."""

    iri: str
    holder: str
    post: str
    body: str
    types: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    end_causes: frozenset[str] = frozenset()
    start_earliest: str | None = None
    start_latest: str | None = None
    end_earliest: str | None = None
    end_latest: str | None = None

    @property
    def certain(self) -> tuple[str, str] | None:
        """The days on which it was certainly held, the last exclusive; None where there are none."""
        if self.start_latest is None or self.end_earliest is None or self.start_latest >= self.end_earliest:
            return None
        return self.start_latest, self.end_earliest


def held(store: Store) -> tuple[Held, ...]:
    """All tenures, by IRI."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows(store, "lint-tenures"):
        values = found.setdefault(row["tenure"].value, {})
        values.setdefault(row["property"].value, []).append(row["value"].value)
    return tuple(_held(tenure, values) for tenure, values in sorted(found.items()))


def _held(tenure: str, values: dict[str, list[str]]) -> Held:
    def one(term: str) -> str:
        return min(values.get(AO[term], [""]))

    def many(term: str) -> frozenset[str]:
        return frozenset(values.get(AO[term], ()))

    return Held(
        iri=tenure,
        holder=one("holder"),
        post=one("post"),
        body=one("body"),
        types=many("postType"),
        modes=many("mode"),
        end_causes=many("endCause"),
        start_earliest=max(many("startEarliest"), default=None),
        start_latest=min(many("startLatest"), default=None),
        end_earliest=max(many("endEarliest"), default=None),
        end_latest=min(many("endLatest"), default=None),
    )


@dataclass(frozen=True, slots=True)
class Life:
    """When a body was there, and the changes that say so."""

    spells: tuple[Spell, ...]
    changes: tuple[str, ...]


def lives(store: Store, canonical: dict[str, str]) -> dict[str, Life]:
    """Of each body of which a beginning or an end is known, its times; `canonical` maps IRIs that gave way."""
    changes: dict[str, dict[str, set[str]]] = {}
    about: dict[str, tuple[str, str | None, str | None]] = {}
    for row in rows(store, "lint-bodies"):
        change = row["change"].value
        body = row["body"].value
        changes.setdefault(change, {}).setdefault(local(row["side"].value), set()).add(canonical.get(body, body))
        days = [row[key].value if key in row else None for key in ("earliest", "latest")]
        about[change] = (local(row["type"].value), days[0], days[1])
    turns: dict[str, list[tuple[Turn, str]]] = {}
    for change, sides in changes.items():
        before, after = sides.get("before", set()), sides.get("after", set())
        kind, *days = about[change]
        for body in _begun(kind, before, after):
            turns.setdefault(body, []).append((Turn(days[0], days[1], True), change))
        for body in (before - after) if kind in ENDS else ():
            turns.setdefault(body, []).append((Turn(days[0], days[1], False), change))
    return {body: _life(found) for body, found in turns.items()}


def _begun(kind: str, before: set[str], after: set[str]) -> set[str]:
    if kind == "restored" and not after:
        return before
    return after - before if kind in BEGINS else set()


def _life(found: Iterable[tuple[Turn, str]]) -> Life:
    listed = list(found)
    return Life(spells(turn for turn, _ in listed), tuple(sorted(change for _, change in listed)))
