"""What was said to whom (`Message`), and each way it is sent (`MessageDelivery`)."""

import uuid
from datetime import timedelta

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sanad.audit.destroying import went_when_due
from sanad.lib.clock import PolicyNow
from sanad.lib.sealed import MaybeSealedField
from sanad.lib.triggers import Rule, Stamp, Stamped, Unchanging
from sanad.messaging.enums import MessageChannel, State


class MessageQuerySet(models.QuerySet):
    def about(self, obj):
        """Messages about one object (a request, a measure), newest first."""
        return self.filter(about_type=obj._meta.label_lower, about_id=str(obj.pk))

    def to_people(self, people):
        """Messages to these people (objects or keys), for the beneficiary's own page."""
        return self.filter(person_id__in=[getattr(person, "pk", person) for person in people])

    def unread(self):
        """Not seen by the person in the portal yet."""
        return self.filter(read_at__isnull=True)

    def for_list(self):
        """Loaded with their deliveries, for lists."""
        return self.prefetch_related("deliveries")


class Message(models.Model):
    """What the portal told one person, kept in the portal in full.

    The registry stands in a layer above, so the person is a plain key; `about` is kept the same
    way, as a model's label and its key.
    """

    names_others = {"account": "to whom it is said"}

    person_id = models.BigIntegerField(_("person"), null=True, db_index=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("account"),
    )
    code = models.CharField(_("code"), max_length=60)
    body = models.TextField(_("words"))
    body_en = models.TextField(_("words in English"), blank=True)
    # A path of the portal where the person goes on, or "".
    link = models.CharField(_("link"), max_length=300, blank=True)
    about_type = models.CharField(_("about"), max_length=60, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    # When the words went, because their term was over (`sanad.audit.destroying`).
    destroyed_on = models.DateField(_("words destroyed"), null=True, blank=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-id"]
        indexes = [
            models.Index(name="message_about", fields=["about_type", "about_id"]),
            models.Index(
                name="message_to_destroy",
                fields=["created_at"],
                condition=Q(destroyed_on__isnull=True),
            ),
        ]
        triggers = [
            went_when_due("message"),
            Stamped(rule="message_moment", clause="PM-1+", moment="created_at"),
            Rule(
                rule="message_is_kept",
                clause="PM-1+",
                database_only=True,
                sentence=_("What was said to somebody is never changed."),
                operation=pgtrigger.Update,
                broken="(to_jsonb(NEW) - 'read_at') <> (to_jsonb(OLD) - 'read_at')",
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def words(self):
        """The body in the language of the page; where it went, that it did."""
        if self.destroyed_on:
            return str(_("The time to keep this message is over: its words were destroyed."))
        english = (get_language() or "").startswith("en")
        return self.body_en if english and self.body_en else self.body


# How often a delivery is tried before it is given up.
MOST_ATTEMPTS = 8
# Waiting longer than this is shown to those who could tell the person otherwise.
LONG_WAIT = timedelta(hours=1)
# "Try all again" takes up what was given up so lately; older words may no longer be true.
TRIED_AGAIN_WITHIN = timedelta(days=3)


class GatewayQuerySet(models.QuerySet):
    def held(self):
        """Their gateway refused our key: nothing is sent until a try is taken, or somebody says
        "try all again"."""
        return self.filter(held_at__isnull=False)

    def to_be_tried(self):
        """Held, and it is time to try one message by itself."""
        return self.held().filter(Q(try_at__isnull=True) | Q(try_at__lte=Now()))


class Gateway(models.Model):
    """What the gateway of a channel last said, and whether the channel is held."""

    channel = models.CharField(_("channel"), max_length=5, choices=MessageChannel, primary_key=True)
    # "" where the message was taken. In English, for the operator.
    answer = models.CharField(_("last answer"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    held_at = models.DateTimeField(_("held since"), null=True, blank=True)
    # While it is held: when one message is tried by itself (unknown: now), how many were in vain.
    try_at = models.DateTimeField(_("tried again at"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries in vain"), default=0, db_default=0)
    resumed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("tried again by"),
    )

    objects = GatewayQuerySet.as_manager()

    class Meta:
        verbose_name = _("gateway")
        verbose_name_plural = _("gateways")

    def __str__(self):
        return self.get_channel_display()


class MessageDeliveryQuerySet(models.QuerySet):
    def waiting(self):
        """Not sent yet, due or not."""
        return self.filter(state=State.WAITING)

    def failed(self):
        """Given up, or sent and reported as not arrived."""
        return self.filter(state=State.FAILED)

    def waiting_long(self):
        """Said and not sent since `LONG_WAIT`, codes left out: somebody has not been told. What
        waits for the hours that they gave is no trouble."""
        since = PolicyNow() - Value(LONG_WAIT)
        late = self.waiting().filter(message__isnull=False, queued_at__lt=since)
        return late.exclude(attempts=0, due_at__gt=Now())

    def given_up(self):
        """Failed lately by the gateway's trouble, not by their own, with their words still here."""
        since = PolicyNow() - Value(TRIED_AGAIN_WITHIN)
        tried = self.failed().filter(attempts__gte=MOST_ATTEMPTS, queued_at__gt=since)
        return tried.exclude(text="")

    def free(self):
        """Due, and nobody at work on them: their lease was never taken or has run out. None of a
        channel whose gateway refused our key.

        Leases and retries go by the database's own clock, not the policy's: they are machinery.
        """
        held = Gateway.objects.held().filter(channel=OuterRef("channel"))
        return self.due().filter(~Exists(held))

    def due(self):
        """As `free`, whether their channel is held or not."""
        return self.waiting().filter(
            Q(leased_until__isnull=True) | Q(leased_until__lt=Now()), due_at__lte=Now()
        )


class MessageDelivery(models.Model):
    """One message on one channel to one address, with a reference that never changes.

    The reference goes to the gateway as its idempotency key: a message that was sent just before
    the worker died is handed over a second time and delivered once.
    """

    message = models.ForeignKey(
        Message, models.PROTECT, null=True, related_name="deliveries", verbose_name=_("message")
    )
    reference = models.UUIDField(_("reference"), unique=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(_("channel"), max_length=5, choices=MessageChannel)
    address = models.CharField(_("address"), max_length=254)
    subject = models.CharField(_("subject"), max_length=120, blank=True)
    # A secret lies here sealed: whoever reads the database before it is sent has no code.
    text = MaybeSealedField(_("words"), blank=True)
    # Codes and personal links: wiped from here as soon as they are sent, or too late to send.
    is_secret = models.BooleanField(default=False)
    expires_at = models.DateTimeField(null=True, blank=True)
    # One-time codes: somebody waits for it with the phone in hand.
    is_urgent = models.BooleanField(default=False, db_default=False)
    parts = models.PositiveSmallIntegerField(_("parts"), default=1)

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(db_default=Now())
    leased_until = models.DateTimeField(null=True, blank=True)
    queued_at = models.DateTimeField(_("queued"), db_default=PolicyNow(), editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True, editable=False)
    # The network's own word on whether it arrived, where the gateway passes it on.
    receipt_at = models.DateTimeField(_("receipt"), null=True, blank=True, editable=False)
    # For the operator, in English; the page says it in its own words.
    error = models.CharField(_("what went wrong"), max_length=200, blank=True)
    retried_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("tried again by"),
    )

    objects = MessageDeliveryQuerySet.as_manager()

    class Meta:
        db_table = "messaging_delivery"  # the name that the model had
        verbose_name = _("delivery of a message")
        verbose_name_plural = _("deliveries of messages")
        ordering = ["id"]
        indexes = [
            models.Index(
                name="delivery_to_send",
                fields=["-is_urgent", "due_at", "id"],
                condition=Q(state=State.WAITING),
            ),
            models.Index(
                name="delivery_to_wipe",
                fields=["expires_at"],
                condition=Q(is_secret=True) & ~Q(text=""),
            ),
            models.Index(
                name="delivery_failed", fields=["queued_at"], condition=Q(state=State.FAILED)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="delivery_parts_positive",
                condition=Q(parts__gte=1),
                violation_error_message=_("A message has at least one part."),
            ),
        ]
        triggers = [
            Rule(
                rule="delivery_life",
                clause="DG-4+",
                database_only=True,
                sentence=_("A message waits, is sent or fails, and may arrive."),
                broken="""(TG_OP = 'INSERT' AND NEW.state <> $State.WAITING)
                    OR (TG_OP = 'UPDATE' AND NEW.state IS DISTINCT FROM OLD.state
                    AND (OLD.state, NEW.state) NOT IN (($State.WAITING, $State.SENT),
                        ($State.WAITING, $State.FAILED), ($State.FAILED, $State.WAITING),
                        ($State.SENT, $State.FAILED), ($State.WAITING, $State.ARRIVED),
                        ($State.SENT, $State.ARRIVED), ($State.FAILED, $State.ARRIVED)))""",
            ),
            Stamp(
                rule="delivery_end",
                clause="DG-4+",
                sets="""NEW.finished_at := CASE WHEN NEW.state = $State.WAITING THEN NULL
                    WHEN TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN OLD.finished_at
                    ELSE public.policy_now() END;""",
            ),
            Rule(
                rule="delivery_not_while_held",
                clause="DG-4+",
                database_only=True,
                sentence=_("Nothing is sent since a restore until a manager has looked."),
                operation=pgtrigger.Update,
                broken="""NEW.leased_until IS NOT NULL
                    AND NEW.leased_until IS DISTINCT FROM OLD.leased_until
                    AND EXISTS (SELECT 1 FROM $recovery.Hold h WHERE h.lifted_at IS NULL)""",
            ),
            Unchanging(
                rule="delivery_keeps_its_reference",
                columns=["reference", "channel", "address", "message", "is_secret", "subject"],
                clause="DG-4+",
                sentence=_("Reference and address of a message do not change."),
            ),
            Rule(
                rule="delivery_text_is_kept",
                clause="PM-1+",
                database_only=True,
                sentence=_("What was sent is never changed; a secret may only be wiped."),
                operation=pgtrigger.Update,
                broken="""NEW.text IS DISTINCT FROM OLD.text
                    AND NOT (OLD.is_secret AND NEW.text = '')""",
            ),
        ]

    def __str__(self):
        return f"{self.get_channel_display()} {self.reference}"

    @property
    def chip(self):
        """(words, name of picture and tone) of the state."""
        return self.get_state_display(), f"status-message-{self.state}"

    @property
    def can_be_retried(self):
        """Whether it failed with its words still here, and no other was sent in its place."""
        is_replaced = self.receipt_at is not None and self.retried_by_id is not None
        return self.state == State.FAILED and bool(self.text) and not is_replaced
