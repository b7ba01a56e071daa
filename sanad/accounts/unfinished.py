"""What somebody began to write and did not finish, kept for their number on whatever phone.

Sealed for the account and the page it was written on: who reads the row sees nothing, and what lies
in another row opens nowhere else. The worker wipes what nobody came back for.
"""

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import DurationField, ExpressionWrapper, Value
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sanad.lib.actor import signed
from sanad.lib.grants import FULL
from sanad.lib.sealed import seal, unseal

if TYPE_CHECKING:
    from sanad.accounts.models import User

LONGEST_NAME = 120
LONGEST = 60_000  # letters; what is longer is no form of ours


class Unfinished(models.Model):
    """One page or form of one account, sealed."""

    site_may = FULL

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="unfinished",
        verbose_name=_("account"),
    )
    what = models.CharField(max_length=LONGEST_NAME)
    content = models.TextField()
    written_at = models.DateTimeField(_("written"), db_default=Now())

    class Meta:
        app_label = "accounts"
        verbose_name = _("unfinished form")
        verbose_name_plural = _("unfinished forms")
        constraints = [
            models.UniqueConstraint(name="unfinished_once", fields=["account", "what"]),
        ]
        indexes = [models.Index(name="unfinished_written", fields=["written_at"])]

    def __str__(self) -> str:
        return self.what


def read(account: "User", what: str) -> Any:
    """What was kept under the name `what`; None where there is nothing, or not sealed for it."""
    rows = Unfinished.objects.filter(account=account, what=what)
    content = rows.values_list("content", flat=True).first()
    return json.loads(unseal(_purpose(account, what), content) or "null") if content else None


@signed
def keep(*, by: "User", what: str, content: Any) -> None:
    """Keep `content` (plain JSON values) under the name `what`, in place of what lay there."""
    text = json.dumps(content)
    if len(text) > LONGEST:
        return
    Unfinished.objects.update_or_create(
        account=by,
        what=what,
        defaults={"content": seal(_purpose(by, what), text), "written_at": Now()},
    )


@signed
def drop(*, by: "User", what: str) -> None:
    """It is finished, or given up."""
    Unfinished.objects.filter(account=by, what=what).delete()


@signed
def sweep(days: Any) -> int:
    """Wipe what nobody came back for in so many days, a number or an expression of the database;
    how many."""
    term = ExpressionWrapper(days * Value(timedelta(days=1)), output_field=DurationField())
    since = ExpressionWrapper(Now() - term, output_field=models.DateTimeField())
    wiped, _each = Unfinished.objects.filter(written_at__lt=since).delete()
    return wiped


def _purpose(account: "User", what: str) -> str:
    return f"unfinished {account.pk} {what}"
