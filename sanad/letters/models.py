"""A letter as it was sent: numbered, written once, verifiable by its code."""

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.audit.destroying import went_when_due
from sanad.audit.numbers import Numbered
from sanad.letters import sheet
from sanad.letters.enums import LetterKind
from sanad.lib.arabic import ARTICLE
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import written_once


class Letter(models.Model):
    """A numbered letter to one recipient (DG-2+); `sanad.letters.issue` makes it.

    The registry and the cases stand in a layer above: `person_id` and (`about_kind`, `about_id`)
    are plain keys, written by the verb that issues the letter.
    """

    site_may = INSERT_ONLY

    number = models.CharField(_("number"), max_length=16, unique=True)
    code = models.CharField(_("verification code"), max_length=9, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=LetterKind)
    person_id = models.BigIntegerField(_("person"), null=True, blank=True, db_index=True)
    recipient = CleanCharField(_("to"), max_length=200)
    # "f" or "m" for a person, "" for a body: the greeting follows it.
    gender = models.CharField(max_length=1, blank=True)
    about_kind = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    subject = CleanCharField(_("subject"), max_length=200)
    paragraphs = ArrayField(CleanTextField(), verbose_name=_("text"))
    verdict = CleanTextField(_("verdict"), blank=True)
    signer_title = CleanCharField(_("title of the signer"), max_length=120, blank=True)
    signer_name = CleanCharField(_("name of the signer"), max_length=120, blank=True)
    issued_at = models.DateTimeField(_("issued"), db_default=PolicyNow(), editable=False)
    issued_on = models.DateField(_("day"), db_default=PolicyToday(), editable=False)
    # When the words went, because their term was over (`sanad.audit.destroying`).
    destroyed_on = models.DateField(_("words destroyed"), null=True, blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-id"]
        indexes = [models.Index(name="letter_about", fields=["about_kind", "about_id"])]
        constraints = [
            models.CheckConstraint(
                name="letter_says_something",
                condition=models.Q(paragraphs__len__gt=0) & ~models.Q(subject=""),
                violation_error_message=_("A letter has a subject and a text."),
            )
        ]
        triggers = [
            went_when_due("letter"),
            *written_once(
                "letter",
                _("A letter is never changed once it is issued."),
                "DG-2+",
                moment="issued_at",
                day="issued_on",
            ),
            Numbered(rule="letter_number", clause="DG-2+", series="letter", mark="L"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self):
        return reverse("letters:show", args=[self.pk])

    @property
    def people(self):
        """The keys of those whom it is about: to whom it is, or whom a letter to nobody, as minutes
        are, tells of (`tells_of` of its model)."""
        if self.person_id:
            return {self.person_id}
        model = apps.get_model(self.about_kind) if self.about_kind else None
        way = getattr(model, "tells_of", "")
        rows = model._default_manager.filter(pk=self.about_id) if way else None
        return set(rows.exclude(**{way: None}).values_list(way, flat=True)) if way else set()

    @property
    def initials(self):
        """What the public page shows of the recipient: the first letter of each name."""
        words = (word.removeprefix(ARTICLE) or word for word in self.recipient.split())
        return " ".join(f"{word[0]}." for word in words)

    def pdf(self):
        """The letter as an accessible PDF (bytes), the same bytes each time for the same row."""
        return sheet.pdf(self)
