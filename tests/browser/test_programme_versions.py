"""A manager writes the next version of a programme, reads what it changes, and publishes it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from requests_app.models import Programme
from tests.browser.conftest import keep_picture
from tests.browser.hands import click
from tests.factories import requests as cases

pytestmark = pytest.mark.django_db(transaction=True)


def keep(page, name):
    """Nothing is too wide and nothing complains; its picture is kept if wanted."""
    page.wait_for_load_state("load")
    keep_picture(page, f"programme-versions-{name}")
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{name}: {wide} pixels too wide"
    assert not page.complaints, f"{name}: {page.complaints}"


@pytest.mark.policy("DG-1")
def test_the_next_version(desk, enter, cast):
    cases.draft()
    cases.submitted()
    programme = Programme.objects.get(code="rent")
    page = enter(desk, cast.manager)
    page.goto(reverse("admin:requests_app_programme_change", args=[programme.pk]))
    keep(page, "1-programme")
    click(page.locator(".object-tools button"))
    keep(page, "2-draft")
    page.fill("#id_max_amount", "15000")
    page.fill("#id_questions-2-label", "من صاحب البيت كما في العقد؟")
    page.check("#id_questions-5-DELETE")
    assert page.locator("#id_questions-2-kind").is_disabled()
    click(page.locator("[name=_continue]"))
    click(page.locator(".object-tools a").first)
    assert "15,000" in page.content() and "20,000" in page.content()
    keep(page, "3-what-changes")
    click(page.locator(".submit-row input"))
    expect(page.locator(".messagelist .success")).to_be_visible()
    keep(page, "4-published")
    assert programme.published.number == 2
    assert programme.published.questions.count() == 5
    page.goto(reverse("admin:requests_app_programmeversion_change", args=[programme.published.pk]))
    expect(page.locator("#id_max_amount")).to_have_count(0)
    keep(page, "5-only-shown")
    page.goto(reverse("admin:requests_app_programmeversion_history", args=[programme.published.pk]))
    keep(page, "6-history")
