"""The researcher's pages: my studies, one study; and asking for one."""

from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from requests_app.committee import pages, perms
from requests_app.committee.enums import STUDY_LIFE
from requests_app.committee.forms import AssignForm, HandOverForm, StudyForm
from requests_app.committee.models import Study
from requests_app.committee.workflow import committee
from requests_app.committee.workflow import study as studies
from requests_app.intake.forms.desk import ReturnForm
from requests_app.intake.models import SupportRequest
from requests_app.intake.views.case import carry_out, find, note_opening, version
from sanad.accounts.perms import only
from sanad.lib import clock
from sanad.lib.http import no_store
from sanad.lib.pagination import keyset_page
from sanad.workflow.refusal import NotAllowed, Refused

GET_OR_POST = require_http_methods(["GET", "POST"])
# Which field of the form a refusal of the study is about.
FIELDS = {"amount": "amount", "visit": "visited_on"}
WRITTEN = ("kind", "visited_on", "findings", "recommendation", "amount")


@require_GET
@no_store
@only(perms.sees_committee)
def index(request):
    """My studies to write, the nearest reply first; then everybody's, and what has none yet."""
    everybodys = Study.objects.visible_to(request.user).for_list()
    unasked = (
        SupportRequest.objects.awaiting_decision()
        .filter(programme__needs_study=True, studies__isnull=True)
        .for_list()
        .order_by("floor_on", "id")
    )
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


@GET_OR_POST
@no_store
def assign(request, pk):
    """Ask a researcher to study a raised request."""
    case = find(request, pk)
    if not perms.may_ask_for_study(request.user, case):
        raise NotAllowed(_("This step belongs to another role."), code="role")
    form = AssignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            studies.assign(case, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("The study is asked for."))
            return redirect("committee:studies")
    context = {
        "case": case,
        "form": form,
        "back_url": reverse("committee:studies"),
        "back_label": _("Studies"),
        "policy_today": clock.today(),
    }
    return render(request, "committee/assign.html", context)


@GET_OR_POST
@no_store
@only(perms.sees_committee)
def show(request, pk):
    """One study: written by its researcher, read by the committee."""
    study = get_object_or_404(
        Study.objects.visible_to(request.user)
        .filter(support_request__in=SupportRequest.objects.visible_to(request.user))
        .for_list()
        .select_related("assigned_by"),
        pk=pk,
    )
    case = study.support_request
    can_write = STUDY_LIFE.why_not("write", study, request.user) is None
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
        "can_hand_over": STUDY_LIFE.why_not("hand_over", study, request.user) is None,
        "actions": STUDY_LIFE.actions(study, request.user, names=["submit"]),
        "history": study.log.select_related("by"),
        "back_url": reverse("committee:studies"),
        "back_label": _("Studies"),
        "policy_today": clock.today(),
    }
    return render(
        request, "committee/study.html", context, status=422 if form and form.errors else 200
    )


def _write(request, study, form):
    if not form.is_valid():
        return False
    verb = studies.submit if form.is_final else studies.write
    try:
        verb(study, by=request.user, **{name: form.cleaned_data[name] for name in WRITTEN})
    except Refused as refusal:
        if refusal.is_about_permission:
            raise
        form.add_error(FIELDS.get(refusal.code), str(refusal.sentence))
        return False
    messages.success(
        request, _("The study is with the committee.") if form.is_final else _("Saved.")
    )
    return True


@GET_OR_POST
@no_store
@only(perms.sees_committee)
def hand_over(request, pk):
    """Another researcher goes on with a study that is being written."""
    study = get_object_or_404(Study.objects.visible_to(request.user).for_list(), pk=pk)
    refusal = STUDY_LIFE.why_not("hand_over", study, request.user)
    if refusal is not None:
        if refusal.is_about_permission:
            raise refusal
        messages.error(request, refusal.sentence)
        return redirect("committee:study", pk)
    form = HandOverForm(request.POST or None, study=study)
    if request.method == "POST" and form.is_valid():
        try:
            studies.hand_over(study, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(
                request,
                _("%(name)s goes on with the study.") % {"name": form.cleaned_data["researcher"]},
            )
            return redirect("committee:studies")
    context = {
        "case": study.support_request,
        "form": form,
        "verb": STUDY_LIFE.verbs["hand_over"],
        "back_url": reverse("committee:study", args=[pk]),
        "back_label": _("Social study"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "committee/hand_over.html", context, status=status)


@GET_OR_POST
@no_store
@only(perms.sees_committee)
def send_back(request, pk):
    """A raised request misses something: the applicant is asked for it, and its floor stands."""
    case = find(request, pk)
    if not perms.may_send_back(request.user, case):
        raise Http404
    form = ReturnForm(request.POST if request.method == "POST" else None, lines=case.checklist)
    if request.method == "POST" and form.is_valid():
        carry_out(
            request,
            case,
            committee.send_back,
            items=form.items(),
            note=form.cleaned_data["note"],
            done=_("Sent back: the applicant knows what is missing."),
        )
        return redirect("committee:studies")
    context = {
        "case": case,
        "form": form,
        "seen": version(case),
        "back_url": reverse("committee:studies"),
        "back_label": _("Studies"),
    }
    return render(request, "committee/send_back.html", context)
