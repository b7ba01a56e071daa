"""What warns people of what may be done against them is said as it is shipped, whoever manages."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from sanad.lib import texts
from sanad.middleware import constraint_of
from sanad.texts.models import Wording
from sanad.texts.workflow import edit
from sanad.workflow.refusal import Refused
from tests.factories.accounts import signed_in

pytestmark = pytest.mark.django_db
KEY, FORM = "guarded.warning.sms", ("ar", "")
GREETING = "تهنئة بالعيد من الجمعية {link}"
INSERT = (
    "INSERT INTO texts_wording (key, language, gender, version, words, shipped, shipped_version,"
    " by_id) VALUES (%s, %s, %s, 1, %s, '', 1, %s)"
)


def write(key, form, words, by):
    with signed_in(by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, [key, *form, words, by.pk])


@pytest.mark.parametrize("key", texts.warnings())
def test_no_manager_words_it_anew(cast, key):
    form = next(iter(texts.shipped()[key].words))
    with pytest.raises(Refused) as refusal:
        edit(key, by=cast.manager, words={form: "تهنئة بالعيد"})
    assert refusal.value.code == "warns"
    with pytest.raises(IntegrityError) as refused:
        write(key, form, "تهنئة بالعيد", cast.manager)
    assert constraint_of(refused.value) == "wording_not_of_a_warning"


def test_every_warning_is_among_them():
    """One kind of text, said in the file or above it: also the short message beneath."""
    told = {"guarded.warning", "guarded.warning.sms", "account.reset_asked", "code.vote"}
    told |= {"request.account", "request.delivered.bank", "sitting.your-name.confirm"}
    assert told <= set(texts.warnings())
    assert "request.withdrawn" not in texts.warnings()


def test_the_page_says_why_and_offers_nothing(client, cast):
    client.force_login(cast.manager)
    url = reverse("admin:texts_wording_text", args=[KEY])
    page = client.get(url).text
    assert "هذا النص ينبّه الناس" in page and 'type="submit" value="حفظ"' not in page
    client.post(url, {"ar": GREETING, "seen_ar": 0})
    assert not Wording.objects.exists()
    assert texts.words_of(KEY, language="ar") == texts.shipped()[KEY].words[FORM]


def test_what_a_charity_wrote_before_this_rule_is_said_no_more():
    """It fits no text, and what does not fit is passed over (`Wording.in_use`)."""
    assert Wording(key="request.withdrawn", language="ar", words="سُحب {reference}").fits
    assert not Wording(key=KEY, language="ar", words=GREETING).fits
