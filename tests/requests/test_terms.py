"""Every term of a request at its edge: the day before, the day, the day after (PR-2, PR-5)."""

from datetime import timedelta

import pytest

from requests_app import tasks
from requests_app.intake.enums import RequestStatus
from requests_app.intake.terms import term_of
from requests_app.intake.workflow import aside, desk
from requests_app.models import SupportRequest
from sanad.lib import clock
from tests.asking import code_of
from tests.factories import requests

pytestmark = pytest.mark.django_db


def fresh(case):
    return SupportRequest.objects.get(pk=case.pk)


# The desk's term ----------------------------------------------------------------------------


@pytest.mark.policy("GO-1")
@pytest.mark.parametrize(
    ("days", "urgency"), [(0, ""), (4, ""), (5, "due"), (6, "late"), (7, "late")]
)
def test_the_desks_term_ends_with_its_last_day(calendar, days, urgency):
    case = requests.submitted()
    assert case.policy_version.verification_days == 5
    calendar.forward(days=days)
    assert term_of(fresh(case), clock.today()).urgency == urgency
    assert SupportRequest.objects.late().exists() is (urgency == "late")


@pytest.mark.policy("GO-1")
@pytest.mark.parametrize(("used", "left"), [(0, 5), (1, 4), (4, 1), (5, 0), (6, 0)])
def test_days_before_a_return_are_used_and_never_more_than_there_are(calendar, used, left):
    case = requests.submitted()
    calendar.forward(days=used)
    case = desk.return_for_completion(case, by=requests.officer(), items=[("income", "expired")])
    calendar.forward(days=10)  # the desk's clock stands still
    case = desk.submit(requests.answered(case), by=requests.officer())
    last_day = clock.today() + timedelta(days=left)
    assert fresh(case).desk_due_on == last_day
    calendar.forward(days=left)
    assert not SupportRequest.objects.late().exists()
    calendar.forward(days=1)
    assert SupportRequest.objects.late().exists()


def test_a_draft_has_no_term():
    case = requests.draft()
    assert (case.desk_due_on, case.completion_due_on) == (None, None)
    assert term_of(case, clock.today()) is None


# The applicant's term -----------------------------------------------------------------------


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize(("days", "says_until"), [(13, True), (14, True), (15, False)])
def test_the_applicants_term_is_said_to_its_last_day(calendar, days, says_until):
    case = requests.returned()
    assert case.policy_version.completion_days == 14
    assert case.completion_due_on == clock.today() + timedelta(days=14)
    calendar.forward(days=days)
    words = term_of(fresh(case), clock.today()).words
    assert ("6 ديسمبر" in words) is says_until


@pytest.mark.policy("PR-2")
def test_each_reminder_comes_on_its_day_and_none_after_the_last(calendar):
    """Fourteen days, two reminders: every fourth day."""
    case = requests.returned()
    assert case.policy_version.completion_reminders == 2
    for _ in range(2):
        calendar.forward(days=3)
        assert code_of(aside.remind, case, by=None) == "early"
        assert tasks.due() == 0
        calendar.forward(days=1)
        assert code_of(aside.remind, case, by=None) is None
        assert code_of(aside.remind, case, by=None) in ("early", "reminded")
    calendar.forward(days=4)
    assert code_of(aside.remind, case, by=None) == "reminded"
    assert fresh(case).reminders_sent == 2


def reminded(calendar):
    """Returned, and both reminders sent on their days; four and eight days have passed."""
    case = requests.returned()
    for _ in range(2):
        calendar.forward(days=4)
        aside.remind(case, by=None)
    return case


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize(("days", "code"), [(13, "early"), (14, "early"), (15, None)])
def test_a_pause_comes_after_the_last_day_and_not_on_it(calendar, days, code):
    case = reminded(calendar)
    calendar.forward(days=days - 8)
    assert code_of(aside.lapse, case, by=None) == code
    status = RequestStatus.RETURNED if code else RequestStatus.LAPSED
    assert fresh(case).status == status


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize(("days", "code"), [(3, "early"), (4, None), (5, None)])
def test_after_a_late_reminder_a_pause_waits_as_long_as_between_two(calendar, days, code):
    case = requests.returned()
    for _ in range(2):
        calendar.forward(days=10)
        aside.remind(case, by=None)
    calendar.forward(days=days)
    assert code_of(aside.lapse, case, by=None) == code


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize(("sent", "code"), [(0, "unreminded"), (1, "unreminded"), (2, None)])
def test_nothing_pauses_before_all_reminders_were_sent(calendar, sent, code):
    case = requests.returned()
    for _ in range(sent):
        calendar.forward(days=5)
        aside.remind(case, by=None)
    calendar.forward(days=30)
    assert code_of(aside.lapse, case, by=None) == code


@pytest.mark.policy("PR-2")
def test_the_whole_term_begins_anew_when_it_is_opened_again(calendar):
    case = aside.reopen(requests.lapsed(calendar=calendar), by=requests.officer())
    assert fresh(case).completion_due_on == clock.today() + timedelta(days=14)
    calendar.forward(days=3)
    assert code_of(aside.remind, case, by=None) == "early"
    calendar.forward(days=1)
    assert code_of(aside.remind, case, by=None) is None


# The committee's term -----------------------------------------------------------------------


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(("days", "is_ripe"), [(0, False), (13, False), (14, True), (15, True)])
def test_the_reply_comes_on_the_floor_and_not_before(calendar, days, is_ripe):
    case = requests.raised()
    calendar.forward(days=days)
    assert SupportRequest.objects.ripe().exists() is is_ripe
    assert SupportRequest.objects.locked().exists() is not is_ripe
    assert term_of(fresh(case), clock.today()).urgency == ("due" if is_ripe else "")


# Papers -------------------------------------------------------------------------------------


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize(("ends", "problem"), [(-1, "expired"), (0, ""), (1, "")])
@pytest.mark.parametrize("wait", [0, 3])
def test_a_paper_is_judged_on_the_day_of_submission(calendar, ends, problem, wait):
    """Whenever the officer looks at it: good on its last day, no longer on the day after."""
    case = requests.checked()
    calendar.forward(days=wait)
    line = case.lines.get(type__code="national-id")
    line.document = requests.give_paper(
        case.person,
        "national-id",
        issued_on=None,
        expires_on=case.submitted_on + timedelta(days=ends),
        added_by=requests.officer(),
    )
    assert line.problem == problem
