"""Whether the portal does its work: the addresses for machines, the manager's page, the alarm."""

import json
import logging
import re
import shutil
from collections import namedtuple
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, OperationalError, connection
from django.db.models import Value
from django.db.models.functions import Now
from django.urls import reverse

from sanad import logs, verification
from sanad.lib.actor import acting
from sanad.lib.isolates import END, LTR
from sanad.management.commands import worker
from sanad.messaging.models import Gateway, MessageDelivery
from sanad.messaging.outbox import queue_code
from sanad.operations import health, workflow
from sanad.operations.enums import RunKind
from sanad.operations.models import Run, Trouble
from tests.messaging.gateway import Gateway as Receiver

pytestmark = pytest.mark.django_db

PAGE = "/desk/operations/"


@pytest.fixture(autouse=True)
def nothing_verified_before(monkeypatch):
    """The verification looks at the real clock, which a test of the calendar may have moved."""
    monkeypatch.setattr(verification, "find_problems", list)
    health.verified.cache_clear()
    yield
    health.verified.cache_clear()


PLAIN = dict.fromkeys(map(ord, LTR + END))


def ran(kind=RunKind.CALENDAR, *, is_ok=None, note="", **ago):
    with workflow.record(kind) as run:
        run.is_ok, run.note = is_ok, note
    ended = Now() - Value(timedelta(**ago))
    Run.objects.filter(kind=kind).update(began_at=ended, ended_at=ended)


def found(code):
    return next(check for check in health.checks() if check.code == code)


# Runs --------------------------------------------------------------------------------------------


def test_a_run_leaves_its_row():
    with workflow.record(RunKind.BACKUP) as run:
        assert Run.objects.get().is_ok is None
        run.note = "12 GB"
    kept = Run.objects.get()
    assert kept.is_ok and kept.note == "12 GB" and kept.ended_at >= kept.began_at


def test_the_newest_of_its_kind_counts():
    for kind in (RunKind.BACKUP, RunKind.CALENDAR, RunKind.BACKUP):
        with workflow.record(kind):
            pass
    with pytest.raises(ZeroDivisionError), workflow.record(RunKind.BACKUP):
        1 / 0  # noqa: B018
    Run.objects.create(kind=RunKind.BACKUP)
    with workflow.record(RunKind.FILES):
        pass
    _first, _other, good, broken, under_way, _last = Run.objects.order_by("pk")
    newest = Run.objects
    assert newest.last_begun(RunKind.BACKUP) == under_way
    assert newest.last_ended(RunKind.BACKUP) == broken
    assert newest.last_good(RunKind.BACKUP) == good
    assert newest.last_begun(RunKind.CHAIN) is None


def test_a_run_that_breaks_says_so_and_lets_it_pass():
    with pytest.raises(ZeroDivisionError), workflow.record(RunKind.BACKUP):
        1 / 0  # noqa: B018
    assert Run.objects.get().is_ok is False and Run.objects.get().note == "ZeroDivisionError"


@pytest.mark.parametrize("length", [299, 300, 301])
def test_a_long_note_is_kept_as_far_as_it_fits(length):
    with workflow.record(RunKind.BACKUP) as run:
        run.note = "x" * length
    workflow.note_troubles([health.Check("disk", False, "x" * length)])
    kept = min(length, 300)
    assert len(Run.objects.get().note) == len(Trouble.objects.get().note) == kept


def test_a_pass_of_the_worker_is_a_run(monkeypatch):
    monkeypatch.setattr(worker, "tasks", lambda: [("a", lambda: 0), ("b", lambda: 1 / 0)])
    worker.run_due()
    run = Run.objects.get()
    assert run.is_ok is False and run.note == "b"
    monkeypatch.setattr(worker, "tasks", lambda: [("a", lambda: 0)])
    worker.run_due()
    assert Run.objects.last_good(RunKind.CALENDAR).note == ""


@pytest.mark.parametrize(
    ("kind", "days", "is_kept"),
    [("calendar", 6, True), ("calendar", 8, False), ("backup", 399, True), ("backup", 401, False)],
)
def test_old_runs_go(kind, days, is_kept):
    ran(kind, days=days)
    assert workflow.sweep() == (not is_kept)


# Checks, each at its edge ------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "is_ok"), [(4, True), (6, False)])
def test_the_calendar_is_fresh_for_five_minutes(minutes, is_ok):
    assert not found("calendar").is_ok
    ran(minutes=minutes)
    assert found("calendar").is_ok is is_ok


@pytest.mark.parametrize(("minutes", "is_ok"), [(29, True), (31, False)])
def test_what_waits_for_half_an_hour_is_seen(minutes, is_ok):
    assert found("outbox").is_ok
    queue_code("+966551234567", "482913")
    MessageDelivery.objects.update(queued_at=Now() - Value(timedelta(minutes=minutes)))
    assert found("outbox").is_ok is is_ok


@pytest.mark.parametrize("production", [True, False])
@pytest.mark.parametrize("kind", ["calendar", "files", "backup"])
def test_what_never_happened_is_not_in_order(client, cast, settings, kind, production):
    """On the page, in the figures and in the alarm alike, wherever the portal runs."""
    settings.PRODUCTION, settings.ALARM_EMAIL = production, ["it@example.org"]
    check = found(kind)
    assert not check.is_ok and check.is_never and check.chip[0] == "لم يحدث قط"
    lines = client.get("/metrics").content.decode().splitlines()
    assert f'sanad_ok{{check="{kind}"}} 0' in lines
    assert f'sanad_run_age_seconds{{kind="{kind}"}} +Inf' in lines
    workflow.note_troubles([check])
    assert check.found in mail.outbox[0].body
    client.force_login(cast.manager)
    assert check.found in client.get(PAGE).content.decode()
    ran(kind, minutes=1)
    assert found(kind).is_ok and not found(kind).is_never


@pytest.mark.parametrize(("hours", "is_ok"), [(49, True), (51, False)])
def test_files_are_compared_every_other_night_at_least(hours, is_ok):
    ran(RunKind.FILES, hours=hours)
    assert found("files").is_ok is is_ok


@pytest.mark.parametrize(("hours", "is_ok"), [(25, True), (27, False)])
def test_a_backup_is_of_last_night(hours, is_ok):
    ran(RunKind.BACKUP, hours=hours)
    assert found("backup").is_ok is is_ok


Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(
    ("total", "free", "is_ok"),
    [(100e9, 6e9, True), (100e9, 4e9, False), (10e9, 0.9e9, False), (10e9, 1.1e9, True)],
)
def test_the_disk_has_room(monkeypatch, total, free, is_ok):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(total, total - free, free))
    assert found("disk").is_ok is is_ok


def test_the_room_of_another_storage_is_said_not_to_be_measured(settings):
    bucket = {"BACKEND": "tests.recovery.bucket.Bucket"}
    settings.STORAGES = {**settings.STORAGES, "kept": bucket}
    check = found("disk")
    assert check.is_ok and "مخزن آخر" in check.found
    assert "sanad_files_free_bytes" not in {name for name, *_rest in health.figures()}


def test_figures_and_page_measure_the_same_disk(tmp_path, settings, monkeypatch):
    """The folder of the files itself may be another disk's."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILES_ROOT.mkdir()
    asked = []
    usage = Usage(100e9, 1, 99e9)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: asked.append(folder) or usage)
    assert found("disk").is_ok and list(health.figures())
    assert set(asked) == {settings.FILES_ROOT}


# Addresses for machines --------------------------------------------------------------------------


def test_healthz_asks_nobody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert answer.status_code == 200 and answer.content == b"ok\n" and not answer.cookies
    assert client.post("/healthz").status_code == 405


def test_readyz_says_whether_the_work_is_done(client, monkeypatch):
    answer = client.get("/readyz")
    assert answer.status_code == 503 and b"calendar: look at it" in answer.content
    ran(minutes=1)
    assert client.get("/readyz").status_code == 200
    monkeypatch.setattr(verification, "find_problems", lambda: ["a trigger is missing"])
    health.verified.cache_clear()
    answer = client.get("/readyz")
    assert answer.status_code == 503 and b"trigger" not in answer.content


def test_readyz_without_a_database(client, monkeypatch):
    def away():
        raise OperationalError

    monkeypatch.setattr(health, "database_now", away)
    answer = client.get("/readyz")
    assert answer.status_code == 503 and b"does not answer" in answer.content


def test_metrics_are_figures_that_prometheus_reads(client):
    ran(minutes=1)
    queue_code("+966551234567", "482913")
    lines = client.get("/metrics").content.decode().splitlines()
    figures = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert figures['sanad_ok{check="calendar"}'] == "1"
    assert figures['sanad_outbox_waiting{kind="codes"}'] == "1"
    assert 59 <= float(figures['sanad_run_age_seconds{kind="calendar"}']) <= 90
    typed = [line for line in lines if line.startswith("# TYPE")]
    assert len(typed) == len(set(typed)) and "+9665" not in "".join(lines)


def test_metrics_are_not_for_everybody(client, settings):
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.9").status_code == 403
    through_a_proxy = {"x-forwarded-for": "127.0.0.1"}
    assert client.get("/metrics", headers=through_a_proxy).status_code == 403
    settings.METRICS_TOKEN = "a-token"
    assert client.get("/metrics").status_code == 403
    token = {"authorization": "Bearer a-token"}
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.9", headers=token).status_code == 200


# The page ----------------------------------------------------------------------------------------


def test_the_manager_sees_what_runs(client, cast):
    assert reverse("operations:show") == PAGE
    Gateway.objects.create(channel="sms", answer="SMS gateway: 401", held_at=Now(), try_at=Now())
    Trouble.objects.create(code="sms", note="SMS gateway: 401")
    client.force_login(cast.manager)
    page = client.get(PAGE).content.decode()
    assert reverse("messaging:try_all_again", args=["sms"]) in page
    assert page.count("SMS gateway: 401") == 2 and "PostgreSQL" in page
    assert "تُجرَّب رسالة واحدة تلقائيًا" in page


ENGLISH = re.compile(rf"[A-Za-z]{{3,}}(?=[^{LTR}{END}]*(?:{LTR}|$))")


def test_nothing_is_said_in_english_between_arabic(monkeypatch, tmp_path, settings):
    """What machines and operators wrote is kept apart from the line; all else is Arabic."""
    monkeypatch.setattr(verification, "find_problems", lambda: ["a trigger is missing"])
    settings.FILES_ROOT = tmp_path / "none" / "at-all"
    health.verified.cache_clear()
    ran(RunKind.FILES, note="12 whole, 1 missing (document-7), 0 damaged, 0 without a row")
    ran(RunKind.BACKUP, note="sanad-2026-11-27.tar")
    ran(RunKind.CALENDAR, is_ok=False, note="contact, requests_app, gone")
    Gateway.objects.create(channel="sms", answer="SMS gateway: 401", held_at=Now())
    found = {check.code: check.found for check in health.checks()}
    assert len(found) == 7 and all(found.values())
    assert [words for words in found.values() if ENGLISH.search(words)] == []
    assert re.search("[A-Za-z]{3}", "".join(found.values()))  # the operator's own words are there
    plain = {code: words.translate(PLAIN) for code, words in found.items()}
    assert plain["files"] == "سليمة: 12، مفقودة: 1 (document-7)، تالفة: 0، بلا سجل: 0"
    assert plain["calendar"] == "توقف عند: التواصل، الطلبات، gone"


def test_a_comparison_that_was_broken_off_says_what_stopped_it():
    ran(RunKind.FILES, is_ok=False, note="OSError")
    assert found("files").found.translate(PLAIN) == "OSError"


def test_every_part_of_the_calendar_has_words():
    assert {app for app, _due in worker.tasks()} <= set(health.AREAS)


# The alarm ---------------------------------------------------------------------------------------


WRONG = [health.Check("disk", False, "0.1 GB"), health.Check("backup", True)]
RIGHT = [health.Check("disk", True), health.Check("backup", True)]


def test_each_change_is_told_once(settings):
    settings.ALARM_EMAIL = ["it@example.org"]
    for checks in (RIGHT, WRONG, WRONG, WRONG, RIGHT, RIGHT, WRONG):
        workflow.note_troubles(checks)
    assert len(mail.outbox) == 3
    assert [message.to for message in mail.outbox] == [["it@example.org"]] * 3
    assert "0.1 GB" in mail.outbox[0].body and "0.1 GB" not in mail.outbox[1].body
    assert Trouble.objects.count() == 2 and Trouble.objects.open().count() == 1


def test_an_alarm_that_nobody_took_is_told_again(settings):
    with Receiver() as receiver:
        settings.ALARM_URL, receiver.answers = receiver.url, [500]
        workflow.note_troubles(WRONG)
        workflow.note_troubles(WRONG)
        workflow.note_troubles(WRONG)
    assert len(receiver.posts) == 2
    (_, said) = receiver.posts[-1]
    assert said["changes"] == [{"code": "disk", "note": "0.1 GB", "is_over": False}]


def test_without_a_way_it_stands_on_the_page():
    workflow.note_troubles(WRONG)
    assert Trouble.objects.open().get().told_at and mail.outbox == []


# The log -----------------------------------------------------------------------------------------


def logged(message, *arguments, error=None):
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("django", logging.ERROR, __file__, 1, message, arguments, info)
    return json.loads(logs.JsonFormatter().format(record))


def test_a_line_is_an_object_without_anybodys_data():
    line = logged("Not Found: %s", "/desk/search/?q=%D9%85&id=1012345678")
    assert line["message"] == "Not Found: /desk/search/" and line["level"] == "error"


def test_an_exception_is_told_without_its_words():
    try:
        with acting(None), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO operations_trouble (code, note) VALUES ('x', 'منيرة'), ('x', 'منيرة')"
            )
    except IntegrityError as error:
        line = logged("Internal Server Error: /desk/", error=error)
    text = json.dumps(line, ensure_ascii=False)
    assert "منيرة" not in text and "trouble_once_while_open" in text and "test_health.py" in text
