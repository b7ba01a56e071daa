"""Terms of invitations and the moment when waiting answers may go, each at its edge (DG-5)."""

import pytest

from sanad.contact import workflow as contacts
from surveys import answers, invitations
from surveys.enums import RatedStep
from surveys.models import Answer, Invitation
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory
from tests.factories.surveys import answered, branch, give, invitation

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-5")]


@pytest.mark.parametrize(
    ("wait", "is_asked"),
    [({"days": 13}, 1), ({"days": 13, "hours": 23}, 1), ({"days": 14, "hours": 1}, 0)],
)
def test_a_visit_is_asked_about_for_fourteen_days(cast, calendar, wait, is_asked):
    visit = ContactFactory(by=cast.officer, visit=True)
    contacts.close(visit, by=cast.officer, outcome="answered")
    calendar.forward(**wait)
    assert invitations.invite() == is_asked


@pytest.mark.parametrize(("days", "is_open"), [(29, True), (30, True), (31, False)])
def test_an_invitation_is_open_to_its_last_day(calendar, days, is_open):
    invitation()
    calendar.forward(days=days)
    assert Invitation.objects.open().exists() is is_open


@pytest.mark.parametrize(
    ("wait", "is_pushed"),
    [({"days": 29}, 0), ({"days": 29, "hours": 23}, 0), ({"days": 30, "hours": 1}, 1)],
)
def test_nobody_is_told_twice_within_thirty_days(calendar, wait, is_pushed):
    person = PersonFactory()
    invitation(person=person)
    assert invitations.push() == 1
    calendar.forward(**wait)
    invitation(person=person)
    assert invitations.push() == is_pushed


def test_the_silence_is_each_persons_own(calendar):
    invitation()
    assert invitations.push() == 1
    invitation()
    assert invitations.push() == 1


@pytest.mark.parametrize(("count", "released"), [(4, 0), (5, 5), (6, 6)])
@pytest.mark.parametrize("is_invited", [True, False])
def test_no_fewer_than_five_go(calendar, count, released, is_invited):
    if is_invited:
        answered(count)
    else:
        place = branch()
        for _ in range(count):
            give(branch=place.pk)
    assert answers.release() == released
    assert Answer.objects.count() == released


@pytest.mark.parametrize(
    ("moment", "released"), [("2026-11-28 23:59", 0), ("2026-11-29 00:01", 5), ("2026-11-30", 5)]
)
def test_a_branch_is_left_out_when_its_week_is_over(calendar, moment, released):
    answered(3, place=branch("فرع الشمال"))
    answered(2, place=branch("فرع الوادي"))
    calendar.move_to(moment)
    assert answers.release() == released


@pytest.mark.parametrize(("moment", "released"), [("2026-11-30 23:59", 0), ("2026-12-01 00:01", 5)])
def test_weeks_are_put_together_when_their_month_is_over(calendar, moment, released):
    calendar.move_to("2026-11-10")
    answered(2)
    calendar.move_to("2026-11-20")
    answered(3)
    calendar.move_to(moment)
    assert answers.release() == released


@pytest.mark.parametrize(("moment", "released"), [("2026-12-31 23:59", 0), ("2027-01-01 00:01", 5)])
def test_steps_are_put_together_when_the_year_is_over(calendar, moment, released):
    answered(3)
    answered(2, step=RatedStep.VISIT, programme=None)
    calendar.move_to(moment)
    assert answers.release() == released


@pytest.mark.parametrize(
    ("moment", "released"),
    [("2027-01-01 00:01", 0), ("2027-01-02 23:59", 0), ("2027-01-03 00:01", 5)],
)
def test_the_last_week_of_a_year_ends_before_the_year_is_put_together(calendar, moment, released):
    """Until then somebody of the same branch and step may still bring company."""
    calendar.move_to("2026-12-31")
    answered(3)
    answered(2, step=RatedStep.VISIT, programme=None)
    calendar.move_to(moment)
    assert answers.release() == released


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ("2026-11-21 23:59", "2026-11-15"),
        ("2026-11-22 00:01", "2026-11-22"),
        ("2026-11-28 23:59", "2026-11-22"),
        ("2026-11-29 00:01", "2026-11-29"),
    ],
)
def test_a_week_runs_from_sunday_to_saturday(calendar, moment, week):
    calendar.move_to(moment)
    answered(5)
    answers.release()
    assert {str(day) for day in Answer.objects.values_list("begins_on", flat=True)} == {week}
