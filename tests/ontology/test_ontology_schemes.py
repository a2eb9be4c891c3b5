"""The schemes: labels in both languages, none twice, flags that are documented, words that a reader must know."""

from collections import Counter
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal

from ontology import schemes
from ontology.schemes import Concept
from ontology.terms import concept

EXPECTED = {
    "posts", "ranks", "leadership-levels", "honours", "memberships", "body-types", "body-changes", "event-types",
    "event-roles", "tenure-modes", "stages", "causes", "claim-status", "polarity", "name-types",
}  # fmt: skip
ROOT = Path(__file__).parents[2]
TYPES = {
    "meeting",
    "conference",
    "training",
    "inspection",
    "visit",
    "exhibition",
    "award",
    "speech",
    "appointment",
    "other",
}
ROLES = {"attendee", "speaker", "chair", "host", "inspector", "receiver", "awardee", "companion", "author", "other"}

HEADS_AND_DEPUTIES = (
    "书记", "副书记", "馆长", "副馆长", "常务副市长", "秘书长", "理事长", "常务理事",
    "总书记", "检察长", "省主席", "司令员", "总领事",
)  # fmt: skip
HEADS_OF_PLACES = (
    "省长", "市长", "县长", "区长", "镇长", "乡长", "州长", "盟长", "旗长", "副市长", "常务副省长",
)  # fmt: skip


def by_label(scheme: str) -> dict[str, Concept]:
    return {label: item for item in schemes.load()[scheme] for label in item.labels}


def test_all_schemes_are_there_one_file_each() -> None:
    assert set(schemes.load()) == EXPECTED == {path.stem for path in schemes.FOLDER.glob("*.ttl")}


@pytest.mark.parametrize("scheme", sorted(EXPECTED))
def test_a_scheme_is_well_formed(scheme: str) -> None:
    graph = Graph().parse(schemes.FOLDER / f"{scheme}.ttl")
    nodes = set(graph.subjects(RDF.type, SKOS.Concept))
    assert nodes
    for node in nodes:
        languages = Counter(
            label.language for label in graph.objects(node, SKOS.prefLabel) if isinstance(label, Literal)
        )
        assert languages == {"zh": 1, "en": 1}, node
        assert str(node).startswith(concept(scheme, "")), f"{node} stands in the file of another scheme"
        assert [str(s) for s in graph.objects(node, SKOS.inScheme)] == [concept(scheme, "").rstrip("/")]
        assert set(graph.objects(node, SKOS.broader)) <= nodes, f"{node} has a broader concept that is not there"
        assert all(isinstance(n, Literal) and n.datatype is None for n in graph.objects(node, SKOS.notation))


@pytest.mark.parametrize("scheme", sorted(EXPECTED))
def test_no_label_twice_in_a_scheme(scheme: str) -> None:
    items = schemes.load()[scheme]
    chinese = Counter(label for item in items for label in item.labels)
    english = Counter(item.en for item in items)
    assert [label for label, n in (chinese + english).items() if n > 1] == []
    assert len({item.name for item in items}) == len(items)


@pytest.mark.parametrize("scheme", sorted(EXPECTED))
def test_labels_hold_no_blanks_and_brackets(scheme: str) -> None:
    odd = [label for item in schemes.load()[scheme] for label in item.labels if set(label) & set(" ()()、;~")]
    assert odd == []


def test_a_word_is_a_post_or_a_rank_or_an_honour_or_a_membership() -> None:
    seen: dict[str, str] = {}
    for scheme in ("posts", "ranks", "honours", "memberships"):
        for label in by_label(scheme):
            assert seen.setdefault(label, scheme) == scheme, f"{label} is in {seen[label]} and {scheme}"


def test_broader_concepts_form_no_circle() -> None:
    for items in schemes.load().values():
        above = {item.iri: item.broader for item in items}
        for start in above:
            path: list[str] = []
            at: str | None = start
            while at is not None:
                assert at not in path, f"{start} is broader than itself"
                path.append(at)
                at = above[at]


def test_every_flag_is_documented() -> None:
    text = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    flags = {flag.partition(":")[0] for items in schemes.load().values() for item in items for flag in item.notations}
    assert [flag for flag in sorted(flags) if f"`{flag}" not in text] == []


def test_deputies_are_narrower_than_their_head() -> None:
    posts = {item.iri: item for item in schemes.load()["posts"]}
    for item in posts.values():
        if "deputy" in item.notations and item.zh.startswith("副"):
            assert item.broader is not None, item.zh
            assert posts[item.broader].zh == item.zh[1:]


@pytest.mark.parametrize("title", HEADS_AND_DEPUTIES)
def test_titles_are_posts(title: str) -> None:
    assert title in by_label("posts")


@pytest.mark.parametrize("title", HEADS_OF_PLACES)
def test_heads_of_places_head_the_government(title: str) -> None:
    assert "implies:government" in by_label("posts")[title].notations


@pytest.mark.parametrize(
    ("label", "scheme", "flag"),
    [
        ("二级巡视员", "ranks", "scheme:2019"),
        ("副巡视员", "ranks", "scheme:2006"),
        ("研究馆员", "ranks", "scheme:professional"),
        ("少将", "ranks", "scheme:military"),
        ("正处级", "ranks", "bracket"),
        ("全国档案领军人才", "honours", "holder:person"),
        ("国家一级档案馆", "honours", "holder:body"),
        ("理事", "memberships", "kind:society"),
        ("党员", "memberships", "weak"),
    ],
)
def test_words_that_are_no_posts(label: str, scheme: str, flag: str) -> None:
    assert flag in by_label(scheme)[label].notations
    assert label not in by_label("posts")


@pytest.mark.parametrize(("scheme", "allowed"), [("event-types", TYPES), ("event-roles", ROLES)])
def test_event_concepts_say_what_the_extract_says(scheme: str, allowed: set[str]) -> None:
    for item in schemes.load()[scheme]:
        said = [flag.partition(":")[2] for flag in item.notations if flag.startswith("extract:")]
        assert len(said) == 1, item.name
        assert said[0] in allowed, item.name


def test_there_are_ten_leadership_levels_in_order() -> None:
    orders = sorted(int(i.notations[0].partition(":")[2]) for i in schemes.load()["leadership-levels"])
    assert orders == list(range(1, 11))


def test_a_cause_is_of_a_start_or_an_end() -> None:
    assert all({"start", "end"} & set(item.notations) for item in schemes.load()["causes"])


def test_the_mode_and_level_flags_name_concepts() -> None:
    modes, levels = ({i.name for i in schemes.load()[s]} for s in ("tenure-modes", "leadership-levels"))
    for items in schemes.load().values():
        for item in items:
            for flag in item.notations:
                key, _, value = flag.partition(":")
                assert key != "mode" or value in modes, item.name
                assert key != "level" or value in levels, item.name
