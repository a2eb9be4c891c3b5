"""A reading in; its document, the tenures that follow and the entry of the log in the store, all of it or nothing.

And what people decided of identity in, the same of the tenures that follow from that.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg import entities, history, identities, recomputing, timelines, triples
from kg.answers import offices
from kg.answers.questions import iri, rows
from kg.decisions import attributions, statuses
from kg.decisions.attributions import Attributions
from kg.decisions.statuses import Statuses
from kg.entities.judgements import Judgement
from kg.errors import InputError
from kg.model import Document, Reading
from kg.settings import Settings
from kg.store import Originals, Store, open_originals


@dataclass(slots=True)
class Into:
    """Where documents go: the store, the originals, what people decided, the log of this run, what it has written.

    `written` maps the key of a document to the place that it came from and its hash; `left` names the state in which
    this run left the store: in another, others wrote meanwhile.
    """

    store: Store
    originals: Originals
    settings: Settings
    decided: Statuses
    given: Attributions
    known: recomputing.Known
    log: history.Log
    written: dict[str, tuple[str, str]] = field(default_factory=dict)
    left: str = ""

    def catch_up(self) -> None:
        """Know what others decided and wrote since."""
        if self.store.generation().name != self.left:
            self.decided, self.given = _decided(self.settings)
            self.known = _known(self.store, self.settings)


def into(store: Store, settings: Settings, command: str) -> Into:
    """Where the documents of a run of the command go. Raises InputError for a wrong line of a file of decisions."""
    with store.alone():
        left = store.generation().name
        known, log = _known(store, settings), _log(store, settings, command)
    return Into(store, open_originals(settings.store), settings, *_decided(settings), known, log, left=left)


def _decided(settings: Settings) -> tuple[Statuses, Attributions]:
    folder = settings.decided()
    return statuses.of(statuses.read(folder)), attributions.of(attributions.read(folder))


def _known(store: Store, settings: Settings) -> recomputing.Known:
    return recomputing.Known(store, entities.FactNames(settings.base), identities.stored(store))


def _log(store: Store, settings: Settings, command: str) -> history.Log:
    names = entities.FactNames(settings.base)
    return history.Log(store, names, history.begin(names, command))


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a document did: whether its graph changed, and how many claims it holds."""

    changed: bool
    claims: int


def keep(reading: Reading, place: str, to: Into) -> Kept:
    """Make the store hold exactly what the document says, and what follows from it; `place` is where it came from.

    Raises InputError for another document of the same key in one run.
    """
    _only(reading.document, place, to)
    _keep_original(reading.document, to.originals)
    with to.store.alone():
        to.catch_up()
        kept = _put(reading, to)
        to.left = to.store.generation().name
    return kept


def _put(reading: Reading, to: Into) -> Kept:
    ids = entities.identify(reading, to.settings.base)
    said = entities.attributed(reading, ids, to.given)
    scene = triples.Scene(said, ids, timelines.bounds, to.decided, to.given)
    described = triples.describe(scene)
    held = recomputing.of_document(to.known, described.document, triples.offices(scene))
    seen = history.Document(described.document, f"sha256:{reading.document.sha256}", described.claims)
    before = _changed_bodies(to.store, described.document)
    # The document, the tenures that follow from it and the entry of the log: all of it or nothing.
    changes = to.store.transact({described.graph: described.triples, **held, **to.log.document(seen, held)})
    _bound_by_bodies(to, described.document, before)
    return Kept(not changes[described.graph].nothing, len(described.claims))


def _keep_original(document: Document, originals: Originals) -> None:
    originals.keep(document.content, document.sha256)
    if document.read_with is not None and document.read_with_hash is not None:
        originals.keep(document.read_with, document.read_with_hash)


def _only(document: Document, place: str, to: Into) -> None:
    first, content = to.written.setdefault(document.key, (place, document.sha256))
    if content != document.sha256:
        raise InputError(
            f"{place}: would replace {first}: both are the document {document.key}",
            "two versions of one page: keep one; two documents: start in a folder that holds both",
        )


def _changed_bodies(store: Store, document: str) -> frozenset[str]:
    return frozenset(row["body"].value for row in rows(store, "changed-bodies", document=iri(document)))


def _bound_by_bodies(to: Into, document: str, before: frozenset[str]) -> None:
    """Who was in office when a body ended left it then: their timelines follow what the document says of bodies."""
    bodies = before | _changed_bodies(to.store, document)
    if bodies:
        held = recomputing.of_bodies(to.known, bodies)
        to.store.transact({**held, **to.log.decision("body-change", document, held)})


def judge(store: Store, settings: Settings, word: identities.Word) -> Judgement:
    """Keep what somebody says of a pair, and make the graph follow. Raises what identities.judge raises."""
    with store.alone():
        said = identities.judge(store, settings, word)
        follow(store, settings)
    return said


def follow(store: Store, settings: Settings) -> None:
    """Make the store say which entities are one by the judgements and the documents of now; timelines follow."""
    with store.alone():
        _follow(store, settings)


def _follow(store: Store, settings: Settings) -> None:
    before, now = identities.stored(store), identities.clusters(store, settings)
    moved = before.changed(now)
    if not moved:
        return
    held = recomputing.of_entities(replace(_known(store, settings), clusters=now), moved)
    graph, said = identities.described(settings, now)
    entry = _log(store, settings, "judge").decision("judgement", graph, held)
    store.transact({graph: said, **held, **entry})


def rebuild(store: Store, settings: Settings, progress: Callable[[int, int], None] = lambda _done, _all: None) -> int:
    """Make all timelines anew from the claims in the store; how many of them were not what they should be.

    No document is read. Each batch is a transaction: a rebuild that is stopped has done a part, and nothing by halves.
    Others who keep documents or decide wait for it.
    """
    with store.alone():
        _follow(store, settings)
        return _rebuild(store, settings, progress)


def _rebuild(store: Store, settings: Settings, progress: Callable[[int, int], None]) -> int:
    known, log = _known(store, settings), _log(store, settings, "rebuild")
    persons, changed, done = offices.persons(store), 0, 0
    for number, held in enumerate(recomputing.everything(known, persons)):
        found = store.transact({**held, **log.decision("rebuild", f"{settings.base}batch/{number}", held)})
        changed += sum(not found[graph].nothing for graph in held)
        done += len(held)
        progress(done, len(persons))
    return changed
