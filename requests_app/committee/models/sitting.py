"""A sitting of the research committee, and who was there.

Everything a sitting holds is written under a lock on the sitting's own row: nothing slips into a
sitting that is closing. Its agenda is in `agenda.py`, its votes in `ballot.py`.
"""

from typing import Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from requests_app.committee.enums import (
    LIVING_SITTING,
    PAST_SITTING,
    SITTING_LIFE,
    ItemStatus,
    Presence,
    SittingStatus,
)
from requests_app.committee.models.confirmation import Confirmable, confirmation_rules
from requests_app.committee.models.study import CommitteeQuerySet
from sanad.accounts.models import User
from sanad.audit.numbers import Numbered
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.triggers import LifeCycleRule, Lock, Rule, Stamp, Unchanging, becomes
from sanad.policy.models import PolicyVersion
from sanad.policy.rules import in_force
from sanad.workflow.models import LogEntry, log_rules

# What a rule of a row within a sitting locks first; closing waits for it, and it for closing.
HOLD_SITTING = "$Sitting WHERE id = NEW.sitting_id FOR SHARE"


class SittingQuerySet(CommitteeQuerySet):
    def living(self) -> Self:
        """Planned or open."""
        return self.filter(status__in=LIVING_SITTING)

    def past(self) -> Self:
        """Over, or called off."""
        return self.filter(status__in=PAST_SITTING)

    def awaiting_signature(self) -> Self:
        """Closed, their minutes not signed yet."""
        return self.filter(status=SittingStatus.CLOSED, minutes_signed_at=None)

    def for_list(self) -> Self:
        """`listed`, `decided` and `deferred`: how many of its items stand so."""
        counts = {
            name: _items(status)
            for name, status in (
                ("listed", ItemStatus.LISTED),
                ("decided", ItemStatus.DECIDED),
                ("deferred", ItemStatus.DEFERRED),
            )
        }
        return self.annotate(**counts)


def _items(status: str) -> models.Subquery:
    """How many items of a sitting stand so; counted for the sittings of a page alone, where a join
    would count those of all before the page is cut off."""
    one = Sitting.objects.filter(pk=models.OuterRef("pk")).order_by().values("pk")
    number = models.Count("items", filter=Q(items__status=status))
    return models.Subquery(one.annotate(number=number).values("number"))


@pghistory.track()
class Sitting(models.Model):
    """One sitting (PR-5): planned, open, closed.

    A paper sitting that was held without the portal is entered afterwards, within the policy's
    days (`is_paper`, `held_on`, `paper_reference` of its signed minutes), and stays flagged.
    """

    # Whose cases a letter about a sitting tells of (`sanad.letters.perms`).
    tells_of = "items__support_request__person"

    number = models.PositiveIntegerField(_("number"), unique=True)
    scheduled_on = models.DateField(_("day"))
    starts_at = models.TimeField(_("hour"), null=True, blank=True)
    place = CleanCharField(_("place"), max_length=120, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=SittingStatus, default=SittingStatus.PLANNED
    )
    is_paper = models.BooleanField(_("held on paper, entered afterwards"), default=False)
    paper_reference = CleanCharField(_("number of the signed minutes"), max_length=60, blank=True)
    # The day it sat: the database's, or for a paper sitting the day on its minutes.
    held_on = models.DateField(_("sat on"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    policy_version = models.ForeignKey(PolicyVersion, models.PROTECT, null=True, editable=False)
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("planned by")
    )
    # Empty until somebody writes their own words: until then they are drafted from the decisions.
    minutes = CleanTextField(_("minutes"), max_length=20000, blank=True)
    minutes_signed_at = models.DateTimeField(_("minutes signed"), null=True, blank=True)
    minutes_signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("minutes signed by"),
    )

    objects = SittingQuerySet.as_manager()

    unchanging = ("policy_version",)

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        ordering = ["-scheduled_on", "-number"]
        constraints = [
            models.CheckConstraint(
                name="sitting_paper_has_its_minutes",
                condition=Q(is_paper=False) | (Q(held_on__isnull=False) & ~Q(paper_reference="")),
                violation_error_message=_(
                    "A paper sitting names the day it sat and its signed minutes."
                ),
            )
        ]
        triggers = [
            LifeCycleRule(
                cycle=SITTING_LIFE,
                rule="sitting_life",
                clause="PR-5",
                sentence=_("A sitting is planned, opened, and closed once."),
            ),
            Numbered(rule="sitting_number", clause="PR-5", series="sitting", of=""),
            Unchanging(
                rule="sitting_keeps_its_number",
                columns=["number", "is_paper", "created_by", "minutes_signed_at"],
                clause="PR-5",
                sentence=_("The number of a sitting does not change."),
            ),
            Rule(
                rule="sitting_closed_stays",
                clause="PR-5",
                sentence=_("A closed sitting is not changed; its minutes are, until signed."),
                broken="""TG_OP = 'UPDATE' AND OLD.status NOT IN $LIVING_SITTING AND (
                    (NEW.scheduled_on, NEW.held_on, NEW.paper_reference, NEW.policy_version_id,
                        NEW.starts_at, NEW.place)
                    IS DISTINCT FROM
                    (OLD.scheduled_on, OLD.held_on, OLD.paper_reference, OLD.policy_version_id,
                        OLD.starts_at, OLD.place)
                    OR (OLD.minutes_signed_at IS NOT NULL
                        AND (NEW.minutes, NEW.minutes_signed_by_id)
                        IS DISTINCT FROM (OLD.minutes, OLD.minutes_signed_by_id)))""",
            ),
            Rule(
                rule="sitting_minutes_when_closed",
                clause="PR-5",
                database_only=True,
                sentence=_("The minutes are written once the sitting is closed."),
                broken="NEW.minutes <> '' AND NEW.status <> $SittingStatus.CLOSED",
            ),
            Rule(
                rule="sitting_signed_when_closed",
                clause="PR-5",
                database_only=True,
                sentence=_("Minutes are signed once the sitting is closed, and name who signed."),
                broken="""NEW.minutes_signed_at IS NOT NULL AND (
                    NEW.status <> $SittingStatus.CLOSED
                    OR NEW.minutes_signed_by_id IS NULL OR NEW.minutes = '')""",
            ),
            Rule(
                rule="sitting_signed_by_the_chair",
                clause="PR-5",
                sentence=_("Who sat in the chair signs the minutes."),
                operation=pgtrigger.Update,
                broken="""NEW.minutes_signed_at IS NOT NULL AND OLD.minutes_signed_at IS NULL
                    AND NEW.minutes_signed_by_id IS NOT NULL AND (
                        NOT EXISTS (SELECT 1 FROM $accounts.User_groups ug
                            JOIN $auth.Group g ON g.id = ug.group_id
                            WHERE ug.user_id = NEW.minutes_signed_by_id
                            AND g.name = $accounts.Role.CHAIR)
                        OR EXISTS (SELECT 1 FROM $Attendance a WHERE a.sitting_id = NEW.id
                            AND a.is_chair AND a.member_id <> NEW.minutes_signed_by_id))""",
            ),
            Rule(
                rule="sitting_late_entry_in_time",
                clause="PR-5+",
                sentence=_("A paper sitting is entered within the days that the policy gives."),
                broken=f"""NEW.is_paper AND NEW.status = $SittingStatus.OPEN AND (
                    TG_OP = 'INSERT' OR OLD.status <> $SittingStatus.OPEN) AND (
                    NEW.held_on > public.policy_today()
                    OR NEW.held_on + {in_force("late_entry_days")}::int
                        < public.policy_today())""",
            ),
            Rule(
                rule="sitting_closes_when_all_is_done",
                clause="PR-5",
                sentence=_("A sitting is closed when each of its items is decided or deferred."),
                broken="""NEW.status NOT IN $LIVING_SITTING AND EXISTS (
                    SELECT 1 FROM $AgendaItem i
                    WHERE i.sitting_id = NEW.id AND i.status = $ItemStatus.LISTED)""",
            ),
            Stamp(
                rule="sitting_days",
                clause="PR-5",
                sets=f"""IF TG_OP = 'INSERT' THEN
                        NEW.opened_at := NULL; NEW.closed_at := NULL;
                        NEW.policy_version_id := NULL;
                    ELSE
                        NEW.opened_at := OLD.opened_at; NEW.closed_at := OLD.closed_at;
                        NEW.policy_version_id := OLD.policy_version_id;
                        IF {becomes("$SittingStatus.OPEN")} THEN
                            NEW.opened_at := public.policy_now();
                            NEW.policy_version_id := {in_force()};
                        END IF;
                        IF {becomes("$SittingStatus.CLOSED")} THEN
                            NEW.closed_at := public.policy_now();
                        END IF;
                        IF NEW.minutes_signed_at IS NOT NULL
                            AND OLD.minutes_signed_at IS NULL THEN
                            NEW.minutes_signed_at := public.policy_now();
                        END IF;
                    END IF;
                    IF NOT NEW.is_paper THEN
                        NEW.held_on := (NEW.opened_at AT TIME ZONE 'Asia/Riyadh')::date;
                    ELSIF TG_OP = 'UPDATE' THEN
                        NEW.held_on := OLD.held_on;
                    END IF;""",
            ),
        ]

    chip = property(SITTING_LIFE.chip)

    def __str__(self) -> str:
        return _("Sitting %(number)s") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("committee:sitting", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it sits now: only then votes and decisions are written."""
        return self.status == SittingStatus.OPEN

    def is_open_to(self, user: User) -> bool:
        """Whether the colleague is kept off nobody of its agenda: else its whole words are not."""
        kept_off = user.kept_off
        return not (kept_off and self.items.filter(support_request__person__in=kept_off).exists())

    @property
    def is_living(self) -> bool:
        """Planned or open: it is neither over nor called off."""
        return self.status in (SittingStatus.PLANNED, SittingStatus.OPEN)

    @property
    def has_signed_minutes(self) -> bool:
        """Whether the chair signed them; from then on they stand."""
        return self.minutes_signed_at is not None

    @property
    def has_scan(self) -> bool:
        """The scan of its signed paper minutes is kept."""
        return self.is_paper and hasattr(self, "scan")

    @property
    def awaits_signature(self) -> bool:
        """Closed, and its minutes are not signed yet."""
        return self.status == SittingStatus.CLOSED and not self.has_signed_minutes


class SittingEntry(LogEntry):
    """A sitting's own history."""

    cycle = SITTING_LIFE

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        triggers = log_rules(
            "sittingentry", _("The history of a sitting is never changed."), "PM-1+"
        )


@pghistory.track()
class Attendance(Confirmable):
    """A member at a sitting: present, excused, absent, or gone before the end."""

    names_others = {"member": "who was there; `recorded_by` writes it down"}

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="attendance")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("member")
    )
    is_chair = models.BooleanField(_("in the chair"), default=False)
    state = models.CharField(_("attendance"), max_length=8, choices=Presence)
    recorded_at = models.DateTimeField(_("recorded"), db_default=PolicyNow(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ["-is_chair", "id"]
        constraints = [
            models.UniqueConstraint(name="attendance_once", fields=["sitting", "member"]),
            models.UniqueConstraint(
                name="attendance_one_chair",
                fields=["sitting"],
                condition=Q(is_chair=True),
                violation_error_message=_("One member sits in the chair."),
            ),
        ]
        triggers = [
            Lock(rows=["$Sitting WHERE id = NEW.sitting_id FOR NO KEY UPDATE"]),
            Rule(
                # The chair's vote decides a tie.
                rule="attendance_chair_stays_once_voted",
                clause="PR-5",
                sentence=_("Who sits in the chair stays there once somebody has voted."),
                broken="""CASE TG_OP WHEN 'INSERT' THEN NEW.is_chair
                        ELSE NEW.is_chair IS DISTINCT FROM OLD.is_chair END
                    AND EXISTS (SELECT 1 FROM $Vote v JOIN $AgendaItem i ON i.id = v.item_id
                        WHERE i.sitting_id = NEW.sitting_id)""",
            ),
            Rule(
                rule="attendance_in_a_living_sitting",
                clause="PR-5",
                database_only=True,
                sentence=_("Attendance is recorded until the sitting closes."),
                broken="""(TG_OP = 'INSERT' OR (NEW.state, NEW.is_chair, NEW.recorded_by_id)
                        IS DISTINCT FROM (OLD.state, OLD.is_chair, OLD.recorded_by_id))
                    AND NOT EXISTS (SELECT 1 FROM $Sitting s
                    WHERE s.id = NEW.sitting_id AND s.status IN $LIVING_SITTING)""",
            ),
            *confirmation_rules("attendance", sitting="NEW.sitting_id"),
            Rule(
                rule="attendance_confirmed_of_who_was_there",
                clause="PR-5+",
                sentence=_("Who confirmed that they were there may leave before the end, no more."),
                broken="NEW.confirmed_how <> '' AND NEW.state IN $AWAY",
            ),
            Rule(
                rule="attendance_of_a_member",
                clause="PR-5",
                database_only=True,
                sentence=_("Only members of the committee sit in it."),
                broken="""TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM $accounts.User_groups ug
                    JOIN $auth.Group g ON g.id = ug.group_id WHERE ug.user_id = NEW.member_id
                    AND g.name IN ($accounts.Role.MEMBER, $accounts.Role.CHAIR))""",
            ),
            Unchanging(
                rule="attendance_keeps_its_member",
                columns=["sitting", "member"],
                clause="PR-5",
                sentence=_("The attendance of one member is not given to another."),
            ),
            Rule(
                rule="attendance_voter_was_there",
                clause="PR-5",
                sentence=_("Who has voted was present; they may leave before the end."),
                broken="""TG_OP = 'UPDATE' AND NEW.state IN $AWAY AND EXISTS (
                    SELECT 1 FROM $Vote v JOIN $AgendaItem i ON i.id = v.item_id
                    WHERE i.sitting_id = NEW.sitting_id AND v.member_id = NEW.member_id)""",
            ),
        ]

    @property
    def in_words(self) -> str:
        """What the record says of the member, in a word of their gender."""
        return str(Presence(self.state).label_for(self.member.gender))
