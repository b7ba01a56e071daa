"""What was decided about the beneficiary's own conduct, and their right to object (PM-1, MC-5)."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from conduct.forms import ObjectionForm
from conduct.models import Measure
from conduct.workflow import object_to
from sanad.lib.texts import text
from sanad.portal import typed
from sanad.portal.acting import for_applicants
from sanad.workflow.views import attempt


@for_applicants()
def my_measures(request):
    """Their own measures: never those of somebody else at home or on the phone."""
    measures = list(Measure.objects.for_person(request.person))
    for measure in measures:
        measure.incident.person = request.person
    shown = [(one, object_to.why_not(one, request.user) is None) for one in measures]
    return render(request, "portal/my_measures.html", {"measures": shown})


@for_applicants("GET POST")
def my_measure_object(request, pk):
    """They object; somebody who took no part in the case hears it."""
    measure = get_object_or_404(Measure.objects.for_person(request.person), pk=pk)
    form = typed.form(request, ObjectionForm, obj=measure, by=request.user)
    form.fields["words"].label = text("portal.objection.label")
    form.fields["words"].help_text = text("portal.objection.own_words")
    if request.method == "POST" and form.is_valid():
        done = _("We have your objection, and tell you what comes of it.")
        attempt(request, object_to, measure, done=done, **form.arguments())
        return redirect("portal:my_measures")
    if object_to.why_not(measure, request.user) is not None:
        return redirect("portal:my_measures")
    return render(request, "portal/my_measure_object.html", {"form": form, "measure": measure})
