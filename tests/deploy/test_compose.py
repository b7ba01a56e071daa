"""`compose.yaml` as far as it can be judged without an engine: what it names is there."""

import os
import re
import shlex
import subprocess
import sys

import pytest
import yaml
from django.core.management import get_commands

from sanad.embedded import CHECKOUT
from tests.deploy.conftest import NEEDED, PASSWORDS

COMPOSE = yaml.safe_load((CHECKOUT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
# PostgreSQL's own and its image's.
OTHERS = {"PGPASSWORD", "POSTGRES_PASSWORD", "POSTGRES_INITDB_ARGS"}


def test_it_is_what_compose_reads():
    """By the specification's own schema: names of keys, kinds and forms of values."""
    judged = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run([*judged, CHECKOUT / "compose.yaml"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", [name for name, one in SERVICES.items() if "command" in one])
def test_its_commands_are_the_portals(name):
    python, script, command = SERVICES[name]["command"]
    assert (python, script) == ("python", "manage.py")
    assert command in get_commands()


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_names_is_there(name):
    service = SERVICES[name]
    shared = service.get("network_mode", f"service:{name}").removeprefix("service:")
    assert {*service.get("depends_on", []), shared} <= SERVICES.keys()
    for mount in service.get("volumes", []):
        source = mount.split(":")[0]
        if source.startswith("./") and source != "./certificates":
            assert (CHECKOUT / source).is_file()
        elif not source.startswith("./"):
            assert source in COMPOSE["volumes"]


@pytest.mark.parametrize("name", SERVICES)
def test_its_variables_are_explained(name):
    explained = re.findall(
        r"^#?\s?([A-Z_]+)=", (CHECKOUT / ".env.example").read_text(), re.MULTILINE
    )
    roles = re.findall(r"[A-Z]+_PASSWORD", (CHECKOUT / "docs/roles.sh").read_text())
    assert set(SERVICES[name].get("environment", {})) <= {*explained, *roles, *OTHERS}


def test_only_the_migrations_know_the_owner():
    owners = {
        name
        for name, one in SERVICES.items()
        if "OWNER_PASSWORD" in str(one.get("environment")) and name != "database"
    }
    assert owners == {"migrate"}


def test_nobody_reaches_the_site_around_the_proxy():
    assert SERVICES["site"]["environment"]["BIND"].startswith("127.0.0.1:")
    assert SERVICES["proxy"]["network_mode"] == "service:site"
    assert SERVICES["site"]["ports"] == ["80:80", "443:443"]


def test_no_password_stands_in_an_address():
    for service in SERVICES.values():
        for value in service.get("environment", {}).values():
            assert not re.search(r"://[^/]*:.*@", value)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        pytest.param("migrate", "migrate --check", marks=NEEDED),
        pytest.param("worker", "worker --once", marks=NEEDED),
    ],
)
def test_a_service_reaches_its_database_with_what_it_is_given(machine, name, command):
    """The addresses bear no password: it travels beside them, whatever letters it has."""
    owners, sites = PASSWORDS
    given = {
        variable: value.replace("${OWNER_PASSWORD:?}", owners)
        .replace("${SITE_PASSWORD:?}", sites)
        .replace("@database/", f"@127.0.0.1:{machine.database_port}/")
        for variable, value in SERVICES[name]["environment"].items()
    }
    lines = machine.path("/etc/sanad/site.env").read_text().splitlines()
    env_file = dict(line.split("=", 1) for line in lines)
    done = subprocess.run(
        [sys.executable, "manage.py", *command.split()],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], **env_file, **given},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_the_image_collects_its_static_files_with_the_settings_it_is_built_with():
    lines = re.sub(r"^#.*\n|\\\n", "", (CHECKOUT / "Dockerfile").read_text(), flags=re.MULTILINE)
    steps = lines.splitlines()
    [step] = [step for step in steps if "collectstatic" in step]
    words = shlex.split(step.removeprefix("RUN "))
    settings = dict(word.split("=", 1) for word in words if re.match("[A-Z_]+=", word))
    [_python, *command] = words[len(settings) :]
    done = subprocess.run(
        [sys.executable, *command, "--dry-run"],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], **settings},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
