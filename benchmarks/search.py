"""A number of labels in; how long suggestions and searches take over an index of them, beside a scan by LIKE, out.

    python -m benchmarks.search --labels 1000000

People, bodies, posts and documents are invented, the same number gives the same names. What is timed is
`kg.answers.search`, in process, from the words to the plain values; the peer is SQLite's LIKE over a table of the same
names and readings in the same file system, asked for the same words in turns.
"""

import argparse
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg import indexing
from kg.answers.search import Query, search, suggest
from kg.answers.search_names import Form
from kg.indexing import searching
from kg.store.embedded import EmbeddedStore
from kg.store.index import IndexedStore, open_index
from kg.store.index.cells import of_iri
from kg.store.index.file import connect, sql
from kg.text.scripts import match_key

ID = "https://w3id.org/archontology/id/"
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
    "汤"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国志文辉玲鹏飞燕波云海山林峰春梅雪青远向阳旭"
    "晓东立新庆宁安民生荣光德福祥瑞宇轩浩然子涵梓萱思雨佳琪欣怡诗博雅"
)
PLACES = "云临清永安长新平东南西北武广兴宁江河海山石金玉龙凤泰昌丰德义仁信和文景阳阴州城川溪湖港桥"
LEVELS = ("市", "县", "区", "省", "自治州")
BODIES = (
    "档案馆",
    "档案局",
    "档案馆办公室",
    "图书馆",
    "博物馆",
    "地方志办公室",
    "人民政府",
    "教育局",
    "文化局",
    "档案学会",
    "党史研究室",
    "财政局",
)
TITLES = ("馆长", "副馆长", "局长", "主任", "秘书长", "处长")
ROUNDS = 3


def forms(labels: int, seed: int = 6) -> Iterator[tuple[Form, int]]:
    """So many labels with the evidence behind each: six of ten are people, three bodies, the rest posts and documents."""
    chance = random.Random(seed)
    for number in range(labels):
        weight = int(chance.paretovariate(1.1)) - 1
        kind = chance.choices(("person", "body", "post", "document"), (60, 25, 10, 5))[0]
        yield Form(kind, f"{ID}{kind}/{number}", _name(chance, kind), "label"), weight


def _name(chance: random.Random, kind: str) -> str:
    if kind == "person":
        surname = SURNAMES[min(int(chance.expovariate(1 / 18)), len(SURNAMES) - 1)]
        return surname + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2, 2))))
    place = "".join(chance.choices(PLACES, k=chance.choice((2, 2, 3)))) + chance.choice(LEVELS)
    body = place + chance.choice(BODIES)
    if kind == "body":
        return body
    if kind == "post":
        return body + chance.choice(TITLES)
    return f"{body}召开{chance.randint(1990, 2025)}年全{place[-1]}档案工作会议"


def made(folder: Path, labels: int) -> tuple[IndexedStore, float, int]:
    """An empty store with an index of so many labels, how many seconds of processor time that took, and the bytes of the index."""
    store = EmbeddedStore(folder / "store")
    path = folder / "index.sqlite"
    indexing.build(store, path)
    file = connect(path, write=True)
    file.execute("PRAGMA journal_mode=OFF")
    file.execute("BEGIN")
    listed = list(forms(labels))
    before, bytes_before = time.process_time(), path.stat().st_size
    searching.fill(file, listed)
    file.execute("COMMIT")
    seconds, size = time.process_time() - before, path.stat().st_size - bytes_before
    file.execute("BEGIN")
    for form, _ in listed:
        cell = of_iri(f"https://w3id.org/archontology/ns#{form.kind.capitalize()}")
        file.execute(sql("add-item"), (cell, of_iri(form.entity), form.text, form.text, None))
    file.execute("COMMIT")
    file.close()
    return IndexedStore(store, open_index(path)), seconds, size


class Scan:
    """The peer: one table of the same names with their readings, asked by LIKE."""

    def __init__(self, path: Path, labels: int) -> None:
        self.file = sqlite3.connect(path)
        self.file.execute("CREATE TABLE name (entity, text, key, sound, initials, weight)")
        rows = (
            (form.entity, form.text, match_key(form.text), *(form.sounds() or (("", ""),))[0], weight)
            for form, weight in forms(labels)
        )
        self.file.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)", rows)
        self.file.commit()

    def suggest(self, words: str) -> list[tuple[str, str]]:
        """The ten of most weight whose name or reading begins so."""
        like = match_key(words) + "%"
        found = self.file.execute(
            "SELECT entity, text FROM name WHERE key LIKE ?1 OR sound LIKE ?1 OR initials LIKE ?1"
            " ORDER BY weight DESC LIMIT 10",
            (like,),
        )
        return found.fetchall()


def asked(labels: int, many: int, seed: int = 7) -> dict[str, list[str]]:
    """What people write of names that are there: so many of each sort."""
    chance = random.Random(seed)
    known = [form for form, _ in forms(min(labels, 200_000))]
    picked = chance.sample(known, many)
    sounds = [form.sounds()[0] for form in picked]
    return {
        "first character": [form.text[0] for form in picked],
        "two characters": [form.text[:2] for form in picked],
        "whole name": [form.text for form in picked],
        "characters within": [form.text[-3:] for form in picked],
        "pinyin, 1 to 3 letters": [sound[: chance.randint(1, 3)] for sound, _ in sounds],
        "pinyin, 4 to 9 letters": [sound[: chance.randint(4, 9)] for sound, _ in sounds],
        "initials, 2 to 4": [initials[: chance.randint(2, 4)] for _, initials in sounds],
        "a wrong character": [form.text[:-1] + "鼟" for form in picked if len(form.text) > 2],
        "a letter of the pinyin missing": [sound[:-2] + sound[-1:] for sound, _ in sounds if 6 <= len(sound) <= 30],
        "nothing that is there": ["鼟龘" + form.text[:1] for form in picked],
    }


def timed(ask: Callable[[str], object], words: list[str]) -> list[float]:
    """Milliseconds of each, best of some rounds."""
    best = [float("inf")] * len(words)
    for _ in range(ROUNDS):
        for at, one in enumerate(words):
            before = time.perf_counter()
            ask(one)
            best[at] = min(best[at], 1000 * (time.perf_counter() - before))
    return sorted(best)


def main() -> None:
    """Print a table."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--labels", type=int, default=1_000_000)
    given.add_argument("--asked", type=int, default=200, help="so many words of each sort")
    given.add_argument("--peer", type=int, default=10, help="so many of them are asked of the peer")
    chosen = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store, seconds, size = made(Path(folder), chosen.labels)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{chosen.labels} labels: {seconds:.1f} s of processor time, {size / 1e6:.0f} MB on disk, at most {memory:.0f} MB in memory"
        )
        peer = Scan(Path(folder) / "peer.sqlite", chosen.labels)
        print("| written | suggest p50 ms | p99 ms | search p50 ms | p99 ms | LIKE scan p50 ms | ratio |")
        print("|---|---|---|---|---|---|---|", flush=True)
        for sort, words in asked(chosen.labels, chosen.asked).items():
            mine = timed(lambda one: suggest(store, one), words)
            whole = timed(lambda one: search(store, Query(one)), words)
            other = timed(peer.suggest, words[: chosen.peer])
            shown = [statistics.median(mine), mine[len(mine) * 99 // 100], statistics.median(whole)]
            shown += [whole[len(whole) * 99 // 100], statistics.median(other), statistics.median(other) / shown[0]]
            print(f"| {sort} | " + " | ".join(f"{one:.2f}" for one in shown[:5]) + f" | {shown[5]:.0f} |", flush=True)
        store.close()


if __name__ == "__main__":
    main()
