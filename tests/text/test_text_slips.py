"""One slip and no more, against all texts that one slip makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.slips import one_slip

LETTERS = "abc"


def made(text: str) -> set[str]:
    """All that a single slip makes of a text."""
    cuts = [(text[:at], text[at:]) for at in range(len(text) + 1)]
    wrong = {a + letter + b[1:] for a, b in cuts if b for letter in LETTERS}
    missing = {a + b[1:] for a, b in cuts if b}
    doubled = {a + letter + b for a, b in cuts for letter in LETTERS}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return (wrong | missing | doubled | swapped) - {text}


@given(st.text(LETTERS, max_size=6), st.text(LETTERS, max_size=6))
def test_it_is_one_slip_exactly_where_one_makes_it(one: str, other: str) -> None:
    assert one_slip(one, other) == (other in made(one))


@pytest.mark.parametrize("slip", ["陈相阳", "陈阳", "陈阳向", "陈向向阳", "向阳"])
def test_slips_in_a_name(slip: str) -> None:
    assert one_slip("陈向阳", slip)
    assert not one_slip("陈向阳", slip + "某")
