"""Who is asked about what: an invitation for each finished step, told to each person seldom.

Finished steps are read from the lower layers' own records; nobody calls up here.
"""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Cast

from requests_app.models import Entry, SupportRequest
from sanad.contact.enums import Channel, ContactStatus
from sanad.contact.models import Contact
from sanad.lib import clock
from sanad.lib.actor import signed
from sanad.lib.clock import PolicyNow
from sanad.messaging.outbox import database_now
from surveys import households, messages, sealing
from surveys.enums import RatedStep
from surveys.models import Invitation, Survey

# A step that ended longer ago is no longer asked about.
LOOK_BACK = datetime.timedelta(days=14)
OPEN_DAYS = datetime.timedelta(days=30)
# Nobody is asked more often than this; the right to rate has no such limit.
QUIET_DAYS = datetime.timedelta(days=30)

DECIDING, DELIVERING = ("accept", "reject"), ("finish",)
OF_A_REQUEST = ("person", "branch", "programme")


@dataclass(frozen=True)
class Finished:
    """One finished step of one person."""

    step: str
    person_id: int
    branch_id: int
    programme_id: int | None
    about_type: str
    about_id: int


@signed
def invite() -> int:
    """Write an invitation for every finished step that has none; returns how many. Colleagues and
    their relatives are not asked how the colleagues are."""
    today, survey = clock.today(), Survey.objects.current()
    steps = list(finished())
    own = households.of_colleagues({step.person_id for step in steps}) if steps else set()
    asked = (step for step in steps if step.person_id not in own)
    invitations = [_invitation(step, survey, today) for step in asked]
    made = Invitation.objects.bulk_create(invitations, ignore_conflicts=True)
    return len(made)


@signed
def push() -> int:
    """Tell people of their invitations, at most one in `QUIET_DAYS` each; returns how many."""
    lately = Invitation.objects.filter(
        person=OuterRef("person"), pushed_at__gt=PolicyNow() - Value(QUIET_DAYS)
    )
    waiting = Invitation.objects.open().filter(pushed_at__isnull=True).exclude(Exists(lately))
    # The newest step of each person: it is the one they remember.
    newest = waiting.order_by("person_id", "-created_at", "id").distinct("person_id")
    pushed = 0
    for invitation in newest.select_related("person"):
        with transaction.atomic():
            invitation.pushed_at = PolicyNow()
            invitation.save(update_fields=["pushed_at"])
            messages.invited(
                invitation,
                token=sealing.token_of(invitation.pk),
                expires_at=database_now() + OPEN_DAYS,
            )
            pushed += 1
    return pushed


def finished():
    """Every step of the last days that nobody was invited to rate yet."""
    yield from _of_requests(RatedStep.DECISION, DECIDING)
    yield from _of_requests(RatedStep.DELIVERY, DELIVERING)
    yield from _of_visits()


def _of_requests(step, verbs):
    label = SupportRequest._meta.label_lower
    # From the steps of the last days to their requests: their index holds these steps alone.
    entries = Entry.objects.filter(verb__in=verbs, at__gt=PolicyNow() - Value(LOOK_BACK))
    entries = entries.exclude(_invited(step, label, "support_request"))
    columns = ("support_request", *(f"support_request__{name}" for name in OF_A_REQUEST))
    for pk, person, branch, programme in entries.order_by().values_list(*columns).distinct():
        yield Finished(step, person, branch, programme, label, pk)


def _of_visits():
    label = Contact._meta.label_lower
    visits = Contact.objects.filter(
        channel=Channel.VISIT,
        status=ContactStatus.CLOSED,
        person__isnull=False,
        started_at__isnull=False,  # whoever left before they were received had no visit
        ended_at__gt=PolicyNow() - Value(LOOK_BACK),
    ).exclude(_invited(RatedStep.VISIT, label, "pk"))
    for visit in visits.values("id", "person_id", "branch_id"):
        yield Finished(
            RatedStep.VISIT, visit["person_id"], visit["branch_id"], None, label, visit["id"]
        )


def _invited(step, label, key):
    about = Cast(OuterRef(key), Invitation._meta.get_field("about_id"))
    return Exists(Invitation.objects.filter(step=step, about_type=label, about_id=about))


def _invitation(step, survey, today):
    invitation = Invitation(
        survey=survey,
        person_id=step.person_id,
        step=step.step,
        branch_id=step.branch_id,
        programme_id=step.programme_id,
        about_type=step.about_type,
        about_id=step.about_id,
        expires_on=today + OPEN_DAYS,
    )
    invitation.lookup = sealing.lookup_of(sealing.token_of(invitation.pk))
    return invitation
