"""The examples of SPARQL that the service publishes: their names in, text and what each asks, in two languages, out."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
FIRST = "words"
"""The one that the page shows."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query that runs as it stands: its name, what it asks in English and in Chinese, its text."""

    name: str
    en: str
    zh: str
    query: str


@cache
def examples() -> tuple[Example, ...]:
    """All examples, by name; the first line of each file says what it asks: `# English / 中文`."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.rq")))


def _read(path: Path) -> Example:
    text = path.read_text("utf-8")
    en, _, zh = text.partition("\n")[0].removeprefix("# ").partition(" / ")
    return Example(path.stem, en, zh, text)
