"""What an open part of a name stands for, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an open part of a name stands for, and what gave it, in words."""

    name: str
    via: str
