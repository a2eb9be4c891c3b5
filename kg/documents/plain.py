"""A plain text or Markdown goes in, a draft comes out: only line breaks are altered; rows between bars become tables."""

from kg.documents import pipes
from kg.documents.draft import Draft
from kg.documents.furniture import examine


def read(text: str) -> Draft:
    """The draft of `text`; title, date, publisher and body are told from its lines."""
    found = examine(text)
    return Draft(
        text=text,
        title=found.title,
        published=found.published,
        publisher=found.publisher,
        body=found.body,
        tables=pipes.find(text),
    )
