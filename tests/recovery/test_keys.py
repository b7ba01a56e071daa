"""A key that the data was not written under stops the start and takes no file."""

import io

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from beneficiaries import files
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.recovery import keys
from sanad.recovery.models import KeyRecord
from sanad.verification import NotAsItShouldBe, verify
from tests.beneficiaries.test_documents import kind, photo
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db

FILES, TOKEN = "FILES_KEY", "SURVEY_TOKEN_KEY"


def use(settings, *versions):
    settings.FILES_KEYS = list(versions)
    settings.FILES_KEY = versions[0]


def new_key():
    return Fernet.generate_key().decode()


def run(command, *arguments):
    said = io.StringIO()
    call_command(command, *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def paper(cast):
    from beneficiaries.workflow import add_document

    return lambda: add_document(
        PersonFactory(),
        type=kind("rent-contract"),
        by=cast.officer,
        evidence="copy",
        upload=photo(),
    )


def test_the_first_start_takes_the_keys_up_and_the_next_changes_nothing():
    verify()
    assert {record.name for record in KeyRecord.objects.all()} == set(keys.given())
    verify()
    assert KeyRecord.objects.count() == 3
    assert all(key not in str(list(KeyRecord.objects.values())) for key in ("AAAA", "development"))


def test_another_key_refuses_to_start(settings):
    verify()
    use(settings, new_key())
    with pytest.raises(NotAsItShouldBe, match="FILES_KEY is not the key"):
        verify()
    with pytest.raises(CommandError, match="FILES_KEY is not the key"):
        call_command("worker", "--once")
    assert KeyRecord.objects.filter(name=FILES).count() == 1


def test_another_survey_key_refuses_to_start_until_it_is_accepted(settings):
    verify()
    settings.SURVEY_TOKEN_KEY = "another"
    with pytest.raises(NotAsItShouldBe, match="SURVEY_TOKEN_KEY"):
        verify()
    run("keys", "--accept", TOKEN)
    verify()
    assert keys.in_use()[TOKEN] == [keys.fingerprint("another")]


def test_both_survey_keys_are_accepted_in_one_go(settings):
    verify()
    settings.SURVEY_TOKEN_KEY, settings.SURVEY_HASH_KEY = "another", "a third"
    run("keys", "--accept", TOKEN, "--accept", "SURVEY_HASH_KEY")
    verify()


def test_no_file_is_taken_under_a_wrong_key(settings, paper, files_root):
    paper()
    before = set(files_root.iterdir())
    use(settings, new_key())
    with pytest.raises(ValidationError) as refusal:
        paper()
    assert refusal.value.code == "wrong_key"
    assert set(files_root.iterdir()) == before


def test_a_process_that_does_not_know_the_newest_key_takes_no_file(settings, paper):
    paper()
    old, new = settings.FILES_KEY, new_key()
    use(settings, new, old)
    verify()
    use(settings, old)
    with pytest.raises(ValidationError):
        paper()
    with pytest.raises(NotAsItShouldBe):
        verify()


def test_a_newer_key_takes_over_and_the_old_one_is_retired(settings, paper):
    before = paper()
    old, new = settings.FILES_KEY, new_key()
    use(settings, new, old)
    verify()
    after = paper()
    assert files.read(before) == files.read(after)
    assert "1 encrypted anew, 1 were already" in run("reencrypt_files")
    use(settings, new)
    verify()
    assert files.read(before) == files.read(after)
    assert "0 encrypted anew, 2 were already" in run("reencrypt_files")
    use(settings, old, new)
    with pytest.raises(NotAsItShouldBe, match="retired"):
        verify()


def test_reencryption_that_is_broken_off_goes_on(settings, paper, monkeypatch, files_root):
    papers = [paper() for _ in range(3)]
    use(settings, new_key(), settings.FILES_KEY)
    write, calls = files.write, []

    def fail_at_the_second(name, content):
        if calls:
            raise KeyboardInterrupt
        calls.append(name)
        write(name, content)

    monkeypatch.setattr(files, "write", fail_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        run("reencrypt_files")
    assert len(keys.in_use()[FILES]) == 2
    monkeypatch.setattr(files, "write", write)
    assert "2 encrypted anew, 1 were already" in run("reencrypt_files")
    assert not list(files_root.glob(".*"))
    assert len({files.read(each) for each in papers}) == 1


def test_a_copy_that_cannot_be_read_keeps_the_old_key(settings, paper, files_root):
    lost = paper()
    (files_root / lost.file_name).unlink()
    use(settings, new_key(), settings.FILES_KEY)
    with pytest.raises(CommandError, match=f"document-{lost.pk}"):
        run("reencrypt_files")
    assert len(keys.in_use()[FILES]) == 2


# From raw SQL, as the site's role --------------------------------------------------------------


def recorded(event, mark, name=FILES):
    """Write a record past the verbs, signed; the rule that refuses it, "" where it is let in."""
    sql = "INSERT INTO recovery_keyrecord (name, fingerprint, event) VALUES (%s, %s, %s)"
    try:
        with acting(None), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [name, mark, event])
    except IntegrityError as refusal:
        return constraint_of(refusal)
    return ""


BOGUS = "b" * 32


def test_the_present_key_is_not_retired(paper):
    paper()
    present = keys.in_use()[FILES][-1]
    assert recorded("retired", present) == "keyrecord_newest_stays"
    assert recorded("retired", present, TOKEN) == "keyrecord_newest_stays"
    assert recorded("taken_up", present) == "keyrecord_takes_turns"
    paper()


def test_only_a_key_with_a_later_one_is_retired(paper):
    paper()
    present = keys.in_use()[FILES][-1]
    assert recorded("retired", BOGUS) == "keyrecord_newest_stays"
    assert recorded("taken_up", BOGUS) == ""
    assert recorded("retired", BOGUS) == "keyrecord_newest_stays"
    assert recorded("retired", present) == ""
    assert recorded("retired", BOGUS) == "keyrecord_newest_stays"
    assert recorded("taken_up", "c" * 32) == ""
    assert recorded("retired", present) == "keyrecord_takes_turns"


@pytest.mark.parametrize(
    "record",
    [("taken_up", BOGUS, "SECRET"), ("burnt", BOGUS), ("taken_up", "x"), ("taken_up", "B" * 32)],
)
def test_a_record_is_of_a_known_key(record):
    assert recorded(*record) == "keyrecord_of_a_known_key"


def test_a_name_of_before_that_nobody_knows_stops_nothing(as_owner):
    keys.take_up()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE recovery_keyrecord DISABLE TRIGGER USER")
        cursor.execute(
            "INSERT INTO recovery_keyrecord (name, fingerprint, event, at)"
            " VALUES ('SECRET', 'x', 'taken_up', now())"
        )
    assert list(keys.problems()) == []


@pytest.mark.parametrize("is_retired", [False, True])
def test_what_another_hand_took_up_is_set_right_by_accepting_the_own_key(paper, is_retired):
    before = paper()
    present = keys.in_use()[FILES][-1]
    recorded("taken_up", BOGUS)
    if is_retired:
        recorded("retired", present)
    with pytest.raises(NotAsItShouldBe, match=FILES):
        verify()
    run("keys", "--accept", FILES)
    verify()
    assert keys.in_use()[FILES] == [present]
    assert files.read(before) and files.read(paper())
