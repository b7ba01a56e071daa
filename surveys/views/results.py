"""Results, and what is done about them."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sanad.lib import clock
from sanad.lib.dates import month_of
from sanad.lib.http import page
from sanad.workflow.buttons import bar
from sanad.workflow.views import StepPages
from surveys import charts, perms, workflow
from surveys.enums import IMPROVEMENT_LIFE, MINIMUM, ImprovementStatus
from surveys.forms import WriteDownForm
from surveys.models import ImprovementAction
from surveys.results import MONTHS, figures

MOST_SHOWN = 20
TRUST = "trust"  # the question that is a figure of its own (DG-6)


@page(perms.may_see_results)
def results(request):
    """Satisfaction of the last twelve months, by step, programme, branch and question."""
    shown = figures()
    months = [month_of(shown.since, n) for n in range(MONTHS)]
    return render(
        request,
        "surveys/results.html",
        {
            "results": shown,
            "trust": next((g for g in shown.questions.groups if g.key == TRUST), None),
            "today": clock.today(),
            "minimum": MINIMUM,
            "course": charts.line(months, shown.months.groups),
            "tables": _tables(shown),
            "may_write_down": perms.may_write_down(request.user),
            "columns": _columns(),
        },
    )


@page(perms.may_write_down, methods="GET POST")
def write_down(request):
    """A new improvement: what was heard."""
    form = WriteDownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(workflow.write_down(by=request.user, **form.cleaned_data))
    return render(request, "surveys/write_down.html", {"form": form})


@page(perms.may_see_results)
def improvement(request, pk):
    """One improvement, its history, and what may be done with it."""
    action = _find(request, pk)
    actions = bar(IMPROVEMENT_LIFE.actions(action, request.user))
    context = {"action": action, "actions": actions, "log": action.log.select_related("by")}
    return render(request, "surveys/improvement.html", context)


def _find(request, pk):
    return get_object_or_404(ImprovementAction.objects.for_list(), pk=pk)


step = page(perms.may_see_results, methods="GET POST")(StepPages(IMPROVEMENT_LIFE, find=_find))


def _tables(shown):
    """(title, bars, whether something is hidden) of each table of the results."""
    return [
        (_("By step"), charts.bars(shown.steps.groups), shown.steps.hidden),
        (_("By service"), charts.bars(shown.programmes.groups), shown.programmes.hidden),
        (_("By branch"), charts.bars(shown.branches.groups), shown.branches.hidden),
        (
            _("By question"),
            charts.bars(shown.questions.groups, is_counted=False),
            shown.questions.hidden,
        ),
    ]


def _columns():
    """(title, icon, improvements, whether done) of the board, each as long as a page bears."""
    titles = {
        ImprovementStatus.HEARD: _("We heard"),
        ImprovementStatus.DOING: _("We are at work on it"),
        ImprovementStatus.DONE: _("We did"),
    }
    columns = ImprovementAction.objects.by_status(list(titles), most=MOST_SHOWN)
    return [
        (title, f"status-improvement-{status}", columns[status], status == ImprovementStatus.DONE)
        for status, title in titles.items()
    ]
