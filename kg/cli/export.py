"""`archontology export`: a format and a scope in; the store or a network of it on standard output or in whole files out."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from kg.answers import Period
from kg.answers.exports import FORMATS, ExportFormat, Scope, expected, known, of_file, of_options, separate
from kg.answers.exports import export as export_store
from kg.cli import screen
from kg.cli.exported import counter
from kg.cli.options import AsJson, FirstDay, LastDay, OnDay, StoreAt, opened, settings
from kg.cli.query import File, text_of
from kg.errors import InputError

Format = Annotated[
    str | None, typer.Argument(metavar="[FORMAT]", help="One of: " + ", ".join(FORMATS), show_default=False)
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The file; its suffix names the format")]
Entity = Annotated[str | None, typer.Option("--entity", help="Only what is around this person, body or event")]
Body = Annotated[str | None, typer.Option("--body", help="The same of a body")]
Event = Annotated[str | None, typer.Option("--event", help="The same of an event")]
Query = Annotated[str | None, typer.Option("--query", metavar="SPARQL", help="Only what the answer to it names")]
Hops = Annotated[int, typer.Option("--hops", min=1, max=3, metavar="N", help="So many steps around it")]
Tenures = Annotated[str, typer.Option("--tenures", metavar="edges|nodes", help="Tenures as dated edges, or as nodes")]


def export(
    form: Format = None,
    entity: Entity = None,
    body: Body = None,
    event: Event = None,
    query: Query = None,
    file: File = None,
    hops: Hops = 1,
    on: OnDay = None,
    first: FirstDay = None,
    last: LastDay = None,
    tenures: Tenures = "edges",
    output: Output = None,
    store: StoreAt = None,
    as_json: AsJson = False,
) -> None:
    """Write the graph, or what is around somebody, or of a time, as RDF or as a network for programs that draw graphs.

    Example: archontology export gexf --body 丽水市档案馆 --on 2020-12-11 -o network.gexf
    """
    if as_json and output is None:
        raise typer.BadParameter("--json tells what was written to a file: name it with -o", param_hint="--json")
    chosen = known(form) if form is not None else _of_name(output)
    asked = None if query is None and file is None else text_of(query, file)
    rest = Scope(hops=hops, when=Period(on, first, last), tenures=tenures, query=asked)
    scope = of_options(entity, body, event, rest)
    environment = settings(store)
    with (
        opened(environment) as graph,
        counter(environment.lang, lambda: expected(graph, scope) if chosen.network else None) as see,
    ):
        if output is None:
            for piece in export_store(graph, chosen.name, scope, see):
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            return None
        if chosen.tables is not None and output.suffix == ".csv":
            files = {_beside(output, name): lines for name, lines in separate(graph, chosen.name, scope, see)}
        else:
            files = {output: export_store(graph, chosen.name, scope, see)}
        sizes = {str(path): write_whole(path, pieces) for path, pieces in files.items()}
    if as_json:
        return screen.echo_json({"format": chosen.name, "files": sizes, "nodes": see.nodes, "edges": see.edges})
    for path, size in sizes.items():
        screen.note(f"{path}: {chosen.name}, {size} bytes")
    return None


def _beside(output: Path, name: str) -> Path:
    """graph.csv and nodes.csv: graph-nodes.csv."""
    return output.with_name(f"{output.stem}-{name}")


def _of_name(output: Path | None) -> ExportFormat:
    if output is None:
        return FORMATS["turtle"]
    found = of_file(output.name)
    if found is None:
        raise InputError(f"the suffix of {output} names no format", "name one of: " + ", ".join(FORMATS))
    return found


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
