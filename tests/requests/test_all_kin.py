"""Where all of a branch are family of the applicant, nobody stays unserved (PR-2+)."""

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.intake import guards
from requests_app.intake.enums import RequestStatus, RequestTaskKind
from requests_app.intake.workflow import desk, kin
from requests_app.models import Attestation, KinWitness
from sanad.accounts.models import User
from sanad.guarded import kin as relatives
from sanad.lib.actor import acting
from sanad.lib.refusal import NotAllowed, Refused
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from tests.factories import requests
from tests.factories.accounts import BranchFactory, UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory, identity
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-2")]
BROTHER = identity(88_000_001)
HOW = "بالهاتف، يقابل الأوراق بما كُتب"


@pytest.fixture
def hind():
    """The one officer of the branch; the applicant is her brother."""
    officer = UserFactory(username="desk-officer", officer=True)
    with acting(officer.pk):
        relatives.say(officer, own=identity(88_000_000), relatives={"sibling": [BROTHER]})
    return User.objects.get(pk=officer.pk)


def of_her_brother(make=requests.submitted, **more):
    return make(person=PersonFactory(identity_number=BROTHER), **more)


def waiting(kind):
    return Task.objects.open().filter(kind=kind)


def test_the_manager_is_called_where_all_are_family(hind):
    case = of_her_brother()
    task = waiting(RequestTaskKind.ALL_KIN).get()
    assert task.role == "manager" and task.about_id == str(case.pk)


def test_nobody_is_called_where_somebody_else_serves(hind):
    UserFactory(officer=True)
    of_her_brother()
    assert not waiting(RequestTaskKind.ALL_KIN).exists()


def test_nor_for_others(hind):
    case = requests.submitted()
    assert not waiting(RequestTaskKind.ALL_KIN).exists()
    refusal = kin.serve_elsewhere.why_not(case, UserFactory(manager=True))
    assert refusal.code == "served"


def test_an_officer_who_left_or_sits_elsewhere_serves_nobody(hind):
    UserFactory(officer=True, is_active=False)
    UserFactory(officer=True, branch=BranchFactory(name="فرع الشمال"))
    of_her_brother()
    assert waiting(RequestTaskKind.ALL_KIN).exists()


def test_another_branch_serves(hind, client):
    case, manager = of_her_brother(), UserFactory(manager=True)
    north = BranchFactory(name="فرع الشمال")
    there = UserFactory(officer=True, branch=north)
    client.force_login(manager)
    address = f"/desk/requests/{case.pk}/serve_elsewhere/"
    page = client.get(address).content.decode()
    assert "فرع الشمال" in page and str(hind.branch) not in page.split("<form")[-1]
    client.post(address, {"branch": north.pk})
    case.refresh_from_db()
    assert case.branch == north and not waiting(RequestTaskKind.ALL_KIN).exists()
    assert not guards.is_relative(case, there)
    client.force_login(there)
    assert client.get(case.get_absolute_url()).status_code == 200
    client.force_login(hind)
    assert client.get(case.get_absolute_url()).status_code == 404


def named(case, colleague, *, manager=None, witness=None):
    manager = manager or UserFactory(manager=True)
    witness = witness or UserFactory(board=True, branch=BranchFactory(name="المركز"))
    with signed_in(manager):
        return kin.name_witness(case, by=manager, colleague=colleague, witness=witness, how=HOW)


def test_before_a_witness_family_serves(hind):
    case = of_her_brother()
    assert desk.attest.why_not(case, hind).code == "own"
    board = UserFactory(board=True, branch=BranchFactory(name="المركز"))
    case = named(case, hind, witness=board)
    task = waiting(RequestTaskKind.WITNESS).get()
    assert (task.owner, task.link) == (board, f"/desk/requests/{case.pk}/witness/")
    assert not waiting(RequestTaskKind.ALL_KIN).exists()
    with signed_in(hind):
        case = requests.check(case, by=hind)
        case = desk.verify(desk.attest(case, by=hind), by=hind)
    assert case.status == RequestStatus.VERIFIED and case.verified_by == hind
    # Of another request of his nothing was said.
    other = of_her_brother_again(case)
    assert guards.not_own(other, hind).code == "own"


def of_her_brother_again(case):
    return requests.draft(person=case.person, programme="electricity")


def test_nobody_else_names_one(hind):
    case = of_her_brother()
    officer = UserFactory(officer=True, branch=BranchFactory(name="فرع الشمال"))
    with pytest.raises(NotAllowed):
        kin.name_witness(case, by=officer, colleague=hind, witness=officer, how=HOW)


def test_a_manager_of_the_family_names_none_but_lets_another_branch_serve(hind):
    case, manager = of_her_brother(), UserFactory(manager=True)
    with acting(manager.pk):
        relatives.say(manager, own=identity(88_000_002), relatives={"child": [BROTHER]})
    manager = User.objects.get(pk=manager.pk)
    assert kin.name_witness.why_not(case, manager).code == "own"
    assert kin.serve_elsewhere.why_not(case, manager) is None


def test_the_witness_is_no_family(hind):
    case, sister = of_her_brother(), UserFactory(officer=True, branch=BranchFactory(name="المركز"))
    with acting(sister.pk):
        relatives.say(sister, own=identity(88_000_003), relatives={"sibling": [BROTHER]})
    with pytest.raises(Refused) as refusal:
        named(case, hind, witness=User.objects.get(pk=sister.pk))
    assert refusal.value.code == "witness" and not KinWitness.objects.exists()


@pytest.mark.parametrize("which", ["she says it", "he says it"])
def test_nor_a_relative_of_who_serves(hind, which, owner):
    """Her husband, who works at the centre, is nobody to her brother by the first degree."""
    husband = UserFactory(officer=True, branch=BranchFactory(name="المركز"))
    own = identity(88_000_004)
    his = {"spouse": [identity(88_000_000)]} if which == "he says it" else {}
    with acting(husband.pk):
        relatives.say(husband, own=own, relatives=his)
    if which == "she says it":
        with acting(hind.pk):
            relatives.say(hind, relatives={"spouse": [own]})
    case, husband = of_her_brother(), User.objects.get(pk=husband.pk)
    with pytest.raises(Refused) as refusal:
        named(case, hind, witness=husband)
    assert refusal.value.code == "witness" and not KinWitness.objects.exists()
    manager = UserFactory(manager=True)
    values = [case.pk, hind.pk, husband.pk, HOW, manager.pk]
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), acting(manager.pk):
        with connection.cursor() as cursor:
            cursor.execute(NAME, values)
    assert constraint_of(refused.value) == "kinwitness_is_another"
    with without(owner, "kinwitness_is_another"), acting(manager.pk):
        with connection.cursor() as cursor:
            cursor.execute(NAME, values)


def test_nobody_serves_their_own_home_before_a_witness(hind):
    case = of_her_brother()
    delegate = UserFactory(delegate=True)
    PersonFactory(household=case.household, account=delegate)
    with pytest.raises(Refused) as refusal:
        named(case, delegate)
    assert refusal.value.code == "own_home"


NAME = """INSERT INTO requests_app_kinwitness
    (support_request_id, colleague_id, witness_id, how, named_by_id) VALUES (%s, %s, %s, %s, %s)"""


class TestTheDatabase:
    def run(self, sql, *parameters, who=None):
        with acting(who), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, parameters)

    def refused(self, rule, sql, *parameters, who=None):
        with pytest.raises(IntegrityError) as refusal:
            self.run(sql, *parameters, who=who)
        assert constraint_of(refusal.value) == rule

    def test_who_names_whom(self, hind, owner):
        case, manager = of_her_brother(), UserFactory(manager=True)
        board = UserFactory(board=True)
        row = (case.pk, hind.pk, board.pk, HOW)
        self.refused("kinwitness_by_a_manager", NAME, *row, manager.pk, who=hind.pk)
        self.refused("kinwitness_by_a_manager", NAME, *row, hind.pk, who=hind.pk)
        with without(owner, "kinwitness_by_a_manager"):
            with transaction.atomic():
                self.run(NAME, *row, hind.pk, who=hind.pk)
                transaction.set_rollback(True)
        for witness in (hind.pk, PersonFactory(with_account=True).account_id):
            row = (case.pk, hind.pk, witness, HOW, manager.pk)
            self.refused("kinwitness_is_another", NAME, *row, who=manager.pk)
        with without(owner, "kinwitness_is_another"), transaction.atomic():
            self.run(NAME, *row, who=manager.pk)
            transaction.set_rollback(True)

    def test_nobody_serves_their_own_home(self, owner):
        own = identity(88_000_009)
        officer, manager = UserFactory(officer=True), UserFactory(manager=True)
        with acting(officer.pk):
            relatives.say(officer, own=own, relatives={})
        case = requests.submitted(person=PersonFactory(identity_number=own))
        row = (case.pk, officer.pk, UserFactory(board=True).pk, HOW, manager.pk)
        self.refused("kinwitness_not_for_oneself", NAME, *row, who=manager.pk)
        with without(owner, "kinwitness_not_for_oneself"), transaction.atomic():
            self.run(NAME, *row, who=manager.pk)
            transaction.set_rollback(True)

    def test_without_a_witness_family_neither_attests_nor_verifies(self, hind, owner):
        case = of_her_brother(requests.attested, by=UserFactory(officer=True))
        verify = """UPDATE requests_app_supportrequest SET verified_by_id = %s WHERE id = %s"""
        self.refused("supportrequest_verifier_is_another", verify, hind.pk, case.pk, who=hind.pk)
        with pytest.raises(IntegrityError) as refusal, transaction.atomic(), acting(hind.pk):
            Attestation.objects.create(declaration=of_her_sister().declaration, by=hind, text="x")
        assert constraint_of(refusal.value) == "attestation_by_another"

    def test_what_was_verified_before_the_answer_goes_on(self, owner):
        """Who turns out to be a relative afterwards stops no case."""
        case = requests.verified(person=PersonFactory(identity_number=BROTHER))
        officer = case.verified_by
        with acting(officer.pk):
            relatives.say(officer, own=identity(88_000_004), relatives={"sibling": [BROTHER]})
        UserFactory(officer=True)
        self.run(
            "UPDATE requests_app_supportrequest SET second_reason = 'x' WHERE id = %s", case.pk
        )


def of_her_sister():
    """Another of the same number's family: the brother's household asks for something else."""
    person = PersonFactory._meta.model.objects.get(identity_number=BROTHER)
    return requests.submitted(person=person, programme="electricity")
