"""The command line: which role a command runs as, and when the site refuses to start."""

import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import environ
import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from gunicorn.config import Config

import manage
from sanad.access_log import AccessLog
from sanad.embedded import CHECKOUT
from sanad.management.commands import demo, serve

SITE = "postgres://site:secret@db.example.org/portal"
OWNER = "postgres://owner:secret@/portal?host=%2Fsocket"


@pytest.fixture
def addresses(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", SITE)
    monkeypatch.setenv("DATABASE_OWNER_URL", OWNER)
    monkeypatch.delenv("DATABASE_SITE_ROLE", raising=False)
    monkeypatch.delenv("PGHOST", raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    "command",
    ["serve", "worker", "shell", "check", "demo", "runserver", "lift_hold", "verify_files"],
)
def test_the_portal_runs_as_the_site(addresses, command):
    manage.choose_role(command)
    assert os.environ["DATABASE_URL"] == SITE


@pytest.mark.parametrize(
    "command",
    ["migrate", "makemigrations", "load_demo", "flush", "dbshell", "build_indexes"]
    + ["backup", "restore", "begin_hold"],
)
def test_what_changes_the_schema_runs_as_the_owner(addresses, command):
    addresses.setenv("PGHOST", "")
    manage.choose_role(command)
    assert os.environ["DATABASE_URL"] == OWNER
    assert os.environ["DATABASE_SITE_ROLE"] == "site"


def test_without_the_owners_address_nothing_is_migrated(addresses):
    addresses.delenv("DATABASE_OWNER_URL")
    with pytest.raises(SystemExit, match="DATABASE_OWNER_URL"):
        manage.choose_role("migrate")


@pytest.mark.parametrize("password", ["a/b", "1/b", "a#b", "1#b", "a?b", "1?b", "a:/b"])
def test_an_address_that_its_password_cuts_is_not_read_halfway(addresses, password):
    addresses.setenv("DATABASE_URL", f"postgres://site:{password}@db.example.org/portal")
    with pytest.raises(SystemExit, match="DATABASE_URL.*write % as %25, / as %2F"):
        manage.choose_role("serve")


def test_an_encoded_password_is_read_whole(addresses):
    password = "a/b@c#d:e%f?g h"
    address = f"postgres://site:{quote(password, safe='')}@db.example.org/portal"
    addresses.setenv("DATABASE_URL", address)
    manage.choose_role("serve")
    assert environ.Env().db_url("DATABASE_URL")["PASSWORD"] == password


def test_serve_wants_a_database_of_its_own(addresses):
    addresses.delenv("DATABASE_URL")
    with pytest.raises(SystemExit, match="DATABASE_URL"):
        manage.choose_embedded("serve")


def test_production_without_its_secrets_says_which_are_missing():
    plain = {"PATH": os.environ["PATH"], "SANAD_ENV": "production", "DATABASE_URL": SITE}
    plain["SECRET_KEY"] = "x"
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=CHECKOUT,
        env=plain,
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    said = done.stderr.strip().splitlines()[-1]
    for name in (
        "ALLOWED_HOSTS",
        "PUBLIC_URL",
        "FILES_KEY",
        "SURVEY_TOKEN_KEY",
        "SURVEY_HASH_KEY",
        "ACTOR_KEY",
    ):
        assert name in said
    assert "SECRET_KEY" not in said
    assert "DATABASE_URL" not in said


def of_another_storage(code, **more):
    """What Python says to the code in a production whose environment names another storage."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FILES_")}
    ours = {
        **dict.fromkeys(["SECRET_KEY", "SURVEY_TOKEN_KEY", "SURVEY_HASH_KEY", "ACTOR_KEY"], "x"),
        "SANAD_ENV": "production",
        "DJANGO_SETTINGS_MODULE": "sanad.settings",
        "ALLOWED_HOSTS": "portal.example.org",
        "PUBLIC_URL": "https://portal.example.org",
        "DATABASE_URL": SITE,
        "FILES_KEY": "A" * 43 + "=",
        "FILES_STORAGE": "tests.recovery.bucket.Bucket",
    }
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()\n" + code],
        cwd=CHECKOUT,
        env=plain | ours | more,
        capture_output=True,
        text=True,
    )


def test_the_storage_of_kept_files_is_named_by_the_environment():
    """And no folder of this machine has to be."""
    done = of_another_storage(
        "from sanad.lib import storage\n"
        "print(storage.kept().__class__.__name__, storage.kept().base_url, storage.folder())",
        FILES_STORAGE_OPTIONS='{"base_url": "/bucket/"}',
    )
    assert done.stdout == "Bucket /bucket/ None\n", done.stderr


@pytest.mark.parametrize(
    "named",
    [
        {"BACKEND": "no.such.Class"},
        {"BACKEND": "tests.recovery.bucket.Bucket", "OPTIONS": {"x": 1}},
    ],
)
def test_a_storage_that_cannot_be_made_is_said_at_the_start(settings, named):
    settings.STORAGES = {**settings.STORAGES, "kept": named}
    with pytest.raises(SystemCheckError, match="sanad.E003"):
        call_command("check")


@pytest.fixture
def replaced(monkeypatch):
    """The command line that this process would have become."""
    commands = []
    monkeypatch.setattr(serve.os, "execv", lambda program, command: commands.append(command))
    return commands


@pytest.mark.django_db(transaction=True)
def test_serve_becomes_gunicorn_when_the_rules_stand(replaced):
    call_command("serve", "--bind=127.0.0.1:9", "--workers=4", "--threads=3")
    [command] = replaced
    assert command[:4] == [sys.executable, "-m", "gunicorn", "sanad.wsgi"]
    assert {"--bind=127.0.0.1:9", "--workers=4", "--threads=3", "--preload"} <= set(command)


@pytest.mark.django_db(transaction=True)
def test_serve_refuses_on_a_calendar_that_was_moved(replaced, calendar):
    with pytest.raises(CommandError, match="policy_now"):
        call_command("serve")
    assert replaced == []


def test_a_taken_port_is_passed_over():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert demo.is_taken(socket.AF_INET, taken.getsockname()[1])
    with demo.listen() as listener:
        assert listener.getsockname()[1] >= demo.FIRST_PORT


def test_two_demos_at_once_take_two_ports():
    """A port that was only looked up is another's by the time the site binds it."""
    with demo.listen() as one, demo.listen() as other:
        assert one.getsockname() != other.getsockname()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child")
def test_a_killed_demo_takes_its_children_along():
    """Its child is one that sleeps; who is killed can tell nobody, so the system does."""
    script = (
        "import os, signal, sys; from sanad.management.commands import demo\n"
        "command = demo.Command(); command.children = []\n"
        "child = command._start([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(child.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{script}"],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert_its_child_went_along(done)


FORKED = """
import django, os, sys, time; django.setup()
from sanad.management.commands import demo
command = demo.Command(); command.children = []
def become(args, kind):
    if kind == "sleeps":
        time.sleep(60)
    if kind == "fails":
        raise ValueError("a fault of the site")
    sys.exit(3)
def of(kind):
    child = demo.Fork(["python", "-m", "site"], become, kind)
    command.children.append(child)
    return child
"""


def forked(script, **options):
    return subprocess.run(
        [sys.executable, "-c", f"{FORKED}\n{script}"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        **options,
    )


def test_a_fork_of_the_demo_is_asked_as_any_other_child_is():
    done = forked("""
import atexit, subprocess; atexit.register(print, "the parent's own end")
print(of("ends").wait(20), of("fails").wait(20))
child = of("sleeps")
try:
    child.wait(0.1)
except subprocess.TimeoutExpired:
    print(child.poll(), os.getsid(child.pid) == child.pid)
child.terminate(); print(child.wait(20), child.wait(0))
command.children = [of("sleeps")]; command._stop(); print(command.children[0].poll())
""")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        *("3 1", "None True", "-15 -15", "-15", "the parent's own end"),
    ]
    assert "a fault of the site" in done.stderr


@pytest.mark.parametrize(("parent", "ends"), [("os.getppid()", 0), ("os.getppid() + 1", 1)])
def test_a_child_ends_whose_demo_was_killed_before_it_could_ask_to_be_told(parent, ends):
    script = (
        f"from sanad.management.commands import demo; import os; demo.end_with_parent({parent})"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=CHECKOUT)
    assert done.returncode == ends


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child")
def test_a_killed_demo_takes_its_fork_along():
    done = forked('print(of("sleeps").pid, flush=True); os.kill(os.getpid(), 9)')
    assert_its_child_went_along(done)


def assert_its_child_went_along(killed):
    """`killed` printed the number of its child before its end."""
    assert killed.returncode == -signal.SIGKILL
    child = Path("/proc", killed.stdout.strip())
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and is_alive(child):
        time.sleep(0.1)
    assert not is_alive(child)


def is_alive(process):
    try:
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_demo_has_no_place_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        demo.Command()._prepare()


def test_a_demo_sign_in_is_a_role_a_name_and_a_word():
    for role, name, word in demo.sign_ins():
        assert role
        assert name
        assert word


@pytest.fixture
def access_log():
    """The web server's own log, and the lines written to it."""
    config, lines = Config(), []
    config.set("accesslog", "-")
    logging.getLogger("gunicorn.access").handlers.clear()  # of the one before
    log = AccessLog(config)
    [handler] = log.access_log.handlers
    handler.emit = lambda record: lines.append(record.getMessage())
    return log, lines


def test_the_log_of_the_web_server_holds_no_query_and_no_rating(access_log):
    log, lines = access_log
    answer = SimpleNamespace(status="200 OK", sent=5, headers=[])
    asked = SimpleNamespace(headers=[("REFERER", "https://portal/desk/people/?q=1012345678")])
    for path in ("/desk/people/", "/rate/i/Zm9vYmFyZm9vYmFyZm9vYg/", "/rate/q/5/"):
        environ = {
            "REQUEST_METHOD": "GET",
            "RAW_URI": f"{path}?q=1012345678",
            "PATH_INFO": path,
            "QUERY_STRING": "q=1012345678",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_REFERER": "https://portal/desk/people/?q=1012345678",
            "REMOTE_ADDR": "203.0.113.7",
        }
        log.access(answer, asked, environ, timedelta(seconds=1))
    (line,) = lines
    assert "GET /desk/people/ HTTP/1.1" in line
    assert "1012345678" not in line


@pytest.mark.parametrize("path", ["/a\n203.0.113.9 - - GET /", "/\x85", "/\x1b[31m", "/\r"])
def test_nobody_writes_a_line_of_the_log_by_an_address(access_log, path):
    log, lines = access_log
    answer = SimpleNamespace(status="404 Not Found", sent=5, headers=[])
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": path,
        "PATH_INFO": path,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "203.0.113.7",
    }
    log.access(answer, SimpleNamespace(headers=[]), environ, timedelta(seconds=1))
    (line,) = lines
    assert line.isprintable() and "GET /" in line


def test_every_variable_of_the_settings_is_explained():
    code = (Path(CHECKOUT) / "sanad" / "settings.py").read_text(encoding="utf-8")
    example = (Path(CHECKOUT) / ".env.example").read_text(encoding="utf-8")
    read = set(re.findall(r'\benv(?:\.\w+)?\(\s*"([A-Z_]+)"', code))
    assert len(read) > 10
    assert read - set(re.findall(r"^#?\s?([A-Z_]+)=", example, re.MULTILINE)) == set()


@pytest.fixture
def migrating(monkeypatch, tmp_path):
    """A demo on a server of its own, whose commands are noted and not run."""
    monkeypatch.setattr(demo, "OWN_FOLDER", tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"postgres://site@/sanad?host=/tmp/{demo.SOCKET_PREFIX}1")
    command, ran = demo.Command(), []
    monkeypatch.setattr(command, "_say", lambda words: None)
    monkeypatch.setattr(command, "_manage", lambda *arguments: ran.append(arguments))
    return command, ran


def test_a_second_start_of_the_same_code_does_not_migrate_again(migrating, monkeypatch):
    command, ran = migrating
    command._migrate()
    command._migrate()
    assert ran == [("migrate",)]
    monkeypatch.setattr(demo, "digest_of_code", lambda: "of another release")
    command._migrate()
    assert ran == [("migrate",)] * 2


def test_a_migration_that_failed_is_tried_again(migrating, monkeypatch):
    command, ran = migrating
    command._migrate()
    monkeypatch.setattr(demo, "digest_of_code", lambda: "of another release")
    with monkeypatch.context() as failing, pytest.raises(CommandError):
        failing.setattr(command, "_manage", fails)
        command._migrate()
    command._migrate()
    assert len(ran) == 2


def fails(*arguments):
    raise CommandError("migrate failed.")


def test_a_database_of_somebody_elses_is_migrated_each_time(migrating, monkeypatch):
    command, ran = migrating
    monkeypatch.setenv("DATABASE_URL", "postgres://site@db.example.org/sanad")
    command._migrate()
    command._migrate()
    assert len(ran) == 2


def test_the_digest_of_the_code_follows_every_file_of_it(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "sanad").mkdir()
    (tmp_path / "requirements.txt").write_text("django==5.2")
    digests = {demo.digest_of_code()}
    for name, text in (("a.py", "1"), ("a.py", "2"), ("b.toml", "1")):
        (tmp_path / "sanad" / name).write_text(text)
        digests.add(demo.digest_of_code())
    (tmp_path / "requirements.txt").write_text("django==5.3")
    digests.add(demo.digest_of_code())
    assert len(digests) == 5


# /sys is a folder in which nobody makes anything, root included.
@pytest.mark.skipif(sys.platform != "linux", reason="/sys is Linux's")
@pytest.mark.parametrize(
    "script",
    [
        "import manage; manage.ROOT = Path('/sys'); sys.argv = ['manage.py', 'demo'];"
        " os.environ.pop('DATABASE_URL', 0); manage.main()",
        "from sanad import install; install.PRIVATE = Path('/sys/sanad');"
        " sys.exit(install.main(['run']))",
        "import manage; from sanad.embedded import use_embedded;"
        " os.environ.pop('DATABASE_URL', 0); manage.make_keys = lambda path: None;"
        " manage.use_embedded = lambda say: use_embedded(Path('/sys/sanad/postgres'), say);"
        " sys.argv = ['manage.py', 'demo']; manage.main()",
    ],
    ids=["keys", "install", "server"],
)
def test_a_folder_that_cannot_be_written_is_a_sentence(script):
    done = subprocess.run(
        [sys.executable, "-c", f"import os, sys; from pathlib import Path; {script}"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "/sys/sanad cannot be written" in done.stderr or "/sys/.sanad cannot" in done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1, done.stderr
