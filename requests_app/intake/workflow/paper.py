"""A request that was written and signed on a numbered sheet, and entered at the desk (CH-8+)."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beneficiaries import files
from beneficiaries.models import Person
from requests_app.intake import perms
from requests_app.intake.enums import LIFE, IntakeChannel
from requests_app.intake.models import Programme, SupportRequest
from requests_app.intake.workflow.desk import begun
from sanad.accounts.models import User
from sanad.lib.files import Copy
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import holds
from sanad.paper import guards
from sanad.paper import workflow as paper
from sanad.paper.enums import Kind
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import Refused


@files.all_or_none()
@LIFE.birth(
    name="enter",
    may=perms.may_enter,
    event=_("The request was entered from paper"),
    reason=lambda support_request: support_request.sheet.note,
    told=text_lazy("portal.story.enter"),
    creates=Keyed(SupportRequest, by="created_by", of=("person", "programme")),
)
@holds("supportrequest_on_its_own_sheet")
def enter_draft(
    *,
    person: Person,
    programme: Programme,
    by: User,
    number: int,
    written_on: date,
    scan: Copy | None,
    channel: str = IntakeChannel.DESK,
    key: UUID | None = None,
) -> SupportRequest:
    """Begin a request that was written and signed on a numbered sheet (PR-4, CH-8+).

    `number`, `written_on` and `scan` as `sanad.paper.workflow.use` takes them. It goes on as any
    other: submission, notice and floor count from the database's days. Raises what `create_draft`
    does, and `Refused` for a sheet of another programme.
    """
    if guards.book_of(number, by=by).about != programme.code:
        raise Refused(
            _("This sheet asks for the help of another programme."), code="about", field="programme"
        )
    sheet = paper.use(
        number,
        by=by,
        kinds=(Kind.REQUEST,),
        written_on=written_on,
        scan=scan,
        needs_scan=True,
        person=person,
    )
    return begun(person=person, programme=programme, by=by, channel=channel, key=key, sheet=sheet)
