"""One thing more that only they know: on a phone that never opened the file, and after a silence.

The fact is chosen here, of what the file holds and no message ever says. In its place a colleague
calls, and says whether it is they (PM-1+).
"""

from __future__ import annotations

import datetime
import secrets
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries import perms
from beneficiaries.enums import OwnFact, RegistryTaskKind
from beneficiaries.models import FamiliarPhone, OwnProof, Person
from beneficiaries.workflow import verb
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.actor import acting, signed
from sanad.lib.digits import western
from sanad.lib.sealed import digest
from sanad.lib.triggers import holds
from sanad.policy import parameters
from sanad.workflow import woman
from sanad.workflow import workflow as tasks
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock

LAST = 4
A_DAY, CALL_HOLDS = datetime.timedelta(days=1), datetime.timedelta(hours=24)


def new_token() -> str:
    """What the phone's cookie will hold."""
    return secrets.token_urlsafe(24)


def mark_of(token: str) -> str:
    """What is kept of it."""
    return digest("familiar phone", token)


def _on(person: Person, account: User) -> Any:
    return FamiliarPhone.objects.filter(person=person, account=account)


def is_silent_since(day: datetime.date) -> bool:
    """Whether the policy asks one thing more of who was last here on that day: the months are over,
    their last day not included."""
    months = day.year * 12 + day.month - 1 + parameters.in_force().silence_months
    year, month = months // 12, months % 12 + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)).day
    return datetime.date(year, month, min(day.day, last)) < clock.today()


def is_familiar(person: Person, account: User, token: str, *, before: datetime.date | None) -> bool:
    """Whether the file opens on the phone that holds `token` with nothing more asked.

    `before`: the day of the account's sign-in before this one. Of an account on which no phone was
    written down yet, the first one counts, if nobody was silent for long.
    """
    newest = _on(person, account).aggregate(day=Max("seen_on"))["day"]
    if newest is None:
        return before is None or not is_silent_since(before)
    if is_silent_since(newest):
        return False
    return bool(token) and _on(person, account).filter(mark=mark_of(token)).exists()


@holds("familiarphone_after_one_thing_more")
def may_remember(person: Person) -> bool:
    """Whether a colleague said after a call, within the day, that it is they, and no phone was let
    in by it yet."""
    said = person.own_proofs.filter(
        fact=OwnFact.CALL, is_right=True, at__gt=clock.now() - CALL_HOLDS
    ).first()
    return said is not None and not person.familiar_phones.filter(since__gt=said.at).exists()


@transaction.atomic
def remember(person: Person, *, by: User, token: str) -> None:
    """The file was opened on this phone today; the caller knows that it may be."""
    with acting(by.pk):
        lock(person)
        phone = _on(person, by).filter(mark=mark_of(token)).first()
        if phone is None:
            FamiliarPhone.objects.create(person=person, account=by, mark=mark_of(token))
        elif phone.seen_on != clock.today():
            phone.seen_on = clock.today()
            phone.save(update_fields=["seen_on"])


# What is asked ------------------------------------------------------------------------------


def fact_to_ask(person: Person) -> OwnFact | None:
    """The fact of this day, so that nobody draws until an easy one comes; None where the file holds
    none, and only a call remains."""
    facts = [fact for fact in (OwnFact.BIRTH, OwnFact.IDENTITY) if _of(person, fact)]
    if not facts:
        return None
    drawn = int(digest("own fact", str(person.pk), clock.today().isoformat())[:8], 16)
    return facts[drawn % len(facts)]


def _of(person: Person, fact: OwnFact) -> Any:
    if fact == OwnFact.BIRTH:
        return person.born_on
    end = person.identity_number[-LAST:]
    return end if len(end) == LAST and end.isdecimal() else ""


def tries_left(person: Person) -> int:
    """How often somebody may still answer today."""
    wrong = person.own_proofs.filter(is_right=False, at__gt=clock.now() - A_DAY)
    used = wrong.exclude(fact=OwnFact.CALL).count()
    return max(parameters.in_force().own_fact_tries - used, 0)


@signed
@transaction.atomic
def answer(person: Person, *, by: User, said: Any) -> bool:
    """Whether what was said is what stands in the file; the try is counted, the answer not kept.

    Raises `Refused` where no try is left, or the file holds nothing to ask.
    """
    fresh = lock(person)
    _may_answer(fresh, by)
    fact = fact_to_ask(fresh)
    if fact is None:
        raise Refused(_("A colleague calls in its place."), code="call", by=perms.DESK)
    kept = _of(fresh, fact)
    is_right = bool(kept == said) if fact == OwnFact.BIRTH else western(str(said)).strip() == kept
    OwnProof.objects.create(person=fresh, fact=fact, is_right=is_right, by=by)
    return is_right


@holds("ownproof_by_whom_it_may", "ownproof_within_the_tries")
def _may_answer(person: Person, by: User) -> None:
    if person.account_id != by.pk:
        raise NotAllowed(_("They answer themselves; a colleague of the desk answers for a call."))
    if not tries_left(person):
        raise Refused(
            _("After these tries a colleague calls; nobody tries again today."),
            code="tries",
            by=perms.DESK,
        )


# The call in its place ----------------------------------------------------------------------


@signed
def ask_to_be_called(person: Person, *, by: User) -> None:
    """Somebody of the desk calls, on the number of the file or the safer one; asked twice is once.

    Raises `NotAllowed` for another account than theirs.
    """
    if person.account_id != by.pk:
        raise NotAllowed(_("They answer themselves; a colleague of the desk answers for a call."))
    tasks.open_task(
        RegistryTaskKind.KNOW,
        person,
        name=str(person),
        link=reverse("people:known", args=[person.pk]),
        role=Role.OFFICER,
        branch=person.branch,
        due_on=clock.today() + datetime.timedelta(days=parameters.in_force().call_days),
        calls=person,
    )


@verb
def known_by_call(person: Person, *, by: User, is_them: bool, outcome: str = "") -> None:
    """A colleague called and knows whether it is they: from a yes on their new phone is let in for
    a day, and the task is done either way. Raises `NotAllowed` for who is no colleague of the desk.
    """
    fresh = lock(person)
    if not perms.may_change(by, fresh):
        raise NotAllowed(_("They answer themselves; a colleague of the desk answers for a call."))
    if woman.is_asked_for(fresh, by):
        woman.check(fresh.pk, by)
    OwnProof.objects.create(person=fresh, fact=OwnFact.CALL, is_right=is_them, by=by)
    said = _("It is they: the new phone is let in today.") if is_them else _("It is not they.")
    tasks.close(RegistryTaskKind.KNOW, fresh, outcome=outcome or str(said))
