"""Processes that are killed are started again, one after the other, and the service answers on."""

import os
import signal
import time
from pathlib import Path

import httpx
from service_process import Client, fill, serving


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def answers(client: Client) -> bool:
    try:
        with httpx.Client(base_url=client.base_url, timeout=2) as other:
            query = other.post("/sparql", data={"query": "ASK { ?s ?p ?o }", "format": "json"})
            return query.status_code == 200 and other.get("/readyz").status_code == 200
    except httpx.TransportError:
        return False


def test_each_process_that_is_killed_is_started_again(tmp_path: Path) -> None:
    fill(tmp_path / "store")
    with (tmp_path / "log").open("wb") as log, serving(tmp_path / "store", stderr=log) as client:
        first = children(client.process.pid)
        assert len(first) == 5, "a builder, the writer, the keeper, two fronts"
        for pid in first:
            os.kill(pid, signal.SIGKILL)
            time.sleep(0.1)
        for _ in range(100):
            if len(children(client.process.pid)) == 5 and answers(client):
                break
            time.sleep(0.1)
        else:
            raise AssertionError((tmp_path / "log").read_text("utf-8"))
        assert not set(first) & set(children(client.process.pid))
        for _ in range(100):
            if client.get("/readyz").json()["indexed"]:
                break
            time.sleep(0.1)
        else:
            raise AssertionError("no index was made after that")
    told = (tmp_path / "log").read_text("utf-8")
    assert [told.count(f"{name} ended (-9): started again") for name in ("builder", "writer", "keeper", "front")] == [
        1,
        1,
        1,
        2,
    ]


def test_it_ends_in_good_order_while_a_process_is_about_to_be_started_again(tmp_path: Path) -> None:
    fill(tmp_path / "store")
    with serving(tmp_path / "store", ended=(0,)) as client:
        os.kill(children(client.process.pid)[0], signal.SIGKILL)
        time.sleep(0.2)
        client.process.terminate()
        assert client.process.wait(20) == 0
