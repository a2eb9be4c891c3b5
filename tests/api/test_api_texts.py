import re
from pathlib import Path

import pytest

import api
from api.texts import LANGUAGES, language_of, texts
from kg.exchange import bodies_file, bodies_table, tenures_file

ROOT = Path(api.__file__).parent
TEMPLATES = sorted((ROOT / "templates").glob("*.html"))
KEYS = set(texts("zh"))
# Families whose last part comes from the data: wording.code('status', …).
FAMILIES = tuple(
    f"{name}_"
    for name in (
        "status",
        "claim",
        "certainty",
        "genre",
        "count",
        "part",
        "kind",
        "error",
        "via",
        "how",
        "past",
        "rule",
        "curate",
        "break",
        "day",
        "told",
    )
)
LISTS = {"people", "bodies", "events", "documents", "explore", "sparql", "docs"}
SCRIPTS = sorted((ROOT / "ui/src").rglob("*.ts"))
# A script says a family of texts that its template hands it; some of their last parts come from the data.
IN_SCRIPTS = re.compile(r"""['`]((?:explore|suggest|query|curate|met|day)_[a-z_]*)(\$\{)?""")


def test_every_language_has_the_same_keys_and_places() -> None:
    for language in LANGUAGES:
        assert set(texts(language)) == KEYS
    for key in KEYS:
        assert re.findall(r"\{\d\}", texts("zh")[key]).sort() == re.findall(r"\{\d\}", texts("en")[key]).sort()
        assert set(re.findall(r"\{\d\}", texts("zh")[key])) == set(re.findall(r"\{\d\}", texts("en")[key]))


def used(text: str) -> set[str]:
    return {a or b for a, b in re.findall(r"""\bt\.([a-z_]+)|wording\.text\('([a-z_]+)'""", text)}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_names_only_texts_that_there_are(path: Path) -> None:
    assert used(path.read_text(encoding="utf-8")) <= KEYS


def test_no_text_is_kept_that_nothing_shows() -> None:
    shown = set().union(*(used(path.read_text(encoding="utf-8")) for path in TEMPLATES)) | LISTS
    code = (ROOT / "wording.py").read_text(encoding="utf-8")
    shown |= set(re.findall(r'"([a-z_]+)"', code))
    said = [found for path in SCRIPTS for found in IN_SCRIPTS.findall(path.read_text(encoding="utf-8"))]
    shown |= {key for key in KEYS for name, more in said if (key.startswith(name) if more else key == name)}
    assert {key for key in KEYS - shown if not key.startswith(FAMILIES)} == set()


def test_every_genre_has_a_name() -> None:
    source = (ROOT.parent / "kg/claims/genres.py").read_text(encoding="utf-8")
    read = re.findall(r"[a-z-]+", source.partition("its genres out: ")[2].partition(".")[0])
    given = (bodies_file.GENRE, bodies_table.GENRE, tenures_file.GENRE)
    assert {f"genre_{name.replace('-', '_')}" for name in (*read, *given)} == {
        key for key in KEYS if key.startswith("genre_")
    }


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_names_only_texts_that_there_are(path: Path) -> None:
    for name, more in IN_SCRIPTS.findall(path.read_text(encoding="utf-8")):
        assert any(key.startswith(name) if more else key == name for key in KEYS), name


@pytest.mark.parametrize(
    ("asked", "header", "language"),
    [
        (None, None, "zh"),
        (None, "en-GB,en;q=0.9", "en"),
        (None, "en;q=0.4, zh-CN", "zh"),
        (None, "fr", "zh"),
        ("en", "zh", "en"),
        ("xx", "en", "en"),
    ],
)
def test_the_language_that_is_asked_for(asked: str | None, header: str | None, language: str) -> None:
    assert language_of(asked, header) == language
