import factory
from factory.django import DjangoModelFactory

from beneficiaries import openings
from beneficiaries.enums import Evidence
from beneficiaries.models import Document, DocumentType, Household, Person
from sanad.lib.clock import today
from tests.factories.accounts import BranchFactory, UserFactory


def identity(n, kind="1"):
    """The nth valid national id: nine digits and their Luhn check."""
    body = f"{kind}{n:08d}"
    total = sum(
        sum(divmod(int(digit) * 2, 10)) if place % 2 == 0 else int(digit)
        for place, digit in enumerate(body)
    )
    return body + str(-total % 10)


class HouseholdFactory(DjangoModelFactory):
    class Meta:
        model = Household

    branch = factory.SubFactory(BranchFactory)
    city = "الرياض"
    housing = "rent"
    monthly_income = 3100
    size = 7


class PersonFactory(DjangoModelFactory):
    """A woman with a valid identity and her own household; `with_account` gives her a sign-in."""

    class Meta:
        model = Person

    first_name = "منيرة"
    father_name = "سعد"
    grandfather_name = "محمد"
    family_name = "الدوسري"
    gender = "f"
    identity_number = factory.Sequence(lambda n: identity(10_000_000 + n))
    mobile = factory.Sequence(lambda n: f"+9665{n:08d}")
    household = factory.SubFactory(HouseholdFactory)
    branch = factory.SelfAttribute("household.branch")

    class Params:
        with_account = factory.Trait(
            account=factory.SubFactory(
                UserFactory,
                name=factory.SelfAttribute("..first_name"),
                mobile=factory.SelfAttribute("..mobile"),
                is_mobile_verified=True,
                branch=None,
            )
        )


class DocumentFactory(DjangoModelFactory):
    """A paper seen today, issued today; `type` is looked up by `type_code`."""

    class Meta:
        model = Document
        exclude = ["type_code"]

    type_code = "national-id"
    type = factory.LazyAttribute(lambda o: DocumentType.objects.get(code=o.type_code))
    person = factory.SubFactory(PersonFactory)
    evidence = Evidence.SEEN
    issued_on = factory.LazyFunction(today)
    added_by = factory.SubFactory(UserFactory, officer=True)


def open_to(user, person, purpose="service"):
    """`user` has said today what they open the person's file for; returns the person."""
    openings.note(person, by=user, purpose=purpose, page="")
    return person
