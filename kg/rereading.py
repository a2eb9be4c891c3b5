"""A document that the store holds in; what its kept original says by the rules of today out, whatever kind it is of."""

from kg import documents
from kg.answers.values import DocumentAnswer
from kg.errors import InputError
from kg.exchange import bodies_file, bodies_table, mapping, tenures_file
from kg.exchange.mapping import Mapping
from kg.extracting import extract
from kg.model import Reading
from kg.settings import Settings
from kg.store import Originals

_TABLES = {tenures_file.GENRE: tenures_file.read, bodies_table.GENRE: bodies_table.read}
"""What is read by its rows, by the genre that the graph tells of it."""


def reading(known: DocumentAnswer, originals: Originals, settings: Settings) -> Reading:
    """What the original of the document says. Raises NotFound where it is not kept, InputError where it is no more."""
    content = original(known, originals)
    for genre, read in _TABLES.items():
        if genre in known.genres:
            return read(content, known.source_key, _mapping(known, originals))[0]
    if bodies_file.GENRE in known.genres:
        return bodies_file.read(content, known.source_key)
    return extract(documents.read(content, known.source_key, limit=settings.max_document))


def original(known: DocumentAnswer, originals: Originals) -> bytes:
    """The bytes that the document was read from. Raises NotFound where they are not kept."""
    return originals.read(_hash(known.content_hash))


def structured(known: DocumentAnswer) -> bool:
    """Whether it is read by its rows or keys: then it has no sentences that could be misunderstood."""
    return bool({*_TABLES, bodies_file.GENRE} & set(known.genres))


def _mapping(known: DocumentAnswer, originals: Originals) -> Mapping:
    if known.read_with is None:
        return Mapping()
    try:
        return mapping.unpacked(originals.read(_hash(known.read_with)))
    except (KeyError, ValueError) as error:
        raise InputError(
            f"the mapping of {known.source_key} cannot be read: {error}", "ingest the file again"
        ) from None


def _hash(told: str) -> str:
    return told.removeprefix("sha256:")
