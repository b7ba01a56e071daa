"""The beneficiary's request as it stands on the way: returned, raised, decided."""

import pytest

from tests.browser.hands import both_ways, click
from tests.factories import committee
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory

pytestmark = [pytest.mark.django_db(transaction=True), both_ways]


@pytest.fixture
def mother():
    return PersonFactory(mobile="+966550123456", with_account=True)


def test_returned_and_raised(phone, desk, see, mother, enter, calendar):
    raised = cases.raised(
        person=mother, programme="electricity", calendar=calendar, raised_on="2026-11-12"
    )
    returned = cases.returned(
        person=mother, items=[("income", "expired"), ("", "answer")], note="يكفي آخر شهر."
    )
    for width, page in ((390, phone), (1440, desk)):
        enter(page, mother.account).goto("/my/")
        see(page, f"my-requests-{width}")
        for case, name in ((raised, "raised"), (returned, "returned")):
            page.goto(f"/my/{case.pk}/")
            see(page, f"my-request-{name}-{width}")
    phone.goto(f"/apply/{returned.pk}/check/")
    see(phone, "my-request-returned-check")
    phone.goto(f"/my/{raised.pk}/withdraw/")
    see(phone, "my-request-withdraw")


def test_refused_and_objected(phone, desk, see, mother, enter, calendar):
    case = committee.ripe(calendar, person=mother)
    sitting = committee.in_session(items=[case])
    committee.decided(committee.item_of(sitting, case), "rejected")
    enter(desk, mother.account).goto(f"/my/{case.pk}/")
    see(desk, "my-request-refused-1440")
    enter(phone, mother.account).goto(f"/my/{case.pk}/")
    see(phone, "my-request-refused-390")
    click(phone.get_by_role("link", name="الاعتراض على القرار"))
    phone.locator("[name=words]").fill("دخلنا أقل مما كُتب في الدراسة.")
    see(phone, "my-request-object")
    click(phone.locator("button.btn-primary"))
    see(phone, "my-request-objected")
    assert case.decisions.get().objection.words.startswith("دخلنا")


def test_a_shared_phone(phone, see, mother, newest_code):
    from django.contrib.auth.hashers import make_password

    mother.pin = make_password("4827")
    mother.save(update_fields=["pin"])
    PersonFactory(account=mother.account, mobile=mother.mobile, first_name="نورة")
    phone.goto("/accounts/login/code/")
    phone.locator("[name=phone]").fill("0550123456")
    click(phone.locator("button.btn-primary"))
    phone.locator("[name=code]").fill(newest_code())
    click(phone.locator("button.btn-primary"))
    see(phone, "shared-who")
    click(phone.get_by_role("link", name="منيرة"))
    phone.locator("[name=pin]").fill("1111")
    click(phone.locator("button.btn-primary"))
    see(phone, "shared-wrong-digits")
    phone.locator("[name=pin]").fill("٤٨٢٧")
    click(phone.locator("button.btn-primary"))
    phone.wait_for_url("**/my/")
    see(phone, "shared-home")
