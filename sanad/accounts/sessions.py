"""Sessions by the database's clock: whose, on what device, begun when, last seen when.

A web machine whose clock is wrong ends nobody's session and lets none live longer.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth import user_logged_in
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Now
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sanad.lib import clock
from sanad.lib.grants import FULL

SEEN_AGAIN_AFTER = timedelta(minutes=5)  # a write for every page would be too many
DEVICE = "_device"  # the session's word for the browser it was signed in with
LONGEST_DEVICE = 200


class Session(AbstractBaseSession):
    """A browser that is signed in, or that wrote something before it was.

    What it holds is signed by the portal: a row that somebody else wrote opens nothing. Lies in
    Django's own table, so that an older release beside this one reads it too.
    """

    site_may = FULL

    user = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="sessions", verbose_name=_("user")
    )
    device = models.CharField(
        _("device"), max_length=LONGEST_DEVICE, blank=True, default="", db_default=""
    )
    begun_at = models.DateTimeField(_("begun"), db_default=Now())
    last_seen_at = models.DateTimeField(_("last seen"), db_default=Now())

    class Meta:
        app_label = "accounts"
        db_table = "django_session"
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        """What reads and signs the data."""
        return SessionStore

    def save(self, *args: Any, force_update: bool = False, **kwargs: Any) -> None:
        """Written again, a session keeps when it began."""
        if force_update:
            kwargs["update_fields"] = ["session_data", "expire_date", "user", "device"]
        super().save(*args, force_update=force_update, **kwargs)


class SessionStore(db.SessionStore):
    """Django's sessions in the table above. Their signature's salt names the class: keep it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        """What the session holds, {} where it has ended; notes that it was seen. The policy's
        moment comes along, which nearly every page asks for."""
        row = (
            Session.objects.filter(session_key=self.session_key, expire_date__gt=Now())
            .annotate(
                is_long_unseen=models.Q(last_seen_at__lt=Now() - SEEN_AGAIN_AFTER),
                policy_now=clock.PolicyNow(),
                policy_today=clock.PolicyToday(),
            )
            .first()
        )
        if row is None:
            self._session_key = None
            return {}
        clock.keep(row.policy_now, row.policy_today)
        if row.is_long_unseen:
            Session.objects.filter(pk=row.pk).update(last_seen_at=Now())
        return self.decode(row.session_data)

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """A row of this session; it ends by the database's clock."""
        return Session(
            session_key=self._get_or_create_session_key(),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=Now() + timedelta(seconds=self.get_expiry_age()),
            user_id=data.get("_auth_user_id"),
            device=data.get(DEVICE, ""),
        )

    @classmethod
    def sweep(cls) -> int:
        """Delete ended sessions, with all that was half written in them; how many went."""
        ended, _each = Session.objects.filter(expire_date__lt=Now()).delete()
        return ended


@receiver(user_logged_in)
def note_device(request: HttpRequest, **_more: Any) -> None:
    """Who signs in is told apart later by the browser's own name for itself."""
    request.session[DEVICE] = request.META.get("HTTP_USER_AGENT", "")[:LONGEST_DEVICE]
