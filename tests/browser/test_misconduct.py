"""A breach from the report to the lifted suspension, each step by the person it belongs to."""

import pytest
from playwright.sync_api import expect

from beneficiaries.models import Restriction
from conduct.enums import INCIDENT, MEASURE, MeasureStatus
from conduct.models import Incident
from requests_app.intake.enums import LIFE, RequestStatus
from tests.browser.hands import bar, both_ways, choose, click, follow, press, said, take, write
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)
TO_CORRECT = "تقديم عقد إيجار ساري المفعول"


@pytest.fixture
def mother(db):
    return PersonFactory(mobile="+966550123456", with_account=True)


def report(page, mother, meet):
    page.goto("/desk/conduct/report/")
    write(page, q="منيرة الدوسري")
    press(page, "Find")
    meet(page)
    click(page.get_by_role("link", name=mother.full_name))
    press(page, "A conduct case")  # what her file is opened for
    choose(page, "kind", "MC-C")
    choose(page, "degree", "moderate")
    write(
        page,
        title="عقد إيجار معدَّل التاريخ",
        account="أُرفق عقد ينتهي في 2027، وبمطابقته وُجد أنه انتهى في 2026.",
        evidence="العقد المرفق، ونتيجة المطابقة",
        happened_on_day="22",
        happened_on_year="2026",
    )
    page.locator("[name=happened_on_month]").select_option("11")
    meet(page)
    press(page, "Report the incident")
    meet(page, "to-the-reporter")


@both_ways
@pytest.mark.policy("MC-2")
def test_misconduct(desk, phone, meet, enter, cast, mother, calendar):
    page = desk
    case = cases.noticed(person=mother, by=cast.officer)
    address = f"/desk/requests/{case.pk}/"

    # The officer reports, and takes no part in what follows.
    report(enter(page, cast.officer), mother, meet)
    incident = Incident.objects.get()
    place = f"/desk/conduct/{incident.pk}/"
    expect(page.get_by_text(said("What may be done"))).to_be_hidden()

    # The researcher finds it among those to be heard, hears her, and proposes.
    enter(page, cast.researcher).goto("/desk/conduct/?show=hear")
    meet(page)
    hers = page.get_by_role("link", name=mother.full_name)
    click(page.get_by_role("link", name=incident.title).or_(hers).first)
    meet(page, "to-hear")
    take(page, INCIDENT, "record_hearing")
    write(page, statement="العقد أعطاني إياه مكتب العقار وقال إنه مجدَّد.")
    choose(page, "means", "desk")
    page.locator("[name=is_read_back]").check()
    page.locator("[name=is_signed]").check()
    meet(page, "hearing")
    press(page, "Record their words")
    page.goto(f"{place}propose/suspension/")
    write(page, reasons="ثبت بالمطابقة أن العقد منتهٍ.", to_correct=TO_CORRECT)
    choose(page, "scope", "named")
    choose(page, "programmes", "rent")
    meet(page)
    press(page, "Propose it")
    measure = incident.measures.get()
    assert measure.status == MeasureStatus.PROPOSED
    deciding = bar(page).get_by_role("link", name=said("Decide the measure"))
    expect(deciding, "whoever proposes does not decide").to_be_hidden()

    # Somebody else decides.
    enter(page, cast.manager).goto(place)
    meet(page, "to-decide")
    take(page, MEASURE, "decide_measure")
    write(page, decision="إيقاف قصير يكفي.")
    meet(page, "decide")
    press(page, "Put it in force")
    meet(page, "in-force")
    measure.refresh_from_db()
    assert measure.status == MeasureStatus.IN_FORCE
    letter = page.request.get(f"/letters/{measure.letter_id}.pdf")
    assert letter.ok and letter.headers["content-type"] == "application/pdf"

    # The officer reads why the rent cannot be raised; she reads it on her phone.
    enter(page, cast.officer).goto(address)
    meet(page, "held")
    raising = said(LIFE.transitions["raise_to_committee"].label)
    expect(page.get_by_role("button", name=raising)).to_be_hidden()
    why = bar(page).get_by_role("listitem").filter(has_text=raising)
    assert TO_CORRECT in why.inner_text()
    enter(phone, mother.account).goto("/my/measures/")
    meet(phone)
    expect(phone.get_by_text(TO_CORRECT).first).to_be_visible()
    phone.goto(f"/my/{case.pk}/")
    meet(phone, "stopped")

    # She objects; somebody who took no part hears it, and the measure stands, with reasons.
    phone.goto("/my/measures/")
    follow(phone, "Object to it")
    write(phone, words="دفعت الإيجار بعقد ظننته مجدَّدًا.")
    meet(phone)
    press(phone, "I object")
    meet(phone, "objected")
    enter(page, cast.chair).goto(place)
    meet(page, "objected")
    take(page, MEASURE, "dismiss")
    write(page, reasons="العقد منتهٍ، ويُرفع الإيقاف متى قُدّم عقد سارٍ.")
    meet(page, "objection")
    press(page, "Let the measure stand")
    assert measure.objection.heard_by == cast.chair
    phone.goto("/my/measures/")
    expect(phone.get_by_text("ويُرفع الإيقاف متى قُدّم")).to_be_visible()

    # Corrected, lifted, and the way is free.
    enter(page, cast.researcher).goto(place)
    take(page, MEASURE, "lift")
    write(page, what="قدّمت عقدًا ساري المفعول.", evidence="العقد رقم 4411 على المنصة")
    press(page, "Lift the suspension")
    measure.refresh_from_db()
    assert measure.status == MeasureStatus.LIFTED
    assert not Restriction.objects.in_force().filter(person=mother).exists()
    enter(page, cast.officer).goto(address)
    take(page, LIFE, "raise_to_committee")
    case.refresh_from_db()
    assert case.status == RequestStatus.RAISED
    phone.goto("/my/measures/")
    meet(phone, "lifted")
    follow(phone, "My requests")
