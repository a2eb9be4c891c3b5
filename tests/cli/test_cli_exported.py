"""The line of an export tells how many nodes and edges have passed, in the language of the reader."""

import pytest

from kg.answers.exports import Edge, Node
from kg.cli.exported import Counter

NODE = Node("urn:a", "某甲", {"kind": "Person"})
EDGE = Edge("urn:t", "urn:a", "urn:b", "馆长", {"kind": "tenure"})


@pytest.mark.parametrize(("lang", "words"), [("en", "nodes 700 · edges 300"), ("zh", "节点 700 · 边 300")])
def test_the_line_moves_after_a_thousand(lang: str, words: str) -> None:
    said: list[tuple[str, int]] = []
    counter = Counter(lambda told, done: said.append((told, done)), lang)
    for one in [NODE] * 700 + [EDGE] * 299:
        counter(one)
    assert said == []
    counter(EDGE)
    assert said == [(words, 1000)]
    assert (counter.nodes, counter.edges) == (700, 300)
