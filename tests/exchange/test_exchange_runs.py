"""Figures, floors, gains and losses from outcomes. All people are invented."""

from pathlib import Path

import pytest

from kg.errors import InputError, NotFound
from kg.exchange.gold import Case
from kg.exchange.runs import Figure, Judged, differ, fallen, pool, read_run, save_run, to_json
from kg.exchange.scores import Outcome

A, B, C = ("林望舒", "馆长"), ("顾念慈", "馆长"), ("段其昌", "馆长")


def judged(id: str, genre: str, outcome: Outcome, held_out: bool = False) -> Judged:
    return Judged(Case(id=id, source=Path(id), expected={}, genre=genre, held_out=held_out), (outcome,))


def outcome(right: set[tuple[str, ...]], missed: set[tuple[str, ...]], invented: set[tuple[str, ...]]) -> Outcome:
    return Outcome("tenure", frozenset(right), frozenset(missed), frozenset(invented))


def test_precision_recall_and_f1() -> None:
    figure = Figure(right=3, missed=1, invented=2)
    assert (figure.precision, figure.recall) == (0.6, 0.75)
    assert figure.f1 == pytest.approx(2 * 0.6 * 0.75 / 1.35)
    assert (Figure(0, 0, 0).precision, Figure(0, 0, 0).recall, Figure(0, 0, 0).f1) == (1.0, 1.0, 1.0)
    assert (Figure(0, 1, 0).precision, Figure(0, 1, 0).recall, Figure(0, 1, 0).f1) == (1.0, 0.0, 0.0)


def test_figures_are_pooled_over_all_over_the_held_out_and_by_genre() -> None:
    figures = pool(
        [judged("a", "notice", outcome({A}, {B}, set())), judged("b", "career", outcome({A}, set(), {C}), True)]
    )
    assert list(figures) == ["total", "held out", "career", "notice"]
    assert figures["total"]["tenure"] == Figure(2, 1, 1)
    assert figures["held out"] == {"tenure": Figure(1, 0, 1)} == figures["career"]


def test_gains_and_losses_between_two_runs(tmp_path: Path) -> None:
    old = to_json([judged("a", "notice", outcome({A}, {B}, {C})), judged("gone", "notice", outcome({A}, set(), set()))])
    new = to_json(
        [judged("a", "notice", outcome({B}, {A}, set())), judged("new", "notice", outcome(set(), {A}, set()))]
    )
    save_run(tmp_path / "old.json", old)
    difference = differ(new, read_run(tmp_path / "old.json"))
    assert difference.gains == (("a", "tenure", "invented", *C), ("a", "tenure", "right", *B))
    assert difference.losses == (("a", "tenure", "right", *A),)
    assert differ(old, old).gains == differ(old, old).losses == ()


def test_a_figure_below_its_floor_is_told_and_so_is_one_that_is_gone() -> None:
    figures = pool([judged("a", "notice", outcome({A}, {B}, set()))])
    assert fallen(figures, {"total": {"tenure": {"recall": 0.5, "precision": 1.0}}}) == []
    assert fallen(figures, {"notice": {"tenure": {"recall": 0.51}}, "career": {"tenure": {"f1": 0.1}}}) == [
        "notice · tenure · recall 0.5000 < 0.5100",
        "career · tenure · f1 0.0000 < 0.1000",
    ]


def test_a_saved_run_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"run\.json"):
        read_run(tmp_path / "run.json")
    with pytest.raises(InputError, match="cannot be written"):
        save_run(tmp_path / "nowhere" / "run.json", {})
    for text, says in (("[", "not JSON"), ("[]", "object is needed")):
        (tmp_path / "run.json").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=says):
            read_run(tmp_path / "run.json")
