"""Somebody walks in who is not known: registered, begun, filled, signed and submitted at the desk.

On the way everything goes wrong that does: the session ends in the middle of the long form, the
button is pressed twice, and afterwards somebody goes back.
"""

import pytest

from beneficiaries.models import Person
from requests_app.intake.enums import LIFE, RequestStatus
from requests_app.models import SupportRequest
from sanad.accounts.models import Session
from sanad.lib import clock
from tests.browser.hands import (
    both_ways,
    choose,
    click,
    follow,
    press,
    said,
    sign_here,
    sign_in,
    take,
    write,
    write_day,
)
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def register(page, officer, meet):
    """Searched for first, then written down; the session ends before the last word is."""
    page.goto("/desk/people/")
    write(page, q="نوف الشمري")
    press(page, "Search")
    meet(page, "nobody")
    follow(page, "Register a new person")
    write(page, identity_number="1058 529 940", father_name="سعد", mobile="0550123456")
    write(page, city="الخرج", size="5", monthly_income="2450")
    choose(page, "gender", "f")
    page.locator("main [name=relation]").select_option("head")
    meet(page)
    Session.objects.all().delete()
    press(page, "Register")
    page.wait_for_url("**/accounts/login/**")
    page.locator("[name=login]").fill(officer.username)
    page.locator("[name=password]").fill(PASSWORD)
    click(page.get_by_role("button", name=said("Sign in")))
    meet(page, "kept")
    assert not Person.objects.exists()
    press(page, "Send what I wrote")
    person = Person.objects.get()
    assert person.full_name == "نوف سعد الشمري" and person.household.city == "الخرج"
    return person


def fill(page, meet):
    meet(page)
    write(page, **{"amount": "٨٤٠٫٥", "account-number": "30045678912"})
    write_day(page, "due-on", clock.today())
    choose(page, "supply", "warned")
    for later in page.locator("main [name$='-how'][value=later]").all():
        later.check(force=True)
    press(page, "Save, and on to the signature")


@both_ways
@pytest.mark.policy("PR-4")
def test_walk_in(desk, meet, cast, calendar, newest_code, javascript):
    page = desk
    sign_in(page, cast.officer)
    person = register(page, cast.officer, meet)
    # Who was just registered stands here: the file is open without a word more.
    meet(page)
    page.go_back()
    page.reload()
    assert Person.objects.count() == 1, "going back writes nobody down again"

    # Begun with two presses of one button: one request, and both presses come to it.
    page.goto("/desk/requests/new/")
    write(page, q=person.full_name)
    press(page, "Search")
    follow(page, "form.choose")
    choose(page, "programme", "electricity")
    meet(page)
    page.get_by_role("button", name=said("Begin the request")).dblclick()
    page.wait_for_url("**/form/")
    case = SupportRequest.objects.get()

    fill(page, meet)
    meet(page)
    sign_here(page, newest_code if not javascript else None)
    meet(page, "signed")
    case.refresh_from_db()
    assert case.declaration.method == ("drawn" if javascript else "code")
    # The terms are read to her once, and one comes back to the request.
    follow(page, "Read and accept the terms")
    choose(page, "channel", "aloud")
    meet(page)
    press(page, "They accept")
    take(page, LIFE, "submit")
    meet(page, "submitted")
    case.refresh_from_db()
    assert case.status == RequestStatus.SUBMITTED and case.number

    # Back after it was submitted: the form is of before, and sent again it changes nothing.
    page.go_back()
    page.goto(f"/desk/requests/{case.pk}/sign/")
    page.wait_for_url(f"**/desk/requests/{case.pk}/")
    case.refresh_from_db()
    assert case.status == RequestStatus.SUBMITTED
