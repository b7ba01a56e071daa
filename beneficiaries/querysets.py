"""The registry's vocabulary."""

from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Exists, OuterRef, Q

from sanad.accounts.perms import is_staff
from sanad.lib import arabic
from sanad.lib.digits import western


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff find anybody by searching; a beneficiary sees whom the account acts for."""
        if is_staff(user):
            return self
        if not user.is_authenticated:
            return self.none()
        return self.filter(account=user)

    def matching(self, text):
        """People found by name, identity number or mobile; nothing for an empty query."""
        digits = "".join(c for c in western(text) if c.isdigit())
        if len(digits) >= 4 and len(digits) >= len(text.replace(" ", "")) - 3:
            local = digits.removeprefix("00").removeprefix("966").removeprefix("0")
            return self.filter(
                Q(identity_number__startswith=digits) | Q(mobile__startswith=f"+966{local}")
            )
        terms = arabic.tsquery(text)
        if not terms:
            return self.none()
        return self.filter(search=SearchQuery(terms, config="simple", search_type="raw"))

    def with_standing(self):
        """`is_suspended` and `is_terminated`, from the restrictions in force."""
        from beneficiaries.enums import RestrictionKind
        from beneficiaries.models.standing import Restriction

        held = Restriction.objects.in_force().filter(person=OuterRef("pk"))
        return self.annotate(
            is_suspended=Exists(held.filter(kind=RestrictionKind.SUSPENSION)),
            is_terminated=Exists(held.filter(kind=RestrictionKind.TERMINATION)),
        )

    def for_list(self):
        return self.select_related("branch", "household").with_standing()
