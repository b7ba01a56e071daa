"""Cases after the decision, each brought there by the verbs themselves.

accepted(calendar=calendar, amount=6000, months=1)   complete(case)   registered(...)
pay(line)   delivered(...)   suspended(cast, person)
"""

import uuid
from decimal import Decimal

from beneficiaries.enums import DocumentRole
from beneficiaries.models import Document
from requests_app.delivery.enums import DeliveryKind, Proof
from requests_app.delivery.workflow import delivery, registration
from requests_app.intake.enums import Stage
from tests.factories import committee, conduct, requests

IBAN = "SA0380000000608010167519"
LANDLORD_IBAN = "SA4420000001234567891234"


def iban_of(person):
    """An account of their own, with its two check digits."""
    account = f"80{person.pk:018d}"
    return f"SA{98 - int(f'{account}281000') % 97:02d}{account}"


def provider():
    """The provider who delivers in these tests."""
    return committee.person_of("provider", "the-provider")


def accepted(*, calendar, amount=6000, months=1, items=(), is_signed=True, **begun):
    """Raised two weeks ago and accepted today: `amount` riyals in `months` instalments; the minutes
    are signed, unless `is_signed` says otherwise.
    """
    case = committee.ripe(calendar, **begun)
    item = committee.item_of(committee.in_session(items=[case]), case)
    committee.decided(
        item,
        "part" if amount and amount < case.amount else "accepted",
        amount=amount and Decimal(amount),
        months=months,
        items=list(items),
    )
    if is_signed:
        committee.signed(item.sitting)
    case.refresh_from_db()
    return case


def suspended(cast, person, *, kind="suspension", programmes=("rent",)):
    """A measure in force against the person, for these programmes (none: for all)."""
    terms = {"programmes": list(programmes)} if kind == "suspension" else {}
    incident = conduct.heard(cast, person=person, degree="grave")
    return conduct.in_force(cast, kind, incident, **terms)


def complete(case, *, by=None):
    """Every completion paper and the payee."""
    by = by or requests.officer()
    requests.give_papers(case.person, case.programme.code, stage=Stage.COMPLETION)
    for rule in case.papers_for(Stage.COMPLETION):
        paper = Document.objects.filter(person=case.person, type=rule.type).first()
        names_account = rule.type.role == DocumentRole.IBAN
        account = {"iban": iban_of(case.person), "iban_owner": case.person}
        registration.complete_item(
            case, by=by, document=paper, **(account if names_account else {})
        )
    if case.programme_version.needs_payee:
        is_bill = case.programme_version.payee_kind == "bill"
        registration.name_payee(
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
    return registration.register(case, by=by or requests.officer())


def new_reference():
    """A reference as the bank gives it: another one for each operation."""
    return f"FT{uuid.uuid4().hex[:10].upper()}"


def pay(line, *, by=None, amount=None, key=None, reference=""):
    """The line paid to its payee, in full unless `amount` says otherwise."""
    return delivery.give(
        line,
        by=by or provider(),
        key=key or uuid.uuid4(),
        amount=line.amount if amount is None else amount,
        kind=DeliveryKind.PAYEE,
        proof=Proof.BANK,
        bank_reference=reference or new_reference(),
    )


def delivered(**begun):
    """Registered and paid in full, in one instalment."""
    case = registered(**begun)
    for line in case.award_lines.all():
        pay(line)
    case.refresh_from_db()
    return case
