"""Messages are rows of the caller's transaction; what is sent out says little."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.lib import texts
from sanad.lib.isolates import isolated
from sanad.messaging import sms
from sanad.messaging.models import Message, MessageDelivery
from sanad.messaging.outbox import queue, queue_code
from sanad.middleware import constraint_of
from tests.factories.beneficiaries import PersonFactory
from tests.lib.order import ISOLATES, seen

pytestmark = pytest.mark.django_db

SAID = {
    ("ar", "m"): "استلمتَ الرد على {reference} يوم {day} بمبلغ {sum}.",
    ("ar", "f"): "استلمتِ الرد على {reference} يوم {day} بمبلغ {sum}.",
    ("en", ""): "Your reply to {reference} came on {day}: {sum}.",
}
VALUES = {"reference": "R-26-0012", "day": date(2026, 11, 22), "sum": Decimal("1500")}


@pytest.fixture(autouse=True)
def shipped(monkeypatch):
    """Texts of this module, as if they stood in a file."""

    def ship(key, words):
        monkeypatch.setitem(texts.shipped(), key, texts.Text(key, words))

    ship("test.said", SAID)
    return ship


def say(person, **options):
    return queue("test.said", to=person, values=VALUES, **options)


def test_the_full_words_stay_in_the_portal_and_the_phone_gets_reference_and_link():
    person = PersonFactory()
    message = say(person, about=person)
    assert message.body.startswith("استلمتِ")
    assert "22 نوفمبر 2026" in message.body
    assert "22 November 2026" in message.body_en
    (delivery,) = message.deliveries.all()
    assert delivery.channel == "sms" and delivery.address == person.mobile
    assert "R-26-0012" in delivery.text and "http" in delivery.text
    assert "1500" not in delivery.text and "نوفمبر" not in delivery.text
    assert list(Message.objects.about(person)) == [message]
    assert list(Message.objects.to_people([person]).unread()) == [message]


def test_a_man_reads_the_masculine():
    assert say(PersonFactory(gender="m")).body.startswith("استلمتَ")


def test_no_text_message_where_it_is_not_safe_or_there_is_no_phone():
    assert not say(PersonFactory(may_text=False)).deliveries.exists()
    assert not say(PersonFactory(mobile=None)).deliveries.exists()


def test_an_account_with_an_address_also_gets_an_e_mail():
    person = PersonFactory(with_account=True)
    person.account.email = "munira@example.org"
    person.account.save()
    channels = say(person).deliveries.values_list("channel", "address")
    assert set(channels) == {("sms", person.mobile), ("email", "munira@example.org")}


def test_the_number_of_a_case_keeps_its_order_on_every_channel():
    """In a text message, in its subject by e-mail and in the portal (on phones: isolates)."""
    person = PersonFactory(with_account=True)
    person.account.email = "munira@example.org"
    person.account.save()
    number = "1448-00231"
    message = queue("test.said", to=person, values=VALUES | {"reference": number})
    text, mail = message.deliveries.order_by("-channel")
    for said in (message.body, text.text, mail.text, mail.subject):
        assert said.count(isolated(number)) == said.count(number) == 1
        assert number in seen(said)
        assert number not in seen(said.translate(ISOLATES))
    assert number in seen(message.body_en, "L")
    # A mark behind a link would become a part of it.
    assert text.text.endswith("/home/")


def test_nobody_writes_to_the_dead():
    assert say(PersonFactory(died_on=date(2026, 1, 1))) is None
    assert queue("test.said", to=None) is None


def test_nothing_is_said_when_the_verb_fails():
    person = PersonFactory()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        say(person)
        raise ZeroDivisionError
    assert not Message.objects.exists() and not MessageDelivery.objects.exists()


def test_a_short_message_cannot_carry_more(shipped):
    shipped("test.said.sms", {("ar", ""): "{link} {sum}"})
    with pytest.raises(KeyError, match="sum"):
        say(PersonFactory())


def test_a_text_may_have_a_short_message_of_its_own(shipped):
    shipped("test.said.sms", {("ar", ""): "وصل {reference}\n{link}"})
    assert say(PersonFactory()).deliveries.get().text.startswith("وصل \u2066R-26-0012\u2069\nhttp")


def test_what_has_no_english_is_read_in_arabic(shipped):
    shipped("test.said", {("ar", ""): "كلمة"})
    assert say(PersonFactory()).body_en == ""


def test_a_code_leaves_no_message_and_is_secret():
    delivery = queue_code("+966551234567", "482913")
    assert delivery.is_secret and delivery.message_id is None and "482913" in delivery.text
    assert not Message.objects.exists()


def test_braces_in_a_value_are_only_braces():
    message = queue("referral.answered", to=PersonFactory(), values={"answer": "{link}"})
    assert "{link}" in message.body


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("س" * 70, 1),
        ("س" * 71, 2),
        ("س" * 134, 2),
        ("س" * 135, 3),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("س" + "😀" * 35, 2),
        ("س" * 66 + "😀" * 3, 2),
    ],
)
def test_parts_are_counted_as_the_network_counts(text, parts):
    assert sms.parts(text) == parts


@pytest.mark.parametrize(
    ("rule", "sql"),
    [
        ("message_is_kept", "UPDATE messaging_message SET body = 'x'"),
        ("message_is_kept", "UPDATE messaging_message SET person_id = NULL"),
        ("delivery_life", "UPDATE messaging_delivery SET state = 'unheard'"),
        (
            "delivery_life",
            "INSERT INTO messaging_delivery (reference, channel, address, subject, text, is_secret,"
            " parts, state, attempts, error) VALUES (gen_random_uuid(), 'sms', '+9665', '', '',"
            " false, 1, 'sent', 0, '')",
        ),
        ("delivery_keeps_its_reference", "UPDATE messaging_delivery SET address = '+9660'"),
        ("delivery_keeps_its_reference", "UPDATE messaging_delivery SET subject = 'غيره'"),
        (
            "delivery_keeps_its_reference",
            "UPDATE messaging_delivery SET reference = gen_random_uuid()",
        ),
        ("delivery_text_is_kept", "UPDATE messaging_delivery SET text = ''"),
        ("delivery_parts_positive", "UPDATE messaging_delivery SET parts = 0"),
    ],
)
def test_held_by_the_database(rule, sql):
    say(PersonFactory())
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert constraint_of(refusal.value) == rule


def test_the_moment_of_a_message_is_the_databases(calendar):
    say(PersonFactory())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO messaging_message (person_id, code, body, body_en, link, about_type,"
            " about_id, created_at) VALUES (1, 'x', 'x', '', '', '', '', '2020-01-01')"
            " RETURNING created_at"
        )
        assert cursor.fetchone()[0].year == 2026
