"""Measure the functions on text: characters a second, and whether twice the text takes about twice the time.

Run: `.venv/bin/python benchmarks/text.py [TEXT FILE]`. Without a file it reads text of its own; the hard texts repeat
what would hurt a pattern that backtracks.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.documents import read
from kg.text import dates, names, sentences

NEWS = (
    "2020年12月8日，清河市档案馆馆长甲某出席会议并讲话，强调“档案工作要服务大局。”次日，与会代表参观了《档案文献展》"
    "（展期至12月20日）。\n2003.05—2008.06\u3000清河市档案局科员；今年3月起任副馆长、党组成员⟦。⟧\n"
)
HARD = ["2020年", "8日", "《", "二", "1-", "12月8日至", "上", "昨天", "！", "“", "馆长：", "来 源 ", "发布日期 ", "甲 "]
SIZE = 200_000


def seconds(work: Callable[[str], object], text: str) -> float:
    """The processor time of one run."""
    began = time.process_time()
    work(text)
    return time.process_time() - began


def main() -> None:
    """Print a line for each function, then the worst ratio of it over the hard texts."""
    plain = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else NEWS * (SIZE * 5 // len(NEWS))
    works: dict[str, Callable[[str], object]] = {
        "sentences.split": sentences.split,
        "dates.find": lambda text: dates.find(text, "2020-12-18"),
        "names.normalise": names.normalise,
        "documents.read": lambda text: read(text.encode(), "a.txt"),
    }
    for name, work in works.items():
        work(NEWS)
        rate = len(plain) / max(seconds(work, plain), 1e-9)
        texts = ((each * (SIZE // len(each)), each * (2 * SIZE // len(each))) for each in HARD)
        ratios = {round(seconds(work, twice) / max(seconds(work, once), 0.005), 1) for once, twice in texts}
        print(
            f"{name:16} {rate:12,.0f} characters a second; twice a hard text takes at most {max(ratios)} times as long"
        )


if __name__ == "__main__":
    main()
