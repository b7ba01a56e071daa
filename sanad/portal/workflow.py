"""The portal's own verbs: joining from a phone, and accepting the terms."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries import workflow as registry
from beneficiaries.guarded import warning_to
from beneficiaries.models import HomeWord, Person
from beneficiaries.models.ages import is_minor
from beneficiaries.perms import acts_for
from requests_app.intake import guards
from requests_app.intake.enums import NOT_GONE_IN
from requests_app.intake.workflow import desk
from sanad.accounts.models import User
from sanad.guarded.enums import Told
from sanad.lib import clock
from sanad.lib.actor import acting, signed
from sanad.lib.identifiers import group_mobile
from sanad.lib.triggers import holds
from sanad.messaging.models import Message
from sanad.messaging.outbox import queue
from sanad.policy import terms
from sanad.workflow.refusal import NotAllowed
from sanad.workflow.rows import lock

# The text that whose identity was typed on another phone reads.
IDENTITY_USED = "portal.identity_used"


class DeskMustLink(Exception):
    """This identity cannot be joined to this phone from outside: the desk sees the person first.

    Says nothing about whether, or where, the identity is known, save to who holds its number
    (`is_here`).
    """

    def __init__(self, *, is_here=False):
        self.is_here = is_here


def find_own(*, by, kind, number, country=""):
    """The registered person with this identity whose number is the account's own, or None.

    Raises `DeskMustLink` where the identity is registered on another number or account, or without
    its country, so that nobody can say that it is the same.
    """
    countries = {country, ""}
    known = Person.objects.filter(
        identity_kind=kind, identity_country__in=countries, identity_number=number
    )
    person = known.order_by("-identity_country").first()
    if person is None:
        return None
    if person.identity_country != country:
        raise DeskMustLink(is_here=bool(by.mobile) and person.mobile == by.mobile)
    if person.account_id == by.pk:
        return person
    if person.account_id or not by.mobile or person.mobile != by.mobile or person.died_on:
        raise DeskMustLink
    return person


@holds("person_minor_without_account")
def _refuse_account_of_minor(person):
    """A child has no account: the number is perhaps a guardian's, who acts at the desk (PM-1+)."""
    if is_minor(person.born_on, clock.today()):
        raise DeskMustLink


@signed
@transaction.atomic
def link(person, *, by):
    """Give the account `by` the registered person that `find_own` found; safe to repeat."""
    fresh = Person.objects.select_for_update().get(pk=person.pk)
    if fresh.account_id == by.pk:
        return fresh
    if fresh.account_id or fresh.mobile != by.mobile or not by.is_mobile_verified:
        raise DeskMustLink
    _refuse_account_of_minor(fresh)
    fresh.account = by
    fresh.save(update_fields=["account"])
    _name_account(by, fresh)
    return fresh


@signed
@transaction.atomic
def join(*, by, person, household, pin="", phone_use="", key=None):
    """Register the unsaved `person` in its unsaved `household` on the account `by` (DG-4).

    `phone_use`: who else holds the phone (`PhoneUse`). The terms in force are accepted with it
    (PM-1). Who looks like somebody registered joins as anybody, and reads nothing of it: the desk
    compares the two files (DG-1). With a `key` used before, returns the person made then. Raises
    ValidationError with a sentence for each field, or `DeskMustLink`.
    """
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    own = find_own(
        by=by,
        kind=person.identity_kind,
        country=person.identity_country,
        number=person.identity_number,
    )
    if own is not None:
        return link(own, by=by)
    _refuse_account_of_minor(person)
    person.account, person.mobile, household.branch = by, by.mobile, person.branch
    made = registry.register_person(person, by=by, household=household, key=key)
    registry.ask_to_compare(made)
    if pin and not made.pin:
        made = registry.set_pin(made, by=by, pin=pin)
        if phone_use:
            made = registry.say_phone_use(made, by=by, use=phone_use, pin=pin)
    accept_terms(made, by=by)
    _name_account(by, made)
    return made


@signed
@transaction.atomic
def tell_whose_identity(typed, *, by):
    """Another phone wanted to join with the identity of the unsaved person `typed`: whose it is
    reads it, once a day, where nobody else reads their messages."""
    known = Person.objects.filter(
        identity_kind=typed.identity_kind,
        identity_country__in={typed.identity_country, ""},
        identity_number=typed.identity_number,
    ).order_by("-identity_country")
    person = known.exclude(account=by).first()
    if person is None or warning_to(person) != Told.YES:
        return
    lately = Message.objects.to_people([person]).filter(code=IDENTITY_USED)
    if not lately.filter(created_at__gt=clock.now() - datetime.timedelta(days=1)).exists():
        queue(IDENTITY_USED, to=person, values={"link": reverse("portal:my_file")})


@signed
@transaction.atomic
def accept_terms(person, *, by):
    """The person read the terms in force, or heard them, and accepts them, or their guardian for
    them (PM-1)."""
    if person.account_id != by.pk and not acts_for(by, person):
        raise NotAllowed(_("Only the person, or the desk for them, accepts the terms."))
    return registry.accept_terms(person, by=by)


def has_accepted(person):
    """Whether the person accepted the terms that are in force now."""
    return person.terms_acceptances.filter(version=terms.in_force().version).exists()


@dataclass(frozen=True)
class Accepted:
    """Terms that were accepted: which version (None: not written down), when, and how."""

    version: int | None
    at: datetime.datetime
    channel: str


def accepted(person):
    """What the person accepted, newest first; what the desk wrote down without a version too."""
    rows = person.terms_acceptances.order_by("-id")
    found = [Accepted(row.version, row.at, row.get_channel_display()) for row in rows]
    if person.accepted_terms_at and not found:
        found.append(Accepted(None, person.accepted_terms_at, _("At the desk")))
    return found


@signed
def _name_account(account, person):
    """An account is called by its person; one that several share goes by its number."""
    others = Person.objects.filter(account=account).exclude(pk=person.pk).exists()
    account.name = group_mobile(account.mobile) if others else person.first_name
    account.gender = "" if others else person.gender
    account.save(update_fields=["name", "gender"])


# The home, as the applicant says it ---------------------------------------------------------


@holds("household_changed_by_the_desk_or_alone")
def may_correct_home(person, *, by):
    """Their own word about their home may be corrected until a request went in with it.

    Where others of the household have accounts of their own, the desk does it.
    """
    household = person.household
    if household is None or person.account_id != by.pk:
        return False
    others = household.members.exclude(account=by).exclude(account=None).exists()
    gone_in = household.support_requests.exclude(status__in=NOT_GONE_IN).exists()
    return not others and not gone_in


@transaction.atomic
def correct_home(person, *, by, **facts):
    """Write city, district, housing, size or income anew; the history keeps what was there."""
    household = lock(person.household)
    if not may_correct_home(person, by=by):
        raise NotAllowed(_("A household is changed at the desk."), code="role")
    for name, value in facts.items():
        setattr(household, name, value)
    with acting(by.pk):
        household.full_clean()
        household.save(update_fields=list(facts))
        HomeWord.objects.note(household, by=by, columns=facts)
    return household


def begin_request(*, by, person, programme, **begun):
    """The draft of `desk.create_draft`; raises `Refused` while another is open, as the last page
    would."""
    refusal = guards.none_is_open(person, programme, by)
    if refusal is not None:
        raise refusal
    return desk.create_draft(by=by, person=person, programme=programme, **begun)
