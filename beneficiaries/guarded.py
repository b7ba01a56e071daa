"""What opens a file or lets somebody act in it, and so is changed by two (PM-1+).

The first mobile, digits and account of a file are ordinary work of the desk. What stands there is
changed by a proposal (`propose_…`) that a second colleague agrees to; the rules on the tables ask
for it (`models/guarded.py`).
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from beneficiaries import perms, workflow
from beneficiaries.enums import MOST_HELP_DAYS, Housing, Relation
from beneficiaries.models import Guardianship, Helper, HomeWord, Household, Person
from beneficiaries.models.ages import is_minor
from beneficiaries.warning import warning_to
from sanad.accounts.models import User
from sanad.accounts.perms import is_kept_off
from sanad.guarded import kinds
from sanad.guarded.enums import ChangeKind, Told
from sanad.guarded.messages import goes_on
from sanad.guarded.models import GuardedChange
from sanad.guarded.workflow import propose
from sanad.lib import clock, dates, snapshot
from sanad.lib.arabic import listed
from sanad.lib.identifiers import group_mobile
from sanad.lib.isolates import separate
from sanad.lib.numbers import riyals
from sanad.lib.triggers import holds
from sanad.messaging.outbox import queue
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock

# Proposing ----------------------------------------------------------------------------------


def propose_mobile(person: Person, *, by: User, mobile: str | None, **rest: Any) -> GuardedChange:
    """Propose another mobile (+9665…) for a file that has one, or none (None)."""
    if person.mobile is None:
        raise Refused(
            _("This file has no mobile yet: write it into the file."), code="first", by=perms.DESK
        )
    if mobile == person.mobile:
        raise ValidationError({"mobile": _("This number stands there already.")})
    _may(by, person)
    Person._meta.get_field("mobile").clean(mobile, None)
    if mobile and mobile == by.mobile:
        raise Refused(
            _("This is your own number: another colleague proposes it."),
            code="own",
            field="mobile",
            by=perms.DESK,
        )
    old, new = {"mobile": person.mobile}, {"mobile": mobile}
    return _propose(ChangeKind.MOBILE, person, by, old, new, **rest)


def propose_pin(person: Person, *, by: User, pin: str, **rest: Any) -> GuardedChange:
    """Propose other digits for a shared phone, as the person typed them; kept as a hash."""
    _may(by, person)
    return _propose(
        ChangeKind.PIN, person, by, {}, {"pin": workflow.hashed_pin(pin, person)}, **rest
    )


def propose_guardian(
    ward: Person,
    *,
    by: User,
    guardian: Person,
    basis: str,
    valid_until: datetime.date | None = None,
    **rest: Any,
) -> GuardedChange:
    """Propose that `guardian` acts for `ward` on a deed, which `basis` names."""
    _may(by, ward)
    row = Guardianship(ward=ward, guardian=guardian, basis=basis, valid_until=valid_until)
    row.full_clean()
    new = {
        "guardian": guardian.pk,
        "basis": basis,
        "valid_until": valid_until and valid_until.isoformat(),
    }
    return _propose(ChangeKind.GUARDIAN, ward, by, {}, new, **rest | {"paper": basis})


def propose_helper(
    person: Person,
    *,
    by: User,
    helper: Person,
    relation: str,
    until: datetime.date,
    **rest: Any,
) -> GuardedChange:
    """Propose that `helper` prepares for `person` until that day; they agree to it themselves,
    before both colleagues or from their own phone afterwards."""
    _may(by, person)
    row = Helper(person=person, helper=helper, relation=relation, until=until)
    row.full_clean(exclude=["change"])
    _may_help(row)
    new = {"helper": helper.pk, "relation": relation, "until": until.isoformat()}
    return _propose(ChangeKind.HELPER, person, by, {}, new, **rest)


@holds("helper_until_a_day", "helper_is_no_colleague", "helper_of_one_of_age")
def _may_help(row: Helper) -> None:
    today = clock.today()
    if not today <= row.until <= today + datetime.timedelta(days=MOST_HELP_DAYS):
        raise ValidationError({"until": _("Help has a last day, within a year from today.")})
    if any(is_minor(one.born_on, today) for one in (row.person, row.helper)):
        raise Refused(
            _("Who is not of age has a guardian, and no helper."), code="minor", by=perms.DESK
        )
    numbers = Q(pk=row.helper.account_id) | Q(mobile=row.helper.mobile or "-")
    if User.objects.filter(numbers, is_staff=True).exists():
        raise Refused(
            _("A colleague serves at the desk, and helps nobody beside it."),
            code="colleague",
            by=perms.DESK,
        )


def propose_head(person: Person, *, by: User, former_is: str = "", **rest: Any) -> GuardedChange:
    """Propose that `person` heads the household; `former_is`: what the former head, where there is
    one, is to them from then on (`Relation`)."""
    _may(by, person)
    if person.household is None or person.relation == Relation.HEAD:
        raise Refused(_("They head their household already."), code="head", by=perms.DESK)
    former = person.household.head()
    if former is not None and former_is in ("", Relation.HEAD):
        raise ValidationError({"former_is": _("Choose what the former head is to them.")})
    old = {"relation": person.relation, "former": former and former.pk}
    new = {"household": person.household_id, "former": former and former.pk, "relation": former_is}
    return _propose(ChangeKind.HEAD, person, by, old, new, **rest)


def propose_household(
    person: Person, *, by: User, household: Household, relation: str, **rest: Any
) -> GuardedChange:
    """Propose that somebody with an account of their own moves into others' household."""
    _may(by, person)
    if person.household_id == household.pk:
        raise Refused(
            _("They already live in this household."), code="same_household", by=perms.DESK
        )
    old = {"household": person.household_id, "relation": person.relation}
    new = {"household": household.pk, "relation": relation}
    return _propose(ChangeKind.HOUSEHOLD, person, by, old, new, **rest)


def propose_home(
    person: Person, *, by: User, changes: dict[str, Any], **rest: Any
) -> GuardedChange:
    """Propose from a phone that the person's household is otherwise: the desk compares and agrees.

    `changes`: columns of the household, of which those that are as they stand are left out. Raises
    `Refused` where nothing is.
    """
    household = person.household
    if household is None or not perms.is_own(by, person):
        raise NotAllowed(_("A household is changed at the desk."), code="role")
    new = {name: value for name, value in changes.items() if getattr(household, name) != value}
    if not new:
        raise Refused(_("Everything is as it stands there already."), code="same")
    for name, value in new.items():
        _column(name).clean(value, household)
    old = snapshot.plain({name: getattr(household, name) for name in new})
    return propose(
        by=by,
        kind=ChangeKind.HOME,
        subject=household,
        person=person,
        name=str(person),
        branch=household.branch,
        old=old,
        new=snapshot.plain(new),
        told=Told.NOBODY,
        **rest,
    )


def _may(by: User, person: Person) -> None:
    if not perms.may_change(by, person):
        raise NotAllowed(_("This part of the file is changed at the desk."), code="role")


def _propose(
    kind: ChangeKind,
    person: Person,
    by: User,
    old: dict[str, Any],
    new: dict[str, Any],
    **rest: Any,
) -> GuardedChange:
    return propose(
        by=by,
        kind=kind,
        subject=person,
        person=person,
        name=str(person),
        branch=by.branch or person.branch,
        old=old,
        new=new,
        told=warning_to(person),
        **rest,
    )


# Carrying out -------------------------------------------------------------------------------


def _person(change: GuardedChange) -> Person:
    return lock(Person(pk=change.subject_id))


def _save(person: Person, **values: Any) -> None:
    for name, value in values.items():
        setattr(person, name, value)
    person.save(update_fields=list(values))


def _carry_out_mobile(change: GuardedChange) -> None:
    """The file leaves the old number's account: the new one signs in by its own code, and is asked
    anew who else uses that phone."""
    _save(_person(change), mobile=change.new["mobile"], account=None, phone_use="")


def _carry_out_pin(change: GuardedChange) -> None:
    _save(_person(change), pin=change.new["pin"])


def _carry_out_guardian(change: GuardedChange) -> None:
    until = change.new["valid_until"]
    row = Guardianship(
        ward=_person(change),
        guardian=Person.objects.get(pk=change.new["guardian"]),
        basis=change.new["basis"],
        valid_until=until and datetime.date.fromisoformat(until),
        change=change,
    )
    row.full_clean()
    row.save()


def _carry_out_helper(change: GuardedChange) -> None:
    """Before both colleagues the person agreed; else it opens nothing until they do by phone."""
    row = Helper(
        person=_person(change),
        helper=Person.objects.get(pk=change.new["helper"]),
        relation=change.new["relation"],
        until=datetime.date.fromisoformat(change.new["until"]),
        change=change,
        agreed_at=clock.now() if change.is_present else None,
    )
    row.full_clean()
    _may_help(row)
    row.save()


def _carry_out_head(change: GuardedChange) -> None:
    person = _person(change)
    if person.household_id != change.new["household"]:
        raise Refused(_("They live in another household by now."), code="moved", by=perms.DESK)
    former = change.new["former"]
    head = person.household.head() if person.household else None
    if (head.pk if head else None) != former:
        raise Refused(_("Somebody else heads the household by now."), code="moved", by=perms.DESK)
    if head is not None:
        _save(lock(head), relation=change.new["relation"])
    _save(person, relation=Relation.HEAD)


def _carry_out_household(change: GuardedChange) -> None:
    person, home = _person(change), Household.objects.get(pk=change.new["household"])
    _save(person, household=lock(home), relation=change.new["relation"], is_apart=False)


def _carry_out_home(change: GuardedChange) -> None:
    """What stood there meanwhile as something else is looked at anew, not written over."""
    household = lock(Household(pk=change.subject_id))
    now = snapshot.plain({name: getattr(household, name) for name in change.old})
    if now != change.old:
        raise Refused(_("It was changed meanwhile. Look at it again."), code="overtaken")
    for name, value in change.new.items():
        setattr(household, name, _column(name).to_python(value))
    household.full_clean()
    household.save(update_fields=list(change.new))
    HomeWord.objects.note(household, by=change.decided_by, columns=change.new)


# In words -----------------------------------------------------------------------------------


def _name(key: int | None) -> str:
    return str(Person.objects.filter(pk=key).first() or "") if key else ""


def _mobile_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    old, new = change.old["mobile"], change.new["mobile"]
    facts = [(_("Mobile"), _grouped(old), _grouped(new))]
    if new:
        facts += [(_("Who else has this number"), "", _others_with(new, change))]
    if old and (silent := _silent_since(change.subject_id)):
        facts += [(_("Text messages"), "", silent)]
    return facts


def _silent_since(key: int) -> str:
    """Since when nothing reaches the number that stands in the file, in words; "" where it does:
    who is to agree asks whether a colleague switched it off to be unheard."""
    person = Person.objects.get(pk=key)
    if person.may_text and not person.safe_mobile:
        return ""
    events = cast(Any, Person).pgh_event_model.objects.filter(pgh_obj_id=key)
    before = events.filter(may_text=True, safe_mobile="").order_by("-pgh_id").first()
    since = events.filter(pgh_id__gt=before.pgh_id if before else 0).order_by("pgh_id").first()
    day = dates.gregorian_text(dates.riyadh_day(since.pgh_created_at)) if since else "—"
    if not person.may_text:
        return gettext("None are sent since %(day)s. Ask why, by a call.") % {"day": day}
    return gettext("They go to another number since %(day)s. Ask why, by a call.") % {"day": day}


def _others_with(mobile: str, change: GuardedChange) -> str:
    """A number in other hands opens the file to them: a colleague by name, other files as many as
    there are, since the second person opens none of those."""
    staff = User.objects.filter(mobile=mobile, is_staff=True)
    files = Person.objects.filter(mobile=mobile).exclude(pk=change.subject_id).count()
    others = [_("%(name)s, who works here") % {"name": user} for user in staff]
    if files:
        others.append(
            ngettext("%(count)s other file", "%(count)s other files", files) % {"count": files}
        )
    return listed(others) or str(_("Nobody"))


def _grouped(mobile: str | None) -> str:
    return separate(group_mobile(mobile)) if mobile else str(_("None"))


def _pin_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    return [(_("Four digits"), str(_("Set before")), str(_("Typed anew by the person")))]


def _guardian_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    until = change.new["valid_until"]
    day = dates.gregorian_text(datetime.date.fromisoformat(until)) if until else ""
    return [
        (_("Guardian"), "", _name(change.new["guardian"])),
        (_("Deed"), "", change.new["basis"]),
        (_("The deed is good until"), "", day),
    ]


def _helper_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    day = datetime.date.fromisoformat(change.new["until"])
    agreed = _("Before both colleagues")
    if not change.is_present:
        agreed = _("On their own phone, or not yet")
    return [
        (_("Who helps"), "", _name(change.new["helper"])),
        (_("What they are to them"), "", change.new["relation"]),
        (_("Last day"), "", dates.gregorian_text(day)),
        (_("The person agrees"), "", str(agreed)),
    ]


def _head_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    before = _name(change.old["former"])
    return [(_("Head of the household"), before, change.name)]


def _household_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    homes = Household.objects.prefetch_related("members").in_bulk(
        [change.old["household"], change.new["household"]]
    )
    before, after = homes.get(change.old["household"]), homes.get(change.new["household"])
    return [(_("Lives with"), _living_in(before, change), _living_in(after, change))]


def _living_in(home: Household | None, change: GuardedChange) -> str:
    members = home.members.all() if home else []
    return listed(str(one) for one in members if one.pk != change.subject_id)


def _column(name: str) -> Any:
    return Household._meta.get_field(name)


def _home_facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    return [
        (
            _column(name).verbose_name,
            _home_words(name, change.old[name]),
            _home_words(name, change.new[name]),
        )
        for name in change.new
    ]


def _home_words(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    if name == "housing":
        return str(Housing(value).label)
    return riyals(Decimal(value)) if name == "monthly_income" else str(value)


def is_close(user: User, change: GuardedChange) -> bool:
    """Whether the colleague is the person, lives with them, or acts for them or they for them, or
    is kept off them; or whether their own number would open the file."""
    if is_kept_off(user, change.person_id):
        return True
    if user.mobile and user.mobile == change.new.get("mobile"):
        return True
    others = (change.new.get(name) for name in ("guardian", "helper", "former"))
    people = [change.person_id, *others]
    concerned = Person.objects.filter(pk__in=[key for key in people if key])
    homes = {change.new.get("household"), change.old.get("household")} - {None}
    homes |= set(concerned.values_list("household_id", flat=True)) - {None}
    own = Person.objects.close_to(user)
    keys = list(own.values_list("pk", flat=True))
    if own.filter(Q(pk__in=concerned) | Q(household_id__in=homes)).exists():
        return True
    pairs = Q(ward__in=keys, guardian__in=concerned) | Q(guardian__in=keys, ward__in=concerned)
    return bool(keys) and Guardianship.objects.filter(pairs, ended_on__isnull=True).exists()


def _tell(change: GuardedChange) -> None:
    """Once it is in force, on the number that stands there now; nothing where silence was asked
    for or the number is shared."""
    person = Person.objects.get(pk=change.subject_id)
    if change.told != Told.SILENT and warning_to(person) == Told.YES:
        queue("guarded.in_force", to=person, about=change)


def _tell_helper(change: GuardedChange) -> None:
    """Who helps from now on, and where the person agrees to it; with the way to stop it."""
    person = Person.objects.get(pk=change.subject_id)
    if change.told != Told.SILENT and warning_to(person) == Told.YES:
        row = Helper.objects.select_related("helper").get(change=change)
        values = {"helper": row.helper.full_name, "link": reverse("portal:my_helpers")}
        variant = "agreed" if row.agreed_at else "asked"
        queue("helping.named", variant=variant, to=person, values=values, about=change)


def _tell_resumed(change: GuardedChange) -> None:
    """What they stopped goes on, at their own word as the desk says: with the way to stop it."""
    person = Person.objects.get(pk=change.subject_id)
    if warning_to(person) == Told.YES:
        goes_on(change, person=person)


def _tell_home(change: GuardedChange) -> None:
    person = cast(Any, Person.objects).get(pk=change.person_id)
    if warning_to(person) == Told.YES:
        queue("guarded.in_force", to=person, about=change)


def register() -> None:
    """Make known how each kind is carried out; called in `ready()`."""
    for kind, carry_out, facts in (
        (ChangeKind.MOBILE, _carry_out_mobile, _mobile_facts),
        (ChangeKind.PIN, _carry_out_pin, _pin_facts),
        (ChangeKind.GUARDIAN, _carry_out_guardian, _guardian_facts),
        (ChangeKind.HEAD, _carry_out_head, _head_facts),
        (ChangeKind.HOUSEHOLD, _carry_out_household, _household_facts),
    ):
        guarded = kinds.Guarded(carry_out, facts, is_close, _tell, _tell_resumed)
        kinds.register(kind, guarded)
    how = (_carry_out_helper, _helper_facts, is_close, _tell_helper, _tell_resumed)
    helper = kinds.Guarded(*how)
    kinds.register(ChangeKind.HELPER, helper)
    home = kinds.Guarded(_carry_out_home, _home_facts, is_close, _tell_home)
    kinds.register(ChangeKind.HOME, home)
