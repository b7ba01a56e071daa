"""From a complaint about a colleague on, that colleague leaves the person's cases (PM-1+)."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries import finding, kept_off, perms, workflow
from beneficiaries.enums import RegistryTaskKind
from beneficiaries.models import Category, KeptOff, Person
from conduct import workflow as conduct
from requests_app.committee.models import Study
from requests_app.intake.workflow import aside, desk
from requests_app.models import SupportRequest
from sanad.accounts.models import User
from sanad.contact import workflow as contacts
from sanad.contact.models import Contact, Referral
from sanad.lib.actor import acting
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow import workflow as tasks
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed
from tests.factories import requests as situations
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory, open_to
from tests.factories.contact import ContactFactory, ReferralFactory
from tests.factories.guarded import name_guardian
from tests.rules.without import without

pytestmark = pytest.mark.django_db


def again(user):
    """The account as the next page reads it."""
    return User.objects.get(pk=user.pk)


def complain(about, person=None, *, by=None, **fields):
    """Somebody at the desk writes down a complaint of `person` about a colleague."""
    return contacts.begin(
        by=by or UserFactory(officer=True),
        channel="visit",
        subject_kind="complaint",
        subject="رفع صوته عليّ أمام الناس",
        person=person or PersonFactory(),
        about_staff=about,
        key=uuid.uuid4(),
        **fields,
    )


@pytest.fixture
def other(cast):
    """Another officer of the branch: the colleague is not the only one."""
    return UserFactory(officer=True, username="other-officer")


@pytest.fixture
def case(cast, other):
    """A submitted request of somebody who then complains about the officer of the cast."""
    case = situations.submitted(by=other)
    complain(cast.officer, case.person, by=other)
    return case


# To them the person is not there ------------------------------------------------------------


def test_the_person_is_gone_from_every_list_and_search(case, cast, other):
    gone, there = again(cast.officer), again(other)
    for rows in (Person, SupportRequest, Contact):
        mine = {"pk": case.person_id} if rows is Person else {"person": case.person_id}
        assert not rows.objects.visible_to(gone).filter(**mine).exists(), rows
        assert rows.objects.visible_to(there).filter(**mine).exists(), rows
    name = str(case.person)
    with acting(gone.pk):
        assert case.person not in finding.find(name, by=gone, page="/").rows
        assert not finding.registered_under(case.person.identity_number, by=gone, page="/")
    with acting(there.pk):
        assert case.person in finding.find(name, by=there, page="/").rows


@pytest.mark.parametrize("name", ["people:show", "people:edit", "people:history", "people:join"])
def test_their_pages_are_unknown_and_say_no_word_why(name, case, cast, client):
    open_to(cast.officer, case.person)
    client.force_login(cast.officer)
    answer = client.get(reverse(name, args=[case.person_id]))
    nobody = client.get(reverse(name, args=[999_999_999]))
    assert (answer.status_code, nobody.status_code) == (404, 404)
    assert answer.content == nobody.content


def test_nor_is_the_request_there_nor_its_steps(case, cast, client):
    client.force_login(cast.officer)
    assert client.get(reverse("requests:show", args=[case.pk])).status_code == 404
    address = reverse("requests:step", args=[case.pk, "return_for_completion"])
    assert client.get(address).status_code == 404
    queue = client.get(reverse("requests:list")).content.decode()
    assert case.number not in queue
    day = client.get(reverse("workbench:today")).content.decode()
    assert str(case.person) not in day


def test_others_serve_her_as_before(case, other):
    sent_back = desk.return_for_completion(case, by=other, items=[("income", "expired")], note="")
    assert sent_back.status == "returned"


def test_a_step_is_refused_whoever_calls_it(case, cast):
    with pytest.raises(NotAllowed):
        aside.cancel(case, by=again(cast.officer), reason="withdrawn")
    with pytest.raises(NotAllowed):
        situations.desk.create_draft(
            person=case.person,
            programme=case.programme,
            by=again(cast.officer),
            channel="desk",
        )


def test_of_somebody_else_everything_stays(case, cast):
    another = situations.submitted(by=cast.officer)
    assert SupportRequest.objects.visible_to(again(cast.officer)).get() == another


# By the database too ------------------------------------------------------------------------


def refused_as(user, sql, *values):
    """The rule that refuses this to the site's role while `user` acts."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), acting(user.pk):
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
    return constraint_of(refused.value)


STEP = """INSERT INTO requests_app_entry (verb, source, target, by_id, reason, details,
    support_request_id) VALUES ('cancel', 'submitted', 'cancelled', %s, 'س', '{}', %s)"""
FILE = "UPDATE beneficiaries_person SET safe_contact = 'x' WHERE id = %s"
REQUEST = "UPDATE requests_app_supportrequest SET second_reason = 'x' WHERE id = %s"


def test_the_signed_actor_writes_no_step_of_hers(case, cast, owner):
    assert refused_as(cast.officer, STEP, cast.officer.pk, case.pk) == (
        "entry_not_by_who_is_kept_off"
    )
    with without(owner, "entry_not_by_who_is_kept_off"), acting(cast.officer.pk):
        with connection.cursor() as cursor:
            cursor.execute(STEP, [cast.officer.pk, case.pk])


def test_nor_changes_the_file_or_the_request(case, cast, other):
    assert refused_as(cast.officer, FILE, case.person_id) == "person_not_by_who_is_kept_off"
    assert refused_as(cast.officer, REQUEST, case.pk) == "supportrequest_not_by_who_is_kept_off"
    with acting(other.pk), connection.cursor() as cursor:
        cursor.execute(FILE, [case.person_id])


END = "UPDATE beneficiaries_keptoff SET status = 'ended' WHERE colleague_id = %s"
KEEP = """INSERT INTO beneficiaries_keptoff (person_id, colleague_id, cause, cause_id, status)
    VALUES (%s, %s, 'contact', %s, 'standing')"""


@pytest.mark.parametrize("who", ["officer", "researcher", "auditor"])
def test_nobody_but_manager_and_board_ends_it(who, case, cast):
    assert refused_as(getattr(cast, who), END, cast.officer.pk) == "keptoff_ended_by_another"


def test_it_ends_with_a_reason_in_its_history(case, cast):
    assert refused_as(cast.manager, END, cast.officer.pk) == "keptoff_ended_with_a_reason"


def test_nobody_is_kept_off_without_a_cause(case, cast):
    contact = Contact.objects.get(about_staff=cast.officer)
    values = (case.person_id, cast.researcher.pk, contact.pk)
    assert refused_as(cast.manager, KEEP, *values) == "keptoff_for_its_cause"


# What waits on them, and where nobody is left -----------------------------------------------


def test_what_they_had_in_hand_goes_to_another(cast, other):
    person = PersonFactory()
    asked = ReferralFactory(person=person, owner=cast.researcher, by=other)
    second = UserFactory(researcher=True)
    complain(cast.researcher, person, by=other)
    asked.refresh_from_db()
    assert asked.owner == second
    assert not Referral.objects.visible_to(again(cast.researcher)).exists()
    assert not Task.objects.filter(kind=RegistryTaskKind.NOBODY_LEFT).exists()


def test_a_task_of_theirs_waits_on_the_role(cast, other):
    person = PersonFactory()
    task = tasks.open_task("call", person, name=str(person), link="/", owner=cast.officer)
    complain(cast.officer, person, by=other)
    assert not Task.objects.visible_to(again(cast.officer)).exists()
    assert Task.objects.visible_to(again(other)).get() == task


def test_the_only_one_of_their_role_leaves_a_task_for_the_manager(cast):
    assert cast.manager
    complain(cast.officer, by=cast.delegate)
    task = Task.objects.get(kind=RegistryTaskKind.NOBODY_LEFT)
    assert (task.role, task.link) == ("manager", KeptOff.objects.get().get_absolute_url())


def test_of_the_only_manager_it_waits_on_the_board(cast, other):
    complain(cast.manager, by=other)
    assert Task.objects.get(kind=RegistryTaskKind.NOBODY_LEFT).role == "board"


def test_a_manager_looks_at_every_complaint_that_takes_a_colleague_away(cast, other):
    """Else one colleague would have a person to herself by a few words in that person's name."""
    assert cast.manager
    complain(cast.officer, by=other)
    row = KeptOff.objects.get()
    task = Task.objects.open().get(kind=RegistryTaskKind.KEPT_OFF)
    assert (task.role, task.link) == ("manager", row.get_absolute_url())
    kept_off.end(row, by=cast.manager, reason="لم تقل المستفيدة شيئًا من ذلك")
    assert not Task.objects.open().filter(kind=RegistryTaskKind.KEPT_OFF).exists()


def test_somebody_of_another_branch_is_named_and_serves(cast):
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    case = situations.submitted(by=cast.officer)
    complain(cast.officer, case.person, by=cast.delegate)
    assert not SupportRequest.objects.visible_to(again(elsewhere)).exists()
    kept_off.name_instead(KeptOff.objects.get(), by=cast.manager, instead=elsewhere)
    stands_in = again(elsewhere)
    assert SupportRequest.objects.visible_to(stands_in).get() == case
    assert desk.verify.is_for(stands_in, case)
    assert not Task.objects.open().filter(kind=RegistryTaskKind.NOBODY_LEFT).exists()


# Who sees it, and ends it -------------------------------------------------------------------


def test_manager_board_and_auditor_see_it_and_others_do_not(case, cast):
    seen = {role for role in ("manager", "board", "auditor", "officer", "researcher", "chair")
            if KeptOff.objects.visible_to(getattr(cast, role)).exists()}  # fmt: skip
    assert seen == {"manager", "board", "auditor"}


def test_a_manager_complained_about_sees_neither_theirs_nor_the_others_of_her(cast, other):
    person = PersonFactory()
    complain(cast.officer, person, by=other)
    complain(cast.manager, person, by=other)
    manager = again(cast.manager)
    assert not KeptOff.objects.visible_to(manager).exists()
    with pytest.raises(NotAllowed):
        kept_off.end(KeptOff.objects.get(colleague=cast.officer), by=manager, reason="سوّينا الأمر")


def test_nor_their_own_once_it_has_ended(cast, other):
    complain(cast.manager, by=other)
    row = kept_off.end(KeptOff.objects.get(), by=cast.board, reason="تبيّن أن الشكوى على غيره")
    assert not again(cast.manager).kept_off
    assert not KeptOff.objects.visible_to(again(cast.manager)).exists()
    assert KeptOff.objects.visible_to(UserFactory(manager=True)).get() == row


def test_the_registry_takes_no_word_of_theirs(cast, other):
    person, orphan = PersonFactory(), Category.objects.get(code="orphan")
    complain(cast.researcher, person, by=other)
    with pytest.raises(NotAllowed):
        workflow.add_category(person, by=again(cast.researcher), category=orphan)
    row = workflow.add_category(person, by=other, category=orphan)
    with pytest.raises(NotAllowed):
        workflow.end_category(row, by=again(cast.researcher))


def test_ended_they_serve_her_again(case, cast):
    kept_off.end(KeptOff.objects.get(), by=cast.manager, reason="تبيّن أن الشكوى على غيره")
    officer = again(cast.officer)
    assert SupportRequest.objects.visible_to(officer).get() == case
    assert perms.may_open(officer, case.person) and not officer.kept_off


def test_the_page_shows_it_and_its_step_ends_it(case, cast, client):
    row = KeptOff.objects.get()
    client.force_login(cast.manager)
    assert str(cast.officer) in client.get(reverse("people:kept_off_list")).content.decode()
    assert client.get(row.get_absolute_url()).status_code == 200
    end = reverse("people:kept_off_step", args=[row.pk, "end"])
    assert client.post(end, {"reason": ""}).status_code == 422
    assert client.post(end, {"reason": "صُلح بينهما"}).status_code == 302
    assert not KeptOff.objects.standing().exists()


# Other beginnings ---------------------------------------------------------------------------


def test_an_incident_by_a_colleague_keeps_them_off_as_well(cast, other):
    person = PersonFactory()
    conduct.report(
        by=other,
        key=uuid.uuid4(),
        person=person,
        kind="MC-A",
        degree="minor",
        title="رفع صوته",
        account="رفع صوته عليها أمام الناس",
        happened_on=date(2020, 1, 1),
        direction="by_staff",
        about_staff=cast.officer,
    )
    assert again(cast.officer).kept_off == {person.pk}


def test_a_study_goes_on_with_another_researcher(cast, calendar):
    case = situations.raised()
    study = Study.objects.create(
        support_request=case, researcher=cast.researcher, assigned_by=cast.secretary
    )
    second = UserFactory(researcher=True)
    complain(cast.researcher, case.person)
    study.refresh_from_db()
    assert study.researcher == second


def test_who_writes_it_down_is_not_who_it_is_about(cast):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="ما كان عنك يكتبه غيرك"):
        complain(cast.officer, by=cast.officer)


def test_a_contact_that_complains_of_nobody_keeps_nobody_off(cast):
    ContactFactory(visit=True, by=cast.officer)
    assert not KeptOff.objects.exists()


# Whoever lives with her, and acts for her ---------------------------------------------------


@pytest.fixture
def son(case):
    """He lives with her: what is done to his file is done to her home."""
    return PersonFactory(household=case.person.household, relation="child")


def test_who_lives_with_her_is_not_there_either(case, son, cast, other, client):
    assert again(cast.officer).kept_off == {case.person_id, son.pk}
    client.force_login(cast.officer)
    for name in ("people:show", "people:household", "people:leave"):
        assert client.get(reverse(name, args=[son.pk])).status_code == 404, name
    client.force_login(other)
    assert client.get(reverse("people:show", args=[son.pk])).status_code == 200


def test_nor_her_home_on_the_page_that_registers_somebody_in_it(case, son, cast, client):
    open_to(cast.officer, case.person)
    client.force_login(cast.officer)
    address = f"{reverse('people:create')}?household={case.household_id}"
    assert client.get(address).status_code == 404


def test_her_income_is_not_written_by_who_is_kept_off(case, son, cast, other):
    home = case.person.household
    with pytest.raises(NotAllowed):
        workflow.change_household(home, by=again(cast.officer), monthly_income=25_000)
    with pytest.raises(NotAllowed):
        workflow.join_household(PersonFactory(), by=again(cast.officer), household=home)
    assert workflow.change_household(home, by=other, monthly_income=1_000).monthly_income == 1_000


HOME = "UPDATE beneficiaries_household SET monthly_income = 25000 WHERE id = %s"
MOVE = "UPDATE beneficiaries_person SET household_id = %s WHERE id = %s"


def test_nor_by_raw_sql(case, son, cast, owner):
    home, stranger = case.person.household_id, PersonFactory(relation="child")
    assert refused_as(cast.officer, HOME, home) == "household_not_by_who_is_kept_off"
    assert refused_as(cast.officer, MOVE, home, stranger.pk) == "person_moves_to_no_home_kept_off"
    assert refused_as(cast.officer, FILE, son.pk) == "person_not_by_who_is_kept_off"
    with without(owner, "household_not_by_who_is_kept_off"), acting(cast.officer.pk):
        with connection.cursor() as cursor:
            cursor.execute(HOME, [home])


def test_who_acts_for_her_and_whom_she_acts_for_are_not_there(cast, other):
    deed = name_guardian(PersonFactory(), PersonFactory(), by_user=other)
    complain(cast.officer, deed.guardian, by=other)
    assert again(cast.officer).kept_off == {deed.guardian_id, deed.ward_id}
    second = name_guardian(PersonFactory(), PersonFactory(), by_user=other)
    complain(cast.officer, second.ward, by=other)
    assert {second.guardian_id, second.ward_id} <= again(cast.officer).kept_off
    assert refused_as(cast.officer, FILE, second.guardian_id) == "person_not_by_who_is_kept_off"


def test_who_stands_in_serves_the_whole_home(cast):
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    case = situations.submitted(by=cast.officer)
    son = PersonFactory(household=case.person.household, relation="child")
    complain(cast.officer, case.person, by=cast.delegate)
    kept_off.name_instead(KeptOff.objects.get(), by=cast.manager, instead=elsewhere)
    assert again(elsewhere).stands_in == {case.person_id, son.pk}


# Whose name it is written in ----------------------------------------------------------------


def told(person):
    return Message.objects.to_people([person]).filter(code="guarded.said_for_you")


def test_she_is_told_that_something_was_written_in_her_name(cast, other):
    person = PersonFactory(mobile="+966551234567")
    complain(cast.officer, person, by=other)
    words = told(person).get().body
    assert "باسمكِ" in words and str(cast.officer) not in words and "شكوى" not in words


def test_not_where_somebody_else_reads_her_phone(cast, other):
    person = PersonFactory(mobile="+966551234567")
    PersonFactory(mobile="+966551234567", household=person.household, relation="spouse")
    complain(cast.officer, person, by=other)
    assert not told(person).exists()
