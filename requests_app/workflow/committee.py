"""The committee's verbs (PR-5): each item of a sitting, and what its decision does to the request.

Every verb of an item takes the sitting's row first, then the item's, then the request's: nothing
slips into a sitting that is closing, and two who decide at once do it one after the other.
"""

import functools

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from requests_app import guards, letters, messages, perms, quorum
from requests_app.enums import (
    GRANTING,
    ITEM_LIFE,
    LIFE,
    Choice,
    ItemStatus,
    Outcome,
    ReasonKind,
)
from requests_app.models import (
    Decision,
    Reason,
    Recusal,
    Vote,
)
from requests_app.workflow.desk import name_items
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.lib.numbers import riyals
from sanad.workflow.cycle import lock
from sanad.workflow.refusal import NotAllowed, Refused

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
    words = f"{member}: {letters.in_arabic(Choice(choice).label)}"
    return {"reason": words, "details": {"member": str(member)}}


@in_sitting
@ITEM_LIFE.verb(
    "recuse",
    label=_("Stand aside"),
    may=perms.may_vote,
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


def recorded_by_another(item, user):
    """The chair or secretary who is related to the applicant leaves it to the other."""
    if guards.is_relative(item.support_request, user):
        return Refused(
            _("Nobody records a decision about themself or a relative."), code="own", clause="PR-5+"
        )
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
        recorded_by_another,
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
        sentence = quorum.bench(item).words_of_tie
        raise Refused(
            sentence or _("The decision is what the majority voted for."), code="majority"
        )
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
    if (amount or 0) > programme.max_amount:
        raise Refused(
            _("This programme gives %(amount)s at most.")
            % {"amount": riyals(programme.max_amount)},
            code="amount",
            clause="PR-7",
        )
    if months > programme.max_months:
        raise Refused(
            ngettext(
                "This programme gives in %(count)s instalment at most.",
                "This programme gives in %(count)s instalments at most.",
                programme.max_months,
            )
            % {"count": programme.max_months},
            code="amount",
            clause="PR-7",
        )
    if asked is not None and (amount or 0) > _needed(support_request):
        raise Refused(
            _(
                "The request asks for %(asked)s: more is given where a submitted study recommends"
                " it."
            )
            % {"asked": riyals(asked)},
            code="more",
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


def _needed(support_request):
    """What was asked for, or more where a study found more to be needed."""
    found = support_request.studies.submitted().aggregate(most=Max("amount"))["most"]
    return max(support_request.amount, found or 0)


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
    guards=[with_the_committee],
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
    guards=[with_the_committee],
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
    icon="x-lg",
)
def remove(item, *, by, reason):
    """The item leaves this agenda; its request is free for another."""
    if not reason:
        raise Refused(_("Write the reason."), code="reason")
    item.reason = reason
    return {"reason": reason}


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
