"""What a household says from a phone of who belongs to it: proposed, and agreed to at the desk.

Somebody new, somebody who left, and another word of what matters of a member: never by one tap, and
with both versions side by side (DG-1).
"""

from __future__ import annotations

import datetime
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from beneficiaries import members, perms, workflow
from beneficiaries.enums import IdentityKind, Leaving, MemberFact, Relation
from beneficiaries.models import MemberWord, Person
from beneficiaries.models.member import in_words
from beneficiaries.warning import warning_to
from sanad.accounts.enums import Gender
from sanad.accounts.models import User
from sanad.guarded import kinds
from sanad.guarded.enums import ChangeKind, Told
from sanad.guarded.models import GuardedChange
from sanad.guarded.workflow import propose
from sanad.lib import snapshot
from sanad.lib.dates import gregorian_text
from sanad.lib.identifiers import group_id
from sanad.lib.isolates import isolated
from sanad.messaging.outbox import queue
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock

# Proposing ----------------------------------------------------------------------------------


def propose_member(
    person: Person, *, by: User, member: Person, said: dict[str, list[str]], **rest: Any
) -> GuardedChange:
    """Propose another word of what matters of a member whose facts the person reads."""
    if not perms.is_own(by, person) or not members.is_told_of(person, member):
        raise NotAllowed(_("Of an adult only they themselves say this, or the desk."), code="role")
    now = {value.fact: value.said for value in members.values(member)}
    old = {fact: now[MemberFact(fact)] for fact in said}
    return _propose(ChangeKind.MEMBER, person, member, by, old, said, **rest)


def propose_joining(person: Person, *, by: User, newcomer: Person, **rest: Any) -> GuardedChange:
    """Propose that the unsaved `newcomer` belongs to the person's household."""
    if person.household is None or not perms.is_own(by, person):
        raise NotAllowed(_("A household is changed at the desk."), code="role")
    newcomer.branch = person.branch
    newcomer.full_clean(exclude=workflow.UNCHECKED)
    new = snapshot.plain({name: getattr(newcomer, name) for name in NEWCOMER})
    return _propose(ChangeKind.JOINS, person, person.household, by, {}, new, **rest)


def propose_leaving(
    person: Person,
    *,
    by: User,
    member: Person,
    why: str,
    on: datetime.date,
    **rest: Any,
) -> GuardedChange:
    """Propose that a member is of the person's household no more since that day, by `Leaving`."""
    if not perms.is_own(by, person) or person.household_id is None:
        raise NotAllowed(_("A household is changed at the desk."), code="role")
    if member.household_id != person.household_id or member.pk == person.pk:
        raise Refused(_("They do not live in this household."), code="elsewhere", by=perms.DESK)
    old = {"household": person.household_id}
    new = {"why": Leaving(why).value, "on": on.isoformat()}
    return _propose(ChangeKind.LEAVES, person, member, by, old, new, **rest)


NEWCOMER = (
    *("first_name", "father_name", "grandfather_name", "family_name", "gender", "born_on"),
    *("is_birth_hijri", "relation", "identity_kind", "identity_number"),
)


def _propose(
    kind: ChangeKind,
    person: Person,
    subject: Any,
    by: User,
    old: dict[str, Any],
    new: dict[str, Any],
    **rest: Any,
) -> GuardedChange:
    return propose(
        by=by,
        kind=kind,
        subject=subject,
        person=person,
        name=str(subject if isinstance(subject, Person) else person),
        branch=person.branch,
        old=old,
        new=new,
        told=Told.NOBODY,
        **rest,
    )


# Carrying out -------------------------------------------------------------------------------


def _carry_out_member(change: GuardedChange) -> None:
    """What was said meanwhile as something else is looked at anew, not written over."""
    member = lock(Person(pk=change.subject_id))
    now = {str(value.fact): value.said for value in members.values(member)}
    if {fact: now.get(fact) for fact in change.new} != change.old:
        raise Refused(_("It was changed meanwhile. Look at it again."), code="overtaken")
    for fact, codes in change.new.items():
        MemberWord.objects.create(person=member, fact=fact, said=codes, by=change.decided_by)


def _carry_out_joining(change: GuardedChange) -> None:
    """Registered by who agrees, as at the desk: a double by identity is never passed over."""
    teller = Person.objects.select_related("household", "branch").get(pk=change.person_id)
    if teller.household is None or teller.household_id != change.subject_id:
        raise Refused(_("They live in another household by now."), code="moved", by=perms.DESK)
    said = dict(change.new)
    born_on = said.pop("born_on")
    newcomer = Person(**said, born_on=born_on and datetime.date.fromisoformat(born_on))
    newcomer.branch = teller.branch
    workflow.register_person(newcomer, by=cast(User, change.decided_by), household=teller.household)


def _carry_out_leaving(change: GuardedChange) -> None:
    """Who died is marked so in their file; who moved has no household until the desk writes where
    they live."""
    member = lock(Person(pk=change.subject_id))
    if member.household_id != change.old["household"]:
        raise Refused(_("They live in another household by now."), code="moved", by=perms.DESK)
    if change.new["why"] == Leaving.DIED:
        died_on = datetime.date.fromisoformat(change.new["on"])
        workflow.change_person(member, by=cast(User, change.decided_by), died_on=died_on)
        return
    member.household, member.relation = None, Relation.OTHER
    member.save(update_fields=["household", "relation"])


# In words -----------------------------------------------------------------------------------


def _member_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    return [
        (MemberFact(fact).label, in_words(fact, change.old.get(fact)), in_words(fact, codes))
        for fact, codes in change.new.items()
    ]


def _joining_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    new = change.new
    names = (new[name] for name in ("first_name", "father_name", "grandfather_name", "family_name"))
    born_on = datetime.date.fromisoformat(new["born_on"]) if new["born_on"] else None
    number = new["identity_number"]
    return [
        (_("Name"), "", " ".join(filter(None, names))),
        (_("Gender"), "", str(Gender(new["gender"]).label)),
        (_("Born"), "", gregorian_text(born_on) if born_on else ""),
        (_("relation to the head"), "", Relation(new["relation"]).label_for(new["gender"])),
        (_("Kind of identity"), "", str(IdentityKind(new["identity_kind"]).label)),
        (_("Identity number"), "", isolated(group_id(number)) if number else ""),
    ]


def _leaving_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    member = Person.objects.filter(pk=change.subject_id).first()
    signs_in = member is not None and member.account_id is not None
    return [
        (_("Lives in this household"), str(_("Yes")), str(Leaving(change.new["why"]).label)),
        (_("Since"), "", gregorian_text(datetime.date.fromisoformat(change.new["on"]))),
        (
            _("Hear them first: they sign in themselves"),
            "",
            str(_("Yes") if signs_in else _("No")),
        ),
    ]


def _tell(change: GuardedChange) -> None:
    person = Person.objects.get(pk=change.person_id)
    if warning_to(person) == Told.YES:
        queue("guarded.in_force", to=person, about=change)


def register(is_close: Any) -> None:
    """Make known how each kind is carried out; called with the others' (`guarded.register`)."""
    for kind, carry_out, facts in (
        (ChangeKind.MEMBER, _carry_out_member, _member_facts),
        (ChangeKind.JOINS, _carry_out_joining, _joining_facts),
        (ChangeKind.LEAVES, _carry_out_leaving, _leaving_facts),
    ):
        kinds.register(kind, kinds.Guarded(carry_out, facts, is_close, _tell))
