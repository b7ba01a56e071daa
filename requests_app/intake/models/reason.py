"""The catalogue of reasons, in words that the person may read."""

from typing import Any, Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from requests_app.intake.enums import OWN_REASONS, ReasonKind, ReasonRole
from requests_app.intake.models.programme import (
    ProgrammeVersion,
    of_a_draft,
    tracked_to_the_end,
)
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import FULL
from sanad.lib.triggers import Rule

GENERAL_FIRST = models.F("version").asc(nulls_first=True)


class ReasonQuerySet(models.QuerySet):
    def offered(self, *kinds: str, version: Any = None) -> Self:
        """Reasons of these kinds in use: the general ones, and those of the version (a row or
        key)."""
        return self.of_version(version).filter(kind__in=kinds, is_active=True)

    def of_version(self, version: Any) -> Self:
        """The general ones first, and those of the version (a row, a key, or None)."""
        own = Q(version=None) if version is None else Q(version=None) | Q(version=version)
        return self.filter(own).order_by(GENERAL_FIRST, "kind", "order", "id")


@tracked_to_the_end()
class Reason(models.Model):
    """A reason of the catalogue, in words that the person may read.

    General, or of one version of a programme alone.
    """

    site_may = FULL

    version = models.ForeignKey(
        ProgrammeVersion,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reasons",
        verbose_name=_("version of a programme"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ReasonKind)
    code = models.SlugField(_("code"))
    words = CleanCharField(_("words"), max_length=200)
    is_active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    role = models.CharField(
        _("what the portal proposes it for"), max_length=8, choices=ReasonRole, blank=True
    )

    objects = ReasonQuerySet.as_manager()

    CONTENT = ("words", "is_active", "order")

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ["kind", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="reason_one_of_a_role", fields=["role"], condition=~Q(role="")
            ),
            models.UniqueConstraint(
                name="reason_one_code", fields=["kind", "code"], condition=Q(version=None)
            ),
            models.UniqueConstraint(
                name="reason_one_code_of_a_version", fields=["version", "kind", "code"]
            ),
            models.CheckConstraint(
                name="reason_of_a_version_has_its_place",
                condition=Q(version=None) | Q(kind__in=OWN_REASONS),
                violation_error_message=_(
                    "A programme has reasons of its own for returning, accepting and rejecting."
                ),
            ),
            models.CheckConstraint(
                name="reason_with_a_role_is_general",
                condition=Q(role="") | Q(version=None, kind=ReasonKind.RETURN),
                violation_error_message=_(
                    "Only a general reason for returning a request is proposed by the portal."
                ),
            ),
        ]
        triggers = [
            *of_a_draft(
                "reason", _("The reasons of a published version stand. Write a new version.")
            ),
            Rule(
                rule="reason_general_stays",
                clause="PM-1",
                sentence=_("A reason that decisions may name is put out of use, never deleted."),
                database_only=True,
                operation=pgtrigger.Delete,
                broken="OLD.version_id IS NULL",
            ),
            Rule(
                rule="reason_keeps_its_code",
                clause="PM-1",
                sentence=_("Kind and code of a reason do not change: decisions name them."),
                database_only=True,
                operation=pgtrigger.Update,
                broken="""(NEW.id, NEW.version_id, NEW.kind, NEW.code)
                    IS DISTINCT FROM (OLD.id, OLD.version_id, OLD.kind, OLD.code)""",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """A programme's own reason is told from the general ones by its code."""
        twins = Reason.objects.filter(version=None, kind=self.kind, code=self.code)
        if self.version_id is not None and twins.exists():
            raise ValidationError({"code": _("A general reason has this code already.")})
