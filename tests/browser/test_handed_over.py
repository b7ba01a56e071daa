"""Help put into her hands: the provider asks for the six digits that came to her phone."""

import pytest
from playwright.sync_api import expect

from requests_app.delivery.enums import Proof
from requests_app.intake.enums import RequestStatus
from requests_app.models import Delivery
from tests.browser.hands import both_ways, choose, click, draw, press, said, sign_in, write
from tests.delivery import cases
from tests.factories import programmes
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(calendar):
    """Registered: 6,000 riyals, in two months; the programme pays nobody in her stead."""
    programmes.next_version("rent", needs_payee=False)
    mother = PersonFactory(mobile="+966550123456", with_account=True)
    return cases.registered(calendar=calendar, amount=6000, months=2, person=mother)


def colour(page, name, value):
    """Of the card that a choice stands in."""
    card = page.locator(f"label:has([name={name}][value={value}])")
    return card.evaluate("card => getComputedStyle(card).backgroundColor")


@both_ways
@pytest.mark.policy("PR-7")
def test_handed_over(desk, phone, meet, enter, case, calendar, newest_code, javascript):
    page = desk
    sign_in(page, cases.provider())
    page.goto("/desk/delivery/")
    meet(page)
    click(page.get_by_role("link", name=case.person.full_name).first)

    # A code to her phone; the wrong digits give nothing, and what was written stays.
    choose(page, "kind", "hand")
    choose(page, "proof", "code")
    hand, bank = (colour(page, "kind", way) for way in ("hand", "transfer"))
    assert hand != bank, "what was chosen before looks chosen no more"
    meet(page, "to-hand-over")
    press(page, "Send the code to the phone")
    right = newest_code()
    write(page, code="000000" if right != "000000" else "111111")
    page.keyboard.press("Enter")
    page.locator(".s-errors").wait_for()
    meet(page, "wrong-digits")
    assert not Delivery.objects.exists()
    write(page, code=right)
    page.keyboard.press("Enter")
    page.locator("main a[href*='/given/']").first.wait_for()
    delivery = Delivery.objects.get()
    assert delivery.proof == Proof.CODE and delivery.amount == 3000

    # The second month: drawn where one can draw, else by the thumb before two witnesses.
    calendar.move_to("2026-12-22")
    page.goto(f"/desk/delivery/{case.pk}/")
    choose(page, "kind", "hand")
    choose(page, "proof", "drawn" if javascript else "thumbprint")
    if javascript:
        draw(page)
    else:
        write(page, witness_1="سالم العمري", witness_2="هند الحربي", read_by="سالم العمري")
    meet(page, "second")
    page.locator(".s-act button[value=deliver]").dblclick()
    page.get_by_text(said(RequestStatus.DELIVERED.label)).first.wait_for()
    page.go_back()
    expect(page.locator("#give-form"), "going back offers nothing twice").to_have_count(0)
    assert Delivery.objects.count() == 2
    case.refresh_from_db()
    assert case.status == RequestStatus.DELIVERED
    enter(phone, case.person.account).goto(f"/my/{case.pk}/")
    meet(phone, "given")
