"""Somebody was asked for money or favours: a kind of its own, alerted at once (PM-1+)."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from beneficiaries.models import KeptOff
from conduct import workflow as conduct
from conduct.models import Incident
from conduct.perms import readers
from sanad.accounts.models import User
from sanad.contact import workflow
from sanad.contact.enums import ContactTaskKind
from sanad.contact.models import Contact
from sanad.contact.tasks import due
from sanad.lib import clock
from sanad.messaging.models import MessageDelivery
from sanad.workflow import workflow as tasks
from sanad.workflow.models import Task
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.policy import approved

pytestmark = pytest.mark.django_db


def told(by, **fields):
    """Somebody says at the desk that they were asked for money."""
    said = {
        "channel": "visit",
        "subject_kind": "favours",
        "subject": "طلب مني مالًا ليسرع طلبي",
        "key": uuid.uuid4(),
        **fields,
    }
    return workflow.begin(by=by, **said)


def alert():
    return Task.objects.get(kind=ContactTaskKind.FAVOURS)


def test_without_a_name_it_is_a_managers_at_once(cast):
    cast.manager.mobile = "+966559999999"
    contact = told(cast.officer)
    assert contact.person is None and str(contact.who)
    task = alert()
    assert (task.role, task.due_on, task.about_id) == ("manager", clock.today(), str(contact.pk))
    assert not KeptOff.objects.exists()


def test_every_manager_is_told_by_message_and_nobody_is_named(cast):
    manager = UserFactory(manager=True, mobile="+966559999999")
    told(cast.officer, about_staff=cast.delegate, person=PersonFactory())
    message = MessageDelivery.objects.get(address=manager.mobile)
    assert str(cast.delegate) not in message.text


def test_about_a_named_colleague_it_starts_keeping_them_off(cast):
    person = PersonFactory()
    told(cast.officer, person=person, about_staff=cast.delegate)
    assert KeptOff.objects.get().colleague == cast.delegate


def test_who_is_meant_reads_it_nowhere(cast):
    contact = told(cast.officer, about_staff=cast.delegate)  # nobody is named who says so
    assert not Contact.objects.visible_to(cast.delegate).exists()
    assert not Task.objects.visible_to(cast.delegate).exists()
    assert Contact.objects.visible_to(cast.officer).get() == contact


def test_the_rest_of_the_desk_does_not_read_it(cast):
    told(cast.officer)
    seen = {role for role in ("delegate", "researcher", "manager", "auditor", "board")
            if Contact.objects.visible_to(getattr(cast, role)).exists()}  # fmt: skip
    assert seen == {"manager", "auditor"}


@pytest.mark.parametrize("named", [True, False])
def test_where_the_manager_is_meant_it_is_the_boards(named, cast):
    manager = UserFactory(manager=True, mobile="+966559999999")
    board = UserFactory(board=True, mobile="+966558888888")
    told(cast.officer, **({"about_staff": manager} if named else {"is_about_manager": True}))
    assert alert().role == "board"
    for user in (manager, cast.manager):
        assert not Contact.objects.visible_to(user).exists()
        assert not Task.objects.visible_to(user).exists()
    assert Contact.objects.visible_to(board).exists()
    addresses = set(MessageDelivery.objects.values_list("address", flat=True))
    assert board.mobile in addresses and manager.mobile not in addresses


def test_the_board_reads_it_on_its_page(cast, client):
    contact = told(cast.officer, is_about_manager=True)
    client.force_login(cast.board)
    assert client.get(reverse("contact:show", args=[contact.pk])).status_code == 200
    client.force_login(cast.manager)
    assert client.get(reverse("contact:show", args=[contact.pk])).status_code == 404


def test_only_a_complaint_is_about_a_colleague(cast):
    with pytest.raises(ValidationError):
        told(cast.officer, subject_kind="inquiry", about_staff=cast.delegate, caller_name="سعاد")


def test_other_matters_need_a_name(cast):
    with pytest.raises(ValidationError):
        told(cast.officer, subject_kind="complaint")


def test_at_the_desk_nobody_needs_a_name_for_it(cast, client):
    client.force_login(cast.officer)
    form = {"channel": "visit", "subject": "طُلب مني مال", "key": str(uuid.uuid4())}
    page = client.post(reverse("contact:create"), form | {"subject_kind": "inquiry"})
    assert page.status_code == 422
    about = {"subject_kind": "favours", "about_staff": cast.delegate.pk}
    assert client.post(reverse("contact:create"), form | about).status_code == 302
    assert Contact.objects.get().about_staff == cast.delegate


def test_what_the_page_hid_is_not_kept(cast, client):
    client.force_login(cast.officer)
    form = {"channel": "visit", "subject": "سؤال", "key": str(uuid.uuid4()), "caller_name": "سعاد"}
    about = {"subject_kind": "inquiry", "about_staff": cast.delegate.pk}
    assert client.post(reverse("contact:create"), form | about).status_code == 302
    assert Contact.objects.get().about_staff is None


def reported(by, about, **fields):
    words = {"degree": "moderate", "title": "طلب مالًا", "account": "طلب منها مالًا ليسرع طلبها"}
    return conduct.report(
        by=by,
        key=uuid.uuid4(),
        person=PersonFactory(),
        kind="ask",
        happened_on=clock.today(),
        direction="by_staff",
        about_staff=about,
        **words | fields,
    )


def test_as_an_incident_it_is_alerted_as_well(cast):
    incident = reported(cast.officer, cast.delegate)
    assert (alert().role, alert().about_type) == ("manager", "conduct.incident")
    assert User.objects.get(pk=cast.delegate.pk).kept_off == {incident.person_id}


def test_of_a_manager_the_incident_is_the_boards(cast):
    incident = reported(cast.officer, cast.manager)
    assert alert().role == "board"
    assert Incident.objects.visible_to(cast.board).get() == incident


# First, and never left lying -----------------------------------------------------------------


@pytest.fixture
def two_leaders(cast, calendar):
    """A manager and somebody of the board who are reached by message."""
    calendar.move_to("2026-10-01")
    leaders = (
        UserFactory(manager=True, mobile="+966559999999"),
        UserFactory(board=True, mobile="+966558888888"),
    )
    calendar.move_to(calendar.BEGINS)
    return leaders


def addresses():
    return list(MessageDelivery.objects.order_by("id").values_list("address", flat=True))


def test_it_stands_before_what_is_late(cast, client, calendar):
    person = PersonFactory()
    tasks.open_task(
        "call",
        person,
        name="اتصال متأخر",
        link="/",
        role="manager",
        due_on=clock.today() - timedelta(days=9),
    )
    told(cast.officer)
    client.force_login(cast.manager)
    for address in ("workbench:today", "workbench:tasks"):
        page = client.get(reverse(address))
        first, second = page.context["rows"]
        assert first.queue.is_urgent and not second.queue.is_urgent and second.is_late
        row = page.text.partition("<tbody>")[2].partition("</tr>")[0]
        assert "عاجل" in row and str(ContactTaskKind.FAVOURS.label) in row
    assert client.get(reverse("workbench:today")).context["day"].queues[0].code == "urgent"


def test_on_the_morning_sheet_too(cast, client):
    told(cast.officer)
    client.force_login(cast.manager)
    sheet = client.get(reverse("workbench:sheet")).text
    assert "عاجل" in sheet and str(ContactTaskKind.FAVOURS.label) in sheet


def test_what_no_manager_took_up_goes_to_the_board(cast, client, calendar, two_leaders):
    manager, board = two_leaders
    contact = told(cast.officer)
    page = reverse("contact:show", args=[contact.pk])
    client.force_login(board)
    calendar.forward(hours=23, minutes=59)
    assert due() == 0 and client.get(page).status_code == 404
    assert board.mobile not in addresses()
    calendar.forward(minutes=1)
    assert (due(), due()) == (1, 0)
    left, waits = Task.objects.order_by("id")
    assert (left.role, left.is_done, left.done_by) == ("manager", True, None)
    assert (waits.role, waits.is_done, waits.due_on) == ("board", False, clock.today())
    assert addresses().count(board.mobile) == addresses().count(manager.mobile) == 1
    assert client.get(page).status_code == 200
    assert Task.objects.open().visible_to(board).get() == waits


def test_what_a_manager_took_up_stays_there(cast, calendar, two_leaders):
    told(cast.officer)
    tasks.finish(alert(), by=two_leaders[0], outcome="سأتولى الأمر.")
    calendar.forward(days=3)
    assert due() == 0 and Task.objects.count() == 1


def test_of_a_manager_nobody_comes_after_the_board(cast, calendar, two_leaders):
    told(cast.officer, is_about_manager=True)
    calendar.forward(days=3)
    assert due() == 0 and Task.objects.count() == 1


def test_where_nobody_of_the_board_is_it_stays_with_the_managers(cast, calendar):
    told(cast.officer)
    User.objects.filter(groups__name="board").update(is_active=False)
    calendar.forward(days=3)
    assert due() == 0 and alert().role == "manager"


def test_the_hours_are_the_policys(cast, calendar, two_leaders):
    calendar.move_to("2026-10-02")
    approved(cast, in_days=0, favours_hours=2)
    calendar.move_to(calendar.BEGINS)
    told(cast.officer)
    calendar.forward(hours=2)
    assert due() == 1


def test_the_board_reads_and_ends_a_report_that_nobody_took_up(cast, client, calendar, two_leaders):
    board = two_leaders[1]
    contact = workflow.report_without_a_name(subject="طُلب مني مال", branch=cast.officer.branch)
    calendar.forward(hours=24)
    assert due() == 1
    client.force_login(board)
    client.post(reverse("contact:step", args=[contact.pk, "receive"]), {"seen": ""})
    closing = {"outcome": "answered", "summary": "تحققنا", "seen": ""}
    client.post(reverse("contact:step", args=[contact.pk, "close"]), closing)
    contact.refresh_from_db()
    assert contact.status == "closed" and not Task.objects.open().exists()


def test_an_incident_goes_to_the_board_as_well(cast, client, calendar, two_leaders):
    board = two_leaders[1]
    incident = reported(cast.officer, cast.delegate)
    client.force_login(board)
    page = incident.get_absolute_url()
    assert client.get(page).status_code == 404
    calendar.forward(hours=24)
    assert due() == 1
    assert client.get(page).status_code == 200
    assert Incident.objects.visible_to(board).get() == incident
    assert board in readers(incident)
