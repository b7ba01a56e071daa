"""What managers and colleagues do with sign-ins: links, sessions, a second factor set up anew.

The database has the same rules (`credentials.py`); here stand the sentences.
"""

import secrets
from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib.postgres.functions import TransactionNow
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.accounts.credentials import DAYS, SecondFactorReset, SignInLink
from sanad.accounts.enums import Role
from sanad.accounts.models import Session, User
from sanad.accounts.perms import Anybody, may_keep_sign_in_of
from sanad.accounts.sessions import row_of
from sanad.accounts.short_code import ShortCode
from sanad.lib.actor import acting, signed
from sanad.lib.refusal import NotAllowed, Refused
from sanad.lib.sealed import digest
from sanad.lib.triggers import holds

LINK = "sign-in-link"


# --- a link in place of a password ----------------------------------------------------------------


@signed
@transaction.atomic
def send_link(colleague: User, *, by: User) -> str:
    """Send a colleague a link by which they choose their own password; those before it are over.

    Returns the path of the link where nothing reaches a new colleague, to be shown once, else "".
    Raises `NotAllowed` for who is no manager, or for oneself; `Refused` where nothing reaches
    somebody who signed in before: whoever reads the link is them.
    """
    _check(by, colleague)
    if refusal := why_no_link(colleague):
        raise refusal
    token = secrets.token_urlsafe(24)
    link = SignInLink.objects.create(
        user=colleague,
        digest=digest(LINK, token),
        made_by=by,
        expires_at=Now() + timedelta(days=DAYS),
    )
    link.refresh_from_db(fields=["expires_at"])
    path = reverse("account_link", args=[token])
    is_told = get_adapter().tell(
        colleague, "account.link", secret_link=path, expires_at=link.expires_at
    )
    return "" if is_told else path


@holds("signinlink_to_who_is_reached")
def why_no_link(colleague: User) -> Refused | None:
    """Why no link is sent to the colleague now."""
    if not (colleague.mobile or colleague.email) and colleague.has_usable_password():
        return Refused(
            _(
                "Nothing reaches this colleague. Propose their mobile in the list of colleagues:"
                " when a second person agreed, the link goes there."
            ),
            by=[Role.MANAGER],
            code="unreached",
        )
    return None


def change_reach(user: User, *, mobile: str | None, email: str) -> None:
    """A colleague changes their own mobile and address; told on those of before."""
    get_adapter().tell(User.objects.get(pk=user.pk), "account.changed_by_you")
    user.mobile, user.email = mobile, email
    user.save(update_fields=["mobile", "email"])


def link_of(token: str) -> SignInLink | None:
    """The link of these words while it is good; None for any other."""
    good = SignInLink.objects.good().select_related("user")
    return good.filter(digest=digest(LINK, token)).first()


@transaction.atomic
def use_link(link: SignInLink, *, password: str) -> User:
    """Set the password that the colleague chose; the link is used, whoever was signed in as them is
    not any more. Raises `Refused` where somebody was faster."""
    if not SignInLink.objects.good().filter(pk=link.pk).select_for_update(of=("self",)).exists():
        raise Refused(
            _("This link was used or its time is over. Ask the manager for a new one."),
            by=[Role.MANAGER],
            code="link_over",
        )
    user = link.user
    user.set_password(password)
    with acting(user.pk):  # who has the link is its holder; nobody is signed in yet
        SignInLink.objects.filter(pk=link.pk).update(used_at=Now())
        user.save(update_fields=["password"])
        ShortCode.objects.filter(user=user).delete()
        end_sessions(user)
        get_adapter().tell(user, "account.password_changed")
    return user


# --- sessions -------------------------------------------------------------------------------------


def sessions_of(user: User) -> QuerySet[Session]:
    """Where the account is signed in now, the last seen first."""
    return Session.objects.open().filter(user=user).order_by("-last_seen_at")


def end_sessions(user: User, *, but: str | None = None, only: str | None = None) -> int:
    """End the account's sessions, or `only` one of them (the key of its row); `but`: the browser's
    own key of one that stays. Returns how many ended."""
    sessions = Session.objects.filter(user=user)
    if only is not None:
        sessions = sessions.filter(pk=only)
    if but is not None:
        sessions = sessions.exclude(pk=row_of(but))
    return sessions.delete()[0]


@transaction.atomic
def end_sessions_of(colleague: User, *, by: User) -> int:
    """A manager ends all sessions of a colleague, who is told. Returns how many ended."""
    _check(by, colleague)
    ended = end_sessions(colleague)
    if ended:
        get_adapter().tell(colleague, "account.sessions_ended")
    return ended


# --- a second factor that was lost ----------------------------------------------------------------


def why_no_reset(colleague: User) -> Refused | None:
    """Why the second factor is not to be taken off now."""
    if not Authenticator.objects.filter(user=colleague).exists():
        return Refused(
            _("There is no second factor to take off: it is set up at the next sign-in."),
            by=[Role.MANAGER],
            code="no_second_factor",
        )
    return None


@signed
@transaction.atomic
def ask_reset(colleague: User, *, by: User) -> SecondFactorReset:
    """Ask that the colleague's second factor be taken off; another manager confirms within three
    days. The colleague is told. Asked twice it stands once."""
    _check(by, colleague)
    if refusal := why_no_reset(colleague):
        raise refusal
    User.objects.select_for_update(of=("self",)).get(pk=colleague.pk)
    if standing := SecondFactorReset.objects.open().filter(user=colleague).first():
        return standing
    get_adapter().tell(colleague, "account.reset_asked")
    return SecondFactorReset.objects.create(
        user=colleague, asked_by=by, expires_at=Now() + timedelta(days=DAYS)
    )


@signed
@transaction.atomic
def confirm_reset(reset: SecondFactorReset, *, by: User) -> User:
    """A second manager confirms: the second factor and the printed codes are gone, whoever is
    signed in as the colleague is not any more, and it is set up anew at the next sign-in. The
    colleague is told."""
    _check(by, reset.user)
    if by.pk == reset.asked_by_id:
        raise Refused(
            _("Another manager confirms what you asked for."), by=[Role.MANAGER], code="two"
        )
    still = SecondFactorReset.objects.open().select_for_update(of=("self",))
    if not still.filter(pk=reset.pk).exists():
        raise Refused(
            _("This was confirmed already, or its time is over. Ask anew."),
            by=[Role.MANAGER],
            code="reset_over",
        )
    SecondFactorReset.objects.filter(pk=reset.pk).update(
        confirmed_by=by, confirmed_at=TransactionNow()
    )
    Authenticator.objects.filter(user=reset.user).delete()
    ShortCode.objects.filter(user=reset.user).delete()
    end_sessions(reset.user)
    get_adapter().tell(reset.user, "account.second_factor_reset")
    return reset.user


def _check(by: Anybody, colleague: User) -> None:
    if not may_keep_sign_in_of(by, colleague):
        raise NotAllowed(
            _("Another manager looks after a colleague's sign-in, never oneself."), code="role"
        )
