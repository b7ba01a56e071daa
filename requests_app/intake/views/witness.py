"""The word of a witness: what was done where family served, and whether they looked on."""

from django.db.models import OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import openings
from requests_app.intake import kin, perms
from requests_app.intake.enums import LIFE, WitnessAnswer
from requests_app.intake.forms.desk import WordForm
from requests_app.intake.models import SupportRequest
from requests_app.intake.views.case import note_opening
from sanad.accounts.perms import is_kept_off, is_staff
from sanad.lib.http import page
from sanad.workflow import history
from sanad.workflow.views import attempt


@page(is_staff, methods="GET POST")
def show(request, pk):
    """For who was named as the witness alone: who served, how they were to look on, the answer."""
    cases = SupportRequest.objects.select_related("person", "programme", "verified_by").annotate(
        is_file_open=openings.is_open_to(request.user, OuterRef("person"))
    )
    case = get_object_or_404(cases, pk=pk)
    if not perms.may_bear_witness(request.user, case) or is_kept_off(request.user, case.person_id):
        raise Http404
    form = WordForm(request.POST or None, obj=case, by=request.user)
    if request.method == "POST" and form.is_valid() and _answer(request, case, form):
        return redirect(request.path)
    note_opening(request, case)
    attestation = getattr(getattr(case, "declaration", None), "attestation", None)
    rows = case.witnesses.filter(witness=request.user).select_related("colleague", "named_by")
    context = {
        "case": case,
        "attested": attestation,
        "rows": [(row, list(row.words.select_related("by"))) for row in rows.order_by("id")],
        "is_asked": LIFE.transitions["looked_on"].why_not(case, request.user) is None,
        "is_awaited": kin.asked_of(case, request.user).exists(),
        "form": form,
        "seen": history.version(case),
        "back_url": reverse("workbench:tasks"),
        "back_label": _("Waits on you"),
    }
    return render(request, "requests/witness.html", context, status=422 if form.errors else 200)


def _answer(request, case, form):
    said, note = form.cleaned_data["answer"], form.cleaned_data["note"]
    name = "looked_on" if said == WitnessAnswer.SAW else "did_not_look_on"
    return attempt(request, LIFE.transitions[name], case, form=form, note=note)
