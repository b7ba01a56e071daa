"""The staff home: what waits, for whom, in which order, and at what cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app import tasks
from requests_app.intake.workflow import desk
from requests_app.models import SupportRequest
from sanad.lib import clock
from sanad.messaging.models import Gateway
from sanad.workflow.models import Task
from tests.delivery import cases
from tests.factories import committee, requests
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory

pytestmark = pytest.mark.django_db


def page(client, user, **query):
    client.force_login(user)
    return client.get(reverse("workbench:today"), query)


def names(response):
    return [row.task.name for row in response.context["rows"]]


def numbers(response):
    return {number.code: number.count for number in response.context["numbers"]}


def person(first_name):
    return PersonFactory(first_name=first_name)


@pytest.mark.parametrize(
    "role",
    ["officer", "delegate", "researcher", "member", "chair", "secretary", "provider", "manager"],
)
def test_an_empty_day_says_so_kindly(client, cast, role):
    response = page(client, getattr(cast, role))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store, private"
    assert 'class="s-empty"' in response.text


def test_beneficiaries_have_no_workbench(client, db):
    assert page(client, UserFactory()).status_code == 403


def test_an_unknown_queue_or_size_shows_everything(client, cast):
    response = page(client, cast.officer, pile="x'y", size="1000000")
    assert response.context["day"].chosen == ""
    assert response.context["day"].size == 25


def test_a_held_gateway_stands_beside_other_work(client, cast):
    """Its key is no number, as those of the others are."""
    Task.objects.create(kind="call", about_type="x", about_id="1", role="manager")
    Gateway.objects.update_or_create(channel="sms", defaults={"held_at": clock.now()})
    response = page(client, cast.manager)
    assert {row.queue.code for row in response.context["rows"]} == {"held", "tasks"}


@pytest.mark.policy("GO-1")
def test_the_officer_sees_late_and_due_first(client, cast, calendar):
    with requests.on(calendar, "2026-11-21"):
        young = requests.submitted(person=person("نورة"))
    with requests.on(calendar, "2026-11-10"):
        late = requests.submitted(person=person("فاطمة"))
    with requests.on(calendar, "2026-11-17"):
        due = requests.submitted(person=person("سلطانة"))
    response = page(client, cast.officer)
    assert names(response) == [str(case.person) for case in (late, due, young)]
    assert [(row.is_late, row.is_due) for row in response.context["rows"]] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip
    counts = numbers(response)
    assert (counts[""], counts["late"], counts["due"], counts["check"]) == (3, 1, 1, 3)
    assert response.text.count('class="is-late"') == response.text.count('class="is-due"') == 1

    assert names(page(client, cast.officer, pile="late")) == [str(late.person)]
    assert names(page(client, cast.officer, pile="due")) == [str(due.person)]


def test_each_case_stands_in_one_queue_only(client, cast, calendar):
    requests.draft(by=cast.officer)
    requests.submitted()
    back = requests.answered(requests.returned())
    desk.submit(back, by=requests.officer())
    requests.verified()
    requests.noticed()
    requests.raised()
    counts = numbers(page(client, cast.officer))
    queues = {code: count for code, count in counts.items() if code not in ("", "late", "due")}
    assert queues == {
        "drafts": 1, "check": 1, "answered": 1, "tell": 1, "raise": 1, "committee": 1,
    }  # fmt: skip
    # What is with the committee is there to look at, and nobody's work at the desk.
    assert counts[""] == 5


def test_another_branch_is_another_desk(client, cast):
    requests.submitted()
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    assert numbers(page(client, elsewhere))[""] == 0


@pytest.mark.policy("DG-4")
def test_the_delegate_fetches_what_is_missing(client, cast, calendar):
    case = requests.returned(by=requests.officer())
    response = page(client, cast.delegate)
    assert names(response) == [str(case.person)]
    assert response.context["rows"][0].due_on == SupportRequest.objects.get().completion_due_on


def test_the_manager_sees_what_passed_the_ceiling(client, cast, calendar):
    requests.raised(calendar=calendar, raised_on="2026-10-01")
    requests.raised(calendar=calendar, raised_on="2026-11-01")
    tasks.due()
    response = page(client, cast.manager)
    assert numbers(response)["tasks"] == 1
    assert response.context["rows"][0].is_late


def test_a_stopped_service_has_no_next_step(client, cast):
    from tests.factories import conduct

    case = requests.submitted(by=cast.officer)
    incident = conduct.fresh(conduct.IncidentFactory(person=case.person))
    conduct.in_force(cast, incident=conduct.heard(cast, incident))
    task = page(client, cast.officer, pile="check").context["rows"][0].task
    assert (task.step, bool(task.waits_for)) == ("", True)


def test_names_are_whole_and_numbers_masked(client, cast):
    case = requests.submitted()
    text = page(client, cast.officer).text
    assert str(case.person) in text
    assert case.person.identity_number not in text
    assert case.person.mobile[-9:] not in text


def test_as_many_queries_for_thirty_rows_as_for_ten(client, cast):
    for number in range(10):
        requests.submitted(person=person("أولى " + "أ" * (number + 1)))
    few = count_queries(client, cast.officer)
    for number in range(20):
        requests.submitted(person=person("ثانية " + "أ" * (number + 1)))
    assert count_queries(client, cast.officer) == few <= 23


def count_queries(client, user):
    client.force_login(user)
    client.get(reverse("workbench:today"))  # that it was read today is written down once
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("workbench:today"), {"size": "100"})
    return len(queries)


def test_the_rest_of_a_long_list_is_a_link_away(client, cast):
    for number in range(27):
        requests.submitted(person=person("منى " + "أ" * (number + 1)))
    response = page(client, cast.officer)
    assert len(response.context["rows"]) == 25
    assert "size=100" in response.text
    response = page(client, cast.officer, size="100")
    assert len(response.context["rows"]) == 27
    assert "size=200" not in response.text


def test_htmx_gets_the_queue_alone(client, cast):
    client.force_login(cast.officer)
    response = client.get(reverse("workbench:today"), headers={"HX-Request": "true"})
    assert "<html" not in response.text


def a_study(calendar):
    committee.assigned(requests.raised())


def a_ripe_request(calendar):
    committee.ripe(calendar)


def something_to_give(calendar):
    cases.registered(calendar=calendar)


def a_request_past_the_ceiling(calendar):
    requests.raised(calendar=calendar, raised_on="2026-10-01")
    tasks.due()


QUEUES = {
    "studies": (a_study, committee.researcher),
    "ripe": (a_ripe_request, committee.secretary),
    "give": (something_to_give, cases.provider),
    "tasks": (a_request_past_the_ceiling, lambda: committee.person_of("manager", "the-manager")),
}


@pytest.mark.parametrize("queue", QUEUES)
def test_every_queue_costs_the_same_for_more_rows(client, calendar, queue):
    make, who = QUEUES[queue]
    make(calendar)
    user = who()
    client.force_login(user)
    client.get(reverse("workbench:today"))  # what is remembered from then on is no row's cost
    few = count_queries(client, user)
    for _ in range(3):
        make(calendar)
    assert count_queries(client, user) == few
    assert numbers(page(client, user, pile=queue))[queue] == 4


@pytest.mark.policy("PR-5")
def test_the_committees_day(client, calendar):
    """Today's sitting first; what is ripe and on no agenda waits for the secretary."""
    ripe = committee.ripe(calendar)
    committee.locked(calendar)
    listed = committee.ripe(calendar)
    sitting = committee.sitting(items=[listed])
    response = page(client, committee.secretary())
    assert names(response)[0] == str(sitting)
    assert response.context["rows"][0].is_due
    counts = numbers(response)
    assert (counts["sittings"], counts["ripe"], counts["unstudied"]) == (1, 1, 1)
    assert names(page(client, committee.secretary(), pile="ripe")) == [str(ripe.person)]
    # A member sees the sitting, and gathers nothing.
    counts = numbers(page(client, committee.the_members()[1]))
    assert ("sittings" in counts, "ripe" in counts) == (True, False)


def test_who_receives_people_sees_who_waits(client, cast, calendar):
    ContactFactory(by=cast.officer, waiting=True, person=person("دلال"))
    ContactFactory(by=cast.officer, waiting=True, person=person("سعاد"), channel="website")
    mine = ContactFactory(by=cast.officer, person=person("منى"))
    response = page(client, cast.officer)
    assert response.context["beside"]["running"] == mine
    beside = response.text.split('<aside class="s-stack">')[1]
    assert "دلال" in beside and "منى" in beside
    assert "سعاد" not in beside  # who asked in writing stands in no hall
    assert page(client, cast.provider).context["beside"] is None


@pytest.mark.policy("PR-1")
def test_the_day_and_the_list_call_the_same_late(client, cast, calendar):
    """The desk's term is that of verifying; managers read in their day what the list counts."""
    for status in (requests.submitted, requests.verified):
        status(by=cast.officer)
    calendar.forward(days=9)
    for user, code in ((cast.officer, "late"), (cast.manager, "desk-late")):
        client.force_login(user)
        day = {number.code: number.count for number in page(client, user).context["numbers"]}
        listed = client.get(reverse("requests:list"), {"stage": "late"})
        late = {row[0]: row[2] for row in listed.context["counts"]}["late"]
        assert (day[code], late, len(listed.context["rows"])) == (1, 1, 1)
    assert day["late"] == 0, "it waits for the desk, not for the manager"
    assert "متأخر عند المكاتب" in page(client, cast.manager).text


def test_who_stands_here_comes_before_every_late_paper(client, cast, calendar):
    with requests.on(calendar, "2026-11-10"):
        late = requests.submitted(person=person("فاطمة"))
    ContactFactory(by=cast.officer, waiting=True, person=person("دلال"))
    calendar.forward(minutes=14)
    response = page(client, cast.officer)
    first, second = response.context["rows"][:2]
    assert first.task.name.startswith("دلال") and second.task.name == str(late.person)
    assert "14" in first.task.wait_note and first.task.wait_note in response.text
