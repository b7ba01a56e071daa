"""The committee's verbs (PR-5): each item of a sitting, and what its decision does to the request.

Every step of an item locks the sitting's row first (`ITEM_LIFE`), then the item's, then the
request's.
"""

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from requests_app.committee import guards, letters, messages, perms, quorum
from requests_app.committee.enums import GRANTING, ITEM_LIFE, Choice, Confirmed, ItemStatus, Outcome
from requests_app.committee.forms.fields import ReasonForm
from requests_app.committee.forms.item import DeferForm, RecuseForm, SendBackForm
from requests_app.committee.models import AgendaItem, Decision, Recusal, Sitting, Vote
from requests_app.intake import messages as intake_messages
from requests_app.intake.enums import LIFE, ReasonKind, RequestStatus
from requests_app.intake.forms.desk import ReturnForm
from requests_app.intake.guards import not_held_back, not_own
from requests_app.intake.models import ProgrammeVersion, Reason, SupportRequest
from requests_app.intake.workflow.desk import ask_for, asked_in_words
from sanad.accounts.models import User
from sanad.lib.arabic import has_letter
from sanad.lib.numbers import riyals
from sanad.lib.triggers import holds
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import NotAllowed, Refused, Way

STANDS = _("When it comes back, its first notice and its earliest reply day stand.")

# An item -------------------------------------------------------------------------------------


def on_its_page(item: AgendaItem) -> str:
    """Votes and the decision are given in the form of the item's own page, by the bar's buttons."""
    return ""


@ITEM_LIFE.birth(may=perms.may_run_sittings, event=_("Put on the agenda"), name="list")
def put_on_agenda(
    sitting: Sitting, support_request: SupportRequest, *, by: User, position: int
) -> AgendaItem:
    """The request comes before the sitting; ripe or not: what is locked can be read."""
    return AgendaItem.objects.create(
        sitting=sitting, support_request=support_request, position=position
    )


@ITEM_LIFE.transition(
    {ItemStatus.LISTED},
    clause="PR-5",
    may=perms.may_vote,
    guards=[*guards.TAKEN_UP, guards.somebody_votes],
    label=_("Record the vote"),
    done=_("The vote is recorded."),
    event=_("A vote was cast"),
    url=on_its_page,
    overtakes=False,
)
def vote(item: AgendaItem, *, by: User, choice: str, member: User | None = None) -> dict[str, Any]:
    """Cast a vote: for oneself, or by the secretary or chair for a member who says it.

    One's own is confirmed by it. What was written down for somebody counts once they confirm it
    (`confirming.py`), and may be cast anew until then.
    """
    member = member or by
    if member != by and not perms.may_run_sittings(by):
        raise NotAllowed(_("Each member votes for themself."), code="role")
    seat = quorum.seating(item).seat_of(member)
    refusal = guards.why_no_vote(seat)
    if refusal is not None:
        raise refusal
    cast = seat.vote or Vote(item=item, member=member)
    cast.choice, cast.by = Choice(choice), by
    if member == by:
        cast.confirmed_how = Confirmed.SIGN_IN
    elif item.sitting.has_scan:
        cast.confirmed_how = Confirmed.MINUTES
    cast.save()
    words = f"{member}: {letters.in_arabic(Choice(choice).label)}"
    return {"reason": words, "details": {"member": str(member)}}


@transaction.atomic
def vote_all(
    item: AgendaItem, *, by: User, votes: Iterable[tuple[User, str]], seen: str = ""
) -> AgendaItem:
    """Cast the `votes` `[(member, choice)]` of one form, all of them or none."""
    for member, choice in votes:
        vote.run(item, by=by, seen=seen, member=member, choice=choice)
    return item


@ITEM_LIFE.transition(
    {ItemStatus.LISTED},
    clause="PR-5",
    may=perms.may_vote,
    label=_("Stand aside"),
    done=_("Noted: no vote of theirs is awaited on this item."),
    event=_("A member stood aside"),
    form=RecuseForm,
    place=Place.CARD,
    overtakes=False,
)
@holds("recusal_before_the_vote")
def recuse(
    item: AgendaItem, *, by: User, reason: str, member: User | None = None
) -> dict[str, Any]:
    """A member takes no part in the item and says why; secretary or chair may write it down."""
    member = member or by
    if member != by and not perms.may_run_sittings(by):
        raise NotAllowed(_("Each member stands aside for themself."), code="role")
    seat = quorum.seating(item).seat_of(member)
    if seat is None:
        raise Refused(_("Only members of this sitting stand aside."), code="seat", field="member")
    if seat.recusal:
        raise Refused(_("Stood aside already."), code="recused", field="member")
    if seat.vote and seat.vote.is_confirmed:
        raise Refused(
            _("Who has voted on an item cannot take the vote back."),
            code="voted",
            clause="PR-5+",
            field="member",
        )
    if not has_letter(reason):
        raise Refused(_("Write the reason."), code="reason", field="reason")
    Recusal.objects.create(item=item, member=member, reason=reason, by=by)
    return {"reason": reason, "details": {"member": str(member)}}


@ITEM_LIFE.transition(
    {ItemStatus.LISTED},
    ItemStatus.DECIDED,
    clause="PR-5",
    may=perms.may_run_sittings,
    guards=[
        *guards.TAKEN_UP,
        guards.recorded_by_another,
        guards.study_submitted,
        guards.committee_is_quorate,
        guards.all_have_voted,
        guards.enough_confirmed,
        guards.votes_decide,
    ],
    label=_("Record the decision"),
    done=_("The decision is recorded; the letter and the message are on their way."),
    event=_("The decision was recorded"),
    url=on_its_page,
    rank=40,
    asks_again=True,
)
@holds("decision_has_reasons")
def decide(
    item: AgendaItem,
    *,
    by: User,
    outcome: str,
    reasons: Iterable[str],
    words: str,
    amount: Decimal | None = None,
    months: int = 1,
    items: Collection[str] = (),
    household_class: str = "",
) -> dict[str, Any]:
    """Record what the majority decided, with its reasons; the letter and the message go out now.

    `reasons`: codes of the catalogue; `words`: the reasons as the person reads them. `amount` is
    the whole sum (riyals), in `months` instalments; `items` lines of help in kind. Where the
    programme registers households, `items` are its services and there is no sum. In one
    transaction: the letter, the decision, and the request accepted or rejected.
    """
    outcome = Outcome(outcome)
    grants = outcome in GRANTING
    if grants != (quorum.seating(item).leaning == Choice.YES):
        sentence = quorum.seating(item).words_of_tie
        raise Refused(
            sentence or _("The decision is what the majority voted for."),
            code="majority",
            field="outcome",
        )
    kind = ReasonKind.ACCEPT if grants else ReasonKind.REJECT
    offered = Reason.objects.of_version(item.support_request.programme_version_id)
    words_by_code = dict(offered.filter(kind=kind, code__in=reasons).values_list("code", "words"))
    if not words_by_code or set(reasons) != set(words_by_code) or not words:
        raise Refused(
            _("A decision has reasons, of the catalogue and in plain words."),
            code="reasons",
            clause="PR-5+",
            field="reasons_for" if grants else "reasons_against",
        )
    support_request = item.support_request
    gift: dict[str, Any] = {}
    if grants and support_request.programme_version.registers:
        gift = _registration(support_request.programme_version, amount, items, household_class)
    elif grants:
        _check_grant(support_request, outcome, amount, months, items)
        gift = {"amount": amount, "months": months, "items": list(items)}
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


@holds("decision_registers_for_services")
def _registration(
    version: ProgrammeVersion, amount: Decimal | None, items: Collection[str], household_class: str
) -> dict[str, Any]:
    """What a household is registered for, as a decision keeps it."""
    if amount is not None or not items or not set(items) <= set(version.service_list):
        raise Refused(
            _("Choose the services that the household is registered for."),
            code="services",
            clause="DG-1+",
            field="services",
        )
    if household_class not in (version.class_list or [""]):
        raise Refused(
            _("Choose the class of the household."),
            code="class",
            clause="DG-1+",
            field="household_class",
        )
    return {
        "items": [one for one in version.service_list if one in items],
        "registers_months": version.registers_months,
        "household_class": household_class,
    }


@holds("decision_within_the_programme", "decision_no_more_than_asked", "decision_less_is_in_part")
def _check_grant(
    support_request: SupportRequest,
    outcome: str,
    amount: Decimal | None,
    months: int,
    items: Collection[str],
) -> None:
    version, asked = support_request.programme_version, support_request.amount
    if amount is None and not items:
        raise Refused(
            _("Write the amount, or what is given."), code="amount", clause="PR-7", field="amount"
        )
    if (amount or 0) > version.max_amount:
        raise Refused(
            _("This programme gives %(amount)s at most.") % {"amount": riyals(version.max_amount)},
            code="amount",
            clause="PR-7",
            field="amount",
        )
    if months > version.max_months:
        raise Refused(
            ngettext(
                "This programme gives in %(count)s instalment at most.",
                "This programme gives in %(count)s instalments at most.",
                version.max_months,
            )
            % {"count": version.max_months},
            code="amount",
            clause="PR-7",
            field="months",
        )
    if asked is not None and (amount or 0) > _needed(support_request, asked):
        raise Refused(
            _(
                "The request asks for %(asked)s: more is given where a submitted study recommends"
                " it."
            )
            % {"asked": riyals(asked)},
            code="more",
            clause="PR-7",
            field="amount",
        )
    if asked is not None and amount is not None:
        if outcome == Outcome.ACCEPTED and amount < asked:
            raise Refused(
                _("Less than was asked for is an acceptance in part."),
                code="part",
                clause="PR-5+",
                field="outcome",
            )
        if outcome == Outcome.PART and amount >= asked:
            raise Refused(
                _("The whole sum asked for is a full acceptance."),
                code="part",
                clause="PR-5+",
                field="outcome",
            )


def _needed(support_request: SupportRequest, asked: Decimal) -> Decimal:
    """What was asked for, or more where a study found more to be needed."""
    most_of_studies = support_request.studies.submitted().aggregate(most=Max("amount"))["most"]
    return max(asked, most_of_studies or Decimal(0))


def _reason_words(reason: str, note: str, kind: str) -> str:
    words = Reason.objects.filter(kind=kind, code=reason).values_list("words", flat=True).first()
    if words is None:
        raise Refused(
            _("This reason is not in the catalogue."), code="reason", clause="PR-5", field="reason"
        )
    return " ".join(filter(None, [words, note]))


@ITEM_LIFE.transition(
    {ItemStatus.LISTED},
    ItemStatus.DEFERRED,
    clause="PR-5",
    may=perms.may_run_sittings,
    guards=[guards.with_the_committee],
    label=_("Defer the item"),
    done=_("The item is deferred, and its request is free for another sitting."),
    event=_("The item was deferred"),
    form=DeferForm,
    leads=False,
    explains=False,
    notify=messages.deferred,
)
def defer(item: AgendaItem, *, by: User, reason: str, note: str = "") -> dict[str, Any]:
    """Put the item off with a reason of the catalogue: the request stays with the committee, and
    the person is told where it stands, once its day has come.
    """
    item.reason = _reason_words(reason, note, ReasonKind.DEFER)
    return {"reason": item.reason, "details": {"code": reason}}


@ITEM_LIFE.transition(
    {ItemStatus.LISTED},
    ItemStatus.DEFERRED,
    clause="PR-5",
    may=perms.may_run_sittings,
    label=_("Put off with the sitting"),
    event=_("The item was deferred"),
    place=Place.NONE,
)
def put_off(item: AgendaItem, *, by: User, reason: str) -> dict[str, Any]:
    """The sitting closes before the item's day has come: it waits for another, and nobody is told
    of what could not be decided yet.
    """
    item.reason = reason
    return {"reason": reason}


@ITEM_LIFE.transition(
    {ItemStatus.LISTED},
    ItemStatus.REMOVED,
    clause="PR-5",
    may=perms.may_run_sittings,
    guards=[guards.with_the_committee],
    label=_("Send back for completion"),
    lead=STANDS,
    done=_("Sent back: the applicant knows what is missing."),
    event=_("Sent back for completion"),
    form=SendBackForm,
    leads=False,
    explains=False,
    name="send_back",
)
def send_back_item(
    item: AgendaItem, *, by: User, items: Collection[tuple[str, str]], note: str = ""
) -> dict[str, Any]:
    """The committee asks for what is missing; the first notice and its floor stand."""
    item.reason = asked_in_words(item.support_request, items, note)
    send_back(item.support_request, by=by, items=items, note=note, item=item)
    return {"reason": item.reason}


@ITEM_LIFE.transition(
    {ItemStatus.LISTED},
    ItemStatus.REMOVED,
    clause="PR-5",
    may=perms.may_run_sittings,
    label=_("Take off the agenda"),
    done=_("The item is off the agenda, and its request is free for another."),
    event=_("Taken off the agenda"),
    form=ReasonForm,
    place=Place.CARD,
)
def remove(item: AgendaItem, *, by: User, reason: str) -> dict[str, Any]:
    """The item leaves this agenda; its request is free for another."""
    if not has_letter(reason):
        raise Refused(_("Write the reason."), code="reason", field="reason")
    item.reason = reason
    return {"reason": reason}


# The request itself --------------------------------------------------------------------------


def _close_with(support_request: SupportRequest, decision: Decision) -> dict[str, Any]:
    support_request.decided_at = decision.recorded_at
    return {
        "notify": {"decision": decision},
        "reason": decision.words,
        "details": {
            "decision": decision.pk,
            "outcome": decision.outcome,
            "letter": decision.letter.number,
        },
    }


@LIFE.transition(
    {RequestStatus.RAISED},
    RequestStatus.ACCEPTED,
    clause="PR-5",
    may=perms.may_run_sittings,
    guards=[guards.decided_in_a_sitting, not_held_back],
    label=_("Accept"),
    event=_("Accepted"),
    told=_("The committee accepted the request"),
    place=Place.NONE,
    notify=messages.decided,
)
def accept(support_request: SupportRequest, *, by: User, decision: Decision) -> dict[str, Any]:
    """The decision of a sitting takes effect: the help is granted, in whole or in part (PR-5)."""
    return _close_with(support_request, decision)


@LIFE.transition(
    {RequestStatus.RAISED},
    RequestStatus.REJECTED,
    clause="PR-5",
    may=perms.may_run_sittings,
    guards=[guards.decided_in_a_sitting],
    label=_("Reject"),
    event=_("Rejected"),
    told=_("The committee did not accept the request"),
    place=Place.NONE,
    notify=messages.decided,
)
def reject(support_request: SupportRequest, *, by: User, decision: Decision) -> dict[str, Any]:
    """The decision of a sitting takes effect: the help is not granted, with reasons (PR-5)."""
    return _close_with(support_request, decision)


@LIFE.transition(
    {RequestStatus.RAISED},
    RequestStatus.RETURNED,
    clause="PR-5",
    may=perms.may_send_back,
    guards=[not_own],
    label=_("Send back for completion"),
    lead=STANDS,
    done=_("Sent back: the applicant knows what is missing."),
    event=_("Sent back by the committee"),
    told=_("The committee asked for something more"),
    form=ReturnForm,
    place=Place.CARD,
    notify=intake_messages.returned,
)
def send_back(
    support_request: SupportRequest,
    *,
    by: User,
    items: Collection[tuple[str, str]],
    note: str = "",
    item: AgendaItem | None = None,
) -> dict[str, Any]:
    """Researcher or committee ask for what is missing, paper by paper; the first notice and its
    floor stand when the request comes back (PR-5).

    What lies before an open sitting is sent back there (`item`), by the sitting itself.
    """
    if item is None and quorum.is_before_open_sitting(support_request):
        raise Refused(
            _("It lies before the sitting that is open now: send it back there."),
            code="sitting",
            way=_to_send_back(support_request, by),
            by=guards.RUN_SITTINGS,
        )
    return ask_for(support_request, items, note)


def _to_send_back(support_request: SupportRequest, user: User) -> Way | None:
    """Where it is sent back from the open sitting, for who runs it."""
    if not perms.may_run_sittings(user):
        return None
    item = support_request.agenda_items.listed().get()
    return Way(send_back_item.label, send_back_item.url_for(item))
