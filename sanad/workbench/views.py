"""The staff home and its one search box."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.accounts.perms import is_manager
from sanad.lib import clock
from sanad.lib.association import Association
from sanad.lib.http import page, wants_fragment
from sanad.workbench import forms, perms
from sanad.workbench.morning import DaySheet
from sanad.workbench.navigation import shortcuts_for
from sanad.workbench.search import Search
from sanad.workbench.today import SIZES, Day, beside
from sanad.workflow import today as tasks_today
from sanad.workflow import whose
from sanad.workflow import workflow as waiting
from sanad.workflow.enums import BY_STEP
from sanad.workflow.models import Task
from sanad.workflow.refusal import Refused
from sanad.workflow.views import attempt, say


@page(perms.may_work)
def today(request):
    """What is mine to do today, by role (GO-1)."""
    day = Day(
        request.user,
        today=clock.today(),
        chosen=request.GET.get("pile", ""),
        size=_size(request.GET.get("size")),
    )
    context = {
        "day": day,
        "rows": day.rows(),
        "numbers": day.numbers([_("All of mine"), _("Late"), _("Due today")]),
        "shortcuts": shortcuts_for(request.user),
        "beside": beside(request.user),
        "is_unnamed": is_manager(request.user) and not Association().is_named,
    }
    fragment = wants_fragment(request)
    return render(request, "workbench/_queue.html" if fragment else "workbench/today.html", context)


@page(perms.may_work, methods="GET POST")
def day_sheet(request):
    """The day on paper, for when the portal cannot be reached: to print, or as a PDF with a
    password, since it holds names. Whose numbers stand on it is on the record."""
    sheet = DaySheet(request.user, clock.today())
    form = forms.PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            content = sheet.pdf(password=form.cleaned_data["password"])
        except Refused as refusal:
            say(request, refusal)
            return redirect("workbench:sheet")
        sheet.note_opening()
        name = f"day-{sheet.day.isoformat()}.pdf"
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    sheet.note_opening()
    context = {"sheet": sheet, "form": form, **_back_to_today()}
    return render(request, "workbench/sheet.html", context, status=422 if form.errors else 200)


def _size(text):
    return int(text) if text in {str(size) for size in SIZES} else SIZES[0]


@page(perms.may_work)
def search(request):
    """One box: a number leads to its case, anything else to the people it may mean."""
    asked = {"page": request.path, "after": request.GET.get("after")}
    results = Search(request.GET.get("q", ""), request.user, **asked)
    if results.only_case:
        return redirect(results.only_case.url)
    query = urlencode({"q": results.text})
    return render(request, "workbench/search.html", {"found": results, "query": query})


@page(perms.may_work)
def tasks(request):
    """What waits on me and on my roles, whatever app opened it: urgent first, then late."""
    day = Day(
        request.user,
        today=clock.today(),
        size=_size(request.GET.get("size")),
        providers=(tasks_today,),
    )
    context = {"day": day, "rows": day.rows(), "shortcuts": [], **_back_to_today()}
    fragment = wants_fragment(request)
    return render(request, "workbench/_queue.html" if fragment else "workbench/tasks.html", context)


@page(perms.may_work, methods="GET POST")
def task(request, pk):
    """One task: what it is about, and what came of it, or the way to the step that ends it."""
    row = get_object_or_404(Task.objects.visible_to(request.user).for_list(), pk=pk)
    by_step = row.kind in BY_STEP
    form = forms.OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _("It is written down.")
        attempt(request, waiting.finish, row, done=done, **form.cleaned_data)
        return redirect("workbench:tasks")
    context = {
        "task": row,
        "kind": waiting.LABELS.get(row.kind, row.kind),
        "person_key": whose.person_about(row.about_type, row.about_id),
        "form": None if by_step else form,
        "back_url": reverse("workbench:tasks"),
        "back_label": _("Waits on you"),
    }
    return render(request, "workbench/task.html", context, status=422 if form.errors else 200)


def _back_to_today():
    return {"back_url": reverse("workbench:today"), "back_label": _("My day")}
