"""A new version of the policy: the manager drafts it, the chair puts it in force, all read it."""

import pytest
from playwright.sync_api import expect

from requests_app.models import SupportRequest
from sanad.policy.models import PolicyVersion
from tests.browser.hands import click, press, write
from tests.factories import requests

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.policy("AP-1")
def test_a_new_version_of_the_policy(desk, phone, enter, meet, cast, calendar):
    requests.submitted(by=cast.officer)
    enter(desk, cast.manager).goto("/policy/")
    click(desk.get_by_role("link", name="إصدارات السياسة"))
    meet(desk, "before")
    press(desk, "Draft the next version")
    draft = PolicyVersion.objects.drafts().get()
    meet(desk, "as-copied")

    # Numbers first, with a mistake on the way.
    desk.goto(f"/policy/versions/{draft.pk}/edit/")
    write(desk, notice_days="10", quorum="2")
    press(desk, "Save the draft")
    expect(desk.locator("#id_notice_days_error")).to_be_visible()
    meet(desk, "mistake")
    write(desk, notice_days="21", term="1", minute_number="9")
    for name, day in (("approved_on", "22"), ("effective_on", "25")):
        write(desk, **{f"{name}_day": day, f"{name}_year": "2026"})
        desk.locator(f"[name={name}_month]").select_option("11")
    meet(desk, "filled-in")
    press(desk, "Save the draft")

    # Then a clause.
    desk.goto(f"/policy/versions/{draft.pk}/clauses/")
    meet(desk)
    desk.goto(f"/policy/versions/{draft.pk}/clauses/PR-1/")
    write(desk, added="لا حدّ لوقت الزيارة، ولا تُغلق بلا نتيجة، ولكل زائر ماء وقهوة.")
    meet(desk)
    press(desk, "Save the clause")
    desk.goto(f"/policy/versions/{draft.pk}/")
    meet(desk, "own-draft")

    # Somebody else reads what changes for whom, and puts it in force.
    enter(desk, cast.chair).goto(f"/policy/versions/{draft.pk}/")
    meet(desk, "to-put-in-force")
    click(desk.get_by_role("button", name="أنفذه من 25 نوفمبر 2026"))
    meet(desk, "in-force")
    draft.refresh_from_db()
    assert (draft.status, draft.put_in_force_by) == ("approved", cast.chair)
    assert SupportRequest.objects.get().policy_version_id != draft.pk

    # Everybody reads it from its day on.
    phone.goto("/policy/")
    assert "3 أسابيع" not in phone.locator("main").inner_text()
    calendar.move_to("2026-11-25")
    phone.goto("/policy/")
    meet(phone, "its-day")
    assert "3 أسابيع" in phone.locator("main").inner_text()
    assert "ماء وقهوة" in phone.content()
