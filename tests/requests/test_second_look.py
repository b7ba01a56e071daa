"""A second look at a drawn request: drawn by the database, taken by another (PR-2+)."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.intake.enums import Drawn, LookAnswer, RequestStatus, RequestTaskKind
from requests_app.intake.models.second_look import rank_of
from requests_app.intake.workflow import second_look
from requests_app.models import SecondLook
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.lib.refusal import NotAllowed, Refused
from sanad.middleware import constraint_of
from sanad.policy.models import PolicyVersion
from sanad.workflow.models import Task
from tests.delivery import cases
from tests.factories import committee, requests
from tests.factories.accounts import BranchFactory, UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.policy import approved
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-2")]
ANSWER = (
    "UPDATE requests_app_secondlook SET answer = %s, looked_by_id = %s, note = %s WHERE id = %s"
)
DIFFERS = "في العقد إيجار غير المكتوب"


def run(sql, *parameters, who=None):
    with acting(who), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def refused(rule, sql, *parameters, who=None):
    with pytest.raises(IntegrityError) as refusal:
        run(sql, *parameters, who=who)
    assert constraint_of(refusal.value) == rule


def of_a_version(cast, calendar, **numbers):
    """Whatever is raised in the test began under these numbers, weeks ago too."""
    calendar.move_to("2026-10-01")
    version = approved(cast, in_days=0, **numbers)
    calendar.move_to(calendar.BEGINS)
    return version


@pytest.fixture
def all_drawn(cast, calendar):
    return of_a_version(cast, calendar, second_look_percent=100)


@pytest.fixture
def none_drawn(cast, calendar):
    return of_a_version(cast, calendar, second_look_percent=0)


def waiting(kind=RequestTaskKind.SECOND_LOOK):
    return Task.objects.open().filter(kind=kind)


def other_officer():
    return UserFactory(username="other-officer", officer=True)


class TestTheDraw:
    def test_one_in_ten_unless_the_board_says_otherwise(self):
        field = PolicyVersion._meta.get_field("second_look_percent")
        migration = import_module("sanad.policy.migrations.0006_kin_and_second_look").Migration
        (added,) = [
            each.field
            for each in migration.operations
            if (each.model_name, each.name) == ("policyversion", field.name)
        ]
        assert added.default == 10  # the suite itself draws nothing by chance

    def test_each_raising_is_drawn_once_and_the_draw_is_kept(self, none_drawn):
        case = requests.raised()
        look = case.looks.get()
        assert (look.drawn, look.percent, look.verified_by) == (Drawn.NOT, 0, case.verified_by)
        assert look.rank == rank_of(look.seed, case.pk)
        assert not waiting().exists()

    def test_every_one_where_the_version_says_so(self, all_drawn):
        look = requests.raised().looks.get()
        assert (look.drawn, look.percent) == (Drawn.SAMPLE, 100)

    @pytest.mark.parametrize(("limit", "is_drawn"), [(6000, True), (6001, False), (0, False)])
    def test_from_an_amount(self, cast, calendar, limit, is_drawn):
        of_a_version(cast, calendar, second_look_percent=0, second_look_amount=limit)
        case = requests.raised()  # 6,000 riyals
        assert case.looks.get().drawn == (Drawn.AMOUNT if is_drawn else Drawn.NOT)

    def test_a_case_is_drawn_by_the_version_it_began_under(self, cast, calendar):
        case = requests.noticed()
        version = approved(cast, in_days=0, second_look_percent=100)
        requests.desk.raise_to_committee(case, by=requests.officer())
        assert case.looks.get().percent == case.policy_version.second_look_percent
        assert version.pk != case.policy_version_id

    def test_a_share_is_that_share(self, none_drawn):
        """A thousand draws of the database, by its own formula: about one in ten."""
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT count(*) FROM generate_series(1, 1000) n, LATERAL (SELECT
                ('x' || left(encode(sha256(convert_to(gen_random_uuid() || '/' || n, 'UTF8')),
                'hex'), 8))::bit(32)::bigint %% 100 AS rank) r WHERE rank < 10""",
                [],
            )
            (drawn,) = cursor.fetchone()
        assert 50 < drawn < 160

    def test_nobody_draws_or_undoes_it(self, all_drawn, owner):
        case = requests.raised()
        look = case.looks.get()
        add = "INSERT INTO requests_app_secondlook (support_request_id) VALUES (%s)"
        refused("secondlook_drawn_at_the_raising", add, case.pk)
        with without(owner, "secondlook_drawn_at_the_raising"), transaction.atomic():
            run(add, case.pk)
            transaction.set_rollback(True)
        for change in ("drawn = 'not'", "rank = 99", "percent = 0", "seed = gen_random_uuid()"):
            sql = f"UPDATE requests_app_secondlook SET {change} WHERE id = %s"
            refused("secondlook_stays_as_drawn", sql, look.pk)
        with without(owner, "secondlook_stays_as_drawn"), transaction.atomic():
            run(sql, look.pk)
            transaction.set_rollback(True)

    def test_a_chosen_seed_is_not_taken(self, none_drawn, owner):
        case = requests.raised()
        sql = """INSERT INTO requests_app_secondlook (support_request_id, seed, drawn, percent)
            VALUES (%s, '00000000-0000-0000-0000-000000000000', 'sample', 100)"""
        with without(owner, "secondlook_drawn_at_the_raising"):
            run(sql, case.pk)
        look = case.looks.first()
        assert (look.drawn, look.percent) == (Drawn.NOT, 0) and look.seed.int != 0

    def test_without_the_effect_nothing_is_drawn(self, all_drawn, owner):
        with without(owner, "supportrequest_raising_is_drawn"):
            assert not requests.raised().looks.exists()


class TestWhoIsAsked:
    def test_another_of_the_desk(self, all_drawn):
        other_officer()
        requests.raised()
        task = waiting().get()
        assert (task.role, task.branch) == ("officer", requests.officer().branch)

    def test_a_delegate_where_there_is_one_officer(self, all_drawn):
        UserFactory(delegate=True)
        requests.raised()
        assert waiting().get().role == "delegate"

    def test_then_the_manager_then_the_board(self, all_drawn, cast):
        requests.raised()
        task = waiting().get()
        assert (task.role, task.branch) == ("manager", None)

    def test_the_board_where_nobody_else_is(self, all_drawn, cast):
        with acting(-1):
            User.objects.filter(pk=cast.manager.pk).update(is_active=False)
        case = requests.raised()
        assert waiting().get().role == "board"
        board = UserFactory(board=True, branch=None)
        with signed_in(board):
            second_look.look_agrees(case, by=board)
        assert not waiting().exists()

    def test_not_who_entered_it(self, all_drawn):
        entered = UserFactory(delegate=True)
        case = requests.draft(by=entered)
        assert entered.pk in second_look.took_part(case)

    def test_not_who_attested_it(self, all_drawn):
        attested = other_officer()
        case = requests.attested(by=attested)
        case.created_by_id = case.verified_by_id = None
        assert second_look.took_part(case) == {attested.pk}


class TestTheAnswer:
    def test_it_agrees(self, all_drawn):
        other, case = other_officer(), requests.raised()
        with signed_in(other):
            second_look.look_agrees(case, by=other)
        look = case.looks.get()
        assert (look.answer, look.looked_by) == (LookAnswer.AGREES, other) and look.looked_at
        assert not waiting().exists() and not waiting(RequestTaskKind.DIFFERS).exists()
        assert case.log.first().verb == "look_agrees"

    def test_it_differs(self, all_drawn):
        other, case = other_officer(), requests.raised()
        with signed_in(other):
            fresh = second_look.look_differs(case, by=other, note=DIFFERS)
        assert fresh.status == RequestStatus.RAISED  # nothing is held
        task = waiting(RequestTaskKind.DIFFERS).get()
        assert task.role == "manager" and not waiting().exists()
        assert task.due_on == clock.today() + timedelta(days=1)

    def test_not_who_verified_it_nor_family(self, all_drawn):
        case = requests.raised()
        for user in (requests.officer(), other_officer()):
            if user != requests.officer():
                PersonFactory(household=case.household, account=user)
            case.__dict__.pop("stranger", None)
            with pytest.raises(Refused) as refusal:
                second_look.look_agrees(case, by=user)
            assert refusal.value.code == "took_part"
            assert second_look.look_differs.why_not(case, user).code == "took_part"

    def test_not_by_another_role_or_branch(self, all_drawn):
        case = requests.raised()
        north = BranchFactory(name="فرع الشمال")
        for user in (UserFactory(provider=True), UserFactory(officer=True, branch=north)):
            with pytest.raises(NotAllowed):
                second_look.look_agrees(case, by=user)

    def test_once(self, all_drawn):
        other, case = other_officer(), requests.raised()
        with signed_in(other):
            second_look.look_agrees(case, by=other)
            assert second_look.look_differs.why_not(case, other).code == "look"

    def test_not_where_none_is_asked_for(self, none_drawn):
        assert second_look.look_agrees.why_not(requests.raised(), other_officer()).code == "look"

    def test_it_never_holds_the_case(self, all_drawn, calendar):
        """Unanswered, the request is decided, registered and given; the look is still possible."""
        case = cases.delivered(calendar=calendar)
        assert case.looks.get().answer == ""
        other = other_officer()
        with signed_in(other):
            second_look.look_agrees(case, by=other)


class TestTheDatabase:
    def look(self):
        case = requests.raised()
        return case, case.looks.get()

    def test_who_looks(self, all_drawn, owner):
        case, look = self.look()
        verifier, other = case.verified_by, other_officer()
        refused(
            "secondlook_by_another", ANSWER, "agrees", verifier.pk, "", look.pk, who=verifier.pk
        )
        refused("secondlook_by_another", ANSWER, "agrees", other.pk, "", look.pk, who=verifier.pk)
        provider = UserFactory(provider=True)
        refused(
            "secondlook_by_another", ANSWER, "agrees", provider.pk, "", look.pk, who=provider.pk
        )
        with without(owner, "secondlook_by_another"), transaction.atomic():
            run(ANSWER, "agrees", verifier.pk, "", look.pk, who=verifier.pk)
            transaction.set_rollback(True)
        relative = UserFactory(officer=True)
        PersonFactory(household=case.household, account=relative)
        refused(
            "secondlook_by_another", ANSWER, "agrees", relative.pk, "", look.pk, who=relative.pk
        )
        run(ANSWER, "agrees", other.pk, "", look.pk, who=other.pk)

    def test_not_of_what_was_not_drawn(self, none_drawn):
        _case, look = self.look()
        other = other_officer()
        refused("secondlook_by_another", ANSWER, "agrees", other.pk, "", look.pk, who=other.pk)

    def test_once_and_with_words(self, all_drawn, owner):
        _case, look = self.look()
        other = other_officer()
        refused("secondlook_answered_once", ANSWER, "differs", other.pk, "", look.pk, who=other.pk)
        refused("secondlook_answered_once", ANSWER, "", other.pk, "", look.pk, who=other.pk)
        run(ANSWER, "differs", other.pk, DIFFERS, look.pk, who=other.pk)
        again = (ANSWER, "agrees", other.pk, "", look.pk)
        refused("secondlook_answered_once", *again, who=other.pk)
        with without(owner, "secondlook_answered_once"):
            run(*again, who=other.pk)

    def test_it_is_not_deleted(self, all_drawn):
        self.look()
        with pytest.raises(Exception, match="permission denied"):
            run("DELETE FROM requests_app_secondlook")


class TestThePages:
    def test_what_was_attested_stands_beside_what_was_entered(self, all_drawn, client):
        other, case = other_officer(), requests.raised()
        client.force_login(other)
        address = f"/desk/requests/{case.pk}/second-look/"
        page = client.get(address)
        rows = page.context["rows"]
        assert rows and all(signed == entered for _label, signed, entered in rows)
        assert page.context["can_answer"]
        answer = client.post(address, {"answer": "differs", "note": "…"})
        assert answer.status_code == 422 and answer.context["form"].errors.keys() == {"note"}
        assert client.post(address, {"answer": "differs", "note": DIFFERS}).status_code == 302
        page = client.get(address).content.decode()
        assert DIFFERS in page and 'name="answer"' not in page

    def test_who_verified_reads_why_not(self, all_drawn, client):
        case = requests.raised()
        client.force_login(requests.officer())
        page = client.get(f"/desk/requests/{case.pk}/second-look/")
        assert page.context["refusal"].code == "took_part" and not page.context["can_answer"]

    @pytest.mark.parametrize("role", ["provider", "researcher", "auditor", "secretary"])
    def test_others_know_nothing_of_it(self, all_drawn, client, role):
        case = requests.raised()
        client.force_login(UserFactory(**{role: True}))
        assert client.get(f"/desk/requests/{case.pk}/second-look/").status_code == 404

    def test_the_board_reads_it_where_it_is_asked(self, all_drawn, client):
        case = requests.raised()
        client.force_login(UserFactory(board=True, branch=None))
        assert client.get(f"/desk/requests/{case.pk}/second-look/").context["can_answer"]

    def test_there_is_none_of_what_was_not_drawn(self, none_drawn, client):
        case = requests.raised()
        client.force_login(other_officer())
        assert client.get(f"/desk/requests/{case.pk}/second-look/").status_code == 404

    def test_who_registers_reads_what_differs(self, all_drawn, client, calendar):
        case = cases.complete(cases.accepted(calendar=calendar))
        officer = requests.officer()
        client.force_login(officer)
        address = f"/desk/delivery/{case.pk}/register/"
        seen = client.get(address).context["seen"]
        other = other_officer()
        with signed_in(other):
            second_look.look_differs(case, by=other, note=DIFFERS)
        # A page of before does not register: it has not said so.
        client.post(address, {"seen": seen})
        case.refresh_from_db()
        assert case.status == RequestStatus.ACCEPTED
        page = client.get(address)
        assert DIFFERS in page.content.decode()
        client.post(address, {"seen": page.context["seen"]})
        case.refresh_from_db()
        assert case.status == RequestStatus.REGISTERED

    def test_that_it_agrees_makes_no_page_old(self, all_drawn, client, calendar):
        case = cases.complete(cases.accepted(calendar=calendar))
        client.force_login(requests.officer())
        address = f"/desk/delivery/{case.pk}/register/"
        seen = client.get(address).context["seen"]
        other = other_officer()
        with signed_in(other):
            second_look.look_agrees(case, by=other)
        client.post(address, {"seen": seen})
        case.refresh_from_db()
        assert case.status == RequestStatus.REGISTERED


def test_a_second_raising_is_drawn_anew(all_drawn, calendar):
    """What was sent back and raised again is another raising."""
    case = committee.ripe(calendar)
    assert case.looks.count() == 1 and SecondLook.objects.drawn().count() == 1
