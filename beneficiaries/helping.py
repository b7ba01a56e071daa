"""Who prepares for a person with their consent: agreed to by the person, ended at a word (DG-3+).

How a helper is named stands in `guarded.propose_helper`; what they may not do is a rule of each
table: they sign nothing, and write no account.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from beneficiaries import perms
from beneficiaries.models import Helper, Person
from beneficiaries.workflow import verb
from sanad.accounts.models import User
from sanad.guarded.enums import GuardedTaskKind
from sanad.lib import clock
from sanad.lib.triggers import holds
from sanad.workflow import workflow as tasks
from sanad.workflow.refusal import NotAllowed
from sanad.workflow.rows import lock


@verb
@holds("helper_agreed_by_the_person")
def agree(row: Helper, *, by: User) -> Helper:
    """The person agrees from their own account. Raises `NotAllowed` for anybody else, and on a
    phone that the helper signs in with too: there they agree at the desk."""
    fresh = lock(row)
    if not perms.is_own(by, fresh.person) or fresh.helper.account_id == by.pk:
        raise NotAllowed(_("The person agrees themselves, before both colleagues or by phone."))
    if fresh.agreed_at is None:
        fresh.agreed_at = clock.now()
        fresh.save(update_fields=["agreed_at"])
    return fresh


@verb
def end(row: Helper, *, by: User, said: str = "") -> Helper:
    """It ends now, at the word of the person, of the helper or of the desk; nobody is asked why.

    `said`: what the person said to the desk, where they had stopped it.
    """
    fresh = lock(row)
    is_theirs = perms.is_own(by, fresh.person) or fresh.helper.account_id == by.pk
    if not is_theirs and not perms.may_change(by, fresh.person):
        raise NotAllowed(_("This help is not theirs to end."), code="role")
    if fresh.ended_at is None:
        fresh.ended_at = clock.now()
        fresh.save(update_fields=["ended_at"])
        tasks.close(
            GuardedTaskKind.NOT_ME, fresh.change, outcome=said or str(_("The help was ended."))
        )
    return fresh


def end_all(person: Person) -> None:
    """Nobody helps them any more: they left the household of before."""
    for row in person.helpers.filter(ended_at=None).select_for_update():
        row.ended_at = clock.now()
        row.save(update_fields=["ended_at"])
