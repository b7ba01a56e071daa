"""What the portal itself keeps: papers on their way here."""

from datetime import timedelta

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import DocumentType, Person
from requests_app.models import SupportRequest
from sanad.lib import clock
from sanad.lib.clock import PolicyNow
from sanad.lib.grants import FULL
from sanad.lib.triggers import Lock, Rule, Stamped, Unchanging
from sanad.portal.enums import HOURS_WAITING, MOST_BYTES


class SentPageQuerySet(models.QuerySet):
    def of(self, person, support_request, type):
        """The pages of one paper of one request, in the person's order."""
        return self.filter(person=person, support_request=support_request, type=type)

    def lasting(self):
        """Those that are not left alone for too long."""
        return self.filter(begun_at__gt=clock.now() - timedelta(hours=HOURS_WAITING))

    def left(self):
        """Those that nobody came back for."""
        return self.filter(begun_at__lte=PolicyNow() - timedelta(hours=HOURS_WAITING))

    def arriving(self):
        """Those of which more is to come."""
        return self.filter(kind="", refused="")


class SentPage(models.Model):
    """A page of a paper on its way from a phone: it arrives in pieces, is judged when it is whole,
    and waits for the others until the person says that those are all (PR-2).

    Nothing of the picture stands in the row. Its pieces, and then what was made of them, lie
    encrypted under `token` (`sanad.portal.sending`).
    """

    site_may = FULL  # what is noted, taken back or left alone is deleted

    token = models.CharField(max_length=40, unique=True, editable=False)
    # The phone's own name for it: announced twice, it is one page.
    announced_as = models.UUIDField(editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="+")
    type = models.ForeignKey(DocumentType, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(_("place"))
    # The page whose place it takes once it is whole: that one stays until then.
    instead_of = models.CharField(max_length=40, blank=True, editable=False)
    name = models.CharField(_("name"), max_length=120, blank=True)
    size = models.PositiveIntegerField(_("size"))
    received = models.PositiveIntegerField(_("received"), default=0)
    # SHA-256 of the whole file as the phone worked it out; "" where it could not.
    digest = models.CharField(max_length=64, blank=True)
    # What was made of it, JPEG or PDF; or why nothing was.
    kind = models.CharField(max_length=10, blank=True)
    refused = models.CharField(_("why it was not taken"), max_length=300, blank=True)
    turned = models.PositiveSmallIntegerField(_("quarter turns"), default=0)
    begun_at = models.DateTimeField(_("begun"), db_default=PolicyNow(), editable=False)

    objects = SentPageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page on its way")
        verbose_name_plural = _("pages on their way")
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(
                name="sentpage_announced_once",
                fields=["person", "support_request", "type", "announced_as"],
            ),
            models.CheckConstraint(
                name="sentpage_within_its_size",
                condition=models.Q(size__range=(1, MOST_BYTES), received__lte=models.F("size")),
                violation_error_message=_("More came than was announced."),
            ),
            models.CheckConstraint(
                name="sentpage_judged_when_whole",
                condition=models.Q(kind="", refused="")
                | models.Q(received=models.F("size"), refused="") & ~models.Q(kind="")
                | models.Q(received=models.F("size"), kind="") & ~models.Q(refused=""),
                violation_error_message=_("A page is judged when all of it has arrived."),
            ),
        ]
        triggers = [
            Stamped(rule="sentpage_moment", moment="begun_at", clause="PR-2"),
            Lock(
                rows=["$beneficiaries.Person WHERE id = NEW.person_id FOR NO KEY UPDATE"],
                operation=pgtrigger.Insert,
            ),
            Rule(
                rule="sentpage_of_ones_own_request",
                clause="PR-2",
                database_only=True,
                sentence=_("Papers are sent for one's own request."),
                broken="""NOT EXISTS (SELECT 1 FROM $requests_app.SupportRequest s
                    WHERE s.id = NEW.support_request_id AND s.person_id = NEW.person_id)""",
                operation=pgtrigger.Insert,
            ),
            Rule(
                rule="sentpage_only_on_a_basis",
                clause="PR-2+",
                database_only=True,
                sentence=_("A copy is kept only of papers that may be kept."),
                broken="""NOT EXISTS (SELECT 1 FROM $beneficiaries.DocumentType t
                    WHERE t.id = NEW.type_id AND t.may_keep_copy)""",
                operation=pgtrigger.Insert,
            ),
            Rule(
                rule="sentpage_within_what_may_wait",
                clause="PR-2+",
                sentence=_("So many papers cannot be on their way at once."),
                broken="""(SELECT count(*) >= $MOST_PAGES_WAITING
                    OR coalesce(sum(p.size), 0) + NEW.size > $MOST_BYTES_WAITING
                    FROM $SentPage p WHERE p.person_id = NEW.person_id)""",
                operation=pgtrigger.Insert,
            ),
            Unchanging(
                rule="sentpage_stays_what_it_is",
                clause="PR-2",
                sentence=_("A page on its way is nobody else's, and of no other paper."),
                columns=[
                    "token",
                    "announced_as",
                    "person",
                    "support_request",
                    "type",
                    "by",
                    "begun_at",
                ],
            ),
            Rule(
                rule="sentpage_only_grows",
                clause="PR-2",
                database_only=True,
                sentence=_("What has arrived of a page is not sent again."),
                broken="""NEW.received < OLD.received OR NEW.size <> OLD.size
                    OR NEW.digest <> OLD.digest OR OLD.refused <> ''
                    OR (OLD.kind <> '' AND NEW.kind <> OLD.kind)""",
                operation=pgtrigger.Update,
            ),
            Rule(
                rule="sentpage_of_its_day",
                clause="PR-2+",
                database_only=True,
                sentence=_("Nobody came back for this page within a day: send it again."),
                broken="""OLD.begun_at + make_interval(hours => $HOURS_WAITING)
                    < public.policy_now()""",
                operation=pgtrigger.Update,
            ),
        ]

    def __str__(self):
        return f"{self.type} · {self.place}"

    @property
    def is_here(self):
        """Whether it arrived, was judged and waits for the others."""
        return bool(self.kind)

    @property
    def is_arriving(self):
        """Whether more of it is to come."""
        return not self.kind and not self.refused

    @property
    def percent(self):
        """How much of it has arrived, in whole hundredths, rounded down."""
        return 100 * self.received // self.size
