"""Objections: written down at the desk, heard by people who did not decide (PM-1)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from requests_app.committee import guards, perms
from requests_app.committee.enums import OBJECTION_LIFE
from requests_app.committee.forms import HearForm, ObjectForm
from requests_app.committee.models import Objection
from requests_app.committee.workflow import objection as objections
from requests_app.intake.enums import Channel
from requests_app.intake.views.case import find, note_opening
from sanad.accounts.perms import is_staff, only
from sanad.lib import clock
from sanad.lib.http import no_store
from sanad.workflow.refusal import NotAllowed, Refused

GET_OR_POST = require_http_methods(["GET", "POST"])


@require_GET
@no_store
@only(is_staff)
def index(request):
    """Objections that wait, then those that were heard."""
    visible = Objection.objects.visible_to(request.user).for_list()
    sees_sittings = perms.sees_committee(request.user)
    context = {
        "waiting": visible.to_be_heard().order_by("id"),
        "heard": visible.exclude(heard_by__isnull=True).order_by("-heard_at")[:30],
        "back_url": reverse("committee:list" if sees_sittings else "workbench:today"),
        "back_label": _("Research committee") if sees_sittings else _("My day"),
        "policy_today": clock.today(),
    }
    return render(request, "committee/objections.html", context)


@GET_OR_POST
@no_store
@only(is_staff)
def file(request, pk):
    """The desk writes down what the applicant objects to."""
    case = find(request, pk)
    if not perms.may_object(request.user, case):
        raise NotAllowed(_("The applicant objects, or the desk for them."), code="role")
    refusal = guards.why_no_objection(case, request.user)
    form = ObjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = objections.file_objection(
                case, by=request.user, channel=Channel.DESK, **form.cleaned_data
            )
        except Refused as late:
            form.add_error(None, str(late.sentence))
        else:
            messages.success(
                request, _("The objection is filed; others than the deciders hear it.")
            )
            return redirect("committee:objection", found.pk)
    decision = case.decisions.select_related("letter").first()
    context = {
        "case": case,
        "decision": decision,
        "until": guards.last_day(decision) if decision else None,
        "refusal": refusal,
        "form": form,
        "back_url": reverse("requests:show", args=[case.pk]),
        "back_label": str(case),
    }
    return render(request, "committee/object.html", context)


@GET_OR_POST
@no_store
@only(is_staff)
def hear(request, pk):
    """One objection: the person's words beside the decision, and the answer."""
    found = get_object_or_404(Objection.objects.visible_to(request.user).for_list(), pk=pk)
    verbs = {HearForm.UPHOLD: objections.uphold, HearForm.DISMISS: objections.dismiss}
    refusal = OBJECTION_LIFE.why_not("dismiss", found, request.user)
    form = HearForm(request.POST or None) if refusal is None else None
    if request.method == "POST" and form is None:
        raise refusal
    if request.method == "POST" and form.is_valid():
        try:
            verbs[form.cleaned_data["outcome"]](
                found, by=request.user, answer=form.cleaned_data["answer"]
            )
        except Refused as late:
            form.add_error(None, str(late.sentence))
        else:
            messages.success(request, _("The answer is on its way to the person."))
            return redirect("committee:objection", pk)
    note_opening(request, found.decision.support_request)
    context = {
        "objection": found,
        "decision": found.decision,
        "case": found.decision.support_request,
        "form": form,
        "refusal": refusal if refusal and not refusal.is_about_permission else None,
        "history": found.log.select_related("by"),
        "back_url": reverse("committee:objections"),
        "back_label": _("Objections"),
        "policy_today": clock.today(),
    }
    return render(request, "committee/objection.html", context)
