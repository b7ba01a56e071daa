"""What is written as evidence stays as it was written: each rule of that kind, alone, by name.

Tried as the owner, whom no grant stops, on a blank row of the table: in a transaction that is
rolled back, columns may be empty and every trigger but the one on trial rests. A model that takes
such a rule is on trial by itself.
"""

import re
from datetime import date

import pghistory.models
import pgtrigger
import psycopg2
import pytest
from django.apps import apps

from sanad.lib.triggers import InsertOnly, Stamp, Stamped, rules
from tests.rules.blank import blank, only, refusal, table, trial

pytestmark = pytest.mark.django_db

LONG_AGO = "2001-01-01"
STAMPS = re.compile(r"NEW\.(\w+) := public\.(policy_now|policy_today)\(\)")
SOMETHING = {"CharField": "1", "DateField": date(2001, 1, 1)}
EVENTS = [
    model
    for model in apps.get_models()
    if issubclass(model, pghistory.models.Event) and hasattr(model, "pgh_tracked_model")
]


def of_kind(kind):
    return sorted(name for name, rule in rules().items() if isinstance(rule, kind))


def triggers(model, *names):
    """The names in the database of the model's triggers called `names`."""
    return [
        trigger.get_pgid(each)
        for each, trigger in pgtrigger.registered()
        if each is model and trigger.name in names
    ]


def model_of(rule):
    return next(model for model, trigger in pgtrigger.registered() if trigger.name == rule)


# The line of an award is changed by its deliveries alone, from inside their trigger.
@pytest.mark.parametrize("rule", [*of_kind(InsertOnly), "awardline_is_insert_only"])
def test_a_written_row_is_neither_changed_nor_deleted(rule, owner):
    model = model_of(rule)
    key = model._meta.pk.column
    with trial(owner):
        only(owner, model, triggers(model, rule))
        owner.execute(*blank(model))
        change = f'UPDATE {table(model)} SET "{key}" = "{key}"'
        assert refusal(owner, change).constraint_name == rule
        assert refusal(owner, f"DELETE FROM {table(model)}").constraint_name == rule


@pytest.mark.parametrize("rule", of_kind(Stamped))
def test_nobody_chooses_the_moment_of_a_row(rule, owner):
    model = model_of(rule)
    stamps = STAMPS.findall(rules()[rule].sets)
    assert stamps
    with trial(owner):
        only(owner, model, triggers(model, rule))
        before = {}
        for column, clock in stamps:
            owner.execute(f"SELECT public.{clock}()")
            before[column] = owner.fetchone()[0]
        key = model._meta.pk.column
        birth, columns = blank(model, **dict.fromkeys(before, LONG_AGO))
        owner.execute(f'{birth} RETURNING "{key}"', columns)
        (row,) = owner.fetchone()
        for column, moment in before.items():
            owner.execute(f'SELECT "{column}" FROM {table(model)} WHERE "{key}" = %s', [row])
            assert owner.fetchone()[0] >= moment, column


# Columns that a stamp leaves alone: at birth a paper's day is what its minutes say; afterwards
# another rule keeps them (`Unchanging`, `sitting_signed_when_closed`).
AT_BIRTH = {
    "sitting_days": {"held_on", "minutes_signed_at"},
    # Both are emptied by another stamp at birth, and kept by this one until it is decided.
    "guardedchange_moments": {"decided_at", "effective_from"},
    "secondlook_moment": {"looked_at"},
}
LATER = {
    "handovercode_moments": {"made_at", "confirmed_at"},
    "votecode_moments": {"made_at", "confirmed_at"},
    "guardedchange_moments": {"decided_at", "effective_from"},
    "secondlook_moment": {"looked_at"},
    "objection_moments": {"at", "day", "answer_due_on"},
    "threadmessage_moments": {"at"},
    "sitting_days": {"minutes_signed_at"},
}
TIMES = ("DateField", "DateTimeField")
# What these write is no time, and is tried where its app is.
NO_TIMES = {
    *("incident_about_a_manager", "contact_about_a_manager"),
    *("awardline_begins_ungiven", "supportrequest_lacks_study"),
    *("letter_number", "delivery_number", "incident_number", "contact_number_of_what_is_asked"),
    *("contact_number_of_letters_in", "contact_number_of_letters_out", "contact_ticket"),
    *("contact_no_number_chosen", "sitting_number"),
    *("supportrequest_number", "supportrequest_no_number_chosen"),
    *("hearing_on_the_degree", "followup_whose"),
}


def stamped_times(model, stamp):
    """The columns of days and moments that the stamp writes."""
    written = set(re.findall(r"NEW\.(\w+)(?: :=|, NEW|\s+FROM)", stamp.sets))
    return {
        field.column
        for field in model._meta.concrete_fields
        if field.column in written and field.get_internal_type() in TIMES
    }


@pytest.mark.parametrize("rule", sorted(set(of_kind(Stamp)) - set(of_kind(Stamped))))
def test_nobody_chooses_what_a_stamp_writes(rule, owner):
    """Neither at birth nor later: the day chosen is one that the database would never write."""
    model, stamp = model_of(rule), rules()[rule]
    times = stamped_times(model, stamp)
    assert times or rule in NO_TIMES
    birth = dict.fromkeys(times, LONG_AGO)
    birth |= {
        field.column: field.default
        for field in model._meta.concrete_fields
        if field.column in ("status", "state", "outcome", "is_paper") and field.has_default()
    }
    chosen = {column: f"\"{column}\" = '{LONG_AGO}'" for column in times}
    with trial(owner):
        only(owner, model, triggers(model, rule))
        owner.execute(*blank(model, **birth))
        for column in times - AT_BIRTH.get(rule, set()):
            owner.execute(f"SELECT count(*) FROM {table(model)} WHERE {chosen[column]}")
            assert owner.fetchone() == (0,), column
        if pgtrigger.Update in stamp.operation:
            for column in times - LATER.get(rule, set()):
                owner.execute(f"UPDATE {table(model)} SET {chosen[column]}")
                owner.execute(f"SELECT count(*) FROM {table(model)} WHERE {chosen[column]}")
                assert owner.fetchone() == (0,), column


# Roles are given and taken, never changed: their history is tried with the rules of accounts.
STATES = [event for event in EVENTS if hasattr(event, "pgh_obj")]


@pytest.mark.parametrize("event", STATES, ids=lambda event: event._meta.label)
def test_every_state_of_a_tracked_row_is_in_its_history(event, owner):
    model = event.pgh_tracked_model
    kept = {field.column for field in event._meta.concrete_fields}
    column, value = next(
        (field.column, SOMETHING[field.get_internal_type()])
        for field in model._meta.concrete_fields
        if field.column in kept and field.get_internal_type() in SOMETHING
    )
    with trial(owner):
        only(owner, model, triggers(model, "insert_insert", "update_update"))
        only(owner, event)
        birth, columns = blank(model)
        owner.execute(f'{birth} RETURNING "{model._meta.pk.column}", "{column}"', columns)
        row, before = owner.fetchone()
        assert before != value
        owner.execute(
            f'UPDATE {table(model)} SET "{column}" = %s WHERE "{model._meta.pk.column}" = %s',
            [value, row],
        )
        owner.execute(
            f'SELECT pgh_label, "{column}" FROM {table(event)}'
            " WHERE pgh_obj_id = %s ORDER BY pgh_id",
            [row],
        )
        assert owner.fetchall() == [("insert", before), ("update", value)]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event._meta.label)
def test_history_is_never_rewritten(event, owner):
    with trial(owner):
        only(owner, event, triggers(event, "append_only"))
        owner.execute(*blank(event))
        for change in ("UPDATE {} SET pgh_label = ''", "DELETE FROM {}"):
            refused = refusal(
                owner, change.format(table(event)), error=psycopg2.errors.RaiseException
            )
            assert "Cannot update or delete rows" in refused.message_primary
