"""Reported through the portal: somebody was asked for money or favours (CH-7, PM-1+)."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.models import KeptOff
from conduct import workflow as conduct
from conduct.models import Incident
from sanad.accounts.models import User
from sanad.contact import workflow
from sanad.contact.enums import ALERTS_AN_HOUR, ContactTaskKind
from sanad.contact.models import Contact
from sanad.contact.workflow.favours import ask_the_board
from sanad.lib.actor import acting
from sanad.messaging.models import MessageDelivery
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory
from tests.in_own_name import unsigned
from tests.rules.without import without

pytestmark = pytest.mark.django_db


@pytest.fixture
def her(db):
    account = UserFactory(mobile="+966551234567", is_mobile_verified=True)
    return PersonFactory(account=account, mobile=account.mobile)


def said(**fields):
    told = {"subject": "طلب مني ٥٠٠ ريال ليقدّم طلبي", "key": uuid.uuid4()} | fields
    return told | {"branch": fields.get("branch") or BranchFactory()}


def by_her(person, **fields):
    return workflow.report(by=person.account, person=person, **said(**fields))


def by_nobody(**fields):
    return workflow.report_without_a_name(**said(**fields))


def alert():
    return Task.objects.open().get(kind=ContactTaskKind.FAVOURS)


def test_without_a_name_it_is_a_managers_at_once(cast):
    manager = UserFactory(manager=True, mobile="+966559999999")
    report = by_nobody()
    assert (report.status, report.created_by, report.person) == ("waiting", None, None)
    assert alert().role == "manager"
    assert MessageDelivery.objects.filter(address=manager.mobile).count() == 1


def test_nobody_is_named_in_the_history_either(her):
    with acting(her.account_id, url="/report/"):  # signed in, and it is sent without a name
        report = by_nobody()
    context = report.events.get().pgh_context
    assert context["user"] is None and "url" not in context
    assert report.log.get().by is None


def test_with_her_file_the_colleague_she_names_is_kept_off_at_once(her, cast):
    cast.delegate.name = "ناصر الحربي"
    User.objects.filter(pk=cast.delegate.pk).update(name="ناصر بن علي الحربي")
    report = by_her(her, named="ناصر الحربى")
    assert report.about_staff == cast.delegate
    assert KeptOff.objects.get().colleague == cast.delegate
    assert not Contact.objects.visible_to(User.objects.get(pk=cast.delegate.pk)).exists()


@pytest.mark.parametrize("named", ["", "ناصر", "ناصر القحطاني"])
def test_a_name_that_is_not_one_colleagues_names_nobody(her, cast, named):
    UserFactory(officer=True, name="ناصر الحربي")
    assert by_her(her, named=named).about_staff is None
    assert not KeptOff.objects.exists() and alert().role == "manager"


def test_of_two_who_may_be_meant_one_leads_so_it_is_the_boards(her, cast):
    UserFactory(officer=True, name="ناصر علي الحربي")
    manager = UserFactory(manager=True, name="ناصر صالح الحربي")
    report = by_her(her, named="ناصر الحربي")
    assert report.about_staff is None and alert().role == "board"
    assert not Contact.objects.visible_to(manager).exists()
    assert Contact.objects.visible_to(cast.board).get() == report


@pytest.mark.parametrize("named", ["", "سلمى السالم"])
def test_of_a_manager_it_is_the_boards(her, cast, named):
    UserFactory(manager=True, name="سلمى السالم", mobile="+966559999999")
    by_her(her, named=named, is_about_manager=not named)
    assert alert().role == "board"
    assert not MessageDelivery.objects.filter(address="+966559999999").exists()


def test_nobody_reports_in_the_name_of_another(her):
    with pytest.raises(NotAllowed):
        workflow.report(by=her.account, person=PersonFactory(), **said())
    with pytest.raises(NotAllowed):
        workflow.report(by=UserFactory(officer=True), **said())


def test_sent_twice_it_is_there_once(her):
    for send in (lambda key: by_her(her, key=key), lambda key: by_nobody(key=key)):
        key = uuid.uuid4()
        assert send(key) == send(key)
    assert Contact.objects.count() == 2


def test_another_does_not_get_it_by_its_key(her):
    report = by_her(her)
    with pytest.raises(Refused):
        by_nobody(key=report.key)


def test_a_flood_fills_the_list_and_no_phone(cast, calendar):
    UserFactory(manager=True, mobile="+966559999999")
    by_nobody()
    calendar.forward(hours=1, minutes=1)  # of the hour before
    before = MessageDelivery.objects.count()
    for _ in range(ALERTS_AN_HOUR + 1):
        by_nobody()
    assert MessageDelivery.objects.count() == before + ALERTS_AN_HOUR
    assert Task.objects.open().filter(kind=ContactTaskKind.FAVOURS).count() == ALERTS_AN_HOUR + 2


def test_the_branch_reads_none_of_it(her, cast):
    report = by_her(her, branch=cast.officer.branch)
    for role in ("officer", "delegate", "researcher", "board", "provider"):
        assert not Contact.objects.visible_to(getattr(cast, role)).exists()
    assert Contact.objects.visible_to(her.account).count() == 0  # nor whoever holds her phone
    for step in (workflow.receive, workflow.name_colleague):
        with pytest.raises(NotAllowed):
            step(report, by=cast.officer)
    with pytest.raises(NotAllowed):  # nobody came in person, so nobody left
        workflow.leave(report, by=cast.manager)


def test_the_manager_says_who_is_meant_and_ends_it(her, cast):
    report = by_her(her, named="أبو ناصر")
    report = workflow.name_colleague(report, by=cast.manager, about_staff=cast.delegate)
    assert KeptOff.objects.get().colleague == cast.delegate
    report = workflow.receive(report, by=cast.manager)
    workflow.close(report, by=cast.manager, outcome="answered", result="كلّمناها")
    assert not Task.objects.open().filter(kind=ContactTaskKind.FAVOURS).exists()


def test_a_manager_who_is_meant_after_all_hands_it_to_the_board(her, cast):
    other = UserFactory(manager=True)
    report = by_her(her)
    report = workflow.name_colleague(report, by=cast.manager, about_staff=other)
    assert report.is_about_manager and alert().role == "board"
    assert not Contact.objects.visible_to(cast.manager).exists()


def test_nobody_names_themselves(her, cast):
    with pytest.raises(Refused):
        workflow.name_colleague(by_her(her), by=cast.manager, about_staff=cast.manager)


# The rules, by raw SQL ----------------------------------------------------------------------


def refused(sql, *values, by=None):
    """The name of the rule that refuses the statement; "" where it passes."""
    try:
        with acting(by.pk) if by else transaction.atomic(), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
            connection.check_constraints()
            transaction.set_rollback(True)
    except IntegrityError as error:
        return constraint_of(error)
    return ""


INSERT = """INSERT INTO contact_contact (channel, direction, status, branch_id, subject_kind,
        subject, caller_name, is_about_manager, named, number, link, place, skill, outcome, result)
    VALUES ('website', 'in', 'waiting', %s, %s, 'شيء', 'سعاد', FALSE, '', '', '', '', '', '', '')"""


def test_a_thief_of_the_password_writes_no_report_without_a_sender(db, owner):
    branch = BranchFactory()
    name = "contact_by_the_portal"
    with unsigned():
        assert refused(INSERT, branch.pk, "favours") == name
        with without(owner, name):
            assert refused(INSERT, branch.pk, "favours") == ""


def test_without_a_sender_nothing_else_is_written_down(db):
    with acting(None):
        name = "contact_by_nobody_through_the_website"
        assert refused(INSERT, BranchFactory().pk, "outreach") == name


def test_whom_a_report_means_is_said_by_who_reads_it_and_once(her, cast, owner):
    report = by_her(her)
    name = "contact_about_whom_is_reported"
    change = "UPDATE contact_contact SET about_staff_id = %s WHERE id = %s"
    assert refused(change, cast.delegate.pk, report.pk, by=cast.officer) == name
    assert refused(change, cast.delegate.pk, report.pk) == name
    assert refused(change, cast.delegate.pk, report.pk, by=cast.manager) == ""
    with without(owner, name):
        assert refused(change, cast.delegate.pk, report.pk, by=cast.officer) == ""
    workflow.name_colleague(report, by=cast.manager, about_staff=cast.delegate)
    again = refused(change, cast.provider.pk, report.pk, by=cast.manager)
    assert again == "contact_keeps_its_origin"


CLOSE = {"outcome": "answered", "result": "سُمعت شكواها"}


@pytest.fixture
def of_the_desk(her, cast):
    """A complaint that a colleague wrote down at the desk, of nobody by name, and ended."""
    contact = complained(None, her, by=cast.officer)
    return workflow.close(contact, by=cast.officer, **CLOSE)


def test_whom_a_complaint_of_the_desk_means_is_said_by_who_answers_for_it(of_the_desk, cast, owner):
    change = "UPDATE contact_contact SET about_staff_id = %s WHERE id = %s"
    name = "contact_about_whom_is_reported"
    row = (cast.delegate.pk, of_the_desk.pk)
    assert refused(change, *row, by=cast.officer) == name
    assert refused(change, *row) == name
    assert refused(change, cast.manager.pk, of_the_desk.pk, by=cast.manager) == name
    assert refused(change, *row, by=cast.manager) == ""
    with without(owner, name):
        assert refused(change, *row, by=cast.officer) == ""


def test_with_the_name_nothing_else_of_an_ended_one_is_written_anew(of_the_desk, cast, owner):
    name, row = "contact_ended_is_not_rewritten", (cast.delegate.pk, of_the_desk.pk)
    for more in ("result = 'x'", "subject = 'x'", "status = 'open'", "caller_name = 'x'"):
        change = f"UPDATE contact_contact SET about_staff_id = %s, {more} WHERE id = %s"
        assert refused(change, *row, by=cast.manager) == name, more
    assert refused("UPDATE contact_contact SET result = 'x'", by=cast.manager) == name
    change = "UPDATE contact_contact SET about_staff_id = %s, result = 'x' WHERE id = %s"
    with without(owner, name):
        assert refused(change, *row, by=cast.manager) == ""


def test_nobody_writes_down_what_is_about_themselves(cast, owner):
    officer, name = cast.officer, "contact_not_logged_by_its_cause"
    row = {"channel": "phone", "direction": "out", "subject_kind": "complaint", "subject": "س"}
    row |= {"caller_name": "س", "branch": officer.branch, "handled_by": officer}
    row |= {"created_by": officer, "about_staff": officer}
    with acting(officer.pk):
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            Contact.objects.create(**row)
        assert constraint_of(refusal.value) == name
        with without(owner, name):
            Contact.objects.create(**row)


def test_a_complaint_of_the_desk_is_named_later_as_if_from_the_start(of_the_desk, her, cast):
    """Also where the one whom it means wrote it down, and ended it."""
    thief = cast.officer
    assert Contact.objects.visible_to(thief).contains(of_the_desk)
    told = MessageDelivery.objects.filter(address=her.mobile).count()
    for other in (thief, cast.researcher, cast.board, cast.auditor):
        with pytest.raises(NotAllowed):
            workflow.name_colleague(of_the_desk, by=other, about_staff=cast.delegate)
    contact = workflow.name_colleague(of_the_desk, by=cast.manager, about_staff=thief)
    assert contact.status == "closed" and contact.about_staff == thief
    assert KeptOff.objects.get().colleague == thief
    assert her.pk in again(thief).kept_off
    assert not Contact.objects.visible_to(again(thief)).exists()
    assert MessageDelivery.objects.filter(address=her.mobile).count() == told + 1
    assert Task.objects.open().about(KeptOff.objects.get()).exists(), "a manager looks at it"
    with pytest.raises(NotAllowed):  # once
        workflow.name_colleague(contact, by=cast.manager, about_staff=cast.delegate)


def test_a_manager_named_later_is_the_boards(of_the_desk, cast):
    other = UserFactory(manager=True)
    contact = workflow.name_colleague(of_the_desk, by=cast.manager, about_staff=other)
    assert contact.is_about_manager
    assert readers(contact, cast.manager, other, cast.board) == {cast.board}


def test_the_page_lets_who_answers_for_it_name_them(of_the_desk, cast, client):
    client.force_login(cast.officer)
    step = reverse("contact:step", args=[of_the_desk.pk, "name_colleague"])
    assert step not in client.get(of_the_desk.get_absolute_url()).text
    client.force_login(cast.manager)
    assert step in client.get(of_the_desk.get_absolute_url()).text
    client.post(step, {"about_staff": cast.delegate.pk})
    assert KeptOff.objects.get().colleague == cast.delegate


def test_only_a_complaint_is_named(cast, her):
    contact = ContactFactory(by=cast.officer, person=her)
    with pytest.raises(NotAllowed):
        workflow.name_colleague(contact, by=cast.manager, about_staff=cast.delegate)


def test_lately_is_an_hour(db, calendar):
    by_nobody()
    moment = Contact.objects.get().arrived_at
    ContactFactory(channel="website")
    ContactFactory(waiting=True, subject_kind="favours")
    assert Contact.objects.reported_since(moment - timedelta(minutes=1)).count() == 1
    assert Contact.objects.reported_since(moment).count() == 0


# A word about the manager silences nothing that is said of others ---------------------------


def complained(about, person, by=None):
    """Somebody at the desk writes down, true or not, that the person complains of `about`."""
    return workflow.begin(
        by=by or UserFactory(officer=True),
        channel="visit",
        subject_kind="complaint",
        subject="لم يُعجبها ما قيل لها",
        person=person,
        about_staff=about,
        key=uuid.uuid4(),
    )


def again(user):
    return User.objects.get(pk=user.pk)


def readers(contact, *users):
    return {user for user in users if Contact.objects.visible_to(again(user)).contains(contact)}


def test_where_the_manager_is_kept_off_the_board_reads_and_ends_it(her, cast):
    thief = UserFactory(officer=True, name="ناصر بن علي الحربي")
    complained(cast.manager, her, by=thief)
    report = by_her(her, named="ناصر الحربي")
    assert report.about_staff == thief
    assert readers(report, cast.manager, cast.board, thief) == {cast.board}
    assert alert().role == "board"
    received = workflow.receive(report, by=again(cast.board))
    workflow.close(received, by=again(cast.board), outcome="answered", result="نُظر فيه")
    assert not Task.objects.open().filter(kind=ContactTaskKind.FAVOURS).exists()


def test_what_waits_on_the_manager_goes_to_the_board_once_they_are_kept_off(her, cast):
    assert cast.manager
    member = UserFactory(board=True, mobile="+966559999999")
    report = by_her(her)
    assert alert().role == "manager"
    complained(cast.manager, her)
    assert alert().role == "board"
    assert readers(report, cast.manager, member) == {member}
    assert MessageDelivery.objects.filter(address=member.mobile).count() == 1


def test_its_chip_says_the_board_once_it_went_there(her, cast, client):
    assert cast.manager
    UserFactory(board=True, mobile="+966559999999")
    of_her, of_nobody = by_her(her), by_nobody()
    assert ask_the_board(Task.objects.open().get(about_id=of_nobody.pk))  # none took it up
    complained(cast.manager, her)
    client.force_login(cast.board)
    page = client.get(reverse("contact:list")).text
    assert page.count("ينتظر المجلس") == 2 and "ينتظر المدير" not in page
    for report in (of_her, of_nobody):
        assert str(Contact.objects.get(pk=report.pk).chip[0]) == "ينتظر المجلس"
        assert "ينتظر المجلس" in client.get(report.get_absolute_url()).text


def test_while_another_manager_is_there_it_is_theirs(her, cast):
    second = UserFactory(manager=True)
    complained(cast.manager, her)
    report = by_her(her)
    assert alert().role == "manager"
    assert readers(report, cast.manager, cast.board, second) == {second}


def test_words_about_both_leave_one_who_answers(her, cast):
    complained(cast.board, her)
    complained(cast.manager, her)
    assert set(KeptOff.objects.values_list("colleague", flat=True)) == {cast.board.pk}
    report = by_her(her, named=str(cast.delegate))
    assert readers(report, cast.manager, cast.board, cast.delegate) == {cast.manager}


def test_a_plain_complaint_too_is_the_boards_where_the_manager_is_kept_off(her, cast):
    about_another = complained(cast.delegate, her)
    assert readers(about_another, cast.manager, cast.board) == {cast.manager}
    complained(cast.manager, her)
    assert readers(about_another, cast.manager, cast.board) == {cast.board}


def test_nobody_reads_what_a_caller_without_a_file_says_of_them(cast):
    told = {
        "channel": "visit",
        "subject_kind": "complaint",
        "subject": "س",
        "caller_name": "أم سعد",
    }
    colleague = UserFactory(officer=True)
    contact = workflow.begin(by=cast.officer, about_staff=colleague, key=uuid.uuid4(), **told)
    assert not KeptOff.objects.exists(), "of nobody's file"
    assert readers(contact, cast.officer, colleague) == {cast.officer}


KEEP = """INSERT INTO beneficiaries_keptoff (person_id, colleague_id, cause, cause_id, status)
    VALUES (%s, %s, 'contact', %s, 'standing')"""


def test_nor_does_the_database_let_the_last_one_go(her, cast, owner):
    complained(cast.board, her)
    contact = complained(cast.manager, her)
    values = [her.pk, cast.manager.pk, contact.pk]
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), acting(cast.officer.pk):
        with connection.cursor() as cursor:
            cursor.execute(KEEP, values)
    assert constraint_of(refused.value) == "keptoff_leaves_who_answers"
    with without(owner, "keptoff_leaves_who_answers"), acting(cast.officer.pk):
        with connection.cursor() as cursor:
            cursor.execute(KEEP, values)


def test_an_incident_too_is_the_boards_where_the_manager_is_kept_off(her, cast):
    reporter = UserFactory(officer=True)
    thief = UserFactory(officer=True)
    told = {
        "by": reporter,
        "person": her,
        "kind": "ask",
        "degree": "grave",
        "title": "طلب مالًا",
        "account": "طلب خمسمئة ريال",
        "happened_on": date(2020, 1, 1),
        "direction": "by_staff",
    }
    incident = conduct.report(key=uuid.uuid4(), about_staff=thief, **told)
    assert alert().role == "manager"
    complained(cast.manager, her)
    assert alert().role == "board"
    assert Incident.objects.visible_to(again(cast.board)).get() == incident
    assert not Incident.objects.visible_to(again(cast.manager)).exists()
    assert conduct.record_hearing.is_for(again(cast.board), Incident.objects.get())


def test_it_waits_for_who_answers_and_in_no_queue(her, cast, client, django_assert_num_queries):
    report, of_a_manager = by_her(her), by_nobody(is_about_manager=True)
    at_the_desk = ContactFactory(waiting=True)
    waits = [str(each.chip[0]) for each in (report, of_a_manager, at_the_desk)]
    assert waits == ["ينتظر المدير", "ينتظر المجلس", "في انتظار الدور"]
    client.force_login(cast.manager)
    for _again in range(3):
        by_her(her)
    page = reverse("contact:list")
    client.get(page)  # that it was read today is written down once
    with CaptureQueriesContext(connection) as some:
        assert "ينتظر المدير" in client.get(page).text
    for _again in range(6):
        by_her(her)
    with django_assert_num_queries(len(some)):
        client.get(page)
    workflow.receive(report, by=cast.manager)
    assert str(Contact.objects.get(pk=report.pk).chip[0]) != "ينتظر المدير"
