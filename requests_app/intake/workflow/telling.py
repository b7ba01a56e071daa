"""Who cannot read is told by voice what we wrote: a task, a call and what came of it (DG-4+)."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from beneficiaries import calling
from beneficiaries.models import Person
from requests_app.intake import perms
from requests_app.intake.enums import LIFE, SUBMITTED_ONCE, RequestStatus, RequestTaskKind
from requests_app.intake.guards_telling import waits_to_be_told
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.contact.enums import Channel, ContactOutcome
from sanad.contact.forms import TellForm
from sanad.contact.workflow.contact import spoke_with
from sanad.lib import clock
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import holds
from sanad.messaging.outbox import told_by
from sanad.policy import parameters
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place


def let_the_desk_tell(support_request: SupportRequest) -> None:
    """What was written to somebody who cannot read waits on the desk, which tells them by voice."""
    tasks.open_task(
        RequestTaskKind.TELL,
        support_request,
        name=f"{support_request.person} · {support_request}",
        link=f"{support_request.get_absolute_url()}#tell",
        role=Role.OFFICER,
        branch=support_request.branch,
        due_on=clock.today() + timedelta(days=parameters.in_force().call_days),
        calls=support_request.person,
    )


told_by(SupportRequest, let_the_desk_tell)


def let_know_by_voice(person: Person) -> None:
    """It became known that they cannot read while a return stands: what it asks for waits to be
    said to them, and its term begins then."""
    returned = SupportRequest.objects.filter(person=person, status=RequestStatus.RETURNED)
    for support_request in returned.filter(spoken_on=None).select_for_update(of=("self",)):
        support_request.is_to_be_told = True
        support_request.save(update_fields=["is_to_be_told"])
        let_the_desk_tell(support_request)


calling.register(let_know_by_voice)


@LIFE.transition(
    SUBMITTED_ONCE,
    clause="DG-4",
    may=perms.may_note_paper,
    guards=[waits_to_be_told],
    label=_("I spoke with them, and they know"),
    done=_("Noted: they know. A term that waited for it begins today."),
    event=_("They were told by voice"),
    told=text_lazy("portal.story.tell"),
    form=TellForm,
    url="#tell",
    place=Place.CARD,
)
@holds("supportrequest_told_by_voice")
def tell(
    support_request: SupportRequest, *, by: User, channel: str, man_agreed: str = ""
) -> dict[str, Any]:
    """Somebody spoke with them, by telephone or face to face; a term that waited for it begins.

    What was said is a contact of theirs, by whom and when.
    """
    _speak(support_request, by, channel, ContactOutcome.ANSWERED, man_agreed)
    support_request.is_to_be_told = False
    outcome = _now("Told by %(name)s.") % {"name": by}
    tasks.close(RequestTaskKind.TELL, support_request, outcome=outcome)
    return {"details": {"channel": str(channel)}}


@LIFE.transition(
    SUBMITTED_ONCE,
    clause="DG-4",
    may=perms.may_note_paper,
    guards=[waits_to_be_told],
    label=_("Nobody answered"),
    done=_("Noted: nobody answered. It waits on."),
    event=_("Nobody answered our call"),
    place=Place.CARD,
    overtakes=False,
)
def call_in_vain(support_request: SupportRequest, *, by: User) -> None:
    """A try that reached nobody stands in their contacts; the task waits on."""
    _speak(support_request, by, Channel.PHONE, ContactOutcome.NO_ANSWER)


def _speak(
    support_request: SupportRequest, by: User, channel: str, outcome: str, man_agreed: str = ""
) -> None:
    said = {"channel": channel, "outcome": outcome, "man_agreed": man_agreed}
    spoke_with(support_request.person, by=by, subject=str(support_request), **said)
