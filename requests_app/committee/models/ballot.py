"""Who votes on an item, who stands aside, and how they voted."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import is_related
from requests_app.committee.enums import Choice
from requests_app.committee.models.agenda import AgendaItem
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Lock, Rule, written_once

HOLD_SITTING_OF_ITEM = """$Sitting WHERE id = (
    SELECT i.sitting_id FROM $AgendaItem i WHERE i.id = NEW.item_id) FOR SHARE"""

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


class Recusal(models.Model):
    """A member who takes no part in an item, with the reason; relatives automatically."""

    site_may = INSERT_ONLY

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
                    WHERE v.item_id = NEW.item_id AND v.member_id = NEW.member_id)""",
            ),
        ]


class Vote(models.Model):
    """One vote of one member on one item, cast once."""

    site_may = INSERT_ONLY

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("member")
    )
    choice = models.CharField(_("vote"), max_length=7, choices=Choice)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    # The member, or the secretary who writes down what the member said.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

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
            *written_once("vote", _("A vote once cast stands."), "PR-5"),
            Lock(
                rows=[
                    HOLD_SITTING_OF_ITEM,
                    """$SupportRequest WHERE id = (SELECT i.support_request_id FROM $AgendaItem i
                        WHERE i.id = NEW.item_id) FOR SHARE""",
                ],
                operation=pgtrigger.Insert,
            ),
            Rule(
                rule="vote_in_an_open_sitting",
                operation=pgtrigger.Insert,
                clause="PR-5",
                sentence=_("Members vote while the sitting is open, on items not yet decided."),
                broken="""NOT EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    WHERE i.id = NEW.item_id AND i.status = $ItemStatus.LISTED
                    AND s.status = $SittingStatus.OPEN)""",
            ),
            Rule(
                rule="vote_not_before_the_floor",
                operation=pgtrigger.Insert,
                clause="PR-5",
                sentence=_("Nobody votes on a request before its earliest reply day."),
                broken="""NOT EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    JOIN $SupportRequest r ON r.id = i.support_request_id
                    WHERE i.id = NEW.item_id AND r.status = $RequestStatus.RAISED AND r.floor_on <=
                    CASE WHEN s.is_paper THEN s.held_on ELSE public.policy_today() END)""",
            ),
            Rule(
                rule="vote_by_a_present_member",
                operation=pgtrigger.Insert,
                clause="PR-5",
                sentence=_("Only members who are present vote."),
                broken="""NOT EXISTS (SELECT 1 FROM $Attendance a
                    JOIN $AgendaItem i ON i.sitting_id = a.sitting_id
                    WHERE i.id = NEW.item_id AND a.member_id = NEW.member_id
                    AND a.state = $Presence.PRESENT)""",
            ),
            Rule(
                rule="vote_not_by_a_recused_member",
                operation=pgtrigger.Insert,
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
                operation=pgtrigger.Insert,
                clause="PR-5+",
                sentence=_("The author of the study does not vote on it."),
                broken="""EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    JOIN $policy.PolicyVersion v ON v.id = s.policy_version_id
                    JOIN $Study t ON t.support_request_id = i.support_request_id
                    WHERE i.id = NEW.item_id AND t.researcher_id = NEW.member_id
                    AND t.status = $StudyStatus.SUBMITTED AND NOT v.study_author_votes)""",
            ),
        ]
