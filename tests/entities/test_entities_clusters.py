"""Which entities are one: order, repetition and undoing change nothing but what they say (Hypothesis)."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entities.clusters import Clusters, check, cluster
from kg.entities.judgements import Judgement, Verdict, standing
from kg.errors import InputError

ID = "https://example.org/id/person/"
NAMES = [f"{ID}{letter}" for letter in "abcdefg"]
SAID = st.builds(
    lambda pair, verdict: (pair[0], pair[1], verdict),
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True),
    st.sampled_from(Verdict),
)


def judge(a: str, b: str, verdict: str = "same", minute: int = 0, line: int = 0) -> Judgement:
    on = f"2026-03-01T08:{minute:02}:00Z"
    a, b = (x if x.startswith(ID) else ID + x for x in (a, b))
    return Judgement(kind="person", a=a, b=b, verdict=Verdict(verdict), by="mei", on=on, line=line)


def accepted(words: Sequence[tuple[str, str, Verdict]]) -> list[Judgement]:
    """The file as the commands write it: what is refused is not written."""
    said: list[Judgement] = []
    for minute, (a, b, verdict) in enumerate(words):
        new = judge(a, b, verdict, minute, minute + 2)
        try:
            check(said, new)
        except InputError:
            continue
        said.append(new)
    return said


HISTORIES = st.lists(SAID, max_size=25).map(accepted)


def test_nothing_said_is_nothing_merged() -> None:
    assert cluster([]) == Clusters()
    assert Clusters().canonical(f"{ID}a") == f"{ID}a"
    assert Clusters().members(f"{ID}a") == (f"{ID}a",)


def test_a_chain_of_same_is_one_cluster_and_unsure_is_none() -> None:
    found = cluster([judge("b", "a"), judge("c", "b", minute=1), judge("d", "c", "unsure", 2)])
    assert found.members(f"{ID}c") == (f"{ID}a", f"{ID}b", f"{ID}c")
    assert found.canonical(f"{ID}d") == f"{ID}d"


def test_the_canonical_iri_stays_when_a_cluster_grows_by_a_smaller_one() -> None:
    first = cluster([judge("b", "c")])
    grown = cluster([judge("b", "c"), judge("a", "c", minute=1)])
    joined = cluster([judge("b", "c"), judge("a", "d", minute=1), judge("a", "b", minute=2)])
    assert first.canonical(f"{ID}c") == grown.canonical(f"{ID}a") == joined.canonical(f"{ID}d") == f"{ID}b"


def test_a_same_that_joins_two_judged_different_is_refused_with_its_chain() -> None:
    said = [judge("a", "b"), judge("c", "d"), judge("a", "d", "different")]
    with pytest.raises(InputError) as refused:
        check(said, judge("b", "c", minute=9))
    for part in ("person/a same person/b", "person/b same person/c", "person/c same person/d", "a different person/d"):
        assert part in refused.value.message


def test_a_different_within_a_cluster_is_refused_with_its_chain() -> None:
    with pytest.raises(InputError, match=r"person/a same person/b.*person/b same person/c"):
        check([judge("a", "b"), judge("b", "c")], judge("a", "c", "different"))


def test_the_opposite_of_what_was_said_is_refused_until_it_is_taken_back() -> None:
    said = [judge("a", "b", "different")]
    with pytest.raises(InputError, match="the opposite was said"):
        check(said, judge("b", "a", minute=1))
    said.append(judge("a", "b", "undo", 2))
    check(said, judge("b", "a", minute=3))


def test_nothing_can_be_taken_back_of_which_nothing_was_said() -> None:
    with pytest.raises(InputError, match="nothing was said"):
        check([], judge("a", "b", "undo"))
    with pytest.raises(InputError, match="nothing to take back"):
        standing([judge("a", "b", "undo")])


def test_a_file_edited_into_a_contradiction_is_told() -> None:
    with pytest.raises(InputError, match="judged different"):
        cluster([judge("a", "b"), judge("b", "c"), judge("a", "c", "different")])


def test_what_documents_imply_gives_way_to_what_people_said() -> None:
    implied = [replace(judge("a", "b"), on=""), replace(judge("b", "c"), on="")]
    found = cluster([judge("a", "c", "different")], implied)
    assert found.skipped == (implied[1],)
    assert found.members(f"{ID}a") == (f"{ID}a", f"{ID}b")


@given(HISTORIES, st.randoms())
def test_the_order_of_the_rows_means_nothing(said: list[Judgement], chance: object) -> None:
    mixed = list(said)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert cluster(mixed) == cluster(said)


@given(HISTORIES)
def test_saying_it_again_changes_nothing(said: list[Judgement]) -> None:
    for old in standing(said).values():
        again = replace(old, on="2027-01-01", line=99)
        check(said, again)
        assert cluster([*said, again]) == cluster(said)


@given(HISTORIES, SAID)
def test_undoing_gives_back_exactly_what_was(said: list[Judgement], word: tuple[str, str, Verdict]) -> None:
    new = judge(*word[:2], word[2], 50, 50)
    try:
        check(said, new)
    except InputError:
        return
    if new.verdict is Verdict.UNDO:
        return
    back = replace(new, verdict=Verdict.UNDO, on="2026-03-02", line=51)
    check([*said, new], back)
    assert cluster([*said, new, back]) == cluster(said)
    assert cluster([*said, new]).changed(cluster([*said, new, back])) == cluster([*said, new]).changed(cluster(said))


@given(HISTORIES)
def test_no_cluster_holds_two_that_were_judged_different(said: list[Judgement]) -> None:
    found = cluster(said)
    for one in standing(said).values():
        together = found.canonical(one.a) == found.canonical(one.b)
        assert together or one.verdict is not Verdict.SAME
        assert not together or one.verdict is not Verdict.DIFFERENT
    for head, members in found.groups.items():
        assert members[0] == head
        assert found.canonical(head) == head
        assert all(found.canonical(one) == head for one in members)


@given(HISTORIES)
def test_more_said_never_moves_the_canonical_iri_of_a_cluster_that_was_there_first(said: list[Judgement]) -> None:
    if not said or said[-1].verdict is not Verdict.SAME:
        return
    before, after = cluster(said[:-1]), cluster(said)
    new = said[-1]
    olds = [before.canonical(iri) for iri in (new.a, new.b)]
    assert after.canonical(new.a) in olds
    grown = [head for head in olds if head in before.groups]
    if len(grown) == 1 and new.pair not in standing(said[:-1]):
        assert after.canonical(new.a) == grown[0]
