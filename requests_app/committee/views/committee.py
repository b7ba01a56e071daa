"""The committee's pages: its sittings, and one sitting with its agenda and its items (PR-5)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import openings
from requests_app.committee import letters, pages, perms, quorum
from requests_app.committee.enums import ITEM_LIFE, SITTING_LIFE, SittingStatus
from requests_app.committee.forms.item import DecisionForm, Sum, VoteForm
from requests_app.committee.forms.sitting import (
    AgendaForm,
    AttendanceForm,
    CorrectionForm,
    MinutesForm,
    PlanForm,
)
from requests_app.committee.models import AgendaItem, Objection, Sitting, Study, off_agenda
from requests_app.committee.workflow import committee, confirming
from requests_app.committee.workflow import sitting as sittings
from requests_app.intake.guards import has_file, know_stranger
from requests_app.intake.models import SupportRequest
from requests_app.intake.views.case import note_opening
from sanad.accounts.perms import is_kept_off
from sanad.audit.models import Opening, Purpose
from sanad.letters.enums import LetterKind
from sanad.letters.models import Letter
from sanad.lib import clock
from sanad.lib.composed import composed
from sanad.lib.counts import count
from sanad.lib.forms import AmountField
from sanad.lib.http import page
from sanad.lib.once import attach
from sanad.lib.pagination import keyset_page
from sanad.workflow.buttons import bar
from sanad.workflow.cycle import Place
from sanad.workflow.views import StepPages, attempt, carry_out, say

GET_OR_POST = "GET POST"


def find_sitting(request, pk):
    """The sitting for its page; 404 where the user may not know of it."""
    return get_object_or_404(
        Sitting.objects.visible_to(request.user).select_related(
            "policy_version", "minutes_signed_by", "created_by"
        ),
        pk=pk,
    )


def find_item(request, pk, sitting=None):
    """The item for its page; 404 where the user may not know of it, or in another sitting."""
    item = _shown.first(request.user, key=pk)
    if item is None or sitting not in (None, item.sitting_id):
        raise Http404
    know_stranger(item.support_request, request.user, has_file=item.reader_has_file)
    return item


@composed(key=BigIntegerField())
def _shown(user, key):
    items = AgendaItem.objects.visible_to(user).filter(pk=key)
    items = items.select_related(
        "sitting__policy_version",
        "sitting__minutes_signed_by",
        "sitting__created_by",
        "decision__letter",
        "decision__by",
        "support_request__person",
        "support_request__household",
        "support_request__programme",
        "support_request__programme_version",
        "support_request__declaration",
        "support_request__policy_version",
    )
    shown = SupportRequest.objects.visible_to(user).filter(pk=OuterRef("support_request"))
    return items.annotate(
        is_shown=Exists(shown),
        is_file_open=openings.is_open_to(user, OuterRef("support_request__person")),
        reader_has_file=has_file(user),
    )


# Sittings ------------------------------------------------------------------------------------


@page(perms.sees_committee)
def index(request):
    """Sittings now and to come, past ones with their minutes, and what waits for an agenda."""
    visible = Sitting.objects.visible_to(request.user)
    past = keyset_page(
        visible.past().for_list(),
        order=("-scheduled_on", "-id"),
        after=request.GET.get("after"),
        size=20,
    )
    served = SupportRequest.objects.served_by(request.user)
    waiting = off_agenda(served)
    context = {
        "living": visible.living().for_list().order_by("scheduled_on", "number"),
        "past": past,
        **count(
            {
                "ripe": waiting.ripe(),
                "locked": waiting.locked(),
                "without_study": served.without_study(),
                "objections": Objection.objects.visible_to(request.user).to_be_heard(),
                "studies": Study.objects.of(request.user).being_written(),
            }
        ),
        "can_plan": perms.may_run_sittings(request.user),
        "policy_today": clock.today(),
    }
    return render(request, "committee/list.html", context)


@page(perms.may_run_sittings, methods=GET_OR_POST)
def plan(request):
    """A sitting to come, or a paper one that was held."""
    form = PlanForm(request.POST or None)
    is_whole = request.method == "POST" and form.is_valid()
    if is_whole and (made := attempt(request, sittings.plan, form=form, **form.arguments())):
        return redirect("committee:arrange", made.pk)
    context = {
        "form": form,
        "back_url": reverse("committee:list"),
        "back_label": _("Research committee"),
    }
    return render(request, "committee/plan.html", context, status=status_of(form))


@page(perms.may_run_sittings, methods=GET_OR_POST)
def arrange(request, pk):
    """Who is there and what comes before the sitting: two forms, each on its own."""
    sitting = find_sitting(request, pk)
    chosen = request.POST.get("part")
    members = quorum.members()
    attendance = AttendanceForm(
        request.POST if chosen == "attendance" else None, members=members, sitting=sitting
    )
    agenda = AgendaForm(request.POST if chosen == "agenda" else None, by=request.user)
    if chosen == "attendance" and attendance.is_valid():
        present = {"states": attendance.states(), "chair": attendance.chair()}
        if attempt(request, sittings.record_attendance, sitting, form=attendance, **present):
            return redirect("committee:arrange", pk)
    elif chosen == "agenda" and (wanted := _wanted(request, agenda, sitting)):
        carry_out(request, sittings.add_items, sitting, support_requests=wanted)
        return redirect("committee:arrange", pk)
    choices = pages.choices_for_agenda(agenda, day_of(sitting))
    context = {
        "sitting": sitting,
        "attendance": attendance,
        "agenda": agenda,
        "offered": choices,
        "ripe_count": sum(is_ripe for _request, _is_chosen, is_ripe in choices),
        "items": sitting.items.visible_to(request.user).for_agenda(),
        "can_change": sitting.is_living,
        "back_url": sitting.get_absolute_url(),
        "back_label": str(sitting),
        "policy_today": clock.today(),
    }
    return render(request, "committee/arrange.html", context, status=status_of(attendance, agenda))


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


def status_of(*forms):
    """422 for a form with mistakes, 409 for a refused one, else 200."""
    if any(getattr(form, "refusal", None) for form in forms):
        return 409
    return 422 if any(form.errors for form in forms) else 200


# One sitting, one item -----------------------------------------------------------------------


@page(perms.sees_committee)
def sitting(request, pk):
    """The sitting at the first item that waits, or with its agenda alone."""
    sitting = find_sitting(request, pk)
    today = clock.today()
    agenda = list(sitting.items.visible_to(request.user).for_agenda())
    waiting = pages.first_waiting(agenda, sitting.held_on or today) if sitting.is_open else None
    if waiting is not None:
        return redirect("committee:item", pk, waiting.pk)
    return _page(request, sitting, None, agenda=agenda)


@page(perms.sees_committee, methods=GET_OR_POST)
def item(request, pk, item_pk):
    """One item: facts, study, votes, decision. Its form serves two buttons: `verb`."""
    one = find_item(request, item_pk, sitting=pk)
    sitting = one.sitting
    if request.method != "POST":
        return _read(request, sitting, one)
    verb = request.POST.get("verb")
    if verb == committee.vote.name:
        return _cast(request, sitting, one)
    if verb == committee.decide.name:
        return _decide(request, sitting, one)
    raise Http404


def _read(request, sitting, one):
    if not one.is_shown:
        messages.info(request, _("You stand aside from this item: its case is not shown to you."))
        return _page(request, sitting, None)
    note_opening(request, one.support_request, is_open=one.is_file_open)
    return _page(request, sitting, one)


def _cast(request, sitting, one):
    """The votes chosen on the page, all of them or none."""
    if refusal := committee.vote.why_not(one, request.user):
        say(request, refusal)
        return redirect(one)
    form = VoteForm(request.POST, seats=pages.may_give(one, request.user), by=request.user)
    if not form.is_valid():
        return _page(request, sitting, one, vote_form=form)
    cast = {"votes": form.votes(), "seen": request.POST.get("seen", "")}
    carry_out(request, committee.vote_all, one, done=committee.vote.done, **cast)
    return redirect(one)


def _decide(request, sitting, one):
    """Record the decision; refused, what was written stays, unless nothing is decided any more."""
    form = DecisionForm(request.POST, version=one.support_request.programme_version)
    if form.is_valid() and attempt(request, committee.decide, one, form=form, **form.arguments()):
        return redirect(sitting)
    fresh = find_item(request, one.pk)
    if not pages.can_prepare(fresh, request.user):
        refusal = getattr(form, "refusal", None) or committee.decide.why_not(fresh, request.user)
        if refusal is not None:
            say(request, refusal)
        return redirect(one)
    return _page(request, sitting, fresh, decision_form=form)


@page(perms.may_run_sittings)
def sum_in_words(request):
    """The amount typed into the decision's form in words, or what is to be put right in it."""
    try:
        amount = AmountField(required=False).clean(request.GET.get("amount", ""))
    except ValidationError as error:
        context = {"sum": None, "problems": error.messages}
    else:
        context = {"sum": Sum.of(amount), "problems": []}
    return render(request, "committee/_sum.html", context)


@composed(sitting=BigIntegerField())
def _agenda(sitting):
    return AgendaItem.objects.for_agenda().filter(sitting=sitting)


def _page(request, sitting, one, *, agenda=None, vote_form=None, decision_form=None):
    today = clock.today()
    user = request.user
    if agenda is None:
        # The guards ask about the same rows, and find them there.
        attach(sitting, "items", _agenda.rows(sitting=sitting.pk))
        agenda = [
            item
            for item in sitting.items.all()
            if not is_kept_off(user, item.support_request.person_id)
        ]
    seats = quorum.seats_of(sitting)
    context = {
        "sitting": sitting,
        "agenda": pages.agenda_rows(agenda, sitting.held_on or today, one),
        "strip": pages.quorum_strip(sitting, seats, one),
        "item": one,
        "policy_today": today,
        "actions": pages.actions(sitting, one, user),
        "can_arrange": perms.may_run_sittings(user) and sitting.is_living,
        "minutes_letters": _minutes_letters(sitting) if sitting.is_open_to(user) else [],
        "back_url": reverse("committee:list"),
        "back_label": _("Research committee"),
        "confirming": perms.may_run_sittings(user) and sitting.status != SittingStatus.CANCELLED,
        "has_own": any(seat.member_id == user.pk for seat in seats),
        "history": sitting.log.select_related("by")[:12],
    }
    if one is not None:
        context |= pages.item_context(one, user, vote_form, decision_form)
    status = status_of(*filter(None, (vote_form, decision_form)))
    return render(request, "committee/sitting.html", context, status=status)


def _minutes_letters(sitting):
    """The signed minutes as they went out, then their corrections, in order."""
    if not sitting.has_signed_minutes:
        return []
    return list(
        Letter.objects.filter(
            about_kind=sitting._meta.label_lower, about_id=sitting.pk, kind=LetterKind.MINUTES
        ).order_by("pk")
    )


# Steps that ask for words --------------------------------------------------------------------


def _sitting_step(request, sitting, transition):
    if transition is confirming.contest:
        return {"home": reverse("committee:mine", args=[sitting.pk])}
    if transition is confirming.enter_scan:
        return {"home": reverse("committee:confirm", args=[sitting.pk])}
    is_called_off = transition is sittings.cancel_sitting
    return {
        "home": _home_of(sitting, transition),
        "after": reverse("committee:list") if is_called_off else "",
    }


def _home_of(sitting, transition):
    if transition is sittings.sign_minutes:
        return reverse("committee:minutes", args=[sitting.pk])
    return sitting.get_absolute_url()


def _item_step(request, item, transition):
    case, stays = item.support_request, transition is committee.recuse
    words = {
        "note": f"{case.person} · {case.programme} {case.number}",
        "back_label": str(item.sitting),
    }
    return {
        "after": "" if stays else item.sitting.get_absolute_url(),
        "context": lambda form: words,
    }


sitting_step = page(perms.sees_committee, methods=GET_OR_POST)(
    StepPages(SITTING_LIFE, find=find_sitting, page=_sitting_step)
)


def _find_noted(request, pk):
    """The item of a step that has a page of its own, which names whose it is."""
    one = find_item(request, pk)
    note_opening(request, one.support_request)
    return one


step = page(perms.sees_committee, methods=GET_OR_POST)(
    StepPages(ITEM_LIFE, find=_find_noted, page=_item_step)
)


# Minutes -------------------------------------------------------------------------------------


@page(perms.sees_committee, methods=GET_OR_POST)
def minutes(request, pk):
    """The minutes: drafted from the decisions, looked through once the sitting is closed, signed
    by the chair, corrected afterwards by documents beside them.
    """
    sitting = find_sitting(request, pk)
    if not sitting.is_open_to(request.user):
        return _minutes_in_part(request, sitting)
    _note_openings(request, sitting)
    verb = request.POST.get("verb", "")
    text = sitting.minutes or letters.minutes_draft(sitting)
    is_post = request.method == "POST"
    form = MinutesForm(request.POST if is_post and not verb else None, initial={"minutes": text})
    correction = CorrectionForm(request.POST if verb == "correct" else None)
    if is_post and _keep_minutes(request, sitting, verb, form, correction):
        return redirect("committee:minutes", pk)
    written = _minutes_letters(sitting)
    context = {
        "sitting": sitting,
        "form": form if _may(sittings.write_minutes, sitting, request.user) else None,
        "has_own_words": bool(sitting.minutes),
        "correction": correction if _may(sittings.correct_minutes, sitting, request.user) else None,
        "lines": text.splitlines(),
        "letter": written[0] if written else None,
        "corrections": [
            {"letter": letter, "lines": letter.paragraphs[1:]} for letter in written[1:]
        ],
        "signing": bar(SITTING_LIFE.actions(sitting, request.user, place=Place.BESIDE)),
        "back_url": sitting.get_absolute_url(),
        "back_label": str(sitting),
        "policy_today": clock.today(),
    }
    return render(request, "committee/minutes.html", context, status=status_of(form, correction))


def _minutes_in_part(request, sitting):
    """To who is kept off somebody of the agenda: what was decided of the others. Their words, the
    letter and the pen are another's."""
    if request.method == "POST":
        raise Http404
    _note_openings(request, sitting)
    context = {
        "sitting": sitting,
        "form": None,
        "has_own_words": False,
        "correction": None,
        "lines": letters.minutes_draft(sitting, reader=request.user).splitlines(),
        "letter": None,
        "corrections": [],
        "signing": bar(SITTING_LIFE.actions(sitting, request.user, place=Place.BESIDE)),
        "back_url": sitting.get_absolute_url(),
        "back_label": str(sitting),
        "policy_today": clock.today(),
    }
    return render(request, "committee/minutes.html", context)


def _note_openings(request, sitting):
    """Who read the minutes stays on the record of everybody whom they name to the reader."""
    people = SupportRequest.objects.filter(agenda_items__sitting=sitting).values_list(
        "person_id", flat=True
    )
    asked = {"by": request.user, "purpose": Purpose.READING, "page": request.path}
    Opening.objects.of_several(set(people) - request.user.kept_off, **asked)


def _may(transition, row, user):
    return transition.why_not(row, user) is None


def _keep_minutes(request, sitting, verb, form, correction):
    """Do what the button asks for; false where its form has something to say first."""
    if verb == "redraft":
        done = _("The minutes are drawn up again from the decisions.")
        carry_out(request, sittings.write_minutes, sitting, minutes="", done=done)
        return True
    is_correction = verb == "correct"
    form = correction if is_correction else form
    transition = sittings.correct_minutes if is_correction else sittings.write_minutes
    if not form.is_valid():
        return False
    if refusal := transition.why_not(sitting, request.user):
        say(request, refusal)
        return True
    return attempt(request, transition, sitting, form=form, **form.cleaned_data)
