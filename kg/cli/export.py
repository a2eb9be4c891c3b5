"""`archontology export`: the name of a format in; the store in it on standard output, or in a file that is whole."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from kg.answers.exports import FORMATS
from kg.answers.exports import export as export_store
from kg.cli import screen
from kg.cli.options import AsJson, StoreAt, opened, settings
from kg.errors import InputError

Format = Annotated[str | None, typer.Option("--format", help="One of: " + ", ".join(FORMATS))]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The file; its suffix names the format")]


def export(form: Format = None, output: Output = None, store: StoreAt = None, as_json: AsJson = False) -> None:
    """Write the store as RDF, or the network of its people, bodies and events for programs that draw graphs.

    Example: archontology export -o network.gexf
    """
    if as_json and output is None:
        raise typer.BadParameter("--json tells what was written to a file: name it with -o", param_hint="--json")
    name = form or _of_suffix(output)
    with opened(settings(store)) as graph:
        pieces = export_store(graph, name)
        if output is None:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            return
        size = write_whole(output, pieces)
    if as_json:
        screen.echo_json({"file": str(output), "format": name, "bytes": size})
    else:
        screen.note(f"{output}: {name}, {size} bytes")


def _of_suffix(output: Path | None) -> str:
    if output is None:
        return "turtle"
    for item in FORMATS.values():
        if item.suffix == output.suffix:
            return item.name
    raise InputError(f"the suffix of {output} names no format", "say --format: " + ", ".join(FORMATS))


def write_whole(path: Path, pieces: Iterable[bytes]) -> int:
    """Write the pieces beside, then rename: the name never stands for a part. Raises InputError where it cannot."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}", "name a folder that exists") from None
    try:
        with os.fdopen(handle, "wb") as file:
            size = sum(file.write(piece) for piece in pieces)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        os.unlink(temporary)
        raise InputError(f"{path} cannot be written: {error.strerror}", "is it a folder, is there room?") from None
    except BaseException:
        os.unlink(temporary)
        raise
    return size
