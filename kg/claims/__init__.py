"""STATE: what was found in a document in, its claims out, each with the words that say it, the rule and the context used."""

from kg.claims.stating import state

__all__ = ["state"]
