"""The life of a guarded change: proposed → agreed to by a second person → in force (PM-1+)."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import Branch, User
from sanad.guarded import forms, guards, messages, perms
from sanad.guarded.enums import (
    ASKED_NEXT,
    DECIDERS,
    LIFE,
    UNDECIDED,
    ChangeKind,
    ChangeStatus,
    GuardedTaskKind,
    Told,
)
from sanad.guarded.kinds import KINDS
from sanad.guarded.models import GuardedChange
from sanad.lib import clock
from sanad.lib.triggers import holds
from sanad.policy.models import PolicyVersion
from sanad.workflow import workflow as tasks
from sanad.workflow.forms import StepForm
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import Refused

# What the form has not asked for.
NOT_TYPED = (
    *("key", "branch", "person_id", "proposed_by"),
    *("decided_by", "effective_from", "asks_next_at"),
)


@LIFE.birth(
    may=perms.may_propose,
    event=_("The change was proposed"),
    creates=Keyed(GuardedChange, by="proposed_by", of="subject"),
    reason=lambda change: change.reason,
)
def propose(
    *,
    by: User,
    kind: ChangeKind,
    subject: Any,
    name: str,
    old: dict[str, Any],
    new: dict[str, Any],
    reason: str,
    paper: str,
    branch: Branch | None = None,
    person: Any = None,
    told: Told = Told.NOBODY,
    silence: str = "",
    key: Any = None,
) -> GuardedChange:
    """Propose to change what `old` says of `subject` to what `new` says; nothing changes yet.

    `person`: whose file it concerns, warned where `told` is YES. Raises ValidationError where
    another change of the same kind waits for the same row.
    """
    change = GuardedChange(
        kind=kind,
        subject_id=subject.pk,
        person_id=person.pk if person else None,
        name=name,
        old=old,
        new=new,
        reason=reason,
        paper=paper,
        branch=branch,
        told=Told.SILENT if silence else told,
        silence=silence,
        proposed_by=by,
        key=key,
    )
    change.full_clean(exclude=NOT_TYPED)
    change.save()
    if change.told == Told.YES:
        messages.warned(change, person=person)
    return change


def take_effect_now(change: GuardedChange, by: User | None) -> None:
    """What was agreed to takes effect at once where no hour is to be waited for."""
    if guards.its_hour_has_come(change, None) is None:
        apply(change, by=None)


def carry_out(change: GuardedChange, by: User | None) -> None:
    """The app that owns the value writes the new one, and tells the person."""
    guarded = KINDS[change.kind]
    guarded.carry_out(change)
    guarded.applied(change)


@LIFE.transition(
    {ChangeStatus.WAITING},
    ChangeStatus.APPROVED,
    clause="PM-1+",
    may=perms.may_decide,
    guards=[guards.second_person, guards.another_role],
    label=_("Agree"),
    title=_("Agree to the change"),
    lead=_("You looked at what was shown for it. Your name stands beside who proposed it."),
    done=_("You agreed. Since when it holds, or from when, stands below."),
    event=_("A second person agreed"),
    form=forms.ApproveForm,
    rank=10,
    asks_again=True,
    then=take_effect_now,
)
@holds("guardedchange_before_both_in_one_branch")
def approve(change: GuardedChange, *, by: User, is_present: bool = False) -> None:
    """A second colleague agrees; `is_present`: the person stands before them, nothing waits."""
    if is_present and by.branch_id != change.proposed_by.branch_id:
        raise Refused(
            _("Who stood before both colleagues stood in one branch."),
            code="branch",
            clause="PM-1+",
            field="is_present",
        )
    change.decided_by, change.is_present = by, is_present
    tasks.close(GuardedTaskKind.SECOND, change, outcome=str(_("A second person agreed")))


@LIFE.transition(
    {ChangeStatus.WAITING},
    ChangeStatus.REFUSED,
    clause="PM-1+",
    may=perms.may_decide,
    guards=[guards.second_person],
    label=_("Refuse"),
    done=_("The change was refused; everything stays as it was."),
    event=_("A second person refused"),
    form=forms.RefuseForm,
    is_grave=True,
)
def refuse(change: GuardedChange, *, by: User, reason: str) -> dict[str, Any]:
    """A second colleague says why not."""
    change.decided_by = by
    tasks.close(GuardedTaskKind.SECOND, change, outcome=str(_("A second person refused")))
    return {"reason": reason}


@LIFE.transition(
    UNDECIDED,
    ChangeStatus.WITHDRAWN,
    clause="PM-1+",
    may=perms.may_withdraw,
    label=_("Take it back"),
    lead=_("It is as if it had not been proposed. The history keeps both."),
    done=_("It is taken back; everything stays as it was."),
    event=_("It was taken back"),
    form=StepForm,  # asks once: it is the only button of who proposed it
    leads=False,
)
def withdraw(change: GuardedChange, *, by: User | None) -> None:
    """Who proposed it takes it back, before it is in force."""
    tasks.close(GuardedTaskKind.SECOND, change, outcome=str(_("It was taken back")))


@LIFE.transition(
    {*UNDECIDED, ChangeStatus.APPLIED},
    ChangeStatus.CONTESTED,
    clause="PM-1+",
    may=perms.may_contest,
    label=_("They say: this was not me"),
    done=_("It is stopped, and the manager was called in."),
    event=_("The person said: this was not me"),
    form=forms.ContestForm,
    is_grave=True,
    rank=80,
)
def contest(change: GuardedChange, *, by: User | None, reason: str = "") -> dict[str, Any]:
    """It was not the person: what has not taken effect never will; a manager looks into it."""
    tasks.close(GuardedTaskKind.SECOND, change, outcome=str(_("The person said: this was not me")))
    # Who stops a helper or guardian is called by the desk of their branch.
    of_the_desk = change.goes_on_after_a_word
    tasks.open_task(
        GuardedTaskKind.NOT_ME,
        change,
        name=change.name,
        link=change.get_absolute_url(),
        role=DECIDERS[0] if of_the_desk else ASKED_NEXT[0],
        branch=change.branch if of_the_desk else None,
        due_on=clock.today(),
    )
    return {"reason": reason}


@LIFE.transition(
    {ChangeStatus.CONTESTED},
    ChangeStatus.APPLIED,
    clause="PM-1+",
    may=perms.may_decide,
    guards=[guards.may_go_on],
    label=_("They say: it may go on"),
    lead=_("You spoke with them, on a number that is theirs alone or face to face."),
    done=_("It goes on, and what they said stands in the history."),
    event=_("The desk spoke with them: it goes on"),
    form=forms.ContestForm,
    is_grave=True,
    rank=20,
    then=lambda change, by: KINDS[change.kind].resumed(change),
)
def go_on(change: GuardedChange, *, by: User, reason: str) -> dict[str, Any]:
    """The desk has spoken with the person, who wants the help after all; `reason`: what they
    said. They are told, and can stop it again."""
    tasks.close(GuardedTaskKind.NOT_ME, change, outcome=reason)
    return {"reason": reason}


@LIFE.transition(
    {ChangeStatus.APPROVED},
    ChangeStatus.APPLIED,
    clause="PM-1+",
    may=lambda user, change: False,
    guards=[guards.its_hour_has_come],
    label=_("Take effect"),
    event=_("It took effect"),
    then=carry_out,
)
def apply(change: GuardedChange, *, by: User | None) -> None:
    """Its hour has come: the portal carries it out."""


@LIFE.transition(
    {ChangeStatus.APPROVED},
    ChangeStatus.WITHDRAWN,
    clause="PM-1+",
    may=lambda user, change: False,
    label=_("Let it go"),
    event=_("It could no longer be carried out"),
)
def give_up(change: GuardedChange, *, by: User | None, reason: str) -> dict[str, Any]:
    """What was agreed to is no longer possible; its history says why."""
    return {"reason": reason}


@LIFE.transition(
    {ChangeStatus.WAITING},
    clause="PM-1+",
    may=lambda user, change: False,
    label=_("Ask the next"),
    event=_("The next was asked"),
)
def ask_next(change: GuardedChange, *, by: User | None) -> dict[str, Any]:
    """Nobody answered in the hours of the policy: the manager is asked, then the board."""
    role = ASKED_NEXT[min(change.asked, len(ASKED_NEXT) - 1)]
    tasks.close(GuardedTaskKind.SECOND, change, outcome=str(_("The next was asked")))
    tasks.open_task(
        GuardedTaskKind.SECOND,
        change,
        name=change.name,
        link=change.get_absolute_url(),
        role=role,
        due_on=clock.today(),
    )
    change.asked += 1
    hours = timedelta(hours=PolicyVersion.objects.in_force().second_person_hours)
    is_last = change.asked >= len(ASKED_NEXT)
    change.asks_next_at = None if is_last else clock.now() + hours
    return {"details": {"role": role}}


def carry_out_or_give_up(change: GuardedChange) -> None:
    """Its hour has come: carry it out, or say why that is no longer possible."""
    try:
        apply(change, by=None)
    except (Refused, ValidationError) as error:
        give_up(change, by=None, reason=_why(error))


def _why(error: Exception) -> str:
    return " ".join(getattr(error, "messages", None) or [str(error)])
