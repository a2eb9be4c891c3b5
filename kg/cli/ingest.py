"""`archontology ingest FILES/FOLDERS/-`: documents in; the store holds what each says, and a summary is printed."""

from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import screen, tables
from kg.cli.options import AsJson, Jobs, Lang, StoreAt, opened, settings
from kg.cli.progress import bar
from kg.cli.words import word
from kg.exchange import mapping
from kg.exchange.mapping import Mapping
from kg.pipeline import Summary, ingest_bodies, ingest_body_table, ingest_tenures
from kg.pipeline import ingest as ingest_documents
from kg.settings import Settings

Paths = Annotated[list[str] | None, typer.Argument(help="Files, folders, or - for standard input", show_default=False)]
Bodies = Annotated[
    list[str] | None, typer.Option("--bodies-file", metavar="FILE.yaml", help="What became of bodies (docs/bodies.md)")
]
BodyTable = Annotated[
    list[str] | None,
    typer.Option("--bodies", metavar="FILE.csv", help="Bodies and changes, one a row (docs/bodies.md)"),
]
Tenures = Annotated[
    list[str] | None, typer.Option("--tenures", metavar="FILE.csv", help="Dated tenures, one a row (docs/timelines.md)")
]
MappingFile = Annotated[
    Path | None, typer.Option("--mapping", metavar="FILE.toml", help="What the columns of --tenures or --bodies mean")
]


@dataclass(frozen=True, slots=True)
class Named:
    """What the command line names, by how it is read."""

    paths: list[str]
    bodies_files: list[str]
    body_tables: list[str]
    tenures: list[str]


def ingest(
    paths: Paths = None,
    bodies_file: Bodies = None,
    bodies: BodyTable = None,
    tenures: Tenures = None,
    mapping_file: MappingFile = None,
    store: StoreAt = None,
    lang: Lang = None,
    as_json: AsJson = False,
    jobs: Jobs = 1,
) -> None:
    """Read documents and make the store hold exactly what each says; reading one again changes nothing.

    A document that cannot be read is named, the others go in, and the exit code is 1.

    Example: archontology ingest examples/documents --store data
    """
    chosen = settings(store, lang)
    if not any((paths, bodies_file, bodies, tenures)):
        raise typer.BadParameter("give files, folders, -, --tenures, --bodies or --bodies-file", param_hint="PATHS")
    if mapping_file is not None and not tenures and not bodies:
        raise typer.BadParameter("a mapping goes with --tenures or --bodies", param_hint="--mapping")
    beside = (Path(file).parent for file in (*(tenures or ()), *(bodies or ())))
    meaning = Mapping() if mapping_file is None else mapping.read(mapping_file, *beside)
    named = Named(paths or [], bodies_file or [], bodies or [], tenures or [])
    summary = _ingest(named, (meaning, jobs), chosen)
    for failure in summary.failures:
        screen.complain(failure.error, chosen.lang)
    tables.skipped([item.name for item in summary.skipped], chosen.lang)
    if as_json:
        screen.echo_json(_plain(summary, chosen.lang))
    else:
        _show(summary, chosen.lang)
    if summary.failures:
        raise typer.Exit(1)


def _ingest(named: Named, how: tuple[Mapping, int], chosen: Settings) -> Summary:
    """Everything that is named, the structured files first: documents, bodies over time, tenures."""
    meaning, jobs = how
    with opened(chosen, create=True) as store, bar(chosen.lang) as progress:
        told = [ingest_bodies(named.bodies_files, store, chosen)] if named.bodies_files else []
        told += [ingest_body_table(named.body_tables, meaning, store, chosen)] if named.body_tables else []
        told += [ingest_tenures(named.tenures, meaning, store, chosen)] if named.tenures else []
        told += [ingest_documents(named.paths, store, chosen, progress, jobs)] if named.paths else []
    return reduce(Summary.plus, told)


def _plain(summary: Summary, lang: str) -> dict[str, object]:
    failures = [{"name": f.name, **screen.plain_error(f.error, lang)} for f in summary.failures]
    counts = {key: getattr(summary, key) for key in ("documents", "changed", "claims", "unread")}
    skipped = [item.name for item in summary.skipped]
    return {**counts, "failures": failures, "skipped": skipped, "seconds": round(summary.seconds, 3)}


def _show(summary: Summary, lang: str) -> None:
    counts = [("documents", summary.documents), ("changed", summary.changed), ("claims", summary.claims)]
    counts += [("unread", summary.unread), ("errors", len(summary.failures))]
    counts += [("skipped", len(summary.skipped))] if summary.skipped else []
    said = [f"{word(key, lang)}: {count}" for key, count in counts]
    screen.say(" · ".join([*said, f"{summary.seconds:.1f} {word('seconds', lang)}"]))
