import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from sanad.accounts.enums import Role
from sanad.accounts.models import Branch, User
from sanad.lib.actor import acting
from sanad.lib.marks import which_key

PASSWORD = "a-long-test-password"
# The superuser of the command line (`conftest.make_founder`), outside the run of numbers.
FOUNDER = -1


def by_founder():
    """Accounts of colleagues are opened and get their roles by somebody: here by the founder."""
    return acting(FOUNDER)


def signed_in(user):
    """What is written here is written signed in as `user`, as from a page of theirs."""
    return acting(user.pk)


def give_role(user, *roles):
    """Roles beside those the colleague holds; what was read of them before is forgotten."""
    with by_founder():
        user.groups.add(*Group.objects.filter(name__in=roles))
    for name in ("roles", "role_names"):
        user.__dict__.pop(name, None)


class BranchFactory(DjangoModelFactory):
    class Meta:
        model = Branch
        django_get_or_create = ["name"]

    name = "الفرع الرئيس"
    city = "الرياض"


class UserFactory(DjangoModelFactory):
    """An account without any role. Staff: `UserFactory(officer=True)`, a trait for each role."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"هند المطيري {n}")
    gender = "f"
    branch = factory.SubFactory(BranchFactory)
    roles = ()

    class Params:
        officer = factory.Trait(is_staff=True, roles=[Role.OFFICER])
        delegate = factory.Trait(is_staff=True, roles=[Role.DELEGATE])
        researcher = factory.Trait(is_staff=True, roles=[Role.RESEARCHER])
        member = factory.Trait(is_staff=True, roles=[Role.MEMBER])
        chair = factory.Trait(is_staff=True, roles=[Role.CHAIR, Role.MEMBER])
        secretary = factory.Trait(is_staff=True, roles=[Role.SECRETARY])
        provider = factory.Trait(is_staff=True, roles=[Role.PROVIDER])
        manager = factory.Trait(is_staff=True, roles=[Role.MANAGER])
        auditor = factory.Trait(is_staff=True, roles=[Role.AUDITOR])
        board = factory.Trait(is_staff=True, roles=[Role.BOARD])

    @classmethod
    def _create(cls, model_class, *args, roles=(), **kwargs):
        if kwargs.get("is_staff"):  # said who their relatives are: none
            kwargs.setdefault("kin_key", which_key())
        with by_founder():
            user = super()._create(model_class, *args, **kwargs)
            user.groups.set(Group.objects.filter(name__in=roles))
        return user

    @factory.post_generation
    def password(self, create, password, **kwargs):
        # `password=False`: a new colleague, who has chosen none yet.
        self.set_password(None if password is False else password or PASSWORD)
        with by_founder() if self.is_staff else acting(self.pk):
            self.save(update_fields=["password"])
