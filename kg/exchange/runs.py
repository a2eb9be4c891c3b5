"""In: the outcomes of many cases. Out: figures by genre, gains and losses against an earlier run, fallen figures."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import InputError
from kg.exchange.gold import Case, read_json
from kg.exchange.scores import FIGURES, Outcome, Value

TOTAL = "total"
HELD_OUT = "held out"


@dataclass(frozen=True, slots=True)
class Judged:
    """One case and its outcomes; `error` says why its source could not be read, and then everything in it is missed."""

    case: Case
    outcomes: tuple[Outcome, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many values were right, missed and invented."""

    right: int
    missed: int
    invented: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        return _share(self.right, self.invented)

    @property
    def recall(self) -> float:
        """The share of what was expected that was found; 1 when nothing was expected."""
        return _share(self.right, self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.missed + self.invented
        return 1.0 if total == 0 else 2 * self.right / total


Figures: TypeAlias = Mapping[str, Mapping[str, Figure]]
"""By group (a genre, "total", "held out") and name of the figure."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What one run has over another: lines (case, figure, kind, value), kind being right or invented."""

    gains: tuple[Value, ...]
    losses: tuple[Value, ...]


def _share(right: int, wrong: int) -> float:
    return 1.0 if right + wrong == 0 else right / (right + wrong)


def pool(judged: Iterable[Judged]) -> Figures:
    """The figures over all cases, over the held-out ones, and over each genre."""
    sums: dict[str, dict[str, Figure]] = {}
    for item in judged:
        groups = [TOTAL, item.case.genre, *([HELD_OUT] if item.case.held_out else [])]
        for group in groups:
            figures = sums.setdefault(group, {})
            for outcome in item.outcomes:
                old = figures.get(outcome.figure, Figure(0, 0, 0))
                figures[outcome.figure] = Figure(
                    old.right + len(outcome.right),
                    old.missed + len(outcome.missed),
                    old.invented + len(outcome.invented),
                )
    order = sorted(sums, key=lambda group: (group != TOTAL, group != HELD_OUT, group))
    return {group: {name: sums[group][name] for name in FIGURES if name in sums[group]} for group in order}


def to_json(judged: Iterable[Judged]) -> dict[str, Any]:
    """A run as JSON: figures, and what was right, missed and invented in each case. `differ` compares two of them."""
    items = list(judged)
    return {
        "figures": {
            group: {name: _figure(figure) for name, figure in figures.items()} for group, figures in pool(items).items()
        },
        "cases": {
            item.case.id: {
                "genre": item.case.genre,
                "held_out": item.case.held_out,
                "error": item.error,
                "figures": {outcome.figure: _outcome(outcome) for outcome in item.outcomes},
            }
            for item in items
        },
    }


def _figure(figure: Figure) -> dict[str, float]:
    shares = {name: round(getattr(figure, name), 4) for name in ("precision", "recall", "f1")}
    return {**shares, "right": figure.right, "missed": figure.missed, "invented": figure.invented}


def _outcome(outcome: Outcome) -> dict[str, list[list[str]]]:
    kinds = (("right", outcome.right), ("missed", outcome.missed), ("invented", outcome.invented))
    return {kind: [list(value) for value in sorted(values)] for kind, values in kinds}


def differ(new: Mapping[str, Any], old: Mapping[str, Any]) -> Difference:
    """What `new` gained and lost against `old`, over the cases that both runs have.

    A right value that is new is a gain, and so is an invented one that is gone; the reverse is a loss.
    """
    both = set(new["cases"]) & set(old["cases"])
    right_now, invented_now = _lines(new, both, "right"), _lines(new, both, "invented")
    right_then, invented_then = _lines(old, both, "right"), _lines(old, both, "invented")
    return Difference(
        gains=tuple(sorted((right_now - right_then) | (invented_then - invented_now))),
        losses=tuple(sorted((right_then - right_now) | (invented_now - invented_then))),
    )


def _lines(run: Mapping[str, Any], cases: set[str], kind: str) -> set[Value]:
    return {
        (case, figure, kind, *value)
        for case in cases
        for figure, outcome in run["cases"][case]["figures"].items()
        for value in outcome[kind]
    }


def fallen(figures: Figures, floor: Mapping[str, Any]) -> list[str]:
    """A line for each figure below its floor: total · tenure · recall 0.5000 < 0.6000.

    A floor is `{"total": {"tenure": {"f1": 0.85, "precision": 0.92}}}`.
    A floor for a figure that the run does not have counts as fallen: a case or a genre has gone.
    """
    lines = []
    for group, names in floor.items():
        for name, shares in names.items():
            figure = figures.get(group, {}).get(name)
            for share, least in shares.items():
                value = 0.0 if figure is None else getattr(figure, share)
                if value < least:
                    lines.append(f"{group} · {name} · {share} {value:.4f} < {least:.4f}")
    return lines


def read_run(path: Path) -> dict[str, Any]:
    """A run or a floor that was saved as JSON. Raises NotFound or InputError, naming the file."""
    value = read_json(path)
    if not isinstance(value, dict):
        raise InputError(f"{path}: a JSON object is needed")
    return value


def save_run(path: Path, run: Mapping[str, Any]) -> None:
    """Write `run` where `read_run` finds it. Raises InputError when the file cannot be written."""
    try:
        path.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
