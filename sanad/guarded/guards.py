"""Why a guarded change cannot be decided now, or not by this colleague."""

from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import User
from sanad.guarded.enums import (
    DECIDERS,
    OF_COLLEAGUES,
    ROLE_DECIDERS,
    ChangeKind,
)
from sanad.guarded.kinds import KINDS
from sanad.guarded.models import GuardedChange
from sanad.lib import clock, dates
from sanad.lib.triggers import holds
from sanad.policy.models import PolicyVersion
from sanad.workflow.refusal import Refused


@holds("guardedchange_by_a_second_person", "guardedchange_not_to_ones_own_number")
def second_person(change: GuardedChange, user: User) -> Refused | None:
    """Who proposed it, whose it is, and their kin leave it to another."""
    others = ROLE_DECIDERS if change.kind in OF_COLLEAGUES else DECIDERS
    if change.proposed_by_id == user.pk:
        return Refused(
            _("You proposed this. Another colleague looks at it; the desk of any branch may."),
            by=others,
            code="own",
        )
    is_own = change.kind == ChangeKind.ROLE and change.subject_id == user.pk
    if is_own or KINDS[change.kind].is_close(user, change):
        return Refused(
            _("This is about you or somebody close to you. Another colleague decides it."),
            by=others,
            code="kin",
        )
    return None


@holds("guardedchange_goes_on_after_a_word")
def may_go_on(change: GuardedChange, user: User) -> Refused | None:
    """Only what a helper or guardian did goes on after the person stopped it, if it was in force,
    at the word of nobody who is close to them or who proposed it."""
    if not change.goes_on_after_a_word:
        return Refused(
            _("What the person stopped is proposed anew."), by=DECIDERS, code="over", shows=False
        )
    if change.proposed_by_id == user.pk:
        return Refused(
            _("You proposed what they stopped. Another colleague speaks with them."),
            by=DECIDERS,
            code="own",
        )
    if KINDS[change.kind].is_close(user, change):
        return Refused(
            _("This is about you or somebody close to you. Another colleague decides it."),
            by=DECIDERS,
            code="kin",
        )
    return None


@holds("guardedchange_by_another_role")
def another_role(change: GuardedChange, user: User) -> Refused | None:
    """Where the policy's version wants it, somebody of another role than who proposed it."""
    version = PolicyVersion.objects.in_force()
    if version.second_of_another_role and not change.proposed_by.roles.isdisjoint(user.roles):
        return Refused(
            _("The policy wants somebody of another role than who proposed it."),
            by=[role for role in DECIDERS if role not in change.proposed_by.roles],
            code="same_role",
        )
    return None


@holds("guardedchange_in_its_hour")
def its_hour_has_come(change: GuardedChange, user: User | None) -> Refused | None:
    """A change that was agreed to takes effect when the hours of its kind have passed."""
    if change.effective_from is not None and change.effective_from > clock.now():
        return Refused(
            _("Its hour has not come."), until=dates.riyadh_day(change.effective_from), code="hour"
        )
    return None
