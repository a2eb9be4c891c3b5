"""Lines of N-Triples or N-Quads in, the same statements in another format out.

Imports pyoxigraph for its parsers and writers, not for its store.
"""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO, cast

import pyoxigraph as ox

from kg.store.spool import IN_MEMORY, spooled
from ontology.terms import PREFIXES


def rewritten(lines: Iterable[bytes], media_type: str, *, triples: bool) -> Iterator[bytes]:
    """The statements of `lines` (N-Quads, or N-Triples where `triples`) in the media type, in their order, in pieces.

    Raises ValueError for lines that are neither: they are made by this program.
    """
    source = ox.RdfFormat.N_TRIPLES if triples else ox.RdfFormat.N_QUADS
    form = ox.RdfFormat.from_media_type(media_type)
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        file.writelines(lines)
        file.seek(0)
        quads = ox.parse(cast(IO[bytes], file), source)
        found = (quad.triple for quad in quads) if triples else quads
        return spooled(lambda out: ox.serialize(found, out, form, prefixes=PREFIXES))
