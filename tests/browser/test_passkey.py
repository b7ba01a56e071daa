"""A colleague sets up a key and signs in with it; a removed one no longer opens anything.

The key is Chromium's own virtual one. A key belongs to an address with a name: the portal is asked
for as `localhost`.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.hands import follow, press, said, sign_in, write
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def named(live_server, settings):
    """The live server by its name."""
    settings.ALLOWED_HOSTS = ["*"]
    return f"http://localhost:{urlsplit(live_server.url).port}"


@pytest.fixture
def plugged(named, window):
    """A desk with a key that asks for a finger; after `touch(False)` it is the wrong one."""
    page = window(1440, height=900)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )["authenticatorId"]

    def touch(is_right):
        devices.send(
            "WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": is_right}
        )

    page.touch = touch
    return page


def give_password(page, user):
    write(page, login=user.username, password=PASSWORD)
    page.get_by_role("button", name=said("Sign in"), exact=True).click()
    page.wait_for_load_state()


def leave(page, named):
    page.goto(f"{named}/desk/")
    page.locator("details.s-menu summary").last.click()
    page.get_by_role("button", name=said("Sign out")).click()
    page.wait_for_load_state()


def test_a_key_from_its_first_day_to_its_last(plugged, named, see):
    hind = UserFactory(officer=True, username="hind")
    page = plugged
    page.goto(f"{named}/accounts/login/")
    give_password(page, hind)
    page.goto(f"{named}/accounts/keys/add/")
    see(page, "key-add")
    write(page, name="مفتاح الحلقة")
    page.locator("[name=passwordless]").check()
    press(page, "Ask the key")
    page.wait_for_url("**/accounts/second/printed/")
    page.goto(f"{named}/accounts/mine/")
    expect(page.get_by_text("مفتاح الحلقة")).to_be_visible()
    see(page, "key-listed")
    leave(page, named)

    # After the password.
    page.goto(f"{named}/accounts/login/")
    see(page, "key-login")
    give_password(page, hind)
    page.wait_for_url("**/accounts/login/second/")
    see(page, "key-second")
    press(page, "Use your key")
    page.wait_for_url("**/desk/")
    leave(page, named)

    # Alone; not by who has no right finger.
    page.goto(f"{named}/accounts/login/")
    page.touch(False)
    press(page, "Sign in with a key alone")
    page.locator("[data-key-failed]").wait_for()
    page.touch(True)
    press(page, "Sign in with a key alone")
    page.wait_for_url("**/desk/")

    # Removed.
    page.goto(f"{named}/accounts/mine/")
    follow(page, "Remove")
    see(page, "key-remove")
    press(page, "Remove the key")
    page.wait_for_url("**/accounts/mine/")
    leave(page, named)
    page.goto(f"{named}/accounts/login/")
    press(page, "Sign in with a key alone")
    page.locator(".s-messages [role=alert], [data-key-failed]:not([hidden])").first.wait_for()
    assert re.search("/accounts/login/$", page.url)


@pytest.mark.parametrize("javascript", [False], ids=["plain"])
def test_without_scripts_the_other_ways_remain(window, see):
    hind = UserFactory(officer=True, username="hind")
    desk = window(1440, height=900)
    sign_in(desk, hind)
    desk.goto("/accounts/keys/add/")
    expect(desk.get_by_role("link", name=said("Set up an app"))).to_be_visible()
    assert desk.locator("[data-key]").is_hidden()
    see(desk, "key-add")
