"""What the service allows one query, one client and all readers together."""

from dataclasses import dataclass

from kg.settings import Settings

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds, bytes and numbers; docs/service.md says what happens at each."""

    seconds: float = 30.0
    """For a query that says no timeout=."""
    most_seconds: float = 120.0
    """The highest timeout= that is granted."""
    memory: int = 1 << 30
    """Bytes that one query may hold."""
    all_memory: int = 4 << 30
    """Bytes that all queries together may hold: above, the largest is ended."""
    result: int = 8 << 30
    """Bytes of an answer."""
    readers: int = 32
    """Connections with queries that are answered at once."""
    spare: int = 2
    """Readers at work where every query is short, and as many again in reserve."""
    cache: int = 16 << 20
    """Bytes of answers that a reader keeps."""
    slow: int = 24
    """Queries of one client that may run longer than a second at once."""
    spend: float = 600.0
    """Seconds of processor time that queries of one client may take in a minute; 0 for as many as they like."""
    query: int = 1 << 20
    """Bytes of a query."""

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        """The limits that the settings name; all queries together may hold what four of them may."""
        return cls(
            seconds=settings.timeout,
            most_seconds=settings.max_timeout,
            memory=settings.query_memory * _MEBIBYTE,
            all_memory=4 * settings.query_memory * _MEBIBYTE,
            result=settings.max_result * _MEBIBYTE,
            readers=settings.readers,
            slow=settings.slow_queries,
            spend=settings.query_seconds,
        )
