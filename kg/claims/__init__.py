"""STATE: what was found in a document in, its claims out, each with the words that say it, the rule and the context used."""

from kg.claims.genres import says_nothing
from kg.claims.script import as_written, in_simplified
from kg.claims.stating import state

__all__ = ["as_written", "in_simplified", "says_nothing", "state"]
