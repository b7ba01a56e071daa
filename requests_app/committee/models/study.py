"""What a researcher saw and recommends while a request is raised."""

from typing import Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import is_related
from requests_app.committee.enums import (
    STUDY_LIFE,
    Recommendation,
    StudyKind,
    StudyStatus,
)
from requests_app.intake.models.support_request import HOLD_REQUEST, SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, is_staff, without_kept_off
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField, MoneyField
from sanad.lib.triggers import (
    Amounts,
    Effect,
    LifeCycleRule,
    Lock,
    Rule,
    Stamp,
    Unchanging,
)
from sanad.workflow.models import LogEntry, log_rules

# Who reads what the committee does; beneficiaries read their decision and its letter.
COMMITTEE_READERS = (
    Role.MANAGER,
    Role.AUDITOR,
    Role.RESEARCHER,
    Role.MEMBER,
    Role.CHAIR,
    Role.SECRETARY,
)


class CommitteeQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """Members, secretary, researchers, manager and auditor; nobody else."""
        if is_staff(user) and user.has_role(*COMMITTEE_READERS):
            return self
        return self.none()


class StudyQuerySet(CommitteeQuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """As the committee's; none of somebody whom the user is kept off."""
        return without_kept_off(super().visible_to(user), user, "support_request__person")

    def of(self, user: Anybody) -> Self:
        """Those that the user writes."""
        mine = self.filter(researcher=user)
        return without_kept_off(mine, user, "support_request__person")

    def being_written(self) -> Self:
        """Asked for, and not submitted to the committee yet."""
        return self.filter(status=StudyStatus.DRAFT)

    def submitted(self) -> Self:
        """Finished by their researcher, for the committee to read."""
        return self.filter(status=StudyStatus.SUBMITTED)

    def for_list(self) -> Self:
        """Loaded with researcher, person, household, programme and branch, for lists."""
        return self.select_related(
            "researcher",
            "support_request__person__household",
            "support_request__programme",
            "support_request__branch",
        )


@pghistory.track()
class Study(models.Model):
    """One study of one request, by one researcher (PR-5); once submitted it stays as it is."""

    names_others = {"researcher": "who is to write it"}

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="studies", verbose_name=_("support request")
    )
    researcher = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="studies",
        verbose_name=_("researcher"),
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("assigned by")
    )
    assigned_at = models.DateTimeField(_("assigned"), db_default=PolicyNow(), editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=StudyStatus, default=StudyStatus.DRAFT
    )
    kind = models.CharField(_("kind"), max_length=5, choices=StudyKind, default=StudyKind.HOME)
    visited_on = models.DateField(_("visited on"), null=True, blank=True)
    findings = CleanTextField(_("findings"), max_length=4000, blank=True)
    recommendation = models.CharField(
        _("recommendation"), max_length=6, choices=Recommendation, blank=True
    )
    amount = MoneyField(_("recommended amount"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, editable=False)

    objects = StudyQuerySet.as_manager()

    class Meta:
        verbose_name = _("study")
        verbose_name_plural = _("studies")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="study_one_open",
                fields=["support_request"],
                condition=Q(status=StudyStatus.DRAFT),
                violation_error_message=_("This request is being studied already."),
            ),
            models.CheckConstraint(
                name="study_submitted_is_complete",
                condition=Q(status=StudyStatus.DRAFT)
                | (~Q(findings="") & ~Q(recommendation=""))
                & (Q(kind=StudyKind.DESK) | Q(visited_on__isnull=False)),
                violation_error_message=_(
                    "A study has findings, a recommendation, and the day of its visit."
                ),
            ),
            models.CheckConstraint(
                name="study_in_part_says_how_much",
                condition=Q(status=StudyStatus.DRAFT)
                | ~Q(recommendation=Recommendation.PART)
                | Q(amount__isnull=False, amount__gt=0),
                violation_error_message=_("Who recommends a part says how much."),
            ),
        ]
        triggers = [
            Amounts(rule="study_amount_is_a_number", clause="PR-5"),
            LifeCycleRule(
                cycle=STUDY_LIFE,
                rule="study_life",
                clause="PR-5",
                sentence=_("A study is written, then submitted."),
            ),
            Rule(
                rule="study_submitted_stays",
                clause="PR-5+",
                database_only=True,
                sentence=_("A submitted study is not changed; another one can be asked for."),
                broken="TG_OP = 'UPDATE' AND OLD.status = $StudyStatus.SUBMITTED",
            ),
            Lock(rows=[HOLD_REQUEST]),
            Rule(
                rule="study_of_a_raised_request",
                clause="PR-5",
                sentence=_("A request is studied while it is raised to the committee."),
                broken="""(TG_OP = 'INSERT' OR NEW.status = $StudyStatus.SUBMITTED) AND NOT EXISTS (
                    SELECT 1 FROM $SupportRequest r
                    WHERE r.id = NEW.support_request_id AND r.status = $RequestStatus.RAISED)""",
            ),
            Rule(
                rule="study_by_another",
                clause="PR-5+",
                sentence=_("Nobody studies their own request, nor a relative's."),
                broken=f"""EXISTS (SELECT 1 FROM $SupportRequest r
                    WHERE r.id = NEW.support_request_id
                    AND {is_related("NEW.researcher_id", "r.person_id", "r.household_id")})""",
            ),
            Unchanging(
                rule="study_keeps_its_case",
                columns=["support_request", "assigned_at"],
                clause="PR-5",
                sentence=_("A study stays with the request it was asked for."),
            ),
            Effect(
                # The request's own stamp writes the column, whoever touches it.
                rule="study_is_asked_for",
                clause="PR-5+",
                operation=pgtrigger.Insert,
                does="""UPDATE $SupportRequest SET lacks_study = FALSE
                    WHERE id = NEW.support_request_id AND lacks_study;""",
            ),
            Stamp(
                rule="study_moment",
                clause="PR-5",
                sets="""IF TG_OP = 'INSERT' OR NEW.status <> $StudyStatus.SUBMITTED THEN
                        NEW.submitted_at := NULL;
                    ELSIF OLD.status <> $StudyStatus.SUBMITTED THEN
                        NEW.submitted_at := public.policy_now();
                    END IF;""",
            ),
        ]

    chip = property(STUDY_LIFE.chip)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.support_request}"

    @property
    def is_submitted(self) -> bool:
        """Whether the researcher finished it for the committee."""
        return self.status == StudyStatus.SUBMITTED


class StudyEntry(LogEntry):
    """A study's own history."""

    cycle = STUDY_LIFE

    study = models.ForeignKey(Study, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        triggers = log_rules(
            "studyentry",
            _("The history of a study is never changed."),
            "PM-1+",
            person="""(SELECT r.person_id FROM $Study s
                JOIN $SupportRequest r ON r.id = s.support_request_id WHERE s.id = NEW.study_id)""",
        )
