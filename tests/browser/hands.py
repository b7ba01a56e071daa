"""What a hand does on the portal's pages, by the words that stand there."""

import pytest
from django.utils.translation import gettext, override

from sanad.lib import texts
from tests.factories.accounts import PASSWORD

# The same journey where scripts run and where none does: the pages may not need them.
both_ways = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "plain"])


def said(words):
    """The Arabic of a msgid, of a text's key, or of anything translated lazily.

    Words that no page says fail here, and not as a button that never comes.
    """
    with override("ar"):
        if not isinstance(words, str):
            return str(words)
        if words in texts.shipped():
            return texts.text(words)
        spoken = gettext(words)
        assert spoken != words, f"no Arabic for {words!r}: has it become a text of its own?"
        return spoken


def click(target):
    """Click what leads to a page, and wait until that page is read to its end: a click comes back
    with the first byte of it, when nothing may be there yet to look at."""
    target.click()
    target.page.wait_for_load_state("domcontentloaded")


def sign_in(page, user):
    """Through the staff's door, with the password."""
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill(user.username)
    page.locator("[name=password]").fill(PASSWORD)
    click(page.get_by_role("button", name=said("Sign in")))


def bar(page):
    """Where a page keeps what may be done, and what may not yet be done with its reason."""
    return page.get_by_role("region", name=said("Available steps"))


def take(page, cycle, verb):
    """Press the button (or follow the link) of a verb in the page's bar."""
    label = said(cycle.transitions[verb].label)
    click(bar(page).locator("a, button").filter(has_text=label).first)


def press(page, words):
    click(page.locator("main").get_by_role("button", name=said(words)).first)


def follow(page, words):
    click(page.locator("main").get_by_role("link", name=said(words)).first)


def choose(page, name, value):
    """A radio or box of the form, by the field's name and its value."""
    page.locator(f"main [name='{name}'][value='{value}']").check(force=True)


def write(page, **fields):
    for name, text in fields.items():
        page.locator(f"main [name='{name}']").fill(text)


def write_day(page, name, day):
    """A day in the three boxes of a date, by the Gregorian calendar."""
    page.locator(f"main [name='{name}_day']").fill(str(day.day))
    page.locator(f"main [name='{name}_month']").select_option(str(day.month))
    page.locator(f"main [name='{name}_year']").fill(str(day.year))


def find_papers_good(page):
    """Every paper of the checklist matches."""
    rows = page.get_by_role("radiogroup")
    for row in rows.all():
        row.get_by_role("radio", name=said("Matches"), exact=True).check(force=True)
    count = rows.count()
    press(page, "Save the findings")
    return count


def draw(page):
    """A signature in the frame, with the mouse or a finger."""
    pad = page.locator("[data-signature-pad]")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 90)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 40 + step * 20, box["y"] + 90 + (30 if step % 2 else -30))
    page.mouse.up()


def sign_here(page, newest_code=None):
    """The applicant signs at the desk: drawn, or by a code to the phone where `newest_code` is
    given."""
    if newest_code:
        choose(page, "method", "code")
        press(page, "Send the code to the phone")
        write(page, code=newest_code())
    else:
        draw(page)
    press(page, "I sign the declaration")
