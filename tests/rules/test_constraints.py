"""Every constraint of every table, alone and by name: a row that it lets pass, and that row with
each of its conditions broken. A constraint that is missing here fails the suite.
"""

import psycopg2
import pytest
from django.apps import apps
from django.db import models

from tests.rules.blank import blank, only, passes, refusal, trial
from tests.rules.checks import BEFORE, CHECKS, DAY, NEW, OTHER

pytestmark = pytest.mark.django_db

# Name → a row that may stand once, and a change with which it may stand beside the first. What is
# unique whatever else the row says needs no line here.
UNIQUE = {
    "arrival_said_once": (
        {"delivery_id": NEW, "has_arrived": True},
        {"has_arrived": False},
    ),
    "sentpage_announced_once": (
        {
            "person_id": NEW,
            "support_request_id": NEW,
            "type_id": NEW,
            "announced_as": "00000000-0000-4000-8000-000000000001",
        },
        {"person_id": OTHER},
    ),
    "policyversion_one_a_minute": (
        {"term": NEW, "minute_number": NEW, "status": "approved"},
        {"status": "discarded"},
    ),
    "contest_attendance_once": (
        {"sitting_id": NEW, "member_id": NEW, "vote_id": None},
        {"vote_id": NEW},
    ),
    "guardedchange_one_at_a_time": (
        {"kind": "mobile", "subject_id": NEW, "status": "waiting"},
        {"status": "refused"},
    ),
    "policyversion_one_draft": ({"status": "draft"}, {"status": "discarded"}),
    "keptoff_once": (
        {"colleague_id": NEW, "person_id": NEW, "status": "standing"},
        {"status": "ended"},
    ),
    "listlook_once_a_day": ({"by_id": NEW, "page": "a", "day": DAY}, {"page": "b"}),
    "retentionhold_one_stands": ({"person_id": NEW, "ended_at": None}, {"ended_at": DAY}),
    "hold_one_at_a_time": ({"lifted_at": None}, {"lifted_at": DAY}),
    "task_once_while_open": (
        {"kind": "call", "about_type": "x", "about_id": "1", "done_at": None},
        {"done_at": DAY},
    ),
    "wording_one_a_version": (
        {"key": "a", "language": "ar", "gender": "f", "version": 1},
        {"gender": "m"},
    ),
    "person_one_identity": (
        {"identity_kind": "passport", "identity_country": "YE", "identity_number": "A1"},
        {"identity_country": "SY"},
    ),
    "kin_once": (
        {"user_id": 1, "mark": f"0123abcd:{'0f' * 32}", "ended_at": None},
        {"ended_at": DAY},
    ),
    "guardianship_once": ({"ward_id": 1, "guardian_id": 2, "ended_on": None}, {"ended_on": DAY}),
    "helper_once": ({"person_id": 1, "helper_id": 2, "ended_at": None}, {"ended_at": DAY}),
    "contact_one_ticket": ({"branch_id": 1, "day": DAY, "ticket": 1}, {"ticket": None}),
    "contact_one_number": ({"number": "1448-1"}, {"number": ""}),
    "supportrequest_one_open": (
        {"household_id": 1, "programme_id": 1, "status": "submitted", "second_reason": ""},
        {"second_reason": "بيت آخر"},
    ),
    "supportrequest_one_renewal": ({"renews_id": 1, "status": "draft"}, {"status": "withdrawn"}),
    "programmeversion_one_published": (
        {"programme_id": NEW, "status": "published"},
        {"status": "retired"},
    ),
    "programmeversion_one_draft": (
        {"programme_id": NEW, "status": "draft"},
        {"status": "retired"},
    ),
    "question_one_of_a_role": ({"version_id": NEW, "role": "amount"}, {"role": ""}),
    "reason_one_of_a_role": (
        {"kind": "return", "code": "x", "role": "x"},
        {"code": "y", "role": ""},
    ),
    "reason_one_code": ({"version_id": None, "kind": "return", "code": "x"}, {"code": "y"}),
    "study_one_open": ({"support_request_id": 1, "status": "draft"}, {"status": "submitted"}),
    "attendance_one_chair": ({"sitting_id": 1, "is_chair": True}, {"is_chair": False}),
    "agendaitem_one_active": (
        {"support_request_id": 1, "status": "listed"},
        {"status": "deferred"},
    ),
    "measure_once_for_an_incident": (
        {"incident_id": 1, "status": "proposed", "is_precaution": False, "kind": "oral"},
        {"status": "declined"},
    ),
    "chaintable_once": ({"day": DAY, "name": "a"}, {"name": "b"}),
    "trouble_once_while_open": ({"code": "disk", "ended_at": None}, {"ended_at": DAY}),
    "cellsum_once": (
        {
            "survey_id": NEW,
            "month": DAY,
            "is_invited": True,
            "is_dated": True,
            "step": "visit",
            "branch_id": None,
            "programme_id": None,
        },
        {"month": BEFORE},
    ),
    "questionsum_once": (
        {"survey_id": NEW, "month": DAY, "is_invited": True, "question": "respect"},
        {"is_invited": False},
    ),
    "measure_one_precaution": (
        {"incident_id": 1, "status": "in_force", "is_precaution": True, "kind": "suspension"},
        {"status": "lifted"},
    ),
}


def constraints(kind):
    """Each constraint of ours of that kind and its model, by name."""
    return {
        constraint.name: (model, constraint)
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, kind) and not model.__module__.startswith(("allauth", "django"))
    }


def test_no_constraint_is_missing_here():
    assert constraints(models.CheckConstraint).keys() == CHECKS.keys()
    partial = {
        name for name, (_, each) in constraints(models.UniqueConstraint).items() if each.condition
    }
    assert partial <= UNIQUE.keys()


@pytest.mark.parametrize("name", CHECKS)
def test_what_a_check_lets_pass_and_what_not(name, owner):
    model, _ = constraints(models.CheckConstraint)[name]
    with trial(owner):
        only(owner, model, [name])
        for good, broken in CHECKS[name]:
            passes(owner, *blank(model, **good))
            for change in broken:
                refused = refusal(owner, *blank(model, **good | change))
                assert refused.constraint_name == name, change


@pytest.mark.parametrize("name", constraints(models.UniqueConstraint))
def test_what_may_stand_once(name, owner):
    model, constraint = constraints(models.UniqueConstraint)[name]
    columns = [model._meta.get_field(field) for field in constraint.fields]
    plain = {column.column: NEW for column in columns}
    row, beside = UNIQUE.get(name, (plain, {columns[0].column: OTHER}))
    with trial(owner):
        only(owner, model)
        owner.execute(*blank(model, **row))
        again = refusal(owner, *blank(model, **row), error=psycopg2.errors.UniqueViolation)
        assert again.constraint_name == name
        passes(owner, *blank(model, **row | beside))
