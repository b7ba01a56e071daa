"""Which colleague does not serve which person: the rows, and the rules that hold them.

From a complaint about a colleague on, that colleague leaves the person's cases. To them the person
is not there: in no list, count, search or task, and every address of theirs is unknown. Who is kept
off reads the account (`User.kept_off`), so a page asks nothing more; the rules of the database ask
`rules.is_kept_off`.
"""

from collections.abc import Collection
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import KEPT_OFF, KeptOffCause, KeptOffStatus
from beneficiaries.models.person import Guardianship, Person
from beneficiaries.models.rules import is_kept_off
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody, has, without_kept_off
from sanad.accounts.rules import BY_THE_OWNER, holds_role
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow
from sanad.lib.grants import KEEP
from sanad.lib.triggers import (
    BEHIND,
    LifeCycleRule,
    Rule,
    Stamped,
    Unchanging,
    becomes,
    holds,
)
from sanad.lib.values import says_something
from sanad.workflow.models import LogEntry, log_rules

ANSWER_FOR_IT = (Role.MANAGER, Role.BOARD)


def _answers(user: str) -> str:
    roles = (holds_role(user, f"$accounts.Role.{role.name}") for role in ANSWER_FOR_IT)
    return f"({' OR '.join(roles)})"


_MANAGES = _answers(WHO)
_IS_ANOTHER = f"u.id <> NEW.colleague_id AND u.is_active AND u.is_staff AND {_answers('u.id')}"


def close_to(people: Collection[int]) -> frozenset[int]:
    """The keys of these people, of who lives with them, acts for them, or whom they act for: what
    is done to one is done to the other. `sanad.workflow.apart` says the same in SQL."""
    homes = Person.objects.filter(pk__in=people, household__isnull=False).values("household")
    deeds = Guardianship.objects.filter(ended_on=None)
    found = Person.objects.filter(household__in=homes).values_list("pk")
    return frozenset(people).union(
        *found.union(
            deeds.filter(guardian__in=people).values_list("ward"),
            deeds.filter(ward__in=people).values_list("guardian"),
            all=True,
        )
    )


def who_answers() -> QuerySet[User]:
    """Managers and the board at work: they read what is said of colleagues."""
    staff = User.objects.filter(is_active=True, is_staff=True, groups__name__in=ANSWER_FOR_IT)
    return staff.order_by("pk").distinct()


def left_to_the_board() -> frozenset[int]:
    """The keys of the people whom every manager is kept off: the board answers in their place, so
    that a word about the manager silences nothing that is said of others."""
    managers = [user.kept_off for user in who_answers() if user.has_role(Role.MANAGER)]
    return frozenset.intersection(*managers) if managers else frozenset()


@holds("keptoff_leaves_who_answers")
def is_last_who_answers(colleague: User, person: Person) -> bool:
    """Whether the others who answer are kept off the person already. What is said of the last one
    they do not read; the person they still answer for."""
    if not colleague.has_role(*ANSWER_FOR_IT):
        return False
    others = [user for user in who_answers() if user.pk != colleague.pk]
    return bool(others) and all(person.pk in user.kept_off for user in others)


class KeptOffQuerySet(models.QuerySet["KeptOff"]):
    def visible_to(self, user: Anybody) -> Self:
        """Managers, the board and auditors; nobody their own, nor who else left that person."""
        if not has(user, *ANSWER_FOR_IT, Role.AUDITOR):
            return self.none()
        return without_kept_off(self.exclude(colleague=user), user)

    def standing(self) -> Self:
        """Not ended: the colleague does not serve that person today."""
        return self.filter(status=KeptOffStatus.STANDING)

    def reaching(self, person: Person | int) -> Self:
        """Those that keep a colleague off this person: of whoever is close to them too."""
        key = person if isinstance(person, int) else person.pk
        return self.filter(person__in=close_to([key]))

    def for_list(self) -> Self:
        """Loaded with both people, their branches and who stands in, for lists."""
        return self.select_related("person__branch", "colleague__branch", "instead")


class KeptOff(models.Model):
    """One colleague who does not serve one person and who is close to them, since when and for
    what (PM-1+).

    `cause` and `cause_id` name the row behind it, whose app stands in a layer above. `instead` is
    whom a manager named where nobody of the role is left in the person's branch: for this person
    they are of its desk.
    """

    site_may = KEEP
    names_others = {"colleague": "who is kept off", "instead": "who serves in their place"}

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="kept_off", verbose_name=_("beneficiary")
    )
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="kept_off_rows",
        verbose_name=_("colleague"),
    )
    cause = models.CharField(_("because of"), max_length=8, choices=KeptOffCause)
    cause_id = models.BigIntegerField()
    since = models.DateTimeField(_("since"), db_default=PolicyNow(), editable=False)
    instead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stands_in_rows",
        verbose_name=_("serves them instead"),
    )
    status = models.CharField(
        _("status"), max_length=8, choices=KeptOffStatus, default=KeptOffStatus.STANDING
    )

    # What an account asks, a layer below (`User.kept_off`).
    close_to = staticmethod(close_to)

    objects = KeptOffQuerySet.as_manager()

    class Meta:
        verbose_name = _("colleague who does not serve a person")
        verbose_name_plural = _("colleagues who do not serve a person")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="keptoff_once",
                fields=["colleague", "person"],
                condition=Q(status=KeptOffStatus.STANDING),
                violation_error_message=_("This colleague does not serve them already."),
            ),
            models.CheckConstraint(
                name="keptoff_instead_is_another",
                condition=Q(instead__isnull=True) | ~Q(instead=F("colleague")),
                violation_error_message=_("Somebody else serves them instead."),
            ),
        ]
        triggers = [
            LifeCycleRule(
                cycle=KEPT_OFF,
                rule="keptoff_life",
                clause="PM-1+",
                sentence=_("Who is kept off stays so until it is ended, once."),
            ),
            Unchanging(
                rule="keptoff_keeps_its_cause",
                columns=["person", "colleague", "cause", "cause_id", "since"],
                clause="PM-1+",
                sentence=_("Who left whose cases, and why, is never rewritten."),
            ),
            Rule(
                # Nobody is kept off without a word of somebody's: else one colleague could be
                # taken away from everybody.
                rule="keptoff_for_its_cause",
                clause="PM-1+",
                database_only=True,
                operation=pgtrigger.Insert,
                sentence=_("A colleague leaves a person's cases for a reason that is on record."),
                broken="""NOT (
                    (NEW.cause = $KeptOffCause.CONTACT AND EXISTS (SELECT 1 FROM $contact.Contact c
                        WHERE c.id = NEW.cause_id AND c.person_id = NEW.person_id
                        AND c.about_staff_id = NEW.colleague_id))
                    OR (NEW.cause = $KeptOffCause.INCIDENT AND EXISTS (
                        SELECT 1 FROM $conduct.Incident i
                        WHERE i.id = NEW.cause_id AND i.person_id = NEW.person_id
                        AND i.about_staff_id = NEW.colleague_id))
                    OR (NEW.cause = $KeptOffCause.LEFT AND EXISTS (
                        SELECT 1 FROM $Person p WHERE p.id = NEW.person_id AND p.is_apart)))""",
            ),
            Rule(
                # Else a few words, true or not, leave nobody who reads what the next one says.
                rule="keptoff_leaves_who_answers",
                clause="PM-1+",
                operation=pgtrigger.Insert,
                sentence=_("Of managers and the board somebody is left who answers."),
                broken=f"""{_answers("NEW.colleague_id")}
                    AND EXISTS (SELECT 1 FROM $accounts.User u WHERE {_IS_ANOTHER})
                    AND NOT EXISTS (SELECT 1 FROM $accounts.User u WHERE {_IS_ANOTHER}
                        AND NOT {is_kept_off("u.id", "NEW.person_id")})""",
            ),
            Rule(
                rule="keptoff_ended_by_another",
                clause="PM-1+",
                sentence=_("A manager or the board ends it or names somebody, never who left."),
                operation=pgtrigger.Update,
                broken=f"""(NEW.status, NEW.instead_id)
                        IS DISTINCT FROM (OLD.status, OLD.instead_id)
                    AND NOT {BY_THE_OWNER} AND ({WHO} IS NULL
                        OR {is_kept_off(WHO, "OLD.person_id")} OR NOT ({_MANAGES}))""",
            ),
            Rule(
                rule="keptoff_ended_with_a_reason",
                order=BEHIND,
                clause="PM-1+",
                database_only=True,
                sentence=_("It ends with a reason, which stands in its history."),
                operation=pgtrigger.Update,
                broken=f"""{becomes("$KeptOffStatus.ENDED")} AND NOT EXISTS (
                    SELECT 1 FROM $KeptOffEntry e
                    WHERE e.kept_off_id = NEW.id AND e.target = NEW.status
                    AND {says_something("e.reason")})""",
            ),
            Rule(
                rule="keptoff_instead_serves_them",
                clause="PM-1+",
                sentence=_("Who serves them instead is not kept off them."),
                broken=f"""NEW.instead_id IS NOT NULL
                    AND {is_kept_off("NEW.instead_id", "NEW.person_id")}""",
            ),
            Stamped(rule="keptoff_moment", clause="PM-1+", moment="since"),
        ]

    def __str__(self) -> str:
        return f"{self.colleague} · {self.person}"

    def get_absolute_url(self) -> str:
        return reverse("people:kept_off", args=[self.pk])

    chip = property(KEPT_OFF.chip)

    @property
    def people(self) -> frozenset[int]:
        """The keys of those whom the colleague does not serve because of it."""
        return close_to([self.person_id])


class KeptOffEntry(LogEntry):
    """Its own history."""

    cycle: Any = KEPT_OFF

    kept_off = models.ForeignKey(KeptOff, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        verbose_name = _("step of who does not serve a person")
        verbose_name_plural = _("steps of who does not serve a person")
        triggers = log_rules(
            "keptoffentry",
            _("The history of who left whose cases is never changed."),
            "PM-1+",
            person="(SELECT o.person_id FROM $KeptOff o WHERE o.id = NEW.kept_off_id)",
        )
