"""Every verb of every life cycle: whose it is, from where it starts and where it leads.

The same as in the workflow, written a second time in the words of the design: a verb that somebody
else could suddenly do, or in another status, fails here whatever page or test uses it. What may be
done in a status beyond this is for the guards, each tried beside its own verb.
"""

import pytest
from django.contrib.auth.models import AnonymousUser

from conduct import enums as conduct
from requests_app.committee import enums as committee
from requests_app.intake import enums as requests
from sanad.contact import enums as contact
from surveys import enums as surveys
from tests.access.scene import ROLES

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("access")]

CYCLES = {
    "requests": requests.LIFE,
    "study": committee.STUDY_LIFE,
    "sitting": committee.SITTING_LIFE,
    "item": committee.ITEM_LIFE,
    "objection": committee.OBJECTION_LIFE,
    "incident": conduct.INCIDENT,
    "measure": conduct.MEASURE,
    "contact": contact.LIFE,
    "referral": contact.REFERRAL,
    "improvement": surveys.IMPROVEMENT_LIFE,
}
# On which thing of the scene the verbs are asked for, where it has not the cycle's own name.
THINGS = {"requests": "raised"}

OPEN = "submitted returned lapsed verified raised accepted registered"
ANYWHERE = f"{OPEN} rejected delivered ended withdrawn cancelled closed"
VERIFIED = "verified raised accepted registered rejected delivered ended"

# Verb → who, from which statuses, to which ("" stays). The beneficiary's own case, save the study
# and the measure, which are another's.
VERBS = {
    "requests": {
        "sign": ("beneficiary officer delegate", "draft submitted returned verified", ""),
        "read_out": ("officer delegate", "draft submitted returned verified", ""),
        "hear": ("officer delegate manager", "draft submitted returned verified", ""),
        "submit": ("beneficiary officer delegate", "draft returned", "submitted"),
        "amend": ("beneficiary officer delegate", "submitted returned verified", ""),
        "check_line": ("officer", "submitted returned verified", ""),
        "return_for_completion": ("officer", "submitted", "returned"),
        "remind": ("", "returned", ""),
        "lapse": ("", "returned", "lapsed"),
        "reopen": ("beneficiary officer delegate", "lapsed", "returned"),
        "attest": ("officer", "submitted verified", ""),
        "verify": ("officer", "submitted", "verified"),
        "give_notice": ("beneficiary officer delegate", "submitted verified", ""),
        "tell": ("officer delegate", ANYWHERE, ""),
        "write": ("beneficiary officer delegate", ANYWHERE, ""),
        "call_in_vain": ("officer delegate", ANYWHERE, ""),
        "raise_to_committee": ("officer", "verified", "raised"),
        "send_back": ("researcher chair secretary", "raised", "returned"),
        "accept": ("chair secretary", "raised", "accepted"),
        "reject": ("chair secretary", "raised", "rejected"),
        "uphold_objection": ("member chair manager", "accepted rejected", "raised"),
        "complete_item": (
            "officer delegate",
            "submitted returned lapsed verified raised accepted",
            "",
        ),
        "name_payee": (
            "officer delegate",
            "submitted returned lapsed verified raised accepted",
            "",
        ),
        "register": ("officer", "accepted", "registered"),
        "deliver": ("provider", "registered", ""),
        "enter_receipt": ("provider", "registered", ""),
        "take_back": ("provider", "registered", ""),
        "resume": ("provider", "delivered", "registered"),
        "finish": ("provider", "registered", "delivered"),
        "say_arrived": ("beneficiary officer delegate", "registered delivered ended", ""),
        "release_payment": ("chair", "accepted registered", ""),
        "pay_without_witness": ("chair manager", "accepted registered", ""),
        "end": ("officer", "registered", "ended"),
        "add_service": ("officer", "registered", ""),
        "give_way": ("officer elsewhere", "registered", "ended"),
        "serve_elsewhere": ("manager", OPEN, ""),
        "name_witness": ("manager", OPEN, ""),
        # Who was named as a witness: tests/delivery/test_witness.py.
        "looked_on": ("", VERIFIED, ""),
        "did_not_look_on": ("", VERIFIED, ""),
        "look_agrees": ("officer delegate manager board", ANYWHERE, ""),
        "look_differs": ("officer delegate manager board", ANYWHERE, ""),
        "withdraw": (
            "beneficiary officer delegate",
            "draft submitted returned lapsed verified raised accepted registered",
            "withdrawn",
        ),
        "cancel": (
            "officer manager",
            "draft submitted returned lapsed verified raised accepted registered",
            "cancelled",
        ),
        "close": (
            "",
            "draft submitted returned lapsed verified raised accepted registered",
            "closed",
        ),
    },
    "study": {
        "write": ("researcher", "draft", ""),
        "hand_over": ("officer researcher chair secretary", "draft", ""),
        "submit": ("researcher", "draft", "submitted"),
    },
    "sitting": {
        "add_items": ("chair secretary", "planned open", ""),
        "record_attendance": ("chair secretary", "planned open", ""),
        "open": ("chair secretary", "planned", "open"),
        "close": ("chair secretary", "open", "closed"),
        "cancel": ("chair secretary", "planned", "cancelled"),
        "confirm": ("member chair secretary", "planned open closed", ""),
        "contest": ("member chair", "planned open closed", ""),
        "enter_scan": ("chair secretary", "open closed", ""),
        "write_minutes": ("chair secretary", "closed", ""),
        "sign_minutes": ("chair", "closed", ""),
        "correct_minutes": ("chair", "closed", ""),
    },
    "item": {
        "vote": ("member chair secretary", "listed", ""),
        "decide": ("chair secretary", "listed", "decided"),
        "recuse": ("member chair secretary", "listed", ""),
        "defer": ("chair secretary", "listed", "deferred"),
        "send_back": ("chair secretary", "listed", "removed"),
        "remove": ("chair secretary", "listed", "removed"),
        "put_off": ("chair secretary", "listed", "deferred"),
    },
    "objection": {
        "uphold": ("member chair manager", "filed", "upheld"),
        "dismiss": ("member chair manager", "filed", "dismissed"),
    },
    "incident": {
        "assess": ("researcher chair manager", "reported heard", ""),
        "record_attempt": ("researcher manager", "reported", ""),
        "record_hearing": ("researcher manager", "reported heard", "heard"),
        "proceed_unheard": ("researcher manager", "reported", "heard"),
        "remind_hearing": ("", "reported", ""),
        "propose_measure": ("researcher chair manager", "reported heard decided", ""),
        "decide_no_measure": ("chair manager", "reported heard", "decided"),
        "record_outcome": ("chair manager", "reported heard", "decided"),
        "conclude": ("", "heard", "decided"),
        "report_to_authority": ("officer researcher chair manager", "reported heard decided", ""),
        "close": ("chair manager", "decided", "closed"),
    },
    "measure": {
        "decide_measure": ("chair manager", "proposed", "in_force"),
        "endorse": ("chair manager", "proposed", "endorsed"),
        "second_decide": ("chair manager", "endorsed", "in_force"),
        "decline": ("chair manager", "proposed endorsed", "declined"),
        "withdraw": ("researcher", "proposed", "withdrawn"),
        "lift": ("researcher chair manager", "in_force", "lifted"),
        "tell": ("researcher", "in_force lifted expired", ""),
        "expire": ("", "in_force", "expired"),
        "object_to": ("researcher chair manager", "in_force lifted expired", ""),
        "uphold": ("researcher chair manager", "in_force lifted expired", "overturned"),
        "dismiss": ("researcher chair manager", "in_force lifted expired", ""),
    },
    "contact": {
        "receive": ("officer delegate researcher", "waiting", "open"),
        # Of what is asked through the portal: tests/portal/test_ask.py.
        "take_up": ("", "waiting", "open"),
        "close": ("officer delegate researcher", "open", "closed"),
        "leave": ("officer delegate researcher", "waiting", "closed"),
        # Of a complaint without a name: tests/contact/test_reports.py.
        "name_colleague": ("", "waiting open closed", ""),
        "ask_caller": ("officer delegate researcher", "open", ""),
        "hear_caller": ("officer delegate researcher", "open", ""),
        "call_back": ("officer delegate researcher", "open", "closed"),
    },
    "referral": {
        "hand_over": ("researcher manager", "asked", ""),
        "answer": ("researcher", "asked", "answered"),
    },
    "improvement": {
        "take_up": ("manager", "heard", "doing"),
        "finish": ("manager", "doing", "done"),
        "set_aside": ("manager", "heard doing", "dropped"),
    },
}
ALL = [(cycle, verb) for cycle, verbs in VERBS.items() for verb in verbs]


def test_no_verb_is_missing_here():
    assert {name: set(cycle.transitions) for name, cycle in CYCLES.items()} == {
        name: set(verbs) for name, verbs in VERBS.items()
    }


@pytest.mark.parametrize(("cycle", "verb"), ALL)
def test_from_where_a_verb_starts_and_where_it_leads(cycle, verb):
    _who, sources, target = VERBS[cycle][verb]
    step = CYCLES[cycle].transitions[verb]
    assert set(step.sources) == set(sources.split())
    assert (step.target or "") == target


@pytest.mark.parametrize(("cycle", "verb"), ALL)
def test_whose_a_verb_is(cycle, verb, scene):
    who = VERBS[cycle][verb][0].split()
    thing = getattr(scene, THINGS.get(cycle, cycle))
    may = CYCLES[cycle].transitions[verb].may
    users = scene.users | {"anonymous": AnonymousUser()}
    assert [role for role in ROLES if may(users[role], thing)] == who


def test_who_may_object_to_a_measure(scene):
    """Theirs to whom it was told, and written down by whoever sees all of the case."""
    may = conduct.MEASURE.transitions["object_to"].may
    users = scene.users | {"anonymous": AnonymousUser()}
    assert [role for role in ROLES if may(users[role], scene.warning)] == [
        "beneficiary",
        "researcher",
        "chair",
        "manager",
    ]
