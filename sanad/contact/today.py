"""What of the contacts waits for a person: visitors, contacts under way, questions to answer, and
people whom a message has not reached."""

from datetime import datetime, timedelta

from django.db.models import DurationField, ExpressionWrapper, F, OuterRef, Subquery
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beneficiaries.models import Person
from beneficiaries.models.household import place_of
from sanad.accounts.perms import has, without_kept_off
from sanad.contact import perms
from sanad.contact.models import Contact, Referral
from sanad.lib import clock
from sanad.lib.arabic import COMMA
from sanad.lib.clock import PolicyNow
from sanad.lib.dates import RIYADH, clock_text, gregorian_text
from sanad.lib.identifiers import mask_mobile
from sanad.lib.links import link_to
from sanad.lib.today import Line, Queue, QueueRow, section
from sanad.messaging.models import MessageDelivery

# How long an appointment that has passed still stands on the morning sheet (somebody may not have
# come), and how far it looks ahead.
PASSED_DAYS, AHEAD_DAYS = 14, 7
# Worked out by the database with the rows: the page asks nothing more.
WAITED = ExpressionWrapper(PolicyNow() - F("arrived_at"), output_field=DurationField())


def for_user(user):
    """The desk sees who waits and what it left under way; researchers the questions of people."""
    queues = []
    if perms.may_log(user):
        contacts = Contact.objects.visible_to(user).for_list()
        queues += [
            Queue(
                "waiting",
                _("Waiting their turn"),
                contacts.waiting().visitors().annotate(waited=WAITED),
                _receive,
                tone="honey",
                is_here=True,
            ),
            Queue(
                "asked",
                _("Asked through the portal"),
                contacts.waiting().asked(),
                _answer_them,
                url=reverse("contact:list"),
                due="due_on",
            ),
            Queue(
                "contacts",
                _("Contacts under way"),
                contacts.running().handled_by(user),
                _close,
                url=reverse("contact:list"),
            ),
        ]
    if has(user, *perms.DESK):
        queues.append(_untold(user))
    if perms.may_answer(user):
        mine = Referral.objects.visible_to(user).waiting().owned_by(user).for_list()
        queues.append(
            Queue(
                "referrals",
                _("Questions of people"),
                mine,
                _answer,
                url=reverse("contact:referrals"),
            )
        )
    return queues


def on_paper(user, today):
    """Visitors of the branch who wait, and its appointments around `today`; researchers their
    questions."""
    sections = []
    if perms.may_log(user):
        contacts = Contact.objects.visible_to(user).select_related("person__household", "branch")
        agreed = contacts.with_appointment_between(
            today - timedelta(days=PASSED_DAYS), today + timedelta(days=AHEAD_DAYS)
        ).order_by("appointment_on", "appointment_at", "id")
        now = clock.now()
        sections += [
            section(
                _("Waiting their turn"),
                contacts.waiting().visitors().order_by("id"),
                lambda contact: _visitor(contact, today),
            ),
            section(_("Appointments"), agreed, lambda contact: _appointment(contact, today, now)),
        ]
    if perms.may_answer(user):
        mine = Referral.objects.visible_to(user).waiting().owned_by(user)
        mine = mine.order_by("due_on", "id")
        mine = mine.select_related("person__household", "branch")
        sections.append(section(_("Questions of people"), mine, _question))
    return sections


def _visitor(contact, today):
    """Since when they wait: the hour, or the day where it is not `today`'s."""
    is_today = contact.day == today
    time = clock_text(contact.arrived_at) if is_today else gregorian_text(contact.day)
    return Line(
        **_of_contact(contact), what=contact.subject, when=_("since %(time)s") % {"time": time}
    )


def _appointment(contact, today, now):
    """When they come; `is_past` once that day, or the hour of today, is over."""
    day, hour = contact.appointment_on, contact.appointment_at
    moment = datetime.combine(day, hour, RIYADH) if hour else None
    when = gregorian_text(day, with_weekday=True)
    return Line(
        **_of_contact(contact),
        what=contact.result or contact.subject,
        when=f"{when}{COMMA} {clock_text(moment)}" if moment else when,
        is_past=moment < now if moment else day < today,
    )


def _of_contact(contact):
    """What a line says of whoever it is about."""
    mobile = contact.person.mobile if contact.person else contact.caller_mobile
    return {
        "name": contact.who,
        "person_id": contact.person_id,
        **_numbered(contact),
        "mobile": mobile or "",
        "place": place_of(contact.person),
        "branch": str(contact.branch),
    }


def _numbered(contact):
    """The ticket or number of a contact, and which of them it is."""
    if contact.ticket:
        return {"number": str(contact.ticket), "numbered": _("Ticket")}
    return {"number": contact.number, "numbered": _("Letter") if contact.number else ""}


def _question(referral):
    return Line(
        name=str(referral.person),
        person_id=referral.person_id,
        what=referral.question,
        mobile=referral.person.mobile or "",
        place=place_of(referral.person),
        when=gregorian_text(referral.due_on),
        branch=str(referral.branch),
    )


def _untold(user):
    """People of the branch whose message has not left for long: somebody may call them (DG-4+)."""
    late = MessageDelivery.objects.waiting_long()
    since = late.filter(message__person_id=OuterRef("pk")).order_by("queued_at")
    people = Person.objects.filter(branch=user.branch_id, pk__in=late.values("message__person_id"))
    people = without_kept_off(people, user, "pk").annotate(
        due_on=Subquery(since.values(day=TruncDate("queued_at", tzinfo=RIYADH))[:1])
    )
    # To look at: when the gateway is away they are many, and most of them leave by themselves.
    return Queue("untold", _("Messages still waiting"), people, _call, is_mine=False, tone="honey")


def _call(person):
    return QueueRow(
        name=str(person),
        name_note=mask_mobile(person.mobile) if person.mobile else "",
        url=link_to("people:show", person.pk),
        about=_("A message has not left yet"),
        step=_("Call"),
        step_url=f"{reverse('contact:create')}?channel=phone&person={person.pk}",
    )


def _receive(contact):
    return _task(contact, _("Receive"), wait_note=waited(int(contact.waited.total_seconds())))


def waited(seconds):
    """How long somebody has waited, in words: minutes, later hours."""
    minutes, hours = seconds // 60, seconds // 3600
    if minutes < 1:
        return _("Has just come")
    if hours < 2:
        return ngettext("Waits for %(count)s minute", "Waits for %(count)s minutes", minutes) % {
            "count": minutes
        }
    return ngettext("Waits for %(count)s hour", "Waits for %(count)s hours", hours) % {
        "count": hours
    }


def _close(contact):
    return _task(contact, _("End the contact"))


def _answer_them(contact):
    return _task(contact, _("Answer"))


def _task(contact, step, wait_note=""):
    return QueueRow(
        name=contact.who,
        url=link_to("contact:show", contact.pk),
        about=contact.get_channel_display(),
        **_numbered(contact),
        chip=contact.chip,
        step=step,
        wait_note=wait_note,
    )


def _answer(referral):
    return QueueRow(
        name=str(referral.person),
        url=link_to("contact:referral", referral.pk),
        about=referral.question[:80],
        chip=referral.chip,
        step=_("Answer"),
    )
