"""How a colleague gets what she signs in with: a link that works once, a second factor set up anew.

Nobody chooses a password for somebody else, and nobody alone takes a second factor off another.
"""

import pgtrigger
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sanad.accounts.rules import BY_THE_OWNER, by_another_manager
from sanad.lib.actor import WHO
from sanad.lib.triggers import Rule, Unchanging

CLAUSE = "PM-1+"
BY_TWO = _("Two managers, neither of them the colleague, take a second factor off.")
DAYS = 3  # that a link is good for, and that a second manager has


class SignInLinkQuerySet(models.QuerySet["SignInLink"]):
    def good(self) -> "SignInLinkQuerySet":
        """Those that still open the page where a password is chosen: in time, unused, the newest
        of their account, whose account is open."""
        later = SignInLink.objects.filter(
            user=models.OuterRef("user"), pk__gt=models.OuterRef("pk")
        )
        return self.filter(
            ~models.Exists(later), used_at=None, expires_at__gt=Now(), user__is_active=True
        )


class SignInLink(models.Model):
    """A link by which a colleague chooses her own password, once; of its words only a digest."""

    names_others = {
        "user": "the colleague it lets in",
        "made_by": "compared by signinlink_by_another_manager",
    }

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="links", verbose_name=_("colleague")
    )
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("at"), db_default=Now(), editable=False)
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, editable=False)

    objects = SignInLinkQuerySet.as_manager()

    class Meta:
        app_label = "accounts"
        verbose_name = _("link to sign in")
        verbose_name_plural = _("links to sign in")
        ordering = ["-id"]
        triggers = [
            Rule(
                rule="signinlink_by_another_manager",
                clause=CLAUSE,
                database_only=True,
                sentence=_("A manager sends a colleague a link to choose a password, not herself."),
                operation=pgtrigger.Insert,
                broken=f"""NEW.used_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM $User u
                    WHERE u.id = NEW.user_id AND u.is_staff AND NOT u.is_superuser)
                    OR (NOT {BY_THE_OWNER} AND (NEW.made_by_id IS DISTINCT FROM {WHO}
                    OR NOT {by_another_manager("NEW.user_id")}))""",
            ),
            Rule(
                # Else the manager reads it on the page, and is signed in as the colleague.
                rule="signinlink_to_who_is_reached",
                clause=CLAUSE,
                sentence=_("A colleague who signed in before gets the link by mobile or e-mail."),
                operation=pgtrigger.Insert,
                broken=f"""NOT {BY_THE_OWNER} AND EXISTS (SELECT 1 FROM $User u
                    WHERE u.id = NEW.user_id AND u.mobile IS NULL AND u.email = ''
                    AND left(u.password, 1) <> '!')""",
            ),
            Unchanging(
                rule="signinlink_works_once",
                columns=["user", "digest", "made_by", "made_at", "expires_at", "used_at"],
                clause=CLAUSE,
                sentence=_("A link to choose a password works once."),
            ),
            Rule(
                rule="signinlink_in_time",
                clause=CLAUSE,
                database_only=True,
                sentence=_("The time of this link is over. Ask the manager for a new one."),
                operation=pgtrigger.Update,
                broken="NEW.used_at IS NOT NULL AND OLD.expires_at < statement_timestamp()",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class SecondFactorResetQuerySet(models.QuerySet["SecondFactorReset"]):
    def open(self) -> "SecondFactorResetQuerySet":
        """Those that a second manager may still confirm."""
        return self.filter(confirmed_at=None, expires_at__gt=Now())


class SecondFactorReset(models.Model):
    """A colleague lost her second factor: one manager asks, another confirms, and it is gone."""

    names_others = {
        "user": "whose second factor it is",
        "asked_by": "compared by secondfactorreset_by_two",
        "confirmed_by": "compared by secondfactorreset_by_two",
    }

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="resets", verbose_name=_("colleague")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("at"), db_default=Now(), editable=False)
    expires_at = models.DateTimeField(_("expires"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)

    objects = SecondFactorResetQuerySet.as_manager()

    class Meta:
        app_label = "accounts"
        verbose_name = _("second factor taken off")
        verbose_name_plural = _("second factors taken off")
        ordering = ["-id"]
        triggers = [
            Rule(
                rule="secondfactorreset_by_two",
                clause=CLAUSE,
                database_only=True,
                sentence=_(
                    "Two managers, neither of them the colleague, take a second factor off."
                ),
                broken=f"""NOT {BY_THE_OWNER} AND (CASE WHEN TG_OP = 'INSERT' THEN
                    NEW.confirmed_by_id IS NOT NULL OR NEW.confirmed_at IS NOT NULL
                    OR NEW.asked_by_id IS DISTINCT FROM {WHO}
                    ELSE NEW.confirmed_by_id IS NULL OR NEW.confirmed_at IS DISTINCT FROM now()
                    OR NEW.confirmed_by_id IS DISTINCT FROM {WHO}
                    OR NEW.confirmed_by_id = NEW.asked_by_id
                    OR OLD.expires_at < statement_timestamp() END
                    OR NOT {by_another_manager("NEW.user_id")})""",
            ),
            Unchanging(
                rule="secondfactorreset_stands",
                columns=[
                    *("user", "asked_by", "asked_at", "expires_at"),
                    *("confirmed_by", "confirmed_at"),
                ],
                clause=CLAUSE,
                sentence=_("Who asked and who confirmed is never rewritten."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


# The second factor itself is the library's row; the rules stand on it here.
pgtrigger.register(
    Rule(
        rule="authenticator_by_its_holder",
        clause=CLAUSE,
        database_only=True,
        sentence=_("A second factor is set up by who holds it."),
        operation=pgtrigger.Insert,
        broken=f"NOT {BY_THE_OWNER} AND {WHO} IS DISTINCT FROM NEW.user_id",
    ),
    Rule(
        rule="authenticator_stays",
        clause=CLAUSE,
        database_only=True,
        sentence=_("A second factor is not changed; a printed code that was used stays used."),
        operation=pgtrigger.Update,
        # A key's name is its holder's to change.
        broken=f"""(NEW.user_id, NEW.type, NEW.created_at) IS DISTINCT FROM
            (OLD.user_id, OLD.type, OLD.created_at)
            OR NEW.data - 'used_mask' - 'viewed_at' - 'name' IS DISTINCT FROM
            OLD.data - 'used_mask' - 'viewed_at' - 'name'
            OR (NEW.data -> 'name' IS DISTINCT FROM OLD.data -> 'name'
            AND {WHO} IS DISTINCT FROM NEW.user_id)
            OR coalesce((NEW.data ->> 'used_mask')::bigint, 0)
            & coalesce((OLD.data ->> 'used_mask')::bigint, 0)
            <> coalesce((OLD.data ->> 'used_mask')::bigint, 0)""",
    ),
    Rule(
        rule="authenticator_taken_off_by_two",
        clause=CLAUSE,
        database_only=True,
        sentence=BY_TWO,
        operation=pgtrigger.Delete,
        # Confirmed in this very transaction: now() is its beginning.
        broken=f"""NOT {BY_THE_OWNER} AND {WHO} IS DISTINCT FROM OLD.user_id
            AND NOT EXISTS (SELECT 1 FROM $accounts.SecondFactorReset r
            WHERE r.user_id = OLD.user_id AND r.confirmed_at = now())""",
    ),
)(Authenticator)
