"""Sessions by the database's clock: whose, on what device, begun when, last seen when.

A web machine whose clock is wrong ends nobody's session and lets none live longer. A session ends
when nothing was asked of it for a while, and in any case some hours after it began; its row opens
nothing to who reads it: the key is kept as a digest, what it holds is sealed.
"""

import functools
import json
from datetime import timedelta
from typing import Any, NamedTuple

import pgtrigger
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import user_logged_in
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import DurationField, ExpressionWrapper, Value
from django.db.models.functions import Least, Now
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sanad.lib import clock
from sanad.lib.actor import WHO
from sanad.lib.dates import riyadh_day
from sanad.lib.grants import FULL
from sanad.lib.sealed import digest, seal, unseal
from sanad.lib.triggers import Rule

SEEN_AGAIN_AFTER = timedelta(minutes=1)  # a write for every page would be too many
SIGNED_IN_BEFORE = "_before"  # the day, at Riyadh, of the account's sign-in before this one
DEVICE = "_device"  # the session's word for the browser it was signed in with
LONGEST_DEVICE = 200
LONGEST_KEY = 40
# In this order: each later one's word stands in the names of the earlier ones too.
BROWSERS = (
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


class WhileWaiting(Rule):
    """Of a session that waits at a shared computer. Whose it is was written before it waited."""

    judges_others = False


BY_HERSELF = _("Who works here hands a shared computer over herself, for her own session.")
# Where a colleague waits is hers to say: else somebody came back to it by a code of their own. Each
# page may write its session, so only those that wait are judged.
SESSION_RULES = [
    Rule(
        rule="session_is_not_born_waiting",
        clause="PM-1+",
        database_only=True,
        sentence=BY_HERSELF,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Condition("NEW.computer <> ''"),
        broken="TRUE",
    ),
    WhileWaiting(
        rule="session_waits_by_its_holder",
        clause="PM-1+",
        database_only=True,
        sentence=BY_HERSELF,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.computer <> '' OR NEW.computer <> ''"),
        # Anybody may count a wrong code; what was counted, begun and allowed stays.
        broken=f"""CASE WHEN (NEW.session_key, NEW.user_id, NEW.computer, NEW.session_data)
            IS NOT DISTINCT FROM (OLD.session_key, OLD.user_id, OLD.computer, OLD.session_data)
            THEN NEW.wrong_codes < OLD.wrong_codes OR NEW.begun_at > OLD.begun_at
            OR NEW.expire_date > OLD.expire_date
            ELSE {WHO} IS DISTINCT FROM NEW.user_id OR NEW.user_id IS DISTINCT FROM OLD.user_id
            OR NOT EXISTS (SELECT 1 FROM $accounts.User u
            WHERE u.id = NEW.user_id AND u.is_staff AND u.is_active) END""",
    ),
]


class SessionLimits(NamedTuple):
    """How long a session lasts, as numbers or as SQL of one number."""

    hours: Any  # after it began, however much it is used
    idle_minutes: Any  # after it was used last, of those who work here
    idle_minutes_by_phone: Any


def _ago(count: Any, each: timedelta) -> Any:
    """The moment so many hours or minutes ago, by the database's clock."""
    span = ExpressionWrapper(count * Value(each, DurationField()), DurationField())
    return ExpressionWrapper(Now() - span, models.DateTimeField())


def _unseen_for(minutes: Any) -> Any:
    # What was seen last is noted each minute only: nobody's session ends before its time.
    return _ago(minutes, timedelta(minutes=1)) - SEEN_AGAIN_AFTER


class SessionQuerySet(models.QuerySet["Session"]):
    """The words for sessions, by the database's clock."""

    def open(self) -> "SessionQuerySet":
        """Those that still open pages: their time is not over, and they were used lately."""
        return self.exclude(self.are_over())

    def ended(self) -> "SessionQuerySet":
        """Those that open nothing any more."""
        return self.filter(self.are_over())

    @staticmethod
    def are_over() -> models.Q:
        """Their time is over, or nothing was asked of them for longer than the policy allows; who
        is not signed in has nothing to lose by a pause."""
        limits: SessionLimits = get_adapter().session_limits()
        by_phone, staff = limits.idle_minutes_by_phone, limits.idle_minutes
        return (
            models.Q(expire_date__lte=Now())
            | models.Q(begun_at__lte=_ago(limits.hours, timedelta(hours=1)))
            | models.Q(user__is_staff=True, last_seen_at__lt=_unseen_for(staff))
            | models.Q(user__is_staff=False, last_seen_at__lt=_unseen_for(by_phone))
        )


class Session(AbstractBaseSession):
    """A browser that is signed in, or that wrote something before it was.

    What it holds is sealed by the portal: a row that somebody else wrote opens nothing, and who
    reads it sees neither the key in the browser's cookie nor what was half written.
    """

    site_may = FULL
    names_others = {"user": "whose session it is: sealed in the row itself"}
    unsigned = "who it is that acts is read from it, and then it may note when it was seen"

    user = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="sessions", verbose_name=_("user")
    )
    device = models.CharField(
        _("device"), max_length=LONGEST_DEVICE, blank=True, default="", db_default=""
    )
    begun_at = models.DateTimeField(_("begun"), db_default=Now())
    last_seen_at = models.DateTimeField(_("last seen"), db_default=Now())
    # While it waits at a shared computer (`places.py`): which one, and how many wrong codes.
    computer = models.CharField(
        _("shared computer"), max_length=64, blank=True, default="", db_default=""
    )
    wrong_codes = models.PositiveSmallIntegerField(_("wrong codes"), default=0, db_default=0)

    class Meta:
        app_label = "accounts"
        db_table = "django_session"
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        indexes = [
            models.Index(
                name="session_waits", fields=["computer"], condition=~models.Q(computer="")
            )
        ]
        triggers = SESSION_RULES

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        """What reads and signs the data."""
        return SessionStore

    objects = SessionQuerySet.as_manager()  # type: ignore[assignment,misc]  # ours is no base's

    @property
    def device_label(self) -> str:
        """The browser and the machine in two words, where it says so; else what it says."""
        browser = next((name for sign, name in BROWSERS if sign in self.device), "")
        system = next((name for sign, name in SYSTEMS if sign in self.device), "")
        return " · ".join(filter(None, (browser, system))) or self.device[:40] or gettext("Unknown")

    def save(self, *args: Any, force_update: bool = False, **kwargs: Any) -> None:
        """Written again, a session keeps when it began, and lives no longer for it."""
        if force_update:
            kwargs["update_fields"] = ["session_data", "expire_date", "user", "device"]
            longest = models.F("begun_at") + timedelta(seconds=settings.SESSION_COOKIE_AGE)
            self.expire_date = Least(self.expire_date, longest)
        super().save(*args, force_update=force_update, **kwargs)


def row_of(session_key: str | None) -> str:
    """The key of the row of a session, of which the browser holds `session_key`."""
    return digest("session", session_key or "")[:LONGEST_KEY]


def _purpose(row: str) -> str:
    return f"session {row}"


@functools.cache
def _reading_an_open_row() -> tuple[str, list[Any]]:
    """The SELECT of a session that opens pages, and its parameters but the last: the row's key.

    Put together once: every page asks it, and putting it together took longer than all the rest.
    """
    rows = (
        Session.objects.open()
        .filter(computer="")
        .annotate(
            is_long_unseen=models.Q(last_seen_at__lt=Now() - SEEN_AGAIN_AFTER),
            unseen_for=ExpressionWrapper(Now() - models.F("last_seen_at"), DurationField()),
            policy_now=clock.PolicyNow(),
            policy_today=clock.PolicyToday(),
        )
    )
    statement, (*others, _key) = rows.filter(session_key="").query.sql_with_params()
    return statement, others


class SessionStore(db.SessionStore):
    """Django's sessions in the table above."""

    # How long nothing was asked of it before this page; nothing of one that began just now.
    unseen_for = timedelta()

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        """What the session holds, {} where it has ended; notes that it was seen. The policy's
        moment comes along, which nearly every page asks for."""
        statement, others = _reading_an_open_row()
        found = Session.objects.raw(statement, [*others, row_of(self.session_key)])
        row: Any = next(iter(found), None)
        if row is None:
            self._session_key = None
            return {}
        clock.keep(row.policy_now, row.policy_today)
        # What was seen last is noted each minute only.
        self.unseen_for = max(row.unseen_for - SEEN_AGAIN_AFTER, timedelta())
        if row.is_long_unseen:
            Session.objects.filter(pk=row.pk).update(last_seen_at=Now())
        return self.decode(row.session_data)

    @classmethod
    def of_row(cls, row: Session) -> "SessionStore":
        """What a waiting session holds, whose key nobody has; it gets one by `move`."""
        store = cls()
        sealed = unseal(_purpose(row.pk), row.session_data)
        store._session_cache = json.loads(sealed or "{}")  # type: ignore[attr-defined]
        return store

    def move(self, row: str, **columns: Any) -> None:
        """The row under a new key that only this object knows, with what the session holds now;
        when it began and until when it lasts stays. `columns` are written besides."""
        data = self._session  # type: ignore[attr-defined]  # read before it has another key
        self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
        Session.objects.filter(pk=row).update(
            session_key=row_of(self.session_key),
            session_data=self.encode(data),
            last_seen_at=Now(),
            **columns,
        )
        self.modified = True

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """A row of this session; it ends by the database's clock."""
        key = self._get_or_create_session_key()  # type: ignore[attr-defined]
        return Session(
            session_key=row_of(key),
            session_data=self.encode(data),
            expire_date=Now() + timedelta(seconds=self.get_expiry_age()),
            user_id=data.get("_auth_user_id"),
            device=data.get(DEVICE, ""),
        )

    def exists(self, session_key: str) -> bool:
        """Whether a session has this key."""
        return Session.objects.filter(session_key=row_of(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        """End the session of this key, or this one."""
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(session_key=row_of(key)).delete()

    def encode(self, session_dict: dict[str, Any]) -> str:
        """What this session holds, sealed: it may be the seed of a second factor."""
        return seal(self._purpose, json.dumps(session_dict, separators=(",", ":")))

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """What it held; {} where we did not seal it for this one."""
        sealed = session_data.decode() if isinstance(session_data, bytes) else session_data
        data: dict[str, Any] = json.loads(unseal(self._purpose, sealed) or "{}")
        return data

    @property
    def _purpose(self) -> str:
        # By its own key: what another session holds, copied into this row, opens nothing.
        return _purpose(row_of(self.session_key))

    @classmethod
    def sweep(cls) -> int:
        """Delete ended sessions, with all that was half written in them; how many went."""
        ended, _each = Session.objects.ended().delete()
        return ended


@receiver(user_logged_in)
def note_device(request: HttpRequest, user: Any = None, **_more: Any) -> None:
    """Who signs in is told apart later by the browser's own name for itself; the day of the sign-in
    before is read before Django writes this one in its place."""
    if last := getattr(user, "last_login", None):
        request.session[SIGNED_IN_BEFORE] = riyadh_day(last).isoformat()
    request.session[DEVICE] = request.META.get("HTTP_USER_AGENT", "")[:LONGEST_DEVICE]
