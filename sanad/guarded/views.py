"""What waits for a second person, one change, and the page behind "this was not me"."""

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sanad.accounts.models import Kin
from sanad.accounts.perms import is_staff
from sanad.audit.models import Opening, Purpose
from sanad.guarded import forms, messages, perms, today, workflow
from sanad.guarded import kin as relatives
from sanad.guarded.enums import (
    LIFE,
    STOPPED,
    ChangeKind,
    ChangeStatus,
)
from sanad.guarded.kinds import KINDS
from sanad.guarded.models import GuardedChange
from sanad.lib.http import page
from sanad.lib.pagination import standing_or_all
from sanad.workflow.buttons import bar
from sanad.workflow.refusal import Refused
from sanad.workflow.views import StepPages


@page(perms.may_see)
def waiting(request):
    """Every change that is not in force yet; `?all=1`: those that are over too."""
    changes = GuardedChange.objects.visible_to(request.user).for_list()
    context = standing_or_all(request, changes, changes.undecided())
    shown = [change.pk for change in context["page"]]
    mine = today.to_decide(request.user).filter(pk__in=shown)
    context |= {"heading": _("Changes by two"), "mine": set(mine.values_list("pk", flat=True))}
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
    changes = GuardedChange.objects.visible_to(request.user).for_list()
    return get_object_or_404(changes, pk=pk)


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
    is_help = change is not None and change.goes_on_after_a_word
    context = {"is_known": change is not None, "is_done": is_done, "is_help": is_help}
    return render(request, "guarded/not_me.html", context, status=200 if change else 404)


@page(is_staff, methods="GET POST")
def kin(request):
    """What a colleague gave of their own identity and of relatives, and what they add to it."""
    user = request.user
    is_first = user.must_say_kin
    form = forms.KinForm(
        request.POST or None, relations=relatives.asked_for(), has_given=not is_first
    )
    if request.method == "POST" and form.is_valid():
        added = relatives.say(user, own=form.cleaned_data["own"], relatives=form.relatives())
        said = ngettext(
            "%(count)s identity was added; nobody can read it.",
            "%(count)s identities were added; nobody can read them.",
            added,
        )
        flash.success(request, said % {"count": added})
        return redirect("portal:after_sign_in" if is_first else "guarded:kin")
    waiting = GuardedChange.objects.undecided().filter(kind=ChangeKind.KIN, proposed_by=user)
    context = {
        "form": form,
        "is_first": is_first,
        "kin": user.kin.standing(),
        "ending": set(waiting.values_list("subject_id", flat=True)),
    }
    return render(request, "guarded/kin.html", context, status=422 if form.errors else 200)


@page(is_staff, methods="GET POST")
def end_kin(request, pk):
    """Say that somebody is no relative any more; a manager or the board agrees."""
    one = get_object_or_404(Kin.objects.standing().filter(user=request.user), pk=pk)
    form = forms.EndKinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            relatives.propose_end(one, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            flash.success(request, _("It waits for the manager or the board to agree."))
            return redirect("guarded:kin")
    context = {"form": form, "one": one}
    return render(request, "guarded/end_kin.html", context, status=422 if form.errors else 200)


def _note_look(change, request):
    """Whose data stands on the page is on the record as opened."""
    if change.person_id is not None:
        asked = {"purpose": Purpose.REVIEW, "page": request.path}
        Opening.objects.once_a_day(change.person_id, by=request.user, **asked)
