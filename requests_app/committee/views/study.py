"""The researcher's pages: my studies, one study; and asking for one."""

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from requests_app.committee import pages, perms
from requests_app.committee.enums import STUDY_LIFE
from requests_app.committee.forms.study import AssignForm, StudyForm
from requests_app.committee.models import Study
from requests_app.committee.views.committee import status_of
from requests_app.committee.workflow import study as studies
from requests_app.intake.models import SupportRequest
from requests_app.intake.views.case import find, note_opening
from sanad.lib import clock
from sanad.lib.http import page
from sanad.lib.pagination import keyset_page
from sanad.workflow.buttons import bar
from sanad.workflow.cycle import Place
from sanad.workflow.views import StepPages, attempt

GET_OR_POST = "GET POST"
WRITTEN = ("kind", "visited_on", "findings", "recommendation", "amount")


@page(perms.sees_committee)
def index(request):
    """My studies to write, the nearest reply first; then everybody's, and what has none yet."""
    everybodys = Study.objects.visible_to(request.user).for_list()
    served = SupportRequest.objects.served_by(request.user)
    unasked = served.without_study().for_list().order_by("floor_on", "id")
    context = {
        "mine": everybodys.of(request.user)
        .being_written()
        .order_by(F("support_request__floor_on").asc(nulls_last=True), "id"),
        "others": everybodys.exclude(researcher=request.user).being_written().order_by("id")[:50],
        "done": keyset_page(
            everybodys.submitted(),
            order=("-submitted_at", "-id"),
            after=request.GET.get("after"),
            size=20,
        ),
        "unasked": unasked[:50],
        "can_ask": perms.may_run_sittings(request.user),
        "back_url": reverse("committee:list"),
        "back_label": _("Research committee"),
        "policy_today": clock.today(),
    }
    return render(request, "committee/studies.html", context)


@page(methods=GET_OR_POST)
def assign(request, pk):
    """Ask a researcher to study a raised request."""
    case = find(request, pk)
    if not perms.may_ask_for_study(request.user, case):
        raise PermissionDenied
    note_opening(request, case)
    form = AssignForm(request.POST or None)
    is_whole = request.method == "POST" and form.is_valid()
    if is_whole and attempt(request, studies.assign, case, form=form, **form.cleaned_data):
        return redirect("committee:studies")
    context = {
        "case": case,
        "form": form,
        "back_url": reverse("committee:studies"),
        "back_label": _("Studies"),
        "policy_today": clock.today(),
    }
    return render(request, "committee/assign.html", context, status=status_of(form))


def find_study(request, pk):
    """The study for its page; 404 where the user may not know of it, or of its request."""
    studies = Study.objects.visible_to(request.user).for_list().select_related("assigned_by")
    cases = SupportRequest.objects.visible_to(request.user)
    return get_object_or_404(studies.filter(support_request__in=cases), pk=pk)


@page(perms.sees_committee, methods=GET_OR_POST)
def show(request, pk):
    """One study: written by its researcher, read by the committee."""
    study = find_study(request, pk)
    case = study.support_request
    can_write = studies.write.why_not(study, request.user) is None
    form = None
    if request.method == "POST":
        form = StudyForm(request.POST, is_final=request.POST.get("verb") == "submit")
        if _write(request, study, form):
            return redirect(
                "committee:study" if not form.is_final else "committee:studies",
                *([pk] if not form.is_final else []),
            )
    elif can_write:
        form = StudyForm(initial={name: getattr(study, name) for name in WRITTEN})
    note_opening(request, case)
    context = {
        "study": study,
        "case": case,
        "form": form,
        "study_words": pages.recommendation_words(study) if study.recommendation else "",
        "can_send_back": perms.may_send_back(request.user, case),
        "can_hand_over": studies.hand_over.why_not(study, request.user) is None,
        "actions": bar(STUDY_LIFE.actions(study, request.user, place=Place.BAR)),
        "history": study.log.select_related("by"),
        "back_url": reverse("committee:studies"),
        "back_label": _("Studies"),
        "policy_today": clock.today(),
    }
    status = status_of(form) if form else 200
    return render(request, "committee/study.html", context, status=status)


def _write(request, study, form):
    if not form.is_valid():
        return None
    transition = studies.submit if form.is_final else studies.write
    return attempt(request, transition, study, form=form, **form.cleaned_data)


def _step(request, study, transition):
    words = {"note": str(study), "back_label": _("Social study")}
    return {
        "home": reverse("committee:study", args=[study.pk]),
        "after": reverse("committee:studies"),
        "context": lambda form: words,
    }


step = page(perms.sees_committee, methods=GET_OR_POST)(
    StepPages(STUDY_LIFE, find=find_study, page=_step)
)
