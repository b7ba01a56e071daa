"""Changes by two, as two colleagues make them."""

from datetime import timedelta

from beneficiaries import guarded
from sanad.guarded.workflow import approve
from sanad.lib import clock
from sanad.lib.actor import acting
from tests.factories.accounts import UserFactory

WHY = {"reason": "طلبت ذلك بنفسها", "paper": "الهوية الوطنية"}


def by(user):
    """`user` acts, as on a page."""
    return acting(user.pk)


def proposed(verb, subject, *, by_user=None, **values):
    """`verb` (`propose_…`) in the name of an officer."""
    officer = by_user or UserFactory(officer=True)
    with by(officer):
        return verb(subject, by=officer, **WHY | values)


def agreed(change, *, second=None, is_present=True):
    """A second colleague agrees; with the person before them it is in force at once."""
    second = second or UserFactory(manager=True)
    with by(second):
        return approve(change, by=second, is_present=is_present)


def name_guardian(
    ward, guardian, *, basis="صك ولاية", valid_until=None, ended_on=None, by_user=None
):
    """`guardian` acts for `ward` from now on, to `ended_on`; returns the guardianship."""
    agreed(
        proposed(
            guarded.propose_guardian,
            ward,
            guardian=guardian,
            basis=basis,
            valid_until=valid_until,
            by_user=by_user,
        )
    )
    deed = ward.guardians.get(guardian=guardian, ended_on=None)
    if ended_on:
        deed.ended_on = ended_on
        deed.save(update_fields=["ended_on"])
    return deed


def name_helper(person, helper, *, relation="ابن", days=90, by_user=None, is_present=True):
    """`helper` prepares for `person` for so many days; agreed to before both colleagues."""
    until = clock.today() + timedelta(days=days)
    verb, values = guarded.propose_helper, {"helper": helper, "relation": relation, "until": until}
    change = proposed(verb, person, by_user=by_user, **values)
    agreed(change, is_present=is_present)
    return person.helpers.filter(change=change).first()
