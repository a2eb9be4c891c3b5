"""docs/tour.md: its addresses answer, its notebook's query gives rows, its pictures are there and small."""

import csv
import re
from pathlib import Path
from typing import Any

import httpx
from browser_site import Site

TOUR = Path(__file__).parents[2] / "docs/tour.md"
TEXT = TOUR.read_text(encoding="utf-8")
HERE = "http://127.0.0.1:8000"


def test_every_address_answers(site: Site) -> None:
    addresses = {found.replace("&amp;", "&") for found in re.findall(rf"{HERE}/[^\s|)\"]*", TEXT)}
    assert len(addresses) > 8
    for address in addresses - {f"{HERE}/sparql?format=csv&query="}:
        answer = httpx.get(address.replace(HERE, site.address), headers={"Accept": "*/*"}, timeout=20)
        assert answer.status_code == 200, address
        assert answer.content


def test_the_query_of_the_notebook_gives_rows(site: Site) -> None:
    [block] = re.findall(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    # All but pandas, which reads what an address gives: here the address is read by hand.
    exec("\n".join(line for line in block.splitlines() if "pandas" not in line), names)
    answer = httpx.get(names["address"].replace(HERE, site.address) + names["quote"](names["query"]), timeout=20)
    rows = list(csv.DictReader(answer.text.splitlines()))
    assert ("许清岚", "松阳县档案局办公室主任") in {(row["person"], row["post"]) for row in rows}


def test_the_pictures_are_there_and_small() -> None:
    pictures = [TOUR.parent / name for name in re.findall(r"\]\((pictures/[\w-]+\.png)\)", TEXT)]
    assert {path.name for path in pictures} == {path.name for path in (TOUR.parent / "pictures").iterdir()}
    assert all(0 < path.stat().st_size < 150_000 for path in pictures)
