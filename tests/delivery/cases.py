"""Cases after the decision, each brought there by the verbs themselves."""

import uuid

from beneficiaries.models import Document
from requests_app.enums import DeliveryKind, Proof, Stage, Status
from requests_app.models import Decision, Sitting
from requests_app.workflow import delivery
from sanad.accounts.models import User
from sanad.letters.issue import issue
from sanad.lib import clock
from tests.factories import requests
from tests.factories.accounts import UserFactory

IBAN = "SA0380000000608010167519"
LANDLORD_IBAN = "SA4420000001234567891234"


def of_staff(username, **role):
    """One of the people who bring the cases on their way, made when first named."""
    known = User.objects.filter(username=username).first()
    return known or UserFactory(username=username, **role)


def provider():
    """The provider who delivers in these tests."""
    return of_staff("the-provider", provider=True)


def accepted(*, calendar, amount=6000, months=1, items=(), **begun):
    """Raised three weeks ago and accepted today: `amount` riyals in `months` instalments."""
    case = requests.raised(calendar=calendar, raised_on="2026-11-01", **begun)
    members = [
        of_staff("the-chair", chair=True),
        of_staff("the-first-member", member=True),
        of_staff("the-second-member", member=True),
    ]
    secretary = of_staff("the-secretary", secretary=True)
    if case.programme.needs_study:
        study = case.studies.create(
            researcher=of_staff("the-researcher", researcher=True),
            assigned_by=secretary,
            kind="desk",
            findings="زرنا الأسرة، والحاجة قائمة.",
            recommendation="accept",
        )
        study.status = "submitted"
        study.save()
    sitting = Sitting.objects.create(
        number=Sitting.objects.count() + 1, scheduled_on=clock.today(), created_by=secretary
    )
    item = sitting.items.create(support_request=case)
    for member in members:
        sitting.attendance.create(
            member=member, is_chair=member is members[0], state="present", recorded_by=secretary
        )
    sitting.status = "open"
    sitting.save()
    for member in members:
        item.votes.create(member=member, choice="yes", by=secretary)
    Decision.objects.create(
        support_request=case,
        item=item,
        outcome="part" if amount and amount < case.amount else "accepted",
        amount=amount,
        months=months,
        items=list(items),
        reasons=["need-shown"],
        words="بيّنت الدراسة حاجة الأسرة.",
        by=secretary,
        letter=issue(
            kind="decision", to=case.person, subject="قرار", paragraphs=["قُبل."], by=secretary
        ),
    )
    case.status = Status.ACCEPTED
    case.save(update_fields=["status"])
    return case


def complete(case, *, by=None):
    """Every completion paper and the payee."""
    by = by or requests.officer()
    requests.give_papers(case.person, case.programme.code, stage=Stage.COMPLETION)
    for rule in case.programme.document_rules.filter(stage=Stage.COMPLETION):
        paper = Document.objects.filter(person=case.person, type=rule.type).first()
        delivery.complete_item(case, by=by, document=paper, iban=IBAN, iban_owner=case.person)
    if case.programme.needs_payee:
        is_bill = case.programme.payee_kind == "bill"
        delivery.name_payee(
            case,
            by=by,
            name="الشركة السعودية للكهرباء" if is_bill else "سعود بن فهد العتيبي",
            iban="" if is_bill else LANDLORD_IBAN,
            account_number="30045678912" if is_bill else "",
            reference="" if is_bill else "عقد 10233 لسنة 1448",
        )
    return case


def registered(*, by=None, **begun):
    case = complete(accepted(**begun), by=by)
    return delivery.register(case, by=by or requests.officer())


def pay(line, *, by=None, amount=None, key=None):
    """The line paid to its payee, in full unless `amount` says otherwise."""
    return delivery.give(
        line,
        by=by or provider(),
        key=key or uuid.uuid4(),
        amount=line.amount if amount is None else amount,
        kind=DeliveryKind.PAYEE,
        proof=Proof.BANK,
        bank_reference="FT26326X7K2",
    )
