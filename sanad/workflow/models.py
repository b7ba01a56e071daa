"""What the steps write down, one entry each, never changed; and work that waits on somebody."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.accounts.models import Branch, User
from sanad.accounts.rules import BY_THE_OWNER, not_by_the_auditor
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import BEHIND, Rule, Stamp, Stamped, Unchanging, written_once
from sanad.workflow import whose
from sanad.workflow.apart import is_kept_off
from sanad.workflow.enums import BY_STEP, URGENT


def log_rules(model: str, sentence: Any, clause: str, *, person: str = "") -> list[Any]:
    """The triggers of a log: written once, in one's own name, by nobody who is kept off, never by
    an auditor.

    `model`: its name in lower case; `person`: SQL of the key of the person whose case a line (NEW)
    belongs to, "" where it belongs to nobody's. Nobody: the portal itself. What must have been
    somebody asks for it (`step_is_logged`).
    """
    apart = Rule(
        rule=f"{model}_not_by_who_is_kept_off",
        order=45,  # it says most of what is wrong
        clause="PM-1+",
        database_only=True,
        sentence=_("This step belongs to another colleague."),
        operation=pgtrigger.Insert,
        broken=f"NEW.by_id IS NOT NULL AND {is_kept_off('NEW.by_id', person)}",
    )
    return [
        *([apart] if person else []),
        not_by_the_auditor(model, "NEW.by_id"),
        *written_once(model, sentence, clause),
        Rule(
            rule=f"{model}_by_who_acts",
            order=BEHIND,
            clause=clause,
            database_only=True,
            sentence=_("A step is written down in the name of who takes it."),
            operation=pgtrigger.Insert,
            broken=f"""NEW.by_id IS NOT NULL AND NOT {BY_THE_OWNER}
                AND NEW.by_id IS DISTINCT FROM {WHO}""",
        ),
    ]


class LogEntry(models.Model):
    """One step in the life of a case.

    A concrete log names its `cycle`, adds the foreign key `related_name="log"` and
    `triggers = log_rules(...)`.
    """

    site_may = INSERT_ONLY
    names_others = {"by": "compared by the own rule of each log, `…_by_who_acts`"}
    cycle: Any = None

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    verb = models.CharField(_("step"), max_length=40)
    source = models.CharField(_("from"), max_length=20, blank=True)
    target = models.CharField(_("to"), max_length=20, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)

    class Meta:
        abstract = True
        ordering = ["-id"]

    @property
    def label(self) -> Any:
        """The step in the words of its cycle; the bare name where the workflow has gone on."""
        step = self.cycle.called(self.verb) if self.cycle else None
        return (step.event or step.label) if step else self.verb


class TaskQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Not done yet."""
        return self.filter(done_at__isnull=True)

    def about(self, obj: Any) -> Self:
        """Of one object, newest first."""
        return self.filter(about_type=obj._meta.label_lower, about_id=str(obj.pk))

    def visible_to(self, user: User) -> Self:
        """Their own, and those of their roles in their branch (or in none); others none."""
        if not (user.is_active and user.is_staff):
            return self.none()
        of_role = Q(role__in=user.roles) & (Q(branch=None) | Q(branch=user.branch_id))
        seen = self.filter(Q(owner=user) | Q(of_role, owner=None))
        if user.kept_off:
            labels = self.open().order_by().values_list("about_type", flat=True).distinct()
            for label, keys in whose.rows_of(user.kept_off, labels):
                seen = seen.exclude(about_type=label, about_id__in=keys)
        return seen

    def urgent(self) -> Self:
        """Of the kinds that stand before all other work."""
        return self.filter(kind__in=URGENT)

    def others(self) -> Self:
        """Of all kinds but those."""
        return self.exclude(kind__in=URGENT)

    def keys_about(self, model: type[models.Model]) -> "models.QuerySet[Any, Any]":
        """The keys of the model's rows that they are about, for `pk__in`."""
        rows = self.filter(about_type=model._meta.label_lower).order_by()
        return rows.values(key=Cast("about_id", models.BigIntegerField()))

    def for_list(self) -> Self:
        """Loaded with owner and branch, for lists."""
        return self.select_related("owner", "branch")


class EndedByItsStep(Rule):
    """Some kinds end with the step that they ask for: nobody ends them in their own name."""

    database_only = True

    def sql(self, model: type[models.Model]) -> str:
        kinds = ", ".join(f"'{kind}'" for kind in sorted(BY_STEP))
        return f"NEW.kind IN ({kinds}) AND NEW.done_by_id IS NOT NULL"


class Task(models.Model):
    """Work that waits on somebody: what, about what, whose, by when, and what came of it.

    `about` is kept as a model's label and its key, `name` and `link` (a path of the portal) as they
    stood when it was opened: the list asks nothing of the apps above. Opened and closed by
    `workflow.py` alone.
    """

    names_others = {"owner": "whose work it is"}

    kind = models.CharField(_("kind"), max_length=40)
    about_type = models.CharField(_("about"), max_length=60)
    about_id = models.CharField(max_length=40)
    name = models.CharField(_("whom or what it is about"), max_length=200)
    link = models.CharField(_("where it is done"), max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whose it is"),
    )
    # Whom a woman calls: the key of the person, where the work is a call to them.
    woman_for = models.BigIntegerField(null=True, blank=True, editable=False)
    role = models.CharField(_("role"), max_length=20, choices=Role, blank=True)
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("branch")
    )
    due_on = models.DateField(_("by which day"), null=True, blank=True)
    created_at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    outcome = CleanTextField(_("what came of it"), max_length=500, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done by"),
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True, editable=False)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["-id"]
        indexes = [
            models.Index(
                name="task_open", fields=["role", "due_on"], condition=Q(done_at__isnull=True)
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="task_of_somebody",
                condition=Q(owner__isnull=False) | ~Q(role=""),
                violation_error_message=_("A task waits on a person or on a role."),
            ),
            models.CheckConstraint(
                name="task_done_with_an_outcome",
                condition=Q(done_at__isnull=True, done_by__isnull=True, outcome="")
                | (Q(done_at__isnull=False) & ~Q(outcome="")),
                violation_error_message=_("A task ends with what came of it."),
            ),
            models.UniqueConstraint(
                name="task_once_while_open",
                fields=["kind", "about_type", "about_id"],
                condition=Q(done_at__isnull=True),
                violation_error_message=_("This waits on somebody already."),
            ),
        ]
        triggers = [
            Stamped(rule="task_moment", clause="GO-1+", moment="created_at"),
            Stamp(
                rule="task_end",
                clause="GO-1+",
                sets="""NEW.done_at := CASE
                    WHEN TG_OP = 'INSERT' THEN NULL
                    WHEN OLD.outcome = '' AND NEW.outcome <> '' THEN public.policy_now()
                    ELSE OLD.done_at END;""",
            ),
            Unchanging(
                rule="task_keeps_its_subject",
                columns=["kind", "about_type", "about_id", "created_at"],
                from_birth=["woman_for"],
                clause="GO-1+",
                sentence=_("What a task is about does not change; open another one."),
            ),
            Rule(
                rule="task_done_once",
                clause="GO-1+",
                database_only=True,
                sentence=_("A task is opened undone, and what came of it is said once."),
                broken="""(TG_OP = 'INSERT' AND (NEW.outcome <> '' OR NEW.done_at IS NOT NULL))
                    OR (TG_OP = 'UPDATE' AND OLD.outcome <> '' AND NEW IS DISTINCT FROM OLD)""",
            ),
            EndedByItsStep(
                rule="task_ended_by_its_step",
                clause="GO-1+",
                sentence=_("This ends with the step itself, not with words."),
            ),
            Rule(
                rule="task_is_kept",
                clause="GO-1+",
                database_only=True,
                sentence=_("A task is done; it is never deleted."),
                operation=pgtrigger.Delete,
                broken="TRUE",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workbench:task", args=[self.pk])

    @property
    def is_done(self) -> bool:
        """Whether it waits on nobody any more; `outcome` says how it ended."""
        return self.done_at is not None
