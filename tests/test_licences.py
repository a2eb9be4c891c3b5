"""Every distribution needed at run time has a licence that is permissive or binds only its own files."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackagePath, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
# MPL binds the licensed files alone, and who changes them: certifi, a part of orjson, tld by our choice of three.
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|Zlib|PSF|Python Software Foundation|CNRI-Python|CC0|W3C|MPL|Mozilla Public License|Unlicense",
    re.I,
)
COPYLEFT = re.compile(r"\b(A|L)?GPL|General Public|Affero|EUPL|SSPL|CC-BY-NC|Commons Clause", re.I)


def needed(requirement: Requirement, seen: dict[str, Distribution]) -> None:
    """Add what `requirement` pulls in on this machine to `seen`, by canonical name."""
    name = canonicalize_name(requirement.name)
    key = f"{name}[{','.join(sorted(requirement.extras))}]"
    if key in seen:
        return
    seen[key] = distribution(name)
    for line in seen[key].requires or []:
        inner = Requirement(line)
        if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in {"", *requirement.extras}):
            needed(inner, seen)


def closure() -> dict[str, Distribution]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    seen: dict[str, Distribution] = {}
    for line in project["dependencies"]:
        needed(Requirement(line), seen)
    return {key.partition("[")[0]: found for key, found in sorted(seen.items())}


def licence(found: Distribution) -> str:
    """The licence in one line: the SPDX expression, else the classifiers, else the first line of the free text."""

    def first(key: str) -> str:
        return next(iter(found.metadata.get_all(key, [])), "")

    classifiers = [c.split(" :: ")[-1] for c in found.metadata.get_all("Classifier", []) if c.startswith("License ::")]
    named = [c for c in classifiers if c != "OSI Approved"]
    told = first("License-Expression") or " AND ".join(named) or first("License").partition("\n")[0]
    return told or ("MIT" if any(_MIT in text(file) for file in found.files or () if is_licence(file)) else "")


_MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"


def is_licence(file: PackagePath) -> bool:
    return file.parent.name == "licenses" and file.name.startswith("LICEN")


def text(file: PackagePath) -> str:
    return " ".join(file.read_text(encoding="utf-8").split())


def choices(expression: str) -> Iterator[str]:
    """The licences among which one may choose: two for `MPL-1.1 OR GPL-2.0-only`, and two for `A AND (B OR C)`."""
    inner = re.search(r"\(([^()]* OR [^()]*)\)", expression)
    if inner:
        for choice in inner[1].split(" OR "):
            yield from choices(expression.replace(inner[0], choice))
    else:
        yield from expression.split(" OR ")


def permissive(expression: str) -> bool:
    return any(
        all(ALLOWED.search(part) and not COPYLEFT.search(part) for part in choice.split(" AND "))
        for choice in choices(expression)
    )


@pytest.mark.parametrize(("name", "found"), [pytest.param(n, d, id=n) for n, d in closure().items()])
def test_the_licence_is_permissive(name: str, found: Distribution) -> None:
    assert permissive(licence(found)), f"{name} {found.version}: {licence(found)!r}"


def test_the_closure_is_the_whole_of_it() -> None:
    names = set(closure())
    assert {"pyoxigraph", "rdflib", "starlette", "uvloop", "opencc-python-reimplemented", "tld"} <= names
    assert len(names) > 50


@pytest.mark.parametrize(
    ("expression", "verdict"),
    [
        ("MIT", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
        ("BSD-3-Clause AND GPL-3.0-only", False),
        ("GNU General Public License v3 (GPLv3)", False),
        ("LGPL-2.1-or-later", False),
        ("AGPL-3.0-only OR SSPL-1.0", False),
        ("", False),
    ],
)
def test_what_counts_as_permissive(expression: str, verdict: bool) -> None:
    assert permissive(expression) is verdict


def test_every_direct_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "docs/decisions/0001-dependencies.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| ([\w.-]+)", text, re.MULTILINE))
    assert {Requirement(line).name for line in project["dependencies"]} <= rows
