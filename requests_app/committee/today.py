"""What waits before the committee: studies, today's sitting, ripe requests, objections."""

from datetime import datetime

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beneficiaries.models.household import place_of
from requests_app.committee import in_name, perms
from requests_app.committee.models import Objection, Sitting, Study, off_agenda
from requests_app.intake.models import SupportRequest
from requests_app.intake.today import task
from sanad.accounts.enums import Role
from sanad.accounts.perms import has
from sanad.lib.dates import RIYADH, clock_text, gregorian_text
from sanad.lib.links import link_to
from sanad.lib.today import Line, Queue, QueueRow, section


def for_user(user):
    """Researchers study; members, chair and secretary sit; the secretary gathers what is ripe."""
    queues = []
    if has(user, Role.RESEARCHER):
        queues += _researcher(user)
    if has(user, Role.MEMBER, Role.CHAIR, Role.SECRETARY):
        queues.append(_sittings())
    if perms.may_contest(user, None):
        queues.append(_in_your_name(user))
    if perms.may_run_sittings(user):
        served = SupportRequest.objects.served_by(user)
        queues += [_minutes(user), _ripe(served), _unstudied(served)]
    if perms.may_hear(user, None):
        queues.append(_objections(user))
    return queues


def on_paper(user, today):
    """Today's sittings for who sits, and for a researcher the homes to visit for a study."""
    sections = []
    if has(user, Role.MEMBER, Role.CHAIR, Role.SECRETARY, Role.MANAGER):
        sittings = Sitting.objects.living().for_list().filter(scheduled_on=today)
        sections.append(section(_("Sittings"), sittings.order_by("starts_at", "id"), _to_sit))
    if has(user, Role.RESEARCHER):
        mine = Study.objects.of(user).being_written().for_list()
        mine = mine.select_related(
            "support_request__person__household",
            "support_request__programme",
            "support_request__branch",
        )
        sections.append(section(_("Studies to write"), mine.order_by("id"), _to_study))
    return sections


def _to_sit(sitting):
    items = ngettext("%(count)s item", "%(count)s items", sitting.listed)
    return Line(
        name=str(sitting),
        what=items % {"count": sitting.listed},
        place=sitting.place,
        when=_hour(sitting),
    )


def _hour(sitting):
    if sitting.starts_at is None:
        return ""
    return clock_text(datetime.combine(sitting.scheduled_on, sitting.starts_at, RIYADH))


def _to_study(study):
    request = study.support_request
    return Line(
        name=str(request.person),
        person_id=request.person_id,
        number=request.number or "",
        numbered=_("Request"),
        what=str(request.programme),
        mobile=request.person.mobile or "",
        place=place_of(request.person),
        when=gregorian_text(request.floor_on) if request.floor_on else "",
        branch=str(request.branch),
    )


def _researcher(user):
    mine = Study.objects.of(user).being_written().for_list()
    return [
        Queue(
            "studies",
            _("Studies to write"),
            mine.annotate(due_on=F("support_request__floor_on")),
            _study,
        )
    ]


def _study(study):
    return task(
        study.support_request,
        step=_("Write the study"),
        step_url=link_to("committee:study", study.pk),
    )


def _sittings():
    """Sittings that are planned or open, each on its day."""
    return Queue(
        "sittings",
        _("Sittings"),
        Sitting.objects.living().for_list().annotate(due_on=F("scheduled_on")),
        _sitting,
        url=reverse("committee:list"),
    )


def _sitting(sitting):
    items = ngettext("%(count)s item", "%(count)s items", sitting.listed) % {
        "count": sitting.listed
    }
    return QueueRow(
        name=str(sitting),
        url=sitting.get_absolute_url(),
        name_note=sitting.place,
        about=items,
        chip=sitting.chip,
        step=_("Go in") if sitting.is_open else _("Prepare it"),
    )


def _in_your_name(user):
    """Votes and attendance that were written down for the member, and await their word (PR-5+)."""
    return Queue(
        "in-your-name",
        _("In your name"),
        in_name.awaiting(user).for_list().annotate(due_on=F("scheduled_on")),
        lambda sitting: QueueRow(
            name=str(sitting),
            url=link_to("committee:mine", sitting.pk),
            name_note=sitting.place,
            about=_("Your votes and attendance"),
            chip=sitting.chip,
            step=_("Read and confirm"),
        ),
    )


def _minutes(user):
    """Closed sittings whose minutes nobody signed yet (PR-5)."""
    step = _("Sign the minutes") if perms.may_sign_minutes(user, None) else _("Look them through")
    return Queue(
        "minutes",
        _("Minutes to sign"),
        Sitting.objects.awaiting_signature().annotate(due_on=F("held_on")),
        lambda sitting: QueueRow(
            name=str(sitting),
            url=link_to("committee:minutes", sitting.pk),
            name_note=sitting.place,
            about=_("Minutes"),
            chip=sitting.chip,
            step=step,
        ),
        url=reverse("committee:list"),
    )


def _ripe(requests):
    """Their earliest reply has come, and no agenda has them (PR-5)."""
    ripe = off_agenda(requests.ripe()).for_list()
    return Queue(
        "ripe",
        _("Ripe, on no agenda"),
        ripe.annotate(due_on=F("ceiling_on")),
        _to_agenda,
        url=reverse("committee:list"),
    )


def _to_agenda(request):
    return task(
        request,
        step=_("Put on an agenda"),
        step_url=reverse("committee:list"),
        clock=(request.raised_on, request.floor_on),
    )


def _unstudied(requests):
    """Raised, their programme asks for a study, and nobody was asked for one."""
    return Queue(
        "unstudied",
        _("Without a study"),
        requests.without_study().for_list().annotate(due_on=F("floor_on")),
        lambda case: task(
            case,
            step=_("Ask for a study"),
            step_url=link_to("committee:assign", case.pk),
        ),
        url=reverse("committee:studies"),
    )


def _objections(user):
    """Whoever decided is kept from hearing them by a guard, which says so on the page (PM-1)."""
    waiting = Objection.objects.visible_to(user).to_be_heard().for_list()
    return Queue(
        "objections",
        _("Objections to decisions"),
        waiting.annotate(due_on=F("answer_due_on")),
        _objection,
        due="due_on",
        url=reverse("committee:objections"),
    )


def _objection(objection):
    case = objection.decision.support_request
    return task(
        case,
        step=_("Hear the objection"),
        step_url=link_to("committee:objection", objection.pk),
    )
