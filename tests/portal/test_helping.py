"""A son on his own phone, for his mother: chosen, shown on every page, checked at each, ended."""

from datetime import timedelta
from unittest.mock import ANY

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from beneficiaries import helping
from beneficiaries.enums import MOST_HELP_DAYS
from beneficiaries.models import Helper
from requests_app.intake.workflow import desk
from sanad.contact import workflow
from sanad.contact.models import Contact
from sanad.guarded.messages import token_of
from sanad.lib import clock
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from tests.factories import requests as situations
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_helper
from tests.factories.programmes import next_version
from tests.portal import journey
from tests.portal.journey import taken

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-3")]
IBAN = "SA0380000000608010167519"


@pytest.fixture
def mother(db):
    return situations.terms_accepted(PersonFactory(with_account=True, first_name="نورة"))


@pytest.fixture
def son(db):
    return PersonFactory(with_account=True, first_name="فهد", gender="m")


@pytest.fixture
def row(mother, son):
    return name_helper(mother, son)


def choose(client, row):
    return client.post(reverse("portal:whom"), {"for": row.pk if row else ""})


def test_for_whom_is_chosen_and_stands_on_every_page(client, son, mother, row):
    client.force_login(son.account)
    assert client.get(reverse("portal:who")).url == reverse("portal:whom")
    assert mother.full_name in client.get(reverse("portal:whom")).text
    assert client.get("/my/").status_code == 200  # his own
    chosen = choose(client, row)
    assert chosen.url == reverse("portal:helped")
    for page in ("/", reverse("portal:helped"), reverse("portal:apply")):
        text = client.get(page).text
        assert "s-acting" in text and f"<b>{mother.full_name}</b>" in text
    # Every other page is hers alone, or his own.
    for page in ("requests", "messages", "file", "details", "helpers"):
        assert client.get(reverse(f"portal:my_{page}")).url == reverse("portal:helped")
    assert client.post(reverse("portal:phone"), {"phone_use": "alone"}).status_code == 403
    for copy in ("pdf", "json"):
        assert client.post(reverse("portal:my_copy"), {"kind": copy}).status_code == 403
    back = choose(client, None)
    assert back["Clear-Site-Data"] == '"cache", "storage"'
    assert "s-acting" not in client.get("/my/").text
    assert client.post(reverse("portal:whom"), {"for": row.pk + 1}).status_code == 404


def test_he_prepares_and_she_signs(client, son, mother, row):
    next_version(more=[{"code": "iban", "kind": "iban", "label": "الآيبان"}])
    client.force_login(son.account)
    choose(client, row)
    case = journey.begin(client)
    assert (case.person, case.created_by) == (mother, son.account)

    def page(name, *args):
        return reverse(f"portal:apply_{name}", args=[case.pk, *args])

    assert client.get(page("me")).status_code == 302  # nothing of her file is shown
    answer = {"answer": "توقف عمل زوجها"}
    assert taken(client.post(page("question", "story"), answer))
    case.refresh_from_db()
    assert case.answers["story"]
    desk.save_draft(case, by=mother.account, answers={"iban": IBAN})
    assert client.get(page("question", "iban")).status_code == 302
    client.post(page("question", "iban"), {"answer": "SA4420000001234567891234"})
    case.refresh_from_db()
    assert case.answers["iban"] == IBAN
    checked = client.get(page("check")).text
    assert "608010167519" not in checked.replace(" ", "")
    assert mother.identity_number not in checked.replace(" ", "")
    assert client.get(page("sign")).url == reverse("portal:helped")
    assert client.post(page("sign"), {"drawing": situations.DRAWING}).status_code == 403
    assert client.get(reverse("portal:my_request", args=[case.pk])).url == ANY
    assert str(case.programme) in client.get(reverse("portal:helped")).text
    for _pressed_twice in range(2):
        journey.answer_all(client, case)
        journey.promise_all(client, case)
        assert client.post(page("check")).url == reverse("portal:helped")
    told = Message.objects.filter(code="helping.ready").get()
    assert told.person_id == mother.pk
    # She finds it on her own phone, and reads who wrote it.
    client.force_login(mother.account)
    assert str(son.account) in client.get(page("check")).text


@pytest.mark.parametrize("how", ["she ends it", "she says not me", "the day is over"])
def test_from_then_on_nothing_is_seen(calendar, client, son, mother, row, how):
    case = situations.filled(person=mother)
    client.force_login(son.account)
    choose(client, row)
    assert str(case.programme) in client.get(reverse("portal:helped")).text
    if how == "she ends it":
        helping.end(row, by=mother.account)
    elif how == "she says not me":
        from django.test import Client

        Client().post(reverse("guarded:not_me", args=[token_of(row.change)]))
    else:
        calendar.forward(days=91)
        client.force_login(son.account)
        session = client.session
        session["helping"] = row.pk
        session.save()
    gone = client.get(reverse("portal:apply_check", args=[case.pk]))
    assert gone.status_code == 302
    assert gone.url == reverse("portal:whom")
    assert gone["Clear-Site-Data"]
    assert mother.full_name not in client.get(reverse("portal:whom")).text
    assert client.get(reverse("portal:apply_check", args=[case.pk])).status_code == 404


def test_she_agrees_and_ends_it_on_her_own_page(client, son, mother, calendar):
    from sanad.guarded import workflow as guarded
    from sanad.lib.actor import acting

    name_helper(mother, son, is_present=False)
    calendar.forward(days=3)
    with acting(None):
        guarded.carry_out_or_give_up(guarded.GuardedChange.objects.get(kind="helper"))
    row = Helper.objects.get()
    client.force_login(son.account)
    assert choose(client, row).status_code == 404
    client.force_login(mother.account)
    assert son.full_name in client.get(reverse("portal:my_helpers")).text
    client.post(reverse("portal:my_helpers"), {"helper": row.pk, "agree": "1"})
    row.refresh_from_db()
    assert row.agreed_at and row.ended_at is None
    assert "لم أطلب هذا" in client.get(reverse("portal:my_helpers")).text
    client.post(reverse("portal:my_helpers"), {"helper": row.pk, "end": "1"})
    row.refresh_from_db()
    assert row.ended_at


def test_she_asks_for_a_helper_and_the_desk_names_him(client, son, mother, calendar):
    ask, mine = reverse("portal:ask_helper"), reverse("portal:my_helpers")
    client.force_login(mother.account)
    assert ask in client.get(mine).text
    today = clock.today()

    def wish(days):
        day = today + timedelta(days=days)
        key = client.get(ask).context["form"]["key"].value()
        parts = {"day": day.day, "month": day.month, "year": day.year, "calendar": "gregorian"}
        until = {f"until_{name}": value for name, value in parts.items()}
        said = {"who": son.full_name, "relation": "ابن", "number": son.mobile, "key": key}
        return journey.taken(client.post(ask, said | until))

    # Until yesterday, and a day more than a year, is no answer; the last day of the year is one.
    assert [wish(-1), wish(MOST_HELP_DAYS + 1), wish(MOST_HELP_DAYS)] == [False, False, True]
    contact = Contact.objects.get()
    assert (contact.person, contact.subject_kind) == (mother, "helper")
    assert son.full_name in contact.subject
    page = client.get(mine).text
    assert contact.number in page
    assert ask not in page  # one at a time
    # It names nobody: the desk calls, and two colleagues do.
    assert not mother.helpers.exists()
    task = Task.objects.open().about(contact).get()
    assert (task.kind, task.role, task.branch) == ("helper", "officer", mother.branch)
    officer = situations.officer()
    client.force_login(officer)
    create = reverse("people:helper_create", args=[mother.pk])
    assert create in client.get(contact.get_absolute_url()).text
    contact = workflow.take_up(contact, by=officer)
    answered = workflow.close(contact, by=officer, outcome="answered", answer="سُجّل ابنك")
    assert not Task.objects.open().about(answered).exists()
    # Nobody asks for another, whoever prepares for them neither.
    name_helper(mother, son)
    client.force_login(son.account)
    choose(client, mother.helpers.get())
    assert client.get(ask).url == reverse("portal:helped")
    stranger = {"caller_name": "هدى", "branch": mother.branch, "subject": "ابني يساعدني"}
    asked = {"channel": "website", "status": "waiting", "subject_kind": "helper"}
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Contact.objects.create(**stranger, **asked)
    assert constraint_of(refused.value) == "contact_of_ones_own_data"
