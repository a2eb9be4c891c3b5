"""Tokens are told once, kept as hashes, and are for what they were made for."""

import stat
from pathlib import Path

import pytest

from kg import tokens
from kg.errors import InputError, NotFound
from kg.settings import Settings
from kg.store import open_store

NOW = "2026-11-26T10:00:00Z"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(store=str(tmp_path))


def test_a_token_is_for_what_it_was_made_for(settings: Settings) -> None:
    token = tokens.new(settings, "mei", ["judge", "ingest"], NOW)
    assert tokens.scopes_of(token, tokens.read(settings)) == ("judge", "ingest")
    assert tokens.scopes_of(token + "x", tokens.read(settings)) is None


def test_the_file_holds_no_token_and_is_its_owners_alone(settings: Settings, tmp_path: Path) -> None:
    token = tokens.new(settings, "mei", ["judge"], NOW)
    path = tmp_path / "tokens.json"
    assert token not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_revoked_token_is_none(settings: Settings) -> None:
    token = tokens.new(settings, "mei", ["judge"], NOW)
    kept = tokens.new(settings, "li", ["update"], NOW)
    tokens.revoke(settings, "mei")
    assert tokens.scopes_of(token, tokens.read(settings)) is None
    assert tokens.scopes_of(kept, tokens.read(settings)) == ("update",)


def test_the_token_of_the_setting_is_for_everything_and_in_no_file(tmp_path: Path) -> None:
    settings = Settings(store=str(tmp_path), token="open-sesame")
    assert tokens.scopes_of("open-sesame", tokens.read(settings)) == tokens.SCOPES
    tokens.new(settings, "mei", ["judge"], NOW)
    assert [grant.name for grant in tokens.read(Settings(store=str(tmp_path)))] == ["mei"]


def test_what_is_refused(settings: Settings) -> None:
    tokens.new(settings, "mei", ["judge"], NOW)
    with pytest.raises(InputError, match="already"):
        tokens.new(settings, "mei", ["judge"], NOW)
    with pytest.raises(InputError, match="cannot be for everything"):
        tokens.new(settings, "li", ["everything"], NOW)
    with pytest.raises(InputError, match="cannot be for none"):
        tokens.new(settings, "li", [], NOW)
    with pytest.raises(NotFound):
        tokens.revoke(settings, "li")


def test_a_token_may_be_made_before_there_is_a_store(tmp_path: Path) -> None:
    first = Settings(store=str(tmp_path / "data/s"))
    tokens.new(first, "mei", ["judge"], NOW)
    open_store(first.store, 1).close()
    assert [grant.name for grant in tokens.read(first)] == ["mei"]


@pytest.mark.parametrize("held", ["what?", "[1]", '[{"name": "mei"}]'])
def test_a_file_that_holds_no_tokens_is_named(settings: Settings, tmp_path: Path, held: str) -> None:
    (tmp_path / "tokens.json").write_text(held)
    with pytest.raises(InputError, match="holds no tokens"):
        tokens.read(settings)
