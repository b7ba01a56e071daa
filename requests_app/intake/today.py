"""What waits at the desk: drafts, checking, notice, raising, registration, papers to fetch."""

from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from beneficiaries.models.household import place_of
from requests_app.intake.enums import RequestStatus
from requests_app.intake.models import SupportRequest
from requests_app.intake.terms import age_of
from sanad.accounts.enums import Role
from sanad.accounts.perms import has, of_branch
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.lib.identifiers import mask_id, mask_mobile
from sanad.lib.isolates import bdi
from sanad.lib.links import link_to
from sanad.lib.today import NO_DAY, Line, Queue, QueueRow, section


def for_user(user):
    """Officers check and raise, delegates fetch papers, managers see where a desk is late."""
    if has(user, Role.OFFICER):
        return _officer(user, clock.today())
    if has(user, Role.DELEGATE):
        mine = SupportRequest.objects.served_by(user).for_list()
        return [_to_fetch(user, clock.today()), _drafts(user, mine)]
    if has(user, Role.MANAGER):
        return [_late_at_the_desks(user, clock.today())]
    return []


def on_paper(user, today):
    """Who is expected at the branch: those who were asked for a paper, by the end of their term."""
    if not has(user, Role.OFFICER, Role.DELEGATE):
        return []
    here = SupportRequest.objects.at_the_desk_of(user)
    returned = here.filter(status=RequestStatus.RETURNED)
    returned = returned.select_related("person__household", "programme", "branch")
    returned = returned.order_by("completion_due_on", "id")
    return [section(_("Expected with their papers"), returned, _expected)]


def _expected(request):
    return Line(
        name=str(request.person),
        person_id=request.person_id,
        number=request.number or "",
        numbered=_("Request"),
        what=str(request.programme),
        mobile=request.person.mobile or "",
        place=place_of(request.person),
        when=gregorian_text(request.completion_due_on) if request.completion_due_on else "",
        branch=str(request.branch),
    )


def task(request, *, step="", waits_for="", age_note="", step_url="", clock=None):
    """A request as a row; who it is about is masked, and a stopped service has no next step."""
    person = request.person
    is_paused = getattr(request, "is_paused", False)
    return QueueRow(
        name=person.full_name,
        name_note=masked(person),
        about=str(request.programme),
        number=request.number or "",
        chip=request.chip,
        url=link_to("requests:show", request.pk),
        step="" if is_paused else step,
        step_url=step_url,
        waits_for=_("The service is stopped for now") if is_paused else waits_for,
        clock=clock,
        age_note=age_note,
    )


def masked(person):
    """Identity and mobile, of which only the last digits can be read."""
    marks = [mask_id(person.identity_number), mask_mobile(person.mobile) if person.mobile else ""]
    return format_html_join(" · ", "{}", ((bdi(mark),) for mark in marks if mark))


def _officer(user, today):
    # Put together once: that takes longer than to narrow it down.
    everything = SupportRequest.objects.served_by(user).for_list()
    branch = everything.filter(of_branch(user))
    # The desk's term is that of verifying: what is verified waits, and is not late.
    submitted = branch.filter(status=RequestStatus.SUBMITTED).annotate(due_on=F("desk_due_on"))
    verified = branch.filter(status=RequestStatus.VERIFIED).annotate(due_on=F("desk_due_on"))
    listing = reverse("requests:list")
    return [
        Queue(
            "check",
            _("Waiting for verification"),
            submitted.filter(came_back=False),
            _stepping(_("Verify"), today),
            url=f"{listing}?stage=check",
        ),
        Queue(
            "answered",
            _("Answered what was missing"),
            submitted.filter(came_back=True),
            _stepping(_("Look at the answer"), today),
            url=f"{listing}?stage=check",
        ),
        Queue(
            "tell",
            _("To be told of the reply"),
            verified.filter(told_on=None),
            _stepping(_("Tell when the reply comes"), today),
            url=f"{listing}?stage=raise",
            has_term=False,
        ),
        Queue(
            "raise",
            _("Ready to raise"),
            verified.exclude(told_on=None),
            _stepping(_("Raise to the committee"), today),
            url=f"{listing}?stage=raise",
            has_term=False,
        ),
        Queue(
            "register",
            _("Registration to complete"),
            branch.filter(status=RequestStatus.ACCEPTED).annotate(due_on=NO_DAY),
            _stepping(_("Complete the registration"), today),
            url=f"{listing}?stage=registration",
        ),
        _drafts(user, everything),
        Queue(
            "committee",
            _("With the committee"),
            branch.filter(status=RequestStatus.RAISED).annotate(due_on=F("ceiling_on")),
            _with_committee,
            url=f"{listing}?stage=committee",
            is_mine=False,
        ),
    ]


def _late_at_the_desks(user, today):
    """The same as the list of requests calls late; work of the branches, to be asked after."""
    late = SupportRequest.objects.visible_to(user).late().for_list()
    return Queue(
        "desk-late",
        _("Late at the desks"),
        late.annotate(due_on=F("desk_due_on")),
        _stepping("", today),
        url=f"{reverse('requests:list')}?stage=late",
        is_mine=False,
        tone="brick",
    )


def _drafts(user, requests):
    """Of the requests what this person began at the desk and nobody submitted."""
    drafts = requests.filter(status=RequestStatus.DRAFT, created_by=user)
    return Queue(
        "drafts",
        _("My drafts"),
        drafts.annotate(due_on=NO_DAY),
        _stepping(_("Continue")),
        url=f"{reverse('requests:list')}?stage=drafts",
    )


def _to_fetch(user, today):
    """Returned requests of the branch, for whoever meets the people where they live (DG-4)."""
    returned = SupportRequest.objects.at_the_desk_of(user).filter(status=RequestStatus.RETURNED)
    return Queue(
        "fetch",
        _("Papers to fetch"),
        returned.for_list().annotate(due_on=F("completion_due_on")),
        _stepping(_("See what is missing"), today),
        url=f"{reverse('requests:list')}?stage=returned",
    )


def _stepping(step, today=None):
    """How to draw a request whose next step is `step`; its age beside it where `today` is given."""
    return lambda request: task(
        request, step=step, age_note=age_of(request, today) if today else ""
    )


def _with_committee(request):
    return task(
        request, waits_for=_("With the committee"), clock=(request.raised_on, request.floor_on)
    )
