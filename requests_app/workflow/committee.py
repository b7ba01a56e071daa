"""The committee's verbs (PR-5): a sitting from its plan to its signed minutes, and each item in it.

Every verb of an item takes the sitting's row first, then the item's, then the request's: nothing
slips into a sitting that is closing, and two who decide at once do it one after the other.
"""

import functools

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from requests_app import guards, letters, messages, perms, quorum
from requests_app.enums import (
    GRANTING,
    ITEM_LIFE,
    LIFE,
    SITTING_LIFE,
    Choice,
    ItemStatus,
    Outcome,
    Presence,
    ReasonKind,
    SittingStatus,
    Status,
)
from requests_app.models import (
    AgendaItem,
    Attendance,
    Decision,
    Reason,
    Recusal,
    Sitting,
    SupportRequest,
    Vote,
)
from requests_app.workflow.desk import name_items
from sanad.audit.models import Series
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.policy import parameters
from sanad.workflow.cycle import lock
from sanad.workflow.refusal import NotAllowed, Refused

# The sitting ---------------------------------------------------------------------------------


@transaction.atomic
def plan(*, by, scheduled_on, starts_at=None, place="", held_on=None, paper_reference="", key=None):
    """Plan a sitting for a day. With `held_on` it is a paper sitting that was held already: it is
    entered afterwards, within the policy's days, under the number of its signed minutes.
    """
    if not perms.may_run_sittings(by):
        raise NotAllowed(_("The secretary or the chair plans the sittings."), code="role")
    if key and (known := Sitting.objects.filter(key=key).first()):
        return known
    today = clock.today()
    if held_on is not None:
        _check_late_entry(held_on, today)
        scheduled_on = held_on
    elif scheduled_on < today:
        raise Refused(
            _("This day has passed. Choose today or a day to come."), code="past", clause="PR-5"
        )
    sitting = Sitting.objects.create(
        number=Series.next("sitting"),
        scheduled_on=scheduled_on,
        starts_at=starts_at,
        place=place,
        is_paper=held_on is not None,
        held_on=held_on,
        paper_reference=paper_reference,
        created_by=by,
        key=key,
    )
    SITTING_LIFE.write_log(sitting, "plan", by=by, target=SittingStatus.PLANNED)
    return sitting


def _check_late_entry(held_on, today):
    days = parameters.in_force().late_entry_days
    if held_on > today or (today - held_on).days > days:
        raise Refused(
            ngettext(
                "A paper sitting is entered within %(count)s day of the day it sat.",
                "A paper sitting is entered within %(count)s days of the day it sat.",
                days,
            )
            % {"count": days},
            code="late",
            clause="PR-5+",
        )


@SITTING_LIFE.verb(
    "add_items", label=_("Put on the agenda"), may=perms.may_run_sittings, icon="plus-lg"
)
def add_items(sitting, *, by, support_requests):
    """Put raised requests on the agenda, in this order. Ripe or not: what is locked can be read."""
    place = sitting.items.count()
    for place, support_request in enumerate(support_requests, place + 1):
        fresh = SupportRequest.objects.select_for_update(of=("self",)).get(pk=support_request.pk)
        if fresh.status != Status.RAISED:
            raise Refused(
                _("Request %(number)s is not with the committee now.") % {"number": fresh.number},
                code="not-raised",
                clause="PR-5",
            )
        listed = fresh.agenda_items.filter(status=ItemStatus.LISTED).first()
        if listed is not None:
            raise Refused(
                _("Request %(number)s is on an agenda already: sitting %(sitting)s.")
                % {"number": fresh.number, "sitting": listed.sitting.number},
                code="listed",
                clause="PR-5",
            )
        AgendaItem.objects.create(sitting=sitting, support_request=fresh, position=place)
    _relatives_stand_aside(sitting, by)
    return {"details": {"requests": [request.number for request in support_requests]}}


@SITTING_LIFE.verb(
    "record_attendance",
    label=_("Record attendance"),
    may=perms.may_run_sittings,
    icon="person-check",
)
def record_attendance(sitting, *, by, states, chair=None):
    """Who is there: `states` maps members (users) to `Presence`; `chair` sits in the chair.

    Relatives of an applicant stand aside from that item by themselves.
    """
    known = {seat.member_id: seat for seat in sitting.attendance.all()}
    if chair is None:
        chair = next((m for m in states if quorum.is_chair(m)), None)
    # One chair at a time: the old one leaves it before the new one takes it.
    sitting.attendance.filter(is_chair=True).exclude(member=chair).update(is_chair=False)
    for member, state in states.items():
        seat = known.get(member.pk) or Attendance(sitting=sitting, member=member)
        if seat.state == Presence.PRESENT and state in (Presence.ABSENT, Presence.EXCUSED):
            if Vote.objects.filter(item__sitting=sitting, member=member).exists():
                raise Refused(
                    _("%(name)s has voted: record that they left before the end.")
                    % {"name": member},
                    code="voted",
                    clause="PR-5",
                )
        seat.state, seat.is_chair, seat.recorded_by = state, member == chair, by
        seat.save()
    _relatives_stand_aside(sitting, by)
    return {"details": {str(member): str(state) for member, state in states.items()}}


def _relatives_stand_aside(sitting, by):
    """A recusal for every member related to the applicant of an item; written once."""
    items = {
        item.support_request: item
        for item in sitting.items.listed().select_related("support_request")
    }
    pairs = quorum.related_pairs(sitting, items)
    by_request = {request.pk: item for request, item in items.items()}
    Recusal.objects.bulk_create(
        [
            Recusal(
                item=by_request[request],
                member_id=member,
                reason=str(_("Related to the applicant")),
                is_automatic=True,
                by=by,
            )
            for member, request in sorted(pairs)
            if not Recusal.objects.filter(item=by_request[request], member=member).exists()
        ]
    )


def its_day(sitting, user):
    """A sitting opens on its day, or after it."""
    if not sitting.is_paper and clock.today() < sitting.scheduled_on:
        return Refused(
            _("It opens on %(day)s.")
            % {"day": gregorian_text(sitting.scheduled_on, with_weekday=True)},
            code="early",
            until=sitting.scheduled_on,
        )
    return None


@SITTING_LIFE.verb(
    "open",
    label=_("Open the sitting"),
    may=perms.may_run_sittings,
    guards=[its_day],
    icon="play-circle",
)
def open_sitting(sitting, *, by):
    """The sitting begins; the database writes the hour and the policy version it sits under."""
    if sitting.is_paper:
        _check_late_entry(sitting.held_on, clock.today())


def _undone(sitting):
    """Items that keep a sitting from closing: with the committee, and ripe on its day."""
    day = sitting.held_on or clock.today()
    return [
        item
        for item in sitting.items.listed().select_related("support_request")
        if not quorum.left_the_committee(item) and item.support_request.floor_on <= day
    ]


def all_items_done(sitting, user):
    """Every ripe item is decided or deferred; the locked ones go to the next sitting."""
    left = len(_undone(sitting))
    if left:
        return Refused(
            ngettext(
                "%(count)s item is left to decide or defer.",
                "%(count)s items are left to decide or defer.",
                left,
            )
            % {"count": left},
            code="items",
        )
    return None


@SITTING_LIFE.verb(
    "close",
    label=_("Close the sitting"),
    may=perms.may_run_sittings,
    guards=[all_items_done],
    icon="lock",
)
def close_sitting(sitting, *, by):
    """The sitting ends. Items whose day has not come are deferred, those that left the committee
    taken off: nothing stays behind.
    """
    _clear_agenda(sitting, by)


@SITTING_LIFE.verb(
    "cancel",
    label=_("Call the sitting off"),
    may=perms.may_run_sittings,
    icon="x-circle",
    is_danger=True,
)
def cancel_sitting(sitting, *, by, reason):
    """The sitting does not take place; its items are free for another."""
    if not reason:
        raise Refused(_("Write why the sitting is called off."), code="reason")
    _clear_agenda(sitting, by, reason=reason)
    return {"reason": reason}


def _clear_agenda(sitting, by, reason=""):
    for item in sitting.items.listed().select_related("support_request", "sitting"):
        if quorum.left_the_committee(item):
            _remove(item, by=by, reason=str(_("The request left the committee.")))
        elif reason:
            _remove(item, by=by, reason=reason)
        else:
            _put_off(item, by=by, reason=str(_("Its earliest reply day has not come.")))


@SITTING_LIFE.verb(
    "write_minutes", label=_("Edit the minutes"), may=perms.may_run_sittings, icon="pencil-square"
)
def write_minutes(sitting, *, by, minutes):
    """The secretary's or chair's own words in place of the draft, until they are signed."""
    if sitting.has_signed_minutes:
        raise Refused(_("The minutes are signed."), code="signed", clause="PR-5")
    sitting.minutes = minutes


def not_signed_yet(sitting, user):
    if sitting.has_signed_minutes:
        return Refused(
            _("Signed by %(name)s.") % {"name": sitting.minutes_signed_by}, code="signed"
        )
    return None


def in_the_chair(sitting, user):
    """Who sat in the chair signs; where nobody did, any chair of the committee."""
    seat = sitting.attendance.filter(is_chair=True).select_related("member").first()
    if seat is not None and user is not None and seat.member_id != user.pk:
        return Refused(
            _("%(name)s was in the chair and signs.") % {"name": seat.member}, code="chair"
        )
    return None


@SITTING_LIFE.verb(
    "sign_minutes",
    label=_("Sign the minutes"),
    may=perms.may_sign_minutes,
    guards=[not_signed_yet, in_the_chair],
    icon="pen",
)
def sign_minutes(sitting, *, by):
    """The chair signs: the words stand from now on, and go out as a numbered document."""
    sitting.minutes = sitting.minutes or letters.minutes_draft(sitting)
    sitting.minutes_signed_by, sitting.minutes_signed_at = by, clock.now()
    letter = letters.minutes(sitting, by=by)
    return {"details": {"letter": letter.number}}


# An item -------------------------------------------------------------------------------------


def in_sitting(verb):
    """Take the sitting's row before the item's; `verb` is a verb of `ITEM_LIFE`."""

    @functools.wraps(verb)
    def run(item, *, by, **arguments):
        with transaction.atomic():
            lock(item.sitting)
            return verb(item, by=by, **arguments)

    return run


def sitting_is_open(item, user):
    if not item.sitting.is_open:
        return Refused(_("The sitting is not open."), code="not-open", clause="PR-5")
    return None


def sitting_is_living(item, user):
    if not item.sitting.is_living:
        return Refused(_("The sitting is over."), code="over", clause="PR-5")
    return None


def with_the_committee(item, user):
    if quorum.left_the_committee(item):
        return Refused(
            _("The request left the committee: it now stands at “%(status)s”.")
            % {"status": item.support_request.get_status_display()},
            code="left",
            clause="PR-5",
        )
    return None


def is_ripe(item, user):
    """Nothing is voted or decided before the earliest reply day (PR-5)."""
    if not quorum.bench(item).is_ripe:
        return _not_before(item.support_request.floor_on)
    return None


def _not_before(day):
    return Refused(
        _("It may not be decided before %(day)s.")
        % {"day": gregorian_text(day, with_weekday=True)},
        code="floor",
        clause="PR-5",
        until=day,
    )


def somebody_votes(item, user):
    """The member has a vote to give; for the secretary, some member has."""
    bench = quorum.bench(item)
    seat = bench.seat_of(user) if user else None
    if seat is None:
        if bench.waiting and perms.may_run_sittings(user):
            return None
        return Refused(_("No vote is awaited."), code="no-vote", clause="PR-5")
    if perms.may_run_sittings(user) and bench.waiting:
        return None
    return _why_no_vote(seat)


def _why_no_vote(seat):
    if seat is None or not seat.is_present:
        return Refused(_("Only members who are present vote."), code="absent", clause="PR-5")
    if seat.recusal:
        return Refused(
            _("Stood aside from this item: %(reason)s") % {"reason": seat.recusal.reason},
            code="recused",
            clause="PR-5+",
        )
    if seat.is_author:
        return Refused(
            _("The author of the study does not vote on it."), code="author", clause="PR-5+"
        )
    if seat.vote:
        return Refused(_("Each member votes once on an item."), code="voted", clause="PR-5")
    return None


@in_sitting
@ITEM_LIFE.verb(
    "vote",
    label=_("Record the vote"),
    may=perms.may_vote,
    guards=[sitting_is_open, with_the_committee, is_ripe, somebody_votes],
    icon="check2-square",
)
def vote(item, *, by, choice, member=None):
    """Cast a vote, once: for oneself, or by the secretary or chair for a member who says it."""
    member = member or by
    if member != by and not perms.may_run_sittings(by):
        raise NotAllowed(_("Each member votes for themself."), code="role")
    refusal = _why_no_vote(quorum.bench(item).seat_of(member))
    if refusal is not None:
        raise refusal
    Vote.objects.create(item=item, member=member, choice=Choice(choice), by=by)
    return {"details": {"member": str(member)}}


@in_sitting
@ITEM_LIFE.verb(
    "recuse",
    label=_("Stand aside"),
    may=perms.may_vote,
    guards=[sitting_is_living],
    icon="slash-circle",
)
def recuse(item, *, by, reason, member=None):
    """A member takes no part in the item and says why; secretary or chair may write it down."""
    member = member or by
    if member != by and not perms.may_run_sittings(by):
        raise NotAllowed(_("Each member stands aside for themself."), code="role")
    seat = quorum.bench(item).seat_of(member)
    if seat is None:
        raise Refused(_("Only members of this sitting stand aside."), code="seat")
    if seat.recusal:
        raise Refused(_("Stood aside already."), code="recused")
    if seat.vote:
        raise Refused(
            _("Who has voted on an item cannot take the vote back."), code="voted", clause="PR-5+"
        )
    if not reason:
        raise Refused(_("Write the reason."), code="reason")
    Recusal.objects.create(item=item, member=member, reason=reason, by=by)
    return {"reason": reason, "details": {"member": str(member)}}


def study_submitted(item, user):
    """Where the programme asks for a study, it is submitted first."""
    request = item.support_request
    if request.programme.needs_study and not request.studies.submitted().exists():
        return Refused(_("Awaits the social study."), code="study", clause="PR-5+")
    return None


def committee_is_quorate(item, user):
    bench = quorum.bench(item)
    if not bench.is_quorate:
        return Refused(
            _("The quorum is %(quorum)s; %(voters)s may vote on this item.")
            % {"quorum": bench.quorum, "voters": len(bench.voters)},
            code="quorum",
            clause="PR-5",
        )
    return None


def all_have_voted(item, user):
    waiting = quorum.bench(item).waiting
    if waiting:
        return Refused(
            _("Awaits the vote of: %(names)s")
            % {"names": guards.listed(seat.member for seat in waiting)},
            code="votes",
            clause="PR-5",
        )
    return None


def votes_decide(item, user):
    if quorum.bench(item).leaning is None:
        return Refused(_("The votes do not decide: defer the item."), code="tie", clause="PR-5")
    return None


@in_sitting
@ITEM_LIFE.verb(
    "decide",
    label=_("Record the decision"),
    may=perms.may_run_sittings,
    guards=[
        sitting_is_open,
        with_the_committee,
        is_ripe,
        study_submitted,
        committee_is_quorate,
        all_have_voted,
        votes_decide,
    ],
    icon="check-circle",
)
def decide(item, *, by, outcome, reasons, words, amount=None, months=1, items=()):
    """Record what the majority decided, with its reasons; the letter and the message go out now.

    `reasons`: codes of the catalogue; `words`: the reasons as the person reads them. `amount` is
    the whole sum (riyals), in `months` instalments; `items` lines of help in kind. In one
    transaction: the letter, the decision, and the request accepted or rejected.
    """
    outcome = Outcome(outcome)
    grants = outcome in GRANTING
    if grants != (quorum.bench(item).leaning == Choice.YES):
        raise Refused(_("The decision is what the majority voted for."), code="majority")
    kind = ReasonKind.ACCEPT if grants else ReasonKind.REJECT
    known = dict(Reason.objects.filter(kind=kind, code__in=reasons).values_list("code", "words"))
    if not known or set(reasons) != set(known) or not words:
        raise Refused(
            _("A decision has reasons, of the catalogue and in plain words."),
            code="reasons",
            clause="PR-5+",
        )
    support_request = item.support_request
    if grants:
        refusal = guards.not_held_back(support_request, by)
        if refusal is not None:
            raise refusal
        _check_grant(support_request, outcome, amount, months, items)
    gift = {"amount": amount, "months": months, "items": list(items)} if grants else {}
    letter = letters.decision(item, by=by, outcome=outcome, words=words, **gift)
    decision = Decision.objects.create(
        support_request=support_request,
        item=item,
        outcome=outcome,
        reasons=list(reasons),
        words=words,
        by=by,
        letter=letter,
        **gift,
    )
    decision.refresh_from_db()  # its day and its counts are the database's
    verb = accept if grants else reject
    verb(support_request, by=by, decision=decision)
    return {"reason": words, "details": {"outcome": str(outcome), "letter": letter.number}}


def _check_grant(support_request, outcome, amount, months, items):
    programme, asked = support_request.programme, support_request.amount
    if amount is None and not items:
        raise Refused(_("Write the amount, or what is given."), code="amount", clause="PR-7")
    if amount is not None and amount > programme.max_amount or months > programme.max_months:
        raise Refused(
            _("A programme gives no more than its most, in no more instalments."),
            code="amount",
            clause="PR-7",
        )
    if asked is not None and amount is not None:
        if outcome == Outcome.ACCEPTED and amount < asked:
            raise Refused(
                _("Less than was asked for is an acceptance in part."), code="part", clause="PR-5+"
            )
        if outcome == Outcome.PART and amount >= asked:
            raise Refused(
                _("The whole sum asked for is a full acceptance."), code="part", clause="PR-5+"
            )


def _reason_words(reason, note, kind):
    known = Reason.objects.filter(kind=kind, code=reason).values_list("words", flat=True).first()
    if known is None:
        raise Refused(_("This reason is not in the catalogue."), code="reason", clause="PR-5")
    return " ".join(filter(None, [known, note]))


@in_sitting
@ITEM_LIFE.verb(
    "defer",
    label=_("Defer the item"),
    may=perms.may_run_sittings,
    guards=[sitting_is_living, with_the_committee],
    icon="arrow-right-circle",
)
def defer(item, *, by, reason, note=""):
    """Put the item off with a reason of the catalogue: the request stays with the committee, and
    the person is told where it stands, once its day has come.
    """
    item.reason = _reason_words(reason, note, ReasonKind.DEFER)
    if quorum.bench(item).is_ripe:
        messages.deferred(item.support_request, reason=item.reason)
    return {"reason": item.reason, "details": {"code": reason}}


@in_sitting
@ITEM_LIFE.verb(
    "send_back",
    label=_("Send back for completion"),
    may=perms.may_run_sittings,
    guards=[sitting_is_living, with_the_committee],
    icon="arrow-return-right",
)
def send_back_item(item, *, by, items, note=""):
    """The committee asks for what is missing; the first notice and its floor stand."""
    fresh = send_back(item.support_request, by=by, items=items, note=note, item=item)
    item.reason = fresh.log.first().reason
    return {"reason": item.reason}


@in_sitting
@ITEM_LIFE.verb(
    "remove",
    label=_("Take off the agenda"),
    may=perms.may_run_sittings,
    guards=[sitting_is_living],
    icon="x-lg",
)
def remove(item, *, by, reason):
    """The item leaves this agenda; its request is free for another."""
    if not reason:
        raise Refused(_("Write the reason."), code="reason")
    item.reason = reason
    return {"reason": reason}


def _remove(item, *, by, reason):
    remove(item, by=by, reason=reason)


def _put_off(item, *, by, reason):
    """Deferred by the closing itself, in its own words."""
    item.status, item.reason = ItemStatus.DEFERRED, reason
    item.save(update_fields=["status", "reason"])
    ITEM_LIFE.write_log(
        item,
        "defer",
        by=by,
        source=ItemStatus.LISTED,
        target=ItemStatus.DEFERRED,
        reason=reason,
    )


# The request itself --------------------------------------------------------------------------


def decided_in_a_sitting(support_request, user):
    """Accepting and rejecting are recorded in a sitting, on or after the floor (PR-5)."""
    if support_request.decisions.filter(objection__isnull=True).exists():
        return None
    today = clock.today()
    if support_request.floor_on is None or today < support_request.floor_on:
        return _not_before(support_request.floor_on) if support_request.floor_on else None
    listed = (
        support_request.agenda_items.filter(status=ItemStatus.LISTED)
        .select_related("sitting")
        .first()
    )
    if listed is not None:
        sentence = _("The committee decides in sitting %(number)s on %(day)s.") % {
            "number": listed.sitting.number,
            "day": gregorian_text(listed.sitting.scheduled_on, with_weekday=True),
        }
    else:
        sentence = _("Awaits a place on the agenda of a sitting.")
    return Refused(sentence, code="sitting", clause="PR-5")


def _close_with(support_request, decision):
    if decision.support_request_id != support_request.pk:
        raise Refused(_("This decision is about another request."), code="decision")
    support_request.decided_at = decision.recorded_at
    messages.decided(support_request, decision)
    return {
        "reason": decision.words,
        "details": {
            "decision": decision.pk,
            "outcome": decision.outcome,
            "letter": decision.letter.number,
        },
    }


@LIFE.verb(
    "accept",
    label=_("Accept"),
    may=perms.may_run_sittings,
    guards=[decided_in_a_sitting, guards.not_held_back],
    icon="check-circle",
)
def accept(support_request, *, by, decision):
    """The decision of a sitting takes effect: the help is granted, in whole or in part (PR-5)."""
    return _close_with(support_request, decision)


@LIFE.verb(
    "reject",
    label=_("Reject"),
    may=perms.may_run_sittings,
    guards=[decided_in_a_sitting],
    icon="x-circle",
)
def reject(support_request, *, by, decision):
    """The decision of a sitting takes effect: the help is not granted, with reasons (PR-5)."""
    return _close_with(support_request, decision)


@LIFE.verb(
    "send_back",
    label=_("Send back for completion"),
    may=perms.may_send_back,
    guards=[guards.not_own],
    icon="arrow-return-right",
)
def send_back(support_request, *, by, items, note="", item=None):
    """Researcher or committee ask for what is missing, paper by paper; the first notice and its
    floor stand when the request comes back (PR-5).

    What lies before an open sitting is sent back there (`item`), by the sitting itself.
    """
    if item is None and quorum.is_before_open_sitting(support_request):
        raise Refused(
            _("It lies before the sitting that is open now: send it back there."),
            code="sitting",
            clause="PR-5",
        )
    named = name_items(support_request, items)
    support_request.returned_at = clock.now()
    support_request.reminders_sent = 0
    support_request.reminded_on = None
    until = support_request.completion_due_on
    messages.returned(support_request, items=named, note=note, until=until)
    return {
        "reason": " ".join(filter(None, [messages.items_in_words(named), note])),
        "details": {"items": named, "note": note, "until": until.isoformat()},
    }
