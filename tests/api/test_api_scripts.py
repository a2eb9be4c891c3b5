import gzip
import json
import re
from pathlib import Path

import httpx
import pytest
from lxml import html

from api.scripts import STATIC, Built, scripts


def written(folder: Path, entries: dict[str, object]) -> Path:
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps(entries), encoding="utf-8")
    return manifest


def test_the_script_comes_first_and_what_it_imports_once(tmp_path: Path) -> None:
    entries = {
        "src/page.ts": {"file": "assets/page-1.js", "imports": ["_a.js", "_b.js"], "dynamicImports": ["src/late.ts"]},
        "_a.js": {"file": "assets/a-2.js", "imports": ["_b.js"]},
        "_b.js": {"file": "assets/b-3.js"},
        "src/late.ts": {"file": "assets/late-4.js"},
    }
    found = scripts(written(tmp_path, entries))
    assert found == ("built/assets/page-1.js", "built/assets/a-2.js", "built/assets/b-3.js")


def test_a_manifest_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=re.escape("src/page.ts")):
        scripts(written(tmp_path, {"src/other.ts": {"file": "assets/other.js"}}))


def test_without_a_build_there_are_no_scripts_and_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert scripts(tmp_path / "manifest.json") == ()
    assert "pages without scripts; `make ui` builds them" in caplog.text


def test_what_is_built_anew_is_loaded_and_the_former_until_it_is_there(tmp_path: Path) -> None:
    manifest = written(tmp_path, {"src/page.ts": {"file": "assets/page-1.js"}})
    built = Built(manifest)
    manifest.rename(tmp_path / "old.json")
    assert built.now() == ("built/assets/page-1.js",)
    written(tmp_path, {"src/page.ts": {"file": "assets/page-2.js"}})
    assert built.now() == ("built/assets/page-2.js",)


def test_a_page_loads_its_script_from_the_service_itself(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/", headers={"Accept": "text/html"}).content)
    [source] = page.xpath("//script/@src")
    answer = client.get(source)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")


def test_the_first_page_is_under_100_kilobytes_packed(client: httpx.Client) -> None:
    """Its HTML, its sheet, and all scripts that it loads before and after somebody begins to type."""
    manifest = json.loads((STATIC / "built/manifest.json").read_bytes())
    wanted = ["src/page.ts", "src/suggest.ts"]
    for name in wanted:
        wanted += [other for other in manifest[name].get("imports", ()) if other not in wanted]
    files = [STATIC / "page.css", *(STATIC / "built" / manifest[name]["file"] for name in wanted)]
    sizes = [len(gzip.compress(path.read_bytes())) for path in files]
    sizes.append(len(gzip.compress(client.get("/", headers={"Accept": "text/html"}).content)))
    assert sum(sizes) < 100_000
    assert sum(sizes[1:-1]) < 10_000, "the scripts alone"
