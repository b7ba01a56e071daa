"""What was said between the association and people."""

import datetime
from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from sanad.accounts.models import Branch
from sanad.accounts.rules import BY_THE_OWNER, holds_role, not_by_the_auditor
from sanad.audit.destroying import went_when_due
from sanad.audit.numbers import Numbered
from sanad.contact.enums import (
    ABOUT_A_COLLEAGUE,
    ASKED,
    DETAIL,
    LIFE,
    OF_THEMSELVES,
    OVER_THE_DESK,
    TIMED,
    Channel,
    ContactOutcome,
    ContactStatus,
    Direction,
    Subject,
)
from sanad.contact.models.woman import CALLED_BY_A_WOMAN
from sanad.contact.querysets import ContactQuerySet, with_the_board
from sanad.lib.actor import WHO
from sanad.lib.checked import Checked
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, CleanTextField, MobileField
from sanad.lib.triggers import BEHIND, LifeCycleRule, Rule, Stamp, Unchanging
from sanad.paper.models import Sheet, of_kind
from sanad.policy.rules import in_force
from sanad.workflow.models import LogEntry, log_rules

# The kinds of sheets that a contact is written on.
SHEETS = "($paper.Kind.CONTACT, $paper.Kind.VISIT)"


# Who says later which colleague is meant: the manager, or the board where one is meant.
_READS = " OR ".join(holds_role(WHO, f"$accounts.Role.{role}") for role in ("MANAGER", "BOARD"))


_NAME = "'{about_staff_id,is_about_manager}'::text[]"


def _with_detail() -> Q:
    """Each channel with the detail that makes it real, as one condition."""
    condition = Q()
    for channel, column in DETAIL.items():
        empty = Q(ticket__isnull=True) if column == "ticket" else Q(**{column: ""})
        condition &= ~Q(channel=channel) | ~empty
    return condition


def spoken_with_today(person: str) -> str:
    """SQL: who acts has spoken with the person today, by telephone or face to face."""
    return f"""EXISTS (SELECT 1 FROM $contact.Contact c WHERE c.person_id = {person}
        AND c.handled_by_id = {WHO} AND c.day = public.policy_today()
        AND c.status = $contact.ContactStatus.CLOSED AND c.channel IN $contact.TIMED
        AND c.outcome NOT IN $contact.NOT_SPOKEN)"""


@pghistory.track()
class Contact(Checked):
    """One contact through one of the eight channels (CH-1 … CH-8).

    Its times are set by the database: arrival at birth, start when the person is received, end
    when it is closed. Nothing limits how long it lasts (PR-1).
    """

    names_others = {"about_staff": "whom the complaint is about"}

    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    direction = models.CharField(
        _("direction"), max_length=3, choices=Direction, default=Direction.IN
    )
    status = models.CharField(
        _("status"), max_length=8, choices=ContactStatus, default=ContactStatus.OPEN
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("beneficiary"),
    )
    caller_name = CleanCharField(_("name of the caller"), max_length=120, blank=True)
    caller_mobile = MobileField(_("mobile of the caller"), null=True, blank=True)
    branch = models.ForeignKey(Branch, models.PROTECT, verbose_name=_("branch"))
    subject_kind = models.CharField(
        _("what it is about"), max_length=10, choices=Subject, default=Subject.INQUIRY
    )
    subject = CleanTextField(_("in their words"), max_length=1000)
    # Who is complained about: from here on they serve this person no more.
    about_staff = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("which colleague it is about"),
    )
    # In the words of who reports it through the portal, where no list of colleagues is shown.
    named = CleanCharField(
        _("whom they name"), max_length=120, blank=True, default="", db_default=""
    )
    # The board reads it in the manager's place; a named manager makes it so by the database.
    is_about_manager = models.BooleanField(
        _("it is about a manager"), default=False, db_default=False
    )

    # What makes each channel real (`enums.DETAIL`).
    ticket = models.PositiveSmallIntegerField(_("ticket"), null=True, blank=True, editable=False)
    number = models.CharField(_("number of the letter"), max_length=20, blank=True, editable=False)
    link = models.URLField(_("link of the post"), max_length=300, blank=True)
    place = CleanCharField(_("place"), max_length=120, blank=True)
    skill = CleanCharField(_("what they offer"), max_length=160, blank=True)

    # The numbered sheet on which it was written, and entered from afterwards.
    sheet = models.OneToOneField(
        Sheet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contact",
        editable=False,
        verbose_name=_("sheet of paper"),
    )
    day = models.DateField(_("day"), db_default=PolicyToday(), editable=False)
    arrived_at = models.DateTimeField(_("arrived"), db_default=PolicyNow(), editable=False)
    started_at = models.DateTimeField(_("started"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=12, choices=ContactOutcome, blank=True)
    # When they come again, or are visited: of an appointment alone, the hour where one was agreed.
    appointment_on = models.DateField(_("day of the appointment"), null=True, blank=True)
    appointment_at = models.TimeField(_("hour of the appointment"), null=True, blank=True)
    result = CleanTextField(_("what was done"), max_length=1000, blank=True)
    # What they read of it, where they asked through the portal.
    answer = CleanTextField(_("our answer"), max_length=2000, blank=True, default="", db_default="")
    # The last day of the answer, set by the database; none where the person stands before us.
    answer_due_on = models.DateField(_("to be answered by"), null=True, blank=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("handled by"),
    )
    # Nobody: somebody who gives no name reports through the portal that favours were asked of them.
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logged by"),
    )
    # Where a woman calls: how they said yes to this man.
    man_agreed = CleanTextField(
        _("their yes to a man"), max_length=300, blank=True, default="", db_default=""
    )
    # When the words went, because their term was over (`sanad.audit.destroying`).
    destroyed_on = models.DateField(_("words destroyed"), null=True, blank=True, editable=False)
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["-id"]
        indexes = [
            models.Index(name="contact_of_the_day", fields=["branch", "day", "id"]),
            models.Index(
                name="contact_not_closed",
                fields=["branch", "status"],
                condition=~Q(status=ContactStatus.CLOSED),
            ),
            models.Index(
                name="contact_under_way",
                fields=["handled_by", "status", "id"],
                condition=~Q(status=ContactStatus.CLOSED),
            ),
            models.Index(
                name="contact_appointment",
                fields=["branch", "appointment_on"],
                condition=Q(appointment_on__isnull=False),
            ),
            models.Index(
                name="contact_to_destroy", fields=["day"], condition=Q(destroyed_on__isnull=True)
            ),
            models.Index(
                name="contact_visited",
                fields=["ended_at"],
                # What people are asked to rate (`surveys.invitations`).
                condition=Q(channel=Channel.VISIT, status=ContactStatus.CLOSED),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="contact_one_ticket",
                fields=["branch", "day", "ticket"],
                condition=Q(ticket__isnull=False),
            ),
            models.UniqueConstraint(
                name="contact_one_number", fields=["number"], condition=~Q(number="")
            ),
            models.CheckConstraint(
                name="contact_of_somebody",
                condition=Q(person__isnull=False)
                | ~Q(caller_name="")
                | Q(subject_kind=Subject.FAVOURS),
                violation_error_message=_("Choose the beneficiary, or write the caller's name."),
            ),
            models.CheckConstraint(
                name="contact_about_a_colleague",
                condition=Q(subject_kind__in=ABOUT_A_COLLEAGUE)
                | Q(about_staff__isnull=True, is_about_manager=False),
                violation_error_message=_("Only a complaint is about a colleague."),
            ),
            models.CheckConstraint(
                name="contact_by_nobody_through_the_website",
                condition=Q(created_by__isnull=False)
                | Q(channel=Channel.WEBSITE, direction=Direction.IN, person__isnull=True)
                & Q(subject_kind__in=[*ASKED, Subject.FAVOURS]),
                violation_error_message=_("Somebody logs the contact, by name."),
            ),
            models.CheckConstraint(
                name="contact_of_ones_own_data",
                condition=Q(person__isnull=False)
                | ~Q(channel=Channel.WEBSITE, subject_kind__in=OF_THEMSELVES),
                violation_error_message=_("Whoever asks for their data, or for help, has a file."),
            ),
            models.CheckConstraint(
                name="contact_real_by_its_channel",
                condition=_with_detail(),
                violation_error_message=_("This channel lacks what makes it real."),
            ),
            models.CheckConstraint(
                name="contact_closed_with_an_outcome",
                condition=~Q(status=ContactStatus.CLOSED) | ~Q(outcome=""),
                violation_error_message=_("No contact is closed without an outcome."),
            ),
            models.CheckConstraint(
                name="contact_received_by_somebody",
                condition=Q(status=ContactStatus.WAITING) | Q(handled_by__isnull=False),
                violation_error_message=_("Somebody receives the person, by name."),
            ),
        ]
        triggers = [
            went_when_due("contact"),
            CALLED_BY_A_WOMAN,
            LifeCycleRule(
                cycle=LIFE,
                rule="contact_life",
                clause="PR-1",
                sentence=_("A contact begins, and ends once."),
            ),
            Unchanging(
                rule="contact_keeps_its_origin",
                columns=[
                    *("channel", "direction", "person", "branch", "ticket", "number"),
                    *("key", "subject_kind", "about_staff", "is_about_manager"),
                ],
                from_birth=["created_by", "named", "man_agreed"],
                clause="CH-1",
                sentence=_("Who came, how and where, does not change afterwards."),
            ),
            Rule(
                # Afterwards they may be named by who answers for it.
                rule="contact_not_logged_by_its_cause",
                clause="PM-1+",
                operation=pgtrigger.Insert,
                sentence=_("Somebody else writes down what is about you."),
                broken="NEW.about_staff_id = NEW.created_by_id",
            ),
            Rule(
                # What a name is only known of afterwards: the reader says which colleague it is.
                rule="contact_about_whom_is_reported",
                clause="PM-1+",
                operation=pgtrigger.Update,
                sentence=_("Whom a complaint means is said by who answers for it, and once."),
                broken=f"""NEW.about_staff_id IS DISTINCT FROM OLD.about_staff_id
                    AND NOT {BY_THE_OWNER}
                    AND (NEW.about_staff_id = {WHO} OR NOT ({_READS}))""",
            ),
            not_by_the_auditor("contact", "NEW.created_by_id"),
            Rule(
                # Who calls is nobody's file until two facts of it were said, or they are called
                # back. What was written without network was a call of another day.
                rule="contact_caller_is_known",
                order=BEHIND,
                clause="CH-2+",
                sentence=_("Who calls is known by two facts of the file before it is named here."),
                broken="""NEW.person_id IS NOT NULL AND NEW.sheet_id IS NULL
                    AND NEW.channel = $Channel.PHONE AND NEW.direction = $Direction.IN
                    AND (TG_OP = 'INSERT' OR OLD.person_id IS NULL)
                    AND NOT EXISTS (SELECT 1 FROM $CallerCheck k
                        WHERE k.contact_id = NEW.id AND k.person_id = NEW.person_id
                        AND k.is_first_right AND k.is_second_right)""",
            ),
            Rule(
                rule="contact_on_its_own_sheet",
                clause="CH-8+",
                sentence=_("What is entered from paper has a sheet of its own kind, and one only."),
                broken=f"""(TG_OP = 'UPDATE' AND NEW.sheet_id IS DISTINCT FROM OLD.sheet_id)
                    OR (NEW.sheet_id IS NOT NULL AND NOT {of_kind(SHEETS)})""",
            ),
            Rule(
                # But for the name of whom it means, which may be known afterwards.
                rule="contact_ended_is_not_rewritten",
                database_only=True,
                broken=f"""TG_OP = 'UPDATE' AND OLD.status = $ContactStatus.CLOSED AND (
                    NEW.about_staff_id IS NOT DISTINCT FROM OLD.about_staff_id
                    OR (to_jsonb(NEW) - {_NAME}) <> (to_jsonb(OLD) - {_NAME}))""",
                clause="PR-1+",
                sentence=_("A contact that has ended is not rewritten; log another one."),
            ),
            Rule(
                # Whoever asks through the portal is given a number, and under it an answer.
                rule="contact_asked_is_answered",
                broken="""NEW.status = $ContactStatus.CLOSED AND NEW.answer = ''
                    AND NEW.channel = $Channel.WEBSITE AND NEW.number <> ''""",
                clause="CH-7+",
                sentence=_("Who asks through the portal reads an answer there."),
            ),
            Rule(
                rule="contact_referred_with_a_question",
                broken="""NEW.status = $ContactStatus.CLOSED
                    AND NEW.outcome = $ContactOutcome.REFERRED
                    AND NOT EXISTS (SELECT 1 FROM $Referral r WHERE r.contact_id = NEW.id)""",
                clause="PR-3",
                sentence=_("Who is referred has a question that the researcher answers."),
            ),
            Rule(
                rule="contact_appointment_has_its_day",
                broken="""(NEW.status = $ContactStatus.CLOSED
                        AND NEW.outcome = $ContactOutcome.APPOINTMENT)
                        IS DISTINCT FROM (NEW.appointment_on IS NOT NULL)
                    OR (NEW.appointment_at IS NOT NULL AND NEW.appointment_on IS NULL)
                    OR NEW.appointment_on < COALESCE((SELECT h.written_on FROM $paper.Sheet h
                        WHERE h.id = NEW.sheet_id), NEW.day)""",
                clause="PR-1+",
                sentence=_("An appointment has its day, and not one that lies before the contact."),
            ),
            Stamp(
                # Who leads does not read what is said of themselves.
                rule="contact_about_a_manager",
                clause="MC-5+",
                sets="""NEW.is_about_manager := NEW.is_about_manager OR (TG_OP = 'INSERT'
                    OR NEW.about_staff_id IS DISTINCT FROM OLD.about_staff_id) AND EXISTS (
                    SELECT 1 FROM $accounts.User_groups ug
                    JOIN $auth.Group g ON g.id = ug.group_id
                    WHERE ug.user_id = NEW.about_staff_id AND g.name = $accounts.Role.MANAGER);""",
            ),
            Stamp(
                rule="contact_no_number_chosen",
                clause="CH-1",
                order=85,
                operation=pgtrigger.Insert,
                sets="NEW.number := ''; NEW.ticket := NULL;",
            ),
            Numbered(
                rule="contact_ticket",
                clause="PR-1",
                series="ticket",
                column="ticket",
                of="NEW.branch_id || '-' || to_char(public.policy_today(), 'YYYYMMDD')",
                only="NEW.channel = $Channel.VISIT",
            ),
            *(
                Numbered(
                    rule=f"contact_number_of_letters_{way}",
                    clause="CH-4",
                    series=f"letter-{way}",
                    mark=way.upper(),
                    only=f"NEW.channel = $Channel.LETTER AND NEW.direction = $Direction.{way.name}",
                )
                for way in Direction
            ),
            Numbered(
                rule="contact_number_of_what_is_asked",
                clause="CH-7+",
                series="website",
                mark="W",
                only="""NEW.channel = $Channel.WEBSITE AND NEW.subject_kind IN $ASKED
                    AND NEW.status = $ContactStatus.WAITING""",
            ),
            Stamp(
                rule="contact_term",
                clause="PR-3+",
                sets=f"""NEW.answer_due_on := CASE WHEN TG_OP = 'UPDATE' THEN OLD.answer_due_on
                    WHEN NEW.subject_kind IN $OF_THEIR_DATA THEN public.policy_today()
                        + {in_force("data_request_days")}::int
                    WHEN NEW.channel NOT IN $TIMED THEN public.policy_today()
                        + {in_force("answer_days")}::int END;""",
            ),
            Stamp(
                rule="contact_times",
                clause="PR-1",
                sets="""IF TG_OP = 'INSERT' THEN
                        NEW.day := public.policy_today();
                        NEW.arrived_at := public.policy_now();
                        NEW.started_at := CASE WHEN NEW.status = $ContactStatus.OPEN
                            THEN public.policy_now() END;
                        NEW.ended_at := NULL;
                    ELSE
                        NEW.day := OLD.day; NEW.arrived_at := OLD.arrived_at;
                        NEW.started_at := OLD.started_at; NEW.ended_at := OLD.ended_at;
                        IF NEW.status = $ContactStatus.OPEN
                            AND OLD.status = $ContactStatus.WAITING THEN
                            NEW.started_at := public.policy_now();
                        END IF;
                        IF NEW.status = $ContactStatus.CLOSED
                            AND OLD.status <> $ContactStatus.CLOSED THEN
                            NEW.ended_at := public.policy_now();
                        END IF;
                    END IF;""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} · {self.who}"

    def clean(self) -> None:
        """As `contact_not_logged_by_its_cause`, which a name that is given later does not ask."""
        super().clean()
        if self._state.adding and self.about_staff_id and self.about_staff == self.created_by:
            raise ValidationError(
                {"about_staff": _("Somebody else writes down what is about you.")}
            )

    def get_absolute_url(self) -> str:
        return reverse("contact:show", args=[self.pk])

    @property
    def who(self) -> str:
        """The person's name, or the caller's as it was given, if they gave one."""
        if self.person_id:
            return str(self.person)
        return self.caller_name or str(_("Somebody who gave no name"))

    @property
    def is_own_report(self) -> bool:
        """Reported through the portal by whom it happened to, named or not: no desk handles it."""
        if self.subject_kind not in OVER_THE_DESK or self.channel != Channel.WEBSITE:
            return False
        return self.created_by is None or not self.created_by.is_staff

    @property
    def is_asked(self) -> bool:
        """Asked through the portal, under a number, where it is answered too."""
        return self.channel == Channel.WEBSITE and bool(self.number)

    @property
    def real_day(self) -> datetime.date:
        """The day on which it took place: of one on paper, as it is written there."""
        return (self.sheet.written_on if self.sheet else None) or self.day

    @property
    def chip(self) -> tuple[str, str]:
        """Words and picture of its status: what came through the portal waits for no turn."""
        words, picture = LIFE.chip(self)
        if self.status == ContactStatus.WAITING and self.is_asked:
            words = str(_("Waits for an answer"))
        if self.status == ContactStatus.WAITING and self.is_own_report:
            is_theirs = self.is_about_manager or self._went_to_the_board()
            words = str(_("Waits for the board") if is_theirs else _("Waits for the manager"))
        return words, picture

    def _went_to_the_board(self) -> bool:
        if not hasattr(self, "went_to_the_board"):
            self.went_to_the_board = with_the_board(Contact).filter(about_id=self.pk).exists()
        return self.went_to_the_board

    @property
    def icon(self) -> str:
        """The name of the channel's picture."""
        return f"channel-{self.channel}"

    @property
    def detail(self) -> Any:
        """What makes the channel real: ticket, number, link, place or skill; "" for the rest."""
        return getattr(self, DETAIL[self.channel]) if self.channel in DETAIL else ""

    @property
    def is_timed(self) -> bool:
        """Whether both sides speak for as long as it lasts: it runs until it is closed."""
        return self.channel in TIMED

    @property
    def is_answered_by_a_day(self) -> bool:
        """Not ended, and in writing: a day of answer counts, also before somebody takes it up."""
        if self.is_timed or self.status == ContactStatus.CLOSED:
            return False
        return self.is_running or self.is_asked

    @property
    def is_incoming_call(self) -> bool:
        """Whether somebody called us: callers are checked (CH-2+)."""
        return self.channel == Channel.PHONE and self.direction == Direction.IN

    @property
    def is_running(self) -> bool:
        """Received, and not ended."""
        return self.status == ContactStatus.OPEN

    def seconds(self, now: datetime.datetime) -> int:
        """How long it lasts, until its end or until `now`; how long they wait before the start."""
        start = self.started_at or self.arrived_at
        return max(int(((self.ended_at or now) - start).total_seconds()), 0)


class ContactEntry(LogEntry):
    """The contact's own history."""

    cycle = LIFE
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        db_table = "contact_entry"  # the name that the model had
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        triggers = log_rules(
            "contactentry",
            _("The history of a contact is never changed."),
            "PM-1+",
            person="(SELECT c.person_id FROM $Contact c WHERE c.id = NEW.contact_id)",
        )
