"""The steps of questions to the social researcher (PR-3)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beneficiaries.kept_off import others_of
from beneficiaries.models import KeptOff, Person
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.contact import forms, messages, perms
from sanad.contact.enums import REFERRAL, Means, ReferralStatus
from sanad.contact.models import Contact, Referral
from sanad.lib import clock
from sanad.lib.arabic import has_letter
from sanad.policy.parameters import in_force
from sanad.workflow.cycle import Place
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import Refused


@REFERRAL.birth(
    may=perms.may_refer,
    event=_("Referred"),
    creates=Keyed(Referral, by="asked_by", of="person"),
)
def refer(
    person: Person,
    *,
    by: User,
    question: str,
    owner: User,
    contact: Contact | None = None,
    key: UUID | None = None,
) -> Referral:
    """Refer the person, to whom a procedure is unclear, to the social researcher (PR-3).

    The term of the answer runs in calendar days; no request waits for it. With a `key` that the
    account used for this person before, returns the referral made then.
    """
    _is_a_researcher(owner)
    referral = Referral(
        person=person,
        contact=contact,
        branch=by.branch,
        question=question,
        owner=owner,
        asked_by=by,
        due_on=clock.today() + timedelta(days=in_force().answer_days),
        key=key,
    )
    referral.full_clean(exclude=["key"])
    referral.save()
    return referral


def leave_questions(kept_off: KeptOff) -> None:
    """Who is kept off a person answers none of their questions: another researcher does."""
    asked = Referral.objects.waiting().filter(owner=kept_off.colleague, person__in=kept_off.people)
    other = others_of(kept_off, Role.RESEARCHER).first()
    if other is not None:
        for referral in asked:
            hand_over(referral, by=None, owner=other)


def _is_a_researcher(owner: User) -> None:
    if not perms.may_answer(owner):
        raise Refused(_("Choose a social researcher."), code="owner", clause="PR-3", field="owner")


@REFERRAL.transition(
    {ReferralStatus.ASKED},
    clause="PR-3",
    may=perms.may_hand_over,
    label=_("Hand over"),
    form=forms.HandOverForm,
    place=Place.BESIDE,
)
def hand_over(referral: Referral, *, by: User | None, owner: User) -> dict[str, Any]:
    """Another researcher takes the question; its term stays."""
    _is_a_researcher(owner)
    if owner.pk == referral.owner_id:
        raise Refused(_("The question is with them already."), code="same_owner", field="owner")
    referral.owner = owner
    return {"reason": str(owner)}


@REFERRAL.transition(
    {ReferralStatus.ASKED},
    ReferralStatus.ANSWERED,
    clause="PR-3",
    may=perms.may_answer,
    label=_("Answer"),
    done=_("The answer is sent to the person."),
    form=forms.AnswerForm,
    place=Place.BESIDE,
    notify=messages.answered,
)
def answer(referral: Referral, *, by: User, answer: str, means: str) -> None:
    """Answer and explain the rules to the person; they also find it in the portal (PR-3)."""
    if not has_letter(answer) or means not in Means.values:
        raise Refused(
            _("An answer has its words, and how it was explained."),
            code="words",
            clause="PR-3",
            field="answer",
        )
    referral.answer, referral.means, referral.answered_by = answer, means, by
