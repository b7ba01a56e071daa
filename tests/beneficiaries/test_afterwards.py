"""What one colleague changes of a file alone holds at once, and is looked at by another."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries import leaving, workflow
from beneficiaries.enums import RegistryTaskKind
from beneficiaries.models import Household
from beneficiaries.models.afterwards import one_spelling, spelled
from sanad.lib.actor import acting
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from sanad.workflow.workflow import finish, open_task
from tests.factories.accounts import UserFactory, give_role, signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian
from tests.rules.without import without

pytestmark = pytest.mark.django_db
MOBILE = "+966551234567"


@pytest.fixture
def of_before(calendar):
    """Make a file that was registered some days ago."""

    def make(**values):
        person = PersonFactory(**values)
        calendar.forward(days=9)
        return person

    return make


@pytest.fixture
def person(of_before):
    """With a phone of her own."""
    return of_before(mobile=MOBILE, first_name="وضحى", family_name="الدوسري")


def looks():
    return Task.objects.open().filter(kind=RegistryTaskKind.LOOK)


def told():
    return list(Message.objects.filter(code="guarded.file_changed").values_list("body", flat=True))


@pytest.mark.parametrize(
    "changes",
    [
        {"identity_number": "1087654321"},
        {"first_name": "سعاد"},
        {"family_name": "المطيري"},
        {"died_on": datetime.date(2026, 1, 5)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_file_made_somebody_elses_is_told_and_looked_at(cast, person, changes):
    changed = workflow.change_person(person, by=cast.officer, **changes)
    (name, value) = next(iter(changes.items()))
    assert getattr(changed, name) == value, "it holds at once"
    task = looks().get()
    assert task.role == "manager" and task.about_id == str(person.pk)
    assert task.link == reverse("people:history", args=[person.pk])
    (words,) = told()
    assert "تغيّر في ملفكِ لدينا بيان أساسي" in words


def test_texting_is_stopped_at_once_and_nothing_is_sent(cast, person):
    """Said of a phone in other hands: whoever holds it reads nothing of this."""
    workflow.change_person(person, by=cast.officer, may_text=False)
    assert looks().get().role == "manager"
    assert not told()


def test_also_where_somebody_leaves_a_household(cast, person):
    PersonFactory(household=person.household, relation="spouse")
    home = Household(city="الرياض", size=1)
    leaving.leave_household(person, by=cast.officer, home=home, has_own_phone=False)
    assert looks().exists() and not told()


def test_but_not_where_the_phone_is_hers(cast, person):
    PersonFactory(household=person.household, relation="spouse")
    home = Household(city="الرياض", size=1)
    leaving.leave_household(person, by=cast.officer, home=home, has_own_phone=True)
    assert not looks().exists()


def test_a_first_mobile(cast, of_before):
    person = of_before(mobile=None)
    workflow.change_person(person, by=cast.officer, mobile="0559998887")
    assert looks().exists()
    assert not told(), "there was no number to write to"


@pytest.mark.parametrize(
    "changes",
    [
        {"safe_contact": "بعد العصر"},
        {"father_name": "سالم"},
        {"family_name": "الدّوسري"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_day_s_work_asks_nobody(cast, person, changes):
    workflow.change_person(person, by=cast.officer, **changes)
    assert not looks().exists() and not told()


def test_nor_does_a_slip_of_the_day_of_registration(cast):
    person = PersonFactory(mobile=MOBILE)
    workflow.change_person(person, by=cast.officer, identity_number="1087654321")
    assert not looks().exists() and not told()


def test_nor_what_a_person_changes_of_her_own_file(of_before):
    person = of_before(with_account=True)
    workflow.change_person(person, by=person.account, may_text=False)
    assert not looks().exists()


def test_nobody_is_told_on_a_number_that_others_hold(cast, person):
    PersonFactory(mobile=person.mobile)
    workflow.change_person(person, by=cast.officer, identity_number="1087654321")
    assert looks().exists() and not told()


def test_a_manager_does_not_look_at_her_own(cast, person):
    """A charity where the manager serves at the desk too."""
    manager, other = UserFactory(manager=True), cast.officer
    give_role(manager, "officer")
    workflow.change_person(person, by=manager, may_text=False)
    task = looks().get()
    assert task.owner == other
    assert not Task.objects.visible_to(manager).filter(pk=task.pk).exists()


def test_the_officer_who_did_it_cannot_end_it(cast, person, client):
    workflow.change_person(person, by=cast.officer, may_text=False)
    task = looks().get()
    client.force_login(cast.officer)
    assert client.get(task.get_absolute_url()).status_code == 404
    with signed_in(cast.manager):
        finish(task, by=cast.manager, outcome="اتصلت بها: هي طلبت ذلك")
    assert not looks().exists()


def test_the_end_of_a_guardianship_is_looked_at(cast, person):
    deed = name_guardian(PersonFactory(), person, by_user=cast.officer)
    workflow.end_guardianship(deed, by=cast.officer)
    task = looks().get()
    assert task.role == "manager" and task.about_id == str(deed.ward_id)
    deed.refresh_from_db()
    workflow.end_guardianship(deed, by=cast.officer)
    assert looks().count() == 1


# Held by the database ------------------------------------------------------------------------


def test_who_was_to_look_does_not_look_at_their_own(cast, person):
    """The earlier task is theirs: it goes to somebody else, and they go on working."""
    manager, officer = UserFactory(manager=True), cast.officer
    give_role(manager, "officer")
    workflow.change_person(person, by=manager, may_text=False)
    assert looks().get().owner == officer
    workflow.change_person(person, by=officer, first_name="سعاد")
    assert looks().get().owner == manager


GRAVE = {
    "identity_number": "'1087654321'",
    "first_name": "'سعاد'",
    "family_name": "'المطيري'",
    "may_text": "false",
    "died_on": "created_at::date",
}


def raw(person, by, **columns):
    """As the site's role, signed in the name of `by`."""
    sets = ", ".join(f"{name} = {value}" for name, value in columns.items())
    with acting(by and by.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE beneficiaries_person SET {sets} WHERE id = %s", [person.pk])


RULE = "person_changed_alone_is_looked_at"


def refused(person, by, **columns):
    with pytest.raises(IntegrityError) as refusal:
        raw(person, by, **columns)
    assert constraint_of(refusal.value) == RULE


class TestByTheDatabase:
    @pytest.mark.parametrize("name", GRAVE)
    def test_nothing_grave_without_its_task(self, cast, person, owner, name):
        refused(person, cast.officer, **{name: GRAVE[name]})
        with without(owner, RULE), without(owner, "person_mark_is_of_the_number"):
            raw(person, cast.officer, **{name: GRAVE[name]})

    def test_nor_a_first_mobile(self, cast, of_before):
        refused(of_before(mobile=None), cast.officer, mobile="'+966559998887'")

    @pytest.mark.parametrize("whose", ["own", "done", "of the desk", "about another"])
    def test_no_other_task_will_do(self, cast, person, whose):
        about = PersonFactory() if whose == "about another" else person
        role = "officer" if whose == "of the desk" else "manager"
        owner = cast.officer if whose == "own" else None
        options = {"name": "-", "link": "/", "role": role, "owner": owner}
        task = open_task(RegistryTaskKind.LOOK, about, **options)
        if whose == "done":
            finish(task, by=cast.manager, outcome="نظرت فيه.")
        refused(person, cast.officer, first_name="'سعاد'")

    def test_with_it_the_change_passes(self, cast, person):
        open_task(RegistryTaskKind.LOOK, person, name="-", link="/", role="manager")
        raw(person, cast.officer, first_name="'سعاد'", may_text="false")

    def test_another_spelling_is_no_other_name(self, cast, person):
        raw(person, cast.officer, family_name="'الدُّوسريّ'", father_name="'سالم'")

    def test_nor_is_what_she_and_the_portal_change_anybodys(self, cast, of_before):
        person = of_before(with_account=True)
        raw(person, person.account, may_text="false")
        raw(person, None, may_text="true")
        raw(person, None, may_text="false")

    def test_on_the_day_of_the_registration_it_is_set_right(self, cast):
        raw(PersonFactory(), cast.officer, first_name="'سعاد'")


@pytest.mark.parametrize("name", ["هُدى ", "أحمـــد", "عبد اللّه", "مؤمنة", "Sa’ad LEE", "عبدُ‌ الإله"])
def test_python_and_the_database_read_a_name_alike(name):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {spelled('%s')}", [name])
        assert cursor.fetchone()[0] == one_spelling(name)
