"""What the committee's pages show, worked out for their templates: no rule lives here."""

from dataclasses import dataclass

from django.db.models import BigIntegerField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from requests_app.committee import guards, letters, perms, quorum
from requests_app.committee.enums import (
    GRANTING,
    ITEM_LIFE,
    SITTING_LIFE,
    CommitteeTaskKind,
    ItemStatus,
    Presence,
    Recommendation,
    StudyStatus,
)
from requests_app.committee.forms.item import DecisionForm, VoteForm
from requests_app.committee.models import AgendaItem, Decision, ItemEntry
from requests_app.committee.workflow import committee
from requests_app.intake.declaration import declared
from requests_app.intake.enums import RequestStatus
from sanad.accounts.enums import Gender
from sanad.lib.composed import composed
from sanad.lib.once import fetch
from sanad.workflow import history
from sanad.workflow.buttons import bar
from sanad.workflow.cycle import Place
from sanad.workflow.models import Task

MOST_OFFERED = 200


# The agenda ----------------------------------------------------------------------------------


@dataclass
class Row:
    """One line of the agenda."""

    item: AgendaItem
    is_current: bool
    is_done: bool

    @property
    def chip(self):
        """Of the decision where there is one, else of the item; for `status_chip`."""
        decision = getattr(self.item, "decision", None)
        if decision is not None:
            return decision.chip
        return ITEM_LIFE.chip(self.item)


def is_locked(item, day):
    """On the agenda, to be read, not to be voted on yet (PR-5)."""
    floor = item.support_request.floor_on
    return quorum.is_listed(item) and (floor is None or floor > day)


def agenda_rows(agenda, day, current):
    """`{"open": [Row], "locked": [Row], "done": so many, "all": so many}`."""
    rows = [
        Row(item, current is not None and item.pk == current.pk, not quorum.is_listed(item))
        for item in agenda
    ]
    unlocked = [row for row in rows if not is_locked(row.item, day)]
    return {
        "open": unlocked,
        "locked": [row for row in rows if is_locked(row.item, day)],
        "done": sum(row.is_done for row in unlocked),
        "all": len(unlocked),
    }


def first_waiting(agenda, day):
    """The first item that can be decided now, else the first that is still listed, else None."""
    listed = [item for item in agenda if quorum.is_listed(item)]
    return next((item for item in listed if not is_locked(item, day)), None) or next(
        iter(listed), None
    )


def choices_for_agenda(form, day):
    """`[(request, is chosen, is ripe)]` on the sitting's own day: what can be put on its agenda,
    nearest first.
    """
    chosen = {str(value) for value in form["requests"].value() or ()}
    return [
        (request, str(request.pk) in chosen, request.floor_on <= day)
        for request in form.fields["requests"].queryset[:MOST_OFFERED]
    ]


# Who is there --------------------------------------------------------------------------------


def quorum_strip(sitting, seats, item):
    """The strip above the agenda: the quorum in words, and each member with where they stand."""
    needed = quorum.quorum_of(sitting)
    recused = {}
    if item is not None:
        recused = {seat.member.pk: seat.recusal for seat in quorum.seating(item).seats}
    present = [seat for seat in seats if seat.state == Presence.PRESENT]
    return {
        "is_quorate": len(present) >= needed,
        "note": _("%(present)s of %(all)s present, the quorum is %(quorum)s")
        % {"present": len(present), "all": len(seats), "quorum": needed}
        if seats
        else _("Attendance is not recorded yet. The quorum is %(quorum)s.") % {"quorum": needed},
        "people": [_person(seat, recused.get(seat.member_id), item) for seat in seats],
    }


def _person(seat, recusal, item):
    if seat.state != Presence.PRESENT:
        note = Presence(seat.state).label_for(seat.member.gender)
        return {"name": seat.member, "note": note, "look": "out"}
    if recusal is not None:
        note = _("Stood aside from item %(number)s: %(reason)s") % {
            "number": item.position,
            "reason": recusal.reason,
        }
        return {"name": seat.member, "note": note, "look": "off"}
    note = (
        _place(seat)
        if seat.is_confirmed
        else _("%(place)s, not confirmed yet") % {"place": _place(seat)}
    )
    return {"name": seat.member, "note": note, "look": "in"}


def _place(seat):
    """Whether the member chairs the sitting or sits in it, in a word of their gender."""
    if seat.member.gender == Gender.FEMALE and seat.is_chair:
        return pgettext("of a woman", "in the chair")
    if seat.member.gender == Gender.FEMALE:
        return pgettext("of a woman", "member")
    return _("in the chair") if seat.is_chair else _("member")


def may_give(item, user):
    """The seats whose vote `user` may write down now: their own, or everybody's."""
    if committee.vote.why_not(item, user) is not None:
        return []
    waiting = quorum.seating(item).open
    if perms.may_run_sittings(user):
        return waiting
    return [seat for seat in waiting if seat.member.pk == user.pk]


# What may be done ----------------------------------------------------------------------------


def actions(sitting, item, user):
    """The bar: the item's steps, then the sitting's; what waits for what as sentences."""
    steps = ITEM_LIFE.actions(item, user, place=Place.BAR) if item is not None else []
    return bar(steps, SITTING_LIFE.actions(sitting, user, place=Place.BAR))


# One item ------------------------------------------------------------------------------------


@composed(of=BigIntegerField())
def _log(of):
    return ItemEntry.objects.select_related("by").filter(item=of)


def item_context(item, user, vote_form=None, decision_form=None):
    """Everything about one item."""
    request, seating = item.support_request, quorum.seating(item)
    fetch(item, "log", _log)
    seats = may_give(item, user)
    vote_form = vote_form or VoteForm(seats=seats, by=user)
    decision = getattr(item, "decision", None)
    can_decide = can_prepare(item, user)
    if can_decide and decision_form is None:
        decision_form = DecisionForm(
            version=request.programme_version, initial={"amount": request.amount, "months": 1}
        )
    studies = quorum.studies_of(request)
    study = next((one for one in studies if one.is_submitted), None)
    writing = next((one for one in studies if not one.is_submitted), None)
    return {
        "case": request,
        "declared": declared(request),
        "seating": seating,
        "is_locked": quorum.is_listed(item) and not seating.is_ripe,
        "study": study,
        "study_words": recommendation_words(study),
        "writing": writing,
        "income": _income(request),
        "earlier": _earlier(request),
        "seen": history.version(item),
        "votes": _votes(seating, vote_form, item),
        "vote_form": vote_form,
        "vote_note": ngettext(
            "%(cast)s of %(count)s vote", "%(cast)s of %(count)s votes", len(seating.voters)
        )
        % {"cast": sum(not s.awaits_vote for s in seating.voters), "count": len(seating.voters)},
        "minutes_line": _minutes_line(item),
        "decision": decision,
        "contested": contested(item) if decision else [],
        "gift": letters.gift_of(decision, in_words=True) if decision else "",
        "decision_form": decision_form if can_decide else None,
        "can_stand_aside": committee.recuse.why_not(item, user) is None
        and bool(guards.may_stand_aside(item, user)),
        "leaning": seating.words_of_tie if quorum.is_listed(item) else "",
        "can_remove": committee.remove.why_not(item, user) is None,
        "item_history": item.log.all(),
    }


def can_prepare(item, user):
    """Whether the decision's form is open to `user`: it is filled in while the last votes come."""
    return (
        perms.may_run_sittings(user)
        and quorum.is_listed(item)
        and guards.why_no_decision_form(item, user) is None
    )


def _minutes_line(item):
    with override("ar"):
        return letters.item_minutes(item)


def recommendation_words(study):
    """What the study recommends in a sentence; None without a study."""
    if study is None:
        return None
    return {
        Recommendation.ACCEPT: _("The researcher recommends acceptance"),
        Recommendation.PART: _("The researcher recommends acceptance in part"),
        Recommendation.REJECT: _("The researcher recommends rejection"),
    }[study.recommendation]


def _income(request):
    """(monthly income, the share of each person) or None where it is not known."""
    income = request.household.monthly_income
    if income is None:
        return None
    return income, round(income / request.household.size)


def _earlier(request):
    """What the person was granted before: `[(programme, year)]`, the latest first."""
    granted = (
        Decision.objects.filter(support_request__person=request.person_id, outcome__in=GRANTING)
        .exclude(support_request=request.pk)
        .order_by("-decided_on")
        .values_list("support_request__programme__name", "decided_on__year")[:4]
    )
    return list(granted)


def _votes(seating, form, item):
    """A line for each seat: its vote, a choice to make, or why it has none."""
    lines = []
    for seat in seating.seats:
        name = VoteForm.name(seat)
        line = {"member": seat.member, "chip": None, "field": None, "note": "", "mark": None}
        line["mark"] = confirmation_chip(seat.vote) if seat.vote else None
        if name in form.fields:
            line["field"] = form[name]
        elif seat.recusal:
            line["note"] = _("Stood aside, does not vote")
        elif seat.vote:
            line["chip"] = seat.vote_chip
        elif seat.is_author:
            line["note"] = _("Wrote the study, does not vote")
        elif not seat.is_present:
            line["note"] = Presence(seat.attendance.state).label_for(seat.member.gender)
        elif quorum.is_listed(item):
            line["note"] = _("Has not voted yet")
        lines.append(line)
    return lines


def confirmation_chip(row):
    """(label, picture, tone): whether the member stands by a vote or attendance of theirs."""
    if getattr(row, "is_contested", False):
        return _("Contested"), "exclamation-triangle", "brick"
    if row.is_confirmed:
        return row.get_confirmed_how_display(), "check-lg", "green"
    return _("Not confirmed yet"), "hourglass-split", "honey"


def contested(item):
    """The votes of the item that their members do not stand by, for the mark on its decision."""
    votes = item.votes.filter(contest__isnull=False).select_related("contest", "member")
    keys = [str(vote.contest.pk) for vote in votes]
    waiting = Task.objects.open().filter(kind=CommitteeTaskKind.CONTEST, about_id__in=keys)
    open_ones = set(waiting.values_list("about_id", flat=True))
    return [
        {
            "member": vote.member,
            "words": vote.contest.words,
            "is_open": str(vote.contest.pk) in open_ones,
        }
        for vote in votes
    ]


# On the request's own page -------------------------------------------------------------------


def of_case(case, user):
    """What the committee has to do with a request, for its card on the request's page; None before
    it was ever raised. What the study found stays with the committee.
    """
    if case.raised_on is None:
        return None
    decision = case.decisions.select_related("letter", "objection", "item").first()
    study = next(iter(quorum.studies_of(case)), None)
    item = case.agenda_items.filter(status=ItemStatus.LISTED).select_related("sitting").first()
    is_raised = case.status == RequestStatus.RAISED
    is_open = is_raised and (study is None or study.status != StudyStatus.DRAFT)
    return {
        "decision": decision,
        "gift": letters.gift_of(decision) if decision else "",
        "objection": getattr(decision, "objection", None),
        "contested": contested(decision.item) if decision and perms.sees_committee(user) else [],
        "study": study,
        "item": item,
        "sees_committee": perms.sees_committee(user),
        "can_ask": is_open and perms.may_ask_for_study(user, case),
        "can_send_back": is_raised and perms.may_send_back(user, case),
        "can_object": decision is not None
        and perms.may_object(user, case)
        and guards.why_no_objection(case, user) is None,
    }
