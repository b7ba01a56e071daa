"""The requests that come before a sitting, one by one."""

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from requests_app.committee.enums import ITEM_LIFE, ItemStatus
from requests_app.committee.models.sitting import HOLD_SITTING, Sitting
from requests_app.committee.models.study import CommitteeQuerySet
from requests_app.intake.models.support_request import HOLD_REQUEST, SupportRequest
from sanad.accounts.perms import Anybody, without_kept_off
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.links import link_to
from sanad.lib.triggers import LifeCycleRule, Lock, Rule, Unchanging
from sanad.workflow.models import LogEntry, log_rules


class AgendaItemQuerySet(CommitteeQuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """As the committee's; none of somebody whom the user is kept off."""
        return without_kept_off(super().visible_to(user), user, "support_request__person")

    def listed(self) -> Self:
        """Neither decided nor deferred nor taken off."""
        return self.filter(status=ItemStatus.LISTED)

    def for_agenda(self) -> Self:
        """Loaded with decision, person and programme, for the agenda of a sitting in hand."""
        return self.select_related(
            "decision",
            "support_request__person",
            "support_request__programme",
        )


@pghistory.track()
class AgendaItem(models.Model):
    """One request before one sitting; deferring it changes nothing in the request."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="items")
    support_request = models.ForeignKey(
        SupportRequest,
        models.PROTECT,
        related_name="agenda_items",
        verbose_name=_("support request"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    status = models.CharField(
        _("status"), max_length=8, choices=ItemStatus, default=ItemStatus.LISTED
    )
    # Why it was deferred, sent back or taken off.
    reason = CleanTextField(_("reason"), max_length=600, blank=True)
    added_at = models.DateTimeField(_("added"), db_default=PolicyNow(), editable=False)

    objects = AgendaItemQuerySet.as_manager()
    # Putting off and taking off is work on the sitting, which one person closes for all of them.
    whose = ""

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["sitting", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                name="agendaitem_one_active",
                fields=["support_request"],
                condition=Q(status=ItemStatus.LISTED),
                violation_error_message=_("The request is on an agenda already."),
            ),
            models.CheckConstraint(
                name="agendaitem_left_with_a_reason",
                condition=Q(status__in=[ItemStatus.LISTED, ItemStatus.DECIDED]) | ~Q(reason=""),
                violation_error_message=_("An item is deferred or taken off with a reason."),
            ),
        ]
        triggers = [
            LifeCycleRule(
                cycle=ITEM_LIFE,
                rule="agendaitem_life",
                clause="PR-5",
                sentence=_("An item is decided, deferred or taken off, once."),
            ),
            Unchanging(
                rule="agendaitem_keeps_its_case",
                columns=["sitting", "support_request"],
                clause="PR-5",
                sentence=_("An item stays with its sitting and its request."),
            ),
            Lock(rows=[HOLD_SITTING, HOLD_REQUEST]),
            Rule(
                rule="agendaitem_in_a_living_sitting",
                clause="PR-5",
                database_only=True,
                sentence=_("The agenda stands once the sitting is closed."),
                broken="""NOT EXISTS (SELECT 1 FROM $Sitting s
                    WHERE s.id = NEW.sitting_id AND s.status IN $LIVING_SITTING)""",
            ),
            Rule(
                rule="agendaitem_of_a_raised_request",
                clause="PR-5",
                sentence=_("Only requests raised to the committee come on its agenda."),
                broken="""TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM $SupportRequest r
                    WHERE r.id = NEW.support_request_id AND r.status = $RequestStatus.RAISED)""",
            ),
            Rule(
                rule="agendaitem_decided_by_decision",
                clause="PR-5",
                database_only=True,
                sentence=_("An item is decided by its decision."),
                broken="""NEW.status = $ItemStatus.DECIDED AND NOT EXISTS (
                    SELECT 1 FROM $Decision d WHERE d.item_id = NEW.id)""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} · {self.support_request}"

    def get_absolute_url(self) -> str:
        return link_to("committee:item", self.sitting_id, self.pk)


def off_agenda(support_requests: Any) -> Any:
    """Of these requests those raised and on no agenda: what can be put before a sitting."""
    listed = AgendaItem.objects.listed().filter(support_request=OuterRef("pk"))
    return support_requests.awaiting_decision().filter(~Exists(listed))


class ItemEntry(LogEntry):
    """The history of one item within its sitting."""

    cycle = ITEM_LIFE

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        triggers = log_rules("itementry", _("The history of an item is never changed."), "PM-1+")
