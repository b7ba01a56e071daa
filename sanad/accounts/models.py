"""People who sign in: staff by password, beneficiaries by mobile and code."""

import functools
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import pghistory
import pgtrigger
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group, PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sanad.accounts.credentials import SecondFactorReset, SignInLink
from sanad.accounts.enums import SAY_THEIR_KIN, Gender, Role
from sanad.accounts.kin import Kin
from sanad.accounts.rules import ROLE_RULES, USER_RULES
from sanad.accounts.sessions import Session
from sanad.accounts.short_code import ShortCode
from sanad.accounts.unfinished import Unfinished
from sanad.lib.actor import acting
from sanad.lib.arabic import listed
from sanad.lib.clock import PolicyNow
from sanad.lib.composed import Composed, Given
from sanad.lib.fields import CleanCharField, FoldedField, MobileField
from sanad.lib.history import DeleteEvent, InsertEvent
from sanad.lib.marks import WHICH_DIGITS, which_key

# As Arabic lists names: hamza, final letters and "son of" aside first, then as they are written. By
# code point, so that every PostgreSQL sorts alike, whatever languages it was built with.
BY_NAME = ("folded", "name", "id")

# What no queryset looks at: they change with every sign-in.
UNSEEN = {"password", "last_login"}

__all__ = [
    "Branch",
    "Kin",
    "SecondFactorReset",
    "Session",
    "ShortCode",
    "SignInLink",
    "Unfinished",
    "User",
    "UserRoleEvent",
]


class Branch(models.Model):
    """An office of the association (CH-8)."""

    name = CleanCharField(_("name"), max_length=80, unique=True)
    folded = FoldedField(of="name", db_collation="C", db_default="")
    city = CleanCharField(_("city"), max_length=80, blank=True)
    address = CleanCharField(_("address"), max_length=200, blank=True, db_default="", default="")
    phone = CleanCharField(_("telephone"), max_length=20, blank=True, db_default="", default="")
    hours = CleanCharField(
        _("opening hours"),
        max_length=120,
        blank=True,
        db_default="",
        default="",
        help_text=_("In words, as a visitor reads them: Sunday to Thursday, 8 to 3."),
    )

    class Meta:
        verbose_name = _("branch")
        verbose_name_plural = _("branches")
        ordering = BY_NAME

    def __str__(self) -> str:
        return self.name


class UserQuerySet(models.QuerySet["User"]):
    """Accounts; locked without their branch, which may be none."""

    def select_for_update(  # type: ignore[override]
        self,
        nowait: bool = False,
        skip_locked: bool = False,
        of: Sequence[str] = ("self",),
        no_key: bool = False,
    ) -> "UserQuerySet":
        """The library locks accounts, and knows of no branch."""
        return super().select_for_update(nowait, skip_locked, of, no_key)


def _people_of(name: str, account: Any) -> Any:
    """The keys of the people whom the account does not serve (`kept_off`), or serves in another's
    place (`stands_in`). The rows are the registry's, a layer above: known here by their relation.
    """
    field = User._meta.get_field(f"{name}_rows")
    rows: Any = field.related_model._default_manager  # type: ignore[union-attr]
    return rows.standing().filter(**{field.remote_field.name: account}).values("person_id")  # type: ignore[union-attr]


@functools.cache
def _accounts() -> models.QuerySet["User"]:
    """All of them; put together once, as every page asks for one."""
    held = Group.objects.filter(user=OuterRef("pk")).order_by("name")
    return (
        UserQuerySet(User)
        .select_related("branch")
        .annotate(
            role_names=ArraySubquery(held.values("name")),
            kept_off_ids=ArraySubquery(_people_of("kept_off", OuterRef("pk"))),
            stands_in_ids=ArraySubquery(_people_of("stands_in", OuterRef("pk"))),
        )
    )


@functools.cache
def _by_key() -> "Composed[User]":
    return Composed(_accounts().filter(pk=Given("key", models.BigIntegerField())))


class UserManager(BaseUserManager["User"]):
    """Accounts with their roles and branch: whoever is looked up is asked for both."""

    def get_queryset(self) -> models.QuerySet["User"]:
        return _accounts().using(self._db)

    def get(self, *args: Any, **kwargs: Any) -> "User":
        """The one account, as a queryset gets it. By its key alone, as every page asks who is
        signed in, the statement is put together once; not among those of a branch or a group."""
        is_of_all = type(self) is UserManager and self._db is None
        if args or kwargs.keys() != {"pk"} or not isinstance(kwargs["pk"], int) or not is_of_all:
            return self.get_queryset().get(*args, **kwargs)
        return _by_key().get(key=kwargs["pk"])

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """A new account; without a password it can only sign in by code."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """An account that may do everything; the database lets the owner alone make one."""
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account of a user name, in whatever case it is written; raises DoesNotExist."""
        return self.get(username__iexact=username)


@pghistory.track(exclude=["password", "last_login", "folded", "kin_key"])
class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. A beneficiary's file is a `beneficiaries.Person`, not this.

    Who may make one a colleague's, and who may give it a role, the database decides (`rules.py`).
    """

    username = CleanCharField(
        _("user name"), max_length=60, unique=True, validators=[UnicodeUsernameValidator()]
    )
    name = CleanCharField(_("name"), max_length=120)
    folded = FoldedField(of="name", db_collation="C", db_default="")
    gender = models.CharField(_("gender"), max_length=1, choices=Gender, blank=True)
    mobile = MobileField(_("mobile"), null=True, blank=True, unique=True)
    is_mobile_verified = models.BooleanField(_("mobile verified"), default=False)
    email = models.EmailField(_("e-mail"), blank=True)
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, blank=True, verbose_name=_("branch")
    )
    is_staff = models.BooleanField(_("works here"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), db_default=PolicyNow(), editable=False)
    # Under which key a colleague's own identity and relatives are marked; "" before they gave them.
    kin_key = models.CharField(
        max_length=WHICH_DIGITS, blank=True, default="", db_default="", editable=False
    )

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["id"]
        triggers = USER_RULES

    def __str__(self) -> str:
        return self.name or self.username

    def check_password(self, raw_password: str | None) -> bool:
        """Whether it is this one; a hash of older days is written anew, as its holder's change."""
        with acting(self.pk):
            return super().check_password(raw_password)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The set of `Role` values this person holds: as read with the account, else one query."""
        if not self.is_active:
            return frozenset()
        names = getattr(self, "role_names", None)
        if names is None:
            names = [group.name for group in self.groups.all()]
        return frozenset(names)

    def has_role(self, *roles: str) -> bool:
        """Whether the person holds any of the roles."""
        return not self.roles.isdisjoint(roles)

    @cached_property
    def kept_off(self) -> frozenset[int]:
        """The keys of the people whom this colleague does not serve (`beneficiaries.kept_off`)."""
        return self._people("kept_off")

    @cached_property
    def stands_in(self) -> frozenset[int]:
        """The keys of the people whom this colleague serves in another's place, whatever their
        branch."""
        return self._people("stands_in")

    def _people(self, name: str) -> frozenset[int]:
        """As read with the account, else one query."""
        if not self.is_staff or self.pk is None:
            return frozenset()
        keys = getattr(self, f"{name}_ids", None)
        if keys is None:
            keys = _people_of(name, self.pk).values_list("person_id", flat=True)
        # Hardly anybody has such rows: who has asks once more, for who is close to these people.
        rows: Any = User._meta.get_field(f"{name}_rows").related_model
        return rows.close_to(list(keys)) if keys else frozenset()

    @property
    def sight(self) -> tuple[Any, ...]:
        """All by which the querysets and labels of one account differ from another's: the key of
        what is put together for it (`sanad.lib.composed`)."""
        columns = (f.attname for f in self._meta.concrete_fields if f.name not in UNSEEN)
        return (
            *(getattr(self, column) for column in columns),
            *(self.roles, self.kept_off, self.stands_in),
            getattr(self, "acting_for", None),
            get_language(),
        )

    @property
    def must_say_kin(self) -> bool:
        """Whether somebody who serves, verifies, decides or pays has not said who they and their
        relatives are, or said it under a key that is no more (PR-2+)."""
        return self.is_staff and self.kin_key != which_key() and self.has_role(*SAY_THEIR_KIN)

    @property
    def role_label(self) -> str:
        """The person's roles as titles, for "seen by"."""
        roles = (Role(role) for role in sorted(self.roles) if role in Role)
        return listed(role.label_for(self.gender) for role in roles)


# A role that a colleague holds is Django's own row; the rules and the history stand on it here.
pgtrigger.register(*ROLE_RULES)(User.groups.through)
UserRoleEvent: Any = pghistory.create_event_model(
    User.groups.through,
    InsertEvent("given"),
    DeleteEvent("taken"),
    fields=["user", "group"],
    obj_field=None,  # type: ignore[arg-type]  # the row is gone by then: no key to it
    model_name="UserRoleEvent",
    abstract=False,
)
