"""`docs/deploy/README.md` is followed from top to bottom, and what it installs is run."""

import contextlib
import http.client
import re
import signal
import ssl
import subprocess
import time

import pytest

from sanad.server import MAX_BODY_BYTES
from tests.deploy.conftest import NEEDED
from tests.deploy.machine import INSTALLING, PAPERS, chapters

HOST = "portal.example.org"
UNITS = sorted(path.name for path in PAPERS.glob("sanad-*"))
PATIENCE = 120

pytestmark = NEEDED


@pytest.fixture(scope="module")
def site(machine):
    with machine.start("sanad-site.service", BIND=f"127.0.0.1:{machine.site_port}") as process:
        yield process
        process.terminate()
        process.wait(40)


@pytest.fixture(scope="module")
def proxy(machine, site):
    with subprocess.Popen(
        ["/usr/sbin/nginx", "-c", machine.path("/etc/nginx/nginx.conf")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            wait_for_the_first_page(machine, process, site)
            yield
        finally:
            process.terminate()


def wait_for_the_first_page(machine, *processes):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for process in processes:
            assert process.poll() is None, process.stdout.read()
        with contextlib.suppress(OSError):
            if ask(machine, "/")[0] == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the portal did not answer by https")


def ask(machine, path, body=None, **headers):
    """(status, headers, text) of a page asked for by https, as a browser does."""
    trust = ssl.create_default_context(cafile=machine.path("/etc/ssl/sanad/fullchain.pem"))
    trust.check_hostname = False
    connection = http.client.HTTPSConnection("127.0.0.1", machine.https, context=trust, timeout=60)
    try:
        method = "GET" if body is None else "POST"
        connection.request(method, path, body, {"Host": HOST, **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def test_what_the_paper_says_can_be_done_as_it_is_written(machine):
    assert "systemctl enable --now sanad-site sanad-worker sanad-backup.timer" in machine.said
    for owners_file in (machine.path("/etc/sanad/owner.env"), machine.path("/etc/sanad/site.env")):
        assert owners_file.stat().st_mode & 0o077 == 0


def test_production_has_nothing_to_say_against_these_settings(machine):
    assert "System check identified no issues" in machine.said


@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_the_units(machine, name):
    done = subprocess.run(
        ["systemd-analyze", "verify", machine.path(f"/etc/systemd/system/{name}")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 and name not in done.stderr, done.stderr


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".service")])
def test_neither_the_site_nor_the_worker_knows_the_owner(machine, name):
    files = machine.unit(name)["EnvironmentFile"]
    assert any(file.endswith("owner.env") for file in files) is (name == "sanad-backup.service")


def test_the_portal_answers_by_https(machine, proxy):
    status, headers, text = ask(machine, "/", **{"Accept-Language": "en"})
    assert status == 200 and 'dir="rtl"' in text
    style = re.search(r'href="(/static/[^"]+\.css)"', text)[1]
    status, headers, _text = ask(machine, style, **{"Accept-Encoding": "br"})
    assert status == 200 and headers["Content-Encoding"] == "br"
    assert "immutable" in headers["Cache-Control"]


def test_pages_arrive_compressed(machine, proxy):
    _status, headers, _text = ask(machine, "/", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"


def test_a_body_that_is_too_large_is_refused_in_words(machine, proxy):
    status, _headers, text = ask(machine, "/accounts/login/", b"x" * (MAX_BODY_BYTES + 1))
    assert status == 413 and 'dir="rtl"' in text


def test_the_proxys_log_holds_no_query_no_referring_page_and_no_rating(machine, proxy):
    ask(machine, "/accounts/login/?q=1012345678", Referer=f"https://{HOST}/?q=1012345678")
    ask(machine, "/rate/q/1012345678/")
    log = machine.path("/var/log/nginx/access.log")
    for _ in range(50):
        if "/accounts/login/" in log.read_text():
            break
        time.sleep(0.1)
    assert '"GET /accounts/login/" 200' in log.read_text()
    assert "1012345678" not in log.read_text()


def test_the_worker_runs_until_it_is_told_to_stop(machine):
    with machine.start("sanad-worker.service") as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(8)
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (0, "")


def test_the_nightly_backup_leaves_one(machine):
    with machine.start("sanad-backup.service") as process:
        said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert list(machine.path("/srv/sanad/backups").iterdir())


def test_the_upgrade_can_be_done_as_it_is_written(machine):
    said = machine.run(*chapters(INSTALLING)["Upgrade"])
    assert "read again: whole" in said
    assert "no issues" in said
    assert said.index("systemctl stop sanad-worker") < said.index("systemctl start sanad-site")
