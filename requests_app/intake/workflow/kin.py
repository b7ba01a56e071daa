"""Where all of a branch are family of the applicant: another branch serves, or one of them before a
witness, who says afterwards whether they looked on (PR-2+)."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from requests_app.intake import kin, messages, perms
from requests_app.intake.enums import (
    LIFE,
    OPEN,
    UNVERIFIED,
    WITNESS_ENDS,
    RequestStatus,
    RequestTaskKind,
    WitnessAnswer,
)
from requests_app.intake.forms.desk import ServeElsewhereForm, WitnessForm
from requests_app.intake.models import KinWitness, SupportRequest, WitnessWord
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
        row,
        name=_("%(colleague)s serves request %(number)s")
        % {"colleague": colleague, "number": support_request.number},
        link=reverse("requests:witness", args=[support_request.pk]),
        owner=witness,
        due_on=clock.today() + timedelta(days=support_request.policy_version.witness_days),
    )
    messages.be_the_witness(witness)
    return {"reason": how, "details": {"colleague": str(colleague), "witness": str(witness)}}


@LIFE.transition(
    set(RequestStatus) - set(UNVERIFIED),
    clause="PR-2+",
    may=perms.may_bear_witness,
    guards=[kin.witness_is_asked],
    place=Place.NONE,
    label=_("I looked on"),
    done=_("Thank you. It stands on the record that you looked on."),
    event=_("The witness looked on"),
    overtakes=False,
)
def looked_on(support_request: SupportRequest, *, by: User, note: str = "") -> dict[str, Any]:
    """The witness's own word: they saw what the colleague did for a relative."""
    return _bear_witness(support_request, by, WitnessAnswer.SAW, note)


@LIFE.transition(
    set(RequestStatus) - set(UNVERIFIED),
    clause="PR-2+",
    may=perms.may_bear_witness,
    guards=[kin.witness_is_asked, kin.witness_said_no_before],
    place=Place.NONE,
    label=_("I did not look on"),
    done=_("Thank you. The payment waits, and somebody who leads was asked to look into it."),
    event=_("The witness did not look on"),
    overtakes=False,
)
def did_not_look_on(support_request: SupportRequest, *, by: User, note: str) -> dict[str, Any]:
    """They did not see it, and say why: who leads decides on the payment. Who looks at it all
    afterwards may still say that they did."""
    details = _bear_witness(support_request, by, WitnessAnswer.NOT, note)
    decide_without_witness(support_request)
    return details


def decide_without_witness(support_request: SupportRequest) -> None:
    """A task for who leads, once: the first payment waits for a witness who did not look on, or
    says nothing."""
    tasks.open_task(
        RequestTaskKind.SILENT,
        support_request,
        name=_("%(person)s, request %(number)s")
        % {"person": support_request.person, "number": support_request.number},
        link=support_request.get_absolute_url(),
        role=kin.who_leads(support_request),
        due_on=clock.today(),
    )


def ask_the_witnesses(support_request: SupportRequest, by: User | None) -> None:
    """Each who has not said so yet is asked by message whether they looked on; the task is theirs
    already."""
    for named in support_request.witnesses.select_related("witness"):
        if not named.words.filter(answer__in=WITNESS_ENDS).exists():
            messages.did_you_look_on(named.witness)


def _bear_witness(
    support_request: SupportRequest, by: User, answer: WitnessAnswer, note: str
) -> dict[str, Any]:
    for named in kin.asked_of(support_request, by):
        if not named.words.filter(answer=answer).exists():
            WitnessWord.objects.create(named=named, answer=answer, note=note, by=by)
        if answer == WitnessAnswer.SAW:
            tasks.close(RequestTaskKind.WITNESS, named, outcome=str(answer.label))
    if answer == WitnessAnswer.SAW and not kin.awaited(support_request):
        tasks.close(RequestTaskKind.SILENT, support_request, outcome=str(answer.label))
    return {"reason": note}


def _found(support_request: SupportRequest, outcome: Any) -> None:
    tasks.close(RequestTaskKind.ALL_KIN, support_request, outcome=str(outcome))
