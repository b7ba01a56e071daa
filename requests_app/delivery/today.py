"""What waits to be given, for the provider: line by line, by the end of its month."""

from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.models.household import place_of
from requests_app.delivery import perms
from requests_app.delivery.models import AwardLine
from requests_app.delivery.models.award import GiveBy
from requests_app.intake.today import masked
from sanad.accounts.enums import Role
from sanad.accounts.perms import has
from sanad.lib.dates import month_text
from sanad.lib.links import link_to
from sanad.lib.today import Line, Queue, QueueRow, section


def for_user(user):
    """The provider gives what was decided and registered (PR-7)."""
    if not has(user, Role.PROVIDER):
        return []
    return [
        Queue(
            "give",
            _("To be given"),
            AwardLine.objects.registered_for(user)
            .due()
            .for_list()
            .annotate(give_by=GiveBy("due_on")),
            _task,
            url=reverse("delivery:list"),
            due="give_by",
        )
    ]


def on_paper(user, today):
    """What is to be given now, where it goes and how much: for who delivers, and for the desk."""
    if not perms.may_list_deliveries(user) or has(user, Role.AUDITOR):
        return []
    lines = AwardLine.objects.registered_for(user).due().with_pause().filter(is_paused=False)
    lines = lines.select_related(
        "support_request__person__household",
        "support_request__programme",
        "support_request__branch",
    )
    return [section(_("To be given"), lines.order_by("due_on", "id"), _to_give)]


def _to_give(line):
    request = line.support_request
    return Line(
        name=str(request.person),
        person_id=request.person_id,
        number=request.number,
        numbered=_("Request"),
        what=f"{request.programme}: {line.quantity(line.left)}",
        mobile=request.person.mobile or "",
        place=place_of(request.person),
        when=month_text(line.due_on),
        branch=str(request.branch),
    )


def _task(line):
    request = line.support_request
    return QueueRow(
        name=str(request.person),
        name_note=masked(request.person),
        url=link_to("delivery:show", request.pk),
        about=str(request.programme),
        number=request.number,
        chip=request.chip,
        step="" if line.is_paused else _("Give it"),
        waits_for=_("The service is stopped for now"),
        age_note=line.quantity(line.left),
    )
