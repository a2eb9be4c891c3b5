"""Whatever names a store holds: each is found by itself, by its first letter and by how it sounds; both ways alike."""

import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypinyin import lazy_pinyin
from searched import ID, thing, triples

from kg import indexing
from kg.answers.search import Query, search, suggest
from kg.store.embedded import EmbeddedStore
from kg.store.index import IndexedStore, open_index
from kg.store.protocol import Store

LETTERS = "王李张刘杨黄赵吴周徐向阳海燕青云明远志国建华雪梅档案馆局市县省江州"
"""Each is read in one way by the library alone, but for a few."""
NAMES = st.lists(st.text(LETTERS, min_size=2, max_size=6), min_size=1, max_size=6, unique=True)
ONE_READING = set(LETTERS) - set("行省华刘杨县")


def ids(store: Store, words: str) -> list[str]:
    return [one.id for one in search(store, Query(words, limit=100)).results]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=NAMES, seed=st.integers(0, 1000))
def test_every_name_is_found_in_every_form(tmp_path_factory: object, names: list[str], seed: int) -> None:
    folder = Path(tmp_path_factory.mktemp("names"))  # type: ignore[attr-defined]
    store = EmbeddedStore(folder / "store")
    chance = random.Random(seed)
    kinds = [chance.choice(("person", "body", "event")) for _ in names]
    store.replace(
        f"{ID}graph/names", triples(*(thing(k, f"n{i}", n) for i, (k, n) in enumerate(zip(kinds, names, strict=True))))
    )
    indexing.build(store, folder / "index.sqlite")
    opened = IndexedStore(store, open_index(folder / "index.sqlite"))
    for number, (kind, name) in enumerate(zip(kinds, names, strict=True)):
        it = f"{ID}{kind}/n{number}"
        assert ids(opened, name)[0] == it
        assert it in ids(opened, name[0])
        assert it in ids(opened, name[1:])
        asked = [name, name[0], name[1:], name[:2]]
        if set(name) <= ONE_READING:
            read = lazy_pinyin(name)
            asked += ["".join(read), " ".join(read), "".join(one[0] for one in read)]
            assert all(it in ids(opened, words) for words in asked[-3:])
        for words in asked:
            assert search(opened, Query(words)) == search(store, Query(words))
            assert suggest(opened, words) == suggest(store, words)
    opened.close()
