"""The life of an improvement: heard → doing → done, or set aside with a reason (DG-6e)."""

from django.utils.translation import gettext_lazy as _

from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed
from surveys import perms, results
from surveys.enums import IMPROVEMENT_LIFE
from surveys.models import ImprovementAction


def write_down(*, by, heard, step, branch, key):
    """Write down what was said. Returns the `ImprovementAction`; with a `key` that the account used
    before, the one of then."""
    if not perms.may_write_down(by):
        raise NotAllowed(_("This step belongs to another role."), code="role")

    def make():
        action = ImprovementAction.objects.create(
            key=key, heard=heard, step=step, branch=branch, created_by=by
        )
        IMPROVEMENT_LIFE.write_log(action, "write_down", by=by, target=action.status)
        return action

    return Keyed(ImprovementAction, by="created_by").once(key, make, by=by)


@IMPROVEMENT_LIFE.verb("take_up", label=_("Take it up"), may=perms.may_decide, icon="tools")
def take_up(action, *, by, plan, owner, due_on):
    """Say what is done about it, by whom, until which day; the score before is kept with it."""
    action.plan, action.owner, action.due_on = plan, owner, due_on
    action.score_before = results.satisfied(step=action.step, branch=action.branch_id)
    return {"reason": plan, "details": {"owner": owner.pk, "due_on": due_on.isoformat()}}


@IMPROVEMENT_LIFE.verb("finish", label=_("It is done"), may=perms.may_finish, icon="check2-circle")
def finish(action, *, by, outcome):
    """Say what was done; the score after is kept beside the score before."""
    action.outcome = outcome
    action.score_after = results.satisfied(step=action.step, branch=action.branch_id)
    return {"reason": outcome}


@IMPROVEMENT_LIFE.verb(
    "set_aside", label=_("Set it aside"), may=perms.may_decide, icon="slash-circle", is_danger=True
)
def set_aside(action, *, by, reason):
    """Say why nothing is done about it."""
    return {"reason": reason}
