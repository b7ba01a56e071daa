"""Work that waits on somebody: whose it is, done once, kept by the database, and its list."""

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.urls import reverse

from sanad.lib.actor import acting
from sanad.lib.clock import today
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow import workflow as tasks
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories import conduct as make
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory

pytestmark = pytest.mark.django_db


def waits(about=None, **fields):
    about = about or ContactFactory()
    task = {"name": "أم فهد", "link": about.get_absolute_url(), "role": "officer"} | fields
    return tasks.open_task("call", about, **task)


# Opened and done -----------------------------------------------------------------------------


def test_it_waits_once_for_each_subject_and_again_once_done(cast):
    about = ContactFactory()
    first = waits(about)
    assert waits(about, name="أخرى") == first
    tasks.finish(first, by=cast.officer, outcome="أخبرناها.")
    second = waits(about)
    assert second != first and Task.objects.about(about).count() == 2


def test_a_kind_that_nobody_registered_is_a_mistake():
    with pytest.raises(KeyError):
        tasks.open_task("dance", ContactFactory(), name="", link="/", role="officer")


def test_a_code_stands_for_one_kind():
    class Other(models.TextChoices):
        CALL = "call", "Something else"

    with pytest.raises(ValueError, match="call"):
        tasks.register(Other)


def test_it_is_done_once_with_what_came_of_it(cast):
    task = waits()
    with pytest.raises(Refused) as refused:
        tasks.finish(task, by=cast.officer, outcome="")
    assert refused.value.field == "outcome"
    done = tasks.finish(task, by=cast.officer, outcome="أخبرناها.")
    assert done.is_done and done.done_by == cast.officer
    assert tasks.finish(task, by=cast.officer, outcome="مرة أخرى").outcome == "أخبرناها."
    with pytest.raises(Refused) as refused:
        tasks.finish(task, by=UserFactory(officer=True), outcome="أنا")
    assert cast.officer.name in refused.value.sentence


def by_step(cast):
    about = ContactFactory()
    return tasks.open_task(
        "request-second-look",
        about,
        name="أم فهد، الطلب 1448-00054",
        link="/desk/requests/1/second-look/",
        role="officer",
    )


def test_what_is_a_step_of_its_own_never_ends_by_words(client, cast):
    task = by_step(cast)
    with pytest.raises(Refused) as refused:
        tasks.finish(task, by=cast.officer, outcome="تمام")
    assert refused.value.way.url == task.link
    client.force_login(cast.officer)
    page = client.get(task.get_absolute_url()).content.decode()
    assert 'name="outcome"' not in page and f'href="{task.link}"' in page
    client.post(task.get_absolute_url(), {"outcome": "تمام"})
    assert Task.objects.open().get() == task
    row = client.get(reverse("workbench:tasks")).content.decode()
    assert f'href="{task.link}"' in row and task.get_absolute_url() not in row
    tasks.close(task.kind, _about(task), outcome="مطابق")
    assert not Task.objects.open().exists()


def test_the_number_in_its_name_stands_the_right_way_round(client, cast):
    task = by_step(cast)
    client.force_login(cast.officer)
    for url in (reverse("workbench:tasks"), task.get_absolute_url()):
        assert '<bdi class="num" dir="ltr">1448-00054</bdi>' in client.get(url).content.decode()


def test_the_portal_ends_what_needs_nobody_any_more(cast):
    task = waits()
    tasks.close("call", ContactFactory(), outcome="آخر")
    assert not Task.objects.get().is_done
    tasks.close("call", _about(task), outcome="وصلتها الرسالة.")
    task = Task.objects.get()
    assert task.is_done and task.done_by is None


def _about(task):
    from django.apps import apps

    return apps.get_model(task.about_type).objects.get(pk=task.about_id)


def test_it_waits_on_the_role_of_its_branch_or_on_its_owner(cast):
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    of_branch = waits(branch=cast.officer.branch)
    of_all = waits(name="في كل فرع")
    own = waits(role="", owner=cast.researcher)
    handed = waits(role="officer", owner=cast.delegate)
    assert set(Task.objects.visible_to(cast.officer)) == {of_branch, of_all}
    assert set(Task.objects.visible_to(elsewhere)) == {of_all}
    assert set(Task.objects.visible_to(cast.researcher)) == {own}
    assert set(Task.objects.visible_to(cast.delegate)) == {handed}
    person = PersonFactory(with_account=True).account
    assert not Task.objects.visible_to(person).exists()
    for user in (cast.provider, elsewhere, person):
        with pytest.raises(NotAllowed):
            tasks.finish(of_branch, by=user, outcome="لا")


# Held by the database ------------------------------------------------------------------------

OTHER = "INSERT INTO workflow_task (kind, about_type, about_id, name, link, role, outcome"


@pytest.mark.parametrize(
    ("rule", "sql"),
    [
        ("task_of_somebody", "UPDATE workflow_task SET role = '' WHERE done_at IS NULL"),
        ("task_keeps_its_subject", "UPDATE workflow_task SET about_id = '0' WHERE outcome = ''"),
        ("task_keeps_its_subject", "UPDATE workflow_task SET kind = 'x' WHERE outcome = ''"),
        (
            "task_keeps_its_subject",
            "UPDATE workflow_task SET created_at = '2001-01-01' WHERE outcome = ''",
        ),
        ("task_done_once", "UPDATE workflow_task SET outcome = 'x' WHERE outcome <> ''"),
        ("task_done_once", "UPDATE workflow_task SET due_on = '2030-01-01' WHERE outcome <> ''"),
        ("task_done_once", OTHER + ") VALUES ('call', 'x', '1', 'x', '/', 'officer', 'x')"),
        (
            "task_done_with_an_outcome",
            "UPDATE workflow_task SET done_by_id = public.actor() WHERE outcome = ''",
        ),
        (
            "task_in_ones_own_name",
            "UPDATE workflow_task SET done_by_id = (SELECT min(id) FROM accounts_user)"
            " WHERE outcome = ''",
        ),
        (
            "task_ended_by_its_step",
            "UPDATE workflow_task SET done_by_id = public.actor(), outcome = 'x'"
            " WHERE kind = 'request-second-look'",
        ),
        (
            "task_once_while_open",
            OTHER + ") SELECT kind, about_type, about_id, 'x', '/', 'officer', ''"
            " FROM workflow_task WHERE done_at IS NULL",
        ),
    ],
)
def test_held_by_the_database(cast, rule, sql):
    waits()
    by_step(cast)
    tasks.finish(waits(), by=cast.officer, outcome="أخبرناها.")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        with acting(cast.officer.pk), connection.cursor() as cursor:
            cursor.execute(sql)
    assert constraint_of(refused.value) == rule


def test_it_is_never_deleted_by_the_owner_either(owner):
    from tests.rules.blank import blank, only, refusal, trial

    with trial(owner):
        only(owner, Task, [name_in_the_database("task_is_kept")])
        owner.execute(*blank(Task, name="x"))
        assert refusal(owner, "DELETE FROM workflow_task").constraint_name == "task_is_kept"


def name_in_the_database(rule):
    from sanad.lib.triggers import rules

    return rules()[rule].get_pgid(Task)


def test_its_moments_are_the_databases(cast, calendar):
    task = waits()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workflow_task SET done_at = '2001-01-01'")
        cursor.execute(
            OTHER + ", created_at) VALUES ('call', 'x', '1', 'x', '/', 'officer', '', '2001-01-01')"
        )
    task.refresh_from_db()
    assert task.done_at is None
    assert not Task.objects.filter(created_at__year=2001).exists()
    assert tasks.finish(task, by=cast.officer, outcome="نعم").done_at.year == 2026


# Its pages -----------------------------------------------------------------------------------


def test_the_list_shows_what_is_late_first_with_its_clock(client, cast, calendar):
    day = today()
    soon, late = waits(name="موعدها بعد يومين", due_on=day), waits(name="متأخرة", due_on=day)
    calendar.forward(days=2)
    Task.objects.filter(pk=soon.pk).update(due_on=today())
    waits(name="بلا موعد")
    client.force_login(cast.officer)
    page = client.get(reverse("workbench:tasks"))
    rows = page.context["rows"]
    assert [row.task.name for row in rows] == ["متأخرة", "موعدها بعد يومين", "بلا موعد"]
    assert rows[0].days_late == 2 and rows[1].is_due
    assert late.get_absolute_url() in page.content.decode()
    strip = {number.code: number.count for number in client.get("/desk/").context["numbers"]}
    assert strip["tasks"] == 3


def test_what_came_of_it_is_said_on_its_page(client, cast):
    task = waits()
    url = reverse("workbench:task", args=[task.pk])
    client.force_login(cast.officer)
    assert task.link in client.get(url).content.decode()
    assert client.post(url, {"outcome": ""}).status_code == 422
    assert client.post(url, {"outcome": "أخبرناها."}).url == reverse("workbench:tasks")
    assert "أخبرناها." in client.get(url).content.decode()
    other = UserFactory(officer=True)
    client.force_login(other)
    again = client.post(url, {"outcome": "أنا"}, follow=True)
    assert cast.officer.name in str(next(iter(again.context["messages"])))
    client.force_login(cast.provider)
    assert client.get(url).status_code == 404


def test_the_list_costs_the_same_for_any_number(client, cast, django_assert_num_queries):
    for _row in range(10):
        waits(branch=cast.officer.branch)
    client.force_login(cast.officer)
    client.get(reverse("workbench:tasks"))
    with django_assert_num_queries(6):
        assert len(client.get(reverse("workbench:tasks")).context["rows"]) == 10


# Whom no message reaches ---------------------------------------------------------------------


@pytest.mark.policy("DG-4")
def test_whom_no_message_reaches_is_called(cast, calendar):
    person = PersonFactory(mobile=None)
    measure = make.in_force(cast, incident=make.heard(cast, person=person))
    assert not Message.objects.get().deliveries.exists()
    task = Task.objects.about(measure).get()
    assert (task.kind, task.role, task.branch) == ("call", "researcher", person.branch)
    assert (task.due_on - today()).days == 1
    assert task in Task.objects.visible_to(cast.researcher)
    # While she is still to be called, another message opens no second task.
    make.lifted(cast, measure)
    assert Task.objects.about(measure).count() == 1


def test_whom_a_message_reaches_is_not_called(cast):
    make.in_force(cast, incident=make.heard(cast, person=PersonFactory(mobile="0551234567")))
    assert Message.objects.get().deliveries.exists()
    assert not Task.objects.exists()


def test_a_report_to_the_authorities_is_told_to_nobody(cast):
    make.in_force(cast, "report", make.heard(cast, person=PersonFactory(mobile=None)))
    assert not Task.objects.exists()
