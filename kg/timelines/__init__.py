"""DATE: claims of one office in, what each says of when, and the tenures that follow from all out."""

from kg.timelines.bounds import bounds
from kg.timelines.succession import Ending, has_one_seat, one_seat_types, succession
from kg.timelines.tenures import tenures

__all__ = ["Ending", "bounds", "has_one_seat", "one_seat_types", "succession", "tenures"]
