"""Sessions end by the database's clock, and know whose they are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

from sanad import verification
from sanad.accounts import tasks
from sanad.accounts.models import Session
from sanad.accounts.sessions import SEEN_AGAIN_AFTER
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.policy import approved

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return UserFactory(officer=True)


def sign_in(client, user, device="Mozilla/5.0 (Linux; Android 14)"):
    return client.post(
        "/accounts/login/",
        {"login": user.username, "password": PASSWORD},
        HTTP_USER_AGENT=device,
    )


def is_in(client):
    return client.get("/accounts/password/change/").status_code == 200


def wrong_clock(monkeypatch, hours):
    right = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: right() + timedelta(hours=hours))


@pytest.mark.parametrize("hours", [13, -13])
def test_a_machine_with_a_wrong_clock_signs_nobody_out(client, officer, monkeypatch, hours):
    sign_in(client, officer)
    wrong_clock(monkeypatch, hours)
    assert is_in(client)
    tasks.due()
    assert is_in(client)


@pytest.mark.parametrize("hours", [13, -13])
def test_it_keeps_nobody_in_either(client, officer, monkeypatch, hours):
    wrong_clock(monkeypatch, hours)
    sign_in(client, officer)
    ends_in = Session.objects.values_list("expire_date", flat=True).get() - _database_now()
    assert timedelta(hours=23, minutes=59) < ends_in <= timedelta(hours=24)


def _database_now():
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        return cursor.fetchone()[0]


@pytest.mark.parametrize(("ahead", "stays"), [(-1, False), (0, False), (60, True)])
def test_a_session_lasts_until_its_moment(client, officer, ahead, stays):
    sign_in(client, officer)
    Session.objects.update(expire_date=Now() + timedelta(seconds=ahead))
    assert is_in(client) is stays


def test_it_knows_whose_it_is_and_on_what(client, officer):
    sign_in(client, officer, device="Nokia" + "x" * 300)
    session = Session.objects.get()
    assert session.user == officer
    assert session.device.startswith("Nokiax") and len(session.device) == 200
    begun = session.begun_at
    client.get("/accounts/password/change/")
    store = client.session
    store["more"] = 1
    store.save()
    session.refresh_from_db()
    assert session.begun_at == begun and session.user == officer


@pytest.mark.parametrize(("seconds", "is_noted"), [(-1, False), (1, True)])
def test_seen_again_is_noted_now_and_then(client, officer, seconds, is_noted):
    sign_in(client, officer)
    long_ago = Now() - SEEN_AGAIN_AFTER - timedelta(seconds=seconds)
    Session.objects.update(last_seen_at=long_ago, begun_at=Now() - timedelta(hours=1))
    before = Session.objects.get().last_seen_at
    is_in(client)
    assert (Session.objects.get().last_seen_at > before) is is_noted


@pytest.mark.parametrize("allowed", [60, 20])
@pytest.mark.parametrize(("more", "stays"), [(-1, True), (0, True), (2, False)])
def test_a_session_that_nobody_uses_ends(client, cast, allowed, more, stays):
    """When it was seen is noted each minute only, so an hour is an hour and up to a minute."""
    approved(cast, in_days=0, idle_minutes=allowed)
    sign_in(client, cast.officer)
    Session.objects.update(last_seen_at=Now() - timedelta(minutes=allowed + more))
    assert is_in(client) is stays


@pytest.mark.parametrize("allowed", [120, 90])
def test_a_beneficiary_may_think_for_longer(client, cast, allowed):
    approved(cast, in_days=0, idle_minutes_by_phone=allowed)
    mother = UserFactory(mobile="+966550123456")
    client.force_login(mother)
    Session.objects.update(last_seen_at=Now() - timedelta(minutes=allowed - 1))
    assert "_auth_user_id" in client.session
    Session.objects.update(last_seen_at=Now() - timedelta(minutes=allowed + 2))
    assert "_auth_user_id" not in client.session


def test_an_idle_session_is_swept_out(client, officer):
    sign_in(client, officer)
    Session.objects.update(last_seen_at=Now() - timedelta(minutes=60))
    tasks.due()
    assert Session.objects.exists()
    Session.objects.update(last_seen_at=Now() - timedelta(minutes=62))
    tasks.due()
    assert not Session.objects.exists()


@pytest.mark.parametrize("allowed", [12, 3])
@pytest.mark.parametrize(("more", "stays"), [(-5, True), (5, False)])
def test_however_much_it_is_used_it_ends(client, cast, allowed, more, stays):
    approved(cast, in_days=0, session_hours=allowed)
    sign_in(client, cast.officer)
    Session.objects.update(begun_at=Now() - timedelta(hours=allowed, seconds=more))
    assert is_in(client) is stays
    tasks.due()
    assert Session.objects.exists() is stays


def test_a_version_of_another_day_ends_nothing(client, cast):
    approved(cast, in_days=3, session_hours=1, idle_minutes=5)
    sign_in(client, cast.officer)
    long = {"begun_at": Now() - timedelta(hours=2), "last_seen_at": Now() - timedelta(minutes=30)}
    Session.objects.update(**long)
    assert is_in(client)


def test_written_again_it_lasts_no_longer(client, officer):
    sign_in(client, officer)
    Session.objects.update(begun_at=Now() - timedelta(hours=11))
    store = client.session
    store["more"] = 1
    store.save()
    ends_in = Session.objects.values_list("expire_date", flat=True).get() - _database_now()
    assert timedelta(hours=12, minutes=59) < ends_in <= timedelta(hours=13)


def test_a_row_that_somebody_else_wrote_opens_nothing(client, officer):
    forged = "eyJfYXV0aF91c2VyX2lkIjoiMSJ9:1x:forged"
    Session.objects.create(
        session_key="f" * 32, session_data=forged, expire_date=Now() + timedelta(hours=1)
    )
    client.cookies["sessionid"] = "f" * 32
    assert not is_in(client)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, None), (55, None), (-55, None), (65, "ahead of"), (-65, "behind")]
)
def test_a_machine_with_a_wrong_clock_says_so(monkeypatch, seconds, said):
    wrong_clock(monkeypatch, seconds / 3600)
    about_the_clock = [p for p in verification.find_problems() if "this machine's clock" in p]
    assert bool(about_the_clock) is bool(said)
    if said:
        assert said in about_the_clock[0]
