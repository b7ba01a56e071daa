"""Registration: what completes a case, and the decision written down line by line (PR-6)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import DocumentRole
from beneficiaries.models import Document, Person
from requests_app.delivery import completion, guards, likeness, messages, perms
from requests_app.delivery.models import AwardLine, Enrolment, Payee
from requests_app.delivery.workflow.enrolment import end_the_former
from requests_app.intake.enums import COMPLETING, DECIDED, LIFE, RequestStatus, Stage
from requests_app.intake.guards import not_held_back, not_own, to_the_case
from requests_app.intake.guards_telling import knows_the_decision
from requests_app.intake.models import SupportRequest
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.triggers import holds
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import Refused, Way


@LIFE.transition(
    COMPLETING,
    clause="PR-6",
    may=perms.may_complete,
    guards=[not_own],
    label=_("Note a completion paper"),
    event=_("A completion item was received"),
    told=_("We received something for the registration"),
    place=Place.NONE,
    notify=messages.account_noted,
)
@holds(
    "completionitem_paper_fits",
    "completionitem_iban_is_theirs",
    "completionitem_account_by_two",
)
def complete_item(
    support_request: SupportRequest,
    *,
    by: User,
    document: Document,
    iban: str = "",
    iban_owner: Person | None = None,
) -> dict[str, Any]:
    """Note that `document` completes the registration; the one noted before gives way (PR-6).

    The paper is of a type that the programme asks for, belongs to the beneficiary or their
    guardian, and is good today. The certificate of an account comes with its IBAN and owner.
    """
    asked = support_request.papers_for(Stage.COMPLETION)
    if document.type_id not in [rule.type_id for rule in asked]:
        raise Refused(_("The programme does not ask for this paper."), code="type", field="paper")
    owners = [person.pk for person in completion.owners(support_request)]
    if document.person_id not in owners or (iban_owner and iban_owner.pk not in owners):
        raise Refused(
            _("The paper and the account are the beneficiary's, or their guardian's."),
            code="owner",
            field="person",
            clause="PR-6",
        )
    if not document.is_valid_on(clock.today()):
        raise Refused(_("This paper is no longer good today."), code="old", field="paper")
    if document.type.role == DocumentRole.IBAN and not (iban and iban_owner):
        raise Refused(
            _("Write the IBAN of the certificate, and whose account it is."),
            code="iban",
            field="iban",
            clause="PR-6",
        )
    noted = support_request.completion_items.filter(type_id=document.type_id).first()
    is_another = bool(noted and noted.iban and (noted.iban, noted.iban_owner) != (iban, iban_owner))
    if is_another and support_request.status in DECIDED:
        raise _by_two(support_request, "account")
    if iban and (noted is None or is_another):
        likeness.look_into(support_request, iban=iban, holder=iban_owner)
    support_request.completion_items.update_or_create(
        type_id=document.type_id,
        defaults={
            "document": document,
            "iban": iban,
            "iban_owner": iban_owner if iban else None,
            "noted_by": by,
        },
    )
    return {
        "details": {"type": document.type.code, "document": document.pk},
        "notify": {"account": iban if noted is None or is_another else ""},
    }


@LIFE.transition(
    COMPLETING,
    clause="PR-6",
    may=perms.may_complete,
    guards=[not_own],
    label=_("Note the payee"),
    done=_("The payee is noted."),
    event=_("The payee was noted"),
    place=Place.NONE,
    notify=messages.account_noted,
    asks_again=True,
)
@holds("payee_by_two")
def name_payee(
    support_request: SupportRequest,
    *,
    by: User,
    name: str,
    iban: str = "",
    account_number: str = "",
    reference: str = "",
) -> dict[str, Any]:
    """Note who is paid in the beneficiary's stead, as the programme asks (PR-6)."""
    if not support_request.programme_version.needs_payee:
        raise Refused(
            _("This programme gives to the beneficiary directly."),
            code="payee",
            way=to_the_case(support_request, by),
        )
    values = {
        "name": name,
        "iban": iban,
        "account_number": account_number,
        "reference": reference,
    }
    noted = getattr(support_request, "payee", None)
    is_another = noted is not None and any(
        getattr(noted, column) != value for column, value in values.items()
    )
    if is_another and support_request.status in DECIDED:
        raise _by_two(support_request, "payee")
    if noted is None or is_another:
        likeness.look_into(support_request, iban=iban, payee=name, account_number=account_number)
    Payee.objects.update_or_create(
        support_request=support_request,
        defaults={
            **values,
            "kind": support_request.programme_version.payee_kind,
            "noted_by": by,
        },
    )
    is_told = noted is None or is_another
    return {
        "details": {"payee": name},
        "notify": {"account": (iban or account_number) if is_told else ""},
    }


def _by_two(support_request: SupportRequest, what: str) -> Refused:
    """What was fixed by the decision is changed by a proposal that a second colleague agrees to."""
    return Refused(
        _("It was decided where the money goes: propose the change, and a second agrees."),
        code="by_two",
        clause="PR-6+",
        way=Way(
            _("Propose the change"),
            reverse(f"delivery:change_{what}", args=[support_request.pk]),
        ),
    )


@LIFE.transition(
    {RequestStatus.ACCEPTED},
    RequestStatus.REGISTERED,
    clause="PR-6",
    may=perms.may_register,
    guards=[
        not_held_back,
        knows_the_decision,
        guards.no_objection_waits,
        guards.nothing_missing,
        not_own,
    ],
    label=_("Complete the registration"),
    done=_("The registration is completed."),
    event=_("The registration was completed"),
    told=_("The registration was completed"),
    url="delivery:register",
    rank=85,
    notify=messages.registered,
    then=end_the_former,
)
def register(support_request: SupportRequest, *, by: User) -> dict[str, Any]:
    """Close the registration: from here on the decision stands line by line, or the household is
    registered for its services (PR-6)."""
    decision = support_request.decisions.latest("id")
    if decision.registers_months:
        enrolment = Enrolment.objects.create(support_request=support_request, decision=decision)
        enrolment.refresh_from_db()  # what it is for and until when is the database's
        return {
            "details": {"decision": decision.pk, "enrolment": enrolment.pk},
            "notify": {"enrolment": enrolment},
        }
    lines = completion.schedule(decision, today=clock.today())
    AwardLine.objects.bulk_create(lines)
    return {
        "details": {"decision": decision.pk, "lines": len(lines)},
        "notify": {"lines": lines},
    }
