"""A kind of help, as data: what it asks, which papers, which reasons may be given."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import DocumentType
from requests_app.intake.enums import PayeeKind, QuestionKind, ReasonKind, Stage
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import FULL, KEEP
from sanad.lib.triggers import Unchanging


class Programme(models.Model):
    """A kind of help (DG-1): rent, an electricity bill."""

    site_may = KEEP

    code = models.SlugField(_("code"), unique=True)
    name = CleanCharField(_("name"), max_length=80)
    summary = CleanCharField(_("in one sentence"), max_length=200, blank=True)
    is_open = models.BooleanField(_("takes requests"), default=True)
    needs_study = models.BooleanField(_("asks for a social study"), default=True)
    max_amount = models.DecimalField(
        _("most that may be decided (riyals)"), max_digits=10, decimal_places=2
    )
    max_months = models.PositiveSmallIntegerField(_("most instalments"), default=1)
    needs_payee = models.BooleanField(_("paid to somebody else (landlord, company)"), default=False)
    payee_kind = models.CharField(
        _("what is asked of the payee"), max_length=4, choices=PayeeKind, default=PayeeKind.BANK
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["order", "id"]
        triggers = [
            Unchanging(
                rule="programme_keeps_its_code",
                columns=["code"],
                clause="MC-2",
                sentence=_("The code of a programme does not change: suspensions name it."),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="programme_gives_something",
                condition=Q(max_amount__gt=0, max_months__gte=1),
                violation_error_message=_(
                    "A programme gives more than nothing, in at least one instalment."
                ),
            )
        ]

    def __str__(self):
        return self.name

    def papers_for(self, stage):
        """The `DocumentRule`s of a stage with their types, in order; one query, or none where the
        rules were fetched before.
        """
        if "document_rules" in getattr(self, "_prefetched_objects_cache", {}):
            rules = self.document_rules.all()
        else:
            rules = self.document_rules.select_related("type")
        return [rule for rule in rules if rule.stage == stage]


class Question(models.Model):
    """One thing a programme asks: one page on the phone, one field at the desk."""

    site_may = KEEP

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="questions")
    code = models.SlugField(_("code"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=QuestionKind)
    label = CleanCharField(_("question"), max_length=160)
    hint = CleanCharField(_("hint"), max_length=200, blank=True)
    choices = CleanTextField(
        _("choices"),
        blank=True,
        help_text=_(
            "For “One of a list”: a choice a line. To change a choice's words later without losing"
            " earlier answers, write it as code|words."
        ),
    )
    is_required = models.BooleanField(_("required"), default=True)
    is_amount = models.BooleanField(_("this is the amount asked for"), default=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["programme", "order", "id"]
        constraints = [
            models.UniqueConstraint(name="question_one_code", fields=["programme", "code"])
        ]

    def __str__(self):
        return self.label

    def clean(self):
        """What the form of the applicant could not live with (DG-1)."""
        codes = [code for code, _words in self.choice_list()]
        if self.kind == QuestionKind.CHOICE and (len(codes) < 2 or not all(codes)):
            raise ValidationError({"choices": _("Write at least two choices, one a line.")})
        if len(codes) != len(set(codes)):
            raise ValidationError({"choices": _("Each choice stands once.")})
        if self.is_amount and self.kind != QuestionKind.AMOUNT:
            raise ValidationError(
                {"is_amount": _("Only a question of the kind “Amount in riyals” can be this.")}
            )

    def choice_list(self):
        """`[(code, words)]` of a list question."""
        lines = [line.split("|", 1) for line in self.choices.splitlines() if line.strip()]
        return [(line[0].strip(), line[-1].strip()) for line in lines]


class DocumentRule(models.Model):
    """A paper that a programme asks for, and when."""

    site_may = FULL

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="document_rules")
    type = models.ForeignKey(
        DocumentType, models.PROTECT, related_name="rules", verbose_name=_("document")
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.SUBMISSION)
    is_required = models.BooleanField(_("required"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("document of a programme")
        verbose_name_plural = _("documents of programmes")
        ordering = ["programme", "order", "id"]
        constraints = [
            models.UniqueConstraint(name="documentrule_once", fields=["programme", "type"])
        ]

    def __str__(self):
        return str(self.type)


class Reason(models.Model):
    """A reason of the catalogue, in words that the person may read."""

    site_may = KEEP

    kind = models.CharField(_("kind"), max_length=10, choices=ReasonKind)
    code = models.SlugField(_("code"))
    words = CleanCharField(_("words"), max_length=200)
    is_active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ["kind", "order", "id"]
        constraints = [models.UniqueConstraint(name="reason_one_code", fields=["kind", "code"])]

    def __str__(self):
        return self.words
