"""Pages of conduct cases for those who work here."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from beneficiaries.models import Person
from conduct import forms, perms, steps, workflow
from conduct.enums import INCIDENT, MEASURE, MeasureKind
from conduct.models import Incident, Measure
from conduct.pages import Case
from conduct.workflow.guards import refusal_of
from sanad.audit.models import Opening, Purpose
from sanad.lib.forms import DateField
from sanad.lib.http import no_store, wants_fragment
from sanad.lib.pagination import keyset_page
from sanad.workflow.refusal import NotAllowed, Refused

FOUND = 10
# Who answers an objection reads its words beside the form.
ANSWERS = ("uphold", "dismiss")


# The list, the report -----------------------------------------------------------------------


@require_safe
@no_store
def cases(request):
    """The cases this person may see, by what they wait for."""
    _only_staff(request)
    visible = Incident.objects.visible_to(request.user)
    chosen = request.GET.get("show")
    shown = {code: label for code, label, _tone in steps.PILES}
    chosen = chosen if chosen in shown else steps.PILES[0][0]
    rows = steps.pile(visible, chosen).for_list()
    page = keyset_page(rows, order=("-id",), after=request.GET.get("after"))
    context = {
        "page": page,
        "piles": [
            (code, label, tone, steps.pile(visible, code).count(), code == chosen)
            for code, label, tone in steps.PILES
        ],
        "chosen_label": shown[chosen],
        "query": f"show={chosen}",
    }
    template = "conduct/_list.html" if wants_fragment(request) else "conduct/list.html"
    return render(request, template, context)


@require_safe
@no_store
def find(request):
    """For whom the report is: found by searching, no browsing."""
    _only_staff(request)
    form = forms.SearchForm(request.GET or None)
    people, text = [], ""
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["q"]
        people = list(Person.objects.matching(text).select_related("branch")[:FOUND])
    return render(
        request, "conduct/find.html", {"form": form, "people": people, "text": text, **_back()}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@no_store
def report(request, person_pk):
    _only_staff(request)
    person = get_object_or_404(Person.objects.select_related("branch"), pk=person_pk)
    form = forms.ReportForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        incident = workflow.report(by=request.user, person=person, **data)
        messages.success(request, _("The incident is on the record."))
        return redirect(incident)
    return render(
        request,
        "conduct/report.html",
        {"form": form, "person": person, "back_url": reverse("conduct:report")},
    )


# The case -----------------------------------------------------------------------------------


@require_safe
@no_store
def show(request, pk):
    incident = _incident(request, pk)
    _opened(request, incident)
    case = Case(incident, request.user)
    return render(
        request,
        "conduct/show.html",
        {
            "case": case,
            "incident": incident,
            "person": incident.person,
            "measure": case.measure,
            "readers": perms.readers(incident).count(),
            "earlier": case.earlier(),
            "options": case.options() if case.sees_all else [],
            "approvals": case.approvals(),
            "effects": case.effects(),
            "actions": case.actions(),
            "log": case.log(),
            **_back(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@no_store
def step(request, pk, verb):
    """One verb of the incident: its form, then the case."""
    wanted = steps.INCIDENT_STEPS.get(verb)
    if wanted is None:
        raise Http404
    incident = _incident(request, pk)
    return _step(request, incident, incident, INCIDENT, verb, wanted)


@require_http_methods(["GET", "HEAD", "POST"])
@no_store
def measure_step(request, pk, verb):
    """One verb of a measure: its form, then the case."""
    wanted = steps.MEASURE_STEPS.get(verb)
    if wanted is None:
        raise Http404
    measure = get_object_or_404(Measure.objects.visible_to(request.user).for_detail(), pk=pk)
    incident = _incident(request, measure.incident_id)
    measure.incident = incident
    return _step(request, incident, measure, MEASURE, verb, wanted)


@require_http_methods(["GET", "HEAD", "POST"])
@no_store
def propose(request, pk, kind):
    """The form of one of the options."""
    if kind not in MeasureKind.values:
        raise Http404
    incident = _incident(request, pk)
    wanted = steps.PROPOSE._replace(form=lambda *a, **k: forms.ProposeForm(*a, kind=kind, **k))
    if perms.may_propose(request.user, incident):
        refusal = refusal_of(incident, kind)
        was_done = INCIDENT.was_done("propose_measure", incident, request.user, _key(request))
        if refusal is not None and not was_done:
            messages.error(request, refusal.sentence)
            return redirect(incident)
    return _step(
        request,
        incident,
        incident,
        INCIDENT,
        "propose_measure",
        wanted._replace(title=MeasureKind(kind).label),
        kind=kind,
    )


def _step(request, incident, obj, cycle, verb, wanted, **fixed):
    """Show the form of `verb`, or run it; refusals of normal use are read on the case's page."""
    if request.method == "POST" and cycle.was_done(verb, obj, request.user, _key(request)):
        return redirect(incident)
    refusal = cycle.why_not(verb, obj, request.user)
    if refusal is not None:
        if refusal.is_about_permission:
            raise refusal
        messages.error(request, refusal.sentence)
        return redirect(incident)
    if request.method == "POST":
        form = _since(incident, wanted.form(request.POST))
        if form.is_valid():
            return _run(request, incident, obj, verb, wanted, form, fixed)
    else:
        form = _since(incident, wanted.form(initial=wanted.initial(obj)))
        _opened(request, incident)
    case = Case(incident, request.user)
    return render(
        request,
        "conduct/step.html",
        {
            "form": form,
            "step": wanted,
            "incident": incident,
            "person": incident.person,
            "measure": obj if cycle is MEASURE else None,
            "objection": getattr(obj, "objection", None) if verb in ANSWERS else None,
            "case": case,
            "earlier": case.earlier() if case.sees_all else None,
            "back_url": incident.get_absolute_url(),
            "back_label": incident.title,
        },
    )


def _since(incident, form):
    """The days a step asks for lie between the incident and today; last days lie ahead."""
    for field in form.fields.values():
        if isinstance(field, DateField) and field.latest:
            field.earliest = incident.happened_on
    return form


def _run(request, incident, obj, verb, wanted, form, fixed):
    arguments = form.arguments() if hasattr(form, "arguments") else form.cleaned_data
    try:
        getattr(workflow, verb)(obj, by=request.user, **arguments, **fixed)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, wanted.done)
    return redirect(incident)


def _key(request):
    return forms.as_key(request.POST.get("key"))


def _incident(request, pk):
    return get_object_or_404(Incident.objects.visible_to(request.user).for_detail(), pk=pk)


def _opened(request, incident):
    """Every opening of a case is on the person's record (privacy, +)."""
    Opening.objects.create(
        by=request.user,
        person_id=incident.person_id,
        purpose=Purpose.CONDUCT,
        page=request.resolver_match.view_name,
    )


def _only_staff(request):
    if not perms.may_report(request.user):
        raise NotAllowed(_("Only who works here reports an incident."), code="role")


def _back():
    return {"back_url": reverse("conduct:list"), "back_label": _("Conduct cases")}
