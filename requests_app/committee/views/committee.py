"""The committee's pages: its sittings, and one sitting with its agenda and its items (PR-5)."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests_app.committee import letters, pages, perms, quorum
from requests_app.committee.enums import ITEM_LIFE, SITTING_LIFE, ItemStatus
from requests_app.committee.forms import (
    AgendaForm,
    AttendanceForm,
    CorrectionForm,
    DecisionForm,
    DeferForm,
    MinutesForm,
    PlanForm,
    ReasonForm,
    RecuseForm,
    VoteForm,
)
from requests_app.committee.models import AgendaItem, Objection, Sitting, Study, off_agenda
from requests_app.committee.workflow import committee
from requests_app.committee.workflow import sitting as sittings
from requests_app.intake.forms.desk import ReturnForm
from requests_app.intake.models import SupportRequest
from requests_app.intake.views.case import note_opening
from sanad.accounts.perms import only
from sanad.letters.enums import Kind
from sanad.letters.models import Letter
from sanad.lib import clock
from sanad.lib.http import no_store
from sanad.lib.pagination import keyset_page
from sanad.workflow.refusal import Refused

GET_OR_POST = require_http_methods(["GET", "POST"])
# What the bar's buttons do to the sitting itself, from whichever of its items.
AT_ONCE = {
    "open": (sittings.open_sitting, gettext_lazy("The sitting is open.")),
    "close": (sittings.close_sitting, gettext_lazy("The sitting is closed.")),
}


def find_sitting(request, pk):
    return get_object_or_404(
        Sitting.objects.visible_to(request.user).select_related(
            "policy_version", "minutes_signed_by", "created_by"
        ),
        pk=pk,
    )


def find_item(request, sitting, pk):
    items = AgendaItem.objects.visible_to(request.user).select_related(
        "sitting__policy_version",
        "decision__letter",
        "decision__by",
        "support_request__person",
        "support_request__household",
        "support_request__programme",
        "support_request__policy_version",
    )
    return get_object_or_404(items, pk=pk, sitting=sitting)


# Sittings ------------------------------------------------------------------------------------


@require_GET
@no_store
@only(perms.sees_committee)
def index(request):
    """Sittings now and to come, past ones with their minutes, and what waits for an agenda."""
    visible = Sitting.objects.visible_to(request.user)
    past = keyset_page(
        visible.past().for_list(),
        order=("-scheduled_on", "-id"),
        after=request.GET.get("after"),
        size=20,
    )
    waiting = off_agenda(SupportRequest.objects)
    context = {
        "living": visible.living().for_list().order_by("scheduled_on", "number"),
        "past": past,
        "ripe": waiting.ripe().count(),
        "locked": waiting.locked().count(),
        "without_study": _without_study().count(),
        "objections": Objection.objects.visible_to(request.user).to_be_heard().count(),
        "studies": Study.objects.of(request.user).being_written().count(),
        "can_plan": perms.may_run_sittings(request.user),
        "policy_today": clock.today(),
    }
    return render(request, "committee/list.html", context)


def _without_study():
    """Raised, their programme asks for a study, and nobody was asked for one."""
    return SupportRequest.objects.awaiting_decision().filter(
        programme__needs_study=True, studies__isnull=True
    )


@GET_OR_POST
@no_store
@only(perms.may_run_sittings)
def plan(request):
    """A sitting to come, or a paper one that was held."""
    form = PlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sitting = sittings.plan(by=request.user, **form.arguments())
        except Refused as refusal:
            form.add_error("day", str(refusal.sentence))
        else:
            return redirect("committee:arrange", sitting.pk)
    context = {
        "form": form,
        "back_url": reverse("committee:list"),
        "back_label": _("Research committee"),
    }
    return render(request, "committee/plan.html", context)


@GET_OR_POST
@no_store
@only(perms.may_run_sittings)
def arrange(request, pk):
    """Who is there and what comes before the sitting: two forms, each on its own."""
    sitting = find_sitting(request, pk)
    chosen = request.POST.get("part")
    members = quorum.members()
    attendance = AttendanceForm(
        request.POST if chosen == "attendance" else None, members=members, sitting=sitting
    )
    agenda = AgendaForm(request.POST if chosen == "agenda" else None)
    if chosen == "attendance" and attendance.is_valid():
        done = carry_out(
            request,
            sittings.record_attendance,
            sitting,
            states=attendance.states(),
            chair=attendance.chair(),
            done=_("The attendance is recorded."),
        )
        if done:
            return redirect("committee:arrange", pk)
    elif chosen == "agenda" and (wanted := _wanted(request, agenda, sitting)):
        carry_out(
            request,
            sittings.add_items,
            sitting,
            support_requests=wanted,
            done=_("The requests are on the agenda."),
        )
        return redirect("committee:arrange", pk)
    offered = pages.offered(agenda, day_of(sitting))
    context = {
        "sitting": sitting,
        "attendance": attendance,
        "agenda": agenda,
        "offered": offered,
        "ripe_count": sum(is_ripe for _request, _is_chosen, is_ripe in offered),
        "items": sitting.items.for_agenda(),
        "can_change": sitting.is_living,
        "back_url": sitting.get_absolute_url(),
        "back_label": str(sitting),
        "policy_today": clock.today(),
    }
    return render(request, "committee/arrange.html", context)


def _wanted(request, agenda, sitting):
    """The requests ticked, or by one button all that are ripe on the day; nothing where the form
    has something to say first.
    """
    if request.POST.get("all") == "ripe":
        return list(agenda.ripe_on(day_of(sitting)))
    return agenda.chosen() if agenda.is_valid() else []


def day_of(sitting):
    """The day on which the sitting decides: of its paper, or the one it is planned for."""
    return sitting.held_on or max(sitting.scheduled_on, clock.today())


def carry_out(request, verb, obj, *, done="", **arguments):
    """Do a step in the user's name; True where it was done. A refusal in the course of the work is
    a sentence on the next page; a step of another role is a 403.
    """
    try:
        verb(obj, by=request.user, **arguments)
    except Refused as refusal:
        if refusal.is_about_permission:
            raise
        messages.error(request, pages.what_happened(obj) or refusal.sentence)
        return False
    if done:
        messages.success(request, done)
    return True


# One sitting, one item -----------------------------------------------------------------------


@require_GET
@no_store
@only(perms.sees_committee)
def sitting(request, pk):
    """The sitting at the first item that waits, or with its agenda alone."""
    found = find_sitting(request, pk)
    today = clock.today()
    agenda = list(found.items.for_agenda())
    waiting = pages.first_waiting(agenda, found.held_on or today) if found.is_open else None
    if waiting is not None:
        return redirect("committee:item", pk, waiting.pk)
    return _page(request, found, None, agenda=agenda)


@GET_OR_POST
@no_store
@only(perms.sees_committee)
def item(request, pk, item_pk):
    """One item: facts, study, votes, decision. Its form serves several buttons: `verb`."""
    found = find_sitting(request, pk)
    one = find_item(request, found, item_pk)
    if request.method == "POST":
        return _act(request, found, one)
    if not SupportRequest.objects.visible_to(request.user).filter(pk=one.support_request_id):
        messages.info(request, _("You stand aside from this item: its case is not shown to you."))
        return _page(request, found, None)
    note_opening(request, one.support_request)
    return _page(request, found, one)


def _act(request, found, one):
    verb = request.POST.get("verb")
    here = redirect("committee:item", found.pk, one.pk)
    if verb in AT_ONCE:
        return _of_sitting(request, found, verb)
    if verb == "vote":
        form = VoteForm(request.POST, seats=pages.may_give(one, request.user))
        if not form.is_valid():
            return _page(request, found, one, vote_form=form)
        _cast(request, one, form.votes())
        return here
    if verb == "decide":
        form = DecisionForm(request.POST, programme=one.support_request.programme)
        if not form.is_valid():
            return _page(request, found, one, decision_form=form)
        done = carry_out(
            request,
            committee.decide,
            one,
            done=_("The decision is recorded; the letter and the message are on their way."),
            **form.arguments(),
        )
        return redirect("committee:sitting", found.pk) if done else _again(request, one, form)
    raise Http404


def _again(request, one, form):
    """After a refused decision: what was written stays, unless somebody else decided meanwhile."""
    fresh = find_item(request, one.sitting, one.pk)
    if fresh.status != ItemStatus.LISTED:
        return redirect("committee:item", one.sitting_id, one.pk)
    return _page(request, find_sitting(request, one.sitting_id), fresh, decision_form=form)


def _cast(request, one, votes):
    """The votes chosen on the page, all of them or none."""
    try:
        with transaction.atomic():
            for member, choice in votes:
                committee.vote(one, by=request.user, member=member, choice=choice)
    except Refused as refusal:
        if refusal.is_about_permission:
            raise
        messages.error(request, pages.what_happened(one) or refusal.sentence)
    else:
        messages.success(request, _("The vote is recorded."))


def _page(request, found, one, *, agenda=None, vote_form=None, decision_form=None):
    today = clock.today()
    user = request.user
    agenda = agenda if agenda is not None else list(found.items.for_agenda())
    seats = list(found.attendance.select_related("member"))
    context = {
        "sitting": found,
        "agenda": pages.agenda_rows(agenda, found.held_on or today, one),
        "strip": pages.quorum_strip(found, seats, one),
        "item": one,
        "policy_today": today,
        "actions": pages.actions(found, one, user),
        "can_arrange": perms.may_run_sittings(user) and found.is_living,
        "minutes_letters": _minutes_letters(found),
        "back_url": reverse("committee:list"),
        "back_label": _("Research committee"),
        "history": found.log.select_related("by")[:12],
    }
    if one is not None:
        context |= pages.item_context(one, user, vote_form, decision_form)
    status = 200 if not any((vote_form, decision_form)) else 422
    return render(request, "committee/sitting.html", context, status=status)


def _minutes_letters(found):
    """The signed minutes as they went out, then their corrections, in order."""
    if not found.has_signed_minutes:
        return []
    return list(
        Letter.objects.filter(
            about_kind=found._meta.label_lower, about_id=found.pk, kind=Kind.MINUTES
        ).order_by("pk")
    )


@require_POST
@no_store
@only(perms.may_run_sittings)
def act(request, pk):
    """Open or close the sitting."""
    found = find_sitting(request, pk)
    verb = request.POST.get("verb")
    if verb not in AT_ONCE:
        raise Http404
    return _of_sitting(request, found, verb)


def _of_sitting(request, found, name):
    verb, done = AT_ONCE[name]
    carry_out(request, verb, found, done=done)
    return redirect("committee:sitting", found.pk)


@GET_OR_POST
@no_store
@only(perms.may_run_sittings)
def cancel(request, pk):
    """Call a planned sitting off, with the reason."""
    found = find_sitting(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        carry_out(
            request,
            sittings.cancel_sitting,
            found,
            reason=form.cleaned_data["reason"],
            done=_("The sitting is called off; its requests are free for another."),
        )
        return redirect("committee:list")
    return _step_page(request, found, None, form, SITTING_LIFE.verbs["cancel"])


# Steps of an item that have a form of their own ----------------------------------------------


def _recuse_form(request, one, data):
    seats = pages.may_stand_aside(one, request.user)
    return RecuseForm(data, seats=seats, user=request.user)


STEPS = {
    "recuse": (
        _recuse_form,
        committee.recuse,
        lambda form: {
            "reason": form.cleaned_data["reason"],
            "member": form.member_chosen(),
        },
    ),
    "defer": (
        lambda request, one, data: DeferForm(data),
        committee.defer,
        lambda form: form.cleaned_data,
    ),
    "remove": (
        lambda request, one, data: ReasonForm(data),
        committee.remove,
        lambda form: {"reason": form.cleaned_data["reason"]},
    ),
    "send_back": (
        lambda request, one, data: ReturnForm(data, lines=one.support_request.checklist),
        committee.send_back_item,
        lambda form: {"items": form.items(), "note": form.cleaned_data["note"]},
    ),
}


DONE = {
    "recuse": gettext_lazy("Noted: no vote of theirs is awaited on this item."),
    "defer": gettext_lazy("The item is deferred, and its request is free for another sitting."),
    "remove": gettext_lazy("The item is off the agenda, and its request is free for another."),
    "send_back": gettext_lazy("Sent back: the applicant knows what is missing."),
}


@GET_OR_POST
@no_store
@only(perms.sees_committee)
def step(request, pk, item_pk, verb):
    """One step of an item that asks for words: stand aside, defer, send back, take off."""
    found = find_sitting(request, pk)
    one = find_item(request, found, item_pk)
    if verb not in STEPS:
        raise Http404
    make, run, arguments = STEPS[verb]
    refusal = ITEM_LIFE.why_not(verb, one, request.user)
    if refusal is not None:
        if refusal.is_about_permission:
            raise refusal
        messages.error(request, pages.what_happened(one) or refusal.sentence)
        return redirect("committee:item", pk, item_pk)
    form = make(request, one, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = carry_out(request, run, one, done=DONE[verb], **arguments(form))
        following = "committee:sitting" if done and verb != "recuse" else "committee:item"
        where = [pk] if following == "committee:sitting" else [pk, item_pk]
        return redirect(following, *where)
    return _step_page(request, found, one, form, ITEM_LIFE.verbs[verb])


def _step_page(request, found, one, form, verb):
    context = {
        "sitting": found,
        "item": one,
        "form": form,
        "verb": verb,
        "back_url": one.get_absolute_url() if one else found.get_absolute_url(),
        "back_label": str(found),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "committee/step.html", context, status=status)


# Minutes -------------------------------------------------------------------------------------


@GET_OR_POST
@no_store
@only(perms.sees_committee)
def minutes(request, pk):
    """The minutes: drafted from the decisions, looked through once the sitting is closed, signed
    by the chair, corrected afterwards by documents beside them.
    """
    found = find_sitting(request, pk)
    verb = request.POST.get("verb")
    text = found.minutes or letters.minutes_draft(found)
    form = MinutesForm(
        request.POST if request.method == "POST" and not verb else None, initial={"minutes": text}
    )
    correction = CorrectionForm(request.POST if verb == "correct" else None)
    if request.method == "POST" and _keep_minutes(request, found, verb, form, correction):
        return redirect("committee:minutes", pk)
    written = _minutes_letters(found)
    context = {
        "sitting": found,
        "form": form if _may(found, "write_minutes", request.user) else None,
        "has_own_words": bool(found.minutes),
        "correction": correction if _may(found, "correct_minutes", request.user) else None,
        "lines": text.splitlines(),
        "letter": written[0] if written else None,
        "corrections": [
            {"letter": letter, "lines": letter.paragraphs[1:]} for letter in written[1:]
        ],
        "signing": [
            action
            for action in SITTING_LIFE.actions(found, request.user, names=["sign_minutes"])
            if not found.has_signed_minutes
        ],
        "back_url": found.get_absolute_url(),
        "back_label": str(found),
        "policy_today": clock.today(),
    }
    status = 422 if form.errors or correction.errors else 200
    return render(request, "committee/minutes.html", context, status=status)


def _may(found, verb, user):
    return SITTING_LIFE.why_not(verb, found, user) is None


def _keep_minutes(request, found, verb, form, correction):
    """Do what the button asks for; False where its form has something to say first."""
    if verb == "sign_minutes":
        carry_out(request, sittings.sign_minutes, found, done=_("The minutes are signed."))
    elif verb == "redraft":
        carry_out(
            request,
            sittings.write_minutes,
            found,
            minutes="",
            done=_("The minutes are drawn up again from the decisions."),
        )
    elif verb == "correct":
        if not correction.is_valid():
            return False
        carry_out(
            request,
            sittings.correct_minutes,
            found,
            words=correction.cleaned_data["words"],
            done=_("The correction is written beside the minutes, under its number."),
        )
    else:
        if not form.is_valid():
            return False
        carry_out(
            request,
            sittings.write_minutes,
            found,
            minutes=form.cleaned_data["minutes"],
            done=_("The minutes are saved."),
        )
    return True
