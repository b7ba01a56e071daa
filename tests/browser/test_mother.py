"""The mother's journey on a phone: joins, applies, signs, gets her number, follows it."""

import pytest
from playwright.sync_api import expect

from requests_app.intake.enums import RequestStatus
from requests_app.models import SupportRequest
from sanad.accounts.models import Session
from tests.browser.hands import both_ways, click, draw
from tests.factories.accounts import BranchFactory
from tests.portal import journey

pytestmark = pytest.mark.django_db(transaction=True)
NEXT = "button.btn-primary"


@pytest.fixture(autouse=True)
def branch(db):
    return BranchFactory()


def go_on(page):
    click(page.locator(NEXT).first)


def sign_in(page, newest_code, meet):
    page.goto("/")
    meet(page)
    click(page.get_by_role("link", name="قدّم طلبًا").first)
    page.locator("[name=phone]").fill("٠٥٥ ٠١٢ ٣٤٥٦")
    meet(page)
    go_on(page)
    meet(page)
    page.locator("[name=code]").fill(newest_code())
    go_on(page)


def join(page, meet):
    page.locator("[name=identity_number]").fill("1058529941")
    go_on(page)
    expect(page.locator(".s-errors")).to_be_visible()
    meet(page, "wrong-identity")
    page.locator("[name=identity_number]").fill("1058 529 940")
    go_on(page)
    for name in ("first_name", "father_name", "grandfather_name", "family_name"):
        page.locator(f"[name={name}]").fill(journey.NAME[name])
    page.locator("[name=gender][value=f]").check(force=True)
    page.locator("[name=born_on_day]").fill("1")
    page.locator("[name=born_on_month]").select_option("7")
    page.locator("[name=born_on_year]").fill("1405")
    meet(page)
    go_on(page)
    page.locator("[name=branch]").select_option(index=1)
    page.locator("[name=housing]").select_option("rent")
    page.locator("[name=city]").fill("الخرج")
    page.locator("[name=size]").fill("5")
    page.locator("[name=monthly_income]").fill("2450")
    meet(page)
    go_on(page)
    page.locator("[name=phone_use][value=alone]").check(force=True)
    meet(page)
    go_on(page)
    page.locator("[name=pin]").fill("4827")
    page.locator("[name=accepted]").check()
    meet(page)
    go_on(page)


def fill(page, meet):
    page.goto("/my/")
    meet(page)
    page.goto("/apply/")
    page.get_by_label("الإيجار").first.check(force=True)
    meet(page)
    go_on(page)
    meet(page)
    go_on(page)
    page.locator("[name=answer]").fill("كثير")
    go_on(page)
    assert page.locator("[name=answer]").input_value() == "كثير", "nothing is lost"
    page.locator("[name=answer]").fill("٦٬٠٠٠")
    meet(page, "amount")
    go_on(page)
    page.locator("[name=answer]").fill("18000")
    go_on(page)
    page.locator("[name=answer]").fill("سعود العتيبي")
    go_on(page)
    page.locator("[name=answer_day]").fill("14")
    page.locator("[name=answer_month]").select_option("5")
    page.locator("[name=answer_year]").fill("2040")
    meet(page, "date")
    go_on(page)
    page.locator("[name=answer]").fill("3")
    go_on(page)
    page.locator("[name=answer]").fill("توقف عمل زوجي منذ شعبان.")


def come_back(page, newest_code, meet):
    """Too long at one page: she signs in again, and what she wrote is still there."""
    Session.objects.all().delete()
    go_on(page)
    page.wait_for_url("**/accounts/login/code/**")
    page.locator("[name=phone]").fill("0550123456")
    go_on(page)
    page.wait_for_url("**/confirm/**")
    page.locator("[name=code]").fill(newest_code())
    go_on(page)
    page.wait_for_url("**/question/story/")
    meet(page, "kept")
    go_on(page)
    page.wait_for_url("**/paper/**")
    story = SupportRequest.objects.get().answers["story"]
    assert story == "توقف عمل زوجي منذ شعبان."


def papers(page, meet):
    """Only seen ones are promised, the contract is photographed, the income brought."""
    for paper in ("national-id", "family-register"):
        meet(page, paper)
        click(page.locator("[name=later]"))
    page.locator("[name=upload]").set_input_files(
        {"name": "contract.png", "mimeType": "image/png", "buffer": journey.png(800, 600)}
    )
    page.locator("[name=expires_on_day]").fill("14")
    page.locator("[name=expires_on_month]").select_option("5")
    page.locator("[name=expires_on_year]").fill("2020")
    meet(page, "contract")
    go_on(page)
    # By script the photo goes first and the form after it: the page to look at is the answer.
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()
    meet(page, "contract-ended")
    page.locator("[name=expires_on_year]").fill("2040")
    go_on(page)  # the photo is not asked for again
    click(page.locator("[name=later]"))
    meet(page)
    go_on(page)
    meet(page, "consent")
    click(page.get_by_role("button", name="لا، ويمضي طلبي"))


def sign_drawn(page, meet):
    page.locator("[name=agreed]").check()
    draw(page)
    meet(page, "signed")
    page.get_by_role("button", name="أوقّع وأقدّم الطلب").dblclick()


def sign_by_code(page, newest_code, meet):
    expect(page.locator("[data-signature-board]"), "nobody can draw here").to_be_hidden()
    click(page.get_by_role("button", name="أوقّع برمز إلى جوالي"))
    page.locator("[name=agreed]").check()
    page.locator("[name=code]").fill(newest_code())
    meet(page)
    page.get_by_role("button", name="أوقّع وأقدّم الطلب").dblclick()


@both_ways
@pytest.mark.policy("DG-4")
def test_the_mother_applies_on_her_phone(phone, meet, newest_code, javascript):
    sign_in(phone, newest_code, meet)
    join(phone, meet)
    fill(phone, meet)
    come_back(phone, newest_code, meet)
    click(phone.get_by_role("button", name="حفظ وخروج"))  # then come back, from wherever
    meet(phone)
    click(phone.get_by_role("link", name="الدخول من جديد"))
    phone.locator("[name=phone]").fill("0550123456")
    go_on(phone)
    phone.locator("[name=code]").fill(newest_code())
    go_on(phone)
    phone.wait_for_url("**/my/")
    meet(phone, "left")
    further = phone.get_by_role("link", name="أكمل").or_(phone.get_by_role("link", name="متابعة"))
    click(further.or_(phone.locator(".s-turn a")).first)
    papers(phone, meet)
    meet(phone)
    if javascript:
        sign_drawn(phone, meet)
    else:
        sign_by_code(phone, newest_code, meet)
    phone.wait_for_url("**/receipt/")
    meet(phone)
    case = SupportRequest.objects.get()
    assert case.status == RequestStatus.SUBMITTED
    assert case.declaration.method == ("drawn" if javascript else "code")
    expect(phone.get_by_text(case.number).first).to_be_visible()
    phone.go_back()
    assert phone.url.endswith(f"/apply/{case.pk}/receipt/"), "back after submit shows the receipt"
    click(phone.get_by_role("link", name="إلى صفحة طلبي"))
    meet(phone)


@both_ways
def test_public_pages(phone, desk, see):
    for width, page in (("390", phone), ("1440", desk)):
        for name, address in (
            ("home", "/"),
            ("policy", "/policy/"),
            ("privacy", "/privacy/"),
            ("terms", "/terms/"),
            ("staff-sign-in", "/accounts/login/"),
            ("mobile", "/accounts/login/code/"),
        ):
            page.goto(address)
            see(page, f"public-{name}-{width}")
