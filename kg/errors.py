"""Everything that can go wrong and be told to a person, in one tree; nothing else is caught.

ArchontologyError            the message names the input and the place, `hint` names the way out
├── InputError               a file, an argument or a text that cannot be used
│   ├── UnreadableDocument   empty, binary, undecodable, without text, too large
│   ├── BadDate              not a date that exists
│   └── BadQuery             SPARQL that does not parse, or a format that its answer does not have
│       └── RefusedQuery     SPARQL that would reach out to the network: SERVICE or LOAD
├── NotFound                 a name or an IRI that the graph does not know
├── Ambiguous                a name that several entities bear: `candidates` lists them
├── NotEquipped              this machine lacks what the work needs, a font for Chinese
├── LostProcess              a process that helped was ended before its work was done
└── StoreError               the store cannot be opened, reached, read or written
    └── LimitExceeded        a time, size or memory limit stopped the work; never a shorter answer
"""

from dataclasses import dataclass


class ArchontologyError(Exception):
    """Base of all errors that are told to a person without a traceback.

    `message` names the input and the place; `hint` says what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(ArchontologyError):
    """An input that cannot be used."""


class UnreadableDocument(InputError):
    """A document without readable text: empty, binary, wrongly encoded, too large."""


class BadDate(InputError):
    """A date that is not written in EDTF or does not exist."""


class BadQuery(InputError):
    """SPARQL that does not parse; `line` and `column` count from 1, None where the engine does not say."""

    def __init__(self, message: str, hint: str = "", line: int | None = None, column: int | None = None) -> None:
        super().__init__(message, hint)
        self.line = line
        self.column = column


class RefusedQuery(BadQuery):
    """SPARQL that parses but would reach out to the network: SERVICE or LOAD."""


class NotFound(ArchontologyError):
    """A name or an IRI that the graph does not know."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entity that bears an ambiguous name: its IRI, its label, and a phrase that tells it from the others."""

    iri: str
    label: str
    description: str = ""


class Ambiguous(ArchontologyError):
    """A name that several entities bear."""

    def __init__(self, message: str, candidates: tuple[Candidate, ...], hint: str = "") -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class NotEquipped(ArchontologyError):
    """This machine lacks what the work needs."""


class LostProcess(ArchontologyError):
    """A process that helped was ended from outside before its work was done."""


class StoreError(ArchontologyError):
    """The store cannot be opened, reached, read or written."""


class LimitExceeded(StoreError):
    """A time, size or memory limit stopped the work."""
