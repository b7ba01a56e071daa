"""Who may do what in a conduct case. Whoever may act must first be allowed to see it.

These are roles. That nobody acts in a case they reported, were hurt by or are related to is a
guard (`guards.uninvolved`), so that the page can say why.
"""

from typing import Any, TypeGuard

from django.db.models import Q, QuerySet

from beneficiaries.models import KeptOff, Person
from beneficiaries.models.kept_off import left_to_the_board
from conduct.enums import IncidentKind
from conduct.models import Incident, Measure
from conduct.models.incident import ABOUT_A_MANAGER, READERS
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody, has, is_kept_off, is_staff, speaks_for
from sanad.contact.querysets import with_the_board
from sanad.lib.once import once

HEARERS = (Role.RESEARCHER, Role.MANAGER)
PROPOSERS = (Role.RESEARCHER, Role.MANAGER, Role.CHAIR)
# Either decides and the other seconds, so that a manager who took part blocks nothing.
DECIDERS = (Role.MANAGER, Role.CHAIR)
OBJECTION_HEARERS = (Role.MANAGER, Role.CHAIR, Role.MEMBER, Role.RESEARCHER)


def may_come(user: Anybody) -> bool:
    """Everybody who works here: each sees there what they may see."""
    return is_staff(user)


def may_report(user: Anybody, person: Person | None = None) -> bool:
    """Everybody who works here but the auditor, who only looks."""
    return is_staff(user) and not user.has_role(Role.AUDITOR)


def may_see(user: Anybody, incident: Incident) -> TypeGuard[User]:
    """The few: researcher, manager, chair, auditor; who reported it; a member while there is an
    objection. About a manager: the board, auditors and the reporter. Never who it is about, nor who
    is kept off the person."""
    if not is_staff(user) or incident.about_staff_id == user.pk:
        return False
    if is_kept_off(user, incident.person_id):
        return False
    if incident.reported_by_id == user.pk:
        return True
    if incident.is_about_manager:
        return has(user, *ABOUT_A_MANAGER)
    if has(user, *READERS) or _is_with_the_board(user, incident):
        return True
    return has(user, Role.MEMBER) and _has_objection(incident)


def sees_all(user: Anybody, incident: Incident) -> bool:
    """Hearing, measures and history too: who sees the case by role. Who only reported it reads
    their own report and where it stands."""
    if not may_see(user, incident):
        return False
    if incident.is_about_manager:
        return has(user, *ABOUT_A_MANAGER)
    if has(user, *READERS) or _is_with_the_board(user, incident):
        return True
    return has(user, Role.MEMBER) and _has_objection(incident)


def readers(incident: Incident) -> QuerySet[User]:
    """The accounts that may see the case: as many as the page says."""
    staff = User.objects.filter(is_active=True, is_staff=True)
    if incident.about_staff_id is not None:
        staff = staff.exclude(pk=incident.about_staff_id)
    apart = KeptOff.objects.standing().reaching(incident.person_id)
    staff = staff.exclude(pk__in=apart.values("colleague"))
    roles = list(ABOUT_A_MANAGER if incident.is_about_manager else READERS)
    if not incident.is_about_manager and _has_objection(incident):
        roles.append(Role.MEMBER)
    if is_the_boards(incident) or (not incident.is_about_manager and _went_to_the_board(incident)):
        roles.append(Role.BOARD)
    by_role = staff.filter(groups__name__in=roles)
    reporter = staff.filter(pk=incident.reported_by_id)
    return (by_role | reporter).distinct()


def _is_with_the_board(user: Anybody, incident: Incident) -> bool:
    return has(user, Role.BOARD) and (is_the_boards(incident) or _went_to_the_board(incident))


def _went_to_the_board(incident: Incident) -> bool:
    """That they asked for money or favours was taken up by no manager."""
    went_on = with_the_board(Incident).filter(about_id=incident.pk)
    return incident.kind == IncidentKind.FAVOURS and went_on.exists()


def is_relative(user: User, incident: Incident) -> bool:
    """The account acts for the beneficiary or for somebody of their household, or is kept off."""
    return is_kept_off(user, incident.person_id) or once(
        incident, ("relative", user.pk), lambda: relatives(user, incident).exists()
    )


def relatives(user: User, incident: Incident) -> QuerySet[Person]:
    """Of the account's own people those who are the beneficiary or of their household."""
    person = incident.person
    of_the_home = Q(pk=person.pk)
    if person.household_id:
        of_the_home |= Q(household=person.household_id)
    return Person.objects.close_to(user).filter(of_the_home)


def may_hear(user: Anybody, incident: Incident) -> bool:
    """Researcher, manager; in a case about a manager the board."""
    return _acts(user, incident, *HEARERS)


def may_assess(user: Anybody, incident: Incident) -> bool:
    """Whoever hears or decides."""
    return _acts(user, incident, *HEARERS, *DECIDERS)


def may_propose(user: Anybody, incident: Incident) -> bool:
    """Researcher, manager, chair."""
    return _acts(user, incident, *PROPOSERS)


def may_conclude(user: Anybody, incident: Incident) -> bool:
    """Manager, chair: no measure, an outcome, closing."""
    return _acts(user, incident, *DECIDERS)


def may_report_to_authority(user: Anybody, incident: Incident) -> bool:
    """Everybody who may see the case except auditors: danger waits for nobody."""
    return may_see(user, incident) and not _only_reads(user)


def may_decide(user: Anybody, measure: Measure) -> bool:
    """Manager, chair."""
    return _acts(user, measure.incident, *DECIDERS)


def may_withdraw(user: Anybody, measure: Measure) -> bool:
    """Who proposed it."""
    return measure.proposed_by_id == user.pk and may_see(user, measure.incident)


def may_tell(user: Anybody, measure: Measure) -> bool:
    """Researcher."""
    return _acts(user, measure.incident, Role.RESEARCHER)


def may_lift(user: Anybody, measure: Measure) -> bool:
    """Researcher, manager, chair."""
    return _acts(user, measure.incident, *PROPOSERS)


def may_object(user: Anybody, measure: Measure) -> bool:
    """The beneficiary's own account; for somebody at the desk, staff who see all of the case."""
    if not is_staff(user):
        person = measure.incident.person
        return (
            user.is_authenticated and person.account_id == user.pk and speaks_for(user, person.pk)
        )
    return sees_all(user, measure.incident) and not _only_reads(user)


def may_answer_objection(user: Anybody, measure: Measure) -> bool:
    """Manager, chair, committee member, researcher: whichever of them took no part."""
    return _acts(user, measure.incident, *OBJECTION_HEARERS)


def nobody(user: Anybody, obj: Any) -> bool:
    """Only the portal itself, by the calendar or as part of another verb."""
    return False


def _acts(user: Anybody, incident: Incident, *roles: str) -> bool:
    if incident.is_about_manager:
        roles = (Role.BOARD,)
    elif is_the_boards(incident):
        roles = (*roles, Role.BOARD)
    return has(user, *roles) and may_see(user, incident)


def is_the_boards(incident: Incident) -> bool:
    """Whether the board stands in the managers' place: each of them is kept off the person."""
    if incident.about_staff_id is None:
        return False
    return once(incident, "boards", lambda: incident.person_id in left_to_the_board())


def _only_reads(user: User) -> bool:
    return user.has_role(Role.AUDITOR)


def _has_objection(incident: Incident) -> bool:
    return any(hasattr(measure, "objection") for measure in incident.measures.all())
