"""Results, and what is done about them."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sanad.lib import clock
from sanad.lib.http import no_store
from surveys import charts, perms, workflow
from surveys.enums import IMPROVEMENT_LIFE, MINIMUM
from surveys.forms import FinishForm, SetAsideForm, TakeUpForm, WriteDownForm
from surveys.models import ImprovementAction
from surveys.results import MONTHS, figures

# verb → (its form, its function)
STEPS = {
    "take_up": (TakeUpForm, workflow.take_up),
    "finish": (FinishForm, workflow.finish),
    "set_aside": (SetAsideForm, workflow.set_aside),
}
MOST_SHOWN = 20
TRUST = "trust"  # the question that is a figure of its own (DG-6)


def _listener(user):
    if not perms.may_see_results(user):
        raise PermissionDenied


@require_GET
@no_store
def results(request):
    """Satisfaction of the last twelve months, by step, programme, branch and question."""
    _listener(request.user)
    found = figures()
    months = [_later(found.since, n) for n in range(MONTHS)]
    return render(
        request,
        "surveys/results.html",
        {
            "results": found,
            "trust": next((g for g in found.questions.groups if g.key == TRUST), None),
            "today": clock.today(),
            "minimum": MINIMUM,
            "course": charts.line(months, found.months.groups),
            "tables": _tables(found),
            "may_write_down": perms.may_write_down(request.user),
            "columns": _columns(),
        },
    )


@require_http_methods(["GET", "POST"])
@no_store
def write_down(request):
    """A new improvement: what was heard."""
    if not perms.may_write_down(request.user):
        raise PermissionDenied
    form = WriteDownForm(request.POST or None, initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        action = workflow.write_down(by=request.user, **form.cleaned_data)
        return redirect("surveys:improvement", action.pk)
    return render(request, "surveys/write_down.html", {"form": form})


@require_GET
@no_store
def improvement(request, pk):
    """One improvement, its history, and what may be done with it."""
    _listener(request.user)
    action = get_object_or_404(ImprovementAction.objects.for_list(), pk=pk)
    actions = IMPROVEMENT_LIFE.actions(action, request.user)
    for each in actions:
        each.url = reverse("surveys:step", args=[action.pk, each.name])
    context = {"action": action, "actions": actions, "log": action.log.select_related("by")}
    return render(request, "surveys/improvement.html", context)


@require_http_methods(["GET", "POST"])
@no_store
def step(request, pk, verb):
    """One step of an improvement: its form, then back to it."""
    _listener(request.user)
    action = get_object_or_404(ImprovementAction, pk=pk)
    form_class, run = STEPS[verb]
    IMPROVEMENT_LIFE.check(IMPROVEMENT_LIFE.verbs[verb], action, request.user)
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        run(action, by=request.user, **form.cleaned_data)
        messages.success(request, _("It is written down."))
        return redirect("surveys:improvement", action.pk)
    label = IMPROVEMENT_LIFE.verbs[verb].label
    return render(request, "surveys/step.html", {"form": form, "action": action, "label": label})


def _tables(found):
    """(title, bars, whether something is hidden) of each table of the results."""
    return [
        (_("By step"), charts.bars(found.steps.groups), found.steps.hidden),
        (_("By service"), charts.bars(found.programmes.groups), found.programmes.hidden),
        (_("By branch"), charts.bars(found.branches.groups), found.branches.hidden),
        (
            _("By question"),
            charts.bars(found.questions.groups, is_counted=False),
            found.questions.hidden,
        ),
    ]


def _columns():
    """(title, icon, improvements, whether done) of the board, each as long as a page bears."""
    improvements = ImprovementAction.objects.for_list()
    return [
        (_("We heard"), "ear", improvements.heard()[:MOST_SHOWN], False),
        (_("We are at work on it"), "tools", improvements.doing()[:MOST_SHOWN], False),
        (_("We did"), "check2-circle", improvements.done()[:MOST_SHOWN], True),
    ]


def _later(first, months):
    """The first day of the month so many months after that of `first`."""
    month = first.year * 12 + first.month - 1 + months
    return first.replace(year=month // 12, month=month % 12 + 1)
