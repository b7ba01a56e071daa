"""No sentence types how long the reply takes: words follow the version's days (PR-5)."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from requests_app.intake import declaration, guards
from sanad.messaging.models import Message
from sanad.policy import parameters
from tests.factories import requests
from tests.factories.beneficiaries import PersonFactory
from tests.factories.policy import approved

pytestmark = pytest.mark.policy("PR-5")

TYPED = re.compile(r"two.weeks|fortnight|أسبوع(?:ين|ان)|أربعة عشر", re.IGNORECASE)
PACKAGES = ("sanad", "beneficiaries", "requests_app", "conduct", "surveys", "templates")
# The board's own words, the rule that holds them, and the one place that words a term.
HOMES = {"sanad/policy/clauses.toml", "sanad/policy/models/version.py", "sanad/lib/dates.py"}


def sources():
    root = Path(settings.BASE_DIR)
    for package in PACKAGES:
        for path in (root / package).rglob("*"):
            name = path.relative_to(root).as_posix()
            if (
                path.suffix in {".py", ".html", ".txt", ".typ", ".toml"}
                and "migrations" not in name
            ):
                yield name, path.read_text(encoding="utf-8")


def test_no_source_types_the_term():
    typed = {name for name, text in sources() if TYPED.search(text)}
    assert typed == HOMES


def test_only_the_version_words_its_days():
    """`PolicyVersion.notice_term` is said, and the rule of `floor_on` counts: nobody else."""
    named = {name for name, text in sources() if "notice_days" in text}
    assert named == {
        "sanad/policy/models/parameters.py",  # the parameter, its least, and its words
        "sanad/policy/models/version.py",
        "requests_app/intake/models/request_rules.py",
    }


def test_no_word_of_the_catalogues_types_it():
    typed = set()
    for path in Path(settings.BASE_DIR, "locale").rglob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                words = (message.id, message.string)
                flat = " ".join(" ".join(one) if isinstance(one, tuple) else one for one in words)
                if message.id and TYPED.search(flat):
                    typed.add(message.id)
    assert typed == set()


TERMS = [(14, "أسبوعين"), (15, "15 يومًا"), (20, "20 يومًا"), (21, "3 أسابيع"), (30, "30 يومًا")]


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "words"), TERMS)
def test_every_sentence_says_the_days_of_its_version(client, cast, calendar, days, words):
    if days > 14:
        approved(cast, in_days=0, notice_days=days)
    version = parameters.in_force()
    assert version.notice_days == days
    phrase = f"لا يقل عن {words}"
    with override("en"):  # the words on the record are Arabic whatever the page's language
        assert phrase in declaration.notice_text(version)
    assert f"قبل {words} من" in client.get(reverse("portal:home")).text
    assert f"لا تقل عن {words} من" in client.get(reverse("portal:home")).text
    assert f"لا تقل عن {words}،" in client.get(reverse("portal:terms")).text
    assert f"لا تقل عن {words}،" in client.get(reverse("portal:policy")).text
    requests.raised(by=cast.officer)
    message = Message.objects.filter(code="request.raised").latest("pk")
    assert phrase in message.body
    untold = requests.submitted(by=cast.officer)
    assert words in str(guards.told_of_the_reply(untold, cast.officer).sentence)


@pytest.mark.django_db
def test_a_running_case_keeps_its_words(client, cast, calendar):
    case = requests.raised(by=cast.officer, person=PersonFactory(with_account=True))
    approved(cast, in_days=0, notice_days=20)
    client.force_login(case.person.account)
    page = client.get(reverse("portal:my_request", args=[case.pk])).text
    assert "لا تقل عن أسبوعين: ابتداءً من" in page


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "words"), [(30, "30 يومًا"), (45, "45 يومًا"), (28, "4 أسابيع")])
def test_public_pages_say_how_long_it_takes_at_most(client, cast, days, words):
    """Not a promise of an answer: by then the manager asks for it (PR-5+)."""
    if days != 30:
        approved(cast, in_days=0, ceiling_days=days)
    assert client.get(reverse("portal:home")).text.count(f"بعد {words}، تابعه المدير") == 2
    assert f"بعد {words}، تابعه المدير" in client.get(reverse("portal:policy")).text
