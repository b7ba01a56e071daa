"""Objections: written down at the desk, heard by people who did not decide (PM-1)."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.models.safe import after_telling
from requests_app.committee import guards, perms
from requests_app.committee.forms.objection import HearForm, ObjectForm
from requests_app.committee.models import Objection
from requests_app.committee.views.committee import status_of
from requests_app.committee.workflow import objection as objections
from requests_app.intake.enums import IntakeChannel
from requests_app.intake.views.case import find, note_opening
from sanad.accounts.perms import is_staff
from sanad.lib import clock
from sanad.lib.http import page
from sanad.workflow import history
from sanad.workflow.views import attempt, say

GET_OR_POST = "GET POST"


@page(is_staff)
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


@page(is_staff, methods=GET_OR_POST)
def file(request, pk):
    """The desk writes down what the applicant objects to."""
    case = find(request, pk)
    if not perms.may_object(request.user, case):
        raise PermissionDenied
    note_opening(request, case)
    refusal = guards.why_no_objection(case, request.user)
    form = ObjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = {"channel": IntakeChannel.DESK, "done": objections.file.done, **form.cleaned_data}
        if filed := attempt(request, objections.file_objection, case, form=form, **words):
            return redirect("committee:objection", filed.pk)
    decision = case.decisions.select_related("letter").first()
    context = {
        "case": case,
        "decision": decision,
        "until": _until(decision) if decision else None,
        "refusal": refusal,
        "form": form,
        "back_url": reverse("requests:show", args=[case.pk]),
        "back_label": str(case),
    }
    return render(request, "committee/object.html", context, status=status_of(form))


def _until(decision):
    """The last day to object, in words where it counts from the day on which they are told."""
    days = decision.support_request.policy_version.objection_days
    return guards.last_day(decision) or after_telling(days)


@page(is_staff, methods=GET_OR_POST)
def hear(request, pk):
    """One objection: the person's words beside the decision, and the answer."""
    objection = get_object_or_404(Objection.objects.visible_to(request.user).for_list(), pk=pk)
    refusal = objections.dismiss.why_not(objection, request.user)
    form = HearForm(request.POST or None) if refusal is None else None
    if request.method == "POST" and form is None:
        say(request, refusal)
        return redirect("committee:objection", pk)
    if request.method == "POST" and form.is_valid():
        is_upheld = form.cleaned_data["outcome"] == HearForm.UPHOLD
        transition = objections.uphold if is_upheld else objections.dismiss
        if attempt(request, transition, objection, form=form, answer=form.cleaned_data["answer"]):
            return redirect("committee:objection", pk)
    note_opening(request, objection.decision.support_request)
    context = {
        "objection": objection,
        "decision": objection.decision,
        "case": objection.decision.support_request,
        "form": form,
        "refusal": refusal if refusal and not refusal.is_about_permission else None,
        "seen": history.version(objection),
        "history": objection.log.select_related("by"),
        "back_url": reverse("committee:objections"),
        "back_label": _("Objections"),
        "policy_today": clock.today(),
    }
    status = status_of(form) if form else 200
    return render(request, "committee/objection.html", context, status=status)
