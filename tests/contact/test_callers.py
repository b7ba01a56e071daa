"""On the telephone nothing is said before the caller is known (CH-2+)."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from sanad.contact import caller, workflow
from sanad.contact.enums import Fact
from sanad.contact.models import CallerCheck, Contact
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.asking import code_of
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory
from tests.factories.contact import ContactFactory
from tests.rules.without import without

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db):
    return PersonFactory(
        born_on="1990-03-05",
        mobile="+966551234567",
        household=HouseholdFactory(city="بريدة", district="الصفراء", size=6),
    )


@pytest.fixture
def call(cast):
    return ContactFactory(stranger=True, by=cast.officer)


def answers(person):
    """What the person herself says to each fact."""
    person = type(person).objects.get(pk=person.pk)
    return {
        Fact.BIRTH: person.born_on,
        Fact.IDENTITY: person.identity_number[-4:],
        Fact.MOBILE: "4567",
        Fact.PLACE: "الصفراء",
        Fact.SIZE: "٦",
    }


def asked(call, person, by, number=None):
    """The two facts that the portal chose."""
    workflow.ask_caller(call, by=by, known=number or person.identity_number)
    return call.checks.get(is_first_right=None)


def said(call, person, by, *, first=None, second=None, number=None):
    """The call once both were answered: rightly, or as given."""
    check = asked(call, person, by, number)
    right = answers(person)
    first = right[check.first_fact] if first is None else first
    second = right[check.second_fact] if second is None else second
    return workflow.hear_caller(call, by=by, first=first, second=second)


def test_two_right_answers_make_the_call_hers(call, person, cast):
    heard = said(call, person, cast.officer)
    assert heard.person == person
    check = CallerCheck.objects.get()
    assert (check.is_first_right, check.is_second_right) == (True, True)
    assert check.answered_at is not None


@pytest.mark.parametrize("wrong", ["first", "second"])
def test_one_wrong_answer_leaves_it_a_strangers(wrong, call, person, cast):
    heard = said(call, person, cast.officer, **{wrong: ""})
    assert heard.person is None
    entry = heard.log.first()
    assert entry.details["right"] == [wrong != "first", wrong != "second"]
    for kept in answers(person).values():  # whether it was right stands there, never what it is
        assert str(kept) not in entry.reason


def test_nobody_registered_is_asked_in_the_same_way(call, person, cast):
    check = asked(call, person, cast.officer, number="1000000008")
    assert check.person is None and check.first_fact != check.second_fact
    heard = workflow.hear_caller(call, by=cast.officer, first="1", second="1")
    assert heard.person is None and not CallerCheck.objects.get().is_first_right


def test_a_number_that_several_share_is_nobodys(call, person, cast):
    PersonFactory(mobile=person.mobile)
    assert asked(call, person, cast.officer, number="0551234567").person is None


def test_what_they_have_said_already_is_not_asked(person):
    for _time in range(20):
        assert Fact.IDENTITY not in caller.choose(person, person.identity_number)
        assert Fact.MOBILE not in caller.choose(person, "+966551234567")


def test_after_two_tries_only_the_call_back_remains(call, person, cast):
    said(call, person, cast.officer, first="")
    said(call, person, cast.officer, second="")
    refused = code_of(workflow.ask_caller, call, by=cast.officer, known=person.identity_number)
    assert refused == "tries"
    # Nor by another call within a day; of another number there are tries.
    another = ContactFactory(stranger=True, by=cast.officer)
    terms = {"by": cast.officer, "known": person.identity_number}
    assert code_of(workflow.ask_caller, another, **terms) == "tries"
    assert code_of(workflow.ask_caller, another, **terms | {"known": "1000000008"}) is None


def test_the_day_after_there_are_tries_again(call, person, cast, calendar):
    said(call, person, cast.officer, first="")
    said(call, person, cast.officer, second="")
    calendar.forward(hours=23, minutes=59)
    terms = {"by": cast.officer, "known": person.identity_number}
    late = ContactFactory(stranger=True, by=cast.officer)
    assert code_of(workflow.ask_caller, late, **terms) == "tries"
    calendar.forward(minutes=2)
    assert code_of(workflow.ask_caller, late, **terms) is None


def test_nobody_asks_anew_until_the_facts_are_easy(call, person, cast):
    asked(call, person, cast.officer)
    assert code_of(workflow.ask_caller, call, by=cast.officer, known="1") == "asked"


def test_called_back_on_the_number_of_the_file(call, person, cast):
    ended = workflow.call_back(call, by=cast.officer, known=person.identity_number)
    assert (ended.status, ended.outcome, ended.person) == ("closed", "call_back", None)
    ours = Contact.objects.get(direction="out")
    assert (ours.person, ours.handled_by, ours.status) == (person, cast.officer, "open")


def test_of_nobody_the_call_back_says_the_same_and_calls_nobody(call, cast, client):
    client.force_login(cast.officer)
    step = reverse("contact:step", args=[call.pk, "call_back"])
    answer = client.post(step, {"known": "1000000008"})
    assert answer.status_code == 302
    assert not Contact.objects.filter(direction="out").exists()


def test_who_is_known_is_asked_nothing_more(call, person, cast):
    heard = said(call, person, cast.officer)
    for step in (workflow.ask_caller, workflow.hear_caller, workflow.call_back):
        assert step.why_not(heard, cast.officer).code == "status"


@pytest.mark.parametrize("verb", ["ask_caller", "hear_caller", "call_back"])
def test_each_question_has_a_page_of_its_own(verb, call, person, cast, client):
    client.force_login(cast.officer)
    if verb == "hear_caller":
        asked(call, person, cast.officer)
    page = client.get(reverse("contact:step", args=[call.pk, verb]))
    assert "workflow/step.html" in [template.name for template in page.templates]
    assert page.context["step"].name == verb


def form(**fields):
    """A telephone call as it is logged."""
    words = {"subject_kind": "inquiry", "subject": "سؤال", "key": str(uuid.uuid4())}
    return {"channel": "phone", **words, **fields}


# The page -----------------------------------------------------------------------------------


def test_the_page_tells_nothing_of_the_file_until_then(call, person, cast, client):
    client.force_login(cast.officer)
    step = reverse("contact:step", args=[call.pk, "ask_caller"])
    pages = []
    for number in (person.identity_number, "1000000008"):
        page = client.post(step, {"known": number}, follow=True)
        assert page.status_code == 200
        pages.append(page.content.decode())
        check = call.checks.get(is_first_right=None)
        form = client.get(reverse("contact:step", args=[call.pk, "hear_caller"])).content.decode()
        assert str(Fact(check.first_fact).label) in form
        workflow.hear_caller(call, by=cast.officer, first="", second="")
        CallerCheck.objects.filter(pk=check.pk)
        pages.append(form)
    for page in pages:
        for told in (str(person), person.identity_number, person.mobile, "بريدة", "1990"):
            assert told not in page


def test_who_calls_is_not_looked_up_while_the_call_is_logged(person, cast, client):
    client.force_login(cast.officer)
    asked = form(caller_name=str(person), direction="in", known=person.identity_number)
    page = client.post(reverse("contact:create"), asked)
    assert page.status_code == 422 and "known" in page.context["form"].errors
    named = client.post(reverse("contact:create"), asked | {"known": ""})
    assert named.status_code == 302  # nobody is recognised by the name
    assert Contact.objects.get().person is None


def test_from_a_file_we_call_them(person, cast, client):
    from tests.factories.beneficiaries import open_to

    open_to(cast.officer, person)
    client.force_login(cast.officer)
    assert client.post(reverse("contact:create"), form(person=person.pk)).status_code == 302
    assert Contact.objects.get().direction == "out"


# The database -------------------------------------------------------------------------------


def refused_as(user, sql, *values):
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), acting(user.pk):
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
    return constraint_of(refused.value)


NAME = "UPDATE contact_contact SET person_id = %s WHERE id = %s"
ASK = """INSERT INTO contact_callercheck (contact_id, by_id, number, person_id, first_fact,
    second_fact) VALUES (%s, %s, %s, %s, 'birth', 'size')"""


def test_no_call_is_given_a_file_by_hand(call, person, cast, owner):
    assert refused_as(cast.officer, NAME, person.pk, call.pk) == "contact_caller_is_known"
    with without(owner, "contact_caller_is_known"), acting(cast.officer.pk):
        with connection.cursor() as cursor:
            cursor.execute(NAME, [person.pk, call.pk])


def test_nor_another_file_than_the_one_asked_about(call, person, cast):
    check = asked(call, person, cast.officer)
    check.is_first_right = check.is_second_right = True
    with acting(cast.officer.pk):
        check.save()
    stranger = PersonFactory()
    assert refused_as(cast.officer, NAME, stranger.pk, call.pk) == "contact_caller_is_known"


def test_no_more_tries_than_the_version_allows(call, person, cast):
    said(call, person, cast.officer, first="")
    said(call, person, cast.officer, first="")
    values = (call.pk, cast.officer.pk, "x", person.pk)
    assert refused_as(cast.officer, ASK, *values) == "callercheck_within_the_tries"


def test_in_ones_own_name_about_a_call_alone(call, person, cast):
    values = (call.pk, cast.officer.pk, "x", person.pk)
    assert refused_as(cast.researcher, ASK, *values) == "callercheck_by_who_acts"
    visit = ContactFactory(visit=True, by=cast.officer)
    assert refused_as(cast.officer, ASK, visit.pk, *values[1:]) == "callercheck_of_a_call"


def test_an_answer_stands(call, person, cast):
    said(call, person, cast.officer, first="")
    change = "UPDATE contact_callercheck SET is_first_right = TRUE"
    assert refused_as(cast.officer, change) == "callercheck_stands"


def test_nobody_begins_a_call_in_a_persons_name(person, cast):
    with pytest.raises(Refused) as refused:
        ContactFactory(person=person, direction="in", by=cast.officer)
    assert refused.value.code == "caller"


def test_the_answers_are_compared_as_people_say_them(person):
    person.refresh_from_db()
    assert caller.is_right(person, Fact.PLACE, "صفراء")
    assert not caller.is_right(person, Fact.PLACE, "ص")
    assert caller.is_right(person, Fact.MOBILE, "٤٥٦٧")
    assert not caller.is_right(person, Fact.SIZE, "7")
    assert not caller.is_right(None, Fact.SIZE, "6")


def test_a_colleague_who_is_kept_off_finds_nobody(call, person, cast):
    from sanad.accounts.models import User

    ContactFactory(
        person=person,
        visit=True,
        by=UserFactory(officer=True),
        subject_kind="complaint",
        about_staff=cast.officer,
    )
    officer = User.objects.get(pk=cast.officer.pk)
    assert caller.person_under(person.identity_number, by=officer) is None


def test_the_page_of_the_call_says_what_the_answers_mean(call, person, cast, client):
    client.force_login(cast.officer)
    page = _page(client, call)
    assert "لم تعرف بعد من المتصل" in page
    # The next step stands in the note too, not only in the bar at the foot.
    assert page.count(reverse("contact:step", args=[call.pk, "ask_caller"])) == 2
    register = reverse("people:create")
    check = asked(call, person, cast.officer)
    page = _page(client, call)
    assert "اسأل عن الأمرين" in page and register not in page
    workflow.hear_caller(call, by=cast.officer, first="1", second="1")
    page = _page(client, call)
    assert "لم يطابق الجوابان" in page and register not in page
    said(call, person, cast.officer)
    assert "الجوابان مطابقان" in _page(client, call)
    assert check.pk != call.checks.latest("pk").pk


def _page(client, contact):
    return client.get(contact.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("number", "could_be"),
    [
        ("رقية الشمري", False),
        ("05512", False),
        ("1000000009", False),
        ("1000000008", True),
        ("٠٥٥٠١٢٣٤٥٦", True),
        ("A1234567", True),
        ("1234", False),
    ],
)
def test_a_slip_in_the_number_is_said_at_once(call, cast, client, number, could_be):
    client.force_login(cast.officer)
    answer = client.post(reverse("contact:step", args=[call.pk, "ask_caller"]), {"known": number})
    assert answer.status_code == (302 if could_be else 422)
    assert call.checks.exists() is could_be


def test_a_birth_is_typed_as_a_date(call, person, cast, monkeypatch, client):
    monkeypatch.setattr(caller, "choose", lambda person, number: [Fact.BIRTH, Fact.SIZE])
    client.force_login(cast.officer)
    known = {"known": person.identity_number}
    client.post(reverse("contact:step", args=[call.pk, "ask_caller"]), known)
    step = reverse("contact:step", args=[call.pk, "hear_caller"])
    assert client.post(step, {"first": "1990-03-05", "second": "6"}).status_code == 302
    call.refresh_from_db()
    assert call.person == person


def test_something_that_is_no_size_is_wrong_and_no_mistake(person):
    person.refresh_from_db()
    assert not caller.is_right(person, Fact.SIZE, "كثير")


def test_validation_of_a_contact_stays(cast):
    with pytest.raises(ValidationError):
        ContactFactory(stranger=True, by=cast.officer, caller_name="")


def test_nothing_is_answered_before_it_is_asked(call, person, cast):
    refusal = workflow.hear_caller.why_not(call, cast.officer)
    assert refusal.code == "unasked" and not refusal.shows
    asked(call, person, cast.officer)
    assert workflow.hear_caller.why_not(call, cast.officer) is None
