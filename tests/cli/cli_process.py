"""The type of the fixture `run`: arguments and variables of the environment in, a finished process out."""

import subprocess
from collections.abc import Callable

Run = Callable[..., "subprocess.CompletedProcess[str]"]
