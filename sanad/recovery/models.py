"""What an installation must know of its keys, its rules and a restore."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sanad.lib.clock import PolicyNow
from sanad.lib.grants import INSERT_ONLY, READ
from sanad.lib.triggers import Rule, Stamp, Stamped, written_once
from sanad.recovery.enums import HoldOutcome, Key, KeyEvent


class KeyRecord(models.Model):
    """A key was taken up, or retired: by its fingerprint, never the key itself."""

    site_may = INSERT_ONLY

    name = models.CharField(_("key"), max_length=20, choices=Key)
    fingerprint = models.CharField(_("fingerprint"), max_length=32)
    event = models.CharField(_("event"), max_length=8, choices=KeyEvent)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("record of a key")
        verbose_name_plural = _("records of keys")
        ordering = ["id"]
        triggers = [
            *written_once(
                "keyrecord", _("What was recorded of a key stays on the record."), "DG-6c+"
            ),
            Rule(
                rule="keyrecord_of_a_known_key",
                clause="DG-6c+",
                database_only=True,
                sentence=_("A record is of a key that the portal has, by its fingerprint."),
                operation=pgtrigger.Insert,
                broken="""NEW.name NOT IN ($Key.FILES, $Key.SURVEY_TOKEN, $Key.SURVEY_HASH)
                    OR NEW.event NOT IN ($KeyEvent.TAKEN_UP, $KeyEvent.RETIRED)
                    OR NEW.fingerprint !~ '^[0-9a-f]{32}$$'""",
            ),
            Rule(
                # What was retired by mistake, or by somebody else's hand, is taken up again.
                rule="keyrecord_takes_turns",
                clause="DG-6c+",
                database_only=True,
                sentence=_("A key is taken up, then retired."),
                operation=pgtrigger.Insert,
                broken="""NEW.event IS NOT DISTINCT FROM coalesce((
                    SELECT k.event FROM $KeyRecord k
                    WHERE k.name = NEW.name AND k.fingerprint = NEW.fingerprint
                    ORDER BY k.id DESC LIMIT 1), $KeyEvent.RETIRED)""",
            ),
            Rule(
                rule="keyrecord_newest_stays",
                clause="DG-6c+",
                database_only=True,
                sentence=_("A key is retired when another was taken up after it."),
                operation=pgtrigger.Insert,
                broken="""NEW.event = $KeyEvent.RETIRED AND NOT EXISTS (
                    SELECT 1 FROM $KeyRecord later
                    WHERE later.name = NEW.name AND later.event = $KeyEvent.TAKEN_UP
                    AND later.fingerprint <> NEW.fingerprint
                    AND later.id > (SELECT max(k.id) FROM $KeyRecord k
                        WHERE k.name = NEW.name AND k.fingerprint = NEW.fingerprint)
                    AND NOT EXISTS (SELECT 1 FROM $KeyRecord gone
                        WHERE gone.name = later.name AND gone.fingerprint = later.fingerprint
                        AND gone.id > later.id AND gone.event = $KeyEvent.RETIRED))""",
            ),
        ]

    def __str__(self):
        return f"{self.name} {self.fingerprint[:8]} {self.event}"


class RuleSet(models.Model):
    """The triggers and functions that one migrate put in place, as two digests.

    `code` is what the release asks for, `database` what then stood in the database. By them an
    older release knows that the rules it meets are a newer release's, and nobody's tampering.
    """

    site_may = READ

    code = models.CharField(_("rules of the code"), max_length=64)
    database = models.CharField(_("rules in the database"), max_length=64)
    # {what: digest} of each trigger, constraint, unique index and function (`sanad.installation`).
    parts = models.JSONField(_("its parts"), default=dict, db_default={}, editable=False)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("set of rules")
        verbose_name_plural = _("sets of rules")
        ordering = ["id"]
        triggers = written_once(
            "ruleset", _("Which rules were put in place stays on the record."), "PM-1+"
        )

    def __str__(self):
        return self.code[:12]


class HoldQuerySet(models.QuerySet):
    def standing(self):
        """Not lifted yet; one at most."""
        return self.filter(lifted_at__isnull=True)


class Hold(models.Model):
    """Since a restore nothing is sent and the calendar stands still, until somebody has looked.

    What waits in an old copy of the outbox may have reached people long ago. The owner's restore
    writes the row; the site can only lift it.
    """

    site_may = frozenset({"SELECT", "UPDATE"})

    began_at = models.DateTimeField(_("since"), db_default=PolicyNow(), editable=False)
    # When the backup was made that was restored, and its name.
    backup_at = models.DateTimeField(_("backup of"))
    archive = models.CharField(_("archive"), max_length=200)
    outcome = models.CharField(
        _("what became of the messages"), max_length=9, choices=HoldOutcome, blank=True
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True, editable=False)
    # Nobody: it was lifted at the command line.
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("lifted by"),
    )

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold after a restore")
        verbose_name_plural = _("holds after a restore")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="hold_one_at_a_time",
                fields=["lifted_at"],
                condition=Q(lifted_at__isnull=True),
                nulls_distinct=False,
                violation_error_message=_("The outbox is held already."),
            )
        ]
        triggers = [
            Rule(
                rule="hold_is_lifted_once",
                clause="DG-4+",
                database_only=True,
                sentence=_("A hold is lifted once, and nothing else of it changes."),
                operation=pgtrigger.Update,
                broken="""OLD.lifted_at IS NOT NULL OR NEW.outcome = ''
                    OR (to_jsonb(NEW) - '{outcome,lifted_at,lifted_by_id}'::text[])
                    <> (to_jsonb(OLD) - '{outcome,lifted_at,lifted_by_id}'::text[])""",
            ),
            Stamped(rule="hold_moment", moment="began_at", clause="DG-4+"),
            Stamp(
                rule="hold_lifted_now",
                clause="DG-4+",
                sets="NEW.lifted_at := CASE WHEN TG_OP = 'UPDATE' THEN public.policy_now() END;",
            ),
        ]

    def __str__(self):
        return self.archive
