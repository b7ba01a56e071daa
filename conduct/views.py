"""Pages of conduct cases for those who work here."""

from django.db.models import BigIntegerField
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import finding, openings
from beneficiaries import perms as people_perms
from beneficiaries.models import Asked, Person
from conduct import forms, perms, workflow
from conduct.enums import INCIDENT, MEASURE, MeasureKind
from conduct.guards import refusal_of
from conduct.models import Incident, Measure
from conduct.pages import QUEUES, Case
from sanad.audit.models import Opening, Purpose
from sanad.lib.composed import composed
from sanad.lib.counts import counted
from sanad.lib.http import page, wants_fragment
from sanad.lib.pagination import first_page, head, keyset_page
from sanad.workflow import views as steps

MOST_FOUND = 10
GET_OR_POST = "GET POST"


# The list, the report -----------------------------------------------------------------------


@counted
def _numbers(user):
    visible = Incident.objects.visible_to(user)
    return {code: rows(visible) for code, (_label, _tone, rows) in QUEUES.items()}


@composed()
def _first_rows(user, code):
    _label, _tone, waiting = QUEUES[code]
    return head(waiting(Incident.objects.visible_to(user)).for_list(), ("-id",))


@page(perms.may_come)
def cases(request):
    """The cases this person may see, by what they wait for."""
    chosen = request.GET.get("show")
    chosen = chosen if chosen in QUEUES else next(iter(QUEUES))
    label, _tone, waiting = QUEUES[chosen]
    numbers = _numbers(request.user)
    if after := request.GET.get("after"):
        visible = Incident.objects.visible_to(request.user)
        rows = keyset_page(waiting(visible).for_list(), order=("-id",), after=after)
    else:
        rows = first_page(_first_rows.rows(request.user, chosen), ("-id",))
    context = {
        "page": rows,
        "queues": [
            (code, label, tone, numbers[code], code == chosen)
            for code, (label, tone, _rows) in QUEUES.items()
        ],
        "chosen_label": label,
        "can_report": perms.may_report(request.user),
        "query": f"show={chosen}",
    }
    template = "conduct/_list.html" if wants_fragment(request) else "conduct/list.html"
    return render(request, template, context)


@page(perms.may_report)
def find(request):
    """For whom the report is: found by searching; who has no business with the registry finds
    nobody but under the whole number that somebody gave them."""
    may_search = people_perms.may_search(request.user)
    form = forms.SearchForm(request.GET or None, may_search=may_search)
    people, text = [], ""
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["q"]
        asked = {"by": request.user, "page": request.path}
        if may_search:
            people = finding.find(text, size=MOST_FOUND, **asked).rows
        else:
            people = finding.registered_under(text, **asked)
            for person in people:
                openings.note(person, purpose=Purpose.CONDUCT, **asked)
    is_too_little = may_search and Asked(text).is_too_little
    context = {"people": people, "text": text, "is_too_little": is_too_little}
    return render(request, "conduct/find.html", {"form": form, **context, **_back()})


@page(perms.may_report, methods=GET_OR_POST)
def report(request, person_pk):
    """What happened with this person: the way in for everybody who works here."""
    people = Person.objects.visible_to(request.user).select_related("branch")
    person = people.filter(pk=person_pk).first()
    if person is None or not openings.is_open(request.user, person):
        if person and people_perms.may_open(request.user, person):
            return openings.ask_purpose(request, person)
        return redirect("conduct:report")
    form = forms.ReportForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if incident := steps.attempt(request, workflow.report, form=form, person=person, **data):
            return redirect(incident)
    return render(
        request,
        "conduct/report.html",
        {"form": form, "person": person, "back_url": reverse("conduct:report")},
        status=422 if form.errors else 200,
    )


# The case -----------------------------------------------------------------------------------


@page()
def show(request, pk):
    """One case: the incident, their words, the options, the measures and the history."""
    incident = _incident(request, pk)
    _note_opening(request, incident)
    case = Case(incident, request.user)
    return render(
        request,
        "conduct/show.html",
        {
            "case": case,
            "incident": incident,
            "person": incident.person,
            "measure": case.measure,
            "readers": case.readers,
            "earlier": case.earlier(),
            "options": case.options() if case.sees_all else [],
            "approvals": case.approvals(),
            "effects": case.effects(),
            "cards": case.cards,
            "actions": case.actions(),
            "log": case.log(),
            **_back(),
        },
    )


@page(methods=GET_OR_POST)
def propose(request, pk, kind):
    """The form of one of the options."""
    if kind not in MeasureKind.values:
        raise Http404
    incident = _incident(request, pk)
    return steps.step(
        request,
        workflow.propose_measure,
        incident,
        title=MeasureKind(kind).label,
        refusal=refusal_of(incident, kind, request.user),
        kind=kind,
        **_step_page(request, incident, workflow.propose_measure),
    )


def _step_page(request, obj, transition):
    """Both sides beside the form of a step: who decides reads them there."""
    measure = obj if isinstance(obj, Measure) else None
    incident = measure.incident if measure else obj
    is_answer = transition in (workflow.uphold, workflow.dismiss)

    def context(form):
        if request.method != "POST":
            _note_opening(request, incident)
        case = Case(incident, request.user)
        return {
            "note": f"{incident.number} · {incident.title} · {incident.person.full_name}",
            "back_label": incident.title,
            "beside": "conduct/_beside.html",
            "case": case,
            "incident": incident,
            "measure": measure,
            "objection": measure.objection if is_answer else None,
            "earlier": case.earlier() if case.sees_all else None,
        }

    return {"home": incident.get_absolute_url(), "context": context}


@composed(key=BigIntegerField())
def _visible(user, key):
    return Incident.objects.visible_to(user).for_detail().filter(pk=key)


def _incident(request, pk):
    return _visible.get_or_404(request.user, key=pk)


def _measure(request, pk):
    measure = get_object_or_404(Measure.objects.visible_to(request.user).for_detail(), pk=pk)
    measure.incident = _incident(request, measure.incident_id)
    return measure


step = page(methods=GET_OR_POST)(steps.StepPages(INCIDENT, find=_incident, page=_step_page))
measure_step = page(methods=GET_OR_POST)(steps.StepPages(MEASURE, find=_measure, page=_step_page))


def _note_opening(request, incident):
    """Every opening of a case is on the person's record (privacy, +)."""
    Opening.objects.create(
        by=request.user,
        person_id=incident.person_id,
        purpose=Purpose.CONDUCT,
        page=request.resolver_match.view_name,
    )


def _back():
    return {"back_url": reverse("conduct:list"), "back_label": _("Conduct cases")}
