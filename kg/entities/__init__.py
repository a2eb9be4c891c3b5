"""RESOLVE: what documents name in, the IRIs of persons, bodies, posts, events and of what is said of them out."""

from kg.entities.identity import Identity, identify

__all__ = ["Identity", "identify"]
