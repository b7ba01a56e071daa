"""Rules of the policy as row triggers that carry their own name.

A broken rule raises SQLSTATE 23514 (check_violation) with the rule's name as the constraint, so
that one handler can turn the refusal into a page that says which rule it was (`sentence_for`).

    class Meta:
        triggers = [
            Rule(
                rule="delivery_within_decision",
                clause="PR-7",
                sentence=_("Nobody receives more than was decided."),
                lock="PERFORM 1 FROM public.decision WHERE id = NEW.decision_id FOR UPDATE;",
                broken="...",
            ),
        ]

In the SQL every table and function names its schema (`public.`), and what a rule judges in
another row is read under a lock: an old snapshot must not pass. `policy_now()` and
`policy_today()` are the only clocks.
"""

import pgtrigger
from django.apps import apps

# Under a stricter isolation a transaction judges the picture it began with: what others wrote since
# is not in it, lock or no lock.
STALE = "current_setting('transaction_isolation') <> 'read committed'"


class Rule(pgtrigger.Trigger):
    """One rule over one row.

    `rule`: its name, `<model>_<what>`, at most 47 characters. `broken`: an SQL condition over NEW
    (and OLD on update) that is true where the rule is broken. `lock`: statements that run before
    it, to lock the parent row. `sets`: assignments to NEW that the database makes itself, after
    the check (a time that nobody may choose). `clause`: the policy's clause, with a trailing +
    where it is our addition. `sentence`: what the person reads when it is refused.
    """

    level, when = pgtrigger.Row, pgtrigger.Before

    def __init__(
        self,
        *,
        rule,
        broken="FALSE",
        sentence="",
        clause="",
        lock="",
        sets="",
        operation=pgtrigger.Insert | pgtrigger.Update,
        **options,
    ):
        self.rule, self.broken, self.lock, self.sets = rule, broken, lock, sets
        self.sentence, self.clause = sentence, clause
        super().__init__(name=rule, operation=operation, **options)

    def get_func(self, model):
        judges_others = "public." in self.broken
        # A delete that is let pass must be given its old row: NULL would quietly keep it.
        gone = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;"
        return _flat(
            f"""{self.lock}
            IF {f"{STALE} OR ({self.broken})" if judges_others else self.broken} THEN
                RAISE EXCEPTION '{self.rule}' USING ERRCODE = 'check_violation',
                    CONSTRAINT = '{self.rule}', TABLE = TG_TABLE_NAME;
            END IF;
            {self.sets}
            {gone if pgtrigger.Delete in self.operation else ""}
            RETURN NEW;"""
        )


class LifeCycleRule(Rule):
    """Born in a starting status, and from there only along the life cycle's table.

    `cycle` is the `sanad.workflow.cycle.LifeCycle` that the verbs run on: one source for both.
    """

    def __init__(self, *, cycle, rule, **options):
        self.cycle = cycle
        super().__init__(rule=rule, **options)

    def get_func(self, model):
        # Only when it is installed or compared: by then every app has declared its transitions.
        born = ", ".join(f"'{status}'" for status in sorted(self.cycle.born))
        moves = ", ".join(f"('{source}', '{to}')" for source, to in sorted(self.cycle.moves))
        column = self.cycle.field
        self.broken = f"""(TG_OP = 'INSERT' AND NEW.{column} NOT IN ({born}))
            OR (TG_OP = 'UPDATE' AND (NEW.id <> OLD.id OR NEW.{column} IS DISTINCT FROM OLD.{column}
                AND (OLD.{column}, NEW.{column}) NOT IN ({moves})))"""
        return super().get_func(model)


class InsertOnly(Rule):
    """Nobody changes or deletes a row once written, the owner's connection included."""

    def __init__(self, *, rule, **options):
        super().__init__(
            rule=rule, broken="TRUE", operation=pgtrigger.Update | pgtrigger.Delete, **options
        )


class Stamped(Rule):
    """The database writes the moment (and the day) itself at birth: nobody chooses it."""

    def __init__(self, *, rule, moment="at", day="", **options):
        sets = f"NEW.{moment} := public.policy_now();" if moment else ""
        if day:
            sets += f" NEW.{day} := public.policy_today();"
        super().__init__(rule=rule, sets=sets, operation=pgtrigger.Insert, **options)


def written_once(model, sentence, clause, moment="at", day=""):
    """The two rules of a row that is evidence: stamped by the database, then never changed."""
    return [
        InsertOnly(rule=f"{model}_is_insert_only", sentence=sentence, clause=clause),
        Stamped(rule=f"{model}_moment", moment=moment, day=day, sentence=sentence, clause=clause),
    ]


class Unchanging(Rule):
    """The named columns keep the value they were born with (NULL may be filled once).

    So does the key: a row that others are judged by must not be somewhere else while they are.
    """

    def __init__(self, *, rule, columns, **options):
        changed = " OR ".join(
            f"(OLD.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column})"
            for column in ("id", *columns)
        )
        super().__init__(rule=rule, broken=changed, operation=pgtrigger.Update, **options)


def _flat(sql):
    return " ".join(line.strip() for line in sql.splitlines() if line.strip())


def rules():
    """Every `Rule` of every model, by name."""
    return {
        trigger.rule: trigger
        for _model, trigger in pgtrigger.registered()
        if isinstance(trigger, Rule)
    }


def sentence_for(constraint):
    """The sentence and the clause of a rule or check constraint, by its name in the database.

    Returns `(sentence, clause)`, both "" for a name that is no rule of ours.
    """
    rule = rules().get(constraint)
    if rule is not None:
        return rule.sentence, rule.clause
    for model in apps.get_models():
        for check in model._meta.constraints:
            if check.name == constraint:
                return check.violation_error_message, getattr(check, "clause", "")
    return "", ""
