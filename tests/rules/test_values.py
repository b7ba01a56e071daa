"""Unknown choices and words that say nothing, by raw SQL: every column of every model of ours."""

import pgtrigger
import pytest

from requests_app.models import Entry
from sanad.lib.actor import WHO
from sanad.lib.values import KnownChoices, SaysSomething, allowed, says_something
from sanad.workflow.models import LogEntry
from tests.rules.blank import blank, only, passes, refusal, trial

pytestmark = pytest.mark.django_db


def of_kind(kind):
    return [
        pytest.param(model, rule, field, id=f"{model._meta.model_name}-{field.name}")
        for model, rule in pgtrigger.registered()
        if isinstance(rule, kind)
        for field in rule.fields
    ]


def judge(owner, model, rule):
    """Nothing but the rule judges a row of the model; before it nothing does."""
    only(owner, model, [rule.get_pgid(model)])


@pytest.mark.parametrize(("model", "rule", "field"), of_kind(KnownChoices))
def test_a_choice_that_nobody_knows_is_refused(model, rule, field, owner):
    unknown = 99 if isinstance(allowed(field)[0], int) else "?"
    table = model._meta.db_table
    with trial(owner):
        only(owner, model)
        passes(owner, *blank(model, **{field.column: unknown}))  # with the rule removed
    with trial(owner):
        judge(owner, model, rule)
        refused = refusal(owner, *blank(model, **{field.column: unknown}))
        assert refused.constraint_name == rule.rule
        owner.execute(f"DELETE FROM {table}")  # some hold one row of each choice
        for value in (*allowed(field), *([] if field.primary_key else [None])):
            passes(owner, *blank(model, **{field.column: value}))
        owner.execute(*blank(model, **{field.column: allowed(field)[0]}))
        refused = refusal(owner, f'UPDATE {table} SET "{field.column}" = %s', [unknown])
        assert refused.constraint_name == rule.rule


NOTHING = {
    "empty": "",
    "blanks": " \t\n ",
    "no-break": "\u00a0\u2003\u3000",
    "zero width": "\u200b\u200c\u200d\ufeff\u2060",
    "directions": "\u200e\u200f\u202b\u2067\u2069\u061c",
    "fillers": "\u3164\u115f\u2800\uffa0",
    "tatweel": "ـــ",
    "marks alone": "\u064e\u0651\u0652",
    "dots": "... - !",
}
SOMETHING = {"arabic": "لا", "one letter": "x", "a number": "7", "urdu": "نہیں", "amharic": "አይ"}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_says_nothing(text, owner):
    owner.execute(f"SELECT {says_something('%s::text')}", [text])
    assert owner.fetchone() == (False,)


@pytest.mark.parametrize("text", SOMETHING.values(), ids=SOMETHING)
def test_what_says_something(text, owner):
    owner.execute(f"SELECT {says_something('%s::text')}", [f"\u200f {text}\u200e"])
    assert owner.fetchone() == (True,)


@pytest.mark.parametrize(("model", "rule", "field"), of_kind(SaysSomething))
def test_words_that_say_nothing_are_refused(model, rule, field, owner):
    empty = "\u200f \u2800"
    with trial(owner):
        only(owner, model)
        passes(owner, *blank(model, **{field.column: empty}))
    with trial(owner):
        judge(owner, model, rule)
        refused = refusal(owner, *blank(model, **{field.column: empty}))
        assert refused.constraint_name == rule.rule
        passes(owner, *blank(model, **{field.column: "نعم"}))


def test_what_stands_already_is_not_judged(owner):
    """A row of an older release goes on, as long as nobody writes the same again."""
    model, rule, field = next(
        each.values
        for each in of_kind(KnownChoices)
        if any(column.column == "name" for column in each.values[0]._meta.concrete_fields)
    )
    with trial(owner):
        only(owner, model)
        owner.execute(*blank(model, **{field.column: "?", "name": "x"}))
        owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        owner.execute(f"ALTER TABLE {model._meta.db_table} ENABLE TRIGGER {rule.get_pgid(model)}")
        passes(owner, f"UPDATE {model._meta.db_table} SET name = 'y'")


@pytest.mark.parametrize("log", LogEntry.__subclasses__(), ids=lambda log: log._meta.model_name)
def test_every_history_is_written_in_ones_own_name(log):
    """By the same rule as that of a request, which is tried way by way in tests/requests."""
    rules = {trigger.rule: trigger for trigger in log._meta.triggers}
    of_a_request = {trigger.rule: trigger for trigger in Entry._meta.triggers}
    rule = rules[f"{log._meta.model_name}_by_who_acts"]
    assert WHO in rule.broken and rule.broken == of_a_request["entry_by_who_acts"].broken
