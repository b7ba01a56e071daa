"""The applicant and the desk write to each other about a request, and see what was seen (DG-3)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from beneficiaries import workflow as registry
from beneficiaries.enums import Evidence
from beneficiaries.on_behalf import tell
from requests_app.intake import messages, perms
from requests_app.intake.enums import LIFE, SUBMITTED_ONCE, RequestTaskKind
from requests_app.intake.forms.thread import WriteForm, attached
from requests_app.intake.models import SupportRequest, ThreadMessage
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import is_staff
from sanad.lib import clock
from sanad.lib.actor import signed
from sanad.lib.files import Copy
from sanad.policy import parameters
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place
from sanad.workflow.keys import Keyed


@LIFE.transition(
    SUBMITTED_ONCE,
    clause="DG-3",
    may=perms.may_fill,
    label=_("Send the message"),
    done=_("The message is sent."),
    event=_("A message was written"),
    form=WriteForm,
    url="#thread",
    place=Place.CARD,
    overtakes=False,
    creates=Keyed(ThreadMessage, by="by", of="support_request"),
    notify=messages.written,
)
def write(
    support_request: SupportRequest,
    *,
    by: User,
    words: str,
    upload: Copy | None = None,
    further: Sequence[Copy] = (),
    key: UUID | None = None,
) -> dict[str, Any]:
    """One message, with a paper where one comes with it; the other side is told of it.

    Of the applicant's a task waits on the desk until somebody writes back, or says what came of it.
    """
    is_ours, document = is_staff(by), None
    if upload is not None:
        document = registry.add_document(
            support_request.person,
            type=attached(),
            by=by,
            evidence=Evidence.COPY,
            upload=upload,
            further=further,
        )
    ThreadMessage.objects.create(
        support_request=support_request, by=by, words=words, document=document, key=key
    )
    tell(support_request.person, "wrote", by=by, about=support_request)
    if is_ours:
        tasks.close(RequestTaskKind.MESSAGE, support_request, outcome=_now("It was answered."))
    else:
        tasks.open_task(
            RequestTaskKind.MESSAGE,
            support_request,
            name=f"{support_request.person} · {support_request}",
            link=f"{support_request.get_absolute_url()}#thread",
            role=Role.OFFICER,
            branch=support_request.branch,
            due_on=clock.today() + timedelta(days=parameters.in_force().answer_days),
        )
    return {"notify": {"is_ours": is_ours}}


@signed
def read(support_request: SupportRequest, *, by: User) -> list[ThreadMessage]:
    """The thread as `by` opens it: what was written to them is seen from now on. Whoever only looks
    on, such as an auditor, sees it and marks nothing. Asks nothing where nobody wrote."""
    if not any(entry.verb == write.name for entry in support_request.log.all()):
        return []
    thread = support_request.thread.select_related("by", "document__type")
    is_ours = is_staff(by)
    if perms.may_fill(by, support_request):
        thread.filter(is_ours=not is_ours, seen_by=None).update(seen_by=by)
    return list(thread)
