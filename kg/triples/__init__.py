"""DESCRIBE: a reading, its IRIs and its dating in, one named graph as N-Triples out; timelines likewise."""

from kg.triples.describing import Described, describe
from kg.triples.offices import offices
from kg.triples.scene import Scene
from kg.triples.timelines import timeline

__all__ = ["Described", "Scene", "describe", "offices", "timeline"]
