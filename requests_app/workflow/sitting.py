"""A sitting's verbs (PR-5): from its plan to its signed minutes."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from requests_app import letters, perms, quorum
from requests_app.enums import (
    ITEM_LIFE,
    SITTING_LIFE,
    ItemStatus,
    Presence,
    SittingStatus,
    Status,
)
from requests_app.models import AgendaItem, Attendance, Recusal, Sitting, SupportRequest, Vote
from requests_app.workflow.committee import remove
from sanad.audit.models import Series
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.policy import parameters
from sanad.workflow.refusal import NotAllowed, Refused

# Kept with the record and read in its minutes: Arabic whoever was at the keyboard.
RELATED = "صلة قرابة بمقدّم الطلب"
GONE = "خرج الطلب من عند اللجنة."
NOT_RIPE = "لم يحن أقرب موعد للرد عليه."


@transaction.atomic
def plan(*, by, scheduled_on, starts_at=None, place="", held_on=None, paper_reference="", key=None):
    """Plan a sitting for a day. With `held_on` it is a paper sitting that was held already: it is
    entered afterwards, within the policy's days, under the number of its signed minutes.
    """
    if not perms.may_run_sittings(by):
        raise NotAllowed(_("The secretary or the chair plans the sittings."), code="role")
    if key and (known := Sitting.objects.filter(key=key).first()):
        return known
    today = clock.today()
    if held_on is not None:
        _check_late_entry(held_on, today)
        scheduled_on = held_on
    elif scheduled_on < today:
        raise Refused(
            _("This day has passed. Choose today or a day to come."), code="past", clause="PR-5"
        )
    sitting = Sitting.objects.create(
        number=Series.next("sitting"),
        scheduled_on=scheduled_on,
        starts_at=starts_at,
        place=place,
        is_paper=held_on is not None,
        held_on=held_on,
        paper_reference=paper_reference,
        created_by=by,
        key=key,
    )
    SITTING_LIFE.write_log(sitting, "plan", by=by, target=SittingStatus.PLANNED)
    return sitting


def _check_late_entry(held_on, today):
    days = parameters.in_force().late_entry_days
    if held_on > today or (today - held_on).days > days:
        raise Refused(
            ngettext(
                "A paper sitting is entered within %(count)s day of the day it sat.",
                "A paper sitting is entered within %(count)s days of the day it sat.",
                days,
            )
            % {"count": days},
            code="late",
            clause="PR-5+",
        )


@SITTING_LIFE.verb(
    "add_items", label=_("Put on the agenda"), may=perms.may_run_sittings, icon="plus-lg"
)
def add_items(sitting, *, by, support_requests):
    """Put raised requests on the agenda, in this order. Ripe or not: what is locked can be read."""
    last = sitting.items.count()
    for place, support_request in enumerate(support_requests, last + 1):
        fresh = SupportRequest.objects.select_for_update(of=("self",)).get(pk=support_request.pk)
        if fresh.status != Status.RAISED:
            raise Refused(
                _("Request %(number)s is not with the committee now.") % {"number": fresh.number},
                code="not-raised",
                clause="PR-5",
            )
        listed = fresh.agenda_items.filter(status=ItemStatus.LISTED).first()
        if listed is not None:
            raise Refused(
                _("Request %(number)s is on an agenda already: sitting %(sitting)s.")
                % {"number": fresh.number, "sitting": listed.sitting.number},
                code="listed",
                clause="PR-5",
            )
        AgendaItem.objects.create(sitting=sitting, support_request=fresh, position=place)
    _relatives_stand_aside(sitting, by)
    return {"details": {"requests": [request.number for request in support_requests]}}


@SITTING_LIFE.verb(
    "record_attendance",
    label=_("Record attendance"),
    may=perms.may_run_sittings,
    icon="person-check",
)
def record_attendance(sitting, *, by, states, chair=None):
    """Who is there: `states` maps members (users) to `Presence`; `chair` sits in the chair.

    Relatives of an applicant stand aside from that item by themselves.
    """
    known = {seat.member_id: seat for seat in sitting.attendance.all()}
    if chair is None:
        chair = next((m for m in states if quorum.is_chair(m)), None)
    # One chair at a time: the old one leaves it before the new one takes it.
    sitting.attendance.filter(is_chair=True).exclude(member=chair).update(is_chair=False)
    for member, state in states.items():
        seat = known.get(member.pk) or Attendance(sitting=sitting, member=member)
        if (
            seat.state == Presence.PRESENT
            and state in (Presence.ABSENT, Presence.EXCUSED)
            and Vote.objects.filter(item__sitting=sitting, member=member).exists()
        ):
            raise Refused(
                _("%(name)s has voted: record that they left before the end.") % {"name": member},
                code="voted",
                clause="PR-5",
            )
        seat.state, seat.is_chair, seat.recorded_by = state, member == chair, by
        seat.save()
    _relatives_stand_aside(sitting, by)
    return {"details": {str(member): str(state) for member, state in states.items()}}


def _relatives_stand_aside(sitting, by):
    """A recusal for every member related to the applicant of an item; written once."""
    items = {
        item.support_request: item
        for item in sitting.items.listed().select_related("support_request")
    }
    pairs = quorum.related_pairs(sitting, items)
    by_request = {request.pk: item for request, item in items.items()}
    Recusal.objects.bulk_create(
        [
            Recusal(
                item=by_request[request],
                member_id=member,
                reason=RELATED,
                is_automatic=True,
                by=by,
            )
            for member, request in sorted(pairs)
            if not Recusal.objects.filter(item=by_request[request], member=member).exists()
        ]
    )


def its_day(sitting, user):
    """A sitting opens on its day, or after it."""
    if not sitting.is_paper and clock.today() < sitting.scheduled_on:
        return Refused(
            _("It opens on %(day)s.")
            % {"day": gregorian_text(sitting.scheduled_on, with_weekday=True)},
            code="early",
            until=sitting.scheduled_on,
        )
    return None


@SITTING_LIFE.verb(
    "open",
    label=_("Open the sitting"),
    may=perms.may_run_sittings,
    guards=[its_day],
    icon="play-circle",
)
def open_sitting(sitting, *, by):
    """The sitting begins; the database writes the hour and the policy version it sits under."""
    if sitting.is_paper:
        _check_late_entry(sitting.held_on, clock.today())


def _undone(sitting):
    """Items that keep a sitting from closing: with the committee, and ripe on its day."""
    day = sitting.held_on or clock.today()
    return [
        item
        for item in sitting.items.listed().select_related("support_request")
        if not quorum.left_the_committee(item) and item.support_request.floor_on <= day
    ]


def all_items_done(sitting, user):
    """Every ripe item is decided or deferred; the locked ones go to the next sitting."""
    left = len(_undone(sitting))
    if left:
        return Refused(
            ngettext(
                "%(count)s item is left to decide or defer.",
                "%(count)s items are left to decide or defer.",
                left,
            )
            % {"count": left},
            code="items",
        )
    return None


@SITTING_LIFE.verb(
    "close",
    label=_("Close the sitting"),
    may=perms.may_run_sittings,
    guards=[all_items_done],
    icon="lock",
)
def close_sitting(sitting, *, by):
    """The sitting ends. Items whose day has not come are deferred, those that left the committee
    taken off: nothing stays behind.
    """
    _clear_agenda(sitting, by)


@SITTING_LIFE.verb(
    "cancel",
    label=_("Call the sitting off"),
    may=perms.may_run_sittings,
    icon="x-circle",
    is_danger=True,
)
def cancel_sitting(sitting, *, by, reason):
    """The sitting does not take place; its items are free for another."""
    if not reason:
        raise Refused(_("Write why the sitting is called off."), code="reason")
    _clear_agenda(sitting, by, reason=reason)
    return {"reason": reason}


def _clear_agenda(sitting, by, reason=""):
    for item in sitting.items.listed().select_related("support_request", "sitting"):
        if quorum.left_the_committee(item):
            remove(item, by=by, reason=GONE)
        elif reason:
            remove(item, by=by, reason=reason)
        else:
            _put_off(item, by=by, reason=NOT_RIPE)


@SITTING_LIFE.verb(
    "write_minutes", label=_("Edit the minutes"), may=perms.may_run_sittings, icon="pencil-square"
)
def write_minutes(sitting, *, by, minutes):
    """The secretary's or chair's own words in place of the draft, until they are signed."""
    if sitting.has_signed_minutes:
        raise Refused(_("The minutes are signed."), code="signed", clause="PR-5")
    sitting.minutes = minutes


def not_signed_yet(sitting, user):
    if sitting.has_signed_minutes:
        return Refused(
            _("Signed by %(name)s.") % {"name": sitting.minutes_signed_by}, code="signed"
        )
    return None


def in_the_chair(sitting, user):
    """Who sat in the chair signs; where nobody did, any chair of the committee."""
    seat = sitting.attendance.filter(is_chair=True).select_related("member").first()
    if seat is not None and user is not None and seat.member_id != user.pk:
        return Refused(
            _("%(name)s was in the chair and signs.") % {"name": seat.member}, code="chair"
        )
    return None


@SITTING_LIFE.verb(
    "sign_minutes",
    label=_("Sign the minutes"),
    may=perms.may_sign_minutes,
    guards=[not_signed_yet, in_the_chair],
    icon="pen",
)
def sign_minutes(sitting, *, by):
    """The chair signs: the words stand from now on, and go out as a numbered document."""
    sitting.minutes = sitting.minutes or letters.minutes_draft(sitting)
    sitting.minutes_signed_by, sitting.minutes_signed_at = by, clock.now()
    letter = letters.minutes(sitting, by=by)
    return {"details": {"letter": letter.number}}


def _put_off(item, *, by, reason):
    """Deferred by the closing itself, in its own words."""
    item.status, item.reason = ItemStatus.DEFERRED, reason
    item.save(update_fields=["status", "reason"])
    ITEM_LIFE.write_log(
        item,
        "defer",
        by=by,
        source=ItemStatus.LISTED,
        target=ItemStatus.DEFERRED,
        reason=reason,
    )
