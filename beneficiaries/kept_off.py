"""From a complaint about a colleague on, that colleague leaves the person's cases (PM-1+).

Nobody tells them, and nothing tells of the person to them: not there, whatever page, list, search
or step (`User.kept_off`, `sanad.accounts.perms.without_kept_off`, `rules.is_kept_off`). What they
had in hand goes to another; where nobody of their role is left, a manager (the board, where it is
the only one) names somebody, or serves by telephone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beneficiaries import perms
from beneficiaries.enums import (
    KEPT_OFF,
    OF_A_BRANCH,
    SERVING,
    KeptOffCause,
    KeptOffStatus,
    RegistryTaskKind,
)
from beneficiaries.forms_kept_off import EndForm, InsteadForm
from beneficiaries.models import KeptOff, Person
from beneficiaries.models.kept_off import is_last_who_answers
from beneficiaries.warning import warning_to
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import is_staff
from sanad.guarded.enums import Told
from sanad.lib import clock
from sanad.lib.triggers import holds
from sanad.messaging.outbox import queue
from sanad.workflow import whose
from sanad.workflow import workflow as tasks
from sanad.workflow.models import Task
from sanad.workflow.refusal import Refused

_leaving: list[Callable[[KeptOff], None]] = []


def register(leave: Callable[[KeptOff], None]) -> None:
    """Let an app hand over what the colleague has in hand of the person: `leave(kept_off)`, in the
    transaction in which they are kept off. Called once, in `AppConfig.ready`."""
    if leave not in _leaving:
        _leaving.append(leave)


# The steps ----------------------------------------------------------------------------------


def keep_off(
    person: Person, colleague: User, *, cause: KeptOffCause, of: Any, by: User | None = None
) -> None:
    """`colleague` leaves the cases of `person`, because of the row `of`; once is enough. The last
    who answers for what is said of colleagues stays.

    `by`: who wrote it down. Of a colleague's hand the person is told, where nobody else reads it.
    """
    if by is not None and is_staff(by) and warning_to(person) == Told.YES:
        queue("guarded.said_for_you", to=person, about=person)
    is_so = KeptOff.objects.standing().filter(person=person, colleague=colleague).exists()
    if not (is_so or is_last_who_answers(colleague, person)):
        begin(person, by=None, colleague=colleague, cause=cause, cause_id=of.pk)


@KEPT_OFF.birth(
    may=perms.nobody,
    event=_("Serves them no more"),
    then=lambda kept_off, by: _leave(kept_off),
)
def begin(
    person: Person, *, by: None, colleague: User, cause: KeptOffCause, cause_id: int
) -> KeptOff:
    """The portal's own step, behind a complaint."""
    return KeptOff.objects.create(
        person=person, colleague=colleague, cause=cause, cause_id=cause_id
    )


@KEPT_OFF.transition(
    {KeptOffStatus.STANDING},
    clause="PM-1+",
    may=perms.may_answer_for_kept_off,
    label=_("Name who serves them"),
    lead=_("For this person they are of the desk, whatever their branch."),
    done=_("They serve them from now on."),
    event=_("Somebody was named"),
    form=InsteadForm,
    rank=20,
)
@holds("keptoff_instead_serves_them", "keptoff_instead_is_another", "keptoff_ended_by_another")
def name_instead(kept_off: KeptOff, *, by: User, instead: User) -> dict[str, Any]:
    """Somebody of another branch serves the person where nobody of the role is left in theirs."""
    if not who_may_serve(kept_off).filter(pk=instead.pk).exists():
        raise Refused(_("Choose who serves them."), code="instead", field="instead")
    kept_off.instead = instead
    _answered(kept_off, str(instead))
    return {"reason": str(instead)}


@KEPT_OFF.transition(
    {KeptOffStatus.STANDING},
    KeptOffStatus.ENDED,
    clause="PM-1+",
    may=perms.may_answer_for_kept_off,
    label=_("Let them serve again"),
    lead=_("What was said of them stands. From here on the person is there for them again."),
    done=_("It is ended."),
    event=_("Ended"),
    form=EndForm,
    rank=80,
    asks_again=True,
)
def end(kept_off: KeptOff, *, by: User, reason: str) -> dict[str, Any]:
    """Somebody who had no part in it ends it, with the reason."""
    _answered(kept_off, str(_("Ended")))
    return {"reason": reason}


# What goes to another -----------------------------------------------------------------------


def who_may_serve(kept_off: KeptOff) -> QuerySet[User]:
    """Colleagues at work who are not kept off the person themselves."""
    apart = KeptOff.objects.standing().reaching(kept_off.person_id).values("colleague")
    return User.objects.filter(is_staff=True, is_active=True).exclude(pk__in=apart)


def others_of(kept_off: KeptOff, *roles: str) -> QuerySet[User]:
    """Of them those of these roles."""
    others = who_may_serve(kept_off).filter(groups__name__in=roles)
    return others.order_by("pk").distinct()


def _leave(kept_off: KeptOff) -> None:
    for leave in _leaving:
        leave(kept_off)
    _give_away_tasks(kept_off)
    if any(_without_anybody(kept_off)):
        _call(kept_off, RegistryTaskKind.NOBODY_LEFT)
    elif kept_off.cause != KeptOffCause.LEFT:
        # One colleague may write down what nobody said, to have a person or a request alone.
        _call(kept_off, RegistryTaskKind.KEPT_OFF)


def _call(kept_off: KeptOff, kind: RegistryTaskKind) -> None:
    """Somebody who answers for it looks; the board where no manager may know of the person."""
    is_managed = others_of(kept_off, Role.MANAGER).exists()
    tasks.open_task(
        kind,
        kept_off,
        name=str(kept_off.person),
        link=kept_off.get_absolute_url(),
        role=Role.MANAGER if is_managed else Role.BOARD,
        due_on=clock.today(),
    )


def _answered(kept_off: KeptOff, outcome: str) -> None:
    for kind in (RegistryTaskKind.NOBODY_LEFT, RegistryTaskKind.KEPT_OFF):
        tasks.close(kind, kept_off, outcome=outcome)


def _give_away_tasks(kept_off: KeptOff) -> None:
    """What waits on the colleague by name waits on their role; where they were the only one, the
    manager has a task of their own."""
    mine = Task.objects.open().filter(owner=kept_off.colleague)
    labels = list(mine.order_by().values_list("about_type", flat=True).distinct())
    role = next((role for role in SERVING if kept_off.colleague.has_role(role)), Role.MANAGER)
    for label, keys in whose.rows_of(kept_off.people, labels):
        theirs = mine.filter(about_type=label, about_id__in=keys)
        theirs.filter(role="").update(role=role)
        theirs.update(owner=None)


def _without_anybody(kept_off: KeptOff) -> Iterator[str]:
    """The roles of the colleague that nobody else holds where they work."""
    colleague = kept_off.colleague
    for role in SERVING:
        if not colleague.has_role(role):
            continue
        # Whatever a delegate does, an officer may do.
        others = others_of(kept_off, *(OF_A_BRANCH if role == Role.DELEGATE else (role,)))
        if role in OF_A_BRANCH:
            stand_ins = Q(
                stands_in_rows__in=KeptOff.objects.standing().reaching(kept_off.person_id)
            )
            others = others.filter(Q(branch=colleague.branch_id) | stand_ins)
        if not others.exists():
            yield role
