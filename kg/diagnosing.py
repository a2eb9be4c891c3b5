"""The settings of a service in; what is well with it and its store, what is not, and the way out of each, out."""

import resource
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Final

from kg import tokens
from kg.allocators import library
from kg.answers.kept import shape
from kg.answers.values import Words
from kg.decisions import attributions, statuses
from kg.entities import judgements
from kg.errors import ArchontologyError
from kg.settings import Settings
from kg.store import EmbeddedStore, ServedStore, Store, open_store
from kg.store.endpoint import SCHEMES
from kg.store.folder import SOCKET
from kg.store.index import beside
from kg.store.layout import NEWEST, read
from kg.store.sizes import sizes
from kg.store.snapshots import Snapshots

_MEBIBYTE: Final = 1 << 20
_LEAST_ROOM: Final = 200 * _MEBIBYTE
_FILES: Final = 1024
"""Open files that a process of the service may need: the engine keeps its own open."""
_LONGEST_PATH: Final = 107
"""Bytes of the path of a socket (unix(7))."""
_NOTHING: Final = Words("", "")


class State(StrEnum):
    """How what was checked is: well, to be looked at, broken."""

    WELL = "well"
    LOOK = "look"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was checked, how it is, what was found, and what to do about it where it is not well."""

    checked: Words
    state: State
    found: Words
    way_out: Words = _NOTHING


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Everything that can be checked without asking a person; nothing is created, and nothing changed but an older format."""
    found = [*_versions(), _allocator(settings), *_limits(settings), _decisions(settings), _token(settings)]
    if settings.store.startswith(SCHEMES):
        return (*found, _opened(settings)[0])
    folder = Path(settings.store)
    if not folder.exists() or not any(folder.iterdir()):
        checked, way = (
            Words("存库", "store"),
            Words("先读入文献：archontology ingest", "fill one: archontology ingest FILE..."),
        )
        return (*found, Finding(checked, State.LOOK, Words(f"{folder} 尚未建立", f"{folder} is not there yet"), way))
    found += [_format(folder), _room(folder), _path(folder)]
    told, store = _opened(settings)
    found.append(told)
    if store is not None:
        found += _generation(store, folder)
        store.close()
    return tuple(found)


def _opened(settings: Settings) -> tuple[Finding, Store | None]:
    checked = Words("存库可打开", "store opens")
    try:
        store = open_store(settings.store, settings.timeout)
        graphs = len(store.graphs())
    except ArchontologyError as error:
        return Finding(checked, State.BROKEN, _same(error.message), _same(error.hint)), None
    served = isinstance(store, ServedStore)
    zh, en = ("，由服务进程持有", ", held by a server") if served else ("", "")
    return Finding(checked, State.WELL, Words(f"{graphs} 个命名图{zh}", f"{graphs} named graphs{en}")), store


def _format(folder: Path) -> Finding:
    checked = Words("存库格式", "format of the store")
    try:
        found = read(folder)
    except ArchontologyError as error:
        return Finding(checked, State.BROKEN, _same(error.message), _same(error.hint))
    if found > NEWEST:
        way = Words("请安装更新的版本", "a later version wrote it: install that one")
        return Finding(
            checked, State.BROKEN, Words(f"{found}，本版本只到 {NEWEST}", f"{found}; this version knows {NEWEST}"), way
        )
    if found < NEWEST:
        way = Words("下次打开时自动升级", "it is brought up when it is opened next")
        return Finding(checked, State.LOOK, _same(str(found)), way)
    return Finding(checked, State.WELL, _same(str(found)))


def _generation(store: Store, folder: Path) -> Iterator[Finding]:
    """Whether what readers see is what is stored, and has its index."""
    checked, current = Words("所见即所存", "generation is of now"), Snapshots(folder).current()
    if isinstance(store, EmbeddedStore) or current is None:
        yield Finding(checked, State.WELL, Words("未在服务", "nobody serves it"))
        return
    if current == store.generation():
        yield Finding(checked, State.WELL, _same(current.name))
    else:
        way = Words(
            "稍候再查；若仍如此，查看服务日志", "look again in a moment; if it stays so, see the log of the service"
        )
        yield Finding(checked, State.LOOK, Words(f"{current.name} 落后", f"{current.name} is behind"), way)
    index = beside(Snapshots(folder).folder / current.name, shape())
    checked = Words("索引", "index")
    if index is None:
        way = Words("服务正在制作；其间由引擎作答", "the service makes it; until then the engine answers")
        yield Finding(checked, State.LOOK, Words("尚无", "not there yet"), way)
        return
    index.close()
    yield Finding(checked, State.WELL, _same(current.name))


def _room(folder: Path) -> Finding:
    """Free disk against what the engine may write while it tidies up: as much again as it holds."""
    checked, found = Words("磁盘空间", "room on the disk"), sizes(folder)
    free, held = found.free, found.quads
    said = Words(f"余 {_mib(free)}，存库 {_mib(held)}", f"{_mib(free)} free, the store holds {_mib(held)}")
    if free < _LEAST_ROOM:
        return Finding(checked, State.BROKEN, said, Words("腾出空间", "make room: nothing can be written"))
    if free < held:
        way = Words("引擎整理文件时需要同样大的空间", "the engine needs as much again while it tidies its files up")
        return Finding(checked, State.LOOK, said, way)
    return Finding(checked, State.WELL, said)


def _path(folder: Path) -> Finding:
    checked, length = Words("套接字路径", "path of the socket"), len(str(folder / SOCKET).encode())
    said = Words(f"{length} 字节", f"{length} bytes")
    if length > _LONGEST_PATH:
        way = Words(
            f"至多 {_LONGEST_PATH} 字节，请换一个短路径", f"at most {_LONGEST_PATH}: name the store by a shorter path"
        )
        return Finding(checked, State.BROKEN, said, way)
    return Finding(checked, State.WELL, said)


def _limits(settings: Settings) -> Iterator[Finding]:
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    checked, said = Words("可打开的文件数", "open files allowed"), _same(str(files))
    if files != resource.RLIM_INFINITY and files < _FILES:
        yield Finding(checked, State.BROKEN, said, Words(f"ulimit -n {_FILES} 或更多", f"ulimit -n {_FILES} or more"))
    else:
        yield Finding(checked, State.WELL, said)
    checked, wanted = Words("查询可用内存", "memory for queries"), 4 * settings.query_memory
    there = _memory()
    text = Words(f"至多 {wanted} MiB，可用 {there} MiB", f"{wanted} MiB at most, {there} MiB available")
    if there < wanted:
        way = Words(
            "调低 ARCHONTOLOGY_QUERY_MEMORY", "lower ARCHONTOLOGY_QUERY_MEMORY: all queries may hold four times that"
        )
        yield Finding(checked, State.LOOK, text, way)
    else:
        yield Finding(checked, State.WELL, text)


def _memory() -> int:
    """MiB that processes may still take (proc(5))."""
    lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("MemAvailable:")) // 1024


def _versions() -> Iterator[Finding]:
    said = [f"Python {sys.version.split()[0]}", f"SQLite {sqlite3.sqlite_version}"]
    said += [f"{name} {version(name)}" for name in ("archontology", "pyoxigraph", "rdflib", "fastapi", "uvicorn")]
    yield Finding(Words("版本", "versions"), State.WELL, _same(", ".join(said)))


def _allocator(settings: Settings) -> Finding:
    checked = Words("内存分配器", "memory allocator")
    try:
        found = library(settings.allocator)
    except ArchontologyError:
        way = Words("更正 ARCHONTOLOGY_ALLOCATOR", "set ARCHONTOLOGY_ALLOCATOR to a library, or to nothing")
        return Finding(checked, State.BROKEN, Words(f"没有 {settings.allocator}", f"no {settings.allocator}"), way)
    if found is not None:
        return Finding(checked, State.WELL, _same(str(found)))
    slower = Words(
        "系统自带；另装一个，查询更快：docs/operations.md",
        "the system's; one more would answer sooner: docs/operations.md",
    )
    return Finding(checked, State.WELL, slower)


def _decisions(settings: Settings) -> Finding:
    checked, folder = Words("人工裁定文件", "files of decisions"), settings.decided()
    try:
        count = len(judgements.read(folder)) + len(statuses.read(folder)) + len(attributions.read(folder))
    except ArchontologyError as error:
        return Finding(checked, State.BROKEN, _same(error.message), _same(error.hint))
    return Finding(checked, State.WELL, Words(f"{folder} 中 {count} 条", f"{count} in {folder}"))


def _token(settings: Settings) -> Finding:
    checked = Words("HTTP 写入", "writing over HTTP")
    if settings.token and len(settings.token) < 16:
        way = Words("用更长的口令：openssl rand -hex 24", "take a longer one: openssl rand -hex 24")
        return Finding(checked, State.LOOK, Words("口令过短", "the token is short"), way)
    if settings.open_writes:
        return Finding(checked, State.WELL, Words("本机无需口令", "open to this machine, without a token"))
    try:
        there = tokens.read(settings)
    except ArchontologyError as error:
        return Finding(checked, State.BROKEN, _same(error.message), _same(error.hint))
    said = Words(f"需口令，现有 {len(there)} 个", f"needs a token; there are {len(there)}")
    return Finding(checked, State.WELL, said if there else Words("关闭", "off"))


def _mib(size: int) -> str:
    return f"{size // _MEBIBYTE} MiB"


def _same(text: str) -> Words:
    return Words(text, text)
