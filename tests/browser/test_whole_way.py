"""One request from the desk to the bank, role by role, and what she sees of it on her phone."""

import re
from datetime import timedelta

import pytest
from django.db.models import ForeignKey
from playwright.sync_api import expect

from requests_app.committee.enums import ITEM_LIFE, SITTING_LIFE, STUDY_LIFE
from requests_app.intake.enums import LIFE, IntakeChannel, RequestStatus
from requests_app.models import AgendaItem, Sitting, SupportRequest
from sanad.lib import clock
from sanad.management.commands.worker import run_due
from sanad.messaging.models import MessageDelivery
from sanad.messaging.workflow import send_next
from surveys.enums import MINIMUM
from surveys.models import Answer, Invitation, StagedAnswer
from surveys.sealing import lookup_of
from tests.browser.hands import (
    bar,
    both_ways,
    choose,
    click,
    find_papers_good,
    follow,
    press,
    said,
    sign_in,
    take,
    write,
    write_day,
)
from tests.delivery.cases import IBAN, LANDLORD_IBAN
from tests.factories import requests as cases
from tests.factories import surveys
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)
REASONS = "ثبتت حاجة الأسرة إلى السكن، وهي عاجلة."


@pytest.fixture
def mother(db):
    return PersonFactory(mobile="+966550123456", with_account=True)


@pytest.fixture
def case(calendar, mother):
    """She sent it from her phone on Sunday the 22nd; the desk has it."""
    by = mother.account
    return cases.submitted(person=mother, by=by, channel=IntakeChannel.PORTAL)


def fresh(case):
    return SupportRequest.objects.get(pk=case.pk)


def check_and_raise(page, case, meet):
    """The officer's part: the papers, the word, the notice, the committee (PR-2 … PR-5)."""
    meet(page, "submitted")
    assert find_papers_good(page) == 4
    take(page, LIFE, "attest")
    page.locator("[name=channel]").select_option("desk")
    press(page, "I told them")
    take(page, LIFE, "verify")
    meet(page, "verified")
    take(page, LIFE, "raise_to_committee")
    assert fresh(case).status == RequestStatus.RAISED


def ask_for_study(page, case, researcher, meet):
    page.goto("/desk/committee/studies/")
    follow(page, "Ask for a study")
    choose(page, "researcher", researcher.pk)
    meet(page)
    press(page, "Ask for the study")


def study(page, case, meet):
    """Written in two goes, then handed to the committee."""
    page.goto("/desk/committee/studies/")
    meet(page)
    click(page.get_by_role("link", name=str(case.person)).first)
    write(page, findings="أسرة من سبعة في بيت مستأجر.")
    press(page, "Save the draft")
    meet(page, "draft")
    write_day(page, "visited_on", clock.today())
    write(page, findings="أسرة من سبعة في بيت مستأجر، تأخّر الإيجار ثلاثة أشهر.", amount="6000")
    choose(page, "recommendation", "accept")
    take(page, STUDY_LIFE, "submit")
    assert case.studies.submitted().exists()


def plan_sitting(page, case, day, members, meet):
    page.goto("/desk/committee/plan/")
    write_day(page, "day", day)
    write(page, place="قاعة الاجتماعات")
    meet(page)
    press(page, "Plan it")
    for member in members:
        choose(page, f"m{member.pk}", "present")
    press(page, "Record attendance")
    choose(page, "requests", str(case.pk))
    meet(page)
    press(page, "Put on the agenda")
    return AgendaItem.objects.get(support_request=case)


def vote(page, member):
    choose(page, f"vote{member.pk}", "yes")
    take(page, ITEM_LIFE, "vote")


def decide(page):
    choose(page, "outcome", "accepted")
    write(page, amount="6000", words=REASONS)
    page.get_by_label("بيّنت الدراسة").check()
    take(page, ITEM_LIFE, "decide")


def sign_minutes(page, sitting, meet):
    """The chair reads them, mends a word, and signs: from now on they stand, as a letter."""
    page.goto(f"/desk/committee/{sitting.pk}/minutes/")
    meet(page, "draft")
    text = page.locator("main [name=minutes]").input_value()
    write(page, minutes=f"{text}\nواختُتمت الجلسة بالدعاء.")
    press(page, "Save the text")
    take(page, SITTING_LIFE, "sign_minutes")
    meet(page, "signed")
    expect(page.get_by_text("واختُتمت الجلسة بالدعاء.")).to_be_visible()
    expect(page.locator("main [name=minutes]"), "signed: not written over").to_have_count(0)
    click(page.locator("a[href^='/letters/']").first)
    meet(page, "minutes")


def complete(page, meet):
    """The officer gathers the account and the landlord, and closes the registration (PR-6)."""
    meet(page, "missing")
    item = "item-iban-certificate"
    if page.locator(f"[name={item}-paper][type=radio]").count():
        choose(page, f"{item}-paper", "new")
    if page.locator(f"[name={item}-issued_on_day]").count():
        write_day(page, f"{item}-issued_on", clock.today())
    write(page, **{f"{item}-iban": IBAN})
    press(page, "Note it")
    write(page, **{"payee-iban": LANDLORD_IBAN, "payee-reference": "4411"})
    click(page.locator("form[action$='/payee/'] button"))
    take(page, LIFE, "register")


def rate(page):
    """Five faces, a question skipped, no name asked."""
    for number in range(1, 20):
        if "/q/" not in page.url:
            return
        if number == 2:
            press(page, "Skip the question")
        else:
            page.locator("label:has([name=score][value='5'])").click()
            press(page, "Next")
        page.wait_for_url(re.compile(rf"/q/{number + 1}/|/thanks/"))


def run_worker():
    """What the calendar brings, and every message that waits."""
    run_due()
    while send_next():
        pass


@both_ways
@pytest.mark.policy("PR-5")
def test_whole_way(desk, phone, window, meet, enter, cast, mother, case, calendar):
    page = desk
    members = [cast.chair, cast.member, UserFactory(username="member-2", member=True)]
    name = mother.full_name

    # The officer finds it in the day's work and brings it to the committee.
    sign_in(page, cast.officer)
    page.wait_for_url("**/desk/")
    meet(page, "officer")
    click(page.get_by_role("link", name=name).first)
    check_and_raise(page, case, meet)
    meet(page, "raised")
    case = fresh(case)
    assert case.floor_on == clock.today() + timedelta(days=14)
    for verb in ("accept", "reject"):
        label = said(LIFE.transitions[verb].label)
        expect(page.get_by_role("button", name=label, exact=True)).to_be_hidden()
    why = bar(page).get_by_role("listitem").filter(has_text=said("The committee's decision"))
    assert "6 ديسمبر 2026" in why.inner_text(), "the day, in place of a button"
    enter(phone, mother.account).goto(f"/my/{case.pk}/")
    meet(phone, "waiting")
    expect(phone.get_by_text("6 ديسمبر 2026").first).to_be_visible()

    # The secretary asks the researcher, who writes and submits the study.
    researcher = cast.researcher
    ask_for_study(enter(page, cast.secretary), case, researcher, meet)
    study(enter(page, researcher), case, meet)

    # On the agenda, but locked: it can be read, nobody votes.
    item = plan_sitting(enter(page, cast.secretary), case, case.floor_on, members, meet)
    place = f"/desk/committee/{item.sitting_id}/items/{item.pk}/"
    page.goto(place)
    meet(page, "locked")
    expect(page.get_by_text(said("Not ripe yet"))).to_be_visible()
    expect(page.locator("[name^=vote]")).to_have_count(0)

    # Its day has come: three votes, a decision with reasons, a letter.
    calendar.forward(days=14)
    page.goto(place)
    take(page, SITTING_LIFE, "open")
    for member in members:
        enter(page, member).goto(place)
        vote(page, member)
    phone.reload()
    her_decision = phone.get_by_role("heading", name=f"{said('The decision')}:")
    expect(her_decision, "voted on, and not a word before it is decided").to_have_count(0)
    enter(page, cast.secretary).goto(place)
    meet(page, "to-decide")
    decide(page)
    page.goto(place)
    meet(page, "decided")
    take(page, SITTING_LIFE, "close")
    page.goto("/desk/committee/")
    meet(page)
    sitting = Sitting.objects.get()
    assert sitting.status == "closed"
    decision = fresh(case).decisions.get()
    assert decision.decided_on == case.floor_on and decision.yes == 3
    letter = page.request.get(f"/letters/{decision.letter_id}.pdf")
    assert letter.ok and letter.headers["content-type"] == "application/pdf"
    phone.reload()
    meet(phone, "decided")
    expect(her_decision).to_be_visible()
    expect(phone.get_by_text(REASONS).first).to_be_visible()
    own = phone.request.get(f"/letters/{decision.letter_id}.pdf")
    assert own.ok and own.body().startswith(b"%PDF")
    sign_minutes(enter(page, cast.chair), sitting, meet)

    # Registered by the officer, paid by the provider.
    enter(page, cast.officer).goto(f"/desk/delivery/{case.pk}/register/")
    complete(page, meet)
    assert fresh(case).status == RequestStatus.REGISTERED
    enter(page, cast.provider).goto("/desk/")
    meet(page, "provider")
    click(page.get_by_role("link", name=name).first)
    write(page, bank_reference="FT26340-8812")
    meet(page)
    take(page, LIFE, "deliver")
    assert fresh(case).status == RequestStatus.DELIVERED
    meet(page, "delivered")
    click(page.locator("main a[href*='/given/']").first)
    meet(page)
    phone.reload()
    meet(phone, "delivered")
    expect(phone.get_by_text(said(RequestStatus.DELIVERED.label)).first).to_be_visible()

    # The worker asks her how it was; nothing of the answer leads back to her.
    run_worker()
    link = next(
        match[0]
        for text in MessageDelivery.objects.order_by("-id").values_list("text", flat=True)
        if (match := re.search(r"/rate/i/[A-Za-z0-9_-]{22}/", text))
    )
    stranger = window(390, has_touch=True, is_mobile=True)
    before = list(Invitation.objects.order_by("pk").values())
    stranger.goto(link)
    meet(stranger)
    rate(stranger)
    meet(stranger)
    answer = StagedAnswer.objects.get()
    assert not [one for one in stranger.context.cookies() if "session" in one["name"]]
    assert list(Invitation.objects.order_by("pk").values()) == before, "the invitation is untouched"
    assert not [f for f in StagedAnswer._meta.fields if isinstance(f, ForeignKey)]
    assert all(
        str(value) not in answer.sealed
        for value in (mother.pk, case.number, mother.mobile)
        if len(str(value)) > 4
    )

    # Alone it is not shown; in the company of four others it is, and no sooner.
    enter(page, cast.manager).goto("/rate/results/")
    nothing = page.get_by_text(
        said("Figures appear when at least five answers have been released.")
    )
    expect(nothing).to_be_visible()
    meet(page, "none-yet")
    asked = Invitation.objects.get(lookup=lookup_of(link.split("/")[-2]))
    surveys.answered(MINIMUM - 1, step=asked.step, place=asked.branch)
    run_worker()
    assert Answer.objects.count() == MINIMUM
    page.reload()
    expect(nothing).to_have_count(0)
    meet(page)
