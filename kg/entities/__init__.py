"""RESOLVE: what documents name in, the IRIs of persons, bodies, posts, events and of what is said of them out."""

from kg.entities.attributed import attributed
from kg.entities.clusters import Clusters, cluster
from kg.entities.identity import FactNames, Identity, identify

__all__ = ["Clusters", "FactNames", "Identity", "attributed", "cluster", "identify"]
