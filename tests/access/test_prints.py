"""Every page, letter, print, copy and PDF that names a person: a role, and a trace; for who is kept
off the person it is not there."""

import copy
import re

import pytest
from django.db import transaction
from django.urls import reverse

from beneficiaries.models import Person
from sanad.accounts.models import User
from sanad.audit.lists import LISTS
from sanad.audit.models import ListLook, Opening
from sanad.lib import clock
from tests.access.scene import STAFF
from tests.access.table import TABLE
from tests.factories.accounts import UserFactory
from tests.factories.contact import ContactFactory

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.django_db]

# What gives a file or a print of somebody, and of whom; the rest of the site shows pages.
PRINTS = {
    "letters:show": lambda s: s.person,
    "letters:pdf": lambda s: s.person,
    "requests:print": lambda s: s.person,
    "requests:receipt": lambda s: s.person,
    "people:document_copy": lambda s: s.person,
    "paper:scan": lambda s: s.person,
    "delivery:receipt": lambda s: s.registered.person,
}
# Files and prints that name nobody.
OF_NOBODY = {
    *("paper:print", "requests:blank", "texts:colours", "texts:logo", "texts:security"),
    *("portal:manifest", "portal:worker", "texts:icon"),
}
# Prints of several: tests/workbench and tests/committee try who stands on them.
OF_SEVERAL = {"workbench:sheet", "committee:scan"}


@pytest.fixture
def next_day(scene):
    """Nobody opened anything yet."""
    now = clock.now()
    scene.calendar.move_to("2027-01-10")
    yield
    scene.calendar.move_to(now)


def shown(scene, role, url):
    """`(status, text, whose files were noted)` of one GET; nothing of it stays."""
    client, user = scene.clients[role], scene.users[role]
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        newest = Opening.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        response = client.get(url)
        noted = Opening.objects.filter(pk__gt=newest, by=user).values_list("person_id", flat=True)
        answer = response.status_code, response.content.decode("utf-8", "replace"), set(noted)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def names_somebody(text):
    text = re.sub(r"[\u2066-\u2069\u200e\u200f]", "", text)
    names = {person.full_name for person in Person.objects.all()}
    return any(name in text for name in names)


def first_role(row):
    return next((role for role in STAFF if row.expected[role] == 200), None)


PAGES = sorted(
    name for name, row in TABLE.items() if row.method == "get" and first_role(row) is not None
)


@pytest.mark.parametrize("name", sorted(set(PAGES) - LISTS))
def test_a_page_that_names_somebody_leaves_a_trace(scene, next_day, name):
    row = TABLE[name]
    status, text, noted = shown(scene, first_role(row), reverse(name, args=row.arguments(scene)))
    assert noted or status != 200 or not names_somebody(text)


def test_who_reads_a_list_is_on_the_record(scene, next_day):
    for name in sorted(LISTS & set(PAGES)):
        row = TABLE[name]
        role = first_role(row)
        with transaction.atomic():
            scene.clients[role].get(reverse(name, args=row.arguments(scene)))
            noted = ListLook.objects.filter(by=scene.users[role], day="2027-01-10", page=name)
            assert noted.count() == 1, name
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(PRINTS))
@pytest.mark.parametrize("role", STAFF)
def test_a_print_has_a_role_and_a_trace(scene, next_day, name, role):
    row = TABLE[name]
    status, _text, noted = shown(scene, role, reverse(name, args=row.arguments(scene)))
    if row.expected[role] != 200:
        assert status in (403, 404) and not noted
    elif name == "people:document_copy":
        assert status == 302 and not noted, "the purpose is asked first"
    else:
        assert status == 200 and noted == {PRINTS[name](scene).pk}


@pytest.mark.parametrize("name", sorted(PRINTS))
@pytest.mark.parametrize("role", STAFF)
def test_to_who_is_kept_off_it_is_not_there(scene, name, role):
    row, person, user = TABLE[name], PRINTS[name](scene), scene.users[role]
    if row.expected[role] != 200:
        return
    with transaction.atomic():
        ContactFactory(
            by=UserFactory(officer=True),
            visit=True,
            subject_kind="complaint",
            about_staff=User.objects.get(pk=user.pk),
            person=person,
        )
        status, _text, noted = shown(scene, role, reverse(name, args=row.arguments(scene)))
        transaction.set_rollback(True)
    assert status == 404 and not noted


def test_no_file_or_print_is_missing_here(scene):
    """Whatever answers with something else than a page is known above."""
    others = set()
    for name in PAGES:
        row = TABLE[name]
        with transaction.atomic():
            response = scene.clients[first_role(row)].get(reverse(name, args=row.arguments(scene)))
            transaction.set_rollback(True)
        if not response.headers.get("Content-Type", "text/html").startswith("text/html"):
            others.add(name)
    assert others - OF_NOBODY - OF_SEVERAL <= PRINTS.keys()


def test_a_letter_that_is_read_opens_no_file(scene, next_day):
    client = scene.clients["researcher"]
    with transaction.atomic():
        client.get(reverse("letters:show", args=[scene.letter.pk]))
        row = Opening.objects.latest("pk")
        assert (row.person_id, row.purpose) == (scene.person.pk, "reading")
        page = client.get(reverse("people:show", args=[scene.person.pk]))
        assert 'name="purpose"' in page.text and 'value="reading"' not in page.text
        transaction.set_rollback(True)
