"""Statements as lines of N-Triples, subject by subject, become those that plain RiC-O 1.1 has words for."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from kg.answers.exports.statements import lines_of
from ontology.alignment import in_rico
from ontology.terms import AO, RDF, RDFS, RICO

_TYPE: Final = f"<{RDF.type}>".encode()
_AS_THEY_ARE: Final = (f"<{RICO.iri}".encode(), f"<{RDFS.label}>".encode())
_WORDS: Final = {AO.quote: RICO.generalDescription, AO.titleAsWritten: RICO.name}
"""Words of the sources: of no property of RiC-O are ours a part, but it has a place for them."""


def rico(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The statements in RiC-O: its own and labels as they are, ours where a class or a property of ours is one of its.

    A thing that RiC-O has no class for (a claim, a concept) is left out; what is said of it, too.
    """
    terms = {f"<{ours}>".encode(): f"<{theirs}>".encode() for ours, theirs in (in_rico() | _WORDS).items()}
    for _, lines in groupby(lines_of(pieces), key=lambda line: line.split(b" ", 1)[0]):
        said = [found for line in lines if (found := _in_rico(line, terms)) is not None]
        if any(_TYPE in line for line in said):
            yield from (line + b"\n" for line in sorted(set(said)))


def _in_rico(line: bytes, terms: dict[bytes, bytes]) -> bytes | None:
    subject, property, value = line.split(b" ", 2)
    if property == _TYPE:
        class_ = value.removesuffix(b" .")
        known = class_ if class_.startswith(_AS_THEY_ARE) else terms.get(class_)
        return None if known is None else b" ".join((subject, _TYPE, known, b"."))
    if property.startswith(_AS_THEY_ARE):
        return line
    return None if property not in terms else b" ".join((subject, terms[property], value))
