"""DATE: claims of one office in, what they say of when it was held out."""

from kg.timelines.bounds import bounds

__all__ = ["bounds"]
