"""A page with the explorer's whole network in; what each kind of motion costs a frame out, script apart from drawing.

The browser samples what its main thread does (V8's profiler, every 200 µs). *Script* is what stands in a file of the
pages, libraries included; *drawing* are the browser's own functions that scripts call, among them all of WebGL and the
names on the canvas: without a graphics card these wait for the processors that draw. A frame is what lies between two
calls of requestAnimationFrame.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from playwright.sync_api import CDPSession, Page

_SAMPLED: Final = 200
"""Microseconds from one sample to the next."""
_STAMPS: Final = """() => {
  globalThis.frames = []
  const stamp = () => { frames.push(performance.now()); requestAnimationFrame(stamp) }
  requestAnimationFrame(stamp)
}"""
_FRAME: Final = "() => new Promise(requestAnimationFrame)"
_ARRANGE: Final = "Arrange anew"
_NO_WORK: Final = frozenset({"(idle)", "(program)", "(root)"})


@dataclass(frozen=True, slots=True)
class Motion:
    """Of one kind of motion: how often the picture came, and milliseconds a frame: the middle one, the 95th of 100.

    `gap` is the time between frames.
    """

    what: str
    frames: int
    gap: tuple[float, float]
    script: tuple[float, float]
    drawing: tuple[float, float]


def motions(page: Page) -> Iterator[Motion]:
    """Read, arrange, point, drag, zoom and move in time; each measured for itself."""
    page.wait_for_selector("#explorer.ready[data-nodes]", timeout=60_000)
    page.get_by_role("button", name=_ARRANGE, pressed=False).wait_for(timeout=60_000)  # it has come to rest
    page.evaluate(_STAMPS)
    watching = page.context.new_cdp_session(page)
    for command in ("Performance.enable", "Profiler.enable"):
        watching.send(command)
    watching.send("Profiler.setSamplingInterval", {"interval": _SAMPLED})
    for what, move in _MOVES.items():
        yield _measured(page, watching, what, move)
    watching.detach()


def _arranged(page: Page) -> None:
    page.get_by_role("button", name=_ARRANGE).click()
    page.wait_for_timeout(5_000)
    page.get_by_role("button", name=_ARRANGE).click()


def _pointed(page: Page) -> None:
    for step in range(60):
        page.mouse.move(300 + 5 * step, 400 + 2 * step)
        page.evaluate(_FRAME)


def _dragged(page: Page) -> None:
    page.mouse.move(400, 400)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(400 + 4 * step, 400 + 2 * step)
        page.evaluate(_FRAME)
    page.mouse.up()


def _zoomed(page: Page) -> None:
    for turn in (-120, -120, -120, 120, 120, 120):
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(300)


def _timed(page: Page) -> None:
    slider = page.locator(".days")
    slider.press("Home")
    for _ in range(30):
        slider.press("PageUp")
        page.evaluate(_FRAME)


_MOVES: Final[dict[str, Callable[[Page], None]]] = {
    "arranged for 5 s": _arranged,
    "pointed at, 60 places": _pointed,
    "dragged, 60 steps": _dragged,
    "zoomed, 6 turns of the wheel": _zoomed,
    "moved through the days, 31 steps": _timed,
}


def _measured(page: Page, watching: CDPSession, what: str, move: Callable[[Page], None]) -> Motion:
    page.wait_for_timeout(500)
    page.evaluate("() => { frames.length = 0 }")
    watching.send("Profiler.start")
    move(page)
    page.wait_for_timeout(200)
    profile = watching.send("Profiler.stop")["profile"]
    stamps: list[float] = page.evaluate("() => frames")
    metrics = {one["name"]: one["value"] for one in watching.send("Performance.getMetrics")["metrics"]}
    script, drawing = _by_frame(profile, stamps, 1000 * metrics["NavigationStart"])
    busy = [
        at for at in range(len(stamps)) if script[at] + drawing[at] > 1
    ]  # frames in which nothing moved say nothing
    gaps = [after - before for before, after in pairwise(stamps)] or [0.0]
    spent = [([each[at] for at in busy] or [0.0]) for each in (script, drawing)]
    sides = [(_share(each, 0.5), _share(each, 0.95)) for each in spent]
    return Motion(what, len(busy), (_share(gaps, 0.5), _share(gaps, 0.95)), *sides)


def _by_frame(profile: dict[str, Any], stamps: list[float], began: float) -> tuple[list[float], list[float]]:
    """Milliseconds of script and of drawing after each stamp up to the next; `began` is the clock's 0 for the stamps."""
    kinds = {node["id"]: _kind(node["callFrame"]) for node in profile["nodes"]}
    script, drawing = [0.0] * len(stamps), [0.0] * len(stamps)
    spent = {"script": script, "drawing": drawing}
    at = float(profile["startTime"])
    for node, took in zip(profile["samples"], profile["timeDeltas"], strict=True):
        at += took
        frame = bisect_right(stamps, at / 1000 - began) - 1
        kind = kinds[node]
        if frame >= 0 and kind in spent:
            spent[kind][frame] += took / 1000
    return script, drawing


def _kind(call: dict[str, Any]) -> str:
    if call["functionName"] in _NO_WORK:
        return "nothing"
    # Collecting garbage is the script's doing; a function without a file is the browser's own.
    return "script" if call["url"] or call["functionName"] == "(garbage collector)" else "drawing"


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
