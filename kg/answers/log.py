"""The name or IRI of an entity or a fact becomes its history in the graph: what came, changed, went, when and why."""

from dataclasses import dataclass
from typing import Final

from kg.answers import citations, facts, merged, names, records
from kg.answers.facts import Fact
from kg.answers.questions import iri, is_iri, rows
from kg.answers.values import Ref, Source, Words
from kg.errors import NotFound
from kg.store.protocol import Row, Store
from ontology.terms import local

REASONS: Final = {
    "new-document": Words("新文献", "a new document"),
    "document-changed": Words("文献内容有变", "the document had changed"),
    "read-again": Words("重新读取", "the document was read again, by other rules or decisions"),
    "judgement": Words("人工同一性判断", "a judgement of identity"),
    "rebuild": Words("重建", "a rebuild of all timelines"),
}
_CLASSES: Final = ("Person", "Body", "Post", "Event", "Document")


@dataclass(frozen=True, slots=True)
class Happening:
    """What became of a thing: `action` is brought, changed or withdrew, `kind` tenure or claim."""

    action: str
    kind: str
    thing: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One change of the graph: when, by which command of which version, why, by which document. Times are UTC."""

    iri: str
    on: str
    reason: str
    why: Words
    command: str
    version: str
    began: str
    document: Source | None
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class LogAnswer:
    """The history of an entity or a fact in the graph, oldest first."""

    entity: Ref
    entries: tuple[LogEntry, ...]


def log(store: Store, entity: str) -> LogAnswer:
    """The history of a person, body, post (any name or IRI), tenure, claim or document (IRI), oldest first.

    Raises NotFound for what the graph neither holds nor ever held; Ambiguous.
    """
    found = _find(store, entity)
    asked = merged.members(store, found.iri)
    entries: dict[str, list[Row]] = {}
    for row in rows(store, "log", entity=" ".join(map(iri, asked))):
        entries.setdefault(row["entry"].value, []).append(row)
    if not entries and is_iri(entity):
        # What has left the graph is in the log alone.
        records.class_of(store, found.iri)
    things = list(dict.fromkeys(row["thing"].value for listed in entries.values() for row in listed))
    known = facts.read(store, things)
    labels = {thing: _label(known[thing]) if thing in known else "" for thing in things}
    return LogAnswer(found, tuple(_entry(entry, listed, labels) for entry, listed in entries.items()))


def _label(fact: Fact) -> str:
    """What a tenure ties together; of a claim what it reads: 甲文 · 云州市档案馆 · 馆长."""
    written = [fact.one(term) for term in ("personAsWritten", "bodyAsWritten", "titleAsWritten")]
    return " · ".join(word for word in written if word) if any(written[:2]) else records.title(fact)


def _entry(entry: str, listed: list[Row], labels: dict[str, str]) -> LogEntry:
    row = listed[0]
    code = row["reason"].value
    done = {(one["action"].value, one["thing"].value): one for one in listed}
    return LogEntry(
        iri=entry,
        on=row["on"].value,
        reason=code,
        why=REASONS.get(code, Words(code, code)),
        command=row["command"].value,
        version=row["version"].value,
        began=row["began"].value,
        document=citations.source(row) if "document" in row else None,
        happenings=tuple(
            Happening(local(action), thing.rsplit("/", 2)[-2], Ref(thing, labels[thing])) for action, thing in done
        ),
    )


def _find(store: Store, entity: str) -> Ref:
    if is_iri(entity):
        return Ref(entity, local(entity))
    for class_name in _CLASSES:
        try:
            return names.find(store, class_name, entity)
        except NotFound:
            continue
    raise NotFound(f"nothing in the graph is called {entity!r}", "give any name, or an IRI from an answer")
