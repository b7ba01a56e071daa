"""A slip of the finger costs nothing, and every sentence says what to do."""

import re

import pytest

from sanad.portal import forms
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import again, url

pytestmark = pytest.mark.django_db

ASK, ENTER = "/accounts/login/code/", "/accounts/login/code/confirm/"


@pytest.fixture
def phone(client):
    client.force_login(PersonFactory(with_account=True).account)
    return client


@pytest.mark.parametrize("form", [forms.IdentityForm, forms.NameForm, forms.HomeFacts])
def test_an_empty_field_is_asked_for_by_name(form):
    form = form({"identity_kind": "citizen"})
    assert form.errors
    for name, sentences in form.errors.items():
        if name != "born_on":  # a date says what it is made of
            assert str(form.fields[name].label) in sentences[0]


def test_an_empty_answer_names_its_question(phone):
    case = journey.begin(phone)
    page = again(phone.post(url(case, "question", "landlord"), {"answer": ""}))
    form = page.context["form"]
    assert str(form.fields["answer"].label) in form.errors["answer"][0]


@pytest.mark.parametrize("wrong", ["😀", "١٢٣", "<b>سالم</b>", "منيرة\ufffd", "a1"])
def test_a_name_is_letters(wrong):
    form = forms.NameForm(journey.NAME | {"first_name": wrong})
    assert list(form.errors) == ["first_name"]


@pytest.mark.parametrize("right", ["آل سعود", "عبدالله", "مُنيرة", "O'Neil", "بن-علي"])
def test_a_name_as_people_write_it(right):
    assert forms.NameForm(journey.NAME | {"first_name": right}).is_valid()


def test_nothing_is_chosen_for_them(client):
    form = forms.HomeForm()
    for name in ("branch", "housing"):
        assert form[name].value() in (None, "")
        assert str(form[name]).count("selected") <= 1
        assert '<option value="" selected' in str(form[name])


def test_an_amount_of_nothing_is_a_plain_sentence(phone):
    case = journey.begin(phone)
    page = again(phone.post(url(case, "question", "amount"), {"answer": "0"}))
    assert "0.01" not in page.context["form"].errors["answer"][0]


def test_no_four_digits_are_suggested(client):
    journey.sign_in(client, "0550999999")
    page = again(journey.join(client, pin="1111"))
    assert not re.search("[0-9]{4}", page.context["form"].errors["pin"][0])


def test_whoever_joins_goes_on_to_the_request(client):
    journey.sign_in(client, "0550999999")
    assert journey.join(client).url == "/apply/"


def test_a_slip_of_the_finger_is_no_try(client):
    client.post(ASK, {"phone": "0550999999"})
    for slip in ("", "12", "abcdef", "1234567", "١٢٣"):
        page = client.post(ENTER, {"action": "verify", "code": slip})
        assert page.status_code == 200
        assert page.context["form"].errors["code"]
    code = journey.last_code()
    spaced = f"{code[:3]} {code[3:]}"
    assert client.post(ENTER, {"action": "verify", "code": spaced}).url != ASK


def test_after_three_wrong_codes_the_way_on_is_kept(client):
    client.post(ASK, {"phone": "0550999999"})
    wrong = "000000" if journey.last_code() != "000000" else "111111"
    for _try in range(3):
        answer = client.post(ENTER, {"action": "verify", "code": wrong, "next": "/apply/"})
    assert answer.url.startswith(ASK)
    assert "apply" in answer.url
    page = client.get(answer.url).content.decode()
    assert "خمس دقائق" not in page
    assert "five minutes" not in page


def test_a_paper_that_is_only_looked_at_asks_for_no_untruth(phone):
    case = journey.begin(phone)
    page = phone.get(url(case, "paper", "national-id")).content.decode()
    form = phone.get(url(case, "paper", "income")).content.decode()
    button = re.search(r'name="later"[^>]*>([^<]*)', page)[1]
    assert button != re.search(r'name="later"[^>]*>([^<]*)', form)[1]
