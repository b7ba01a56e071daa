"""The embedded PostgreSQL: two roles, several users at once, and a death in between."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import environ
import psycopg2
import pytest

from sanad import postgres
from sanad.embedded import CHECKOUT, Cluster, ServerError, use_embedded


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with Cluster(tmp_path_factory.mktemp("a place") / "postgres") as cluster:
        yield cluster


def ask(url, question):
    connection = psycopg2.connect(url)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()
    finally:
        connection.close()


def server_of(cluster):
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def is_running(pid):
    """A process that ended but waits for somebody to take note of it has no command line left."""
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except FileNotFoundError:
        return False


def wait_until(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.05)


def test_the_owner_makes_databases_and_the_site_owns_nothing(cluster):
    powers = (
        "SELECT current_user, rolsuper, rolcreaterole, rolcreatedb FROM pg_roles"
        " WHERE rolname = current_user"
    )
    assert ask(cluster.urls()["DATABASE_OWNER_URL"], powers) == ("sanad_owner", False, False, True)
    assert ask(cluster.urls()["DATABASE_URL"], powers) == ("sanad_site", False, False, False)
    assert ask(
        cluster.urls()["DATABASE_URL"],
        "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate,"
        " current_setting('data_checksums'), current_setting('listen_addresses')"
        " FROM pg_database WHERE datname = current_database()",
    ) == ("sanad_owner", "UTF8", "C.UTF-8", "on", "")


def test_the_password_is_asked_for(cluster):
    for url in cluster.urls().values():
        password = url.split(":")[2].split("@")[0]
        with pytest.raises(psycopg2.OperationalError, match="password"):
            ask(url.replace(password, "wrong"), "SELECT 1")


def test_the_superuser_has_no_way_in(cluster):
    url = cluster.urls()["DATABASE_OWNER_URL"].replace("sanad_owner:", "postgres:")
    with pytest.raises(psycopg2.OperationalError, match="password"):
        ask(url, "SELECT 1")


def test_secrets_and_socket_are_private(cluster):
    settings = environ.Env.db_url_config(cluster.urls()["DATABASE_URL"])
    for path in (cluster.folder, cluster.home, Path(settings["OPTIONS"]["host"])):
        assert path.stat().st_mode & 0o077 == 0
    assert (cluster.folder / "passwords.json").stat().st_mode & 0o777 == 0o600


STARTER = """
import sys
from sanad.embedded import Cluster
cluster = Cluster(sys.argv[1])
cluster.start()
print(cluster.urls()["DATABASE_URL"], flush=True)
sys.stdin.read()
"""


def starter(folder):
    return subprocess.Popen(
        [sys.executable, "-c", STARTER, str(folder)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def fresh(tmp_path):
    """A cluster's folder of its own; whatever still runs there is ended and removed."""
    folder = tmp_path / "postgres"
    yield folder
    with Cluster(folder):
        pass


def test_two_start_it_at_once_and_the_last_one_stops_it(fresh):
    first, second = starter(fresh), starter(fresh)
    urls = {process.stdout.readline().strip() for process in (first, second)}
    assert len(urls) == 1
    url = urls.pop()
    first.communicate("")
    assert ask(url, "SELECT 1") == (1,)
    second.communicate("")
    assert_goes_down(url, fresh)


def test_a_user_that_is_killed_does_not_keep_it_up(fresh):
    killed, other = starter(fresh), starter(fresh)
    url = killed.stdout.readline().strip()
    assert other.stdout.readline().strip() == url
    killed.kill()
    killed.communicate()
    other.communicate("")
    assert_goes_down(url, fresh)


def assert_goes_down(url, folder):
    """At once by the last user, or a moment later by the watchdog, where that was faster."""
    for _ in range(300):
        try:
            ask(url, "SELECT 1")
        except psycopg2.OperationalError:
            if not (Cluster(folder).data / "postmaster.pid").exists():
                return
        time.sleep(0.1)
    raise AssertionError("the server is still up")


# Whoever starts the tests may have left their terminal: what is ignored would be inherited.
USER = """
import signal, sys, time
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from sanad.embedded import Cluster
with Cluster(sys.argv[1]) as cluster:
    print(int((cluster.data / "postmaster.pid").read_text().split()[0]), flush=True)
    print(cluster.home, flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_process_that_dies_leaves_no_server_and_no_throwaway(tmp_path, number):
    folder = tmp_path / "a place" / "postgres"
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(folder)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    server, home = int(process.stdout.readline()), Path(process.stdout.readline().strip())
    assert is_running(server)
    os.kill(process.pid, number)
    process.communicate()
    assert process.returncode == -number
    wait_until(lambda: not is_running(server))
    wait_until(lambda: not folder.exists() and not home.exists())


def test_a_process_that_dies_leaves_the_data_of_a_kept_cluster(fresh):
    process = starter(fresh)
    process.stdout.readline()
    cluster = Cluster(fresh)
    server = server_of(cluster)
    process.kill()
    process.communicate()
    wait_until(lambda: not is_running(server))
    assert (cluster.data / "PG_VERSION").exists()


def test_it_comes_up_again_after_the_server_was_killed(fresh):
    process = starter(fresh)
    url = process.stdout.readline().strip()
    cluster = Cluster(fresh)
    server = server_of(cluster)
    os.kill(server, signal.SIGKILL)
    process.communicate("")
    # The pid file now names a dead process; by the next start it could be anybody's number.
    pid_file = cluster.data / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    cluster.start()
    try:
        assert cluster.urls()["DATABASE_URL"] != url
        assert ask(cluster.urls()["DATABASE_URL"], "SELECT 1") == (1,)
    finally:
        cluster.stop()


def test_a_deleted_folder_starts_anew(fresh):
    with_data = starter(fresh)
    ask(with_data.stdout.readline().strip(), "SELECT 1")
    with_data.communicate("")
    (fresh / "passwords.json").unlink()
    cluster = Cluster(fresh)
    cluster.start()
    try:
        assert ask(cluster.urls()["DATABASE_URL"], "SELECT 1") == (1,)
        assert (cluster.home / "data.before").is_dir()
    finally:
        cluster.stop()


def test_an_address_in_the_environment_is_left_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://site@db.example.org/sanad")
    assert use_embedded(tmp_path / "postgres") is None
    assert not (tmp_path / "postgres").exists()


def test_a_folder_of_another_version_is_refused(fresh):
    with Cluster(fresh) as cluster:
        version = cluster.data / "PG_VERSION"
        made_by = version.read_text()
        version.write_text("15\n")
        try:
            with pytest.raises(ServerError, match="made by PostgreSQL 15"):
                Cluster(fresh).start()
        finally:
            version.write_text(made_by)


def test_nothing_is_left_of_a_throwaway(tmp_path):
    with Cluster(tmp_path / "postgres") as cluster:
        server = server_of(cluster)
        home = cluster.home
    wait_until(lambda: not is_running(server))  # its pid file goes a moment before it does
    assert not home.exists()
    assert not (tmp_path / "postgres").exists()


@pytest.fixture
def small_disk():
    """A disk of four megabytes, which has no room for a server."""
    # The server's own user must get there.
    with tempfile.TemporaryDirectory(prefix="sanad-disk-") as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=4m,mode=755", "small", folder]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("only root makes a small disk")
        Path(folder).chmod(0o755)
        yield Path(folder)
        # What failed for want of room may still be on its way out.
        umount = ["umount", folder]
        wait_until(lambda: not subprocess.run(umount, capture_output=True, check=False).returncode)


@pytest.mark.parametrize("has_programs", [False, True])
def test_a_full_disk_is_a_sentence(small_disk, monkeypatch, has_programs):
    programs = postgres.system_binaries()
    if has_programs:
        monkeypatch.setattr(postgres, "system_binaries", lambda: programs)
    monkeypatch.setattr(postgres, "SYSTEM_HOME", small_disk / "system")
    with pytest.raises(ServerError, match="full: make room on it"):
        Cluster(small_disk / "postgres").start()
