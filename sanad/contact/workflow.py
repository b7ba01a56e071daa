"""The verbs of contacts and referrals."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.audit.models import Series
from sanad.contact import messages, perms
from sanad.contact.enums import (
    ANSWER_DAYS,
    BOTH_WAYS,
    LIFE,
    REFERRAL,
    TIMED,
    Channel,
    Direction,
    Means,
    Outcome,
    Status,
)
from sanad.contact.models import Contact, Referral
from sanad.lib import clock
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused


def researchers():
    """Who can be asked: active social researchers, by name."""
    return (
        get_user_model()
        .objects.filter(is_active=True, is_staff=True, groups__name=Role.RESEARCHER)
        .order_by("name", "id")
    )


# Contacts -----------------------------------------------------------------------------------


@transaction.atomic
def begin(
    *,
    by,
    channel,
    subject_kind,
    subject,
    direction=Direction.IN,
    person=None,
    caller_name="",
    caller_mobile=None,
    is_waiting=False,
    link="",
    place="",
    skill="",
    key=None,
):
    """Log a contact as it begins (CH-1 … CH-8): somebody before us, on the line, in writing.

    A visit takes the branch's next ticket of the day and may wait its turn; a letter the year's
    next number. With a `key` that the account used before, returns the contact logged then.
    """
    if not perms.may_log(by):
        raise NotAllowed(_("Contacts are logged by the desk and the researcher."), code="role")
    if direction == Direction.OUT and channel not in BOTH_WAYS:
        raise Refused(_("Through this channel they come to us."), code="direction", clause="CH-1")
    waits = is_waiting and channel == Channel.VISIT
    contact = Contact(
        channel=channel,
        direction=direction,
        status=Status.WAITING if waits else Status.OPEN,
        person=person,
        caller_name=caller_name,
        caller_mobile=caller_mobile,
        branch=by.branch,
        subject_kind=subject_kind,
        subject=subject,
        link=link,
        place=place,
        skill=skill,
        handled_by=None if waits else by,
        created_by=by,
        key=key,
    )

    def make():
        _number(contact)
        contact.full_clean(exclude=["key"])
        contact.save()
        LIFE.write_log(contact, "begin", by=by, target=contact.status)
        return Contact.objects.get(pk=contact.pk)

    return Keyed(Contact, by="created_by").once(key, make, by=by)


def _number(contact):
    """The ticket of a visit, the number of a letter; the series' lock gives each once."""
    if contact.channel == Channel.VISIT:
        contact.ticket = Series.next(f"ticket-{contact.branch_id}-{clock.today():%Y%m%d}")
    if contact.channel == Channel.LETTER:
        way = contact.direction
        contact.number = Series.next_of_year(f"letter-{way}", way.upper())


@LIFE.verb("receive", label=_("Receive"), may=perms.may_receive, icon="person-check")
def receive(contact, *, by):
    """The person's turn has come: with courtesy, and with the time it takes (PR-1)."""
    contact.handled_by = by


@LIFE.verb("close", label=_("End the contact"), may=perms.may_close, icon="check-lg")
def close(contact, *, by, outcome, result=""):
    """End it with its outcome; without one nothing ends (PR-1+)."""
    if outcome not in Outcome.values or outcome == Outcome.LEFT:
        raise Refused(_("Choose the outcome."), code="outcome", clause="PR-1")
    if outcome == Outcome.REFERRED and not contact.referrals.exists():
        raise Refused(
            _("Refer the person with their question first: the researcher answers it."),
            code="referral",
            clause="PR-3",
        )
    contact.outcome, contact.result = outcome, result
    return {"reason": result, "details": {"outcome": outcome}}


@LIFE.verb("leave", label=_("Left"), may=perms.may_receive, icon="door-open")
def leave(contact, *, by):
    """The person went before their turn came; that is an outcome too."""
    contact.outcome, contact.handled_by = Outcome.LEFT, by


def begin_and_close(*, outcome="", result="", **contact):
    """Log what was dealt with at once: a post answered, a letter taken in."""
    with transaction.atomic():
        begun = begin(**contact)
        if outcome and begun.channel not in TIMED and begun.is_running:
            return close(begun, by=contact["by"], outcome=outcome, result=result)
    return begun


# Referrals ----------------------------------------------------------------------------------


@transaction.atomic
def refer(person, *, by, question, owner, contact=None, key=None):
    """Refer the person, to whom a procedure is unclear, to the social researcher (PR-3).

    The term of the answer runs in calendar days; no request waits for it. With a `key` that the
    account used for this person before, returns the referral made then.
    """
    if not perms.may_refer(by):
        raise NotAllowed(_("The desk refers people to the researcher."), code="role")
    if not perms.may_answer(owner):
        raise Refused(_("Choose a social researcher."), code="owner", clause="PR-3")
    referral = Referral(
        person=person,
        contact=contact,
        branch=by.branch,
        question=question,
        owner=owner,
        asked_by=by,
        due_on=clock.today() + timedelta(days=ANSWER_DAYS),
        key=key,
    )

    def make():
        referral.full_clean(exclude=["key"])
        referral.save()
        REFERRAL.write_log(referral, "refer", by=by, target=referral.status)
        return Referral.objects.get(pk=referral.pk)

    return Keyed(Referral, by="asked_by").once(key, make, by=by, person=person)


@REFERRAL.verb("hand_over", label=_("Hand over"), may=perms.may_hand_over, icon="arrow-repeat")
def hand_over(referral, *, by, owner):
    """Another researcher takes the question; its term stays."""
    if not perms.may_answer(owner):
        raise Refused(_("Choose a social researcher."), code="owner", clause="PR-3")
    if owner.pk == referral.owner_id:
        raise Refused(_("The question is with them already."), code="same_owner")
    referral.owner = owner
    return {"reason": str(owner)}


@REFERRAL.verb("answer", label=_("Answer"), may=perms.may_answer, icon="chat-text")
def answer(referral, *, by, answer, means):
    """Answer and explain the rules to the person; they also find it in the portal (PR-3)."""
    if not answer or means not in Means.values:
        raise Refused(
            _("An answer has its words, and how it was explained."), code="words", clause="PR-3"
        )
    referral.answer, referral.means, referral.answered_by = answer, means, by
    messages.answered(referral)
