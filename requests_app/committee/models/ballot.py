"""Who votes on an item, who stands aside, and how they voted."""

from typing import Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import is_related
from requests_app.committee.enums import Choice
from requests_app.committee.models.agenda import AgendaItem
from requests_app.committee.models.confirmation import (
    CONFIRMING,
    SITTING_OF_THE_ITEM,
    Confirmable,
    confirmation_rules,
)
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Effect, Lock, Rule, Stamp, Unchanging, written_once

HOLD_SITTING_OF_ITEM = """$Sitting WHERE id = (
    SELECT i.sitting_id FROM $AgendaItem i WHERE i.id = NEW.item_id) FOR SHARE"""

# The vote is given, or given anew: not only confirmed.
CASTING = """(TG_OP = 'INSERT' OR (NEW.choice, NEW.by_id)
    IS DISTINCT FROM (OLD.choice, OLD.by_id))"""

# The members who may vote on the item NEW.item_id: present, not recused, not related, and (unless
# the charter lets them) not the author of a study of the request.
VOTERS = f"""(SELECT a.member_id, a.is_chair FROM $Attendance a
    JOIN $AgendaItem i ON i.sitting_id = a.sitting_id
    JOIN $Sitting s ON s.id = i.sitting_id
    JOIN $policy.PolicyVersion v ON v.id = s.policy_version_id
    JOIN $SupportRequest r ON r.id = i.support_request_id
    WHERE i.id = NEW.item_id AND a.state = $Presence.PRESENT
    AND NOT EXISTS (SELECT 1 FROM $Recusal x
        WHERE x.item_id = i.id AND x.member_id = a.member_id)
    AND NOT {is_related("a.member_id", "r.person_id", "r.household_id")}
    AND (v.study_author_votes OR NOT EXISTS (SELECT 1 FROM $Study t
        WHERE t.support_request_id = r.id AND t.researcher_id = a.member_id
        AND t.status = $StudyStatus.SUBMITTED)))"""

# A vote `v` that its member stands by, and one whose member did not stand aside since.
CONFIRMED_VOTE = """(v.confirmed_how <> ''
    AND NOT EXISTS (SELECT 1 FROM $Contest k WHERE k.vote_id = v.id))"""
NOT_ASIDE = """NOT EXISTS (SELECT 1 FROM $Recusal y
    WHERE y.item_id = v.item_id AND y.member_id = v.member_id)"""


class Recusal(models.Model):
    """A member who takes no part in an item, with the reason; relatives automatically."""

    site_may = INSERT_ONLY
    names_others = {"member": "who stands aside; `by` writes it down"}

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="recusals")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("member")
    )
    reason = CleanCharField(_("reason"), max_length=200)
    is_automatic = models.BooleanField(default=False)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="recusal_once", fields=["item", "member"]),
            models.CheckConstraint(
                name="recusal_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message=_("A recusal has its reason."),
            ),
        ]
        triggers = [
            *written_once("recusal", _("A recusal stands."), "PR-5+"),
            Lock(rows=[HOLD_SITTING_OF_ITEM], operation=pgtrigger.Insert),
            Rule(
                rule="recusal_in_a_living_sitting",
                database_only=True,
                operation=pgtrigger.Insert,
                clause="PR-5+",
                sentence=_("Members recuse themselves before the item is done."),
                broken="""NOT EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    WHERE i.id = NEW.item_id AND i.status = $ItemStatus.LISTED
                    AND s.status IN $LIVING_SITTING)""",
            ),
            Rule(
                rule="recusal_before_the_vote",
                operation=pgtrigger.Insert,
                clause="PR-5+",
                sentence=_("Who has voted on an item cannot take the vote back."),
                broken="""EXISTS (SELECT 1 FROM $Vote v
                    WHERE v.item_id = NEW.item_id AND v.member_id = NEW.member_id
                    AND v.confirmed_how <> '')""",
            ),
        ]


class VoteQuerySet(models.QuerySet):
    def for_reading(self) -> Self:
        """With what they are about and whether they are contested, in the order of the agenda."""
        return self.select_related("contest", "item__sitting", "item__support_request").order_by(
            "item__position", "item_id"
        )


@pghistory.track()
class Vote(Confirmable):
    """One vote of one member on one item; cast anew until the member confirmed it."""

    names_others = {"member": "who votes; `by` writes it down"}

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("member")
    )
    choice = models.CharField(_("vote"), max_length=7, choices=Choice)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    # The member, or the secretary who writes down what the member said.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="vote_once",
                fields=["item", "member"],
                violation_error_message=_("Each member votes once on an item."),
            )
        ]
        triggers = [
            Unchanging(
                rule="vote_keeps_its_member",
                columns=["item", "member"],
                clause="PR-5",
                sentence=_("The vote of one member is not given to another."),
            ),
            Rule(
                rule="vote_stands_once_confirmed",
                clause="PR-5",
                sentence=_("A vote that its member confirmed stands."),
                operation=pgtrigger.Update,
                broken=f"OLD.confirmed_how <> '' AND {CASTING}",
            ),
            Rule(
                rule="vote_is_kept",
                clause="PR-5",
                database_only=True,
                sentence=_("A vote is never deleted."),
                operation=pgtrigger.Delete,
                broken="TRUE",
            ),
            *confirmation_rules(
                "vote",
                sitting=SITTING_OF_THE_ITEM,
                covered="c.covers ->> NEW.id::text = NEW.choice",
            ),
            Stamp(
                rule="vote_moment",
                clause="PR-5",
                sets=f"NEW.at := CASE WHEN {CASTING} THEN public.policy_now() ELSE OLD.at END;",
            ),
            Effect(
                rule="vote_confirms_attendance",
                clause="PR-5+",
                does=f"""IF {CONFIRMING} THEN
                    UPDATE $Attendance
                    SET confirmed_how = NEW.confirmed_how, code_id = NEW.code_id
                    WHERE sitting_id = {SITTING_OF_THE_ITEM} AND member_id = NEW.member_id
                    AND confirmed_how = '';
                END IF;""",
            ),
            Lock(
                rows=[
                    HOLD_SITTING_OF_ITEM,
                    """$SupportRequest WHERE id = (SELECT i.support_request_id FROM $AgendaItem i
                        WHERE i.id = NEW.item_id) FOR SHARE""",
                ],
            ),
            Rule(
                rule="vote_in_an_open_sitting",
                clause="PR-5",
                sentence=_("Members vote while the sitting is open, on items not yet decided."),
                broken=f"""{CASTING} AND NOT EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    WHERE i.id = NEW.item_id AND i.status = $ItemStatus.LISTED
                    AND s.status = $SittingStatus.OPEN)""",
            ),
            Rule(
                rule="vote_not_before_the_floor",
                clause="PR-5",
                sentence=_("Nobody votes on a request before its earliest reply day."),
                broken=f"""{CASTING} AND NOT EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    JOIN $SupportRequest r ON r.id = i.support_request_id
                    WHERE i.id = NEW.item_id AND r.status = $RequestStatus.RAISED AND r.floor_on <=
                    CASE WHEN s.is_paper THEN s.held_on ELSE public.policy_today() END)""",
            ),
            Rule(
                rule="vote_by_a_present_member",
                clause="PR-5",
                sentence=_("Only members who are present vote."),
                broken=f"""{CASTING} AND NOT EXISTS (SELECT 1 FROM $Attendance a
                    JOIN $AgendaItem i ON i.sitting_id = a.sitting_id
                    WHERE i.id = NEW.item_id AND a.member_id = NEW.member_id
                    AND a.state = $Presence.PRESENT)""",
            ),
            Rule(
                rule="vote_not_by_a_recused_member",
                clause="PR-5+",
                sentence=_("A recused member, or a relative, does not vote on the item."),
                broken=f"""EXISTS (SELECT 1 FROM $Recusal x
                    WHERE x.item_id = NEW.item_id AND x.member_id = NEW.member_id)
                    OR EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $SupportRequest r ON r.id = i.support_request_id WHERE i.id = NEW.item_id
                    AND {is_related("NEW.member_id", "r.person_id", "r.household_id")})""",
            ),
            Rule(
                rule="vote_not_by_the_author",
                clause="PR-5+",
                sentence=_("The author of the study does not vote on it."),
                broken=f"""{CASTING} AND EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    JOIN $policy.PolicyVersion v ON v.id = s.policy_version_id
                    JOIN $Study t ON t.support_request_id = i.support_request_id
                    WHERE i.id = NEW.item_id AND t.researcher_id = NEW.member_id
                    AND t.status = $StudyStatus.SUBMITTED AND NOT v.study_author_votes)""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} · {self.get_choice_display()}"

    @property
    def in_words(self) -> str:
        """The item and the choice, for a list of one's own votes."""
        return _("Item %(position)s, request %(number)s: %(choice)s") % {
            "position": self.item.position,
            "number": self.item.support_request.number,
            "choice": self.get_choice_display(),
        }

    @property
    def is_contested(self) -> bool:
        """The member said that it is not theirs."""
        return hasattr(self, "contest")

    @property
    def stands(self) -> bool:
        """The member stands by it, so it counts (PR-5+)."""
        return self.is_confirmed and not self.is_contested
