"""Rules that ask who signed the transaction (`sanad.lib.actor`), and those of the grants.

*In one's own name*, on every model of ours: a column that names an account says who did it, and the
database compares it with who acts. A column that names somebody else (whose task it is, to whom it
happened) stands in the model's `names_others`, with the reason.

*Signed*, on every model of ours: what is written is written by the portal's own processes, whoever
acts in them. Who has the site's password and no `ACTOR_KEY` writes nothing, also where a row names
nobody. What is written before anybody can sign stands in the model's `unsigned`, with the reason.

*As granted*, on every model of ours: what the site's role may do with a table says `site_may`
(`sanad.lib.grants`). A grant is one line that a later hand adds; what is not granted is refused by
a trigger, too.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pgtrigger
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.accounts.rules import BY_THE_OWNER
from sanad.lib.actor import SIGNS_AT_ALL, WHO
from sanad.lib.grants import KEEP
from sanad.lib.triggers import BEHIND, InsertOnly, Rule
from sanad.lib.values import is_history, is_ours, written

OPERATIONS = {
    "INSERT": pgtrigger.Insert,
    "UPDATE": pgtrigger.Update,
    "DELETE": pgtrigger.Delete,
}
# The owner's own statement, or that of a function which runs as the owner.
BY_THE_OWNERS_HAND = BY_THE_OWNER.replace("session_user", "current_user")
# Behind every other check: a row that breaks another rule is refused by that one's name.
LAST = BEHIND + 10
# Tables of other authors' that the site's role writes, and those between two of ours.
OF_OTHER_AUTHORS = ("admin.LogEntry", "mfa.Authenticator", "accounts.User_groups")
# The history is written by functions of triggers, which the table's own trigger sees above it.
BY_A_STATEMENT = pgtrigger.Condition("pg_trigger_depth() = 0")


class InOnesOwnName(Rule):
    """Each of the columns names who acts, or nobody where it may be empty. `unless`: an SQL
    condition under which it may name somebody else."""

    database_only = True
    judges_others = False  # who acts is no row that others write

    def __init__(self, *, fields: Iterable[str], unless: str = "FALSE", **options: Any) -> None:
        self.fields, self.unless = tuple(fields), unless
        super().__init__(
            order=BEHIND,
            sentence=_("Nobody writes in the name of somebody else."),
            clause="PM-1+",
            **options,
        )

    def sql(self, model: type[models.Model]) -> str:
        fields = model._meta.local_concrete_fields
        columns = [field.column for field in fields if field.name in self.fields]
        broken = " OR ".join(
            written(each, f"NEW.{each} IS NOT NULL AND NEW.{each} IS DISTINCT FROM {WHO}")
            for each in columns
        )
        return f"({broken}) AND NOT {BY_THE_OWNER} AND NOT ({self.unless})"


class Signed(Rule):
    """Written by a process that holds `ACTOR_KEY` alone: a thief of the site's password is none."""

    database_only = True
    judges_others = False

    def __init__(self, **options: Any) -> None:
        super().__init__(
            order=LAST,
            broken=f"NOT {BY_THE_OWNER} AND NOT {SIGNS_AT_ALL}",
            sentence=_("Only the portal itself does this."),
            clause="PM-1+",
            **options,
        )


class AsGranted(Rule):
    """What the site's role was not granted on the table is refused to it by the table as well."""

    database_only = True
    judges_others = False

    def __init__(self, **options: Any) -> None:
        super().__init__(
            broken=f"NOT {BY_THE_OWNERS_HAND}",
            sentence=_("The portal does not do this with these rows."),
            clause="PM-1+",
            **options,
        )


def accounts_named(model: type[models.Model]) -> list[str]:
    """The fields of the model that name an account."""
    user = get_user_model()
    fields = model._meta.local_concrete_fields
    return [each.name for each in fields if each.is_relation and each.related_model is user]


def named_otherwise(model: type[models.Model]) -> set[str]:
    """Those of them that need not name who acts, or that a rule of the model's own compares."""
    own = [each for each in _triggers(model) if isinstance(each, InOnesOwnName)]
    others = [vars(each).get("names_others", ()) for each in model.__mro__]
    return {name for names in [*others, *(each.fields for each in own)] for name in names}


def refused_by_grant(model: type[models.Model]) -> list[str]:
    """The operations that nothing but a missing grant would refuse: the rule is made for them."""
    if is_history(model):
        return ["INSERT"]  # the library's own trigger keeps what is written
    may = getattr(model, "site_may", KEEP)
    held = {
        operation
        for each in _triggers(model)
        if isinstance(each, Rule) and (isinstance(each, InsertOnly) or each.broken == "TRUE")
        for operation in OPERATIONS
        if each.operation and OPERATIONS[operation] in each.operation
    }
    # UPDATE on `id` lets a rule lock the row; on another column it changes it.
    may = {privilege.split(" (")[0] for privilege in may if privilege != "UPDATE (id)"}
    return [each for each in OPERATIONS if each not in may and each not in held]


def signed_operations(model: type[models.Model]) -> list[str]:
    """The operations that are granted on its table and have to be signed."""
    if is_history(model) or getattr(model, "unsigned", None):
        return []
    may = {each for each in getattr(model, "site_may", KEEP) if each != "UPDATE (id)"}
    granted = {privilege.split(" (")[0] for privilege in may}
    return [each for each in OPERATIONS if each in granted]


def _triggers(model: type[models.Model]) -> list[Any]:
    return list(getattr(model._meta, "triggers", ()))


def rules_of(model: type[models.Model]) -> Iterator[Rule]:
    """The rules that the model has by itself."""
    name = model._meta.model_name
    refused = refused_by_grant(model)
    if refused:
        operation = _any_of(refused)
        only = {"condition": BY_A_STATEMENT} if is_history(model) else {}
        yield AsGranted(rule=f"{name}_as_granted", operation=operation, **only)
    fields = [each for each in accounts_named(model) if each not in named_otherwise(model)]
    if fields and not is_history(model):
        yield InOnesOwnName(rule=f"{name}_in_ones_own_name", fields=fields)

    operations = signed_operations(model)
    if operations:
        yield by_the_portal(model, operations)


def by_the_portal(model: type[models.Model], operations: Iterable[str] = OPERATIONS) -> Signed:
    """The rule by which nobody does these operations on the table but the portal."""
    return Signed(
        rule=f"{model._meta.model_name}_by_the_portal",
        operation=_any_of(list(operations)),
    )


def _any_of(operations: list[str]) -> Any:
    first, *others = operations
    operation = OPERATIONS[first]
    for each in others:
        operation |= OPERATIONS[each]
    return operation


def register() -> None:
    """Give every model of ours these rules; once, when all models are there."""
    for model in apps.get_models():
        if is_ours(model):
            for rule in rules_of(model):
                pgtrigger.register(rule)(model)
    for label in OF_OTHER_AUTHORS:
        model = apps.get_model(label)
        pgtrigger.register(by_the_portal(model))(model)
