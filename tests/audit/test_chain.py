"""The daily chain: whatever was changed afterwards is found and named, the superuser's too."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from sanad.audit import chain, tasks
from sanad.audit.models import ChainLink, Erasure, Opening, RowDigest
from sanad.lib import clock
from sanad.lib.dates import RIYADH
from tests.factories.beneficiaries import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]
OPENINGS = "audit_opening"
A_DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def each_time(monkeypatch):
    """An hour is over whenever the calendar passes."""
    monkeypatch.setattr(tasks.looking, "is_due", lambda: True)


def look(cast, person_id=1):
    return Opening.objects.create(by=cast.officer, person_id=person_id, purpose="service")


@pytest.fixture
def superuser(as_owner):
    """Statements past every trigger, as a superuser would write them."""

    def run(sql, *values):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [ignored()])
            cursor.execute(sql, values)
            cursor.execute("SELECT set_config('pgtrigger.ignore', '', true)")
            return cursor.rowcount

    return run


def ignored():
    import pgtrigger

    ids = (trigger.get_pgid(model) for model, trigger in pgtrigger.registered())
    return f"{{{','.join(ids)}}}"


@pytest.fixture
def day(as_owner):
    """Moves the calendar on; from Sunday 22 November 2026, two in the morning."""

    class Day:
        def move_to(self, moment):
            with connection.cursor() as cursor:
                clock.move(cursor, moment)

        def over(self):
            self.move_to(clock.now() + A_DAY)
            assert tasks.due() >= 1

    day = Day()
    day.move_to(datetime.datetime(2026, 11, 21, 23, tzinfo=datetime.UTC))
    return day


def found(**options):
    return [(each.what, each.table, each.key) for each in chain.verify(**options)]


class TestLinks:
    def test_a_link_for_each_day_and_for_a_day_without_rows(self, cast, day):
        look(cast)
        day.over()
        day.over()
        first, second = ChainLink.objects.order_by("day")
        assert second.day - first.day == A_DAY
        assert second.previous == first.digest and first.previous == ""
        assert found() == []

    def test_a_day_is_not_closed_in_its_first_hour(self, cast, day):
        day.over()
        last = chain.newest().day
        midnight = datetime.datetime.combine(last + 2 * A_DAY, datetime.time(), RIYADH)
        for minutes, more in ((59, 0), (61, 1)):
            day.move_to(midnight + datetime.timedelta(minutes=minutes))
            assert tasks.due() == more

    def test_done_once(self, cast, day):
        day.over()
        assert tasks.due() == 0
        assert ChainLink.objects.count() == 1

    def test_a_row_is_in_the_link_of_its_day_at_riyadh(self, cast, day):
        day.over()
        row = look(cast)
        day.over()
        kept = RowDigest.objects.get(name=OPENINGS, key=str(row.pk))
        assert kept.day == datetime.date(2026, 11, 23) == chain.newest().day

    def test_a_key_far_ahead_leaves_no_later_row_out(self, cast, day, superuser):
        superuser(
            "INSERT INTO audit_opening (id, at, by_id, person_id, purpose, page)"
            " VALUES (9000000000000000, %s, %s, 3, 'service', '')",
            clock.now(),
            cast.officer.pk,
        )
        day.over()
        row = look(cast)
        day.over()
        assert RowDigest.objects.filter(name=OPENINGS, key=str(row.pk)).exists()
        assert found() == []

    def test_the_history_is_in_it(self, cast, day):
        PersonFactory()
        names = {each.name for each in chain.chained()}
        assert {"beneficiaries_personevent", "audit_signin", "audit_refusedtry"} <= names
        assert "surveys_answer" not in names  # no moment stands there, and none is to be learnt


class TestFound:
    @pytest.fixture(autouse=True)
    def two_days(self, cast, day):
        self.row = look(cast)
        day.over()
        self.later = look(cast, 2)
        day.over()
        self.key = str(self.row.pk)

    def test_an_edited_row_is_named(self, superuser):
        assert found() == []
        superuser("UPDATE audit_opening SET purpose = 'verify' WHERE id = %s", self.row.pk)
        assert found() == [("edited", OPENINGS, self.key)]

    def test_a_deleted_row(self, superuser):
        superuser("DELETE FROM audit_opening WHERE id = %s", self.row.pk)
        assert found() == [("deleted", OPENINGS, self.key)]

    def test_a_row_put_in_afterwards(self, superuser, cast):
        superuser(
            "INSERT INTO audit_opening (id, at, by_id, person_id, purpose, page)"
            " VALUES (999999, %s, %s, 3, 'service', '')",
            self.row.at,
            cast.officer.pk,
        )
        assert found() == [("inserted", OPENINGS, "999999")]

    def test_the_history(self, superuser, day):
        day.move_to(datetime.datetime.now(datetime.UTC) + 2 * A_DAY)  # which goes by its own clock
        tasks.due()
        sql = "UPDATE accounts_userevent SET name = 'x' WHERE pgh_id = (SELECT min(pgh_id) FROM"
        assert superuser(f"{sql} accounts_userevent)") == 1
        assert [each[:2] for each in found()] == [("edited", "accounts_userevent")]

    def test_the_chains_own_rows(self, superuser):
        superuser("UPDATE audit_rowdigest SET digest = repeat('0', 64) WHERE key = %s", self.key)
        kinds = {what for what, *_row in found()}
        assert kinds == {"edited", "the digests were changed"}

    def test_a_row_changed_with_its_digest(self, superuser):
        superuser("UPDATE audit_opening SET purpose = 'verify' WHERE id = %s", self.row.pk)
        superuser("DELETE FROM audit_rowdigest WHERE key = %s AND name = %s", self.key, OPENINGS)
        assert ("the digests were changed", OPENINGS, "") in found()

    def test_a_link(self, superuser):
        superuser("UPDATE audit_chainlink SET digest = repeat('0', 64) WHERE day = '2026-11-22'")
        days = [(each.what, str(each.day)) for each in chain.verify()]
        assert days == [
            ("the link was changed", "2026-11-22"),
            ("the link before is another", "2026-11-23"),
        ]

    def test_a_link_taken_out(self, superuser):
        superuser("DELETE FROM audit_chainlink WHERE day = '2026-11-22'")
        assert found()[0][0] == "the link before is another"

    def test_a_chain_made_anew_differs_from_the_link_kept_outside(self, superuser, day):
        kept = {link.day: link.digest for link in ChainLink.objects.all()}
        assert chain.verify(known=kept) == []
        for table in ("audit_chainlink", "audit_chaintable", "audit_rowdigest"):
            superuser(f"DELETE FROM {table}")
        superuser("UPDATE audit_opening SET purpose = 'verify' WHERE id = %s", self.row.pk)
        tasks.due()
        assert chain.verify() == []  # by itself it is whole
        assert {each.what for each in chain.verify(known=kept)} == {
            "the link is not the one kept outside",
            "the link kept outside is not in the chain",
        }

    def test_only_days_not_checked_yet_unless_all(self, superuser, day):
        assert chain.verify() == []
        assert chain.found_in_order() == 2
        superuser("UPDATE audit_opening SET purpose = 'verify' WHERE id = %s", self.row.pk)
        day.over()
        assert found() == []
        assert found(everything=True) == [("edited", OPENINGS, self.key)]

    def test_a_column_added_later_changes_nothing(self, superuser):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_opening ADD COLUMN later text NOT NULL DEFAULT 'x'")
        assert found() == []


class TestErasure:
    @pytest.fixture(autouse=True)
    def a_day(self, cast, day):
        self.row = look(cast)
        day.over()

    def test_a_lawful_erasure_leaves_digest_and_record(self, day):
        call_command("erase_row", OPENINGS, str(self.row.pk), reason="قرار 12")
        assert not Opening.objects.exists()
        assert Erasure.objects.get().reason == "قرار 12"
        kept = RowDigest.objects.get(name=OPENINGS, key=str(self.row.pk))
        assert kept.salt is None and kept.digest
        assert found() == []
        day.over()
        assert found() == []  # the record of it is in the chain, too

    @pytest.mark.parametrize(
        "wrong", [("audit_opening", "0"), ("accounts_user", "1"), ("nowhere", "1")]
    )
    def test_what_is_not_there_is_not_erased(self, wrong):
        with pytest.raises(CommandError):
            call_command("erase_row", *wrong, reason="x")

    def test_what_others_rest_on_stays_and_they_are_named(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE resting (opening_id bigint REFERENCES audit_opening (id)"
                " DEFERRABLE INITIALLY DEFERRED)"
            )
            cursor.execute("INSERT INTO resting VALUES (%s)", [self.row.pk])
        with pytest.raises(CommandError, match="rows of resting rest on it"):
            call_command("erase_row", OPENINGS, str(self.row.pk), reason="قرار 12")
        assert Opening.objects.exists() and not Erasure.objects.exists()

    def test_without_the_record_it_is_a_deletion(self, superuser):
        superuser("DELETE FROM audit_opening")
        superuser("UPDATE audit_rowdigest SET salt = NULL WHERE name = 'audit_opening'")
        assert found() == [("deleted", OPENINGS, str(self.row.pk))]


class TestCommand:
    def test_it_names_the_row_and_fails(self, cast, day, superuser, capsys):
        row = look(cast)
        day.over()
        call_command("verify_history")
        assert chain.newest().digest in capsys.readouterr().out
        superuser("UPDATE audit_opening SET purpose = 'verify'")
        with pytest.raises(CommandError):
            call_command("verify_history", "--all")
        assert f"edited: audit_opening {row.pk} of 2026-11-22" in capsys.readouterr().err

    def test_a_link_from_outside(self, day):
        day.over()
        link = chain.newest()
        call_command("verify_history", "--link", f"{link.day}={link.spelled}")
        for wrong in (f"{link.day}={'0' * 64}", "2020-01-01=00", "nonsense"):
            with pytest.raises(CommandError):
                call_command("verify_history", "--link", wrong)

    def test_before_the_first_link(self, day):
        with pytest.raises(CommandError, match="no link yet"):
            call_command("verify_history")


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO audit_chainlink (day, previous, digest) VALUES ('2020-01-01', '', '')",
        "UPDATE audit_chainlink SET checked_at = now()",
        "DELETE FROM audit_rowdigest",
        "UPDATE audit_chaintable SET rows = 0",
        "INSERT INTO audit_erasure (name, key, reason) VALUES ('x', '1', 'x')",
    ],
)
def test_the_sites_role_writes_nothing_of_it(db, sql):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_site_makes_the_links_by_the_function_alone(db):
    """In the site's role: it may call the function, which takes no argument."""
    assert tasks.due() == 1
    assert chain.verify() == []


def test_the_auditor_sees_the_newest_link(client, cast):
    tasks.due()
    client.force_login(cast.auditor)
    page = client.get("/desk/audit/sign-ins/")
    assert chain.newest().spelled in page.text
