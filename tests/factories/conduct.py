"""Conduct cases in the situations that tests name; each is brought there by its verbs."""

import uuid
from types import SimpleNamespace

import factory
from factory.django import DjangoModelFactory

from conduct import workflow
from conduct.models import Incident, Measure
from sanad.accounts.models import User
from sanad.lib.clock import today
from sanad.policy.models import PolicyVersion
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory


class IncidentFactory(DjangoModelFactory):
    """Reported by an officer of her own making: misleading information, moderate, no danger."""

    class Meta:
        model = Incident

    key = factory.LazyFunction(uuid.uuid4)
    policy_version = factory.LazyFunction(PolicyVersion.objects.in_force)
    person = factory.SubFactory(PersonFactory)
    branch = factory.SelfAttribute("person.branch")
    kind = "MC-C"
    degree = "moderate"
    title = "عقد إيجار معدَّل التاريخ"
    account = "أُرفق في طلب الإيجار عقد ينتهي في مارس 2027، وبمطابقته وُجد أنه انتهى في مارس 2026."
    evidence = "العقد المرفق، ونتيجة المطابقة"
    happened_on = factory.LazyFunction(today)
    reported_by = factory.SubFactory(UserFactory, officer=True)

    class Params:
        grave = factory.Trait(degree="grave")
        danger = factory.Trait(kind="MC-B", is_danger=True)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        incident = super()._create(model_class, *args, **kwargs)
        incident.refresh_from_db(fields=["number"])  # given by the database
        return incident


def fresh(obj):
    return type(obj).objects.get(pk=obj.pk)


def heard(cast, incident=None, **fields):
    """An incident whose beneficiary was heard by the researcher."""
    incident = incident or fresh(IncidentFactory(**fields))
    return workflow.record_hearing(
        incident,
        by=cast.researcher,
        key=uuid.uuid4(),
        statement="العقد عطاني إياه مكتب العقار وقال إنه مجدَّد.",
        heard_on=today(),
        means="desk",
        is_signed=True,
    )


TERMS = {
    "oral": {},
    "written": {},
    "suspension": {"to_correct": "تقديم عقد ساري المفعول", "programmes": ["rent"]},
    "termination": {},
    "report": {"authority": "الشرطة", "legal_basis": "نظام مكافحة التزوير"},
}


def proposed(cast, kind="suspension", incident=None, *, by=None, **terms):
    """A measure that the researcher proposed; the incident is heard first unless it is given."""
    incident = incident or heard(cast)
    key = uuid.uuid4()
    workflow.propose_measure(
        incident,
        by=by or cast.researcher,
        key=key,
        kind=kind,
        reasons="ثبت بالمطابقة أن العقد منتهٍ.",
        **{**TERMS[kind], **terms},
    )
    return Measure.objects.get(key=key)


def in_force(cast, kind="suspension", incident=None, **terms):
    """A measure that the manager decided, and for a termination the chair too."""
    measure = proposed(cast, kind, incident, **terms)
    if kind == "termination":
        measure = workflow.endorse(measure, by=cast.manager, decision="أوافق.")
        return workflow.second_decide(measure, by=cast.chair, decision="أوافق.")
    return workflow.decide_measure(measure, by=cast.manager, decision="إيقاف قصير يكفي.")


def restrict(person, *programmes, kind="suspension"):
    """Hold the person's services back by a measure in force; no programme named: all of them.

    For tests of other apps: it needs no cast of theirs. Returns the restriction.
    """
    staff = SimpleNamespace(
        **{
            role: User.objects.filter(username=f"conduct-{role}").first()
            or UserFactory(username=f"conduct-{role}", **{role: True})
            for role in ("researcher", "manager", "chair")
        }
    )
    terms = {"programmes": list(programmes)} if kind == "suspension" else {}
    incident = heard(staff, person=person, degree="grave")
    measure = in_force(staff, kind, incident, **terms)
    return person.restrictions.get(measure_id=measure.pk)


def objected(cast, measure=None, **terms):
    """An objection that the chair entered for the beneficiary."""
    measure = measure or in_force(cast, **terms)
    workflow.object_to(measure, by=cast.chair, key=uuid.uuid4(), words="العقد مجدَّد.")
    return fresh(measure)


def lifted(cast, measure=None, **terms):
    measure = measure or in_force(cast, **terms)
    return workflow.lift(
        measure,
        by=cast.researcher,
        key=uuid.uuid4(),
        what="قُدِّم عقد ساري المفعول.",
        evidence="العقد رقم 4411 على المنصة",
    )
