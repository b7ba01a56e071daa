"""The pages of contacts: the desk's morning, the eight channels, the researcher's questions."""

import uuid

import pytest
from django.urls import reverse

from sanad.contact import perms, today, workflow
from sanad.contact.enums import Channel
from sanad.contact.models import Contact, Referral
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory, open_to
from tests.factories.contact import ContactFactory, ReferralFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.officer)
    return client


def contact(channel="phone", **fields):
    return {
        "key": str(uuid.uuid4()),
        "channel": channel,
        "direction": "in",
        "caller_name": "أبو فهد",
        "subject_kind": "inquiry",
        "subject": "متى يصل الرد؟",
        **fields,
    }


DETAILS = {
    "social": {"link": "https://example.org/post/1"},
    "volunteer": {"skill": "تدريس"},
    "delegate": {"place": "الحصاة"},
}


def log(client, **fields):
    return client.post(reverse("contact:create"), contact(**fields))


# The list


def test_todays_contacts_of_the_branch(desk, cast, calendar):
    mine = ContactFactory(by=cast.officer)
    ContactFactory(by=UserFactory(officer=True, branch=BranchFactory(name="فرع آخر")))
    page = desk.get(reverse("contact:list")).context
    assert [row.pk for row in page["page"]] == [mine.pk]
    assert [row.pk for row, _seconds in page["running"]] == [mine.pk]
    calendar.move_to("2026-11-23")
    assert not desk.get(reverse("contact:list")).context["page"].rows
    week = desk.get(reverse("contact:list"), {"when": "week"}).context["page"]
    assert len(week) == 1


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"channel": "phone"}, 1),
        ({"channel": "visit"}, 0),
        ({"status": "open", "is_mine": "on"}, 1),
        ({"subject_kind": "complaint"}, 0),
        ({"channel": "\x00", "after": "x", "when": "never"}, 1),
    ],
)
def test_filters(desk, cast, query, count):
    ContactFactory(by=cast.officer)
    assert len(desk.get(reverse("contact:list"), query).context["page"]) == count


def test_the_list_costs_the_same_for_any_number(desk, cast, django_assert_num_queries):
    for _row in range(10):
        ContactFactory(by=cast.officer, visit=True)
        ContactFactory(by=cast.officer, waiting=True)
    desk.get(reverse("contact:list"))
    with django_assert_num_queries(7):
        desk.get(reverse("contact:list"))


@pytest.mark.parametrize(("role", "status"), [("manager", 200), ("provider", 403), ("member", 403)])
def test_who_sees_contacts(client, cast, role, status):
    client.force_login(getattr(cast, role))
    assert client.get(reverse("contact:list")).status_code == status


# Logging


def test_the_eight_channels_are_offered(desk):
    page = desk.get(reverse("contact:create"))
    assert [clause for _label, clause, *_rest in page.context["choices"]] == [
        f"CH-{n}" for n in range(1, 9)
    ]


@pytest.mark.parametrize("channel", list(Channel))
def test_log_each_channel(desk, channel):
    url = reverse("contact:create")
    assert desk.get(url, {"channel": channel}).status_code == 200
    answer = log(desk, channel=channel, **DETAILS.get(channel, {}))
    logged = Contact.objects.get()
    assert answer.url == reverse("contact:show", args=[logged.pk])
    assert desk.get(answer.url).status_code == 200


def test_two_clicks_log_once(desk):
    data = contact()
    first, second = (desk.post(reverse("contact:create"), data) for _click in range(2))
    assert first.url == second.url and Contact.objects.count() == 1


def test_somebody_registered_is_found_by_number(desk):
    person = PersonFactory(identity_number="1058529940")
    log(desk, known="١٠٥٨ ٥٢٩ ٩٤٠", caller_name="", direction="out")
    assert Contact.objects.get().person == person


def test_a_shared_phone_asks_who_it_is(desk):
    mother, son = PersonFactory(mobile="0551234567"), PersonFactory(mobile="0551234567")
    page = log(desk, known="0551234567", caller_name="", direction="out")
    assert "which" in page.context["form"].errors
    log(desk, known="0551234567", caller_name="", which=str(son.pk), direction="out")
    assert Contact.objects.get().person == son != mother


def test_from_a_persons_file(desk, cast):
    person = open_to(cast.officer, PersonFactory())
    url = f"{reverse('contact:create')}?channel=visit&person={person.pk}"
    assert person.full_name in desk.get(url).content.decode()
    log(desk, channel="visit", person=str(person.pk), is_waiting="on")
    assert Contact.objects.get().person == person


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"subject": ""}, "subject"),
        ({"subject": "\u202e\x00"}, "subject"),
        ({"subject": "س" * 1001}, "subject"),
        ({"caller_name": ""}, "caller_name"),
        ({"caller_name": "س" * 121}, "caller_name"),
        ({"caller_mobile": "0112345678"}, "caller_mobile"),
        ({"known": "1058529940"}, "known"),
        ({"direction": "up"}, "direction"),
        ({"subject_kind": "x"}, "subject_kind"),
        ({"channel": "social"}, "link"),
        ({"channel": "social", "link": "javascript:alert(1)"}, "link"),
        ({"channel": "volunteer"}, "skill"),
        ({"channel": "delegate"}, "place"),
        ({"channel": "letter", "outcome": "answered"}, "result"),
        ({"key": "x"}, "key"),
    ],
)
def test_bad_input_is_a_sentence(desk, fields, wrong):
    page = log(desk, **fields)
    assert page.status_code == 422 and wrong in page.context["form"].errors
    assert not Contact.objects.exists()


@pytest.mark.parametrize("person", ["0", "abc", "9" * 30, "١"])
def test_a_wrong_person_is_no_error(desk, person):
    url = reverse("contact:create")
    assert desk.get(url, {"channel": "visit", "person": person}).status_code in (200, 404)


# One contact


@pytest.mark.policy("PR-1")
def test_a_visit_from_waiting_to_its_outcome(desk, cast):
    visit = ContactFactory(waiting=True, by=cast.officer)
    url = reverse("contact:show", args=[visit.pk])
    page = desk.get(url)
    assert page.context["close_form"] is None and "data-timer" in page.content.decode()
    receive = reverse("contact:step", args=[visit.pk, "receive"])
    assert receive in page.content.decode()
    seen = {"seen": page.context["seen"]}
    # Twice is no harm.
    assert desk.post(receive, seen).url == url and desk.post(receive, seen).url == url
    assert visit.log.count() == 2
    close = reverse("contact:step", args=[visit.pk, "close"])
    wrong = desk.post(close, {"outcome": ""})
    assert wrong.status_code == 422 and "outcome" in wrong.context["close_form"].errors
    assert desk.post(close, {"outcome": "papers", "result": "أخذنا العقد"}).status_code == 302
    page = desk.get(url)
    assert page.context["close_form"] is None and "أخذنا العقد" in page.content.decode()
    again = desk.post(close, {"outcome": "papers"}, follow=True)
    assert again.redirect_chain[0][0] == url and list(again.context["messages"])
    assert visit.log.count() == 3


def test_another_branchs_contact_is_not_there(desk):
    other = ContactFactory(by=UserFactory(officer=True, branch=BranchFactory(name="فرع آخر")))
    assert desk.get(reverse("contact:show", args=[other.pk])).status_code == 404


def test_one_contact_costs_the_same(desk, cast, django_assert_num_queries):
    call = ContactFactory(by=cast.officer)
    for _question in range(10):
        ReferralFactory(person=call.person, by=cast.officer, contact=call, owner=cast.researcher)
    url = reverse("contact:show", args=[call.pk])
    desk.get(url)
    with django_assert_num_queries(8):
        desk.get(url)


def test_the_persons_file_shows_contacts_and_questions(desk, cast):
    call = ContactFactory(by=cast.officer)
    ReferralFactory(person=call.person, by=cast.officer)
    desk.post(reverse("people:open", args=[call.person_id]), {"purpose": "service"})
    page = desk.get(reverse("people:show", args=[call.person_id])).content.decode()
    assert reverse("contact:show", args=[call.pk]) in page
    assert f"{reverse('contact:refer')}?person={call.person_id}" in page


# Referrals


@pytest.mark.policy("PR-3")
def test_refer_and_answer(client, cast):
    call = ContactFactory(by=cast.officer)
    client.force_login(cast.officer)
    url = reverse("contact:refer")
    assert client.get(url, {"contact": call.pk}).status_code == 200
    data = {
        "key": str(uuid.uuid4()),
        "contact": call.pk,
        "question": "هل يُحسب راتب ابني؟",
        "owner": cast.researcher.pk,
    }
    for _click in range(2):
        answer = client.post(url, data)
    referral = Referral.objects.get()
    assert answer.url == reverse("contact:referral", args=[referral.pk])
    assert client.get(answer.url).context["form"] is None
    client.force_login(cast.researcher)
    assert len(client.get(reverse("contact:referrals")).context["page"]) == 1
    step = reverse("contact:referral_step", args=[referral.pk, "answer"])
    assert step in client.get(answer.url).content.decode()
    assert client.post(step, {"answer": "", "means": ""}).context["form"].errors
    client.post(step, {"answer": "لا يُحسب.", "means": "phone"})
    assert "لا يُحسب." in client.get(answer.url).content.decode()
    assert client.post(step, {"answer": "نعم", "means": "phone"}).status_code == 302
    referral.refresh_from_db()
    assert referral.answer == "لا يُحسب."


def test_hand_over(client, cast):
    referral, other = ReferralFactory(owner=cast.researcher), UserFactory(researcher=True)
    client.force_login(cast.researcher)
    url = reverse("contact:referral_step", args=[referral.pk, "hand_over"])
    # Nobody, no researcher, another one, and that one again.
    for owner, status in (("", 422), (cast.officer.pk, 422), (other.pk, 302), (other.pk, 422)):
        assert client.post(url, {"owner": owner}).status_code == status
    referral.refresh_from_db()
    assert referral.owner == other


def test_referrals_cost_the_same_for_any_number(client, cast, django_assert_num_queries):
    for _row in range(10):
        ReferralFactory(owner=cast.researcher, by=cast.officer)
    client.force_login(cast.researcher)
    client.get(reverse("contact:referrals"))
    with django_assert_num_queries(4):
        assert len(client.get(reverse("contact:referrals")).context["page"]) == 10


@pytest.mark.parametrize("fields", [{"question": ""}, {"owner": ""}, {"question": "س" * 1001}])
def test_a_wrong_referral(desk, cast, fields):
    data = {
        "key": str(uuid.uuid4()),
        "person": open_to(cast.officer, PersonFactory()).pk,
        "question": "؟",
        "owner": cast.researcher.pk,
        **fields,
    }
    page = desk.post(reverse("contact:refer"), data)
    assert page.status_code == 422 and page.context["form"].errors


def test_without_a_person_one_searches_first(desk):
    assert desk.get(reverse("contact:refer")).url == reverse("people:search")


# The working day


def test_what_waits_today(cast):
    ContactFactory(waiting=True, by=cast.officer)
    ContactFactory(by=cast.officer)
    ReferralFactory(owner=cast.researcher)
    queues = {queue.code: queue for queue in today.for_user(cast.officer)}
    assert set(queues) == {"waiting", "asked", "contacts", "untold"}
    for queue in (*queues.values(), *today.for_user(cast.researcher)):
        for row in queue.rows:
            assert queue.draw(row).url
    assert [p.code for p in today.for_user(cast.manager)] == []
    assert perms.researchers().get() == cast.researcher


# Somebody who gives a name


@pytest.mark.policy("PR-1")
def test_a_name_that_the_registry_knows_is_asked_about_before_it_stays_a_stranger(desk, cast):
    registered = PersonFactory(first_name="نوال", father_name="عبدالعزيز", family_name="المالكي")
    PersonFactory(first_name="نوال", family_name="الرويلي")
    said = contact("visit", caller_name="نوال المالكى")
    asked = log(desk, **said)
    assert asked.status_code == 422 and not Contact.objects.exists()
    which = asked.context["form"].fields["which"]
    assert [value for value, _words in which.choices] == [str(registered.pk), "nobody"]
    assert registered.identity_number not in asked.text
    answer = log(desk, **said, which=str(registered.pk))
    assert answer.status_code == 302 and Contact.objects.get().person == registered

    other = log(desk, **contact("visit", caller_name="نوال المالكي"), which="nobody")
    stranger = Contact.objects.latest("id")
    assert other.status_code == 302 and stranger.person is None
    assert stranger.caller_name == "نوال المالكي"
    # A first name alone, or one nobody has, is no question.
    assert log(desk, **contact("visit", caller_name="نوال")).status_code == 302
    assert log(desk, **contact("visit", caller_name="زخرف الهاشمي")).status_code == 302
    # Somebody who was not offered cannot be chosen.
    assert log(desk, **{**said, "which": str(PersonFactory().pk)}).status_code == 422


def test_a_stranger_is_registered_from_the_visit(desk, cast):
    stranger = ContactFactory(by=cast.officer, person=None, caller_name="زخرف الهاشمي")
    page = desk.get(reverse("contact:show", args=[stranger.pk]))
    register = page.context["register_url"]
    assert register.startswith(reverse("people:create")) and register in page.text
    form = desk.get(register).context["form"]
    assert (form["first_name"].value(), form["family_name"].value()) == ("زخرف", "الهاشمي")
    contact = ContactFactory(by=cast.officer, person=PersonFactory())
    assert desk.get(reverse("contact:show", args=[contact.pk])).context["register_url"] == ""


@pytest.mark.policy("PR-3")
def test_only_what_was_asked_ends_as_referred(desk, cast):
    stranger = ContactFactory(visit=True, person=None, caller_name="زائر", by=cast.officer)
    page = desk.get(reverse("contact:show", args=[stranger.pk]))
    assert "referred" not in dict(page.context["close_form"].fields["outcome"].choices)
    contact = ContactFactory(visit=True, person=PersonFactory(), by=cast.officer)
    close = reverse("contact:step", args=[contact.pk, "close"])
    answer = desk.post(close, {"outcome": "referred"})
    assert answer.status_code == 409 and answer.context["close_form"].non_field_errors()
    # The address of the refused form, asked for anew: the language button does so.
    assert desk.get(close).status_code == 200


def test_the_only_researcher_is_chosen_and_nobody_to_hand_over_to_is_no_form(desk, cast, client):
    person, only = open_to(cast.officer, PersonFactory()), cast.researcher
    form = desk.get(reverse("contact:refer"), {"person": person.pk}).context["form"]
    assert form["owner"].value() == only.pk
    referral = ReferralFactory(person=person, owner=cast.researcher)
    client.force_login(cast.researcher)
    page = client.get(reverse("contact:referral", args=[referral.pk]))
    assert page.context["hand_over_form"] is None


@pytest.mark.policy("DG-3")
def test_every_channel_has_its_clock(desk, cast, calendar):
    letter = ContactFactory(channel="letter", by=cast.officer, caller_name="كاتب الخطاب")
    visit = ContactFactory(visit=True, by=cast.officer, caller_name="زائر بقي مفتوحًا")

    def late():
        page = desk.get(reverse("contact:list"), {"when": "late"})
        return {contact.pk for contact in page.context["page"]}

    assert late() == set()
    calendar.forward(days=1)
    assert late() == {visit.pk}, "who stood before us was to be answered the same day"
    calendar.forward(days=2)
    assert late() == {visit.pk}
    calendar.forward(days=1)
    assert late() == {visit.pk, letter.pk}
    assert "?when=late" in desk.get(reverse("contact:list")).content.decode()
    queue = next(p for p in today.for_user(cast.officer) if p.code == "contacts")
    assert {c.pk: (c.due_on - c.day).days for c in queue.rows} == {visit.pk: 0, letter.pk: 3}
    for one in (letter, visit):
        workflow.close(one, by=cast.officer, outcome="answered")
    assert late() == set()
    assert "?when=late" not in desk.get(reverse("contact:list")).content.decode()
