"""The members of my household: how each is, who came, who left; and who reads what (DG-1, PM-1)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from beneficiaries import home, members
from beneficiaries.enums import Relation
from beneficiaries.models import HomeSum, MemberWord, Person
from beneficiaries.models.ages import of_age_on
from sanad.guarded import workflow as guarded
from sanad.guarded.models import GuardedChange
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.policy.parameters import in_force
from sanad.portal import own_copy
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories import requests
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory
from tests.portal.journey import again

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-1")]
PAGE = "/my/home/"


@pytest.fixture
def mother(client):
    person = PersonFactory(household=HouseholdFactory(size=3), with_account=True, gender="f")
    client.force_login(person.account)
    return person


@pytest.fixture
def son(mother):
    return PersonFactory(
        household=mother.household,
        relation=Relation.CHILD,
        born_on=date(2016, 1, 1),
        first_name="سالم",
    )


@pytest.fixture
def husband(mother):
    return PersonFactory(
        household=mother.household,
        relation=Relation.SPOUSE,
        born_on=date(1980, 1, 1),
        first_name="فراس",
        with_account=True,
        mobile="+966552222222",
    )


def page_of(member, name="my_member"):
    return reverse(f"portal:{name}", args=[member.pk])


def now(member, fact):
    return next(value for value in members.values(member) if value.fact == fact)


def test_each_fact_has_its_age_and_one_tap_and_what_matters_is_proposed(
    calendar, client, mother, son
):
    page = client.get(page_of(son))
    assert [row.fact for row in page.context["rows"]] == ["schooling", "health", "medicine"]
    key = page.context["form"]["key"].value()
    said = {
        "schooling": "school",
        "health": ["sees", "well", "chronic"],
        "medicine": "yes",
        "key": key,
    }
    assert client.post(page_of(son), said).url == PAGE
    assert now(son, "health").said == ["chronic", "sees"], "in the list's order"
    calendar.forward(days=in_force().fresh_days)
    assert not now(son, "schooling").is_old
    calendar.forward(days=1)
    value = now(son, "schooling")
    assert value.is_old and "مرض مزمن" in client.get(page_of(son)).text
    tap = {"confirm": "schooling", "seen_value": value.seen}
    assert client.post(page_of(son), tap).url == page_of(son)
    assert not now(son, "schooling").is_old and now(son, "health").is_old
    client.post(page_of(son), {**tap, "seen_value": "x"})
    client.post(page_of(son), {**tap, "confirm": "work"})
    assert MemberWord.objects.count() == 4
    # Another schooling is a word; another health says why, and waits.
    change = {**said, "schooling": "left", "health": ["well"]}
    refused = again(client.post(page_of(son), change)).context["form"]
    assert list(refused.errors) == ["reason"]
    change["reason"] = "شفي والحمد لله"
    assert client.post(page_of(son), change).url == PAGE
    assert (now(son, "schooling").said, now(son, "health").said) == (["left"], ["chronic", "sees"])
    proposal = GuardedChange.objects.get()
    assert (proposal.kind, proposal.old, proposal.new) == (
        "member",
        {"health": ["chronic", "sees"]},
        {"health": ["well"]},
    )
    assert "صحة جيدة" in client.get(PAGE).text
    with pytest.raises(NotAllowed):
        guarded.approve(proposal, by=mother.account)
    client.force_login(requests.officer())
    both = client.get(proposal.get_absolute_url()).text
    assert "صحة جيدة" in both and "مرض مزمن" in both
    guarded.approve(proposal, by=requests.officer())
    assert now(son, "health").said == ["well"] and not now(son, "health").is_old


def test_adults_of_a_home_read_and_say_nothing_of_one_another(client, mother, son, husband):
    members.say(husband, by=husband.account, said={"work": ["seeks"], "health": ["mind"]})
    assert client.get(page_of(husband)).status_code == 404
    page = client.get(PAGE).text
    assert page_of(son) in page and page_of(mother) in page and f'"{page_of(husband)}"' not in page
    assert page_of(husband, "my_leaver") in page
    with pytest.raises(NotAllowed):
        members.say(husband, by=mother.account, said={"work": ["works"]})
    with pytest.raises(NotAllowed):
        members.confirm(husband, by=mother.account, fact="work", seen=now(husband, "work").seen)
    # Of the child both do; of age on the day, only he does.
    members.say(son, by=husband.account, said={"schooling": ["school"]})
    assert now(son, "schooling").words in client.get(page_of(son)).text
    own = own_copy.as_json(mother).decode()
    assert "seeks" not in own and "schooling" not in own
    assert "seeks" in own_copy.as_json(husband).decode()


def test_adults_of_a_home_do_not_read_one_anothers_sums(client, mother, husband):
    month = clock.today().replace(day=1)
    said = {"kind": "income", "amount": 900, "month": month}
    his = home.say_sum(mother.household, by=husband.account, person=husband, source="راتب", **said)
    client.post(f"{PAGE}income/", {"source": "خياطة", "amount": "300", "month": str(month)})
    page = client.get(PAGE)
    assert "خياطة" in page.text and "راتب" not in page.text and page.context["offered"] == 300
    assert client.get(f"{PAGE}income/{his.pk}/").status_code == 404
    assert "راتب" not in own_copy.as_json(mother).decode()
    # Of before it was noted whose it is: who said it, or the only one who signs in.
    with acting(requests.officer().pk):
        HomeSum.objects.create(
            household=mother.household, by=requests.officer(), source="قديم", **said
        )
    assert "قديم" not in client.get(PAGE).text
    with acting(requests.officer().pk):
        Person.objects.filter(pk=husband.pk).update(died_on=clock.today())
    assert "قديم" in client.get(PAGE).text


def broken(by, row):
    row.by = by
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), acting(by.pk):
        row.save()
    return constraint_of(refused.value)


def test_the_database_holds_it(calendar, mother, son, husband):
    def word(person, fact="work", said=("works",)):
        return MemberWord(person=person, fact=fact, said=list(said))

    assert broken(mother.account, word(husband)) == "memberword_by_who_may_say_it"
    stranger = PersonFactory(with_account=True).account
    assert broken(stranger, word(son, "medicine", ["no"])) == "memberword_by_who_may_say_it"
    for said in ([], ["rich"], ["well", "works"]):
        assert broken(mother.account, word(mother, "health", said)) == "memberword_of_its_list"
    members.say(mother, by=mother.account, said={"marital": ["married"]})
    widowed = word(mother, "marital", ["widowed"])
    assert broken(mother.account, widowed) == "memberword_that_matters_by_the_desk"
    with pytest.raises(Refused):
        members.say(mother, by=mother.account, said={"marital": ["widowed"]})
    members.say(mother, by=requests.officer(), said={"marital": ["widowed"]})
    # A child is one to the day before they are of age.
    calendar.move_to(str(of_age_on(son.born_on)))
    assert broken(mother.account, word(son, "medicine", ["no"])) == "memberword_by_who_may_say_it"
    assert not members.is_told_of(mother, son)
    calendar.forward(days=-1)
    assert members.say(Person.objects.get(pk=son.pk), by=mother.account, said={"medicine": ["no"]})
    row = HomeSum(household=mother.household, kind="income", source="x", amount=1)
    row.month, row.person = clock.today().replace(day=1), husband
    assert broken(mother.account, row) == "homesum_of_who_says_it"


BORN = {"born_on_day": "1", "born_on_month": "5", "born_on_year": "2026"}
BABY = {
    "first_name": "ريم",
    "gender": "f",
    **BORN,
    "born_on_calendar": "gregorian",
    "relation": "child",
    "reason": "ولدت في أول مايو",
}


def test_somebody_new_is_proposed_and_registered_by_who_agrees(client, mother):
    page = client.get(f"{PAGE}new/")
    said = {**BABY, "key": page.context["form"]["key"].value()}
    assert again(client.post(f"{PAGE}new/", {**said, "relation": "head"}))
    for _twice in range(2):
        assert client.post(f"{PAGE}new/", said).url == PAGE
    change = GuardedChange.objects.get()
    assert not Person.objects.filter(first_name="ريم").exists()
    assert "ريم" in client.get(PAGE).text
    client.post(reverse("portal:my_proposal", args=[change.pk]))
    change.refresh_from_db()
    assert change.status == "withdrawn"
    said["key"] = client.get(f"{PAGE}new/").context["form"]["key"].value()
    client.post(f"{PAGE}new/", said)
    change = GuardedChange.objects.latest("id")
    client.force_login(requests.officer())
    assert "ريم" in client.get(change.get_absolute_url()).text
    guarded.approve(change, by=requests.officer())
    baby = Person.objects.get(first_name="ريم")
    assert (baby.household, baby.relation) == (mother.household, "child")
    assert client.get(reverse("people:facts", args=[baby.pk])).status_code in (200, 302)


def test_who_left_is_proposed_and_moved_by_who_agrees(client, mother, son, husband):
    day = {"on_day": "1", "on_month": "11", "on_year": "2026", "on_calendar": "gregorian"}

    def propose(member, why):
        page = client.get(page_of(member, "my_leaver"))
        key = page.context["form"]["key"].value()
        said = {"why": why, **day, "reason": "انتقل", "key": key}
        assert client.post(page_of(member, "my_leaver"), said).url == PAGE
        return GuardedChange.objects.latest("id")

    change = propose(husband, "moved")
    husband.refresh_from_db()
    assert husband.household == mother.household, "never by one tap"
    client.force_login(requests.officer())
    assert "استمع إليه أولًا" in client.get(change.get_absolute_url()).text
    guarded.approve(change, by=requests.officer())
    husband.refresh_from_db()
    assert husband.household is None
    client.force_login(mother.account)
    guarded.approve(propose(son, "died"), by=requests.officer())
    son.refresh_from_db()
    assert str(son.died_on) == "2026-11-01"
    assert client.get(page_of(mother, "my_leaver")).status_code == 404
    stranger = PersonFactory()
    for name in ("my_member", "my_leaver"):
        assert client.get(page_of(stranger, name)).status_code == 404


def test_nobody_proposes_for_another_home_or_another_adult(mother, husband):
    stranger = PersonFactory()
    for kind, subject in (
        ("joins", stranger.household_id),
        ("leaves", stranger.pk),
        ("member", stranger.pk),
        ("member", husband.pk),
    ):
        row = GuardedChange(
            kind=kind,
            subject_id=subject,
            person_id=mother.pk,
            name="x",
            old={},
            new={"why": "moved"},
            reason="x",
            paper="x",
            told="nobody",
            proposed_by=mother.account,
        )
        with pytest.raises(IntegrityError) as no, transaction.atomic(), acting(mother.account.pk):
            row.save()
        assert constraint_of(no.value) == "guardedchange_proposed_by_who_acts"


def test_the_desk_writes_and_confirms_it(client, mother):
    client.force_login(requests.officer())
    client.post(reverse("people:open", args=[mother.pk]), {"purpose": "service"})
    page = reverse("people:facts", args=[mother.pk])
    assert page in client.get(reverse("people:show", args=[mother.pk])).text
    for said in ("married", "widowed"):
        assert client.post(page, {"marital": said, "work": "home"}).status_code == 302
    assert now(mother, "marital").said == ["widowed"] and MemberWord.objects.count() == 3
    seen = now(mother, "work").seen
    assert client.post(page, {"confirm": "work", "seen_value": seen}).url == page
    assert MemberWord.objects.count() == 4
