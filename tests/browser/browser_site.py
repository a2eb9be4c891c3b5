"""What the stories know of the service that they visit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    address: str
    token: str
