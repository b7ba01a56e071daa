"""What a version of the policy changes, and for whom: read before it is put in force."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from sanad.lib import snapshot
from sanad.policy.models import Clause, PolicyVersion


@dataclass(frozen=True)
class Change:
    """One value before and after, as people read it."""

    label: str
    old: Any
    new: Any


@dataclass(frozen=True)
class ClauseChange:
    """One clause whose words changed; `is_new` where the version before did not have it."""

    code: str
    changes: list[Change]
    is_new: bool = False


def changed_numbers(old, new):
    """`[Change]` of title and parameters from the version `old` to `new`, in the fields' order."""
    fields = [PolicyVersion._meta.get_field("title"), *PolicyVersion.parameters()]
    return [
        Change(field.verbose_name, in_words(field, before), in_words(field, after))
        for field in fields
        if (before := getattr(old, field.name)) != (after := getattr(new, field.name))
    ]


def changed_clauses(old, new):
    """`[ClauseChange]` from the version `old` to `new`, in the order of the clauses."""
    before = {clause.code: clause for clause in old.clauses.all()}
    fields = [Clause._meta.get_field(name) for name in Clause.WORDS]
    changed = []
    for clause in new.clauses.order_by("order"):
        earlier = before.get(clause.code, Clause())
        changes = [
            Change(field.verbose_name, getattr(earlier, field.name), getattr(clause, field.name))
            for field in fields
            if getattr(earlier, field.name) != getattr(clause, field.name)
        ]
        if changes:
            changed.append(ClauseChange(clause.code, changes, is_new=clause.code not in before))
    return changed


def before(version):
    """The version that `version` follows; None for the first.

    There is one draft at a time, so versions follow one another as they were begun.
    """
    return PolicyVersion.objects.approved().filter(pk__lt=version.pk).order_by("-pk").first()


def running(version):
    """`[(name of the kind, how many)]` of cases that run under another version and keep it.

    The apps above say themselves what runs: every model with a key to the version whose queryset
    has the word `open()`.
    """
    counts = []
    for relation in PolicyVersion._meta.related_objects:
        model = relation.related_model
        if hasattr(model._default_manager.none(), "open"):
            others = model._default_manager.open().exclude(**{relation.field.name: version})
            counts.append((model._meta.verbose_name_plural, others.count()))
    return counts


def fingerprint(version):
    """A digest of all that a version says: whoever puts it in force names what they read."""
    skipped = {"id", "status", "drafted_by", "drafted_at", "put_in_force_by", "put_in_force_at"}
    return snapshot.digest(
        {
            "version": {
                field.name: getattr(version, field.name)
                for field in PolicyVersion._meta.concrete_fields
                if field.name not in skipped
            },
            "clauses": [
                list(words)
                for words in version.clauses.order_by("order").values_list("code", *Clause.WORDS)
            ],
        }
    )


def in_words(field, value):
    """A parameter's value as it is read on a page."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    return dict(field.flatchoices).get(value, value) if field.choices else value
