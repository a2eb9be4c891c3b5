import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.serving.ledger import Ledger, wait

SECOND = 1_000_000_000


class Clock:
    """A clock that stands still until it is put forward."""

    def __init__(self) -> None:
        self.now = SECOND

    def __call__(self) -> int:
        return self.now


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0.001, 50)), max_size=20))
def test_what_readers_wrote_is_added(spendings: list[tuple[int, float]]) -> None:
    written = Ledger(4, Clock())
    for page, seconds in spendings:
        written.spend(page, b"192.0.2.1", seconds)
    assert written.spent(b"192.0.2.1") == pytest.approx(sum(seconds for _, seconds in spendings))
    assert written.spent(b"192.0.2.2") == 0


def test_what_was_spent_fades_and_wait_says_when() -> None:
    clock = Clock()
    written = Ledger(1, clock)
    written.spend(0, b"a", 10.0)
    seconds = wait(10.0, 4.0)
    clock.now += seconds * SECOND
    assert 3.8 < written.spent(b"a") <= 4.0
    clock.now += 600 * SECOND
    assert written.spent(b"a") < 0.001


def test_a_page_holds_the_one_who_spent_most_where_two_meet() -> None:
    written = Ledger(1, Clock())
    clients = [f"192.0.2.{number}".encode() for number in range(256)] * 4
    written.spend(0, b"large", 100.0)
    for client in clients:
        written.spend(0, client, 0.01)
    assert written.spent(b"large") == pytest.approx(100.0)


def test_the_steady_user_stands_at_the_seconds_of_a_minute() -> None:
    clock = Clock()
    written = Ledger(1, clock)
    for _ in range(6000):  # half a second of processor time each second, for 600 seconds
        clock.now += SECOND // 10
        written.spend(0, b"a", 0.05)
    assert written.spent(b"a") == pytest.approx(30.0, rel=0.01)
