import re

import pytest

from kg.claims.patterns import alternatives, named, pattern
from kg.claims.skeleton import DATE, PERSON, TITLE
from kg.grammar.tables import rows

ROWS = rows("patterns")


def bones(written: str) -> str:
    return written.replace("<P>", PERSON).replace("<T>", TITLE).replace("<D>", DATE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_pattern_matches_its_example(row: tuple[str, ...]) -> None:
    name, _, example, skeleton = row
    assert example
    assert pattern(name).search(bones(skeleton))


def test_names_are_unique_and_grouped_by_the_module_that_reads_them() -> None:
    names = [row[0] for row in ROWS]
    assert len(set(names)) == len(names)
    assert {name.split(".")[0] for name in names} == {"titles", "appointments", "careers", "rosters"}
    assert [name for name, _ in named("rosters.")] == [name for name in names if name.startswith("rosters.")]


def test_a_title_is_told_from_the_next_person() -> None:
    match = pattern("titles.before-name").search(bones("<T><P>、<P>,<T><P>"))
    assert match is not None
    assert match.group("who") == f"{PERSON}、{PERSON}"


def test_a_name_without_a_pattern_is_an_error() -> None:
    with pytest.raises(KeyError):
        pattern("titles.unheard-of")


def test_the_longest_verb_is_tried_first() -> None:
    assert re.match(alternatives(), "决定任命").group() == "决定任命"  # type: ignore[union-attr]
    assert not re.fullmatch(alternatives(removing=False), "免去")
