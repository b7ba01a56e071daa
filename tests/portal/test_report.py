"""The page on which anybody says that they were asked for money or favours (PM-1+)."""

import uuid

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.urls import reverse

from beneficiaries.models import KeptOff
from sanad.contact.models import Contact
from sanad.lib.limits import LIMITS
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db
PAGE = "/report/"


@pytest.fixture
def her(db):
    account = UserFactory(mobile="+966551234567", is_mobile_verified=True)
    return PersonFactory(account=account, mobile=account.mobile, gender="f")


def form(**fields):
    words = {"subject": "طلب مني مالًا", "key": str(uuid.uuid4()), "branch": BranchFactory().pk}
    return words | fields


def test_it_is_reached_from_the_home_page_and_from_ones_own(client, her):
    assert reverse("portal:report") == PAGE
    assert f'href="{PAGE}"' in client.get("/").text
    client.force_login(her.account)
    for page in ("portal:my_requests", "portal:my_file"):
        assert f'href="{PAGE}"' in client.get(reverse(page)).text.split("<footer")[0]


def test_a_stranger_reports_without_a_name(client):
    answer = client.post(PAGE, form(), follow=True)
    assert answer.redirect_chain == [("/report/sent/", 302)]
    assert "وصل البلاغ" in answer.text
    report = Contact.objects.get()
    assert (report.created_by, report.person, report.caller_mobile) == (None, None, None)


def test_a_number_that_is_given_finds_nobody(client, her):
    known = client.post(PAGE, form(caller_mobile="٠٥٥١٢٣٤٥٦٧", caller_name="سعاد"), follow=True)
    other = client.post(PAGE, form(caller_mobile="0559999999", caller_name="سعاد"), follow=True)
    assert known.text == other.text and known.redirect_chain == other.redirect_chain
    assert not Contact.objects.filter(person__isnull=False).exists()


def test_she_reports_with_her_file_and_whom_she_names_leaves_it(client, her):
    colleague = UserFactory(officer=True, name="ناصر الحربي")
    client.force_login(her.account)
    page = client.get(PAGE).text
    assert "اكتبي لنا ما حدث" in page and "الحربي" not in page  # to a woman; no list of colleagues
    assert client.post(PAGE, form(named="ناصر الحربي", with_file="yes")).status_code == 302
    assert Contact.objects.get().person == her
    assert KeptOff.objects.get().colleague == colleague


def test_signed_in_she_may_leave_her_name_out(client, her):
    client.force_login(her.account)
    client.post(PAGE, form(named="ناصر الحربي", with_file="no"))
    report = Contact.objects.get()
    assert (report.person, report.created_by, report.log.get().by) == (None, None, None)


def test_on_a_shared_phone_it_is_nobodys_until_somebody_is_chosen(client, her):
    PersonFactory(account=her.account, mobile=her.mobile)
    client.force_login(her.account)
    assert her.first_name not in client.get(PAGE).text
    assert client.post(PAGE, form(with_file="yes")).url == reverse("portal:who")
    assert not Contact.objects.exists()
    client.post(PAGE, form())
    assert Contact.objects.get().person is None


def test_what_she_sent_in_her_name_after_the_session_ended_waits_for_her(client, her):
    client.force_login(her.account)
    client.get(PAGE)
    del client.cookies[settings.SESSION_COOKIE_NAME]
    answer = client.post(PAGE, form(subject="طلب مني خاتمي", with_file="yes"), follow=True)
    assert answer.redirect_chain[-1][0] == f"/accounts/login/code/?next={PAGE}"
    assert "انتهت الجلسة" in answer.text and "خاتمي" not in answer.text
    assert not Contact.objects.exists()
    client.force_login(her.account)
    assert "خاتمي" in client.get(PAGE).text


def test_nothing_of_it_stays_on_the_phone(client, her):
    client.force_login(her.account)
    client.post(PAGE, form(subject="طلب مني خاتمي", with_file="yes"))
    pages = ("portal:my_requests", "portal:my_messages", "portal:my_file", "portal:report_sent")
    for page in pages:
        answer = client.get(reverse(page))
        assert "خاتمي" not in answer.text
        assert "no-store" in answer["Cache-Control"]


def test_an_empty_form_says_what_is_missing_and_keeps_the_rest(client):
    answer = client.post(PAGE, form(subject="   ", named="ناصر"))
    assert answer.status_code == 422
    assert "ما حدث مطلوب، ولو بجملة واحدة." in answer.text and "ناصر" in answer.text
    assert not Contact.objects.exists()


def test_a_script_is_stopped_and_told_another_way(client):
    cache.clear()
    most = LIMITS["report"][0].times
    for _ in range(most):
        assert client.post(PAGE, form()).status_code == 302
    answer = client.post(PAGE, form(subject="الأخير"))
    assert answer.status_code == 422
    assert "اتصل بنا ونسمعك الآن" in answer.text and "الأخير" in answer.text
    assert Contact.objects.count() == most


def test_what_she_wrote_is_not_sent_in_the_name_of_who_has_the_phone_now(client, her):
    """Two tabs: hers is open while her husband unlocks his file in the other."""
    his = PersonFactory(account=her.account, mobile=her.mobile, pin=make_password("5938"))
    her.pin = make_password("4827")
    her.save(update_fields=["pin"])
    client.force_login(her.account)
    client.post(f"/who/{her.pk}/", {"pin": "4827"})
    page = client.get(PAGE)
    assert page.context["form"]["whose"].value() == her.pk
    client.post("/who/other/")
    client.post(f"/who/{his.pk}/", {"pin": "5938"})
    answer = client.post(PAGE, form(with_file="yes", whose=her.pk))
    assert answer.url == "/who/" and not Contact.objects.exists()
    client.post(PAGE, form(with_file="yes", whose=his.pk))
    assert Contact.objects.get().person == his
