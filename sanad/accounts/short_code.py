"""The short code of a colleague: six digits of her own, for shared computers alone.

It opens nothing but the session that she left waiting at that computer, and no grave step.
"""

import pgtrigger
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sanad.lib.actor import WHO
from sanad.lib.grants import FULL
from sanad.lib.sealed import digest
from sanad.lib.triggers import Rule

CLAUSE = "PM-1+"


class ShortCode(models.Model):
    """What a colleague comes back by; hashed, so that nobody reads it."""

    site_may = FULL
    names_others = {"user": "whose code it is; a rule of its own"}

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="short_code",
        verbose_name=_("colleague"),
    )
    code = models.CharField(max_length=128)
    set_at = models.DateTimeField(_("set"), db_default=Now())

    class Meta:
        app_label = "accounts"
        verbose_name = _("short code")
        verbose_name_plural = _("short codes")
        triggers = [
            Rule(
                rule="shortcode_by_its_holder",
                clause=CLAUSE,
                database_only=True,
                sentence=_("A short code is chosen by the colleague who comes back by it."),
                broken=f"""{WHO} IS DISTINCT FROM NEW.user_id
                    OR (TG_OP = 'UPDATE' AND NEW.user_id <> OLD.user_id)
                    OR NOT EXISTS (SELECT 1 FROM $accounts.User u
                    WHERE u.id = NEW.user_id AND u.is_staff AND u.is_active)""",
                operation=pgtrigger.Insert | pgtrigger.Update,
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @classmethod
    def choose(cls, user: models.Model, digits: str) -> None:
        """Six digits from now on, in place of those before."""
        hashed = make_password(_bound(user.pk, digits))
        cls.objects.update_or_create(user=user, defaults={"code": hashed, "set_at": Now()})

    def is_right(self, digits: str) -> bool:
        """Whether these are the digits."""
        return check_password(_bound(self.user_id, digits), self.code)


def _bound(user_id: int, digits: str) -> str:
    # A million codes are soon tried by who reads the hash; not without our key.
    return digest("short-code", str(user_id), digits)
