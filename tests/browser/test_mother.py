"""The mother's journey on a phone: joins, applies, signs, gets her number, follows it."""

import pytest

from requests_app.enums import Status
from requests_app.models import SupportRequest
from tests.factories.accounts import BranchFactory
from tests.portal import journey

pytestmark = pytest.mark.django_db(transaction=True)
NEXT = "button.btn-primary"


@pytest.fixture(autouse=True)
def branch(db):
    return BranchFactory()


def go_on(page):
    page.locator(NEXT).first.click()


def sign_in(page, newest_code, see=None):
    page.goto("/")
    if see:
        see(page, "mother-01-home")
    page.get_by_role("link", name="قدّم طلبًا").first.click()
    page.locator("[name=phone]").fill("٠٥٥ ٠١٢ ٣٤٥٦")
    if see:
        see(page, "mother-02-mobile")
    go_on(page)
    if see:
        see(page, "mother-03-code")
    page.locator("[name=code]").fill(newest_code())
    go_on(page)


def join(page, see=None):
    page.locator("[name=identity_number]").fill("1058529941")
    go_on(page)
    assert page.locator(".s-errors").is_visible()
    if see:
        see(page, "mother-04-wrong-identity")
    page.locator("[name=identity_number]").fill("1058 529 940")
    go_on(page)
    for name in ("first_name", "father_name", "grandfather_name", "family_name"):
        page.locator(f"[name={name}]").fill(journey.NAME[name])
    page.locator("[name=gender][value=f]").check(force=True)
    page.locator("[name=born_on_day]").fill("1")
    page.locator("[name=born_on_month]").select_option("7")
    page.locator("[name=born_on_year]").fill("1405")
    if see:
        see(page, "mother-05-name")
    go_on(page)
    page.locator("[name=city]").fill("الخرج")
    page.locator("[name=size]").fill("5")
    page.locator("[name=monthly_income]").fill("2450")
    if see:
        see(page, "mother-06-home")
    go_on(page)
    page.locator("[name=pin]").fill("4827")
    page.locator("[name=accepted]").check()
    if see:
        see(page, "mother-07-terms")
    go_on(page)


def fill(page, see=None):
    if see:
        see(page, "mother-08-my-requests")
    page.goto("/apply/")
    page.get_by_label("الإيجار").first.check(force=True)
    if see:
        see(page, "mother-09-programme")
    go_on(page)
    if see:
        see(page, "mother-10-my-data")
    go_on(page)
    page.locator("[name=answer]").fill("كثير")
    go_on(page)
    assert page.locator("[name=answer]").input_value() == "كثير", "nothing is lost"
    page.locator("[name=answer]").fill("٦٬٠٠٠")
    if see:
        see(page, "mother-11-amount")
    go_on(page)
    page.locator("[name=answer]").fill("18000")
    go_on(page)
    page.locator("[name=answer]").fill("سعود العتيبي")
    go_on(page)
    page.locator("[name=answer_day]").fill("14")
    page.locator("[name=answer_month]").select_option("5")
    page.locator("[name=answer_year]").fill("2040")
    if see:
        see(page, "mother-12-date")
    go_on(page)
    page.locator("[name=answer]").fill("3")
    go_on(page)
    page.locator("[name=answer]").fill("توقف عمل زوجي منذ شعبان.")
    go_on(page)


def papers(page, see=None):
    """Only seen ones are promised, the contract is photographed, the income brought."""
    for _paper in ("national-id", "family-register"):
        if see:
            see(page, f"mother-13-{_paper}")
        page.locator("[name=later]").click()
    page.locator("[name=upload]").set_input_files(
        {"name": "contract.png", "mimeType": "image/png", "buffer": journey.png(800, 600)}
    )
    page.locator("[name=expires_on_day]").fill("14")
    page.locator("[name=expires_on_month]").select_option("5")
    page.locator("[name=expires_on_year]").fill("2020")
    if see:
        see(page, "mother-14-contract")
    go_on(page)
    if see:
        see(page, "mother-15-contract-ended")
    page.locator("[name=expires_on_year]").fill("2040")
    go_on(page)  # the photo is not asked for again
    page.locator("[name=later]").click()
    if see:
        see(page, "mother-16-check")
    go_on(page)


def draw(page):
    box = page.locator("[data-signature-pad]").bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 90)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 40 + step * 20, box["y"] + 90 + (30 if step % 2 else -30))
    page.mouse.up()


@pytest.mark.policy("DG-4")
def test_the_mother_applies_on_her_phone(phone, see, newest_code):
    sign_in(phone, newest_code, see)
    join(phone, see)
    fill(phone, see)
    phone.get_by_role("link", name="حفظ").click()  # save and leave, then come back
    see(phone, "mother-17-left")
    phone.get_by_role("link", name="أكمل").or_(phone.get_by_role("link", name="متابعة")).or_(
        phone.locator(".s-turn a")
    ).first.click()
    papers(phone, see)
    see(phone, "mother-18-sign")
    phone.locator("[name=agreed]").check()
    draw(phone)
    see(phone, "mother-19-signed")
    phone.get_by_role("button", name="أوقّع وأقدّم الطلب").click()
    see(phone, "mother-20-receipt")
    case = SupportRequest.objects.get()
    assert case.status == Status.SUBMITTED
    assert case.declaration.method == "drawn"
    assert phone.get_by_text(case.number).first.is_visible()
    phone.go_back()
    assert phone.url.endswith(f"/apply/{case.pk}/receipt/"), "back after submit shows the receipt"
    phone.get_by_role("link", name="إلى صفحة طلبي").click()
    see(phone, "mother-21-my-request")


def test_the_same_without_javascript(plain_phone, newest_code):
    page = plain_phone
    sign_in(page, newest_code)
    join(page)
    fill(page)
    papers(page)
    page.get_by_role("button", name="أوقّع برمز إلى جوالي").click()
    page.locator("[name=agreed]").check()
    page.locator("[name=code]").fill(newest_code())
    page.get_by_role("button", name="أوقّع وأقدّم الطلب").click()
    case = SupportRequest.objects.get()
    assert case.declaration.method == "code"
    assert page.get_by_text(case.number).first.is_visible()


def test_by_keyboard_alone_to_the_first_step(desk, newest_code):
    """Every field and button of the sign-in is reached and used without a pointer."""
    desk.goto("/accounts/login/code/")
    desk.locator("[name=phone]").focus()
    desk.keyboard.type("0550123456")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/confirm/**")
    desk.locator("[name=code]").focus()
    desk.keyboard.type(newest_code())
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/join/identity/")


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
