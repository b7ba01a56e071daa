"""What the applicant is told of the committee: its decision, and the objection to it.

The words stand in `locale/texts/committee.toml`.
"""

from dataclasses import dataclass

from django.urls import reverse

from requests_app.committee import in_name, letters, quorum
from requests_app.committee.enums import ObjectionStatus, Outcome
from requests_app.intake.workflow.telling import let_the_desk_tell
from sanad.messaging.outbox import queue


@dataclass(frozen=True)
class _Colleague:
    """A colleague as the outbox wants somebody to be told: no person of the registry."""

    account_id: int
    mobile: str | None
    gender: str
    pk: None = None
    has_text_hours: bool = False
    language: str = ""

    @property
    def texts_go_to(self):
        return self.mobile or ""


def stands_in_your_name(sitting, name):
    """The sitting is over: what stands in a member's name, and until when to contest it (PR-5+)."""
    member = name.member
    queue(
        "sitting.your-name",
        variant="confirm" if name.awaits else "read",
        to=_Colleague(member.pk, member.mobile, member.gender),
        values={
            "sitting": str(sitting.number),
            "presence": letters.in_arabic(name.seat.in_words),
            "votes": letters.in_arabic(name.counted),
            "until": in_name.last_day(sitting),
            "link": reverse("committee:mine", args=[sitting.pk]),
        },
        about=sitting,
    )


def decided(support_request, decision):
    """The reply (PR-5): what was decided, why, and where its letter is. Never before the floor,
    since a decision cannot be. Who has neither phone nor address is told by the desk.
    """
    message = queue(
        "request.decided",
        variant=Outcome(decision.outcome),
        to=support_request.person,
        values={
            "gift": letters.gift_of(decision),
            "words": decision.words,
            "until": letters.objection_until(decision.letter.issued_on, support_request),
            "link": decision.letter.get_absolute_url(),
        },
        about=support_request,
    )
    if message is not None and not message.deliveries.exists():
        let_the_desk_tell(support_request)


def deferred(item):
    """The committee needs more time, and why, once the item's day has come; nothing is asked of the
    person.
    """
    if not quorum.seating(item).is_ripe:
        return
    support_request = item.support_request
    queue(
        "request.deferred",
        to=support_request.person,
        values={"reason": item.reason},
        about=support_request,
    )


def objection_filed(objection):
    """The receipt of an objection: others than those who decided hear it (PM-1+)."""
    queue(
        "request.objection-filed",
        to=objection.person,
        values={"day": objection.answer_due_on},
        about=objection.decision.support_request,
    )


def objection_answered(objection):
    """The answer to an objection, with its letter (PM-1+)."""
    is_upheld = objection.status == ObjectionStatus.UPHELD
    queue(
        "request.objection-answered",
        variant="upheld" if is_upheld else "stands",
        to=objection.person,
        values={"answer": objection.answer, "link": objection.letter.get_absolute_url()},
        about=objection.decision.support_request,
    )
