"""With the site's password alone no waiting answer goes, no invitation counts, no answer comes."""

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from surveys.models import Invitation, StagedAnswer
from tests.in_own_name import unsigned
from tests.rules.blank import blank, only, passes, refusal, table, trial
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-6")]


def refused(sql, by=unsigned):
    try:
        with by(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except IntegrityError as broken:
        return constraint_of(broken)
    return ""


@pytest.mark.parametrize(
    "sql",
    ["DELETE FROM surveys_stagedanswer", "UPDATE surveys_stagedanswer SET sealed = ''"],
)
def test_a_waiting_answer_stays(sql, owner):
    with acting(None):
        StagedAnswer.objects.create(fingerprint="a", sealed="x")
    assert refused(sql) == "stagedanswer_by_the_portal"
    with without(owner, "stagedanswer_by_the_portal"):
        assert refused(sql) == ""


def test_none_comes_by_another_way(db):
    sql = "INSERT INTO surveys_stagedanswer (fingerprint, sealed) VALUES ('b', 'x')"
    assert refused(sql) == "stagedanswer_by_the_portal"
    assert refused(sql, by=lambda: acting(None)) == ""


def test_an_invitation_counts_once_and_for_good(owner):
    """What was counted is never open again, whoever writes."""
    rule = next(each for each in Invitation._meta.triggers if each.rule == "invitation_counts_once")
    with trial(owner):
        only(owner, Invitation, [rule.get_pgid(Invitation)])
        owner.execute(*blank(Invitation, is_used=True))
        undone = f"UPDATE {table(Invitation)} SET is_used = false"
        assert refusal(owner, undone).constraint_name == rule.rule
        owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        only(owner, Invitation)
        passes(owner, undone)
