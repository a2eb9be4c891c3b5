"""A folder in, whether it may be a store's out; and, when it cannot be opened, who or what is in the way."""

from pathlib import Path

from kg.errors import StoreError

ENGINE = "quads"
REPLACED = "quads.before"
"""The engine's files that a backup takes the place of, while it does."""
ORIGINALS = "originals"
FORMAT = "format"
"""The number of how the folder is laid out (layout.py)."""
GENERATION = "generation.json"
"""The name of the state that the engine's files are in."""
GENERATIONS = "generations"
"""Checkpoints that readers read while the writer writes."""
SOCKET = "serving.sock"
"""Where the process that holds the folder takes work from others of this machine."""
TURN = "writing.lock"
"""Held by whoever reads and then writes: it is one at a time."""
DECISIONS = "decisions"
"""What people decided may stand here before there is a store."""
TOKENS = "tokens.json"
"""Who may write over HTTP; it, too, may stand here before."""


def check_folder(folder: Path) -> None:
    """Raise StoreError unless the folder is a store, is empty or does not exist: an engine litters others."""
    try:
        if folder.exists() and not folder.is_dir():
            raise StoreError(f"{folder} is a file, not a store", "name a folder")
        names = {path.name for path in folder.iterdir()} if folder.exists() else set()
    except OSError as error:
        raise not_opened(folder, error) from None
    if names and not names & {ENGINE, REPLACED, ORIGINALS, DECISIONS, TOKENS}:
        some = ", ".join(sorted(names)[:3])
        raise StoreError(f"{folder} is not a store: it holds {some}", "name a store, an empty folder or a new one")


def not_opened(folder: Path, error: OSError | RuntimeError) -> StoreError:
    """The error that tells why the folder cannot be opened and what to do about it."""
    text = str(error)
    if "lock" in text.lower():
        holder = _holder(folder)
        hint = "ask it over HTTP if it serves (docs/service.md); else wait for it, or stop it"
        return StoreError(f"the store {folder} is held by {holder}", hint)
    if isinstance(error, PermissionError) or "ermission denied" in text or "ead-only file system" in text:
        return StoreError(f"the store {folder} cannot be written: {text}", "give this user write access, or copy it")
    return StoreError(f"the store {folder} cannot be opened: {text}", "restore it from a backup, or ingest again")


def _holder(folder: Path) -> str:
    # /proc/locks and not fcntl: closing a descriptor of LOCK would let go of a lock that this very process has on it.
    locks = Path("/proc/locks")
    inode = (folder / ENGINE / "LOCK").stat().st_ino
    for line in locks.read_text().splitlines() if locks.exists() else ():
        fields = line.split()
        if len(fields) > 5 and fields[5].endswith(f":{inode}"):
            return f"process {fields[4]}"
    return "another process"
