"""By which consent somebody prepares for a person, and what the person is told of it (DG-3+)."""

from __future__ import annotations

import datetime
from typing import Any

from django.urls import reverse

from beneficiaries.enums import RegistryTaskKind
from beneficiaries.models import Helper, Person
from beneficiaries.warning import warning_to
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody, is_staff, speaks_on_behalf_of
from sanad.guarded.enums import Told
from sanad.guarded.messages import not_me_page
from sanad.lib import clock
from sanad.lib.dates import riyadh_day
from sanad.messaging.models import Message
from sanad.messaging.outbox import queue
from sanad.policy import parameters
from sanad.workflow import workflow as tasks

# What is said of an act of a helper, and its short message (`locale/texts/helping.toml`).
TOLD = {"begun": "helping.begun", "filled": "helping.filled", "paper": "helping.paper"}
SHORT = ("helping.begun.sms", "helping.filled.sms", "helping.paper.sms")


def helper_of(user: Anybody, person: Person) -> Helper | None:
    """By which consent the account prepares for the person now; None for anybody else."""
    if not user.is_authenticated or is_staff(user) or not speaks_on_behalf_of(user, person.pk):
        return None
    rows = person.helpers.in_force().of_account(user.pk).select_related("helper", "change")
    return rows.first()


def guardian_of(user: Anybody, person: Person) -> Person | None:
    """Who acts for the person by this account on a deed in force today; None for anybody else."""
    if not user.is_authenticated or is_staff(user) or not speaks_on_behalf_of(user, person.pk):
        return None
    deeds = person.guardians.in_force().filter(guardian__account=user.pk)
    deed = deeds.with_guardian().first()
    return deed.guardian if deed else None


def tell(person: Person, act: str, *, by: User, about: Any) -> None:
    """Let the person know what a helper did for them (`act`: one of `TOLD`),
    each act once a day of the same request. Where no message is safe, the desk calls.

    Nothing where `by` is no helper. Call it in the transaction of the act.
    """
    row = helper_of(by, person)
    if row is None:
        return
    if warning_to(person) != Told.YES:
        return _let_the_desk_tell(person)
    code, today = TOLD[act], riyadh_day(clock.now())
    lately = Message.objects.to_people([person]).about(about).filter(code=code)
    since = clock.now() - datetime.timedelta(days=1)
    if any(riyadh_day(each.created_at) == today for each in lately.filter(created_at__gt=since)):
        return
    values = {"helper": row.helper.first_name, "secret_link": not_me_page(row.change)}
    queue(code, to=person, values=values, about=about, is_secret=True)


def _let_the_desk_tell(person: Person) -> None:
    tasks.open_task(
        RegistryTaskKind.HELPED,
        person,
        name=str(person),
        link=reverse("people:helpers", args=[person.pk]),
        role=Role.OFFICER,
        branch=person.branch,
        due_on=clock.today() + datetime.timedelta(days=parameters.in_force().call_days),
    )
