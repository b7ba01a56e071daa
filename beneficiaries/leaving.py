"""Somebody leaves a household at the desk, alone: without the head, without a second colleague.

Where they live from then on is told to nobody of the household of before, nor to whoever acted for
them (PM-1+): a home of their own, no guardian any more, no phone but one in their hands alone, and
no colleague who is of that household.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beneficiaries import perms
from beneficiaries.afterwards import ask_to_look
from beneficiaries.enums import KeptOffCause, Relation
from beneficiaries.helping import end_all
from beneficiaries.kept_off import keep_off
from beneficiaries.models import Guardianship, Household, Person
from beneficiaries.models.ages import is_minor
from beneficiaries.workflow import UNCHECKED, verb
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.triggers import holds
from sanad.workflow.cycle import lock
from sanad.workflow.refusal import NotAllowed, Refused


@verb
@holds("person_leaves_for_a_home_of_their_own")
def leave_household(person: Person, *, by: User, home: Household, has_own_phone: bool) -> Person:
    """Move the person into `home`, an unsaved household of their own.

    `has_own_phone`: their number is in nobody else's hands; otherwise it opens nothing and nothing
    is written to it, until they have another one. Open requests stay where they were made.
    """
    fresh = lock(person)
    _may_leave(fresh, by)
    former = fresh.household
    close = _colleagues_of(fresh, former)
    home.branch = fresh.branch
    home.full_clean()
    home.save()
    for deed in Guardianship.objects.filter(ward=fresh, ended_on=None).select_for_update():
        deed.ended_on = clock.today()
        deed.save(update_fields=["ended_on"])
    end_all(fresh)
    ask_to_look(fresh, by=by, changes={"may_text": fresh.may_text and has_own_phone})
    fresh.household, fresh.relation, fresh.is_apart = home, Relation.HEAD, True
    fresh.may_text = fresh.may_text and has_own_phone
    fresh.landline = None  # it rings in the home they leave
    fresh.full_clean(exclude=[*UNCHECKED, *_BEFORE])
    fresh.save(update_fields=["household", "relation", "is_apart", "may_text", "landline"])
    for colleague in close:
        keep_off(fresh, colleague, cause=KeptOffCause.LEFT, of=fresh)
    return fresh


# What stood there before is not judged here.
_BEFORE = (
    *("first_name", "father_name", "grandfather_name", "family_name"),
    *("identity_kind", "identity_number", "identity_country", "born_on", "mobile"),
)


def _may_leave(person: Person, by: User) -> None:
    if not perms.may_change(by, person):
        raise NotAllowed(_("A household is changed at the desk."), code="role")
    if person.household is None or not person.household.has_others(person):
        raise Refused(
            _("Nobody else lives in this household: change its address."),
            code="alone",
            by=perms.DESK,
        )
    if is_minor(person.born_on, clock.today()):
        raise Refused(_("Who is not of age moves with a guardian."), code="minor", by=perms.DESK)
    if _colleagues_of(person, person.household).filter(pk=by.pk).exists():
        raise Refused(
            _("This is about you or somebody close to you. Another colleague does it."),
            code="kin",
            by=perms.DESK,
        )


def _colleagues_of(person: Person, household: Household | None) -> QuerySet[User]:
    """Those who work here and are of the household, or act for the person: by account or mobile."""
    deeds = Guardianship.objects.filter(ward=person, ended_on=None).values("guardian")
    close = Person.objects.filter(Q(household=household) | Q(pk__in=deeds)).exclude(pk=person.pk)
    by_mobile = Q(mobile__in=close.exclude(mobile=None).values("mobile"))
    of_them: dict[str, Any] = {"pk__in": close.exclude(account=None).values("account")}
    return User.objects.filter(Q(**of_them) | by_mobile, is_staff=True)
