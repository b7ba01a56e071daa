"""What is asked, and who was asked."""

import uuid
from collections.abc import Iterable
from typing import Self

import pgtrigger
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from requests_app.models import Programme
from sanad.accounts.models import Branch
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import READ
from sanad.lib.triggers import Rule, Unchanging
from surveys.enums import RatedStep


class SurveyQuerySet(models.QuerySet["Survey"]):
    def current(self) -> "Survey":
        """The version that is asked now."""
        return self.latest("version")


class Survey(models.Model):
    """One version of the questions; answers belong to the version they were asked by."""

    site_may = READ

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    since = models.DateField(_("asked since"), db_default=PolicyToday())

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = ["-version"]

    def __str__(self) -> str:
        return str(self.version)


class SurveyQuestionQuerySet(models.QuerySet["SurveyQuestion"]):
    def of_current(self) -> Self:
        """Those of the version that is asked now, in order."""
        return self.filter(survey__in=Survey.objects.order_by("-version").values("pk")[:1])


class SurveyQuestion(models.Model):
    """One question, answered by one of five faces."""

    site_may = READ

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="questions")
    code = models.SlugField(max_length=20)
    order = models.PositiveSmallIntegerField()
    text = CleanCharField(_("question"), max_length=120)
    text_en = CleanCharField(_("question in English"), max_length=120)
    clause = models.CharField(_("clause"), max_length=10)

    objects = SurveyQuestionQuerySet.as_manager()

    class Meta:
        db_table = "surveys_question"  # the name that the model had
        verbose_name = _("question of a survey")
        verbose_name_plural = _("questions of surveys")
        ordering = ["survey", "order"]
        constraints = [
            models.UniqueConstraint(name="surveyquestion_one_code", fields=["survey", "code"])
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The question in the language of the page."""
        return self.text_en if (get_language() or "").startswith("en") else self.text


class InvitationQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Still to be answered: not counted yet, and not too old."""
        return self.filter(is_used=False, expires_on__gte=PolicyToday())

    def to_people(self, people: Iterable[Person]) -> Self:
        """To these people, whether or not they are still open."""
        return self.filter(person__in=people)

    def about(self, obj: models.Model) -> Self:
        """To rate a step of this object: a request, or a visit."""
        return self.filter(about_type=obj._meta.label_lower, about_id=obj.pk)


class Invitation(models.Model):
    """Somebody may rate one finished step (DG-5). It never learns when or how they answered.

    No token is stored: it is made of the key and this id. `lookup` finds the row by a token and
    is made with the key too, so that an address in a web server's log leads nobody here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lookup = models.CharField(max_length=64, unique=True, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    step = models.CharField(_("step"), max_length=10, choices=RatedStep)
    branch = models.ForeignKey(Branch, models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="+")
    about_type = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    created_at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    expires_on = models.DateField(_("until"))
    pushed_at = models.DateTimeField(_("told"), null=True)
    # Set with a whole batch of released answers, never when the answer comes.
    is_used = models.BooleanField(_("counted"), default=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to rate")
        verbose_name_plural = _("invitations to rate")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                name="invitation_once_a_step", fields=["step", "about_type", "about_id"]
            )
        ]
        indexes = [
            models.Index(name="invitation_of_person", fields=["person", "pushed_at"]),
            models.Index(
                name="invitation_unused", fields=["survey"], condition=models.Q(is_used=False)
            ),
            models.Index(
                name="invitation_to_tell",
                fields=["expires_on", "person"],
                condition=models.Q(is_used=False, pushed_at__isnull=True),
            ),
        ]
        triggers = [
            Unchanging(
                rule="invitation_keeps_its_step",
                columns=["lookup", "survey", "person", "step", "about_type", "about_id"],
                clause="DG-6c+",
                sentence=_("An invitation belongs to one person and one step."),
            ),
            Rule(
                rule="invitation_counts_once",
                clause="DG-6c+",
                database_only=True,
                sentence=_("An invitation that was counted is over."),
                operation=pgtrigger.Update,
                broken="OLD.is_used AND NOT NEW.is_used",
            ),
        ]

    def __str__(self) -> str:
        return self.get_step_display()
