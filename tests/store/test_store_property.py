"""Whatever is replaced and removed, in whatever order: the default graph is the union of the named graphs, as a set."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import open_store

GRAPHS = st.sampled_from([f"http://example.org/graph/{n}" for n in range(3)])
LINES = st.sampled_from([f'<http://example.org/s> <http://example.org/p> "{n}" .' for n in range(6)])
TOGETHER = st.lists(st.dictionaries(GRAPHS, st.none() | st.frozensets(LINES), max_size=3), max_size=8)
STEPS = st.lists(st.tuples(GRAPHS, st.none() | st.frozensets(LINES)), max_size=12)


@given(STEPS)
@settings(max_examples=40, deadline=None)
def test_the_default_graph_is_the_union_after_every_step(tmp_path_factory, steps) -> None:  # type: ignore[no-untyped-def]
    store = open_store(str(tmp_path_factory.mktemp("store") / "s"), timeout=1)
    model: dict[str, frozenset[str]] = {}
    for graph, lines in steps:
        before = frozenset().union(*model.values())
        change = store.remove(graph) if lines is None else store.replace(graph, "\n".join(lines).encode())
        old, model[graph] = model.get(graph, frozenset()), lines or frozenset()
        union = frozenset().union(*model.values())
        assert frozenset(b"".join(store.dump("application/n-triples", "")).decode().splitlines()) == union
        assert store.graphs() == sorted(name for name, content in model.items() if content)
        for name, content in model.items():
            stated = b"".join(store.dump("application/n-triples", name)).decode().splitlines()
            assert frozenset(stated) == content
        assert (change.added, change.removed) == (len(union - before), len(before - union))
        assert change.nothing == (old == model[graph])
    store.close()


@given(TOGETHER)
@settings(max_examples=40, deadline=None)
def test_graphs_that_change_together_leave_the_union(tmp_path_factory, steps) -> None:  # type: ignore[no-untyped-def]
    store = open_store(str(tmp_path_factory.mktemp("store") / "s"), timeout=1)
    model: dict[str, frozenset[str]] = {}
    for step in steps:
        before = frozenset().union(*model.values())
        changes = store.transact({g: None if lines is None else "\n".join(lines).encode() for g, lines in step.items()})
        model |= {graph: lines or frozenset() for graph, lines in step.items()}
        union = frozenset().union(*model.values())
        assert frozenset(b"".join(store.dump("application/n-triples", "")).decode().splitlines()) == union
        assert store.graphs() == sorted(name for name, content in model.items() if content)
        assert sum(change.added for change in changes.values()) == len(union - before)
        assert sum(change.removed for change in changes.values()) == len(before - union)
    store.close()
