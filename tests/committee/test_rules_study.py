"""What the database holds of a study, of an objection, and of every history."""

import pytest
from django.db import IntegrityError, transaction

from tests.committee.raw import refused, run
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import (
    assigned,
    cast_vote,
    chair,
    decided,
    locked,
    researcher,
    secretary,
)
from tests.factories.requests import verified

pytestmark = pytest.mark.django_db


class TestTheStudy:
    sql = (
        "INSERT INTO requests_app_study (support_request_id, researcher_id, assigned_by_id,"
        " status, kind, findings, recommendation) VALUES (%s, %s, %s, %s, 'home', '', '')"
    )

    def test_of_a_raised_request(self, calendar):
        refused(
            "study_of_a_raised_request",
            self.sql,
            verified().pk,
            researcher().pk,
            secretary().pk,
            "draft",
        )

    def test_life(self, calendar):
        case = locked(calendar)
        refused("study_life", self.sql, case.pk, researcher().pk, secretary().pk, "submitted")

    def test_one_open(self, calendar):
        case = locked(calendar)
        assigned(case)
        refused("study_one_open", self.sql, case.pk, researcher().pk, secretary().pk, "draft")

    def test_by_another(self, calendar):
        case = locked(calendar)
        PersonFactory(account=researcher(), household=case.household)
        refused("study_by_another", self.sql, case.pk, researcher().pk, secretary().pk, "draft")

    def test_submitted_is_complete_and_stays(self, calendar):
        case = locked(calendar)
        study = assigned(case)
        refused(
            "study_submitted_is_complete",
            "UPDATE requests_app_study SET status = 'submitted' WHERE id = %s",
            study.pk,
        )
        run("UPDATE requests_app_study SET findings = 'س' WHERE id = %s", study.pk)
        refused(
            "study_keeps_its_case",
            "UPDATE requests_app_study SET support_request_id = %s WHERE id = %s",
            locked(calendar).pk,
            study.pk,
        )

    def test_submitted_stays(self, case):
        refused(
            "study_submitted_stays",
            "UPDATE requests_app_study SET findings = 'غيره' WHERE support_request_id = %s",
            case.pk,
        )


class TestTheObjection:
    sql = (
        "INSERT INTO requests_app_objection (decision_id, person_id, words, channel, filed_by_id,"
        " status, answer) VALUES (%s, %s, %s, 'desk', %s, %s, '')"
    )

    def insert(self, decision, words="س", status="filed", person=None):
        person = person or decision.support_request.person
        return (self.sql, decision.pk, person.pk, words, secretary().pk, status)

    def test_in_time(self, item, calendar):
        decision = decided(item, "rejected")
        refused("objection_in_time", *self.insert(decision, person=PersonFactory()))
        calendar.forward(days=31)
        refused("objection_in_time", *self.insert(decision))

    def test_not_to_a_full_acceptance(self, item):
        refused("objection_in_time", *self.insert(decided(item)))

    def test_says_why(self, item):
        refused("objection_says_why", *self.insert(decided(item, "rejected"), words=""))

    def test_life(self, item):
        refused("objection_life", *self.insert(decided(item, "rejected"), status="upheld"))

    def test_once_and_in_the_persons_own_words(self, item):
        decision = decided(item, "rejected")
        run(*self.insert(decision))
        with pytest.raises(IntegrityError), transaction.atomic():
            run(*self.insert(decision))
        refused("objection_keeps_its_words", "UPDATE requests_app_objection SET words = 'غيره'")

    def test_the_answer_stands(self, item, cast):
        run(*self.insert(decided(item, "rejected")))
        run(
            "UPDATE requests_app_objection SET status = 'dismissed', answer = 'نظرنا فيه.',"
            " heard_by_id = %s",
            cast.manager.pk,
        )
        refused("objection_answer_stands", "UPDATE requests_app_objection SET answer = 'غيره'")

    @pytest.mark.policy("PM-1")
    def test_heard_by_others_and_answered(self, item):
        run(*self.insert(decided(item, "rejected")))
        for user in (chair(), secretary(), researcher()):
            refused(
                "objection_heard_by_others",
                "UPDATE requests_app_objection SET heard_by_id = %s",
                user.pk,
            )
        refused(
            "objection_is_answered",
            "UPDATE requests_app_objection SET status = 'upheld', heard_by_id = %s",
            UserFactory(manager=True).pk,
        )


@pytest.mark.parametrize("table", ["studyentry", "sittingentry", "itementry", "objectionentry"])
def test_histories_are_insert_only(item, table):
    if table == "itementry":
        cast_vote(item, by=chair(), choice="yes")
    if table == "objectionentry":
        from requests_app.committee.workflow.objection import file_objection

        decision = decided(item, "rejected")
        from tests.factories.requests import officer

        file_objection(decision.support_request, by=officer(), words="س", channel="desk")
    refused(f"{table}_is_insert_only", f"UPDATE requests_app_{table} SET id = id")
