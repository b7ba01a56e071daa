"""Of who cannot read: nothing that begins with a word of ours begins before it was said to them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from requests_app.intake.enums import SPOKEN, RequestTaskKind
from requests_app.intake.guards import AT_THE_DESK, on_the_page
from sanad.lib.triggers import holds
from sanad.workflow.models import Task
from sanad.workflow.refusal import Refused


@holds()
def term_runs(support_request: Any, user: Any) -> Refused | None:
    """The calendar neither reminds nor pauses before they know what is missing (PR-2, +)."""
    if not support_request.is_to_be_told:
        return None
    return Refused(
        _("The term begins on the day on which somebody tells them by voice."),
        code="untold",
        clause="DG-4+",
        shows=False,
    )


def _is_told_by_voice(support_request: Any) -> bool:
    person = support_request.person
    return bool(person.cannot_read or not person.texts_go_to)


@holds()
def waits_to_be_told(support_request: Any, user: Any) -> Refused | None:
    """Something was written to them that they cannot read, or that nothing brings to them, and
    nobody has spoken with them yet."""
    waiting = Task.objects.about(support_request).open().filter(kind=RequestTaskKind.TELL)
    if support_request.is_to_be_told or (_is_told_by_voice(support_request) and waiting.exists()):
        return None
    return Refused(_("Nothing waits to be told by voice."), code="told", shows=False)


@holds("supportrequest_registered_when_told")
def knows_the_decision(support_request: Any, user: Any) -> Refused | None:
    """They are told what was decided, and may object, before it goes on (DG-4+)."""
    if not support_request.is_to_be_told:
        return None
    return Refused(
        _("First tell them the decision by voice: they cannot read, and may object."),
        code="untold",
        clause="DG-4+",
        way=on_the_page(support_request, _("Tell them by voice"), "tell"),
        by=AT_THE_DESK,
    )


@holds("notice_spoken_to_who_cannot_read")
def spoken(support_request: Any, by: Any, channel: str) -> None:
    """Raise `Refused` where the notice of the reply was not said to somebody who cannot read."""
    if support_request.person.cannot_read and (by is None or channel not in SPOKEN):
        raise Refused(
            _("Who cannot read is told of the reply by somebody, in words."),
            code="spoken",
            clause="DG-4+",
            field="channel",
            by=AT_THE_DESK,
        )
