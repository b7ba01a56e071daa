"""Two colleagues at one computer: each comes back to her page, nobody sees another's."""

import pytest
from playwright.sync_api import expect

from sanad.accounts.models import ShortCode
from tests.browser.hands import press, said, sign_in, write
from tests.factories.accounts import UserFactory, signed_in

pytestmark = pytest.mark.django_db(transaction=True)
CODES = {"hind": "250918", "mona": "730164"}


@pytest.fixture
def colleagues():
    hind = UserFactory(officer=True, username="hind", name="هند الشمري")
    mona = UserFactory(officer=True, username="mona", name="منى الحربي")
    for user in (hind, mona):
        with signed_in(user):
            ShortCode.choose(user, CODES[user.username])
    return hind, mona


def hand_over(page):
    page.locator(".s-bar details.s-menu summary").click()
    page.get_by_role("button", name=said("Hand over the computer")).click()
    page.wait_for_url("**/accounts/here/")


def come_back(page, user, code=""):
    page.get_by_role("radio", name=str(user)).check(force=True)
    write(page, code=code or CODES[user.username])
    press(page, "Go on")
    page.wait_for_load_state()


def test_each_comes_back_to_her_page(desk, colleagues, see):
    hind, mona = colleagues
    sign_in(desk, hind)
    desk.goto("/desk/people/")
    beside = desk.context.new_page()
    beside.goto("/accounts/password/change/")
    beside.locator("[name=oldpassword]").fill("words of hind")

    hand_over(desk)
    see(desk, "here-one")
    expect(desk.locator("[name=who]")).to_have_count(1)
    beside.wait_for_url("**/accounts/login/**")
    assert "words of hind" not in beside.content()
    desk.go_back()
    desk.wait_for_url("**/accounts/login/**")
    assert str(hind) not in desk.content()

    desk.get_by_role("link", name=said("Colleagues at this computer")).wait_for()
    sign_in(desk, mona)
    desk.goto("/desk/requests/")
    hand_over(desk)
    see(desk, "here-two")
    come_back(desk, hind, "000001")
    see(desk, "here-wrong")
    come_back(desk, hind)
    desk.wait_for_url("**/desk/people/")
    assert str(hind) in desk.content() and str(mona) not in desk.content()
    hand_over(desk)
    come_back(desk, mona)
    desk.wait_for_url("**/desk/requests/")


def test_three_wrong_codes(phone, colleagues, see):
    hind, _mona = colleagues
    sign_in(phone, hind)
    hand_over(phone)
    for number in range(3):
        come_back(phone, hind, f"00000{number}")
    phone.wait_for_url("**/accounts/login/")
    ended = said("Your place at this computer has ended. Sign in with your password.")
    expect(phone.get_by_text(ended)).to_be_visible()
    see(phone, "here-over")
