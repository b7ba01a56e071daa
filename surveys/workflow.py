"""The life of an improvement: heard → doing → done, or set aside with a reason (DG-6e)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import Branch, User
from sanad.workflow.keys import Keyed
from surveys import forms, perms, results
from surveys.enums import IMPROVEMENT_LIFE, ImprovementStatus
from surveys.models import ImprovementAction

DONE = _("It is written down.")


@IMPROVEMENT_LIFE.birth(
    may=perms.may_write_down,
    event=_("It was said"),
    creates=Keyed(ImprovementAction, by="created_by"),
)
def write_down(
    *, by: User, heard: str, step: str, branch: Branch | None, key: UUID
) -> ImprovementAction:
    """Write down what was said. Returns the `ImprovementAction`; with a `key` that the account used
    before, the one of then."""
    return ImprovementAction.objects.create(
        key=key, heard=heard, step=step, branch=branch, created_by=by
    )


@IMPROVEMENT_LIFE.transition(
    {ImprovementStatus.HEARD},
    ImprovementStatus.DOING,
    clause="DG-6e",
    may=perms.may_decide,
    label=_("Take it up"),
    done=DONE,
    form=forms.TakeUpForm,
)
def take_up(
    action: ImprovementAction, *, by: User, plan: str, owner: User, due_on: date
) -> dict[str, Any]:
    """Say what is done about it, by whom, until which day; the score before is kept with it."""
    action.plan, action.owner, action.due_on = plan, owner, due_on
    action.score_before = results.satisfied(step=action.step, branch=action.branch_id)
    return {"reason": plan, "details": {"owner": owner.pk, "due_on": due_on.isoformat()}}


@IMPROVEMENT_LIFE.transition(
    {ImprovementStatus.DOING},
    ImprovementStatus.DONE,
    clause="DG-6e",
    may=perms.may_finish,
    label=_("It is done"),
    done=DONE,
    form=forms.FinishForm,
)
def finish(action: ImprovementAction, *, by: User, outcome: str) -> dict[str, Any]:
    """Say what was done; the score after is kept beside the score before."""
    action.outcome = outcome
    action.score_after = results.satisfied(step=action.step, branch=action.branch_id)
    return {"reason": outcome}


@IMPROVEMENT_LIFE.transition(
    {ImprovementStatus.HEARD, ImprovementStatus.DOING},
    ImprovementStatus.DROPPED,
    clause="DG-6e",
    may=perms.may_decide,
    label=_("Set it aside"),
    done=DONE,
    form=forms.SetAsideForm,
    is_grave=True,
)
def set_aside(action: ImprovementAction, *, by: User, reason: str) -> dict[str, Any]:
    """Say why nothing is done about it."""
    return {"reason": reason}
