"""Makes places.tsv, the gazetteer with history, from the data of areacodes (CC0) and quhua (CC BY 4.0): CREDITS.md.

Run as `python -m ontology.gazetteer.build ../shared/data/divisions`; the output depends on the input alone.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).parent
HEADER = ("name", "level", "parent", "province", "start", "end", "successors", "shorts")
LEVELS = {"省级": "province", "地级": "prefecture", "县级": "county"}
SUFFIXES = (
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "林区",
    "特区",
    "新区",
    "省",
    "市",
    "县",
    "区",
    "盟",
    "旗",
    "州",
)
FIRST_YEAR = 1981
"""The source begins in 1981: a place that is there in that year is older, its start is unknown."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a place under one name and one parent, from one year up to (not including) another."""

    name: str
    level: str
    parent: str
    province: str
    start: int | None
    end: int | None
    successors: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()


def words(name: str) -> frozenset[str]:
    """The lines of a word list of this folder, without comments."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _without_peoples(stem: str, peoples: Iterable[str]) -> str:
    """恩施土家族苗族 -> 恩施: the names of peoples end the stem of an autonomous place."""
    shorter = next((stem[: -len(p)] for p in peoples if stem.endswith(p) and len(stem) > len(p)), None)
    return stem if shorter is None else _without_peoples(shorter, peoples)


def shorts(name: str, peoples: tuple[str, ...]) -> tuple[str, ...]:
    """The shorter names under which texts know a place: 恩施土家族苗族自治州 -> 恩施州, 恩施. 丰县 has none."""
    suffix = next((s for s in SUFFIXES if name.endswith(s) and len(name) - len(s) >= 2), None)
    if suffix is None:
        return ()
    stem = name.removesuffix(suffix)
    found = []
    if suffix.startswith("自治") and suffix != "自治区":
        bare = _without_peoples(stem, peoples)
        found += [bare + suffix[-1], stem + suffix[-1], bare]
    else:
        found += [_without_peoples(stem, peoples) if suffix == "自治区" else stem]
    return tuple(dict.fromkeys(s for s in found if len(s) >= 2 and s != name))


def _years(record: dict[str, str]) -> tuple[int | None, int | None]:
    start = int(record["启用时间"])
    end = record["变更/弃用时间"]
    return (None if start == FIRST_YEAR else start, int(end) if end else None)


def _successors(record: dict[str, str], records_of: dict[str, list[dict[str, str]]], end: int) -> tuple[str, ...]:
    """What the place became in `end`: its own code renamed (襄樊市 -> 襄阳市), else the new codes."""
    renamed = [r["名称"] for r in records_of[record["代码"]] if int(r["启用时间"]) == end]
    if renamed:
        return tuple(renamed)
    codes = [c.split("[")[0] for c in record["新代码"].split(";") if c and ("[" not in c or c.endswith(f"[{end}]"))]
    names = [max(records_of[c], key=lambda r: int(r["启用时间"]))["名称"] for c in codes if c in records_of]
    return tuple(dict.fromkeys(names))


def read_areacodes(path: Path) -> Iterator[Row]:
    """The rows of result.csv, one for each name, parent and period."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    records_of: dict[str, list[dict[str, str]]] = {}
    for record in records:
        records_of.setdefault(record["代码"], []).append(record)
    for record in records:
        level = LEVELS[record["级别"]]
        upper = record["二级行政区"]
        county_parent = record["一级行政区"] if upper == "直辖" else upper
        parent = {"province": "", "prefecture": record["一级行政区"], "county": county_parent}[level]
        start, end = _years(record)
        successors = _successors(record, records_of, end) if end else ()
        yield Row(record["名称"], level, parent, record["一级行政区"], start, end, successors)


def read_quhua(path: Path, year: int) -> Iterator[Row]:
    """The places of the current list; what areacodes does not know yet starts in `year`."""
    provinces = json.loads(path.read_text(encoding="utf-8"))["provinces"]
    for province, entry in provinces.items():
        for city, below in entry["cities"].items():
            if city:
                yield Row(city, "prefecture", province, province, year, None)
            for county in below["counties"]:
                yield Row(county, "county", city or province, province, year, None)


def read_extra(path: Path) -> Iterator[Row]:
    """Our own table of older and special places: name, level, parent, province, start, end, successors, shorts."""
    with path.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
            start, end = (int(record[key]) if record[key] else None for key in ("start", "end"))
            successors, names = (tuple(record[key].split()) for key in ("successors", "shorts"))
            yield Row(
                record["name"], record["level"], record["parent"], record["province"], start, end, successors, names
            )


def joined(rows: Iterable[Row]) -> list[Row]:
    """Rows of one place whose periods touch (only its code changed) made one."""
    result: dict[tuple[str, str, str, int | None], Row] = {}
    for row in sorted(rows, key=lambda r: (r.province, r.name, r.level, r.parent, r.start or 0)):
        before = result.pop((row.name, row.level, row.parent, row.start), None)
        start = row.start if before is None else before.start
        result[row.name, row.level, row.parent, row.end] = replace(row, start=start)
    return list(result.values())


def build(divisions: Path) -> list[Row]:
    """All rows, sorted; raises OSError or KeyError when the folder is not what areacodes and quhua publish."""
    peoples = tuple(sorted(words("peoples.txt"), key=len, reverse=True))
    ordinary = words("ordinary.txt")
    known = list(read_areacodes(divisions / "areacodes" / "result.csv"))
    current = {(r.province, r.name) for r in known if r.end is None}
    newer = [
        r for r in read_quhua(divisions / "quhua" / "divisions_v1.json", 2025) if (r.province, r.name) not in current
    ]
    extra = list(read_extra(FOLDER / "extra.tsv"))
    named = [
        replace(row, shorts=tuple(s for s in shorts(row.name, peoples) if s not in ordinary))
        for row in joined([*known, *newer])
    ]
    order = {"province": 0, "prefecture": 1, "county": 2}
    return sorted([*named, *extra], key=lambda r: (order[r.level], r.province, r.parent, r.name, r.start or 0))


def main(divisions: Path) -> None:
    """Write places.tsv beside this file."""
    lines = ["\t".join(HEADER)]
    for row in build(divisions):
        years = [str(y) if y else "" for y in (row.start, row.end)]
        cells = [row.name, row.level, row.parent, row.province, *years, " ".join(row.successors), " ".join(row.shorts)]
        lines.append("\t".join(cells))
    (FOLDER / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
