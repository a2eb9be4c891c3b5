"""The name of a language becomes the words of the pages in it, from zh.json and en.json beside this file."""

from functools import cache
from importlib.resources import files
from typing import cast

import orjson

from api.formats import language_weights
from kg.catalogue import LANGUAGES


@cache
def texts(language: str) -> dict[str, str]:
    """All words of the pages in `language`, by key; a test proves that every language has the same keys."""
    return cast(dict[str, str], orjson.loads((files(__package__) / f"{language}.json").read_bytes()))


def language_of(asked: str | None, accept_language: str | None, otherwise: str = "zh") -> str:
    """The language to answer in: `?lang=` where it is one of ours, else what the browser likes best, else `otherwise`."""
    if asked in LANGUAGES:
        return str(asked)
    weights = language_weights(accept_language or "", LANGUAGES)
    return max(LANGUAGES, key=lambda language: (weights[language], language == otherwise))
