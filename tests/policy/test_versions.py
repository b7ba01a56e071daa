"""Drafting a version of the policy and putting it in force: the verbs and what they refuse."""

from datetime import timedelta

import pytest
from django.core.validators import MaxValueValidator

from conduct.models import Incident
from requests_app.models import SupportRequest
from sanad.lib.clock import today
from sanad.lib.refusal import NotAllowed, Refused
from sanad.policy import comparison, parameters, workflow
from sanad.policy.enums import MOST_DAYS_AHEAD
from sanad.policy.models import Clause, PolicyVersion
from tests.factories import conduct, requests
from tests.factories.accounts import UserFactory
from tests.factories.policy import approved, drafted, put_in_force

pytestmark = [pytest.mark.django_db, pytest.mark.policy("AP-1")]


def refusal(verb, *arguments, **more):
    with pytest.raises(Refused) as refused:
        verb(*arguments, **more)
    return refused.value


class TestBegin:
    def test_a_draft_has_every_clause_and_number_of_the_version_in_force(self, cast):
        before = parameters.in_force()
        draft = workflow.begin(by=cast.manager)
        words = ("order", "code", "chapter", *Clause.WORDS)
        assert list(draft.clauses.values_list(*words)) == list(before.clauses.values_list(*words))
        assert draft.clauses.count() == 48
        for field in PolicyVersion.parameters():
            assert getattr(draft, field.name) == getattr(before, field.name), field.name
        assert (draft.status, draft.drafted_by, draft.minute_number) == (
            "draft",
            cast.manager,
            None,
        )

    def test_it_follows_one_that_is_still_to_come(self, cast):
        approved(cast, notice_days=20)
        assert workflow.begin(by=cast.manager).notice_days == 20

    def test_there_is_one_draft_at_a_time(self, cast):
        draft = workflow.begin(by=cast.manager)
        assert workflow.begin(by=UserFactory(manager=True)) == draft

    @pytest.mark.parametrize("role", ["chair", "officer", "auditor", "secretary"])
    def test_only_a_manager_begins(self, cast, role):
        assert isinstance(refusal(workflow.begin, by=getattr(cast, role)), NotAllowed)
        assert not PolicyVersion.objects.drafts().exists()

    def test_a_draft_is_in_force_for_nobody(self, cast):
        before = parameters.in_force()
        drafted(cast, in_days=0)
        assert parameters.in_force() == before


class TestEdit:
    @pytest.mark.parametrize("field", PolicyVersion.parameters(), ids=lambda field: field.name)
    def test_every_parameter_can_be_changed_and_shows(self, cast, field):
        draft = workflow.begin(by=cast.manager)
        value = another(field, getattr(draft, field.name))
        draft = workflow.edit(draft, by=cast.manager, **{field.name: value})
        draft.refresh_from_db()
        assert getattr(draft, field.name) == value
        changes = comparison.changed_numbers(comparison.before(draft), draft)
        assert [change.label for change in changes] == [field.verbose_name]
        assert changes[0].new == comparison.in_words(field, value) != changes[0].old

    @pytest.mark.parametrize("word", Clause.WORDS)
    def test_every_word_of_a_clause_can_be_changed_and_shows(self, cast, word):
        draft = workflow.begin(by=cast.manager)
        workflow.edit_clause(draft.clauses.get(code="PR-5"), by=cast.manager, **{word: "نص جديد"})
        (changed,) = comparison.changed_clauses(comparison.before(draft), draft)
        assert changed.code == "PR-5" and not changed.is_new
        assert [change.new for change in changed.changes] == ["نص جديد"]
        assert parameters.in_force().clauses.get(code="PR-5").text != "نص جديد"

    def test_nobody_writes_in_the_draft_of_another(self, cast):
        draft = workflow.begin(by=cast.manager)
        for other in (UserFactory(manager=True), cast.chair):
            clause = draft.clauses.first()
            assert isinstance(refusal(workflow.edit, draft, by=other, quorum=4), NotAllowed)
            assert isinstance(
                refusal(workflow.edit_clause, clause, by=other, text="نص"), NotAllowed
            )

    def test_nothing_is_written_once_it_is_in_force(self, cast):
        version = approved(cast)
        clause = version.clauses.first()
        assert refusal(workflow.edit, version, by=cast.manager, quorum=4).code == "status"
        assert refusal(workflow.edit_clause, clause, by=cast.manager, text="نص").code == "status"
        assert refusal(workflow.discard, version, by=cast.manager).code == "status"


def another(field, value):
    """A value within the field's limits that differs from `value`."""
    if isinstance(value, bool):
        return not value
    most = [one.limit_value for one in field.validators if isinstance(one, MaxValueValidator)]
    tried = value - 1 if value in most else value + 1
    field.run_validators(tried)
    return tried


class TestPutInForce:
    def test_from_its_day_it_holds_and_stays(self, cast, calendar):
        before = parameters.in_force()
        version = approved(cast, in_days=3, notice_days=20)
        assert (version.status, version.put_in_force_by) == ("approved", cast.chair)
        assert version.put_in_force_at
        for days, holds in ((0, before), (2, before), (3, version), (4, version)):
            calendar.move_to(f"2026-11-{22 + days}")
            assert parameters.in_force() == holds, days

    def test_by_another_manager_too(self, cast):
        other = UserFactory(manager=True)
        assert put_in_force(drafted(cast), by=other).put_in_force_by == other

    def test_never_by_who_drafted_it(self, cast):
        assert refusal(put_in_force, drafted(cast), by=cast.manager).code == "same_person"

    @pytest.mark.parametrize("role", ["officer", "member", "secretary", "auditor"])
    def test_never_by_another_role(self, cast, role):
        refused = refusal(put_in_force, drafted(cast), by=getattr(cast, role))
        assert isinstance(refused, NotAllowed)

    @pytest.mark.parametrize("missing", ["minute_number", "term", "approved_on", "effective_on"])
    def test_not_before_the_board_s_minute(self, cast, missing):
        draft = drafted(cast, **{missing: None})
        assert refusal(put_in_force, draft, by=cast.chair).code == "incomplete"

    def test_not_for_a_day_that_has_passed(self, cast):
        yesterday = today() - timedelta(days=1)
        draft = drafted(cast, effective_on=yesterday, approved_on=yesterday)
        assert refusal(put_in_force, draft, by=cast.chair).code == "retroactive"
        draft = workflow.edit(draft, by=cast.manager, effective_on=today())
        assert put_in_force(draft, by=cast.chair).effective_on == today()

    def test_not_more_than_a_year_ahead(self, cast):
        draft = drafted(cast, in_days=MOST_DAYS_AHEAD + 1)
        assert refusal(put_in_force, draft, by=cast.chair).code == "far_ahead"
        last = today() + timedelta(days=MOST_DAYS_AHEAD)
        draft = workflow.edit(draft, by=cast.manager, effective_on=last)
        assert put_in_force(draft, by=cast.chair).effective_on == last

    def test_not_before_the_board_approved_it(self, cast):
        tomorrow = today() + timedelta(days=1)
        draft = drafted(cast, approved_on=tomorrow)
        refused = refusal(put_in_force, draft, by=cast.chair)
        assert (refused.code, refused.until) == ("early", tomorrow)

    def test_not_before_the_day_of_the_one_before(self, cast):
        approved(cast, in_days=5)
        draft = drafted(cast, in_days=4, minute_number=10)
        assert refusal(put_in_force, draft, by=cast.chair).code == "retroactive"
        draft = workflow.edit(draft, by=cast.manager, effective_on=today() + timedelta(days=5))
        assert put_in_force(draft, by=cast.chair)

    def test_not_what_was_changed_after_it_was_read(self, cast):
        draft = drafted(cast)
        seen = comparison.fingerprint(draft)
        workflow.edit_clause(draft.clauses.first(), by=cast.manager, added="شيء آخر")
        refused = refusal(workflow.put_in_force, draft, by=cast.chair, seen=seen)
        assert refused.code == "changed"
        draft.refresh_from_db()
        assert draft.is_draft

    def test_running_cases_keep_the_version_they_began_under(self, cast, calendar):
        case = requests.submitted(by=cast.officer)
        incident = conduct.heard(cast)
        before = case.policy_version
        version = approved(cast, in_days=0, notice_days=21)
        for row in (case, incident):
            row.refresh_from_db()
            assert row.policy_version == before
        assert requests.submitted(by=cast.officer).policy_version == version


class TestDiscard:
    def test_a_draft_is_set_aside_and_another_begun(self, cast):
        draft = drafted(cast, notice_days=20)
        draft = workflow.discard(draft, by=UserFactory(manager=True))
        assert draft.status == "discarded"
        again = drafted(cast)  # the same minute: it was never in force
        assert again.pk != draft.pk and again.notice_days == 14

    def test_only_a_manager_discards(self, cast):
        assert isinstance(refusal(workflow.discard, drafted(cast), by=cast.chair), NotAllowed)


class TestForWhom:
    def test_running_cases_of_every_kind_are_counted(self, cast):
        draft = workflow.begin(by=cast.manager)
        none = dict(comparison.running(draft))
        assert set(none.values()) == {0}
        requests.submitted(by=cast.officer)
        requests.submitted(by=cast.officer)
        conduct.heard(cast)
        counts = dict(comparison.running(draft))
        assert counts[SupportRequest._meta.verbose_name_plural] == 2
        assert counts[Incident._meta.verbose_name_plural] == 1

    def test_the_first_version_follows_none(self, cast):
        first = parameters.in_force()
        second = approved(cast, in_days=0)
        assert comparison.before(first) is None
        assert comparison.before(second) == first
        assert comparison.before(workflow.begin(by=cast.manager)) == second


def test_every_parameter_has_a_default_within_its_limits_and_says_what_it_does():
    for field in PolicyVersion.parameters():
        assert field.has_default() and field.help_text, field.name
        field.run_validators(field.default)


def test_every_change_is_in_the_history(cast):
    draft = drafted(cast, notice_days=20)
    workflow.edit_clause(draft.clauses.get(code="PR-5"), by=cast.manager, added="زيادة")
    put_in_force(draft, by=cast.chair)
    events = PolicyVersion.pgh_event_model.objects.filter(pgh_obj_id=draft.pk).order_by("pgh_id")
    assert [event.status for event in events] == ["draft", "draft", "approved"]
    clause = Clause.pgh_event_model.objects.filter(version_id=draft.pk, code="PR-5")
    assert [event.added for event in clause.order_by("pgh_id")][-1] == "زيادة"
