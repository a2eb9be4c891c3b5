"""The clock in, the moment now as files of decisions and of tokens write it out."""

from datetime import UTC, datetime


def now() -> str:
    """UTC, to the second: 2026-06-01T08:30:00Z (XML Schema dateTime)."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
