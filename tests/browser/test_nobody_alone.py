"""Who does alone what two do is stopped, whom it harms is told, and a branch of one works on."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from beneficiaries.models import Person
from requests_app.committee.enums import ITEM_LIFE
from requests_app.delivery.models import Payee
from requests_app.intake.enums import LIFE, RequestStatus
from requests_app.models import SupportRequest
from sanad.accounts.models import User
from sanad.audit.models import RefusedTry
from sanad.guarded.enums import LIFE as CHANGE
from sanad.guarded.models import GuardedChange
from sanad.lib import clock
from sanad.messaging.models import MessageDelivery
from sanad.workflow.models import Task
from tests.browser.hands import (
    bar,
    choose,
    click,
    find_papers_good,
    follow,
    press,
    said,
    sign_here,
    take,
    write,
    write_day,
)
from tests.delivery import cases
from tests.delivery.cases import IBAN, LANDLORD_IBAN
from tests.factories import committee, requests
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian
from tests.portal.test_people import with_pin

pytestmark = pytest.mark.django_db(transaction=True)
MINE, NEW = "+966550123456", "0551234567"


@pytest.fixture
def mother(db):
    return PersonFactory(mobile=MINE, with_account=True)


def sent_to(mobile):
    """The texts that went to this number, the newest first."""
    rows = MessageDelivery.objects.filter(address=mobile).order_by("-id")
    return list(rows.values_list("text", flat=True))


def status_of(page, url):
    return page.request.get(url).status


@pytest.mark.policy("PR-6")
def test_a_clerk_moves_no_money_alone(desk, phone, enter, meet, cast, mother, calendar):
    case = cases.registered(calendar=calendar, person=mother, by=cast.officer)
    page = enter(desk, cast.officer)
    page.goto(f"/desk/delivery/{case.pk}/register/payee/change/")
    meet(page)
    write(page, **{"payee-name": "متجر الكاتب", "payee-iban": IBAN, "payee-reference": "عقد 9"})
    page.locator("main [name$=reason]").fill("طلبت ذلك بالهاتف")
    page.locator("main [name$=paper]").fill("بلا ورقة")
    press(page, "Propose")
    change = GuardedChange.objects.get()
    meet(page, "proposed")
    # A second colleague agrees, not the same one by the address of the step.
    expect(
        bar(page).get_by_role("link", name=said(CHANGE.transitions["approve"].label))
    ).to_be_hidden()
    page.goto(f"/desk/changes/{change.pk}/approve/")
    meet(page, "not-oneself")
    assert Payee.objects.get().iban == LANDLORD_IBAN

    # She is told at once, and says that it was not she: nothing comes of it.
    enter(phone, mother.account).goto("/my/file/")
    meet(phone)
    click(phone.locator("main a[href*='/not-me/']").first)
    meet(phone)
    click(phone.locator("main button.btn-primary, main button.btn-danger").first)
    change.refresh_from_db()
    assert change.status != "waiting" and Payee.objects.get().iban == LANDLORD_IBAN

    # The provider pays where it was decided.
    enter(desk, cast.provider).goto(f"/desk/delivery/{case.pk}/")
    expect(desk.get_by_text(LANDLORD_IBAN[-4:]).first).to_be_visible()


@pytest.mark.policy("PR-5")
def test_a_secretary_decides_nothing_by_votes_she_wrote(desk, enter, meet, cast, calendar):
    case = committee.ripe(calendar)
    item = committee.item_of(committee.in_session(items=[case]), case)
    page = enter(desk, cast.secretary)
    page.goto(item.get_absolute_url())
    for member in committee.the_members():
        choose(page, f"vote{member.pk}", "yes")
    take(page, ITEM_LIFE, "vote")
    meet(page, "votes-she-wrote")
    label = said(ITEM_LIFE.transitions["decide"].label)
    expect(bar(page).get_by_role("button", name=label)).to_have_count(0)
    why = bar(page).get_by_role("listitem").filter(has_text=label)
    expect(why, "their names, in place of the button").to_contain_text(str(committee.chair()))
    case.refresh_from_db()
    assert case.status == RequestStatus.RAISED

    # Who sits there says whether it is so, and only then it counts.
    enter(page, committee.chair()).goto(item.get_absolute_url())
    meet(page, "in-her-name")


@pytest.mark.policy("PM-1")
def test_a_manager_makes_nobody_a_provider_alone(desk, enter, meet, cast):
    clerk = UserFactory(name="ليان الحربي", officer=True)
    page = enter(desk, cast.manager)
    page.goto(f"/accounts/colleagues/{clerk.pk}/")
    meet(page)
    page.goto("/admin/")
    page.goto(f"/admin/accounts/user/{clerk.pk}/change/")
    from django.contrib.auth.models import Group

    provider = Group.objects.get(name="provider")
    page.locator(f"[name=groups][value='{provider.pk}']").check(force=True)
    click(page.locator("[name=_save]"))
    assert "provider" not in User.objects.get(pk=clerk.pk).roles
    change = GuardedChange.objects.get()
    page.goto(f"/desk/changes/{change.pk}/approve/")
    meet(page, "not-oneself")
    assert "provider" not in User.objects.get(pk=clerk.pk).roles

    # The board's member agrees.
    enter(page, cast.board).goto(f"/desk/changes/{change.pk}/")
    meet(page, "by-the-board")
    take(page, CHANGE, "approve")
    press(page, CHANGE.transitions["approve"].label)
    assert "provider" in User.objects.get(pk=clerk.pk).roles


@pytest.mark.policy("PM-1")
def test_the_head_of_a_household_reads_nothing_of_another_adult(phone, enter, meet, mother, cast):
    husband = PersonFactory(
        household=mother.household, relation="spouse", gender="m", with_account=True
    )
    case = requests.submitted(person=mother, by=mother.account)
    page = enter(phone, husband.account)
    for place in ("/my/", "/my/messages/", "/my/file/"):
        page.goto(place)
        meet(page)
        expect(page.get_by_text(case.number)).to_have_count(0)
    for place in (f"/my/{case.pk}/", f"/my/{case.pk}/withdraw/", f"/apply/{case.pk}/check/"):
        assert status_of(page, place) == 404, place


@pytest.mark.policy("PR-2")
def test_a_branch_of_one_works_a_whole_day(desk, enter, meet, cast, calendar):
    """One officer: registers, takes in, checks and raises; what two do waits for head office."""
    branch = BranchFactory(name="فرع حفر الباطن", city="حفر الباطن")
    alone = UserFactory(username="alone", name="نجلاء الشمري", officer=True, branch=branch)
    mother = PersonFactory(mobile=MINE, with_account=True, branch=branch)
    requests.give_papers(mother, "electricity", by=alone)
    page = enter(desk, alone)

    # Somebody comes in, and goes with a number.
    page.goto("/desk/requests/new/")
    write(page, q=mother.full_name)
    press(page, "Search")
    meet(page, "found")
    click(page.locator("main a[href*='person=']").first)
    click(page.locator("main button[name=purpose]").first)
    choose(page, "programme", "electricity")
    click(page.get_by_role("button", name=said("Begin the request")))
    write(page, **{"amount": "840.50", "account-number": "30045678912"})
    write_day(page, "due-on", clock.today())
    choose(page, "supply", "warned")
    press(page, "Save, and on to the signature")
    sign_here(page)
    follow(page, "Read and accept the terms")
    choose(page, "channel", "aloud")
    press(page, "They accept")
    take(page, LIFE, "submit")
    case = SupportRequest.objects.get()
    assert case.status == RequestStatus.SUBMITTED

    # The same one checks and raises it: nobody waits for a second colleague of the branch.
    page.goto(case.get_absolute_url())
    assert find_papers_good(page)
    take(page, LIFE, "attest")
    page.locator("[name=channel]").select_option("desk")
    press(page, "I told them")
    take(page, LIFE, "verify")
    take(page, LIFE, "raise_to_committee")
    meet(page, "raised")
    case.refresh_from_db()
    assert case.status == RequestStatus.RAISED

    # Another mobile waits for somebody at head office; the old phone is told meanwhile.
    page.goto(f"/desk/people/{mother.pk}/mobile/")
    write(page, mobile=NEW, reason="ضاع هاتفها", paper="الهوية الوطنية")
    meet(page)
    press(page, "Propose")
    change = GuardedChange.objects.get()
    assert sent_to(MINE) and NEW[1:] not in "".join(sent_to(MINE))
    enter(page, cast.manager).goto("/desk/")
    meet(page, "head-office")
    click(page.locator(f"main a[href='/desk/changes/{change.pk}/']").first)
    take(page, CHANGE, "approve")
    press(page, CHANGE.transitions["approve"].label)
    change.refresh_from_db()
    assert change.status == "approved"
    assert Person.objects.get(pk=mother.pk).mobile == MINE, "not before its day"
    assert not RefusedTry.objects.filter(by=alone).exists(), "nothing of her day was not hers to do"


@pytest.mark.policy("PM-1")
def test_a_guardian_takes_nothing_of_his_ward(phone, desk, enter, meet, cast, calendar):
    """His sister's, by a deed: he acts for her while it stands, and for nobody afterwards."""
    brother = with_pin(PersonFactory(mobile=MINE, with_account=True, gender="m"))
    ward = with_pin(PersonFactory(mobile=MINE, account=brother.account), "5938")
    deed = name_guardian(ward, brother)
    case = cases.registered(calendar=calendar, person=ward, by=cast.officer)
    draft = requests.filled(person=ward, programme="electricity", by=ward.account)
    anothers = requests.submitted(person=PersonFactory(with_account=True), programme="electricity")

    # He opens her file by her digits, and reads what is hers; nothing there takes an account.
    page = enter(phone, brother.account)
    page.goto(f"/who/{ward.pk}/")
    write(page, pin="5938")
    click(page.locator("main button.btn-primary").first)
    page.goto(f"/my/{case.pk}/")
    meet(page, "of-his-ward")
    expect(page.get_by_text(case.number).first).to_be_visible()
    expect(page.locator("main [name*=iban], main [name*=payee]")).to_have_count(0)
    desk_pages = ("register/payee/", "register/payee/change/", "register/")
    for place in (
        *(f"/desk/delivery/{case.pk}/{each}" for each in desk_pages),
        f"/desk/people/{ward.pk}/",
        f"/desk/people/{ward.pk}/mobile/",
        "/desk/messages/demo/",
        "/desk/changes/",
        "/admin/",
    ):
        assert status_of(page, place) in (403, 404), place
    tried = RefusedTry.objects.filter(by=brother.account)
    assert tried.filter(page=f"/desk/people/{ward.pk}/").exists(), "and it leaves a trace"

    # Another family's file, and their request, are not there.
    for place in (
        f"/who/{anothers.person.pk}/",
        *(f"/my/{anothers.pk}/{each}" for each in ("", "withdraw/", "object/")),
        f"/apply/{anothers.pk}/sign/",
    ):
        assert status_of(page, place) == 404, place

    # At the desk he asks for the money on his own account: it waits for two, and whoever agrees
    # reads that she could not be told, because the phone is his.
    sent = len(sent_to(MINE))
    clerk = enter(desk, cast.officer)
    clerk.goto(f"/desk/delivery/{case.pk}/register/payee/change/")
    write(clerk, **{"payee-name": "أخوها", "payee-iban": IBAN, "payee-reference": "عقد 9"})
    clerk.locator("main [name$=reason]").fill("طلب أخوها ذلك")
    clerk.locator("main [name$=paper]").fill("صك الولاية")
    press(clerk, "Propose")
    change = GuardedChange.objects.get(kind="payee")
    assert change.told == "shared" and len(sent_to(MINE)) == sent
    enter(clerk, cast.manager).goto(f"/desk/changes/{change.pk}/")
    meet(clerk, "on-his-account")
    expect(clerk.get_by_text(said("Not told: somebody else holds the same number"))).to_be_visible()
    assert Payee.objects.get().iban == LANDLORD_IBAN

    # The desk ends his deed; the page that he still has open reads and signs nothing any more.
    enter(clerk, cast.officer).goto(f"/desk/people/{ward.pk}/")
    click(clerk.locator(f"form[action$='/guardians/{deed.pk}/end/'] button"))
    deed.refresh_from_db()
    assert deed.ended_on
    page.goto(f"/my/{case.pk}/")
    meet(page, "the-deed-is-over")
    assert urlsplit(page.url).path == "/who/"
    for place in ("/my/messages/", "/my/file/", f"/my/{case.pk}/", f"/apply/{draft.pk}/sign/"):
        page.goto(place)
        assert urlsplit(page.url).path == "/who/", place
        expect(page.get_by_text(case.number)).to_have_count(0)

    # As himself he has his own file alone, and a manager looks at who ended the deed.
    page.goto(f"/who/{brother.pk}/")
    write(page, pin="4827")
    click(page.locator("main button.btn-primary").first)
    for place in (f"/my/{case.pk}/", f"/apply/{draft.pk}/sign/", f"/apply/{draft.pk}/check/"):
        assert status_of(page, place) == 404, place
    page.goto("/my/messages/")
    meet(page, "his-own")
    expect(page.get_by_text(case.number)).to_have_count(0)
    waits = Task.objects.open().filter(role="manager", about_id=str(ward.pk))
    assert waits.exists()
