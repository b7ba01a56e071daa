"""A member stands by what is written in their name: attendance and votes (PR-5+).

The secretary may write down what a member says, but it counts once the member confirmed it: by
their own sign-in, by a code to their own phone, or, for a sitting on paper, by the scan of its
signed minutes. Who says it is not right contests it.
"""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from requests_app.committee.enums import Confirmed
from sanad.lib import clock
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Lock, Rule, Stamp, Unchanging, written_once
from sanad.messaging.codes import PhoneCode

CLAUSE = "PR-5+"
CONFIRMING = "(NEW.confirmed_how <> '' AND (TG_OP = 'INSERT' OR OLD.confirmed_how = ''))"
SITTING_OF_THE_ITEM = "(SELECT i.sitting_id FROM $AgendaItem i WHERE i.id = NEW.item_id)"


class Confirmable(models.Model):
    """A row in a member's name: how, when and by whose hand it was confirmed, if it was.

    `confirmed_by` is whoever was signed in: the member, or who typed the code or brought the scan.
    """

    names_others = {"confirmed_by": "the database writes who acts"}

    confirmed_how = models.CharField(
        _("confirmed"),
        max_length=8,
        choices=Confirmed,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    code = models.ForeignKey(
        "requests_app.VoteCode",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="%(class)ss",
    )

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        """Whether its member stands by it, in whichever way (PR-5+)."""
        return self.confirmed_how != ""


def confirmation_rules(name: str, *, sitting: str, covered: str = "TRUE") -> list[Any]:
    """What holds the confirmation of a `Confirmable` called `name`.

    `sitting`: SQL, the sitting of NEW; `covered`: that the code `c` is about NEW as it stands.
    """
    return [
        Rule(
            rule=f"{name}_confirmed_by_its_member",
            clause=CLAUSE,
            database_only=True,
            sentence=_("Each member confirms for themself what stands in their name."),
            broken=f"""{CONFIRMING} AND ({WHO} IS NULL OR NEW.confirmed_how = $Confirmed.BEFORE
                OR (NEW.confirmed_how = $Confirmed.SIGN_IN AND {WHO} <> NEW.member_id))""",
        ),
        Rule(
            rule=f"{name}_confirmed_by_their_code",
            clause=CLAUSE,
            database_only=True,
            sentence=_("A code confirms what it was sent for, once the member told it."),
            broken=f"""{CONFIRMING} AND NEW.confirmed_how = $Confirmed.CODE AND NOT EXISTS (
                SELECT 1 FROM $VoteCode c WHERE c.id = NEW.code_id
                AND c.member_id = NEW.member_id AND c.sitting_id = {sitting}
                AND c.confirmed_at IS NOT NULL AND {covered})""",
        ),
        Rule(
            rule=f"{name}_confirmed_by_signed_minutes",
            clause=CLAUSE,
            database_only=True,
            sentence=_("On paper it is confirmed by the scan of the signed minutes."),
            broken=f"""{CONFIRMING} AND NEW.confirmed_how = $Confirmed.MINUTES AND NOT EXISTS (
                SELECT 1 FROM $MinutesScan m WHERE m.sitting_id = {sitting})""",
        ),
        Rule(
            rule=f"{name}_stays_confirmed",
            clause=CLAUSE,
            database_only=True,
            sentence=_("What a member confirmed stays confirmed."),
            operation=pgtrigger.Update,
            broken="""OLD.confirmed_how <> '' AND (NEW.confirmed_how, NEW.code_id)
                IS DISTINCT FROM (OLD.confirmed_how, OLD.code_id)""",
        ),
        Stamp(
            rule=f"{name}_confirmed_moment",
            clause=CLAUSE,
            sets=f"""IF {CONFIRMING} THEN
                    NEW.confirmed_at := public.policy_now(); NEW.confirmed_by_id := {WHO};
                ELSIF TG_OP = 'INSERT' OR NEW.confirmed_how = '' THEN
                    NEW.confirmed_at := NULL; NEW.confirmed_by_id := NULL; NEW.code_id := NULL;
                ELSE
                    NEW.confirmed_at := OLD.confirmed_at;
                    NEW.confirmed_by_id := OLD.confirmed_by_id;
                END IF;""",
        ),
    ]


class VoteCode(PhoneCode):
    """Six digits sent to a member's own phone: they confirm the votes of one sitting as they stood
    when it was sent (`covers`: `{key of the vote: choice}`), and that the member was there.
    """

    names_others = {"member": "to whose phone it goes"}

    proves = "votes"

    sitting = models.ForeignKey("requests_app.Sitting", models.PROTECT, related_name="codes")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    covers = models.JSONField(default=dict)

    class Meta(PhoneCode.Meta):
        verbose_name = _("code of a vote")
        verbose_name_plural = _("codes of votes")
        triggers = [
            Lock(rows=["$accounts.User WHERE id = NEW.member_id FOR SHARE"]),
            Rule(
                rule="votecode_to_the_member",
                clause=CLAUSE,
                sentence=_("A code goes to the member's own number, and is told later."),
                operation=pgtrigger.Insert,
                broken="""NOT EXISTS (SELECT 1 FROM $accounts.User u
                    JOIN $Attendance a ON a.member_id = u.id AND a.sitting_id = NEW.sitting_id
                    WHERE u.id = NEW.member_id AND u.mobile = NEW.mobile
                    AND a.state IN $THERE)""",
            ),
            Rule(
                rule="votecode_in_time",
                clause=CLAUSE,
                sentence=_("This code is too old, or was tried too often: send a new one."),
                operation=pgtrigger.Update,
                broken="""NEW.tries_left > OLD.tries_left
                    OR (NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL
                    AND (OLD.tries_left = 0 OR OLD.expires_at < public.policy_now()))""",
            ),
            Unchanging(
                rule="votecode_stays_as_sent",
                columns=[
                    *("sitting", "member", "covers", "mobile", "hashed"),
                    *("made_at", "made_by", "expires_at", "confirmed_at"),
                ],
                clause=CLAUSE,
                sentence=_("A code that was sent is not rewritten."),
            ),
            Stamp(
                rule="votecode_moments",
                clause=CLAUSE,
                sets="""IF TG_OP = 'INSERT' THEN
                        NEW.made_at := public.policy_now(); NEW.confirmed_at := NULL;
                    ELSIF OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL THEN
                        NEW.confirmed_at := public.policy_now();
                    END IF;""",
            ),
        ]

    @property
    def is_good(self) -> bool:
        """Whether the digits are still taken: what they confirm is confirmed with them."""
        return self.tries_left > 0 and clock.now() <= self.expires_at and not self.confirmed_at


class MinutesScan(models.Model):
    """The scan of the signed minutes of a sitting on paper: every member signed there."""

    site_may = INSERT_ONLY

    sitting = models.OneToOneField(
        "requests_app.Sitting", models.PROTECT, related_name="scan", verbose_name=_("sitting")
    )
    # Where the encrypted scan lies (`beneficiaries.files`).
    file_name = models.CharField(max_length=64, editable=False)
    file_kind = models.CharField(max_length=10, editable=False)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("scan of signed minutes")
        verbose_name_plural = _("scans of signed minutes")
        constraints = [
            models.CheckConstraint(
                name="minutesscan_is_a_file",
                condition=~Q(file_name=""),
                violation_error_message=_("Add a photo of the signed minutes."),
            )
        ]
        triggers = [
            *written_once("minutesscan", _("The scan of signed minutes stands."), CLAUSE),
            Rule(
                rule="minutesscan_of_a_paper_sitting",
                clause=CLAUSE,
                sentence=_("Only a sitting that was held on paper has minutes on paper."),
                operation=pgtrigger.Insert,
                broken="""NOT EXISTS (SELECT 1 FROM $Sitting s
                    WHERE s.id = NEW.sitting_id AND s.is_paper)""",
            ),
        ]


class Contest(models.Model):
    """A member says that a vote, or with no vote their attendance, is not as they gave it."""

    site_may = INSERT_ONLY
    names_others = {"member": "compared by contest_by_the_member"}

    sitting = models.ForeignKey(
        "requests_app.Sitting", models.PROTECT, related_name="contests", verbose_name=_("sitting")
    )
    vote = models.OneToOneField(
        "requests_app.Vote",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contest",
        verbose_name=_("vote"),
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("member")
    )
    words = CleanTextField(_("what is not right"), max_length=600)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("contested vote or attendance")
        verbose_name_plural = _("contested votes and attendance")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="contest_attendance_once",
                fields=["sitting", "member"],
                condition=Q(vote__isnull=True),
                violation_error_message=_("You said so already."),
            ),
        ]
        triggers = [
            *written_once("contest", _("What a member said of their own vote stands."), CLAUSE),
            Lock(rows=["$Sitting WHERE id = NEW.sitting_id FOR SHARE"]),
            Rule(
                rule="contest_by_the_member",
                clause=CLAUSE,
                database_only=True,
                sentence=_("Only the member contests what stands in their name."),
                operation=pgtrigger.Insert,
                broken=f"""{WHO} IS DISTINCT FROM NEW.member_id
                    OR NOT EXISTS (SELECT 1 FROM $Attendance a
                        WHERE a.sitting_id = NEW.sitting_id AND a.member_id = NEW.member_id)
                    OR (NEW.vote_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM $Vote v
                        JOIN $AgendaItem i ON i.id = v.item_id
                        WHERE v.id = NEW.vote_id AND v.member_id = NEW.member_id
                        AND i.sitting_id = NEW.sitting_id))""",
            ),
            Rule(
                rule="contest_not_of_ones_own_word",
                clause=CLAUSE,
                sentence=_("You confirmed this yourself, signed in as yourself."),
                operation=pgtrigger.Insert,
                broken="""EXISTS (SELECT 1 FROM $Vote v WHERE v.id = NEW.vote_id
                        AND v.confirmed_how = $Confirmed.SIGN_IN)
                    OR (NEW.vote_id IS NULL AND EXISTS (SELECT 1 FROM $Attendance a
                        WHERE a.sitting_id = NEW.sitting_id AND a.member_id = NEW.member_id
                        AND a.confirmed_how = $Confirmed.SIGN_IN))""",
            ),
            Rule(
                rule="contest_in_time",
                clause=CLAUSE,
                sentence=_("The days to contest it are over."),
                operation=pgtrigger.Insert,
                broken="""EXISTS (SELECT 1 FROM $Sitting s
                    LEFT JOIN $policy.PolicyVersion v ON v.id = s.policy_version_id
                    WHERE s.id = NEW.sitting_id AND s.closed_at IS NOT NULL
                    AND (s.closed_at AT TIME ZONE 'Asia/Riyadh')::date + v.contest_days::int
                        < public.policy_today())""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} · {self.sitting}"
