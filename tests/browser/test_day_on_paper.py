"""A day without network: printed before, written by hand, entered afterwards; in the association's
own colour."""

import pytest

from requests_app.models import Delivery
from sanad.contact.models import Contact
from sanad.paper import numbers
from sanad.paper.models import Book
from tests.browser.hands import choose, press, write
from tests.delivery import cases
from tests.factories import programmes
from tests.factories.contact import ContactFactory
from tests.factories.paper import book
from tests.portal.journey import png

pytestmark = pytest.mark.django_db(transaction=True)


def dated(page, day):
    write(page, written_on_day=day, written_on_year="2026")
    page.locator("[name=written_on_month]").select_option("11")


def photo():
    return {"name": "sheet.png", "mimeType": "image/png", "buffer": png()}


def test_a_day_on_paper(desk, enter, meet, cast, calendar):
    # The evening before: the book is printed, the day is taken along.
    waiting = ContactFactory(waiting=True, by=cast.officer)
    enter(desk, cast.officer).goto("/desk/day-sheet/")
    assert str(waiting.person) in desk.locator("article").inner_text()
    meet(desk)
    desk.goto("/desk/paper/")
    meet(desk, "empty")
    desk.goto("/desk/paper/new/")
    meet(desk)
    choose(desk, "kind", "contact")
    write(desk, size="5")
    press(desk, "Make the book")
    made = Book.objects.get()
    meet(desk, "new")

    # Two days later, with a slip of the pen on the way.
    calendar.move_to("2026-11-24")
    desk.goto("/desk/paper/")
    right = numbers.written(made.first + 1)
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    write(desk, number=wrong)
    press(desk, "Enter it")
    meet(desk, "wrong-digit")
    write(desk, number=right)
    press(desk, "Enter it")
    meet(desk, "sheet")
    dated(desk, "22")
    write(desk, caller_name="أبو فهد", subject="يسأل متى يصل الرد", result="شُرح له")
    desk.locator("[name=outcome]").select_option("answered")
    desk.locator("[name=scan]").set_input_files(photo())
    press(desk, "Enter it")
    contact = Contact.objects.latest("id")
    assert desk.url.endswith(contact.get_absolute_url())
    meet(desk, "entered")
    desk.goto(f"/desk/paper/void/?number={numbers.written(made.first)}")
    meet(desk)
    write(desk, reason="انسكبت عليها القهوة")
    press(desk, "Void the sheet")
    desk.goto(made.get_absolute_url())
    meet(desk, "used-and-void")
    desk.goto("/desk/paper/")
    meet(desk)
    desk.goto("/desk/contact/")
    meet(desk, "from-paper")


def test_a_receipt_on_paper(desk, enter, meet, calendar):
    programmes.next_version("rent", needs_payee=False)
    line = cases.registered(calendar=calendar, amount=6000).award_lines.first()
    case, receipts = line.support_request, book("delivery", by=cases.provider())
    enter(desk, cases.provider()).goto("/desk/day-sheet/")
    meet(desk)
    number = numbers.written(receipts.first)
    desk.goto("/desk/paper/")
    write(desk, number=number)
    press(desk, "Enter it")
    meet(desk)
    write(desk, case=case.number)
    press(desk, "Go on")
    meet(desk)
    dated(desk, "22")
    desk.locator("[name=scan]").set_input_files(photo())
    press(desk, "Enter it")
    delivery = Delivery.objects.get()
    meet(desk, "given")
    desk.goto(f"/desk/delivery/given/{delivery.pk}/")
    meet(desk)


def test_the_associations_own_look(desk, phone, enter, meet, cast):
    enter(desk, cast.manager).goto("/desk/association/")
    meet(desk, "asked")
    write(
        desk,
        name_ar="جمعية البر بالوادي",
        name_en="Birr Association",
        short_name_ar="برّ الوادي",
        short_name_en="Birr",
        head_ar="جمعية البر",
        head_en="Birr",
        subhead_ar="بالوادي",
        subhead_en="of the Valley",
        phone="920001234",
        licence="1187",
        colour="#f0b544",
    )
    press(desk, "Save")
    meet(desk, "too-light")
    write(desk, colour="#7a1f3d")
    desk.locator("[name=logo]").set_input_files(photo())
    press(desk, "Save")
    meet(desk, "saved")
    desk.goto("/desk/")
    meet(desk)
    phone.goto("/")
    meet(phone)
    phone.emulate_media(color_scheme="dark")
    phone.goto("/")
    meet(phone, "dark")
