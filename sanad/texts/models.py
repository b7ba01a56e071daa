"""What a charity says in its own words, version by version; the newest of each text counts."""

import functools

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Language
from sanad.lib import texts
from sanad.lib.clock import PolicyNow
from sanad.lib.composed import Composed
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Rule, written_once
from sanad.texts.enums import Reader

# As SQL; a release with another list installs the rule anew.
_WARNINGS = ", ".join(f"'{key}'" for key in texts.warnings())


class Logo(models.Model):
    """A logo as it was uploaded and made anew; the text `association.logo` says which is shown.

    Small and for everybody: it stands in the database, so that a backup has it and every web
    process serves it.
    """

    site_may = INSERT_ONLY

    digest = models.SlugField(_("digest"), max_length=32, unique=True)
    content = models.BinaryField(_("picture"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logos")
        ordering = ["-id"]
        triggers = written_once("logo", _("A logo that was shown stays on the record."), "PM-1+")

    def __str__(self):
        return self.digest

    @classmethod
    def read(cls, digest: str) -> bytes:
        """The picture, a JPEG; empty where there is none of this digest."""
        row = cls.objects.filter(digest=digest).first()
        return bytes(row.content) if row else b""


class WordingQuerySet(models.QuerySet):
    def newest(self):
        """The newest version of each text, language and reader, in one query."""
        return self.order_by("key", "language", "gender", "-version").distinct(
            "key", "language", "gender"
        )

    @staticmethod
    def in_use() -> texts.Rows:
        """The words that win over the shipped ones: `{(key, language, gender): words}`.

        Words that no longer fit are left out, so that a text whose placeholders changed with a new
        release is said as shipped and never fails; the admin's list names them.
        """
        return {
            (wording.key, wording.language, wording.gender): wording.words
            for wording in _newest().rows()
            if wording.words and wording.fits
        }


@functools.cache
def _newest() -> Composed["Wording"]:
    return Composed(Wording.objects.newest())


class Wording(models.Model):
    """One version of a text as the charity says it; without words, the shipped ones hold again.

    Never changed or deleted: a change is the next version. `shipped` and `shipped_version` are
    the shipped words that this version was written against: where they differ from today's, the
    charity looks at its own words again.
    """

    site_may = INSERT_ONLY

    key = models.CharField(_("key"), max_length=100)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    gender = models.CharField(_("addressed"), max_length=1, choices=Reader, blank=True)
    version = models.PositiveSmallIntegerField(_("version"))
    words = CleanTextField(_("words"), blank=True)
    shipped = models.TextField(_("shipped words"))
    shipped_version = models.PositiveSmallIntegerField(_("shipped version"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("letters, messages and other texts")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="wording_one_a_version",
                fields=["key", "language", "gender", "version"],
                violation_error_message=_(
                    "Somebody changed this text meanwhile. Open it again and look at theirs."
                ),
            ),
            models.CheckConstraint(
                name="wording_known_reader",
                condition=Q(language__in=Language.values, gender__in=Reader.values),
                violation_error_message=_("A text is said in a language, to a man or a woman."),
            ),
        ]
        triggers = [
            *written_once(
                "wording", _("What a text once said stays on the record."), clause="PM-1+"
            ),
            Rule(
                rule="wording_not_of_a_warning",
                clause="PM-1+",
                sentence=_(
                    "This text warns people of what may be done against them. It stays as it is"
                    " shipped."
                ),
                broken=f"NEW.words <> '' AND NEW.key IN ({_WARNINGS})",
            ),
            Rule(
                rule="wording_versions_follow",
                clause="PM-1+",
                database_only=True,
                sentence=_("The versions of a text follow one another."),
                broken="""NEW.version <> 1 + (SELECT coalesce(max(version), 0)
                    FROM $Wording WHERE key = NEW.key
                    AND language = NEW.language AND gender = NEW.gender)""",
            ),
        ]

    def __str__(self):
        return f"{self.key} {self.version}"

    @property
    def fits(self) -> bool:
        """Whether the text still exists, is a charity's to word, and every placeholder is one that
        it fills today."""
        text = texts.shipped().get(self.key)
        if text is None or text.warns:
            return False
        return not texts.misfit(text, self.language, self.words)
