"""Two processes write in one served store at once: what follows from both is what follows from them one after the other."""

import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from kg import pipeline
from kg.settings import Settings
from kg.store import ServedStore

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from writer_process import write

HEAD = "person,person_id,post,body,start,end,attested,mode,source\n"
COMMAND = Path(sys.executable).with_name("archontology")
FILES = 12
PEOPLE = [("甲文", 1), ("乙武", 2)]


def files(folder: Path, process: int) -> list[str]:
    """Attestations of two people in one post of one seat, each year in turn, and the files of the two in turn."""
    named = []
    for number in range(FILES):
        year = 1980 + 2 * number + process
        person, key = PEOPLE[number // 4 % 2]
        path = folder / f"{process}-{number:02}.csv"
        path.write_text(f"{HEAD}{person},{key},馆长,云州市档案馆,,,{year}-06-01,,\n", "utf-8")
        named += ["--tenures", str(path)]
    return named


def test_two_ingests_of_the_same_people_at_once_wait_for_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    writer = write(folder)
    commands = [[COMMAND, "ingest", *files(tmp_path, process), "--store", folder] for process in (0, 1)]
    with closing(ServedStore(folder)) as store:
        with store.alone():
            running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
            time.sleep(1.5)
            assert [process.poll() for process in running] == [None, None]
            assert store.graphs() == [], "they wait for who reads and is about to write"
        assert [process.wait(60) for process in running] == [0, 0]
        attested = store.select("SELECT DISTINCT ?day { ?it <https://w3id.org/archontology/ns#attestedOn> ?day }")
        assert len(attested) == 2 * FILES
        assert pipeline.rebuild(store, Settings(store=str(folder))) == 0, "each rests on what the other wrote"
    writer.kill()
    writer.wait()
