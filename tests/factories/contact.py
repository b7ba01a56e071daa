import uuid

import factory

from sanad.contact import workflow
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory


class ContactFactory(factory.Factory):
    """We call somebody about an inquiry, under way with an officer; `visit` waits or runs with a
    ticket, `stranger` calls us."""

    class Meta:
        model = dict

    by = factory.SubFactory(UserFactory, officer=True)
    channel = "phone"
    subject_kind = "inquiry"
    subject = "يسأل متى يصل الرد"
    person = factory.SubFactory(PersonFactory)
    key = factory.LazyFunction(uuid.uuid4)
    # Who calls us is known later, by two facts of the file.
    direction = factory.LazyAttribute(
        lambda contact: "out" if contact.channel == "phone" and contact.person else "in"
    )

    class Params:
        visit = factory.Trait(channel="visit")
        waiting = factory.Trait(channel="visit", is_waiting=True)
        stranger = factory.Trait(person=None, caller_name="أبو فهد")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return workflow.begin(**kwargs)


class ReferralFactory(factory.Factory):
    """A question of a person to the researcher, referred by an officer."""

    class Meta:
        model = dict

    person = factory.SubFactory(PersonFactory)
    by = factory.SubFactory(UserFactory, officer=True)
    owner = factory.SubFactory(UserFactory, researcher=True)
    question = "هل يُحسب راتب ابني من دخل الأسرة؟"
    key = factory.LazyFunction(uuid.uuid4)

    @classmethod
    def _create(cls, model_class, *args, person, **kwargs):
        return workflow.refer(person, **kwargs)
