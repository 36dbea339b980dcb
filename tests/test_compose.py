"""What a compose client makes of docker-compose.yml, and that the image gets what it is built from. No engine is asked."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "lantern-and-quill"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    done = _config(tmp_path_factory.mktemp("compose"), {"NEO4J_PASSWORD": PASSWORD})
    assert done.returncode == 0, done.stderr
    resolved: dict[str, Any] = yaml.safe_load(done.stdout)["services"]
    return resolved


@pytest.mark.parametrize("given", [{}, {"NEO4J_PASSWORD": ""}], ids=["unset", "empty"])
def test_without_a_password_nothing_starts(tmp_path: Path, given: dict[str, str]) -> None:
    done = _config(tmp_path, given)
    assert done.returncode != 0
    assert "NEO4J_PASSWORD" in done.stderr


def test_the_password_is_the_one_given(services: dict[str, Any]) -> None:
    assert services["neo4j"]["environment"]["NEO4J_AUTH"] == f"neo4j/{PASSWORD}"
    assert services["app"]["environment"]["NEO4J_PASSWORD"] == PASSWORD


def test_ports_are_open_to_this_machine_only(services: dict[str, Any]) -> None:
    published = {name: [_address(port) for port in service["ports"]] for name, service in services.items()}
    assert published == {"neo4j": ["127.0.0.1:7474", "127.0.0.1:7687"], "app": ["127.0.0.1:8501"]}


@pytest.mark.parametrize("name", ["neo4j", "app"])
def test_a_service_may_no_more_than_it_must(services: dict[str, Any], name: str) -> None:
    service = services[name]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert not service.get("privileged")


def test_the_app_waits_for_neo4j_and_writes_to_its_volume_only(services: dict[str, Any]) -> None:
    app = services["app"]
    assert app["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert services["neo4j"]["healthcheck"]["test"]
    assert app["read_only"] is True
    assert app["tmpfs"] == ["/tmp"]
    assert dict(map(_mount, app["volumes"])) == {"/data": True, "/app/data/policies": False}


def test_neo4j_is_one_release_that_loads_nothing_from_outside(services: dict[str, Any]) -> None:
    neo4j = services["neo4j"]
    assert re.fullmatch(r"neo4j:\d+\.\d+\.\d+-community", neo4j["image"])
    assert neo4j["user"].split(":")[0] not in ("", "0", "root")
    assert neo4j["environment"]["NEO4J_dbms_security_allow__csv__import__from__file__urls"] == "false"
    assert neo4j["environment"]["NEO4J_internal_dbms_cypher__ip__blocklist"] == "0.0.0.0/0,::/0"


def test_the_image_gets_what_it_is_built_from_and_nothing_else() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = {source for line in lines if line.startswith("COPY ") for source in line.split()[1:-1]}
    let_through = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert copied == let_through
    assert all((ROOT / source).exists() for source in copied)
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    rooms = {pattern.rstrip("*") for pattern in setup["packages"]["find"]["include"]}
    assert rooms | {f"{module}.py" for module in setup["py-modules"]} <= copied


def _config(folder: Path, given: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The file with all that the client fills in, in a folder where no .env is, without this machine's environment."""
    shutil.copy(ROOT / "docker-compose.yml", folder)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "COMPOSE_"))}
    return subprocess.run([*_client(), "config"], cwd=folder, env={**kept, **given}, capture_output=True, text=True)


def _client() -> list[str]:
    for client in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(client[0]) and subprocess.run([*client, "version"], capture_output=True).returncode == 0:
            return client
    reason = "no compose client: install docker compose (Debian: apt install docker-compose)"
    return pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)


def _address(port: str | dict[str, Any]) -> str:
    """The older client prints 127.0.0.1:8501:8501/tcp, the newer one a mapping."""
    if isinstance(port, str):
        return port.rpartition(":")[0]
    return f"{port['host_ip']}:{port['published']}"


def _mount(volume: str | dict[str, Any]) -> tuple[str, bool]:
    if isinstance(volume, str):
        _, target, mode = volume.rsplit(":", 2)
        return target, mode != "ro"
    return volume["target"], not volume.get("read_only", False)
