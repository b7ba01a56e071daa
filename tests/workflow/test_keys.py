"""A form's key, for every verb that makes something: once, for its maker, for its own row.

The table below is the list of such verbs; a model with a `key` that is missing from it fails.
"""

import uuid
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db.models import UUIDField

from beneficiaries import guarded
from beneficiaries import workflow as registry
from beneficiaries.models import Document, DocumentType, Person
from conduct import workflow as conduct_verbs
from conduct.models import (
    Attempt,
    AuthorityReport,
    Correction,
    Hearing,
    Incident,
    Measure,
    MeasureObjection,
)
from requests_app.committee.workflow import objection
from requests_app.committee.workflow import sitting as sittings
from requests_app.delivery.workflow import delivery
from requests_app.intake.workflow import desk, thread
from requests_app.models import (
    Delivery,
    Objection,
    Programme,
    Sitting,
    SupportRequest,
    ThreadMessage,
)
from sanad.accounts.enums import Role
from sanad.admin import OWN
from sanad.contact import workflow as contacts
from sanad.contact.models import Contact, FollowUp, Referral
from sanad.guarded.models import GuardedChange
from sanad.lib.actor import acting
from sanad.lib.clock import today
from sanad.paper import workflow as sheets
from sanad.paper.models import Book
from sanad.workflow.refusal import NotAllowed, Refused
from surveys import workflow as surveys
from surveys.models import ImprovementAction
from tests.delivery import cases
from tests.factories import committee, conduct
from tests.factories import requests as situations
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory
from tests.factories.conduct import IncidentFactory, fresh

pytestmark = pytest.mark.django_db


class OnPeople:
    """What is done about a person of the registry."""

    role, another_role, outsider = Role.OFFICER, Role.OFFICER, Role.AUDITOR

    @staticmethod
    def row(scene):
        return PersonFactory()


class Drafts(OnPeople):
    model = SupportRequest

    @staticmethod
    def do(row, *, by, key):
        rent = Programme.objects.get(code="rent")
        desk.create_draft(person=row, programme=rent, by=by, channel="desk", key=key)


class Papers(OnPeople):
    model = Document

    @staticmethod
    def do(row, *, by, key):
        kind = DocumentType.objects.get(code="national-id")
        registry.add_document(row, type=kind, by=by, evidence="seen", issued_on=today(), key=key)


class Referrals(OnPeople):
    model = Referral

    @staticmethod
    def do(row, *, by, key):
        owner = committee.researcher()
        contacts.refer(row, by=by, question="كيف؟", owner=owner, key=key)


class Reports(OnPeople):
    model, outsider = Incident, None

    @staticmethod
    def do(row, *, by, key):
        conduct_verbs.report(
            by=by, key=key, person=row, kind="MC-A", degree="minor", title="صراخ",
            account="رفع صوته عند الباب.", happened_on=today(),
        )  # fmt: skip


class People(OnPeople):
    model = Person

    @staticmethod
    def row(scene):
        return HouseholdFactory()

    @staticmethod
    def do(row, *, by, key):
        person = PersonFactory.build(household=None, branch=None)
        registry.register_person(person, by=by, household=row, key=key)


class Changes(OnPeople):
    model = GuardedChange

    @staticmethod
    def do(row, *, by, key):
        with acting(by.pk):
            guarded.propose_mobile(
                row, by=by, mobile="+966551234567", reason="س", paper="هوية", key=key
            )


class Contacts(OnPeople):
    """A contact has no parent: whoever comes may be nobody we know."""

    model, row = Contact, None

    @staticmethod
    def do(row, *, by, key):
        contacts.begin(
            by=by, channel="phone", subject_kind="inquiry", subject="سؤال", key=key,
            caller_name="أبو فهد",
        )  # fmt: skip


class Books(OnPeople):
    """A book of sheets has no parent."""

    model, row = Book, None

    @staticmethod
    def do(row, *, by, key):
        sheets.make_book(by=by, kind="visit", size=2, key=key)


class Sittings:
    model, row = Sitting, None
    role, another_role, outsider = Role.SECRETARY, Role.CHAIR, Role.MEMBER

    @staticmethod
    def do(row, *, by, key):
        sittings.plan(by=by, scheduled_on=today(), key=key)


class Improvements:
    model, row = ImprovementAction, None
    role, another_role, outsider = Role.MANAGER, Role.MANAGER, Role.PROVIDER

    @staticmethod
    def do(row, *, by, key):
        surveys.write_down(by=by, heard="الانتظار طويل.", step="visit", branch=by.branch, key=key)


class Given:
    model = Delivery
    role, another_role, outsider = Role.PROVIDER, Role.PROVIDER, Role.OFFICER

    @staticmethod
    def row(scene):
        return cases.registered(calendar=scene.calendar).award_lines.get()

    @staticmethod
    def do(row, *, by, key):
        cases.pay(row, by=by, key=key)


class TakenBack(Given):
    @staticmethod
    def row(scene):
        return cases.pay(Given.row(scene))

    @staticmethod
    def do(row, *, by, key):
        delivery.recall(row, by=by, key=key, amount=1, reason="عادت الحوالة.")


class Objections(OnPeople):
    model = Objection

    @staticmethod
    def row(scene):
        case = committee.ripe(scene.calendar)
        item = committee.item_of(committee.in_session(items=[case]), case)
        committee.decided(item, "rejected")
        return case

    @staticmethod
    def do(row, *, by, key):
        objection.file_objection(row, by=by, words="دخلي أقل مما كُتب.", channel="desk", key=key)


class Messages(OnPeople):
    model = ThreadMessage

    @staticmethod
    def row(scene):
        return situations.submitted()

    @staticmethod
    def do(row, *, by, key):
        thread.write(row, by=by, words="هل وصل العقد؟", key=key)


class FurtherAnswers(OnPeople):
    model = FollowUp

    @staticmethod
    def row(scene):
        branch = BranchFactory()
        said = {"subject_kind": "inquiry", "subject": "متى؟", "caller_name": "أبو فهد"}
        row = contacts.ask_as_a_stranger(branch=branch, caller_mobile="+966551234567", **said)
        by = UserFactory(officer=True, branch=branch)
        with acting(by.pk):
            contacts.take_up(row, by=by)
            return contacts.close(row, by=by, outcome="answered", answer="الأحد القادم.")

    @staticmethod
    def do(row, *, by, key):
        contacts.answer_again(row, by=by, words="وصل اليوم.", key=key)


class Hearings:
    model = Hearing
    role, another_role, outsider = Role.RESEARCHER, Role.RESEARCHER, Role.PROVIDER

    @staticmethod
    def row(scene):
        return fresh(IncidentFactory())

    @staticmethod
    def do(row, *, by, key):
        conduct_verbs.record_hearing(
            row, by=by, key=key, statement="ما قصدت.", heard_on=today(), means="desk"
        )


class Attempts(Hearings):
    model = Attempt

    @staticmethod
    def do(row, *, by, key):
        conduct_verbs.record_attempt(
            row, by=by, key=key, day=today(), means="phone", result="لم يرد."
        )


class Proposals(Hearings):
    model = Measure

    @staticmethod
    def row(scene):
        return conduct.heard(scene.cast)

    @staticmethod
    def do(row, *, by, key):
        conduct_verbs.propose_measure(row, by=by, key=key, kind="oral", reasons="ثبت.")


class AuthorityReports(Hearings):
    model = AuthorityReport
    role, another_role, outsider = Role.MANAGER, Role.MANAGER, Role.PROVIDER

    @staticmethod
    def row(scene):
        return fresh(IncidentFactory(danger=True))

    @staticmethod
    def do(row, *, by, key):
        conduct_verbs.report_to_authority(
            row, by=by, key=key, authority="الشرطة", legal_basis="النظام", reported_on=today()
        )


class Corrections(Hearings):
    model = Correction
    role, another_role, outsider = Role.MANAGER, Role.MANAGER, Role.PROVIDER

    @staticmethod
    def row(scene):
        return conduct.in_force(scene.cast)

    @staticmethod
    def do(row, *, by, key):
        conduct_verbs.lift(row, by=by, key=key, what="أحضر العقد.", evidence="العقد")


class MeasureObjections(Corrections):
    model = MeasureObjection

    @staticmethod
    def do(row, *, by, key):
        conduct_verbs.object_to(row, by=by, key=key, words="لم أفعل.")


CASES = [
    Drafts, Papers, Referrals, Reports, People, Contacts, Books, Sittings, Improvements, Given,
    TakenBack, Objections, Messages, FurtherAnswers, Hearings, Attempts, Proposals,
    AuthorityReports, Corrections, MeasureObjections, Changes,
]  # fmt: skip
WITH_ROW = [case for case in CASES if case.row]
each = pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)


@pytest.fixture
def scene(calendar, cast):
    return SimpleNamespace(calendar=calendar, cast=cast)


def begin(case, scene):
    """The row, its maker, and the key with which it was done once."""
    row = case.row(scene) if case.row else None
    by, key = UserFactory(**{case.role: True}), uuid.uuid4()
    case.do(row, by=by, key=key)
    return row, by, key, case.model.objects.count()


@each
def test_sent_twice_it_is_done_once(case, scene):
    row, by, key, there = begin(case, scene)
    case.do(row, by=by, key=key)
    assert case.model.objects.count() == there


@each
def test_anothers_key_gives_nothing(case, scene):
    row, _by, key, there = begin(case, scene)
    another = UserFactory(**{case.another_role: True})
    with pytest.raises(Refused) as refusal:
        case.do(row, by=another, key=key)
    assert (refusal.value.code, case.model.objects.count()) == ("key", there)


@pytest.mark.parametrize("case", WITH_ROW, ids=lambda case: case.__name__)
def test_the_key_of_another_row_gives_nothing(case, scene):
    _row, by, key, _there = begin(case, scene)
    other = case.row(scene)
    there = case.model.objects.count()
    with pytest.raises(Refused) as refusal:
        case.do(other, by=by, key=key)
    assert (refusal.value.code, case.model.objects.count()) == ("key", there)


@each
def test_a_key_is_no_permission(case, scene):
    """Not even for whoever made it and has lost the role since."""
    row, by, key, there = begin(case, scene)
    strangers = [UserFactory(is_staff=True)] if case.outsider else [UserFactory()]
    if case.outsider:
        strangers.append(UserFactory(**{case.outsider: True}))
        by.__dict__["roles"] = frozenset({case.outsider})
        strangers.append(by)
    for stranger in strangers:
        with pytest.raises(NotAllowed):
            case.do(row, by=stranger, key=key)
    assert case.model.objects.count() == there


def test_every_model_with_a_key_is_tried():
    keyed = {
        model
        for model in apps.get_models()
        if any(field.name == "key" and isinstance(field, UUIDField) for field in model._meta.fields)
        and not hasattr(model, "pgh_tracked_model")
        and model.__module__.split(".")[0] in OWN
    }
    assert keyed - {case.model for case in CASES} == set(), "add it to the table above"
