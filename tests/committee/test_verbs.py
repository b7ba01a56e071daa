"""Every verb of a sitting and of an item in every status, and by every role."""

import pytest

from requests_app.committee.enums import ITEM_LIFE, SITTING_LIFE, ItemStatus, SittingStatus
from requests_app.committee.workflow import committee, confirming
from requests_app.committee.workflow import sitting as sittings
from sanad.lib import clock
from tests.committee.calls import decided_directly, refusal_of
from tests.factories.accounts import signed_in
from tests.factories.committee import (
    cast_vote,
    chair,
    scanned,
    secretary,
    sitting,
    voted,
)

pytestmark = pytest.mark.django_db


SITTING_CALLS = {
    "add_items": lambda s: sittings.add_items(s, by=secretary(), support_requests=[]),
    "record_attendance": lambda s: sittings.record_attendance(s, by=secretary(), states={}),
    "open": lambda s: sittings.open_sitting(s, by=secretary()),
    "close": lambda s: sittings.close_sitting(s, by=secretary()),
    "cancel": lambda s: sittings.cancel_sitting(s, by=secretary(), reason="س"),
    "confirm": lambda s: confirming.confirm(s, by=chair(), votes={}),
    "contest": lambda s: contested(s),
    "enter_scan": lambda s: scanned(s),
    "write_minutes": lambda s: sittings.write_minutes(s, by=secretary(), minutes="س"),
    "sign_minutes": lambda s: sittings.sign_minutes(s, by=chair()),
    "correct_minutes": lambda s: sittings.correct_minutes(
        sittings.sign_minutes(s, by=chair()) if s.awaits_signature else s, by=chair(), words="س"
    ),
}


ON_PAPER = {"held_on": clock.today, "paper_reference": lambda: "7/1448"}
NEEDS = {"enter_scan": {"is_paper": True}, "contest": {"has_chair": True}}


def sitting_in(status, *, is_paper=False, has_chair=False):
    planned = sitting(**({name: value() for name, value in ON_PAPER.items()} if is_paper else {}))
    if has_chair:
        sittings.record_attendance(planned, by=secretary(), states={chair(): "present"})
    if status == SittingStatus.CANCELLED:
        return sittings.cancel_sitting(planned, by=secretary(), reason="س")
    if status == SittingStatus.PLANNED:
        return planned
    opened = sittings.open_sitting(planned, by=secretary())
    if status == SittingStatus.OPEN:
        return opened
    return sittings.close_sitting(opened, by=secretary())


def contested(sitting):
    with signed_in(chair()):
        return confirming.contest(sitting, by=chair(), words="لم أحضر")


@pytest.mark.parametrize("status", SittingStatus.values)
@pytest.mark.parametrize("verb", SITTING_CALLS)
def test_every_verb_of_a_sitting_in_every_status(calendar, verb, status):
    step = SITTING_LIFE.transitions[verb]
    case = sitting_in(status, **NEEDS.get(verb, {}))
    if status in step.sources:
        assert SITTING_CALLS[verb](case).status == (step.target or status)
    else:
        assert refusal_of(SITTING_CALLS[verb], case).code == "status"


ITEM_CALLS = {
    "vote": lambda i: cast_vote(i, by=chair(), choice="yes"),
    "decide": lambda i: decided_directly(voted(i) if i.status == "listed" else i),
    "recuse": lambda i: committee.recuse(i, by=chair(), reason="س"),
    "defer": lambda i: committee.defer(i, by=secretary(), reason="next-sitting"),
    "send_back": lambda i: committee.send_back_item(
        i, by=secretary(), items=[("income", "expired")]
    ),
    "remove": lambda i: committee.remove(i, by=secretary(), reason="س"),
    "put_off": lambda i: committee.put_off(i, by=secretary(), reason="س"),
}
ITEM_BRINGERS = {"decided": "decide", "deferred": "defer", "removed": "remove"}


@pytest.mark.parametrize("status", ItemStatus.values)
@pytest.mark.parametrize("verb", ITEM_CALLS)
def test_every_verb_of_an_item_in_every_status(item, verb, status):
    step = ITEM_LIFE.transitions[verb]
    if status != ItemStatus.LISTED:
        ITEM_CALLS[ITEM_BRINGERS[status]](item)
        item.refresh_from_db()
        item.__dict__.pop("_seating", None)
    if status in step.sources:
        assert ITEM_CALLS[verb](item).status == (step.target or status)
    else:
        assert refusal_of(ITEM_CALLS[verb], item).code == "status"


ROLES = [
    "officer",
    "delegate",
    "researcher",
    "member",
    "chair",
    "secretary",
    "provider",
    "manager",
    "auditor",
]


@pytest.mark.parametrize("role", ROLES)
def test_who_may_do_what(item, session, cast, role):
    user = getattr(cast, role)
    runs = role in ("secretary", "chair")
    for name in ("open", "close", "add_items", "record_attendance", "cancel"):
        refusal = SITTING_LIFE.transitions[name].why_not(session, user)
        assert (refusal is None or not refusal.is_about_permission) == runs, name
    for name in ("decide", "defer", "send_back", "remove"):
        refusal = ITEM_LIFE.transitions[name].why_not(item, user)
        assert (refusal is None or not refusal.is_about_permission) == runs, name
    refusal = committee.vote.why_not(item, user)
    votes = role in ("member", "chair", "secretary")
    assert (refusal is None or not refusal.is_about_permission) == votes
