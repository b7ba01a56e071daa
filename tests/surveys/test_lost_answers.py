"""Answers whose key is lost are given up by a command of its own, and that is on the record."""

import io

import pytest
from django.core.management import CommandError, call_command

from surveys import answers
from surveys.models import Answer, GivingUp, StagedAnswer
from tests.factories.surveys import answered, give

pytestmark = pytest.mark.django_db

MINUTE = "Board minute 12 of 1448"


def run(*arguments):
    said = io.StringIO()
    call_command("lost_answers", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def invitations(settings):
    """Two that answered under a key that was lost since, and a third under the present one."""
    call_command("keys", stdout=io.StringIO())
    lost = answered(2)
    settings.SURVEY_HASH_KEY = "another"
    call_command("keys", "--accept", "SURVEY_HASH_KEY", stdout=io.StringIO())
    give()
    return lost


def test_without_a_reason_they_are_counted_and_stay(invitations):
    assert "2 waiting answers" in run()
    with pytest.raises(CommandError, match="decision"):
        run("--give-up", " ")
    assert StagedAnswer.objects.count() == 3
    assert not GivingUp.objects.exists()


def test_they_go_with_a_record_and_what_the_present_key_opens_stays(invitations):
    assert "Given up: 2 waiting answers" in run("--give-up", MINUTE)
    assert StagedAnswer.objects.count() == 1
    record = GivingUp.objects.get()
    assert (record.answers, record.reason) == (2, MINUTE)
    assert run("--give-up", MINUTE).startswith("Given up: 0")
    assert GivingUp.objects.count() == 1


def test_the_log_names_the_command_and_is_silent_afterwards(invitations, caplog):
    answers.release()
    assert "lost_answers" in caplog.text
    caplog.clear()
    run("--give-up", MINUTE)
    answers.release()
    assert not caplog.records


def test_whoever_was_given_up_may_answer_again(invitations):
    run("--give-up", MINUTE)
    for invitation in invitations + answered(3):
        assert give(invitation)
    assert answers.release() == 5
    assert Answer.objects.count() == 5


def test_a_mistyped_key_gives_nothing_up(settings):
    call_command("keys", "--accept", "SURVEY_HASH_KEY", stdout=io.StringIO())
    answered(1)
    settings.SURVEY_HASH_KEY = "mistyped"
    with pytest.raises(CommandError, match="SURVEY_HASH_KEY is not the key"):
        run("--give-up", MINUTE)
    assert StagedAnswer.objects.count() == 1
