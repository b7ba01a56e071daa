"""A change by two on the pages: what the desk proposes, what the second person reads and does."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from beneficiaries import guarded
from beneficiaries.forms_by_two import HeadForm, MobileForm
from beneficiaries.models import Person
from sanad.audit.models import Opening
from sanad.guarded import workflow
from sanad.guarded.models import GuardedChange
from sanad.guarded.today import to_decide
from sanad.messaging.models import MessageDelivery
from tests.delivery import cases
from tests.factories import requests
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory, open_to
from tests.factories.guarded import by, proposed

pytestmark = pytest.mark.django_db
NEW = "055 123 4567"
WHY = {"reason": "فقدت شريحتها", "paper": "الهوية الوطنية"}


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.officer)
    return client


def other_client(user):
    client = Client()
    client.force_login(user)
    return client


def test_from_the_desk_to_the_second_person_and_into_force(desk, cast):
    person = open_to(cast.officer, PersonFactory())
    url = reverse("people:mobile", args=[person.pk])
    assert url in desk.get(reverse("people:show", args=[person.pk])).text
    answer = desk.post(url, WHY | {"mobile": NEW})
    change = GuardedChange.objects.get()
    assert answer.url == change.get_absolute_url()
    assert reverse("guarded:step", args=[change.pk, "withdraw"]) in desk.get(answer.url).text
    second = UserFactory(officer=True)
    colleague = other_client(second)
    day = colleague.get(reverse("workbench:today")).text
    assert change.get_absolute_url() in day
    page = colleague.get(change.get_absolute_url()).text
    assert NEW in page and WHY["paper"] in page and str(cast.officer) in page
    assert Opening.objects.filter(by=second, person_id=person.pk).count() == 1
    approve = reverse("guarded:step", args=[change.pk, "approve"])
    seen = re.search(r'name="seen" value="(\d*)"', colleague.get(approve).text)[1]
    assert colleague.post(approve, {"seen": seen, "is_present": "on"}).status_code == 302
    person.refresh_from_db()
    assert person.mobile == "+966551234567"
    # The second click changes nothing and is no error.
    assert colleague.post(approve, {"seen": seen, "is_present": "on"}).status_code == 302


@pytest.mark.parametrize("step", ["approve", "refuse", "withdraw"])
def test_what_was_decided_waits_for_nobody(step):
    officer, second, third = (UserFactory(officer=True) for _each in range(3))
    change = proposed(guarded.propose_mobile, PersonFactory(), mobile=NEW, by_user=officer)
    assert [to_decide(user).exists() for user in (officer, second, third)] == [False, True, True]
    user = officer if step == "withdraw" else second
    said = {"reason": "لم تطلب ذلك"} if step == "refuse" else {}
    with by(user):
        getattr(workflow, step)(change, by=user, **said)
    assert not to_decide(third).exists()


def test_only_where_the_mobile_changes_there_is_a_number_of_before():
    before = str(MobileForm().fields["silence"].label)
    other = str(HeadForm(former=None).fields["silence"].label)
    assert "الرقم السابق" in before and "السابق" not in other


def test_it_is_taken_back_only_after_a_question(desk, cast):
    person = open_to(cast.officer, PersonFactory())
    page = desk.post(reverse("people:mobile", args=[person.pk]), WHY | {"mobile": NEW}).url
    change = GuardedChange.objects.get()
    back = reverse("guarded:step", args=[change.pk, "withdraw"])
    bar = desk.get(page).text
    assert f'href="{back}"' in bar and f'action="{back}"' not in bar  # no press does it at once
    assert "btn-primary" not in bar  # and it is not the one to press
    assert "كأن التغيير لم يُقترح" in desk.get(back).text
    assert desk.post(back).status_code == 302
    change.refresh_from_db()
    assert change.status == "withdrawn"


def test_who_proposed_it_is_told_who_may_decide(desk, cast):
    with by(cast.officer):
        change = proposed(
            guarded.propose_mobile, PersonFactory(), mobile="+966551234567", by_user=cast.officer
        )
    answer = desk.get(reverse("guarded:step", args=[change.pk, "approve"]), follow=True)
    assert "زميل آخر" in answer.text
    # Who does it instead stands behind the sentence as markup, not as its letters.
    assert '<span class="d-block">' in answer.text and "&lt;span" not in answer.text
    assert change.get_absolute_url() not in desk.get(reverse("workbench:today")).text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"mobile": "123"}, "mobile"),
        ({"mobile": NEW, "reason": ""}, "reason"),
        ({"mobile": NEW, "paper": " "}, "paper"),
        ({"mobile": NEW, "reason": "\u200f\u200b "}, "reason"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(desk, cast, typed, field):
    person = open_to(cast.officer, PersonFactory())
    page = desk.post(reverse("people:mobile", args=[person.pk]), WHY | typed)
    assert list(page.context["form"].errors) == [field]
    assert not GuardedChange.objects.exists()


def test_the_same_number_and_a_second_proposal_are_refused_in_words(desk, cast):
    person = open_to(cast.officer, PersonFactory())
    url = reverse("people:mobile", args=[person.pk])
    assert desk.post(url, WHY | {"mobile": person.mobile}).context["form"].errors["mobile"]
    desk.post(url, WHY | {"mobile": NEW})
    again = desk.post(url, WHY | {"mobile": "055 765 4321"})
    assert again.context["form"].non_field_errors()


def test_the_file_is_opened_by_purpose_first(desk):
    person = PersonFactory()
    for name in ("mobile", "head"):
        answer = desk.get(reverse(f"people:{name}", args=[person.pk]))
        assert answer.url.startswith(reverse("people:show", args=[person.pk]))


def test_a_head_is_proposed_from_the_file_of_the_next(desk, cast):
    head = PersonFactory()
    son = open_to(cast.officer, PersonFactory(household=head.household, relation="child"))
    url = reverse("people:head", args=[son.pk])
    assert desk.post(url, WHY).context["form"].errors["former_is"]
    assert desk.post(url, WHY | {"former_is": "parent"}).status_code == 302
    assert str(head) in desk.get(GuardedChange.objects.get().get_absolute_url()).text


def test_other_digits_are_proposed_and_never_shown(desk, cast):
    person = open_to(cast.officer, PersonFactory())
    Person.objects.filter(pk=person.pk).update(pin="x")
    url = reverse("people:pin", args=[person.pk])
    assert desk.post(url, WHY | {"pin": "1234"}).context["form"].errors["pin"]
    answer = desk.post(url, WHY | {"pin": "4827"})
    change = GuardedChange.objects.get()
    assert "4827" not in str(change.new) and "4827" not in desk.get(answer.url).text


def test_the_payee_of_a_decided_request(client, calendar):
    case = cases.registered(calendar=calendar)
    client.force_login(requests.officer())
    url = reverse("delivery:change_payee", args=[case.pk])
    assert url in client.get(reverse("delivery:register", args=[case.pk])).text
    typed = {
        "payee-name": "مؤجر آخر",
        "payee-iban": "SA03 8000 0000 6080 1016 7519",
        "payee-reference": "عقد 7",
        "payee-reason": "باع المؤجر البيت",
        "payee-paper": "عقد إيجار جديد",
    }
    wrong = client.post(url, typed | {"payee-iban": "SA03"})
    assert wrong.status_code == 422 and wrong.context["form"].errors["iban"]
    answer = client.post(url, typed)
    change = GuardedChange.objects.get()
    assert answer.url == change.get_absolute_url()
    assert "SA03 8000" in client.get(answer.url).text
    assert change.get_absolute_url() in client.get(f"/desk/delivery/{case.pk}/register/").text


def test_the_list_is_empty_in_words_and_costs_the_same(desk, django_assert_max_num_queries):
    url = reverse("guarded:waiting")
    assert "لا تغيير ينتظر" in desk.get(url).text
    for number in range(12):
        proposed(guarded.propose_mobile, PersonFactory(), mobile=f"+9665512345{number:02}")
    with django_assert_max_num_queries(8):
        assert len(desk.get(url).context["page"].rows) == 12


def admins_form(colleague, *roles):
    """What the admin's page of a colleague sends, with these roles chosen."""
    groups = Group.objects.filter(name__in=roles)
    return {
        "username": colleague.username,
        "name": colleague.name,
        "gender": "f",
        "branch": colleague.branch_id,
        "is_active": "on",
        "mobile": colleague.mobile or "",
        "groups": [group.pk for group in groups],
    }


def test_in_the_admin_a_role_that_pays_is_proposed(client, cast):
    colleague = UserFactory(officer=True, username="sara")
    client.force_login(cast.manager)
    url = reverse("admin:accounts_user_change", args=[colleague.pk])
    typed = admins_form(colleague, "officer", "researcher", "provider")
    assert "اقتُرح" in client.post(url, typed, follow=True).text
    change = GuardedChange.objects.get()
    assert change.new == {"roles": ["provider"]} and change.subject_id == colleague.pk
    assert {group.name for group in colleague.groups.all()} == {"officer", "researcher"}
    # Asked again while it waits, it is said, and nothing is proposed twice.
    assert "تنتظر شخصًا ثانيًا" in client.post(url, typed, follow=True).text
    assert GuardedChange.objects.count() == 1
    board = other_client(UserFactory(board=True))
    assert "مقدمة الخدمة" in board.get(change.get_absolute_url()).text
    board.post(reverse("guarded:step", args=[change.pk, "approve"]), {})
    assert "provider" in {group.name for group in colleague.groups.all()}


def test_who_gets_a_role_by_two_is_told_when_it_is_theirs_and_not_before(client, cast):
    colleague = UserFactory(officer=True, username="sara", gender="f", mobile="+966551234567")
    client.force_login(cast.manager)
    url = reverse("admin:accounts_user_change", args=[colleague.pk])
    client.post(url, admins_form(colleague, "officer", "provider"))
    told = MessageDelivery.objects.filter(address=colleague.mobile)
    assert GuardedChange.objects.get().status == "waiting" and not told.exists()
    workflow.approve(GuardedChange.objects.get(), by=UserFactory(board=True))
    assert "أدوارًا جديدة" in told.get().text and "تتوقعين" in told.get().text


def test_who_loses_a_role_is_told(client, cast):
    colleague = UserFactory(officer=True, username="sara", mobile="+966551234567")
    client.force_login(cast.manager)
    url = reverse("admin:accounts_user_change", args=[colleague.pk])
    client.post(url, admins_form(colleague, "researcher"))
    assert colleague.groups.get().name == "researcher"
    assert MessageDelivery.objects.filter(address=colleague.mobile).count() == 1


def test_in_the_admin_who_audits_holds_no_other_role(client, cast):
    client.force_login(cast.manager)
    groups = Group.objects.filter(name__in=["auditor", "researcher"])
    typed = {
        "username": "sara",
        "name": "سارة",
        "gender": "f",
        "groups": [group.pk for group in groups],
    }
    page = client.post(reverse("admin:accounts_user_add"), typed)
    assert page.context["adminform"].form.errors["groups"]


def test_nothing_waits_for_who_only_looks(cast):
    change = proposed(guarded.propose_mobile, PersonFactory(), mobile="+966551234567")
    manager, auditor = other_client(cast.manager), other_client(cast.auditor)
    waits = "ينتظرك"
    assert waits in manager.get(reverse("guarded:waiting")).text
    page = auditor.get(reverse("guarded:waiting")).text
    assert change.name in page and waits not in page
