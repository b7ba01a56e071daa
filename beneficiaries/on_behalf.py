"""By which consent or deed somebody acts for a person, and what the person is told (DG-3+)."""

from __future__ import annotations

import datetime
from typing import Any

from django.urls import reverse

from beneficiaries.enums import RegistryTaskKind
from beneficiaries.models import Guardianship, Helper, Person
from beneficiaries.models.ages import is_minor
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

# What is said of an act of a helper and of a guardian, and the short messages
# (`locale/texts/helping.toml`).
TOLD = {
    "begun": "helping.begun",
    "filled": "helping.filled",
    "paper": "helping.paper",
    "ready": "helping.ready",
}
TOLD_OF_GUARDIAN = {
    "begun": "helping.guardian.begun",
    "filled": "helping.guardian.filled",
    "paper": "helping.guardian.paper",
    "signed": "helping.guardian.signed",
    "wrote": "helping.guardian.wrote",
    "reopened": "helping.guardian.reopened",
}
SHORT = (
    *("helping.begun.sms", "helping.filled.sms", "helping.paper.sms", "helping.ready.sms"),
    *("helping.guardian.begun.sms", "helping.guardian.filled.sms", "helping.guardian.paper.sms"),
    *("helping.guardian.signed.sms", "helping.guardian.wrote.sms"),
    "helping.guardian.reopened.sms",
)


def helper_of(user: Anybody, person: Person) -> Helper | None:
    """By which consent the account prepares for the person now; None for anybody else."""
    if not user.is_authenticated or is_staff(user) or not speaks_on_behalf_of(user, person.pk):
        return None
    rows = person.helpers.in_force().of_account(user.pk).select_related("helper", "change")
    return rows.first()


def deed_of(user: Anybody, person: Person) -> Guardianship | None:
    """The deed in force today on which this account acts for the person; None for anybody else."""
    if not user.is_authenticated or is_staff(user) or not speaks_on_behalf_of(user, person.pk):
        return None
    deeds = person.guardians.in_force().filter(guardian__account=user.pk)
    return deeds.with_guardian().select_related("change").first()


def guardian_of(user: Anybody, person: Person) -> Person | None:
    """Who acts for the person by this account on a deed in force today; None for anybody else."""
    deed = deed_of(user, person)
    return deed.guardian if deed else None


def is_told_of_guardians(person: Person) -> bool:
    """Whether a ward reads what a guardian did: of age, and with a number of their own."""
    return bool(person.texts_go_to) and not is_minor(person.born_on, clock.today())


def tell(person: Person, act: str, *, by: User, about: Any) -> None:
    """Let the person know what a helper or guardian did for them (`act`: one of `TOLD`, of a
    guardian `TOLD_OF_GUARDIAN`), each act once a day of the same request. Where no message is safe,
    the desk calls.

    Nothing where `by` is neither. Call it in the transaction of the act.
    """
    if person.account_id == by.pk:
        return
    row: Helper | Guardianship | None = helper_of(by, person)
    codes, who = TOLD, row and row.helper
    if row is None and is_told_of_guardians(person):
        row, codes = deed_of(by, person), TOLD_OF_GUARDIAN
        who = row and row.guardian
    if row is None or who is None:
        return
    if row.change is None or warning_to(person) != Told.YES:
        return _let_the_desk_tell(person)
    code, today = codes[act], riyadh_day(clock.now())
    lately = Message.objects.to_people([person]).about(about).filter(code=code)
    since = clock.now() - datetime.timedelta(days=1)
    if any(riyadh_day(each.created_at) == today for each in lately.filter(created_at__gt=since)):
        return
    values = {"helper": who.first_name, "secret_link": not_me_page(row.change)}
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
        calls=person,
    )
