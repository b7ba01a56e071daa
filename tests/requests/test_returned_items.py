"""What a return asks for: a row for each item, written once and with its return (PR-2)."""

import importlib

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, transaction

from requests_app.intake.workflow import desk
from requests_app.models import Entry, Reason, ReturnedItem
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from tests.factories import requests as situations

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-2")]
read_the_history = importlib.import_module(
    "requests_app.migrations.0002_returned_items"
).read_the_history


def rule_of(call, **values):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        call(**values)
    return constraint_of(refusal.value)


def test_each_item_keeps_its_words_and_the_paper_that_did_not_do():
    case = situations.returned(
        items=[("income", "expired"), ("", "answer")], note="أي شهر؟", papers=True
    )
    paper, answer = case.last_return().items.all()
    shown = case.shown_papers()["income"]
    assert (paper.code, paper.document, paper.reason.code) == ("income", shown, "expired")
    assert (answer.code, answer.document, answer.type) == ("", None, None)
    words = paper.words
    Reason.objects.filter(pk=paper.reason_id).update(words="غيرها")
    paper.refresh_from_db()
    assert paper.words == words and words in str(paper)
    assert "items" not in case.last_return().details


def test_the_last_return_is_the_one_that_counts():
    case = situations.answered(situations.returned())
    case = desk.submit(case, by=situations.officer())
    case = desk.return_for_completion(
        case, by=situations.officer(), items=[("family-register", "missing")]
    )
    assert [item.code for item in case.last_return().items.all()] == ["family-register"]
    assert [item.code for item in case.still_asked()] == ["family-register"]


def test_the_way_leads_to_the_first_that_has_not_come():
    officer = situations.officer()
    case = situations.returned(items=[("income", "expired"), ("family-register", "missing")])
    refusal = desk.submit.why_not(case, officer)
    assert refusal.code == "asked" and refusal.way.url.endswith("/income/")
    situations.give_paper(case.person, "income", issued_on=clock.today(), added_by=officer)
    case = type(case).objects.get(pk=case.pk)
    assert desk.submit.why_not(case, officer).way.url.endswith("/family-register/")


def test_an_item_is_never_changed_nor_taken_away():
    item = situations.returned().last_return().items.get()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        ReturnedItem.objects.filter(pk=item.pk).update(words="غيرها")
    # What the site may lock by is refused by the rule.
    change = ReturnedItem.objects.filter(pk=item.pk).update
    assert rule_of(change, id=item.pk) == "returneditem_is_insert_only"


def test_an_item_is_written_with_its_return_and_never_later():
    case = situations.returned()
    entry = case.last_return()
    entry.items.create(position=2, words="ورقة أخرى")
    assert rule_of(entry.items.create, position=2, words="ثالثة") == "returneditem_once"
    desk.amend(case, by=situations.officer(), answers={"months-behind": 9})
    later = {"position": 3, "words": "بعد حين"}
    assert rule_of(entry.items.create, **later) == "returneditem_with_its_return"
    newest = case.log.first()
    assert rule_of(newest.items.create, **later) == "returneditem_with_its_return"


def test_what_stood_in_the_history_becomes_rows():
    """As 0.1.0 wrote it: in the details of the entry."""
    case = situations.submitted()
    shown = case.shown_papers()["income"]
    kept = {"paper": "تعريف بالدخل", "words": "انتهت صلاحيته."}
    old = [
        {"type": "income", "reason": "expired", "document": shown.pk, **kept},
        {"type": "", "reason": "answer", "document": None, "paper": "", "words": "أوضح."},
        {"type": "gone", "reason": "gone", "document": 10**9, "paper": "…", "words": "قديم."},
    ]
    Entry.objects.create(
        support_request=case,
        verb="return_for_completion",
        source="submitted",
        target="returned",
        details={"items": old, "note": ""},
    )
    with acting(None):
        read_the_history(apps, None)
    rows = [
        (item.position, item.code, item.reason and item.reason.code, item.document, item.words)
        for item in case.last_return().items.all()
    ]
    assert rows == [
        (1, "income", "expired", shown, "انتهت صلاحيته."),
        (2, "", "answer", None, "أوضح."),
        (3, "", None, None, "قديم."),
    ]
