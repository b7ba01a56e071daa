"""How the rules are written: every name in their SQL is one of the code's, the order is the
order of their kinds, guards and rules name each other, and no status is forgotten.
"""

import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pgtrigger
import pytest
from django.apps import apps
from django.db import connection, models

from sanad.audit.numbers import Numbered
from sanad.lib import triggers
from sanad.lib.triggers import GUARDS, Effect, LifeCycleRule, Lock, Rule, Sql, Stamp
from sanad.lib.values import KnownChoices
from sanad.workflow.cycle import LifeCycle
from tests.rules.blank import blank, only, passes, refusal, trial

import_module("sanad.urls")  # the guards that only pages ask are known from here on
OURS = [
    (model, trigger)
    for model, trigger in pgtrigger.registered()
    if isinstance(trigger, Rule | Stamp | Lock | Effect)
]
APPS = {model._meta.app_label for model, _trigger in OURS}
every_trigger = pytest.mark.parametrize(
    ("model", "trigger"), OURS, ids=[f"{model._meta.label}-{trigger}" for model, trigger in OURS]
)


# Names in the SQL -----------------------------------------------------------------------------


def named_in(model, trigger):
    """What the trigger's SQL names, each as the code has it: `{name: model, member, set…}`."""
    names = Sql(trigger.sql(model)).get_identifiers()
    return {name: triggers.lookup(name, model._meta.app_label) for name in names}


TABLES = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
# A literal that something is compared with: behind =, <>, IN (, THEN and ELSE.
COMPARED = re.compile(r"(?:=|<>|IN\s*\(+|THEN|ELSE)\s*'([\w-]+)'")
ALIASED = re.compile(r"\$([\w.]+) (?!WHERE\b|SET\b|ORDER\b)([a-z]+)\b")


def values_of_enums():
    """Every value that an enum of ours gives to a column."""
    return {
        value
        for model, _trigger in OURS
        for field in model._meta.concrete_fields
        for value, _label in field.flatchoices
    }


@every_trigger
def test_no_table_and_no_status_is_typed(model, trigger):
    sql = trigger.sql(model)
    if isinstance(trigger, LifeCycleRule | KnownChoices):
        sql = ""  # its statuses come from the cycle, its choices from the field
    assert [word for word in re.findall(r"\bpublic\.(\w+)", sql) if word in TABLES] == []
    typed = set(COMPARED.findall(sql)) & values_of_enums()
    assert typed == set(), "name the enum's member: $RequestStatus.RAISED"


@every_trigger
def test_every_column_is_one_of_its_table(model, trigger):
    """PostgreSQL looks columns up when a trigger fires; here they are looked up before."""
    sql = trigger.sql(model)
    tables = defaultdict(list, {"NEW": [model], "OLD": [model]})
    for name, alias in ALIASED.findall(sql):
        tables[alias].append(triggers.lookup(name, model._meta.app_label))
    for alias, column in re.findall(r"\b(\w+)\.(\w+)", sql):
        if alias in tables:
            columns = {field.column for each in tables[alias] for field in each._meta.local_fields}
            assert column in columns, f"{alias}.{column}"


@pytest.mark.parametrize(
    ("name", "sql"),
    [
        ("SupportRequest", "public.requests_app_supportrequest"),
        ("beneficiaries.Person", "public.beneficiaries_person"),
        ("accounts.User_groups", "public.accounts_user_groups"),
        ("RequestStatus.RAISED", "'raised'"),
        ("accounts.Role.MANAGER", "'manager'"),
        ("GRANTING", "('accepted', 'part')"),
        ("surveys.MINIMUM", "5"),
    ],
)
def test_what_a_name_stands_for(name, sql):
    assert triggers.value_of(name, "requests_app") == sql


@pytest.mark.parametrize(
    "name", ["Requst", "RequestStatus.RAISD", "conduct.Meassure", "RequestStatus", "LIFE"]
)
def test_a_name_that_is_nothing_is_refused(name):
    with pytest.raises(LookupError):
        triggers.value_of(name, "requests_app")


# What each kind does, and when ----------------------------------------------------------------


@every_trigger
def test_a_trigger_does_what_its_kind_says(model, trigger):
    sql = trigger.sql(model)
    assert (":=" in sql or " INTO NEW." in sql) == isinstance(trigger, Stamp)
    assert bool(re.search(r"\bFOR (SHARE|UPDATE|NO KEY UPDATE)\b", sql)) == isinstance(
        trigger, Lock
    )
    # A number is taken from its series: the one stamp that writes to another table.
    assert bool(re.search(r"\b(INSERT INTO|UPDATE \$|DELETE FROM)", sql)) == isinstance(
        trigger, Effect | Numbered
    )
    assert "RAISE EXCEPTION" not in sql
    if isinstance(trigger, Rule):
        assert trigger.sentence and trigger.clause


@pytest.mark.django_db
def test_the_database_fires_them_in_their_order():
    """PostgreSQL fires by name: locks, then what the checks judge, then checks, then stamps."""
    expected = defaultdict(list)
    for model, trigger in OURS:
        if trigger.when == pgtrigger.Before:
            kind = {Lock: 0, Rule: 2, Stamp: 1 if trigger.order < Rule.order else 3}
            place = next(place for each, place in kind.items() if isinstance(trigger, each))
            expected[model._meta.db_table].append((place, trigger.get_pgid(model)))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgtype & 2 = 2 AND tgname LIKE 'pgtrigger%'"
            ' ORDER BY tgname COLLATE "C"'
        )
        fired = defaultdict(list)
        for table, name in cursor.fetchall():
            fired[table].append(name)
    for table, those in expected.items():
        places = {name: place for place, name in those}
        order = [places[name] for name in fired[table] if name in places]
        assert len(order) == len(those) and order == sorted(order), table


def amounts():
    """Every column of riyals, with its model."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.DecimalField) and not model.__name__.endswith("Event")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "field"),
    amounts(),
    ids=[f"{model._meta.label}-{field}" for model, field in amounts()],
)
def test_no_amount_is_not_a_number(model, field, owner):
    rule = next(each for of, each in OURS if of is model and isinstance(each, triggers.Amounts))
    with trial(owner):
        only(owner, model, [rule.get_pgid(model)])
        passes(owner, *blank(model, **{field.column: "1.50"}))
        refused = refusal(owner, *blank(model, **{field.column: "NaN"}))
        assert refused.constraint_name == rule.rule


# Guards and rules -----------------------------------------------------------------------------

# A guard is known once its module is read: here all of them are.
for config in apps.get_app_configs():
    for file in Path(config.path).rglob("*.py"):
        parts = file.relative_to(config.path).with_suffix("").parts
        if config.label in APPS and {"guards", "workflow"} & set(parts):
            import_module(".".join((config.name, *(part for part in parts if part != "__init__"))))

RULES = {trigger.rule: trigger for _model, trigger in OURS if isinstance(trigger, Rule)}
CONSTRAINTS = {each.name for model in apps.get_models() for each in model._meta.constraints}


def cycles():
    """The life cycles of the project, by the rule that holds them."""
    return {name: rule.cycle for name, rule in RULES.items() if isinstance(rule, LifeCycleRule)}


def guards():
    """Every guard of every transition, by module and name."""
    return {
        f"{guard.__module__}.{guard.__name__}": guard
        for cycle in cycles().values()
        for transition in cycle.transitions.values()
        for guard in transition.guards
    }


@pytest.mark.parametrize("name", guards())
def test_a_guard_names_its_rule(name):
    """`@holds("rule")`, or `@holds()` where the database has none."""
    assert guards()[name] in GUARDS


@pytest.mark.parametrize(
    ("guard", "named"),
    [(f"{guard.__module__}.{guard.__name__}", names) for guard, names in GUARDS.items()],
)
def test_what_a_guard_names_is_a_rule(guard, named):
    assert set(named) <= RULES.keys() | CONSTRAINTS


HELD = {name for named in GUARDS.values() for name in named}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_its_guard_or_stands_alone(name):
    if RULES[name].database_only:
        assert name not in HELD, "a guard names it: it is not the database's alone"
    else:
        assert name in HELD, "no guard names it: write @holds on one, or database_only=True"


# Statuses -------------------------------------------------------------------------------------


def statuses():
    """Every column of ours that says where a row stands, with its model."""
    models_of_ours = {model for model, _trigger in OURS}
    return [
        (model, name)
        for model in sorted(models_of_ours, key=lambda model: model._meta.label)
        for name in ("status", "state")
        if any(field.name == name for field in model._meta.concrete_fields)
    ]


def sets_of(app_label):
    """The named sets in the app's enums."""
    names = triggers._names(app_label)
    return [value for name, value in names.items() if isinstance(value, tuple | frozenset)]


def values_in(condition):
    """The members that a constraint's condition compares columns with."""
    if isinstance(condition, models.Q):
        for child in condition.children:
            yield from values_in(child[1] if isinstance(child, tuple) else child)
    elif isinstance(condition, list | tuple):
        yield from condition
    elif isinstance(condition, models.TextChoices):
        yield condition


def enum_of(model, field):
    """The enum whose members are the choices of the model's field."""
    values = [value for value, _label in model._meta.get_field(field).flatchoices]
    return next(
        each
        for each in triggers._names(model._meta.app_label).values()
        if isinstance(each, type) and issubclass(each, models.TextChoices) and each.values == values
    )


def mentioned(app_label):
    """Every member that a rule's SQL or a named set of the app mentions."""
    groups = [*sets_of(app_label)]
    for model, trigger in OURS:
        named = named_in(model, trigger).values()
        groups.append([each for each in named if isinstance(each, models.TextChoices)])
    for model in apps.get_app_config(app_label).get_models():
        for constraint in model._meta.constraints:
            groups.append(values_in(getattr(constraint, "condition", None)))
    return {(type(member), member) for group in groups for member in group}


@pytest.mark.parametrize(
    ("model", "field"), statuses(), ids=[model._meta.label for model, _field in statuses()]
)
def test_no_status_is_forgotten(model, field):
    """A new status stands in a set of the app's enums, or a rule names it."""
    enum = enum_of(model, field)
    forgotten = [member for member in enum if (enum, member) not in mentioned(enum_app(enum))]
    assert forgotten == []


def enum_app(enum):
    return next(
        config.label
        for config in apps.get_app_configs()
        if enum.__module__.startswith(f"{config.name}.") and config.label != "sanad"
    )


def test_every_cycle_is_a_life_cycle():
    assert all(isinstance(cycle, LifeCycle) for cycle in cycles().values())
