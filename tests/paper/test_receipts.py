"""A receipt that was signed on paper: judged by its real day, dated by the database."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from requests_app.delivery.guards import not_given_on
from requests_app.delivery.workflow import receipt, registration
from requests_app.models import Delivery
from sanad.lib.clock import today
from sanad.lib.dates import riyadh_day
from sanad.lib.files import Copy
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.paper import numbers, workflow
from sanad.paper.models import Sheet
from sanad.workflow.refusal import NotAllowed, Refused
from tests.delivery import cases
from tests.factories import programmes, requests
from tests.factories.paper import book
from tests.paper.test_pages import day
from tests.portal.journey import png

pytestmark = pytest.mark.django_db


def photo():
    return Copy(b"photo", "jpeg", "")


@pytest.fixture
def line(calendar):
    """Registered on 6 December 2026, of a programme that gives to the beneficiary directly."""
    programmes.next_version("rent", needs_payee=False)
    line = cases.registered(calendar=calendar, amount=6000).award_lines.first()
    return line


@pytest.fixture
def sheet(line):
    """The number of a receipt that was printed on the day of the registration."""
    return book("delivery", by=cases.provider()).first


def enter(line, number, **fields):
    fields = {
        "amount": Decimal(6000),
        "written_on": today(),
        "scan": photo(),
        "received_by": "self",
        "receiver": line.support_request.person,
        "key": uuid.uuid4(),
        **fields,
    }
    by = fields.pop("by", None) or cases.provider()
    return receipt.enter(line, by=by, number=number, **fields)


def refused(call, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **more)
    return refusal.value.code


def test_not_before_the_day_from_which_it_is_due(line):
    """On the very day it is."""
    registered = line.support_request.log.filter(target="registered").get().at
    line.due_on = riyadh_day(registered)
    for days, code in ((-1, "early"), (0, None)):
        refusal = not_given_on(line.support_request, line, line.due_on + timedelta(days=days))
        assert (refusal and refusal.code) == code, days


def test_it_is_given_with_both_days(line, sheet, calendar):
    written = today()
    calendar.forward(days=3)
    delivery = enter(line, sheet, written_on=written)
    assert delivery.proof == "paper" and delivery.sheet.written_on == written
    assert (delivery.day - written).days == 3
    case = line.support_request
    case.refresh_from_db()
    assert case.status == "delivered"
    assert delivery.sheet.written in Message.objects.latest("id").body
    assert delivery.sheet.written in case.log.get(verb="enter_receipt").reason


def test_two_clicks_enter_once(line, sheet):
    key = uuid.uuid4()
    assert enter(line, sheet, key=key) == enter(line, sheet, key=key)
    assert Sheet.objects.count() == 1


def test_the_photo_is_the_proof(line, sheet):
    assert refused(enter, line, sheet, scan=None) == "scan"
    assert not Sheet.objects.exists() and not Delivery.objects.exists()


def test_no_more_than_was_decided(line, sheet):
    assert refused(enter, line, sheet, amount=Decimal(6001))
    assert not Sheet.objects.exists()


def test_only_the_provider(line, sheet):
    with pytest.raises(NotAllowed):
        enter(line, sheet, by=requests.officer())


def test_what_goes_through_the_bank_has_no_receipt(calendar):
    line = cases.registered(calendar=calendar, amount=6000).award_lines.first()
    number = book("delivery", by=cases.provider()).first
    assert refused(enter, line, number) == "way"


@pytest.fixture
def late_line(calendar):
    """Accepted while the receipt was printed, registered on the day after."""
    programmes.next_version("rent", needs_payee=False)
    case = cases.accepted(calendar=calendar, amount=6000)
    number, printed = book("delivery", by=cases.provider()).first, today()
    calendar.forward(days=1)
    case = registration.register(cases.complete(case), by=requests.officer())
    return case.award_lines.first(), number, printed


def test_not_before_the_registration(late_line):
    line, number, printed = late_line
    assert refused(enter, line, number, written_on=printed) == "unregistered"
    assert enter(line, number).sheet.written_on > printed


def test_a_suspension_stops_what_was_given_under_it_and_not_before(line, sheet, calendar, cast):
    written = today()
    calendar.forward(days=1)
    cases.suspended(cast, line.support_request.person)
    number = sheet
    assert refused(enter, line, number, written_on=today()) == "held"
    delivery = enter(line, number, written_on=written)
    assert delivery.sheet.written_on == written
    line.support_request.refresh_from_db()
    assert line.support_request.status == "registered"
    # All is given: nothing more is delivered of it, whatever becomes of the suspension.
    refusal = receipt.enter_receipt.why_not(line.support_request, cases.provider())
    assert refusal.code == "given"


def test_the_first_money_waits_for_the_minutes_on_paper_too(calendar):
    programmes.next_version("rent", needs_payee=False)
    case = cases.complete(cases.accepted(calendar=calendar, is_signed=False))
    line = registration.register(case, by=requests.officer()).award_lines.get()
    number = book("delivery", by=cases.provider()).first
    assert refused(enter, line, number) == "minutes"


def test_the_rules_hold_from_below(line, sheet, calendar, cast):
    written = today()
    calendar.forward(days=1)

    def row(used, **fields):
        return Delivery(
            line=line, number=uuid.uuid4().hex[:16], amount=1, kind="hand", proof="paper",
            received_by="self", receiver=line.support_request.person, sheet=used,
            delivered_by=cases.provider(), key=uuid.uuid4(), **fields,
        )  # fmt: skip

    def used(kind="delivery", on=written, scan=True):
        by = cases.provider() if kind == "delivery" else requests.officer()
        number = sheet if kind == "delivery" else book(kind, by=by).first
        return workflow.use(
            number, by=by, kinds=(kind,), written_on=on, scan=photo() if scan else None
        )

    def rule(delivery):
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            delivery.save()
        return constraint_of(error.value)

    with transaction.atomic():
        assert rule(row(used(scan=False))) == "delivery_on_its_own_sheet"
        transaction.set_rollback(True)
    assert rule(row(used("visit", on=today()))) == "delivery_on_its_own_sheet"
    assert rule(row(None)) == "delivery_has_its_proof"
    cases.suspended(cast, line.support_request.person)
    with transaction.atomic():
        assert rule(row(used(on=today()))) == "delivery_not_while_suspended"
        transaction.set_rollback(True)
    row(used()).save()


def test_a_row_of_before_the_registration_is_refused_from_below(late_line):
    line, number, printed = late_line
    sheet = workflow.use(
        number, by=cases.provider(), kinds=("delivery",), written_on=printed, scan=photo()
    )
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Delivery.objects.create(
            line=line, number="1", amount=1, kind="hand", proof="paper", received_by="self",
            receiver=line.support_request.person, sheet=sheet, delivered_by=cases.provider(),
            key=uuid.uuid4(),
        )  # fmt: skip
    assert constraint_of(error.value) == "delivery_on_paper_in_its_time"


# The page


def test_the_provider_enters_it_from_its_number(client, line, sheet, calendar):
    client.force_login(cases.provider())
    case, written = line.support_request, today()
    calendar.forward(days=1)
    number = numbers.written(sheet)
    found = client.get(reverse("paper:list"), {"number": number})
    assert found.url.startswith(reverse("delivery:paper"))
    asked = client.get(reverse("delivery:paper"), {"number": number, "case": case.number})
    assert asked.url.startswith(reverse("delivery:enter", args=[case.pk]))
    page = client.get(asked.url)
    assert number in page.content.decode()
    form = {
        "number": number,
        **day(str(written.year), str(written.month), str(written.day)),
        "line": line.pk,
        "key": str(uuid.uuid4()),
        "amount": "6000",
        "receiver": str(case.person_id),
    }
    without = client.post(reverse("delivery:enter", args=[case.pk]), form)
    assert without.status_code == 422
    assert without.context["sheet_form"].errors.keys() == {"scan"}
    form["scan"] = SimpleUploadedFile("sheet.png", png(), content_type="image/png")
    answer = client.post(reverse("delivery:enter", args=[case.pk]), form)
    assert answer.status_code == 302, answer.context["form"].errors
    delivery = Delivery.objects.get()
    shown = client.get(reverse("delivery:show", args=[case.pk])).content.decode()
    paper = client.get(reverse("delivery:receipt", args=[delivery.pk])).content.decode()
    assert number in shown and number in paper
    assert answer.url in client.get(delivery.sheet.book.get_absolute_url()).content.decode()


def test_a_request_of_nobody(client, line):
    client.force_login(cases.provider())
    answer = client.get(reverse("delivery:paper"), {"case": "1448-99999"})
    assert answer.status_code == 422
