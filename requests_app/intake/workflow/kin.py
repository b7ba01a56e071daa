"""Where all of a branch are family of the applicant: another branch serves, or one of them before a
witness (PR-2+)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from requests_app.intake import kin, perms
from requests_app.intake.enums import LIFE, OPEN, RequestTaskKind
from requests_app.intake.forms.desk import ServeElsewhereForm, WitnessForm
from requests_app.intake.models import KinWitness, SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import Branch, User
from sanad.lib import clock
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place


def call_the_manager(support_request: SupportRequest, by: User | None) -> None:
    """A task for the manager, where nobody of the branch may serve; nothing where somebody may."""
    if kin.is_served(support_request):
        return
    tasks.open_task(
        RequestTaskKind.ALL_KIN,
        support_request,
        name=_("%(person)s, request %(number)s")
        % {"person": support_request.person, "number": support_request.number},
        link=support_request.get_absolute_url(),
        role=Role.MANAGER,
        due_on=clock.today(),
    )


@LIFE.transition(
    OPEN,
    clause="PR-2+",
    may=perms.may_find_who_serves,
    guards=[kin.nobody_else_serves],
    label=_("Let another branch serve it"),
    done=_("The request is with the other branch."),
    event=_("Another branch serves the request"),
    told=_("Another branch serves your request"),
    form=ServeElsewhereForm,
    place=Place.BESIDE,
    rank=60,
)
def serve_elsewhere(support_request: SupportRequest, *, by: User, branch: Branch) -> dict[str, Any]:
    """The desk of another branch takes it up where it stands; the person is served where they are,
    by telephone or with their papers sent on."""
    details = {"from": str(support_request.branch), "to": str(branch)}
    support_request.branch = branch
    _found(support_request, _("Another branch serves the request"))
    return {"details": details, "reason": f"{details['from']} → {details['to']}"}


@LIFE.transition(
    OPEN,
    clause="PR-2+",
    may=perms.may_find_who_serves,
    guards=[kin.nobody_else_serves, kin.names_for_others],
    label=_("Name a witness"),
    done=_("The witness is named, and their task is on their list."),
    event=_("A witness was named"),
    form=WitnessForm,
    place=Place.BESIDE,
    rank=61,
)
def name_witness(
    support_request: SupportRequest, *, by: User, colleague: User, witness: User, how: str
) -> dict[str, Any]:
    """A colleague serves a relative while somebody who is none looks on. Raises `Refused` where the
    witness is family too, or the colleague would serve themselves."""
    for refusal in (
        kin.witness_is_no_family(support_request, witness, colleague),
        kin.serves_no_home_of_their_own(support_request, colleague),
    ):
        if refusal is not None:
            raise refusal
    row = KinWitness(
        support_request=support_request,
        colleague=colleague,
        witness=witness,
        how=how,
        named_by=by,
    )
    row.full_clean()
    row.save()
    _found(support_request, _("A witness was named"))
    tasks.open_task(
        RequestTaskKind.WITNESS,
        support_request,
        name=_("%(colleague)s serves request %(number)s")
        % {"colleague": colleague, "number": support_request.number},
        link=support_request.get_absolute_url(),
        owner=witness,
        due_on=clock.today(),
    )
    return {"reason": how, "details": {"colleague": str(colleague), "witness": str(witness)}}


def _found(support_request: SupportRequest, outcome: Any) -> None:
    tasks.close(RequestTaskKind.ALL_KIN, support_request, outcome=str(outcome))
