"""The second look at a drawn request: after its raising, beside its way, never in it (PR-2+)."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from requests_app.intake import guards, kin, perms
from requests_app.intake.enums import (
    LIFE,
    LOOKERS,
    Drawn,
    LookAnswer,
    RequestStatus,
    RequestTaskKind,
)
from requests_app.intake.models import Attestation, SecondLook, SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.triggers import holds
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import Refused

# Nothing of it holds the request, wherever it stands meanwhile.
ANYWHERE = set(RequestStatus) - {RequestStatus.DRAFT}


def ask_somebody(support_request: SupportRequest, by: User | None) -> None:
    """A task for who did not take part, where the raising was drawn: a colleague of the branch,
    else the manager, else the board."""
    look = support_request.looks.first()
    if look is None or look.drawn == Drawn.NOT:
        return
    role = who_looks(support_request)
    tasks.open_task(
        RequestTaskKind.SECOND_LOOK,
        support_request,
        name=_("%(person)s, request %(number)s")
        % {"person": support_request.person, "number": support_request.number},
        link=reverse("requests:second_look", args=[support_request.pk]),
        role=role,
        branch=support_request.branch if role in LOOKERS[:2] else None,
        due_on=clock.today() + timedelta(days=support_request.policy_version.second_look_days),
    )


def who_looks(support_request: SupportRequest) -> str:
    """The role of the first who may: neither who took part nor family (`Role`)."""
    roles = kin.roles_of_others(support_request, took_part(support_request))
    return next((role for role in LOOKERS if role in roles), Role.BOARD)


def took_part(support_request: SupportRequest) -> set[int]:
    """The accounts that entered, attested or verified the request."""
    attested = Attestation.objects.filter(declaration__support_request=support_request)
    people = (support_request.created_by_id, support_request.verified_by_id)
    named = {account for account in people if account is not None}
    return named | set(attested.values_list("by", flat=True))


@holds("secondlook_by_another")
def took_no_part(support_request: SupportRequest, user: User) -> Refused | None:
    """Who entered, attested or verified it does not look at it again, nor does family (PR-2+)."""
    if user.pk in took_part(support_request) or guards.is_relative(support_request, user):
        return Refused(
            _("You took part in this request, or it is family's. Another colleague looks at it."),
            by=LOOKERS,
            code="took_part",
        )
    return None


@holds()
def still_asked(support_request: SupportRequest, user: User | None) -> Refused | None:
    """It was drawn, and nobody answered yet (PR-2+)."""
    look = support_request.looks.drawn().first()
    if look is None or look.answer:
        return Refused(_("No second look is asked for."), code="look", by=LOOKERS, shows=False)
    return None


@LIFE.transition(
    ANYWHERE,
    clause="PR-2+",
    may=perms.may_look_twice,
    guards=[still_asked, took_no_part],
    place=Place.NONE,
    label=_("It agrees"),
    done=_("Thank you. It stands on the record that it agrees."),
    event=_("A second look: it agrees"),
    overtakes=False,
)
def look_agrees(support_request: SupportRequest, *, by: User) -> dict[str, Any]:
    """What was entered is what was signed, as far as the record shows."""
    return _answer(support_request, by, LookAnswer.AGREES, "")


@LIFE.transition(
    ANYWHERE,
    clause="PR-2+",
    may=perms.may_look_twice,
    guards=[still_asked, took_no_part],
    place=Place.NONE,
    label=_("It differs"),
    done=_("Thank you. The manager was asked to look into it; the request goes on."),
    event=_("A second look: something differs"),
)
def look_differs(support_request: SupportRequest, *, by: User, note: str) -> dict[str, Any]:
    """Something is not as it was signed, or as the papers say: a task for the manager, and a note
    for who registers. It overtakes: no page of before registers without having read it."""
    details = _answer(support_request, by, LookAnswer.DIFFERS, note)
    tasks.open_task(
        RequestTaskKind.DIFFERS,
        support_request,
        name=_("%(person)s, request %(number)s")
        % {"person": support_request.person, "number": support_request.number},
        link=reverse("requests:second_look", args=[support_request.pk]),
        role=Role.MANAGER,
        due_on=clock.today() + timedelta(days=support_request.policy_version.differs_days),
    )
    return details


def _answer(
    support_request: SupportRequest, by: User, answer: LookAnswer, note: str
) -> dict[str, Any]:
    look = SecondLook.objects.drawn().filter(support_request=support_request).first()
    assert look is not None  # `still_asked`
    look.looked_by, look.answer, look.note = by, answer, note
    look.save(update_fields=["looked_by", "answer", "note"])
    tasks.close(RequestTaskKind.SECOND_LOOK, support_request, outcome=str(answer.label))
    return {"reason": note}
