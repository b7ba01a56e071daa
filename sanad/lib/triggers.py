"""Rules of the policy that the database itself holds, as row triggers.

A trigger of ours does one thing, and its kind says which:

| kind     | what it does                                     | fires |
|----------|--------------------------------------------------|-------|
| `Lock`   | locks the rows that the checks read              | 10    |
| `Rule`   | checks the row, and refuses it by the rule's name | 50   |
| `Stamp`  | writes columns of the row that nobody may choose | 90    |
| `Effect` | writes another row, once this one is written     | after |

The number is the trigger's `order`: it stands in the trigger's name in the database, because
PostgreSQL fires triggers by name. A stamp that the checks read takes a lower one (`order=30`).
Checks change nothing, so among them the order decides only which of two broken rules is named:
those at `BEHIND` say less of what is wrong.

    class Meta:
        triggers = [
            Lock(rows=["$AwardLine WHERE id = NEW.line_id FOR UPDATE"]),
            Rule(
                rule="delivery_after_registration",
                clause="PR-7",
                database_only=True,
                sentence=_("Help is given when the registration is completed."),
                broken=\"\"\"NOT EXISTS (SELECT 1 FROM $SupportRequest s
                    WHERE s.id = NEW.support_request_id
                    AND s.status = $RequestStatus.REGISTERED)\"\"\",
            ),
        ]

A broken rule raises SQLSTATE 23514 (check_violation) with the rule's name as the constraint, so
that one handler can turn the refusal into a page that says which rule it was (`sentence_for`).

**The SQL types no table and no status.** `$SupportRequest` is the table of that model,
`$RequestStatus.REGISTERED` a value and `$OPEN` a set of values of the app's `enums`; another
app's are named by its label (`$beneficiaries.Person`, `$accounts.Role.MANAGER`). All of it is
looked up when the SQL is built, so a model may name what is defined later or in an app above. A
dollar of SQL itself is written twice.

What a rule judges in another row is read under a lock: an old snapshot must not pass. Nor does a
row that points to one which is still to be written (`judged`).
`policy_now()` and `policy_today()` are the only clocks.
"""

import re
import string
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import pgtrigger
from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.lib import trigger_names

trigger_names.remember()

# Under a stricter isolation a transaction judges the picture it began with: what others wrote since
# is not in it, lock or no lock.
STALE = "current_setting('transaction_isolation') <> 'read committed'"
# The `order` of checks that say less of what is wrong than the others: who acts, unknown values.
BEHIND = 60
LONGEST_NAME = 63  # PostgreSQL cuts what is longer


# The SQL's names ------------------------------------------------------------------------------


class Sql(string.Template):
    """SQL in which `$Name`, `$Name.MEMBER` and `$label.Name` stand for what the code names so."""

    idpattern = r"(?a:[A-Za-z]\w*(?:\.[A-Za-z]\w*)*)"

    def written(self, app_label):
        """The SQL itself, for a model of the app. Raises `LookupError` for an unknown name."""
        values = {name: value_of(name, app_label) for name in self.get_identifiers()}
        return self.substitute(values)


def value_of(name, app_label):
    """What `$name` stands for in the SQL of a model of this app: a table, a value, values.

    Raises `LookupError` where neither a model nor the app's enums have the name.
    """
    named = lookup(name, app_label)
    if hasattr(named, "_meta"):
        return f"public.{named._meta.db_table}"
    return _literal(named)


def lookup(name, app_label):
    """The model, the enum's member, the set or the number that `name` stands for."""
    label, _dot, rest = name.partition(".")
    if label in apps.app_configs:
        app_label, name = label, rest
    for model in apps.get_app_config(app_label).get_models(include_auto_created=True):
        if model._meta.object_name == name:
            return model
    first, *members = name.split(".")
    try:
        named = _names(app_label)[first]
        for member in members:
            named = getattr(named, member)
    except (KeyError, AttributeError):
        raise LookupError(f"${name} is no model of {app_label} and not in its enums") from None
    return named


@cache
def _names(app_label):
    """What the `enums` modules of the app define, by name; of a package in it too."""
    config, names = apps.get_app_config(app_label), {}
    for file in sorted(Path(config.path).rglob("enums.py")):
        parts = file.relative_to(config.path).with_suffix("").parts
        for name, value in vars(import_module(".".join((config.name, *parts)))).items():
            # Two that differ under one name stand for nothing.
            names[name] = value if names.get(name, value) is value else None
    return names


def _literal(value):
    if isinstance(value, set | frozenset):
        value = sorted(value)  # the same text in every process
    if isinstance(value, tuple | list):
        return f"({', '.join(map(_literal, value))})"
    if isinstance(value, str):
        quoted = str(value).replace("'", "''")
        return f"'{quoted}'"
    if isinstance(value, int):
        return str(int(value))
    raise LookupError(f"{value!r} is nothing that SQL can be given")


def becomes(status):
    """SQL: this update moves the row to the status (`$RequestStatus.RAISED`)."""
    return f"(TG_OP = 'UPDATE' AND NEW.status = {status} AND OLD.status <> {status})"


# The kinds ------------------------------------------------------------------------------------


class _Trigger(pgtrigger.Trigger):
    """What the kinds share: a name, a place in the order, SQL that is built when it is needed."""

    level, when = pgtrigger.Row, pgtrigger.Before
    order = 50

    def __init__(self, *, name, order=None, operation=pgtrigger.Insert | pgtrigger.Update, **rest):
        self.order = self.order if order is None else order
        super().__init__(name=name, operation=operation, **rest)

    def get_pgid(self, model):
        """The name in the database: PostgreSQL fires by it, so the order stands first."""
        name = super().get_pgid(model).removeprefix("pgtrigger_")
        name = f"pgtrigger_{self.order:02}_{name}"
        if len(name) > LONGEST_NAME:
            raise ValueError(f"{name} is longer than {LONGEST_NAME} characters")
        return name

    def sql(self, model):
        """What the kind does, as SQL with `$` names in it."""
        raise NotImplementedError

    def statements(self, sql, model):
        """The same between BEGIN and RETURN, its names written out."""
        return sql

    def get_func(self, model):
        sql = self.statements(Sql(self.sql(model)).written(model._meta.app_label), model)
        # A delete that is let pass must be given its old row: NULL would quietly keep it.
        gone = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;"
        return _flat(f"{sql} {gone if pgtrigger.Delete in self.operation else ''} RETURN NEW;")


class Lock(_Trigger):
    """Locks rows that others may be changing, in the order in which they stand here.

    `rows`: what follows PERFORM 1 FROM, as `$Sitting WHERE id = NEW.sitting_id FOR SHARE`. A
    condition on NEW alone in the WHERE makes it lock nothing.
    """

    order = 10

    def __init__(self, *, rows, name="locks", **options):
        self.rows = rows
        super().__init__(name=name, **options)

    def get_pgid(self, model):
        return super().get_pgid(model).replace("_locks_", f"_{model._meta.model_name}_locks_")

    def sql(self, model):
        return " ".join(f"PERFORM 1 FROM {rows};" for rows in self.rows)


class Rule(_Trigger):
    """One rule over one row.

    `rule`: its name, `<model>_<what>`, at most 44 characters. `broken`: an SQL condition over NEW
    (and OLD on update) that is true where the rule is broken. `clause`: the policy's clause, with
    a trailing + where it is our addition. `sentence`: what the person reads when it is refused.
    `database_only`: no guard says the same in words (see `holds`).
    """

    database_only = False
    judges_others = True  # rows that others write, where its SQL reads any

    def __init__(
        self, *, rule, broken="FALSE", sentence="", clause="", database_only=None, **options
    ):
        self.rule, self.broken, self.sentence, self.clause = rule, broken, sentence, clause
        if database_only is not None:
            self.database_only = database_only
        super().__init__(name=rule, **options)

    def sql(self, model):
        return self.broken

    def statements(self, sql, model):
        parts = [f"({sql})"]  # PL/pgSQL would take a bare CASE's THEN for its own
        if self.judges_others and "public." in sql:
            absent = [_is_absent(field) for field in judged(sql, model)]
            parts = [STALE, *parts, *absent]
        sql = " OR ".join(parts)
        return f"""IF {sql} THEN
                RAISE EXCEPTION '{self.rule}' USING ERRCODE = 'check_violation',
                    CONSTRAINT = '{self.rule}', TABLE = TG_TABLE_NAME;
            END IF;"""


def judged(sql, model):
    """The foreign keys of the new row that a rule's SQL names.

    Foreign keys are checked at the end of a transaction: until then a row may point to one that
    is not there yet, and a condition over that one finds nothing bad. So a rule that reads tables
    is broken, too, while a row that its own points to is absent.
    """
    named = set(re.findall(r"\bNEW\.(\w+)", sql))
    return [
        field
        for field in model._meta.concrete_fields
        if field.is_relation and field.column in named
    ]


def _is_absent(field):
    row = field.target_field
    return f"""(NEW.{field.column} IS NOT NULL AND NOT EXISTS (SELECT 1
        FROM public.{row.model._meta.db_table} WHERE {row.column} = NEW.{field.column}))"""


class Stamp(_Trigger):
    """The database writes columns itself, whatever was written into them.

    `rule`: its name. `sets`: assignments to NEW.
    """

    order = 90

    def __init__(self, *, rule, sets, clause="", **options):
        self.rule, self.sets, self.clause = rule, sets, clause
        super().__init__(name=rule, **options)

    def sql(self, model):
        return self.sets


class Effect(_Trigger):
    """What the database does to another row once this one is written: `does`, as statements."""

    when = pgtrigger.After

    def __init__(self, *, rule, does, clause="", **options):
        self.rule, self.does, self.clause = rule, does, clause
        super().__init__(name=rule, **options)

    def sql(self, model):
        return self.does


# Rules that many models have ------------------------------------------------------------------


class LifeCycleRule(Rule):
    """Born in a starting status, and from there only along the life cycle's table.

    `cycle` is the `sanad.workflow.cycle.LifeCycle` that the transitions run on: one source for
    both. It is asked when the SQL is built: by then the app's workflow has declared them all.
    """

    database_only = True  # the engine refuses first, by the same table

    def __init__(self, *, cycle, **options):
        self.cycle = cycle
        super().__init__(**options)

    def sql(self, model):
        column = self.cycle.field
        moves = ", ".join(_literal(move) for move in sorted(self.cycle.moves))
        return f"""(TG_OP = 'INSERT' AND NEW.{column} NOT IN {_literal(self.cycle.born)})
            OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.{column} IS DISTINCT FROM OLD.{column}
                AND (OLD.{column}, NEW.{column}) NOT IN ({moves})))"""


class Amounts(Rule):
    """Every amount of the row is a number: NaN sorts above all, so no other check refuses it."""

    database_only = True

    def __init__(self, *, rule, clause):
        super().__init__(rule=rule, clause=clause, sentence=_("An amount is a number."))

    def sql(self, model):
        fields = model._meta.concrete_fields
        columns = [each.column for each in fields if isinstance(each, models.DecimalField)]
        return " OR ".join(f"NEW.{column} = 'NaN'" for column in columns)


class InsertOnly(Rule):
    """Nobody changes or deletes a row once written, the owner's connection included."""

    database_only = True

    def __init__(self, **options):
        super().__init__(broken="TRUE", operation=pgtrigger.Update | pgtrigger.Delete, **options)


class Unchanging(Rule):
    """The named columns keep the value they were born with (NULL may be filled once).

    Those `from_birth` keep a NULL as well. So does the key: a row that others are judged by must
    not be somewhere else while they are.
    """

    database_only = True

    def __init__(self, *, columns, from_birth=(), **options):
        self.columns, self.from_birth = columns, from_birth
        super().__init__(operation=pgtrigger.Update, **options)

    def sql(self, model):
        def changed(name, when=""):
            column = model._meta.get_field(name).column
            return f"({when.format(column)}NEW.{column} IS DISTINCT FROM OLD.{column})"

        once = [changed(name, "OLD.{} IS NOT NULL AND ") for name in ("id", *self.columns)]
        return " OR ".join([*once, *map(changed, self.from_birth)])


class Stamped(Stamp):
    """The database writes the moment (and the day) itself at birth: nobody chooses it."""

    def __init__(self, *, moment="at", day="", **options):
        self.moment = moment
        sets = f"NEW.{moment} := public.policy_now();" if moment else ""
        if day:
            sets += f" NEW.{day} := public.policy_today();"
        super().__init__(sets=sets, operation=pgtrigger.Insert, **options)


def written_once(model, sentence, clause, moment="at", day=""):
    """The two triggers of a row that is evidence: stamped by the database, then never changed."""
    return [
        InsertOnly(rule=f"{model}_is_insert_only", sentence=sentence, clause=clause),
        Stamped(rule=f"{model}_moment", moment=moment, day=day, clause=clause),
    ]


def _flat(sql):
    return " ".join(line.strip() for line in sql.splitlines() if line.strip())


# Rules and guards -----------------------------------------------------------------------------

Guard = TypeVar("Guard", bound=Callable)
GUARDS: dict[Callable, tuple[str, ...]] = {}


def holds(*rules: str) -> Callable[[Guard], Guard]:
    """Say which rules of the database a guard repeats, in words for the person.

    By the names of rules or constraints; none where only the page asks it. A test compares both
    sides: a rule that no guard names says `database_only=True`.
    """

    def register(guard: Guard) -> Guard:
        GUARDS[guard] = rules
        return guard

    return register


def rules():
    """Every trigger of ours that has a rule's name, by it: checks, stamps and effects."""
    return {
        trigger.rule: trigger
        for _model, trigger in pgtrigger.registered()
        if isinstance(trigger, Rule | Stamp | Effect)
    }


def sentence_for(constraint):
    """The sentence and the clause of a rule or check constraint, by its name in the database.

    Returns `(sentence, clause)`, both "" for a name that is no rule of ours.
    """
    rule = rules().get(constraint)
    if isinstance(rule, Rule):
        return rule.sentence, rule.clause
    for model in apps.get_models():
        for check in model._meta.constraints:
            if check.name == constraint:
                return check.violation_error_message, getattr(check, "clause", "")
    return "", ""
