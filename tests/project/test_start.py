"""Before `serve` and `worker` start they wait for the database and look at the static files."""

import io
import time

import pytest
from django.contrib.staticfiles import storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, connection
from whitenoise.storage import CompressedManifestStaticFilesStorage

from sanad import start


@pytest.fixture
def away(monkeypatch):
    """`away(n)`: the database refuses the next `n` tries."""
    tries = []

    def refuse(count):
        def ensure_connection():
            tries.append(1)
            if len(tries) <= count:
                raise OperationalError("connection refused\n\tIs the server running?")

        monkeypatch.setattr(connection, "ensure_connection", ensure_connection)
        monkeypatch.setattr(time, "sleep", lambda seconds: None)
        return tries

    return refuse


@pytest.mark.django_db
def test_a_database_that_comes_late_is_waited_for(away):
    tries, said = away(3), []
    start.wait_for_database(said.append, 60)
    assert len(tries) == 4
    assert said == [
        "Waiting up to 60 seconds for the database: connection refused Is the server running?"
    ]


@pytest.mark.django_db
def test_a_database_that_does_not_come_ends_the_start_with_a_sentence(away):
    away(1)
    with pytest.raises(CommandError, match="did not answer within 0 seconds: connection refused"):
        start.wait_for_database(lambda words: None, 0)


@pytest.fixture
def collected(settings, tmp_path, monkeypatch):
    """The static folder of production, as `collectstatic` leaves it; two files are enough."""
    source, settings.STATIC_ROOT = tmp_path / "source", tmp_path / "static"
    source.mkdir()
    (source / "style.css").write_text("a { color: red }" * 20)
    (source / "page.js").write_text("let a = 1;" * 20)
    (source / ".stamp").write_text("the installer's own")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}
    start.finders.get_finder.cache_clear()
    call_command("collectstatic", "--no-input", stdout=io.StringIO())
    monkeypatch.setattr(start, "staticfiles_storage", CompressedManifestStaticFilesStorage())
    yield source, settings.STATIC_ROOT
    start.finders.get_finder.cache_clear()


def test_collected_files_are_taken(collected):
    start.check_static_files()


def test_the_collected_files_are_compressed_in_two_ways(collected):
    _source, static = collected
    kinds = {path.suffix for path in static.iterdir()}
    assert {".gz", ".br"} <= kinds


@pytest.mark.parametrize(
    "harm",
    [
        lambda source, static: (static / "staticfiles.json").unlink(),
        lambda source, static: next(static.glob("style.*.css")).unlink(),
        lambda source, static: (source / "style.css").write_text("a { color: blue }"),
        lambda source, static: (source / "new.css").write_text("a {}"),
    ],
    ids=["no list", "a file is missing", "of the release before", "a new file"],
)
def test_files_of_another_release_stop_the_start(collected, harm, monkeypatch):
    source, static = collected
    harm(source, static)
    monkeypatch.setattr(start, "staticfiles_storage", CompressedManifestStaticFilesStorage())
    with pytest.raises(CommandError, match=r"(style|new)\.css.*manage.py collectstatic"):
        start.check_static_files()


def test_development_serves_them_from_where_they_are():
    assert not isinstance(storage.staticfiles_storage, start.ManifestFilesMixin)
    start.check_static_files()
