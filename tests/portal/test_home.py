"""My household: each value with its age, one tap for "still so", sums by source (DG-1)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from beneficiaries import home
from beneficiaries.enums import HomeFact, Relation, SumKind
from beneficiaries.models import HomeSum, HomeWord
from sanad.guarded import workflow as guarded
from sanad.guarded.models import GuardedChange
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.policy.parameters import in_force
from sanad.portal.forms_home import ProposalForm
from sanad.workflow.refusal import NotAllowed
from tests.factories import requests
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory
from tests.portal.journey import again

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-1")]

PAGE = "/my/home/"


@pytest.fixture
def mother(client):
    household = HouseholdFactory(size=2, monthly_income=Decimal(2000), city="عرعر", housing="rent")
    person = PersonFactory(household=household, with_account=True)
    client.force_login(person.account)
    return person


def value(household, fact):
    return next(one for one in home.values(household) if one.fact == fact)


def test_each_value_shows_its_age_and_one_tap_confirms_it(calendar, client, mother):
    calendar.forward(days=in_force().fresh_days + 1)
    page = client.get(PAGE)
    assert page.context["old"] == 4 and "ما زال صحيحًا" in page.text
    seen = value(mother.household, HomeFact.HOUSING).seen
    assert client.post(PAGE, {"fact": "housing", "seen": seen}).url == f"{PAGE}#housing"
    confirmed = value(mother.household, HomeFact.HOUSING)
    assert not confirmed.is_old and confirmed.is_confirmed
    assert client.get(PAGE).context["old"] == 3
    # What was changed meanwhile is looked at first, and what is no fact is no page.
    assert "تغيّر" in client.post(PAGE, {"fact": "size", "seen": seen}, follow=True).text
    assert client.post(PAGE, {"fact": "register_number"}).status_code == 404
    assert HomeWord.objects.count() == 1
    # A change is a word as well.
    said = {"city": "عرعر", "housing": "own", "size": "٢", "monthly_income": "١٨٠٠"}
    assert client.post(f"{PAGE}change/", said).url == PAGE
    mother.household.refresh_from_db()
    assert (mother.household.housing, mother.household.monthly_income) == ("own", 1800)
    assert client.get(PAGE).context["old"] == 0


def test_another_size_than_members_by_name_asks_until_it_is_said(client, mother):
    assert client.get(PAGE).context["differs"]
    seen = value(mother.household, HomeFact.SIZE).seen
    client.post(PAGE, {"fact": "size", "seen": seen})
    assert not client.get(PAGE).context["differs"]
    child = {"household": mother.household, "relation": Relation.CHILD, "born_on": "2016-01-01"}
    PersonFactory(**child, first_name="سلمى")
    page = client.get(PAGE)
    assert not page.context["differs"] and "سلمى" in page.text
    PersonFactory(**child)
    assert client.get(PAGE).context["differs"], "somebody came since it was said"


def test_of_another_adult_the_page_says_no_more_than_a_first_name(client, mother):
    husband = PersonFactory(
        household=mother.household,
        relation=Relation.SPOUSE,
        first_name="فراس",
        born_on=date(1970, 1, 1),
        mobile="+966552222222",
        with_account=True,
    )
    hers = requests.submitted(person=husband)
    page = client.get(PAGE).text
    assert "فراس" in page
    for secret in (str(husband), husband.identity_number, "222 2222", "1970", hers.number):
        assert secret not in page
    assert not client.get(PAGE).context["may_correct"]
    form = client.get(f"{PAGE}change/").context["form"]
    assert isinstance(form, ProposalForm), "others have an account: the desk agrees"


def test_sums_by_source_are_said_anew_and_offered_as_the_total(client, mother):
    month = clock.today().replace(day=1).isoformat()
    add = {"source": "الضمان", "amount": "١٥٠٠", "month": month, "paper": "كشف"}
    assert client.post(f"{PAGE}income/", add).url == PAGE
    client.post(f"{PAGE}income/", add)  # pressed twice
    client.post(f"{PAGE}income/", {**add, "source": "خياطة", "amount": "300", "paper": ""})
    client.post(f"{PAGE}debt/", {**add, "source": "البقالة", "amount": "700"})
    assert HomeSum.objects.count() == 3
    page = client.get(PAGE)
    assert page.context["offered"] == 1800 and "بلا ورقة" in page.text
    form = client.get(f"{PAGE}change/?income").context["form"]
    assert form.initial["monthly_income"] == 1800
    row = HomeSum.objects.get(source="خياطة")
    client.post(f"{PAGE}income/{row.pk}/", {"amount": "500", "month": month})
    assert client.get(PAGE).context["offered"] is None, "as much as stands there"
    row = HomeSum.objects.filter(source="خياطة").first()
    client.post(f"{PAGE}income/{row.pk}/", {"ends": "1"})
    sums = home.sums(mother)
    assert [one.source for one in sums[SumKind.INCOME]] == ["الضمان"]
    assert home.total(sums[SumKind.DEBT]) == 700
    assert again(client.post(f"{PAGE}income/", {}))
    assert client.get(f"{PAGE}gold/").status_code == 404
    other = PersonFactory(with_account=True)
    client.force_login(other.account)
    assert client.get(f"{PAGE}income/{row.pk}/").status_code == 404


def test_who_does_not_live_there_says_nothing_of_a_home(mother):
    stranger = PersonFactory(with_account=True).account
    seen = value(mother.household, HomeFact.SIZE).seen
    for by in (stranger, UserFactory(researcher=True)):
        with pytest.raises(NotAllowed):
            home.confirm(mother.household, by=by, fact="size", seen=seen)
        for row, rule in (
            (HomeWord(fact="size"), "homeword_by_who_lives_there"),
            (
                HomeSum(kind="income", source="x", amount=1, month="2026-01-01"),
                "homesum_by_who_lives_there",
            ),
        ):
            row.household, row.by = mother.household, by
            with pytest.raises(IntegrityError) as broken, transaction.atomic(), acting(by.pk):
                row.save()
            assert constraint_of(broken.value) == rule
    home.confirm(mother.household, by=requests.officer(), fact="size", seen=seen)


def test_the_database_lets_nobody_change_a_home_from_a_phone_once_a_request_went_in(mother):
    account, household = mother.account, mother.household
    stranger = PersonFactory(with_account=True).account

    def change(by):
        with transaction.atomic(), acting(by.pk):
            household.district = f"{household.district}x"
            household.save(update_fields=["district"])

    change(account)
    with pytest.raises(IntegrityError) as broken:
        change(stranger)
    assert constraint_of(broken.value) == "household_changed_by_the_desk_or_alone"
    requests.submitted(person=mother)
    household.refresh_from_db()
    with pytest.raises(IntegrityError):
        change(account)
    change(requests.officer())


def test_once_a_request_went_in_a_change_is_proposed_and_the_desk_agrees(client, mother):
    requests.submitted(person=mother)
    key = client.get(f"{PAGE}change/").context["form"]["key"].value()
    said = {"city": "عرعر", "housing": "own", "size": "2", "monthly_income": "1800", "key": key}
    assert again(client.post(f"{PAGE}change/", said)), "it says why"
    said["reason"] = "ملكنا البيت"
    for _twice in range(2):
        assert client.post(f"{PAGE}change/", said).url == PAGE
    change = GuardedChange.objects.get()
    assert change.old == {"housing": "rent", "monthly_income": "2000"}
    assert change.new == {"housing": "own", "monthly_income": "1800"}
    page = client.get(PAGE).text
    assert "1,800 ريال" in page and "2,000 ريال" in page
    # Taken back by herself, then proposed anew and agreed to.
    client.post(f"{PAGE}change/", {"withdraw": "1"})
    change.refresh_from_db()
    assert change.status == "withdrawn" and not client.get(PAGE).context["waiting"]
    said["key"] = client.get(f"{PAGE}change/").context["form"]["key"].value()
    client.post(f"{PAGE}change/", said)
    officer = requests.officer()
    guarded.refuse(GuardedChange.objects.latest("id"), by=officer, reason="العقد غير واضح")
    assert "العقد غير واضح" in client.get(PAGE).text
    said["key"] = client.get(f"{PAGE}change/").context["form"]["key"].value()
    client.post(f"{PAGE}change/", said)
    with pytest.raises(NotAllowed):
        guarded.approve(GuardedChange.objects.latest("id"), by=mother.account)
    client.force_login(officer)
    page = client.get(GuardedChange.objects.latest("id").get_absolute_url()).text
    assert "1,800 ريال" in page and "لم نُعلمه" not in page, "they said it themselves"
    guarded.approve(GuardedChange.objects.latest("id"), by=officer)
    mother.household.refresh_from_db()
    assert (mother.household.housing, mother.household.monthly_income) == ("own", 1800)
    assert value(mother.household, HomeFact.INCOME).is_confirmed


def test_nobody_proposes_anything_else_from_a_phone_nor_for_another_home(mother):
    other = PersonFactory(with_account=True)
    for kind, subject, person in (
        ("home", other.household.pk, other.pk),
        ("home", other.household.pk, mother.pk),
        ("mobile", mother.pk, mother.pk),
    ):
        row = GuardedChange(
            kind=kind,
            subject_id=subject,
            person_id=person,
            name="x",
            old={},
            new={"size": 3},
            reason="x",
            paper="x",
            proposed_by=mother.account,
        )
        with (
            pytest.raises(IntegrityError) as broken,
            transaction.atomic(),
            acting(mother.account.pk),
        ):
            row.save()
        assert constraint_of(broken.value) == "guardedchange_proposed_by_who_acts"
