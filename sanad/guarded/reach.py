"""How a colleague is reached: one manager proposes another number, a second person agrees (PM-1+).

The link to choose a password and the code that confirms a vote go there: who changes it alone is
soon signed in as somebody else. The holder changes it themselves (`account_reach`).
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.utils.translation import gettext as _

from sanad.accounts.models import User
from sanad.guarded import kinds
from sanad.guarded.enums import ChangeKind
from sanad.guarded.models import GuardedChange
from sanad.guarded.workflow import propose
from sanad.lib.identifiers import group_mobile
from sanad.lib.triggers import holds
from sanad.workflow.refusal import Refused


@holds("user_reach_by_two")
def by_two(before: User, by: User) -> bool:
    """Whether `by` leaves the mobile and the address of the account to a second person: it is
    somebody's already, by a password that they chose or a number that stands there."""
    is_somebodys = before.has_usable_password() or before.mobile or before.email
    return bool(is_somebodys) and by.pk != before.pk and not by.is_superuser


def propose_reach(user: User, *, by: User, mobile: str, email: str) -> Any:
    """Propose that the colleague is reached by these, "" for none. Returns the change."""
    return propose(
        by=by,
        kind=ChangeKind.REACH,
        subject=user,
        name=str(user),
        branch=user.branch,
        old={"mobile": user.mobile or "", "email": user.email},
        new={"mobile": mobile, "email": email},
        reason=_("Given in the list of colleagues"),
        paper=_("The list of colleagues"),
    )


def _carry_out(change: GuardedChange) -> None:
    """The colleague is told on the number and the address of before. Raises `Refused` where they
    changed it themselves meanwhile, ValidationError where somebody else has the number by now."""
    user = User.objects.select_for_update().get(pk=change.subject_id)
    if change.old != {"mobile": user.mobile or "", "email": user.email}:
        raise Refused(
            _("It was changed meanwhile, by themselves. Refuse this one, or ask them."),
            code="overtaken",
        )
    get_adapter().tell(user, "account.changed")
    user.mobile, user.email = change.new["mobile"] or None, change.new["email"]
    user.validate_unique()
    user.save(update_fields=["mobile", "email"])


def _facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    old, new = change.old, change.new
    facts = [(_("mobile"), group_mobile(old["mobile"]), group_mobile(new["mobile"]))]
    facts.append((_("e-mail"), old["email"], new["email"]))
    return [fact for fact in facts if fact[1] != fact[2]]


def register() -> None:
    """Make known how it is carried out; called in `ready()`."""
    kinds.register(ChangeKind.REACH, kinds.Guarded(_carry_out, _facts))
