"""Pages speak to a woman as to a woman, and to everybody else as before."""

import pytest
from django.conf import settings
from django.utils import translation

from sanad.lib.voice import TO_A_WOMAN
from sanad.management.commands import messages
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey

pytestmark = pytest.mark.django_db

TO_HER, TO_HIM = "أكملي من حيث توقفتِ، ثم وقّعي وقدّمي الطلب.", "أكمل من حيث توقفت، ثم وقّع وقدّم الطلب."


def page_of(client, **who):
    person = PersonFactory(with_account=True, **who)
    case = cases.draft(person=person)
    client.force_login(person.account)
    return client.get(f"/my/{case.pk}/").content.decode()


def test_to_a_woman(client):
    page = page_of(client, gender="f")
    assert TO_HER in page
    assert TO_HIM not in page
    assert "طلباتي" in page, "what she is not told otherwise stays Arabic"
    assert f'lang="{TO_A_WOMAN}" dir="rtl"' in page
    assert 'value="en" lang="en"' in page, "the other language is English"


def test_while_she_joins(client):
    journey.sign_in(client, "0550999999")
    client.post("/join/identity/", journey.IDENTITY)
    client.post("/join/name/", journey.NAME)
    page = client.get("/join/home/").content.decode()
    assert "أين تسكنين" in page


def test_to_a_man(client):
    page = page_of(client, gender="m")
    assert TO_HIM in page
    assert 'lang="ar" dir="rtl"' in page


def test_english_stays_english(client):
    client.cookies["language"] = "en"
    page = page_of(client, gender="f")
    assert 'lang="en"' in page
    assert "Continue where you stopped" in page


def test_the_voice_ends_with_the_page(client):
    page_of(client, gender="f")
    assert translation.get_language() == "ar"


def test_what_is_not_said_otherwise_is_said_in_our_words():
    ours = messages.entries(messages.read(settings.BASE_DIR / "locale/ar/LC_MESSAGES/django.po"))
    hers = messages.entries(
        messages.read(settings.BASE_DIR / "locale/ar_X-f/LC_MESSAGES/django.po")
    )
    for context, message in [key for key in ours if key not in hers and not key[0]]:
        with translation.override("ar"):
            said = translation.gettext(message)
        with translation.override(TO_A_WOMAN):
            assert translation.gettext(message) == said, context


def test_counts_and_dates_stay_as_they_are():
    with translation.override(TO_A_WOMAN):
        assert translation.get_language_bidi()
        words = translation.ngettext(
            "One thing is left before you continue",
            "%(count)s things are left before you continue",
            2,
        )
    assert words == "بقي أمران قبل المتابعة"
