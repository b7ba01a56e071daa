"""A second look at what one officer entered, attested, verified: drawn by the database (PR-2+)."""

import hashlib
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import is_related
from requests_app.intake.enums import Drawn, LookAnswer
from requests_app.intake.models.support_request import SupportRequest
from sanad.accounts.rules import BY_THE_OWNER
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import KEEP
from sanad.lib.triggers import Effect, Rule, Stamp, Unchanging, becomes

OF = 100  # a rank is drawn out of so many
# The one raising that a row is written by: an effect, two triggers deep.
RAISING = Effect(
    rule="supportrequest_raising_is_drawn",
    clause="PR-2+",
    operation=pgtrigger.Update,
    does=f"""IF {becomes("$RequestStatus.RAISED")} THEN
        INSERT INTO $SecondLook (support_request_id) VALUES (NEW.id); END IF;""",
)
DRAW = f"""NEW.drawn_at := public.policy_now(); NEW.seed := gen_random_uuid();
    NEW.rank := ('x' || left(encode(sha256(convert_to(
        NEW.seed || '/' || NEW.support_request_id, 'UTF8')), 'hex'), 8))::bit(32)::bigint % {OF};
    SELECT r.verified_by_id, v.second_look_percent,
        CASE WHEN v.second_look_amount > 0 AND r.amount >= v.second_look_amount
            THEN $Drawn.AMOUNT
        WHEN NEW.rank < v.second_look_percent THEN $Drawn.SAMPLE ELSE $Drawn.NOT END
    INTO NEW.verified_by_id, NEW.percent, NEW.drawn
    FROM $SupportRequest r JOIN $policy.PolicyVersion v ON v.id = r.policy_version_id
    WHERE r.id = NEW.support_request_id;
    NEW.looked_by_id := NULL; NEW.looked_at := NULL; NEW.answer := ''; NEW.note := '';"""
TOOK_PART = """NEW.looked_by_id IN (r.verified_by_id, r.created_by_id, NEW.verified_by_id)
    OR EXISTS (SELECT 1 FROM $Attestation a JOIN $Declaration d ON d.id = a.declaration_id
        WHERE d.support_request_id = r.id AND a.by_id = NEW.looked_by_id)"""

IS_FAMILY = is_related("NEW.looked_by_id", "r.person_id", "r.household_id")


class SecondLookQuerySet(models.QuerySet["SecondLook"]):
    def drawn(self) -> Self:
        """Of requests that are looked at twice."""
        return self.exclude(drawn=Drawn.NOT)

    def differing(self) -> Self:
        """What was entered is not what was signed, or what the papers say."""
        return self.filter(answer=LookAnswer.DIFFERS)

    def for_list(self) -> Self:
        """Loaded with who looked and who verified, for lists."""
        return self.select_related("looked_by", "verified_by")


def rank_of(seed: object, support_request_id: int) -> int:
    """The rank that the database drew, worked out again from the seed that it kept."""
    text = f"{seed}/{support_request_id}"
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % OF


class SecondLook(models.Model):
    """One draw for each raising, whatever it brought; and what a colleague found, if it was drawn.

    The database alone writes the draw: seed, rank, share and why. It reads the version of the
    policy that the request began under.
    """

    site_may = KEEP
    names_others = {"verified_by": "who verified, read from the request by the database"}

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="looks", verbose_name=_("request")
    )
    drawn_at = models.DateTimeField(_("drawn"), db_default=PolicyNow(), editable=False)
    seed = models.UUIDField(_("seed"), null=True, editable=False)
    rank = models.PositiveSmallIntegerField(_("rank"), db_default=0, editable=False)
    percent = models.PositiveSmallIntegerField(_("percent"), db_default=0, editable=False)
    drawn = models.CharField(
        _("drawn"), max_length=10, choices=Drawn, db_default=Drawn.NOT, editable=False
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("verified by"),
        editable=False,
    )
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("looked at by"),
    )
    looked_at = models.DateTimeField(_("looked at"), null=True, editable=False)
    answer = models.CharField(
        _("answer"), max_length=10, choices=LookAnswer, blank=True, db_default=""
    )
    note = CleanTextField(_("what differs"), max_length=500, blank=True, db_default="")

    objects = SecondLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        ordering = ["-id"]
        triggers = [
            Stamp(
                rule="secondlook_draw",
                clause="PR-2+",
                operation=pgtrigger.Insert,
                order=30,
                sets=DRAW,
            ),
            Stamp(
                rule="secondlook_moment",
                clause="PR-2+",
                operation=pgtrigger.Update,
                sets="""NEW.looked_at := CASE WHEN OLD.answer = '' AND NEW.answer <> ''
                    THEN public.policy_now() ELSE OLD.looked_at END;""",
            ),
            Rule(
                rule="secondlook_drawn_at_the_raising",
                clause="PR-2+",
                database_only=True,
                sentence=_("The portal draws what is looked at twice, when it is raised."),
                operation=pgtrigger.Insert,
                broken="pg_catalog.pg_trigger_depth() < 2",
            ),
            Unchanging(
                rule="secondlook_stays_as_drawn",
                columns=["support_request", "looked_by", "looked_at"],
                from_birth=["drawn_at", "seed", "rank", "percent", "drawn", "verified_by"],
                clause="PR-2+",
                sentence=_("What was drawn stands as it was drawn."),
            ),
            Rule(
                rule="secondlook_answered_once",
                clause="PR-2+",
                database_only=True,
                sentence=_("A second look is answered once."),
                operation=pgtrigger.Update,
                broken="""(OLD.answer <> '' AND (NEW.answer, NEW.note) <> (OLD.answer, OLD.note))
                    OR (NEW.answer = '') <> (NEW.looked_by_id IS NULL)
                    OR (NEW.answer = $LookAnswer.DIFFERS AND NEW.note = '')""",
            ),
            Rule(
                rule="secondlook_by_another",
                clause="PR-2+",
                sentence=_(
                    "Who entered, attested or verified the request does not look at it again, nor"
                    " does family."
                ),
                operation=pgtrigger.Update,
                broken=f"""NEW.answer <> '' AND OLD.answer = '' AND (NEW.drawn = $Drawn.NOT
                    OR NOT EXISTS (SELECT 1 FROM $accounts.User u
                        JOIN $accounts.User_groups ug ON ug.user_id = u.id
                        JOIN $auth.Group g ON g.id = ug.group_id
                        WHERE u.id = NEW.looked_by_id AND u.is_staff AND u.is_active
                        AND g.name IN $LOOKERS)
                    OR (NOT {BY_THE_OWNER} AND NEW.looked_by_id IS DISTINCT FROM {WHO})
                    OR EXISTS (SELECT 1 FROM $SupportRequest r WHERE r.id = NEW.support_request_id
                        AND ({TOOK_PART} OR {IS_FAMILY})))""",
            ),
            Rule(
                rule="secondlook_is_kept",
                clause="PR-2+",
                database_only=True,
                operation=pgtrigger.Delete,
                sentence=_("A draw is never deleted."),
                broken="TRUE",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.support_request}: {self.get_drawn_display()}"


pgtrigger.register(RAISING)(SupportRequest)
