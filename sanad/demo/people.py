"""Three branches, twelve who work here, and some hundred people in their households."""

from datetime import timedelta
from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from beneficiaries import workflow as registry
from beneficiaries.enums import Evidence, Housing, Relation
from beneficiaries.models import Category, DocumentType, Household, Person
from sanad.accounts.enums import Role
from sanad.accounts.models import Branch, User
from sanad.demo import names
from sanad.demo.sign_ins import MOTHER_MOBILE, PASSWORD
from sanad.lib import texts
from sanad.lib.association import key
from sanad.lib.data import beside
from sanad.lib.identifiers import normalise_mobile
from sanad.lib.marks import which_key
from sanad.texts.workflow import edit

_DATA = beside(__file__)


def make_staff():
    """The branches and everybody who works here; returns `{user name: User}`."""
    branches = {
        code: Branch.objects.get_or_create(
            name=branch["name"], defaults={**branch, "hours": _DATA["hours"]}
        )[0]
        for code, branch in _DATA["branches"].items()
    }
    staff = {}
    password = make_password(PASSWORD)  # slow on purpose: once for all of them
    for username, who in _DATA["staff"].items():
        user = User.objects.create(
            username=username,
            password=password,
            name=who["name"],
            gender=who["gender"],
            branch=branches[who["branch"]],
            mobile=normalise_mobile(who["mobile"]) if "mobile" in who else None,
            is_staff=True,
            kin_key=which_key(),  # none of them has family among those who apply
        )
        user.groups.set(Group.objects.filter(name__in=[Role(code) for code in who["roles"]]))
        staff[username] = user
    return staff


def name_the_association(staff):
    """Its name, telephone and licence, as the manager writes them on the first day."""
    for fact, said in _DATA["association"].items():
        words = {(language, texts.TO_ANYBODY): said[language] for language in said}
        edit(key(fact), by=staff["amal"], words=words)


def register_people(staff, chance, today, size):
    """`size.people` in households with their members, registered at the desk of their branch.

    Returns the heads of the households, the mother of the demo first.
    """
    desks = {user.branch.city: user for user in staff.values() if user.has_role(Role.OFFICER)}
    registry_of = _Registry(desks, chance, today, size.people)
    heads = [registry_of.mother()]
    while registry_of.count < size.people:
        heads.append(registry_of.household())
    return heads


class _Registry:
    """Makes one household after another; `count` people so far, `most` in all."""

    def __init__(self, desks, chance, today, most):
        self.desks, self.chance, self.today, self.most, self.count = desks, chance, today, most, 0
        self.categories = {category.code: category for category in Category.objects.all()}
        self.papers = {kind.code: kind for kind in DocumentType.objects.all()}

    def mother(self):
        """She signs in from her phone."""
        name = _DATA["mother"]
        account = User.objects.create_user(
            "munira",
            name=" ".join(name.values()),
            gender="f",
            mobile=normalise_mobile(MOTHER_MOBILE),
            is_mobile_verified=True,
        )
        return self.household(
            place=names.PLACES[0],
            gender="f",
            **name,
            mobile=account.mobile,
            account=account,
            category="widow",
        )

    def household(
        self,
        *,
        place=None,
        gender=None,
        first=None,
        father=None,
        family=None,
        mobile=None,
        account=None,
        category=None,
    ):
        chance = self.chance
        city, district = place or chance.choice(names.PLACES)
        by = self.desks[city]
        gender = gender or chance.choice("ffm")
        family = family or chance.choice(names.FAMILIES)
        father = father or chance.choice(names.MEN)
        home = Household(
            branch=by.branch,
            city=city,
            district=district,
            housing=chance.choice([Housing.RENT, Housing.RENT, Housing.OWN, Housing.SHARED]),
            monthly_income=Decimal(chance.randrange(900, 5200, 50)),
            size=chance.randint(2, 9),
        )
        head = self._person(
            home,
            by,
            first=first or chance.choice(names.WOMEN if gender == "f" else names.MEN),
            father=father,
            family=family,
            gender=gender,
            age=chance.randint(27, 68),
            mobile=mobile or f"+96655{self.count:07d}",
            account=account,
        )
        self._categories(head, by, category)
        self._papers(head, by)
        registry.accept_terms(head, by=account or by)
        for _member in range(min(chance.randint(0, 2), self.most - self.count)):
            child = chance.choice("fm")
            self._person(
                head.household,
                by,
                first=chance.choice(names.WOMEN if child == "f" else names.MEN),
                father=head.first_name if gender == "m" else chance.choice(names.MEN),
                family=family,
                gender=child,
                age=chance.randint(1, 24),
                relation=Relation.CHILD,
            )
        return head

    def _person(
        self,
        household,
        by,
        *,
        first,
        father,
        family,
        gender,
        age,
        mobile=None,
        account=None,
        relation=Relation.HEAD,
    ):
        self.count += 1
        return registry.register_person(
            Person(
                first_name=first,
                father_name=father,
                grandfather_name=self.chance.choice(names.MEN),
                family_name=family,
                gender=gender,
                identity_number=names.identity(self.count * 37),
                identity_expires_on=self.today + timedelta(days=self.chance.randint(200, 1500)),
                born_on=self.today - timedelta(days=365 * age + self.chance.randint(0, 364)),
                mobile=mobile,
                account=account,
                relation=relation,
                branch=by.branch,
            ),
            by=by,
            household=household,
        )

    def _categories(self, head, by, category):
        chosen = category or self.chance.choice(
            ["low-income", "large-family", "widow" if head.is_female else "elderly", "ill"]
        )
        if chosen in self.categories:
            registry.add_category(head, by=by, category=self.categories[chosen])

    def _papers(self, head, by):
        """What the head showed at the desk when the household was registered."""
        for code in ("national-id", "family-register"):
            kind = self.papers[code]
            registry.add_document(
                head,
                type=kind,
                by=by,
                evidence=Evidence.SEEN,
                number=head.identity_number if code == "national-id" else "",
                issued_on=self.today - timedelta(days=20),
                expires_on=head.identity_expires_on if kind.has_expiry else None,
            )
