"""The day on paper: what each may see, with what it takes to act, on the record, and locked."""

import io
from datetime import time, timedelta

import pikepdf
import pytest
from django.urls import reverse

from sanad.accounts.enums import Role
from sanad.audit.models import Opening
from sanad.contact import workflow as contacts
from sanad.lib import clock
from sanad.workflow import workflow as tasks
from sanad.workflow.enums import TaskKind
from tests.delivery import cases
from tests.factories import committee, requests
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory, ReferralFactory
from tests.letters.paper import text_of

pytestmark = pytest.mark.django_db
PASSWORD = "قلعة-الصباح-7"


def sections(client, user):
    client.force_login(user)
    page = client.get(reverse("workbench:sheet"))
    assert page.status_code == 200
    return {
        section.label: [line.name for line in section.lines]
        for section in page.context["sheet"].sections
    }


def names(client, user):
    return {name for rows in sections(client, user).values() for name in rows}


def test_the_desk_takes_its_branch_along(client, cast, calendar):
    waiting = ContactFactory(waiting=True, by=cast.officer)
    agreed = contacts.begin_and_close(
        by=cast.officer, channel="letter", subject_kind="inquiry", subject="موعد",
        person=PersonFactory(), outcome="appointment", result="يعود الخميس",
        appointment_on=clock.today() + timedelta(days=1),
    )  # fmt: skip
    expected = requests.returned(by=cast.officer)
    there = {str(row.person) for row in (waiting, agreed, expected)}
    assert names(client, cast.officer) == there
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    assert names(client, elsewhere) == set()
    assert names(client, cast.secretary) == set()


def lines(client, user, label):
    client.force_login(user)
    sheet = client.get(reverse("workbench:sheet")).context["sheet"]
    return next((section.lines for section in sheet.sections if section.label == label), [])


@pytest.mark.parametrize(
    ("days", "hour", "is_past"),
    [
        (-15, None, None),
        (-14, None, True),
        (-1, time(10, 30), True),
        (0, None, False),
        (0, time(9, 29), True),
        (0, time(9, 31), False),
        (1, time(9, 0), False),
        (7, None, False),
        (8, None, None),
    ],
)
def test_an_appointment_says_when_and_whether_it_has_passed(
    client, cast, calendar, days, hour, is_past
):
    """None: so far before or behind, it does not stand on the day's sheet."""
    calendar.move_to("2026-11-01 09:30")
    met = ContactFactory(visit=True, by=cast.officer)
    on = clock.today() + timedelta(days=20)
    agreed = {"outcome": "appointment", "appointment_on": on, "appointment_at": hour}
    contacts.close(met, by=cast.officer, **agreed)
    calendar.move_to(f"{on - timedelta(days=days)} 09:30")
    shown = lines(client, cast.officer, "المواعيد")
    if is_past is None:
        assert shown == []
        return
    (line,) = shown
    assert (line.name, line.number, line.numbered) == (str(met.person), "1", "رقم الدور")
    assert line.is_past is is_past and "21 نوفمبر 2026" in line.when
    assert ("ص" in line.when.split("،")[-1]) is (hour is not None)
    page = client.get(reverse("workbench:sheet")).content.decode()
    assert ("فات موعده" in page) is is_past and "رقم الدور" in page and "AES" not in page
    text = text_of(io.BytesIO(client.post(reverse("workbench:sheet"), {"password": ""}).content))
    # The PDF is read letter by letter from the left.
    assert "الدور"[::-1] in text and ("موعده"[::-1] in text) is is_past


def test_who_waits_stands_with_the_hour_of_coming(client, cast, calendar):
    calendar.move_to("2026-11-22 09:52")
    ContactFactory(waiting=True, by=cast.officer)
    (line,) = lines(client, cast.officer, "في انتظار الدور")
    assert line.when == "منذ 9:52 ص" and line.numbered == "رقم الدور"
    calendar.move_to("2026-11-23 09:00")
    (line,) = lines(client, cast.officer, "في انتظار الدور")
    assert line.when == "منذ 22 نوفمبر 2026"


def test_the_provider_takes_what_is_to_be_given(client, cast, calendar):
    line = cases.registered(calendar=calendar, amount=6000).award_lines.first()
    person = line.support_request.person
    rows = sections(client, cases.provider())
    assert [str(person)] in rows.values()
    page = client.get(reverse("workbench:sheet")).content.decode()
    assert line.support_request.number in page and person.mobile[-4:] in page


def test_what_is_stopped_is_not_given(client, cast, calendar):
    line = cases.registered(calendar=calendar, amount=6000).award_lines.first()
    cases.suspended(cast, line.support_request.person)
    assert str(line.support_request.person) not in names(client, cases.provider())


def test_members_take_the_sitting_and_researchers_their_questions(client, cast, calendar):
    referral = ReferralFactory(owner=cast.researcher, by=cast.officer)
    assert str(referral.person) in names(client, cast.researcher)
    sitting = committee.sitting()
    calendar.move_to(f"{sitting.scheduled_on}")
    assert str(sitting) in names(client, committee.person_of("chair", "the-chair"))


def test_whose_numbers_stand_on_it_is_on_the_record_once(client, cast, calendar):
    person = ContactFactory(waiting=True, by=cast.officer).person
    sections(client, cast.officer)
    sections(client, cast.officer)
    assert [row.by for row in Opening.objects.filter(person_id=person.pk)] == [cast.officer]


def test_the_file_opens_with_its_password_alone(client, cast, calendar):
    person = ContactFactory(waiting=True, by=cast.officer).person
    client.force_login(cast.officer)
    answer = client.post(reverse("workbench:sheet"), {"password": PASSWORD})
    assert answer["Content-Type"] == "application/pdf"
    for wrong in ("", "another"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(answer.content), password=wrong)
    with pikepdf.open(io.BytesIO(answer.content), password=PASSWORD) as document:
        assert document.encryption.bits == 256 and document.encryption.R == 6
        plain = io.BytesIO()
        document.save(plain, encryption=False)
    plain.seek(0)
    assert person.mobile[-4:] in text_of(plain)


def test_a_short_password_is_refused_and_none_is_a_choice(client, cast, calendar):
    client.force_login(cast.officer)
    assert client.post(reverse("workbench:sheet"), {"password": "1234567"}).status_code == 422
    answer = client.post(reverse("workbench:sheet"), {"password": ""})
    with pikepdf.open(io.BytesIO(answer.content)) as document:
        assert not document.is_encrypted


def test_ten_rows_ask_no_more_than_one(client, cast, calendar, django_assert_max_num_queries):
    for _row in range(10):
        ContactFactory(waiting=True, by=cast.officer)
    client.force_login(cast.officer)
    with django_assert_max_num_queries(16):
        client.get(reverse("workbench:sheet"))


def test_what_waits_says_its_branch(client, cast, calendar):
    branch, person = cast.officer.branch, PersonFactory()
    whose = {"role": Role.OFFICER, "branch": branch}
    tasks.open_task(TaskKind.CALL, person, name="منيرة", link="/", **whose)
    waiting = lines(client, cast.officer, "بانتظارك")
    assert [(line.name, line.branch) for line in waiting] == [("منيرة", str(branch))]
