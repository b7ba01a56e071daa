"""The registry's vocabulary."""

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from beneficiaries.enums import Likeness
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody, is_staff
from sanad.lib import arabic
from sanad.lib.digits import western
from sanad.lib.identifiers import compact

if TYPE_CHECKING:
    from beneficiaries.models import Person

MOST_DOUBLES = 8
LEAST_DIGITS = 4


# SQL: the file `p` is that of the user `{user}` (an expression), as `PersonQuerySet.of_user` says.
# A mobile is not enough to sign in as anybody, and enough to keep one's hands off.
IS_FILE_OF = """(p.account_id = {user} OR p.mobile = (
    SELECT u.mobile FROM public.accounts_user u WHERE u.id = {user}))"""


class PersonQuerySet(models.QuerySet["Person"]):
    """People: whom a user may know of, how they are found, and what a page loads with them."""

    def of_user(self, user: User) -> Self:
        """The user's own file or files: by the account, or by the mobile. Who works here signs in
        by password, so the mobile that their manager wrote down is all that tells them."""
        own = Q(account=user)
        return self.filter(own | Q(mobile=user.mobile) if user.mobile else own)

    def visible_to(self, user: Anybody) -> Self:
        """Staff find anybody by searching; a beneficiary sees whom the account acts for."""
        if is_staff(user):
            return self
        if not user.is_authenticated:
            return self.none()
        own = self.filter(account=user)
        chosen = getattr(user, "acting_for", None)  # see accounts.perms.speaks_for
        return own if chosen is None else own.filter(pk=chosen)

    def matching(self, text: str) -> Self:
        """People found by name, identity number or mobile; nothing for an empty query."""
        number = compact(western(text))
        if number.removeprefix("+").isdigit():
            return self._with_number(number.removeprefix("+"))
        if any(character.isdigit() for character in number) and number.isascii():
            # A passport has letters too.
            return self.filter(identity_number__startswith=number)
        return self.named(text)

    def _with_number(self, digits: str) -> Self:
        if len(digits) < LEAST_DIGITS:
            return self.none()
        local = digits.removeprefix("00").removeprefix("966").removeprefix("0")
        return self.filter(
            Q(identity_number__startswith=digits) | Q(mobile__startswith=f"+966{local}")
        )

    def named(self, text: str) -> Self:
        """People whose folded names begin with all the words of the text."""
        terms = arabic.tsquery(text)
        if not terms:
            return self.none()
        return self.filter(search=SearchQuery(terms, config="simple", search_type="raw"))

    def possible_doubles(self, person: "Person") -> "list[tuple[Person, Likeness]]":
        """`[(somebody registered, Likeness)]` who may be the unsaved `person`, likest first.

        By identity number of any kind, by mobile with the first name, by birth date with first
        and family name, by the whole name (design: doubles are shown before anything is saved).
        """
        first, family = arabic.fold(person.first_name), arabic.fold(person.family_name)
        asked = []
        if person.identity_number:
            asked.append((Likeness.IDENTITY, Q(identity_number=person.identity_number)))
        if person.mobile:
            asked.append((Likeness.MOBILE, Q(mobile=person.mobile, folded__startswith=first)))
        if person.born_on:
            same = Q(folded__startswith=first, folded__endswith=family)
            asked.append((Likeness.BIRTH, Q(born_on=person.born_on) & same))
        terms = arabic.tsquery(person.full_name)
        if terms:
            same = Q(search=SearchQuery(terms, config="simple", search_type="raw"))
            asked.append((Likeness.NAME, same & Q(gender=person.gender)))
        doubles: dict[int, tuple[Person, Likeness]] = {}
        for likeness, condition in asked:
            for other in self.filter(condition).exclude(pk=person.pk).for_list()[:MOST_DOUBLES]:
                doubles.setdefault(other.pk, (other, likeness))
        return list(doubles.values())[:MOST_DOUBLES]

    def with_standing(self) -> Self:
        """`is_suspended` and `is_terminated`, from the restrictions in force."""
        from beneficiaries.enums import RestrictionKind
        from beneficiaries.models.standing import Restriction

        held = Restriction.objects.in_force().filter(person=OuterRef("pk"))
        return self.annotate(
            is_suspended=Exists(held.filter(kind=RestrictionKind.SUSPENSION)),
            is_terminated=Exists(held.filter(kind=RestrictionKind.TERMINATION)),
        )

    def for_list(self) -> Self:
        """With what a row of a list shows: branch, household, standing."""
        return self.select_related("branch", "household").with_standing()

    def for_detail(self) -> Self:
        """Everything that the person's file shows, in a constant number of queries."""
        from beneficiaries.models import Document, Guardianship, PersonCategory, Restriction

        acting = Guardianship.objects.filter(ended_on__isnull=True)
        return (
            self.select_related("branch", "household__branch", "account", "created_by")
            .with_standing()
            .prefetch_related(
                Prefetch("categories", PersonCategory.objects.select_related("category", "person")),
                Prefetch("documents", Document.objects.select_related("type", "added_by")),
                Prefetch("guardians", acting.select_related("guardian")),
                Prefetch("wards", acting.select_related("ward")),
                Prefetch("restrictions", Restriction.objects.in_force(), to_attr="held_by"),
            )
        )
