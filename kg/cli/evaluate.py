"""`archontology evaluate GOLD`: gold in; figures, errors, gains and losses out, as tables or as JSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.cells import set_cell_size

from kg import documents
from kg.cli import screen
from kg.cli.options import AsJson, Lang, settings
from kg.cli.words import word
from kg.errors import ArchontologyError
from kg.exchange import reading
from kg.exchange.gold import Case, read_cases
from kg.exchange.runs import (
    HELD_OUT,
    TOTAL,
    Difference,
    Figures,
    Judged,
    differ,
    fallen,
    pool,
    read_run,
    save_run,
    to_json,
)
from kg.exchange.scores import compare
from kg.extracting import extract
from kg.settings import Settings

Gold = Annotated[
    Path, typer.Argument(help="A folder of cases, or a gold file in the format of extract", show_default=False)
]
Save = Annotated[Path | None, typer.Option(help="Keep this run as JSON")]
Against = Annotated[Path | None, typer.Option(help="A run that was saved: list what was gained and lost since")]
Floor = Annotated[Path | None, typer.Option(help="Least values; exit code 1 when a figure is below")]


_KIND = 9
"""Cells of the screen in which a line says what is wrong, whatever the language."""


def evaluate(
    gold: Gold,
    save: Save = None,
    against: Against = None,
    floor: Floor = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Compare what is read with what careful readers found: precision, recall and F1 by genre, and every error."""
    chosen = settings(lang=lang)
    judged = [judge(case, chosen) for case in read_cases(gold)]
    run, figures = to_json(judged), pool(judged)
    difference = differ(run, read_run(against)) if against else None
    below = fallen(figures, read_run(floor)) if floor else []
    if save:
        save_run(save, run)
    if as_json:
        screen.echo_json({**run, **_more(difference), "below": below})
    else:
        _show(judged, figures, chosen.lang)
        for line in _compared(difference, chosen.lang):
            screen.say(line)
        for line in below:
            screen.say(word("gold-below", chosen.lang) + line, style="bold red")
    if below or any(item.error for item in judged):
        raise typer.Exit(1)


def judge(case: Case, chosen: Settings) -> Judged:
    """`case` with what was right, missed and invented in it. A source that cannot be read has everything missed."""
    try:
        document = documents.read(case.source.read_bytes(), case.source.name, limit=chosen.max_document)
        found = reading.to_json(extract(document))
    except ArchontologyError as error:
        return Judged(case, tuple(compare(case.expected, {})), str(error))
    return Judged(case, tuple(compare(case.expected, found)))


def _more(difference: Difference | None) -> dict[str, Any]:
    if difference is None:
        return {}
    return {"gains": [list(line) for line in difference.gains], "losses": [list(line) for line in difference.losses]}


def _show(judged: list[Judged], figures: Figures, lang: str) -> None:
    columns = ("group", "figure", "precision", "recall", "F1", "right", "missed", "invented")
    names = [column if column == "F1" else word(f"gold-{column}", lang) for column in columns]
    screen.table(word("gold-compared", lang), names, list(_rows(figures, lang)))
    for line in _errors(judged, lang):
        screen.say(line)


def _compared(difference: Difference | None, lang: str) -> Iterator[str]:
    """What was gained and lost since another run."""
    for title, values in (("gained", difference.gains), ("lost", difference.losses)) if difference else ():
        yield f"\n{len(values)} {word(f'gold-{title}', lang)}"
        yield from ("  " + " · ".join(value) for value in values)


def _rows(figures: Figures, lang: str) -> Iterator[tuple[str, ...]]:
    said = {TOTAL: word("gold-total", lang), HELD_OUT: word("gold-held-out", lang)}
    for group, names in figures.items():
        for name, figure in names.items():
            found, expected = figure.right + figure.invented, figure.right + figure.missed
            if found or expected:
                shares = (_share(figure.precision, found), _share(figure.recall, expected), f"{figure.f1:.3f}")
                counts = (str(figure.right), str(figure.missed), str(figure.invented))
                yield (said.get(group, group), name, *shares, *counts)


def _share(share: float, of: int) -> str:
    """Three digits; a dash for a share of nothing."""
    return f"{share:.3f}" if of else "–"


def _errors(judged: list[Judged], lang: str) -> Iterator[str]:
    """Each case that is not perfect, and under it a line for each value that was missed or invented."""
    for item in judged:
        wrong = [outcome for outcome in item.outcomes if not outcome.perfect]
        if wrong or item.error:
            yield f"\n{item.case.id}" + (f": {item.error}" if item.error else "")
        for outcome in wrong:
            for kind, values in (("missed", outcome.missed), ("invented", outcome.invented)):
                for value in sorted(values):
                    said = set_cell_size(word(f"gold-{kind}", lang), _KIND)
                    yield f"  {said}{outcome.figure:13}{' · '.join(value)}"
