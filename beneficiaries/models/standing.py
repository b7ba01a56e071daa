"""What holds a person's services back. Only conduct's verbs make or lift it."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import RestrictionKind
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.triggers import Lock, Rule, Stamped, Unchanging


class RestrictionQuerySet(models.QuerySet):
    def in_force(self):
        """Restrictions that hold now."""
        return self.filter(lifted_at__isnull=True)

    def covering(self, programme):
        """Restrictions whose scope takes in the programme's code."""
        return self.filter(models.Q(programmes=[]) | models.Q(programmes__contains=[programme]))


@pghistory.track()
class Restriction(models.Model):
    """A suspension or a termination in force (MC-2, MC-3), with its scope.

    `programmes`: codes of the programmes it covers, empty for all. It stands on a measure of
    `conduct`, an app of a layer above this one: the key is checked by a rule in the database.
    The household's other members keep their rights (MC-5+).
    """

    person = models.ForeignKey("beneficiaries.Person", models.PROTECT, related_name="restrictions")
    kind = models.CharField(_("kind"), max_length=12, choices=RestrictionKind)
    programmes = ArrayField(models.SlugField(), default=list, blank=True)
    to_correct = CleanTextField(_("what must be corrected"), blank=True)
    measure_id = models.BigIntegerField(unique=True)
    since = models.DateTimeField(_("since"), db_default=PolicyNow(), editable=False)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        verbose_name = _("restriction")
        verbose_name_plural = _("restrictions")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="restriction_says_what_to_correct",
                condition=~models.Q(kind=RestrictionKind.SUSPENSION) | ~models.Q(to_correct=""),
                violation_error_message=_("A suspension says what must be corrected."),
            )
        ]
        triggers = [
            # A request that moves on locks the same row, so neither slips past the other.
            Lock(rows=["$Person WHERE id = NEW.person_id FOR UPDATE"]),
            Rule(
                rule="restriction_stands_on_a_measure",
                clause="MC-0",
                database_only=True,
                sentence=_("Only a measure in force against this person holds services back."),
                broken="""TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM $conduct.Measure m
                    JOIN $conduct.Incident i ON i.id = m.incident_id
                    WHERE m.id = NEW.measure_id AND m.status = $conduct.MeasureStatus.IN_FORCE
                    AND i.person_id = NEW.person_id AND m.kind = NEW.kind
                    AND (m.programmes, m.to_correct) = (NEW.programmes, NEW.to_correct))""",
            ),
            Rule(
                rule="restriction_lifted_with_its_measure",
                clause="MC-2",
                database_only=True,
                sentence=_("While the measure is in force, what it holds back stays held back."),
                broken="""TG_OP = 'UPDATE' AND NEW.lifted_at IS NOT NULL
                    AND OLD.lifted_at IS NULL AND EXISTS (SELECT 1 FROM $conduct.Measure m
                    WHERE m.id = NEW.measure_id AND m.status = $conduct.MeasureStatus.IN_FORCE)""",
            ),
            Stamped(rule="restriction_moment", clause="MC-2", moment="since"),
            Unchanging(
                rule="restriction_stays_as_decided",
                columns=[
                    *("person", "kind", "programmes", "to_correct"),
                    *("measure_id", "since", "lifted_at"),
                ],
                clause="MC-2",
                sentence=_("A measure in force is lifted or replaced, not rewritten."),
            ),
        ]
