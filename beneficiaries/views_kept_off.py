"""Which colleague does not serve whom: for the manager, the board and the auditor."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import kept_off as steps
from beneficiaries import openings, perms
from beneficiaries.enums import KEPT_OFF
from beneficiaries.models import KeptOff
from sanad.audit.models import Purpose
from sanad.lib.http import page
from sanad.lib.pagination import standing_or_all
from sanad.workflow.buttons import bar
from sanad.workflow.views import StepPages


@page(perms.may_see_kept_off)
def rows(request):
    """Those that stand; `?all=1`: those that ended too."""
    seen = KeptOff.objects.visible_to(request.user).for_list()
    context = standing_or_all(request, seen, seen.standing())
    context["heading"] = _("Who does not serve whom")
    return render(request, "people/kept_off_list.html", context)


@page(perms.may_see_kept_off)
def show(request, pk):
    """One of them, who serves the person now, and its history; looking is on the record."""
    row = _find(request, pk)
    openings.note(row.person, by=request.user, purpose=Purpose.REVIEW, page=request.path)
    context = {
        "row": row,
        "desk": steps.others_of(row, *perms.DESK).filter(branch=row.person.branch_id),
        "actions": bar(KEPT_OFF.actions(row, request.user)),
        "log": row.log.select_related("by"),
        "back_url": reverse("people:kept_off_list"),
        "back_label": _("Who does not serve whom"),
    }
    return render(request, "people/kept_off.html", context)


def _find(request, pk):
    return get_object_or_404(KeptOff.objects.visible_to(request.user).for_list(), pk=pk)


step = page(perms.may_see_kept_off, methods="GET POST")(StepPages(KEPT_OFF, find=_find))
