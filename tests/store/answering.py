"""A process that is to answer at an address in; it does, or an error tells why not."""

import subprocess
import time

import httpx


def wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the SPARQL endpoint at the address answers, for twenty seconds."""
    for _ in range(400):
        assert process.poll() is None, f"{process.args} ended with {process.returncode}"
        try:
            httpx.get(address, params={"query": "ASK {}"})
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"nothing answers at {address}")
