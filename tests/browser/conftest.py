"""Headless Chromium in front of the service over the examples: real processes, real clicks; a console error fails."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from browser_site import Site
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from kg.cli.main import run; run()")
FLAGS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    *("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),  # WebGL without a graphics card
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Site]:
    """`archontology serve` over the examples and the NOTICES of the test's module, with a token for a curator."""
    folder = tmp_path_factory.mktemp("browser")
    store = str(folder / "store")
    notices: dict[str, str] = getattr(request.module, "NOTICES", {})
    for name, text in notices.items():
        (folder / name).write_text(text, encoding="utf-8")
    read = [ROOT / "examples/documents", *(folder / name for name in notices)]
    subprocess.run([*COMMAND, "ingest", *read, "--store", store], check=True, capture_output=True)
    new = [*COMMAND, "token", "new", "curator", "--scope", "judge", "--store", store]
    token = subprocess.run(new, check=True, capture_output=True, text=True).stdout.strip().splitlines()[-1]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen([*COMMAND, "serve", "--port", str(port), "--store", store]) as process:
        try:
            made = Site(f"http://127.0.0.1:{port}", token)
            _wait(made, process)
            yield made
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:  # what hangs must not keep the tests waiting as well
                process.kill()
                raise


def _wait(site: Site, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended at its start"
        try:
            if httpx.get(f"{site.address}/readyz", timeout=5).json().get("indexed"):
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError("the server was not ready in 60 s")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("there is no chromium here; .ci/run installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page in an English browser, wide and light; at its end nothing may have been wrong in its console."""
    context = chromium.new_context(base_url=site.address, locale="en-GB", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("requestfailed", lambda request: wrong.append(f"{request.url} {request.failure}"))
    yield opened
    context.close()
    # What the page itself gave up asking, and a query that does not parse, are no faults of the page.
    assert [text for text in wrong if "ERR_ABORTED" not in text and "status of 400" not in text] == []
