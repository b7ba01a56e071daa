"""What waits for a second person, one change, and the page behind "this was not me"."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from sanad.audit.models import Opening, Purpose
from sanad.guarded import messages, perms, today, workflow
from sanad.guarded.enums import LIFE, STOPPED, ChangeStatus
from sanad.guarded.kinds import KINDS
from sanad.guarded.models import GuardedChange
from sanad.lib.clock import PolicyToday
from sanad.lib.http import page
from sanad.lib.pagination import keyset_page
from sanad.workflow.buttons import bar
from sanad.workflow.refusal import Refused
from sanad.workflow.views import StepPages


@page(perms.may_see)
def waiting(request):
    """Every change that is not in force yet; `?all=1`: those that are over too."""
    shows_all = "all" in request.GET
    changes = GuardedChange.objects.for_list()
    if not shows_all:
        changes = changes.undecided()
    shown = keyset_page(changes, order=("-id",), after=request.GET.get("after"))
    mine = today.to_decide(request.user).filter(pk__in=[change.pk for change in shown])
    context = {
        "page": shown,
        "page_query": "all=1" if shows_all else "",
        "shows_all": shows_all,
        "mine": set(mine.values_list("pk", flat=True)),
    }
    return render(request, "guarded/waiting.html", context)


@page(perms.may_see)
def show(request, pk):
    """One change: what, why, on which paper, who, who was told; looking at it is on the record."""
    change = _find(request, pk)
    _note_look(change, request)
    context = {
        "change": change,
        "facts": KINDS[change.kind].facts(change),
        "is_stopped": change.status in STOPPED,
        "actions": bar(LIFE.actions(change, request.user)),
        "log": change.log.select_related("by"),
    }
    return render(request, "guarded/show.html", context)


def _find(request, pk):
    return get_object_or_404(GuardedChange.objects.for_list(), pk=pk)


step = page(perms.may_see, methods="GET POST")(StepPages(LIFE, find=_find))


@login_not_required
@page(methods="GET POST")
def not_me(request, token):
    """Behind the link of a warning: one button, no sign-in; nothing is shown of what was asked."""
    change = GuardedChange.objects.filter(pk=messages.change_of(token)).first()
    is_done = change is not None and change.status == ChangeStatus.CONTESTED
    if request.method == "POST" and change is not None and not is_done:
        try:
            workflow.contest(change, by=None, reason=_("By the link in the message"))
        except Refused:
            change.refresh_from_db()  # nothing is left to stop: it was refused or taken back
        is_done = True
    context = {"is_known": change is not None, "is_done": is_done}
    return render(request, "guarded/not_me.html", context, status=200 if change else 404)


def _note_look(change, request):
    """Whose data stands on the page is on the record as opened; once a day is enough."""
    if change.person_id is None:
        return
    here = {"by": request.user, "person_id": change.person_id}
    if not Opening.objects.filter(**here, at__date=PolicyToday()).exists():
        Opening.objects.create(**here, purpose=Purpose.REVIEW, page=request.path)
