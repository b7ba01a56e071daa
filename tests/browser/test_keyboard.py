"""The keyboard alone: the skip link first, every stop is seen, the main action reached and done."""

import pytest
from playwright.sync_api import expect

from requests_app.intake.enums import LIFE, RequestStatus
from tests.browser.hands import bar, said
from tests.delivery import cases as deliveries
from tests.factories import committee, conduct
from tests.factories import requests as cases
from tests.factories.accounts import PASSWORD, BranchFactory
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey

pytestmark = pytest.mark.django_db(transaction=True)
STOPS = 90  # the longest way on a page, and one that a person still goes
# What has the focus has a ring: itself, or the card, switch or face that stands for it.
IS_SEEN = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "nothing has the focus";
  const ring = [here, here.closest("label")].filter(Boolean).some(one => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  });
  return ring ? "" : here.outerHTML.slice(0, 200);
}"""


def tab_to(page, target):
    """Tab from where the page stands until `target` has the focus; every stop is seen."""
    for _stop in range(STOPS):
        page.keyboard.press("Tab")
        hidden = page.evaluate(IS_SEEN)
        assert not hidden, f"{page.url}: the focus is not seen at {hidden}"
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{page.url}: {target} is not reached in {STOPS} stops")


def skip(page):
    """The first stop leads past the frame, to what the page is about."""
    page.keyboard.press("Tab")
    assert page.locator(".s-skip").evaluate("one => one === document.activeElement")
    expect(page.locator(".s-skip")).to_be_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_main_page(desk, enter, calendar, cast):
    """From the skip link on to the button or link that the page is there for."""
    page = desk
    to_deliver = deliveries.registered(calendar=calendar, amount=6000)
    ripe = committee.ripe(calendar)
    sitting = committee.in_session(items=[ripe])
    item = committee.item_of(sitting, ripe)
    submitted = cases.submitted()
    incident = conduct.heard(cast)
    mother = PersonFactory(mobile="+966550123456", with_account=True)
    draft = cases.draft(person=mother, by=mother.account, channel="portal")
    main = "main .btn-primary, .s-act .btn-primary"
    for user, address in (
        (mother.account, "/my/"),
        (mother.account, journey.url(draft, "question", "amount")),
        (cast.officer, "/desk/people/new/"),
        (cast.officer, f"/desk/requests/{submitted.pk}/"),
        (committee.chair(), f"/desk/committee/{sitting.pk}/items/{item.pk}/"),
        (committee.secretary(), "/desk/committee/plan/"),
        (deliveries.provider(), f"/desk/delivery/{to_deliver.pk}/"),
        (cast.researcher, f"/desk/conduct/{incident.pk}/propose/suspension/"),
    ):
        enter(page, user).goto(address)
        skip(page)
        tab_to(page, page.locator(main).last)


def test_a_step_of_work(desk, calendar, cast):
    """Signs in, finds the case in the day's work, and attests: no pointer anywhere."""
    page = desk
    case = cases.checked()
    page.goto("/accounts/login/")
    for name, words in (("login", cast.officer.username), ("password", PASSWORD)):
        tab_to(page, page.locator(f"[name={name}]"))
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    tab_to(page, page.get_by_role("link", name=case.person.full_name).first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/requests/{case.pk}/")
    attest = bar(page).get_by_role("button", name=said(LIFE.transitions["attest"].label))
    tab_to(page, attest.first)
    page.keyboard.press("Enter")
    bar(page).get_by_text(said(LIFE.transitions["verify"].label)).first.wait_for()
    case.refresh_from_db()
    assert case.is_attested and case.status == RequestStatus.SUBMITTED


def test_to_the_first_step_of_an_application(desk, newest_code):
    """Signs in by code and comes to the first question about her."""
    BranchFactory()
    desk.goto("/accounts/login/code/")
    tab_to(desk, desk.locator("[name=phone]"))
    desk.keyboard.type("0550123456")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/confirm/**")
    tab_to(desk, desk.locator("[name=code]"))
    desk.keyboard.type(newest_code())
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/join/identity/")
    tab_to(desk, desk.locator("[name=identity_number]"))


def test_a_month_by_its_number(desk, enter, cast):
    """Digits typed soon after one another are one month; later ones begin anew. So in both
    calendars, whose months stand in one list."""
    enter(desk, cast.officer).goto("/desk/people/new/")
    month = desk.locator("[name=born_on_month]")
    tab_to(desk, month)
    chosen = {}
    for digits in ("11", "1", "10", "12", "2", "05", "13"):
        month.select_option("")
        desk.wait_for_timeout(1100)
        desk.keyboard.type(digits)
        chosen[digits] = month.input_value()
    assert chosen == {**{digits: digits.lstrip("0") for digits in chosen}, "13": "3"}
    assert "(11)" in month.locator("option[value='11']").inner_text()
    # What was begun in another list is not gone on with.
    desk.keyboard.type("1")
    desk.locator("[name=identity_expires_on_month]").focus()
    desk.keyboard.type("2")
    assert desk.locator("[name=identity_expires_on_month]").input_value() == "2"


@pytest.mark.parametrize("javascript", [False])
def test_without_the_script_digits_choose_no_wrong_month(desk, enter, cast):
    """The browser goes through what begins with a digit: "11" chose October."""
    enter(desk, cast.officer).goto("/desk/people/new/")
    month = desk.locator("[name=born_on_month]")
    month.focus()
    desk.keyboard.type("11")
    assert month.input_value() == ""


def test_a_country_is_asked_where_the_identity_has_one(desk, enter, cast):
    enter(desk, cast.officer).goto("/desk/people/new/")
    kind, country = desk.locator("[name=identity_kind]"), desk.locator("[name=identity_country]")
    shown = {}
    for value in ("citizen", "passport", "resident", "gcc", "border", "none"):
        kind.select_option(value)
        shown[value] = country.is_visible()
    assert [value for value, is_shown in shown.items() if is_shown] == ["passport", "gcc"]
