"""docker-compose.yml and the Dockerfile: valid by the Compose Specification, at one with each other and the settings.

The Compose Specification's JSON schema comes with the package check-jsonschema, which carries it.
"""

import json
import re
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import ValidationError
from jsonschema.validators import validator_for

from kg.settings import Settings

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
VARIABLES = {field.metadata["name"] for field in fields(Settings)}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return loaded


def validate(compose: dict[str, Any]) -> None:
    schema = json.loads(
        files("check_jsonschema").joinpath("builtin_schemas/vendor/compose-spec.json").read_text("utf-8")
    )
    validator_for(schema)(schema).validate(compose)


def test_it_is_valid_by_the_compose_specification(compose: dict[str, Any]) -> None:
    validate(compose)


def test_the_schema_would_object(compose: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="volume_s"):
        validate({**compose, "services": {"api": {"volume_s": []}}})


def test_the_service_has_its_store_on_a_volume_and_a_health_check(compose: dict[str, Any]) -> None:
    api = compose["services"]["api"]
    assert "profiles" not in api
    [mount] = api["volumes"]
    volume, folder = mount.split(":")
    assert volume in compose["volumes"]
    assert api["environment"]["ARCHONTOLOGY_STORE"].startswith(folder + "/")
    assert "/healthz" in " ".join(api["healthcheck"]["test"])
    assert f"VOLUME {folder}\n" in DOCKERFILE


def test_the_profile_remote_has_an_engine_and_a_service_over_it(compose: dict[str, Any]) -> None:
    remote = {name: service for name, service in compose["services"].items() if service.get("profiles") == ["remote"]}
    assert set(remote) == {"api-remote", "engine"}
    host, port = re.fullmatch(
        r"http://([a-z]+):(\d+)/?\S*", remote["api-remote"]["environment"]["ARCHONTOLOGY_STORE"]
    ).groups()  # type: ignore[union-attr]
    assert host in remote
    assert f"0.0.0.0:{port}" in remote[host]["command"]
    assert set(remote["api-remote"]["depends_on"]) == {host}


def test_only_settings_that_exist_are_set(compose: dict[str, Any]) -> None:
    used = {name for service in compose["services"].values() for name in service.get("environment", {})}
    assert used | set(re.findall(r"ARCHONTOLOGY_\w+", DOCKERFILE)) <= VARIABLES


def test_the_image_serves_the_health_check_without_root(compose: dict[str, Any]) -> None:
    port = re.search(r"EXPOSE (\d+)", DOCKERFILE)
    assert port is not None
    assert all(
        service["ports"][0].endswith(":" + port[1]) for service in compose["services"].values() if "ports" in service
    )
    assert f"127.0.0.1:{port[1]}/healthz" in DOCKERFILE
    # The last word on the user comes after the last stage has begun, and before the command runs.
    last_stage = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
    assert re.findall(r"^USER (\S+)", last_stage, re.MULTILINE) == ["archontology"]
