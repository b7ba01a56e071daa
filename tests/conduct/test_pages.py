"""The pages through the client: the whole journey, who sees what, bad input, constant queries."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from beneficiaries.kept_off import keep_off
from beneficiaries.models import Restriction
from conduct import perms, workflow
from conduct.models import Incident, Measure
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.audit.models import Opening
from sanad.lib.clock import today
from sanad.lib.dates import gregorian_text
from tests.factories import conduct as make
from tests.factories.accounts import UserFactory, by_founder, give_role
from tests.factories.beneficiaries import PersonFactory, open_to
from tests.factories.conduct import IncidentFactory, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    def become(user):
        client.force_login(user)
        return client

    return become


def day_of(name, day=None):
    day = day or today()
    parts = {"day": day.day, "month": day.month, "year": day.year, "calendar": "gregorian"}
    return {f"{name}_{part}": str(value) for part, value in parts.items()}


def key():
    return {"key": str(uuid.uuid4())}


REPORT = {
    "direction": "by_beneficiary",
    "kind": "MC-C",
    "degree": "moderate",
    "title": "عقد إيجار معدَّل التاريخ",
    "account": "أُرفق عقد انتهى في مارس 2026.",
}


def follow(client, url, data):
    answer = client.post(url, data, follow=True)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    assert answer.redirect_chain, "the form was shown again: " + str(
        answer.context["form"].errors if "form" in answer.context else ""
    )
    return answer


@pytest.mark.policy("MC-2")
def test_reported_heard_suspended_corrected_lifted(cast, calendar, signed_in):
    person = open_to(cast.officer, PersonFactory())
    client = signed_in(cast.officer)
    answer = client.get(reverse("conduct:report"), {"q": person.identity_number})
    assert reverse("conduct:report_on", args=[person.pk]) in answer.content.decode()
    url = reverse("conduct:report_on", args=[person.pk])
    data = REPORT | key() | day_of("happened_on")
    follow(client, url, data)
    follow(client, url, data)  # sent twice, created once
    incident = Incident.objects.get()

    client = signed_in(cast.researcher)
    step = reverse("conduct:step", args=[incident.pk, "record_hearing"])
    words = {"statement": "المكتب قال إنه مجدَّد.", "means": "desk", "is_read_back": "on"}
    data = words | {"is_signed": "on"} | key() | day_of("heard_on")
    follow(client, step, data)
    follow(client, step, data)
    assert incident.hearings.count() == 1
    propose = reverse("conduct:propose", args=[incident.pk, "suspension"])
    assert client.get(propose).status_code == 200
    data = {
        "reasons": "ثبت بالمطابقة.",
        "to_correct": "عقد ساري المفعول",
        "scope": "named",
        "programmes": ["rent"],
    } | key()
    follow(client, propose, data)
    follow(client, propose, data)
    measure = Measure.objects.get()
    page = client.get(incident.get_absolute_url()).content.decode()
    assert reverse("conduct:measure_step", args=[measure.pk, "decide_measure"]) not in page

    client = signed_in(cast.manager)
    page = client.get(incident.get_absolute_url()).content.decode()
    decide = reverse("conduct:measure_step", args=[measure.pk, "decide_measure"])
    assert decide in page and "المكتب قال إنه مجدَّد." in page
    assert client.get(decide).status_code == 200
    follow(client, decide, {"decision": "إيقاف قصير يكفي."})
    assert Restriction.objects.in_force().get().programmes == ["rent"]
    letter = fresh(measure).letter
    assert client.get(reverse("letters:show", args=[letter.pk])).status_code == 200

    client = signed_in(cast.researcher)
    lift = reverse("conduct:measure_step", args=[measure.pk, "lift"])
    assert client.get(lift).status_code == 200
    follow(client, lift, {"what": "قُدِّم عقد جديد.", "evidence": "رقم 4411"} | key())
    assert not Restriction.objects.in_force().exists()

    client = signed_in(cast.chair)
    close = reverse("conduct:step", args=[incident.pk, "close"])
    answer = follow(client, close, {})
    assert fresh(incident).status == "closed"
    assert answer.context["log"][-1].by == cast.officer


def test_the_reporter_reads_the_report_and_no_more(cast, signed_in):
    measure = make.in_force(cast, incident=make.heard(cast, reported_by=cast.officer))
    client = signed_in(cast.officer)
    page = client.get(measure.incident.get_absolute_url()).content.decode()
    assert measure.incident.account in page
    assert measure.reasons not in page and "مكتب العقار" not in page
    letter = reverse("letters:show", args=[measure.letter_id])
    assert client.get(letter).status_code == 404


PEOPLE = [
    "officer",
    "delegate",
    "researcher",
    "member",
    "chair",
    "secretary",
    "provider",
    "manager",
    "auditor",
]


@pytest.mark.parametrize("situation", ["plain", "objected", "about staff", "about the manager"])
def test_the_same_few_by_queryset_predicate_and_count(cast, signed_in, situation):
    if situation == "objected":
        incident = make.objected(cast).incident
    elif situation == "plain":
        incident = fresh(IncidentFactory(reported_by=cast.provider))
    else:
        about = cast.manager if situation == "about the manager" else cast.researcher
        incident = fresh(IncidentFactory(direction="by_staff", about_staff=about))
    everybody = [getattr(cast, role) for role in PEOPLE] + [incident.reported_by, UserFactory()]
    for user in everybody:
        sees = perms.may_see(user, incident)
        assert Incident.objects.visible_to(user).filter(pk=incident.pk).exists() is sees
        assert perms.readers(incident).filter(pk=user.pk).exists() is sees
        everything = perms.sees_all(user, incident)
        assert Measure.objects.visible_to(user).exists() is (everything and situation == "objected")
        answer = signed_in(user).get(incident.get_absolute_url())
        assert answer.status_code == (200 if sees else 404), (situation, user.username)


@pytest.mark.parametrize("role", ["reporter", "manager", "researcher", "auditor", "member"])
def test_nobody_sees_the_case_of_a_person_whom_they_are_kept_off(cast, signed_in, role):
    incident = make.objected(cast).incident
    user = incident.reported_by if role == "reporter" else UserFactory(**{role: True})
    assert perms.may_see(user, incident)
    about_them = IncidentFactory(
        direction="by_staff", about_staff=user, person=incident.person, reported_by=cast.delegate
    )
    keep_off(incident.person, user, cause="incident", of=about_them)
    user = User.objects.get(pk=user.pk)
    assert not perms.may_see(user, incident) and not perms.sees_all(user, incident)
    assert not perms.readers(incident).filter(pk=user.pk).exists()
    assert not Incident.objects.visible_to(user).exists()
    assert not Measure.objects.visible_to(user).exists()
    assert signed_in(user).get(incident.get_absolute_url()).status_code == 404


def test_a_form_sent_again_is_done_but_not_for_who_lost_the_role(cast, signed_in):
    incident, hearer, key = fresh(IncidentFactory()), cast.researcher, uuid.uuid4()
    said = {"statement": "لا", "heard_on": today(), "means": "desk"}
    workflow.record_hearing(incident, by=hearer, key=key, **said)
    step = reverse("conduct:step", args=[incident.pk, "record_hearing"])
    assert signed_in(hearer).post(step, {"key": key}).status_code == 302
    give_role(hearer, Role.CHAIR)
    with by_founder():
        hearer.groups.remove(Group.objects.get(name=Role.RESEARCHER))
    assert signed_in(hearer).post(step, {"key": key}).status_code == 403
    assert incident.hearings.count() == 1


def test_every_opening_is_on_the_record(cast, signed_in):
    incident = fresh(IncidentFactory())
    signed_in(cast.manager).get(incident.get_absolute_url())
    opening = Opening.objects.get()
    assert (opening.person_id, opening.purpose, opening.page) == (
        incident.person_id,
        "conduct",
        "conduct:show",
    )


def test_an_outsider_finds_no_door(cast, signed_in):
    client = signed_in(PersonFactory(with_account=True).account)
    incident = fresh(IncidentFactory())
    assert client.get(reverse("conduct:list")).status_code == 403
    assert client.get(reverse("conduct:report")).status_code == 403
    assert client.get(incident.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("account", "", "This field is required."),
        ("account", "س" * 4001, "at most 4000 characters"),
        ("title", "\u202eعنوان\u200b \x00" + "س" * 130, "at most 120 characters"),
        ("kind", "MC-Z", "Select a valid choice"),
        ("happened_on_day", "٣٠", None),
        ("happened_on_year", "2126", "2026 or earlier"),
        ("happened_on_year", "1926", "2021 or later"),
        ("key", "not-a-key", None),
        ("direction", "by_staff", "Say who of the staff it is about."),
    ],
)
def test_bad_input_is_answered_by_a_sentence(
    cast, calendar, signed_in, settings, field, value, sentence
):
    settings.LANGUAGE_CODE = "en"
    person = open_to(cast.officer, PersonFactory())
    url = reverse("conduct:report_on", args=[person.pk])
    data = REPORT | key() | day_of("happened_on") | {"happened_on_month": "10"} | {field: value}
    answer = signed_in(cast.officer).post(url, data)
    if sentence is None:
        assert answer.status_code == 302
    else:
        assert answer.status_code == 422
        assert sentence in str(answer.context["form"].errors)
        assert REPORT["title"] in answer.content.decode() or field == "title"


def test_a_refusal_in_normal_use_is_read_on_the_case(cast, signed_in):
    incident = fresh(IncidentFactory())
    client = signed_in(cast.researcher)
    url = reverse("conduct:step", args=[incident.pk, "proceed_unheard"])
    answer = client.post(url, {"reason": "سافر"} | key(), follow=True)
    assert answer.redirect_chain[0][0] == incident.get_absolute_url()
    assert [str(m) for m in answer.context["messages"]]
    assert client.get(reverse("conduct:propose", args=[incident.pk, "exile"])).status_code == 404
    assert client.get(reverse("conduct:step", args=[incident.pk, "conclude"])).status_code == 404
    provider = reverse("conduct:step", args=[incident.pk, "assess"])
    assert signed_in(cast.provider).get(provider).status_code == 404


def test_two_deciders_after_one_another(cast, signed_in):
    measure = make.proposed(cast)
    url = reverse("conduct:measure_step", args=[measure.pk, "decide_measure"])
    follow(signed_in(cast.manager), url, {"decision": "نعم"})
    answer = follow(signed_in(cast.chair), url, {"decision": "نعم"})
    assert len(list(answer.context["messages"])) == 1
    assert fresh(measure).decided_by == cast.manager


@pytest.mark.parametrize("kind", ["oral", "written", "suspension", "report"])
def test_every_option_has_its_form(cast, signed_in, kind):
    incident = make.heard(cast)
    url = reverse("conduct:propose", args=[incident.pk, kind])
    client = signed_in(cast.researcher)
    assert client.get(url).status_code == 200
    assert "reasons" in client.post(url, key()).context["form"].errors


@pytest.mark.parametrize(
    ("verb", "day"), [("record_attempt", "day"), ("record_hearing", "heard_on")]
)
def test_nobody_is_asked_before_it_happened(cast, calendar, signed_in, settings, verb, day):
    settings.LANGUAGE_CODE = "en"
    incident = fresh(IncidentFactory())
    url = reverse("conduct:step", args=[incident.pk, verb])
    words = {"means": "phone", "result": "لم يرد", "statement": "لا", "is_read_back": "on"}
    data = words | key() | day_of(day, today() - timedelta(days=1))
    errors = signed_in(cast.researcher).post(url, data).context["form"].errors
    assert set(errors) == {day} and "or later" in str(errors)


@pytest.mark.policy("MC-5")
def test_who_decides_reads_both_sides_beside_the_form(cast, signed_in):
    measure = make.proposed(cast)
    said = measure.incident.hearings.get().statement
    page = signed_in(cast.manager).get(
        reverse("conduct:measure_step", args=[measure.pk, "decide_measure"])
    )
    assert said in page.content.decode() and measure.incident.account in page.content.decode()
    # The page says what the step brings about, and its button the result.
    assert str(workflow.decide_measure.lead) in page.text
    assert f">{workflow.decide_measure.button}</button>" in page.text
    measure = make.objected(cast, workflow.decide_measure(measure, by=cast.manager, decision="نعم"))
    for verb in ("uphold", "dismiss"):
        page = signed_in(cast.member).get(reverse("conduct:measure_step", args=[measure.pk, verb]))
        assert measure.objection.words in page.content.decode()
        assert said in page.content.decode()


@pytest.mark.parametrize("verb", ["assess", "record_attempt", "decide_no_measure"])
def test_every_step_shows_its_form(cast, signed_in, verb):
    incident = fresh(IncidentFactory())
    url = reverse("conduct:step", args=[incident.pk, verb])
    assert signed_in(cast.manager).get(url).status_code == 200


def test_an_objection_is_answered_on_its_page(cast, signed_in):
    measure = make.objected(cast)
    client = signed_in(cast.member)
    page = client.get(measure.incident.get_absolute_url()).content.decode()
    url = reverse("conduct:measure_step", args=[measure.pk, "uphold"])
    assert url in page
    answer = follow(client, url, {"reasons": "العقد مجدَّد."})
    assert "العقد مجدَّد." in answer.content.decode()
    assert fresh(measure).status == "overturned"


def queries(client, url):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_list_asks_as_much_for_ten_rows_as_for_one(cast, signed_in):
    client = signed_in(cast.manager)
    IncidentFactory()
    client.get(reverse("conduct:list"))  # that it was read today is written down once
    one = queries(client, reverse("conduct:list"))
    IncidentFactory.create_batch(9)
    assert queries(client, reverse("conduct:list")) == one
    for queue in ("hear", "decide", "late", "restricted", "objected", "closed"):
        assert queries(client, reverse("conduct:list") + f"?show={queue}") <= one


def test_the_case_asks_as_much_for_many_rows_as_for_few(cast, calendar, signed_in):
    incident = make.heard(cast)
    measure = make.proposed(cast, "oral", incident)
    client = signed_in(cast.manager)
    client.get(incident.get_absolute_url())
    few = queries(client, incident.get_absolute_url())
    from conduct import workflow

    for _ in range(8):
        workflow.withdraw(measure, by=cast.researcher, reasons="تعديل")
        measure = make.proposed(cast, "oral", incident)
        make.heard(cast, incident)
    # Each measure of a case asks once whether its verbs may be done; that is all that grows.
    assert queries(client, incident.get_absolute_url()) <= few


# The beneficiary's own page, the working day, the person's file ------------------------------


@pytest.mark.policy("PM-1")
def test_the_beneficiary_reads_their_measure_and_objects_once(cast, client):
    person = PersonFactory(with_account=True)
    measure = make.in_force(cast, incident=make.heard(cast, person=person))
    client.force_login(person.account)
    home = client.get(reverse("portal:my_requests")).content.decode()
    assert reverse("portal:my_measures") in home
    page = client.get(reverse("portal:my_measures")).content.decode()
    for words in (measure.reasons, measure.to_correct, measure.incident.number):
        assert words in page
    assert measure.incident.account not in page and measure.decision not in page
    url = reverse("portal:my_measure_object", args=[measure.pk])
    assert client.get(url).status_code == 200
    data = {"words": "العقد مجدَّد والمكتب يشهد."} | key()
    follow(client, url, data)
    answer = follow(client, url, data)
    assert "العقد مجدَّد" not in [str(m) for m in answer.context["messages"]]
    assert fresh(measure).objection.entered_by == person.account
    assert client.get(url).status_code == 302
    assert client.get(reverse("letters:show", args=[measure.letter_id])).status_code == 200


@pytest.mark.policy("MC-5")
def test_a_precaution_says_by_when_they_are_heard_and_what_ended_no_longer_stops(cast, client):
    person = PersonFactory(with_account=True)
    incident = fresh(IncidentFactory(danger=True, person=person))
    measure = make.in_force(cast, incident=incident)
    day = gregorian_text(measure.hearing_until, with_weekday=True)
    assert any(day in paragraph for paragraph in measure.letter.paragraphs)
    client.force_login(person.account)
    page = client.get(reverse("portal:my_measures")).content.decode()
    assert day in page and measure.to_correct in page
    make.lifted(cast, make.heard(cast, incident).measures.get())
    page = client.get(reverse("portal:my_measures")).content.decode()
    assert day not in page and measure.to_correct not in page


def test_a_letter_is_signed_in_one_role(cast):
    chair = UserFactory(chair=True, member=True)
    measure = make.proposed(cast)
    measure = workflow.decide_measure(measure, by=chair, decision="نعم")
    assert measure.letter.signer_title == Role.CHAIR.label_for(chair.gender)
    assert measure.letter.signer_name == str(chair)


@pytest.mark.policy("MC-5")
def test_the_letter_says_that_they_were_sought_in_vain(cast, calendar):
    incident = fresh(IncidentFactory())
    for _ in range(2):
        attempt = {"by": cast.researcher, "means": "phone", "result": "لم يرد"}
        workflow.record_attempt(incident, key=uuid.uuid4(), day=today(), **attempt)
        calendar.forward(days=1)
    sought = incident.attempts.values_list("day", flat=True)
    incident = workflow.proceed_unheard(
        incident, by=cast.researcher, key=uuid.uuid4(), reason="لا يرد."
    )
    letter = make.in_force(cast, "written", incident).letter
    for day in sought:
        assert any(gregorian_text(day) in paragraph for paragraph in letter.paragraphs)
    spoken = make.in_force(cast, "written", make.heard(cast)).letter
    assert not any("سماع أقوالك" in paragraph for paragraph in spoken.paragraphs)


def test_nobody_else_reads_it(cast, client):
    person = PersonFactory(with_account=True)
    measure = make.in_force(cast, incident=make.heard(cast, person=person))
    sister = PersonFactory(household=person.household, with_account=True)
    client.force_login(sister.account)
    assert measure.reasons not in client.get(reverse("portal:my_measures")).content.decode()
    url = reverse("portal:my_measure_object", args=[measure.pk])
    assert client.get(url).status_code == 404


@pytest.mark.policy("MC-4")
def test_a_report_to_the_authorities_is_not_told(cast, client):
    person = PersonFactory(with_account=True)
    make.in_force(cast, "report", make.heard(cast, person=person))
    assert not Measure.objects.for_person(person).exists()


def test_what_waits_for_whom(cast, calendar):
    from conduct import today as day

    def queues(user):
        return {queue.code: list(queue.rows) for queue in day.for_user(user)}

    danger = fresh(IncidentFactory(danger=True, reported_by=cast.officer))
    make.in_force(cast, incident=danger)
    proposal = make.proposed(cast).incident
    objected = make.objected(cast).incident
    assert queues(cast.officer) == {}
    assert queues(cast.researcher) == {"conduct_hear": [danger], "conduct_objected": [objected]}
    assert queues(cast.chair) == {"conduct_decide": [proposal], "conduct_objected": [objected]}
    assert queues(cast.member) == {"conduct_objected": [objected]}
    [row] = queues(cast.manager)["conduct_hear"]
    assert (row.due_on - today()).days == 7
    for queue in day.for_user(cast.manager):
        assert queue.draw(queue.rows[0]).step


def test_the_persons_file_tells_the_few(cast):
    from conduct.panels import conduct_of

    incident = fresh(IncidentFactory(reported_by=cast.delegate))
    for user, sees in ((cast.manager, True), (cast.delegate, True), (cast.officer, False)):
        assert conduct_of(incident.person, user).context["cases"] == [incident] * sees
    assert conduct_of(incident.person, UserFactory()) is None


@pytest.mark.policy("MC-2")
def test_a_suspension_names_the_services_that_it_stops(cast, signed_in):
    incident = make.heard(cast)
    client = signed_in(cast.researcher)
    propose = reverse("conduct:propose", args=[incident.pk, "suspension"])
    data = {"reasons": "ثبت.", "to_correct": "عقد", "scope": "named"} | key()
    answer = client.post(propose, data)
    assert list(answer.context["form"].errors) == ["programmes"]
    assert not Measure.objects.exists()
    # "All services" with some of them ticked before is all of them.
    follow(client, propose, data | {"scope": "all", "programmes": ["rent"]})
    assert Measure.objects.get().programmes == []
