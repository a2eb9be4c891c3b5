"""Who held which post: from a name or an IRI and a day to tenures, each judged for that day and carrying its evidence."""

from dataclasses import dataclass

from kg.answers.values import Career, Holders, Officials
from kg.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Period:
    """The days asked about: one day (`on`), or from `start` to `end` (both inclusive, either may be open). ISO dates."""

    on: str | None = None
    start: str | None = None
    end: str | None = None


def holders(store: Store, post: str, body: str | None = None, on: str | None = None) -> Holders:
    """Who held `post` (a title such as 馆长, or a post's IRI) of `body` (any name or IRI; needed with a title) on a day.

    Raises NotFound, Ambiguous, BadDate; InputError when a title comes without a body.
    """
    raise NotImplementedError


def post_holders(store: Store, post: str, period: Period = Period()) -> Holders:
    """Who held the post with this IRI on a day, between two days, or ever. Raises NotFound, BadDate."""
    raise NotImplementedError


def officials(store: Store, body: str, on: str | None = None) -> Officials:
    """Everyone who held a post of `body` (any name or IRI) on a day, or ever. Raises NotFound, Ambiguous, BadDate."""
    raise NotImplementedError


def career(store: Store, person: str) -> Career:
    """All posts of a person (any name or IRI) in order, with ranks, honours, memberships and events.

    Raises NotFound, Ambiguous.
    """
    raise NotImplementedError
