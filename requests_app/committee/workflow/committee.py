"""The committee's verbs (PR-5): each item of a sitting, and what its decision does to the request.

Every verb of an item takes the sitting's row first, then the item's, then the request's: nothing
slips into a sitting that is closing, and two who decide at once do it one after the other.
"""

import functools

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from requests_app.committee import guards, letters, messages, perms, quorum
from requests_app.committee.enums import GRANTING, ITEM_LIFE, Choice, Outcome
from requests_app.committee.models import Decision, Recusal, Vote
from requests_app.intake import messages as intake_messages
from requests_app.intake.enums import LIFE, ReasonKind
from requests_app.intake.guards import not_held_back, not_own
from requests_app.intake.models import Reason
from requests_app.intake.workflow.desk import ask_for
from sanad.lib.numbers import riyals
from sanad.lib.triggers import holds
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


@in_sitting
@ITEM_LIFE.verb(
    "vote",
    label=_("Record the vote"),
    may=perms.may_vote,
    guards=[
        guards.sitting_is_open,
        guards.with_the_committee,
        guards.is_ripe,
        guards.somebody_votes,
    ],
    icon="check2-square",
)
def vote(item, *, by, choice, member=None):
    """Cast a vote, once: for oneself, or by the secretary or chair for a member who says it."""
    member = member or by
    if member != by and not perms.may_run_sittings(by):
        raise NotAllowed(_("Each member votes for themself."), code="role")
    refusal = guards.why_no_vote(quorum.bench(item).seat_of(member))
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
@holds("recusal_before_the_vote")
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


@in_sitting
@ITEM_LIFE.verb(
    "decide",
    label=_("Record the decision"),
    may=perms.may_run_sittings,
    guards=[
        guards.sitting_is_open,
        guards.with_the_committee,
        guards.is_ripe,
        guards.recorded_by_another,
        guards.study_submitted,
        guards.committee_is_quorate,
        guards.all_have_voted,
        guards.votes_decide,
    ],
    icon="check-circle",
)
@holds("decision_has_reasons")
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


@holds("decision_within_the_programme", "decision_no_more_than_asked", "decision_less_is_in_part")
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
    guards=[guards.with_the_committee],
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
    guards=[guards.with_the_committee],
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
    guards=[guards.decided_in_a_sitting, not_held_back],
    icon="check-circle",
)
def accept(support_request, *, by, decision):
    """The decision of a sitting takes effect: the help is granted, in whole or in part (PR-5)."""
    return _close_with(support_request, decision)


@LIFE.verb(
    "reject",
    label=_("Reject"),
    may=perms.may_run_sittings,
    guards=[guards.decided_in_a_sitting],
    icon="x-circle",
)
def reject(support_request, *, by, decision):
    """The decision of a sitting takes effect: the help is not granted, with reasons (PR-5)."""
    return _close_with(support_request, decision)


@LIFE.verb(
    "send_back",
    label=_("Send back for completion"),
    may=perms.may_send_back,
    guards=[not_own],
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
    entry = ask_for(support_request, items, note)
    intake_messages.returned(support_request, **entry["notify"])
    return entry
