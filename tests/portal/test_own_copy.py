"""A copy of one's own data: what is in it, what never is, and how it is handed over (PM-1+)."""

import io
import json

import pikepdf
import pytest
from django.apps import apps
from django.urls import reverse
from django.utils.translation import override
from pghistory.models import Event

from beneficiaries import workflow as registry
from requests_app.intake.enums import RequestStatus
from requests_app.models import Attestation, Payee
from sanad.accounts.models import User
from sanad.audit.models import Opening, Purpose
from sanad.letters.issue import issue
from sanad.lib.limits import LIMITS
from sanad.messaging.models import Message
from sanad.messaging.outbox import queue
from sanad.portal import own_copy, traces
from sanad.portal.workflow import accept_terms
from tests.committee.raw import refused
from tests.delivery import cases
from tests.factories import conduct
from tests.factories import requests as situations
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory, ReferralFactory
from tests.factories.guarded import name_guardian
from tests.portal.journey import again

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]

PAGE = "/my/file/copy/"


def naming_a_person():
    """The models that name a person or household, themselves or by a row that they name."""
    found = {"beneficiaries.person", "beneficiaries.household"}
    models = [model for model in apps.get_models() if not issubclass(model, Event)]
    while True:
        more = {
            model._meta.label_lower
            for model in models
            if any(_names(column, found) for column in model._meta.concrete_fields)
        } - found
        if not more:
            return found
        found |= more


def _names(column, found):
    other = column.related_model
    return column.name == "person_id" or (other and other._meta.label_lower in found)


class TestNothingIsForgotten:
    @pytest.mark.parametrize("model", sorted(naming_a_person()))
    def test_a_model_is_in_the_copy_or_has_its_reason(self, model):
        """A new model that names a person is put into one of the two tables of `own_copy.py`."""
        is_in, is_out = model in own_copy.IN_THE_COPY, model in own_copy.LEFT_OUT
        assert is_in != is_out, model

    def test_the_tables_name_nothing_else(self):
        assert {*own_copy.IN_THE_COPY, *own_copy.LEFT_OUT} == naming_a_person()
        keys = {key for key, _heading, _of in own_copy.SECTIONS}
        assert set(own_copy.IN_THE_COPY.values()) == keys
        assert all(own_copy.LEFT_OUT.values())


def copied(person):
    return json.loads(own_copy.as_json(person))


@pytest.fixture
def mother():
    return PersonFactory(with_account=True, gender="f")


@pytest.fixture
def phone(client, mother):
    client.force_login(mother.account)
    return client


def take(client, kind="json", **more):
    return client.post(PAGE, {"kind": kind, **more})


# Table: who is given what, and the section in which it is read.
SAID = {
    "person": lambda person, cast: person.identity_number,
    "household": lambda person, cast: person.household.city,
    "papers": lambda person, cast: (
        situations.give_paper(person, "income", number="ش-77") and "ش-77"
    ),
    "messages": lambda person, cast: _a_message(person),
    "letters": lambda person, cast: _a_letter(person),
    "contacts": lambda person, cast: (
        ContactFactory(person=person, visit=True, subject="سألت عن موعد الصرف").subject
    ),
    "questions": lambda person, cast: ReferralFactory(person=person).question,
    "measures": lambda person, cast: (
        conduct.in_force(cast, incident=conduct.heard(cast, person=person)).to_correct
    ),
    "acting": lambda person, cast: name_guardian(person, PersonFactory()).basis,
    "openings": lambda person, cast: _an_opening(person, cast),
}


def _a_message(person):
    queue("portal.identity_used", to=person, values={"link": "/my/file/"})
    return person.mobile and Message.objects.to_people([person]).get().body


def _a_letter(person):
    letter = issue(kind="decision", to=person, subject="قبول", paragraphs=["نص الخطاب"], by=None)
    return letter.number


def _an_opening(person, cast):
    Opening.objects.create(by=cast.officer, person_id=person.pk, purpose=Purpose.VERIFY)
    return str(Purpose.VERIFY.label)


class TestWhatIsInIt:
    @pytest.mark.parametrize("section", SAID)
    def test_each_kind_is_read_in_its_section(self, section, mother, cast):
        with override("ar"):
            said = SAID[section](mother, cast)
        assert str(said) in json.dumps(copied(mother)[section], ensure_ascii=False)

    def test_a_request_from_its_answers_to_what_arrived(self, calendar):
        case = cases.delivered(calendar=calendar)
        (found,) = copied(case.person)["requests"]
        assert found["number"] == case.number and found["status"] == RequestStatus.DELIVERED
        assert found["answers"] and found["declarations"][0]["text"]
        assert found["decisions"][0]["words"] and found["history"]
        assert found["award"][0]["given"] == found["deliveries"][0]["amount"]

    def test_the_terms_by_version_with_their_text(self, phone, mother):
        accept_terms(mother, by=mother.account)
        (found,) = copied(mother)["terms"]
        assert found["version"] == 1 and found["at"] and len(found["text"]) > 3


class TestWhatNeverIs:
    def test_no_colleague_and_nothing_the_desk_wrote_for_itself(self, calendar, cast):
        case = cases.delivered(calendar=calendar)
        ContactFactory(person=case.person, subject="كتبناه نحن لأنفسنا")
        everything = own_copy.as_json(case.person).decode()
        assert "كتبناه نحن" not in everything
        for name in User.objects.filter(is_staff=True).values_list("name", flat=True):
            assert name not in everything, name
        for text in Attestation.objects.values_list("text", flat=True):
            assert text not in everything

    def test_nothing_of_who_lives_with_them_or_acts_for_them(self, mother, calendar):
        son = PersonFactory(household=mother.household, first_name="زياد", safe_mobile=None)
        deed = name_guardian(son, mother)
        case = situations.submitted(person=son, calendar=calendar)
        queue("portal.identity_used", to=son, values={"link": "/my/file/"})
        everything = own_copy.as_json(mother).decode()
        assert deed.basis in everything
        for secret in ("زياد", son.identity_number, son.mobile, case.number):
            assert secret not in everything

    def test_the_account_of_another_is_not_in_it(self, calendar):
        case = cases.registered(calendar=calendar)
        (found,) = copied(case.person)["requests"]
        assert Payee.objects.filter(support_request=case).exists()
        assert set(found["payee"][0]) == {"kind", "kind_in_words", "noted_at", "noted_at_in_words"}

    def test_what_is_confidential_stays_an_official_review(self, mother, cast):
        conduct.IncidentFactory(person=mother, account="ما كُتب في البلاغ")
        Opening.objects.create(by=cast.researcher, person_id=mother.pk, purpose=Purpose.CONDUCT)
        found = copied(mother)
        assert "ما كُتب في البلاغ" not in json.dumps(found, ensure_ascii=False)
        assert [line["what"] for line in found["openings"]] == ["مراجعة رسمية"]

    def test_no_code_and_no_digits(self, mother):
        mother.pin = mother.hash_of_pin("4827")
        everything = own_copy.as_json(mother).decode()
        assert mother.pin not in everything and "keyed" not in everything


class TestHandingOver:
    def test_as_data(self, phone, mother):
        answer = take(phone)
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]
        assert "attachment" in answer.headers["Content-Disposition"]
        assert json.loads(answer.content)["person"][0]["name"] == mother.full_name

    def test_as_a_list_to_print(self, phone, mother):
        situations.submitted(person=mother)
        answer = take(phone, "pdf")
        assert answer.headers["Content-Type"] == "application/pdf"
        with pikepdf.open(io.BytesIO(answer.content)) as pdf:
            assert mother.first_name in str(pdf.docinfo["/Title"])
            assert pdf.Root.MarkInfo.Marked and len(pdf.pages) > 1

    def test_it_stands_among_who_opened_the_file_as_their_own(self, phone, mother):
        take(phone)
        row = Opening.objects.get(person_id=mother.pk)
        assert row.purpose == Purpose.COPY and row.by == mother.account
        (line,) = traces.openings(mother)
        assert line.what == "أخذتَ نسخة من بياناتك" and not line.role and not line.branch

    def test_so_many_times_a_day(self, phone, mother):
        (limit,) = LIMITS["own-copy"]
        for _each in range(limit.times):
            assert take(phone).status_code == 200
        assert again(take(phone))
        assert Opening.objects.filter(person_id=mother.pk).count() == limit.times

    def test_a_look_at_the_page_or_an_unknown_kind_takes_none(self, phone, mother):
        assert phone.get(PAGE).status_code == 200
        assert again(take(phone, "xml"))
        assert not Opening.objects.filter(person_id=mother.pk).exists()

    @pytest.mark.parametrize(("pin", "is_given"), [("", False), ("1111", False), ("4827", True)])
    def test_on_a_shared_phone_the_digits_once_more(self, client, mother, pin, is_given):
        registry.set_pin(mother, by=mother.account, pin="4827")
        registry.say_phone_use(mother, by=mother.account, use="shared", pin="4827")
        client.force_login(mother.account)
        client.post(f"/who/{mother.pk}/", {"pin": "4827"})
        answer = take(client, pin=pin)
        assert ("attachment" in answer.headers.get("Content-Disposition", "")) == is_given
        assert Opening.objects.filter(person_id=mother.pk).exists() == is_given

    def test_nobody_else_takes_it(self, mother, cast):
        """Neither a colleague, by whatever way, nor another account of the phone."""
        for by in (cast.manager, PersonFactory(with_account=True).account):
            refused(
                "opening_copy_by_whose_it_is",
                "INSERT INTO audit_opening (by_id, person_id, purpose, page)"
                " VALUES (%s, %s, 'copy', '')",
                by.pk,
                mother.pk,
            )

    def test_no_colleague_opens_a_file_for_it(self, client, mother, cast):
        client.force_login(cast.officer)
        client.post(reverse("people:open", args=[mother.pk]), {"purpose": "copy"})
        assert not Opening.objects.filter(person_id=mother.pk).exists()
