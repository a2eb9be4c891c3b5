"""DESCRIBE: a reading, its IRIs and its dating in, one named graph as canonical N-Triples out."""

from kg.triples.describing import Described, describe
from kg.triples.scene import Scene

__all__ = ["Described", "Scene", "describe"]
