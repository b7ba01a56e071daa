"""A sitting's steps (PR-5): from its plan to its signed minutes."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from requests_app.committee import guards, letters, perms, quorum
from requests_app.committee.enums import (
    LIVING_SITTING,
    SITTING_LIFE,
    THERE,
    ItemStatus,
    Presence,
    SittingStatus,
)
from requests_app.committee.forms.fields import ReasonForm
from requests_app.committee.models import Attendance, Recusal, Sitting, Vote
from requests_app.committee.workflow.committee import put_off, put_on_agenda, remove
from requests_app.committee.workflow.confirming import tell_the_members
from requests_app.intake.enums import RequestStatus
from requests_app.intake.models import SupportRequest
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.arabic import has_letter, listed
from sanad.lib.texts import ARABIC, text
from sanad.lib.triggers import holds
from sanad.policy import parameters
from sanad.workflow.cycle import Place
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import Refused
from sanad.workflow.rows import lock

# Days ahead; beyond them the year was mistyped.
FARTHEST = 366


def on_record(name: str, **values: Any) -> str:
    """A reason kept with the record and read in its minutes: Arabic whoever was at the keyboard."""
    return text(f"minutes.reason.{name}", language=ARABIC, **values)


@SITTING_LIFE.birth(
    may=perms.may_run_sittings,
    event=_("The sitting was planned"),
    creates=Keyed(Sitting, by="created_by"),
)
def plan(
    *,
    by: User,
    scheduled_on: date,
    starts_at: time | None = None,
    place: str = "",
    held_on: date | None = None,
    paper_reference: str = "",
    key: UUID | None = None,
) -> Sitting:
    """Plan a sitting for a day. With `held_on` it is a paper sitting that was held already: it is
    entered afterwards, within the policy's days, under the number of its signed minutes. With a
    `key` that the account used before, returns the sitting planned then.
    """
    today = clock.today()
    if held_on is not None:
        _check_late_entry(held_on, today)
        scheduled_on = held_on
    elif scheduled_on < today:
        raise Refused(
            _("This day has passed. Choose today or a day to come."),
            code="past",
            clause="PR-5",
            field="day",
        )
    elif scheduled_on > today + timedelta(days=FARTHEST):
        raise Refused(
            _("Choose a day within a year from now."), code="far", clause="PR-5", field="day"
        )
    return Sitting.objects.create(
        scheduled_on=scheduled_on,
        starts_at=starts_at,
        place=place,
        is_paper=held_on is not None,
        held_on=held_on,
        paper_reference=paper_reference,
        created_by=by,
        key=key,
    )


@holds("sitting_late_entry_in_time", "decision_late_entry_in_time")
def _check_late_entry(held_on: date, today: date) -> None:
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
            field="day",
        )


@SITTING_LIFE.transition(
    LIVING_SITTING,
    clause="PR-5",
    may=perms.may_run_sittings,
    label=_("Put on the agenda"),
    done=_("The requests are on the agenda."),
    event=_("Requests came on the agenda"),
    place=Place.NONE,
    overtakes=False,
)
@holds("agendaitem_of_a_raised_request", "agendaitem_one_active")
def add_items(
    sitting: Sitting, *, by: User, support_requests: Iterable[SupportRequest]
) -> dict[str, Any]:
    """Put raised requests on the agenda, in this order. Ripe or not: what is locked can be read."""
    last = sitting.items.count()
    for place, support_request in enumerate(support_requests, last + 1):
        fresh = lock(support_request)
        if fresh.status != RequestStatus.RAISED:
            raise Refused(
                _("Request %(number)s is not with the committee now.") % {"number": fresh.number},
                code="not-raised",
                clause="PR-5",
                field="requests",
            )
        listed = fresh.agenda_items.filter(status=ItemStatus.LISTED).first()
        if listed is not None:
            raise Refused(
                _("Request %(number)s is on an agenda already: sitting %(sitting)s.")
                % {"number": fresh.number, "sitting": listed.sitting.number},
                code="listed",
                clause="PR-5",
                field="requests",
            )
        put_on_agenda(sitting, fresh, by=by, position=place)
    _stand_aside_again(sitting, by)
    return {"details": {"requests": [request.number for request in support_requests]}}


@SITTING_LIFE.transition(
    LIVING_SITTING,
    clause="PR-5",
    may=perms.may_run_sittings,
    label=_("Record attendance"),
    done=_("The attendance is recorded."),
    event=_("Attendance was recorded"),
    place=Place.NONE,
    overtakes=False,
)
@holds(
    "attendance_voter_was_there",
    "attendance_confirmed_of_who_was_there",
    "attendance_chair_stays_once_voted",
)
def record_attendance(
    sitting: Sitting, *, by: User, states: dict[User, Presence], chair: User | None = None
) -> dict[str, Any]:
    """Who is there: `states` maps members (users) to `Presence`; `chair` sits in the chair.

    Relatives of an applicant stand aside from that item by themselves, and so does who stood aside
    from the same request before.
    """
    seats = {seat.member_id: seat for seat in sitting.attendance.select_related("member")}
    in_chair = next((seat.member for seat in seats.values() if seat.is_chair), None)
    has_votes = Vote.objects.filter(item__sitting=sitting).exists()
    if chair is None:
        by_role = next((m for m in states if quorum.is_chair(m)), None)
        chair = in_chair if has_votes else by_role
    if has_votes and chair != in_chair:
        raise Refused(
            _("Who sits in the chair stays there once somebody has voted."),
            code="voted",
            clause="PR-5",
            field="chair",
        )
    # One chair at a time: the old one leaves it before the new one takes it.
    sitting.attendance.filter(is_chair=True).exclude(member=chair).update(is_chair=False)
    changed = []
    for member, state in states.items():
        seat = seats.get(member.pk) or Attendance(sitting=sitting, member=member)
        if seat.state != state:
            changed.append(f"{member}: {letters.in_arabic(Presence(state).label)}")
        if (
            seat.state == Presence.PRESENT
            and state in (Presence.ABSENT, Presence.EXCUSED)
            and Vote.objects.filter(item__sitting=sitting, member=member).exists()
        ):
            raise Refused(
                _("%(name)s has voted: record that they left before the end.") % {"name": member},
                code="voted",
                clause="PR-5",
                field=f"m{member.pk}",
            )
        if seat.is_confirmed and state not in THERE:
            raise Refused(
                _("%(name)s confirmed that they were there: record that they left before the end.")
                % {"name": member},
                code="confirmed",
                clause="PR-5+",
                field=f"m{member.pk}",
            )
        seat.state, seat.is_chair, seat.recorded_by = state, member == chair, by
        seat.save()
    _stand_aside_again(sitting, by)
    return {
        "reason": listed(changed),
        "details": {str(member): str(state) for member, state in states.items()},
    }


def _stand_aside_again(sitting: Sitting, by: User) -> None:
    """A recusal, written once, for every member who is related to the applicant of an item, or
    stood aside from the same request in an earlier sitting.
    """
    items = {
        item.support_request: item
        for item in sitting.items.listed().select_related("support_request")
    }
    by_request = {request.pk: item for request, item in items.items()}
    reasons = dict.fromkeys(quorum.related_pairs(sitting, items), on_record("related"))
    for pair, reason in _stood_aside_before(sitting, by_request).items():
        reasons.setdefault(pair, reason)
    recused = set(
        Recusal.objects.filter(item__in=by_request.values()).values_list("member_id", "item_id")
    )
    Recusal.objects.bulk_create(
        [
            Recusal(
                item=by_request[request],
                member_id=member,
                reason=reason,
                is_automatic=True,
                by=by,
            )
            for (member, request), reason in sorted(reasons.items())
            if (member, by_request[request].pk) not in recused
        ]
    )


def _stood_aside_before(sitting: Sitting, requests: Iterable[int]) -> dict[tuple[int, int], str]:
    """`{(member id, request id): reason}` of those seated, from the earlier sittings."""
    earlier = (
        Recusal.objects.filter(
            item__support_request__in=requests,
            member__in=sitting.attendance.values("member"),
        )
        .exclude(item__sitting=sitting)
        .order_by("id")
        .values_list("member", "item__support_request", "reason", "item__sitting__number")
    )
    mark = on_record("before")
    return {
        (member, request): reason if mark in reason else f"{reason[:160]} ({mark} {number})"
        for member, request, reason, number in earlier
    }


@SITTING_LIFE.transition(
    {SittingStatus.PLANNED},
    SittingStatus.OPEN,
    clause="PR-5",
    may=perms.may_run_sittings,
    guards=[guards.its_day],
    label=_("Open the sitting"),
    done=_("The sitting is open."),
    event=_("The sitting was opened"),
    name="open",
)
def open_sitting(sitting: Sitting, *, by: User) -> None:
    """The sitting begins; the database writes the hour and the policy version it sits under."""
    if sitting.is_paper and sitting.held_on is not None:
        _check_late_entry(sitting.held_on, clock.today())


@SITTING_LIFE.transition(
    {SittingStatus.OPEN},
    SittingStatus.CLOSED,
    clause="PR-5",
    may=perms.may_run_sittings,
    guards=[guards.all_items_done],
    label=_("Close the sitting"),
    done=_("The sitting is closed."),
    event=_("The sitting was closed"),
    then=tell_the_members,
    name="close",
)
def close_sitting(sitting: Sitting, *, by: User) -> None:
    """The sitting ends. Items whose day has not come are deferred, those that left the committee
    taken off: nothing stays behind.
    """
    _clear_agenda(sitting, by)


@SITTING_LIFE.transition(
    {SittingStatus.PLANNED},
    SittingStatus.CANCELLED,
    clause="PR-5",
    may=perms.may_run_sittings,
    label=_("Call the sitting off"),
    done=_("The sitting is called off; its requests are free for another."),
    event=_("The sitting was called off"),
    form=ReasonForm,
    explains=False,
    is_grave=True,
    name="cancel",
)
def cancel_sitting(sitting: Sitting, *, by: User, reason: str) -> dict[str, Any]:
    """The sitting does not take place; its items are free for another."""
    if not has_letter(reason):
        raise Refused(_("Write why the sitting is called off."), code="reason", field="reason")
    _clear_agenda(sitting, by, reason=reason)
    return {"reason": reason}


def _clear_agenda(sitting: Sitting, by: User, reason: str = "") -> None:
    for item in sitting.items.listed().select_related("support_request", "sitting"):
        if quorum.left_the_committee(item):
            remove(item, by=by, reason=on_record("gone"))
        elif reason:
            remove(item, by=by, reason=reason)
        else:
            put_off(item, by=by, reason=on_record("not_ripe"))


@SITTING_LIFE.transition(
    {SittingStatus.CLOSED},  # while it sits they follow the decisions by themselves
    clause="PR-5",
    may=perms.may_run_sittings,
    guards=[guards.not_signed_yet],
    label=_("Edit the minutes"),
    done=_("The minutes are saved."),
    event=_("The minutes were edited"),
    place=Place.NONE,
)
def write_minutes(sitting: Sitting, *, by: User, minutes: str) -> None:
    """The secretary's or chair's own words in place of the draft, once the sitting is closed and
    until they are signed; empty, the draft from the decisions stands again.
    """
    sitting.minutes = minutes


@SITTING_LIFE.transition(
    {SittingStatus.CLOSED},
    clause="PR-5",
    may=perms.may_sign_minutes,
    guards=[guards.not_signed_yet, guards.in_the_chair, guards.names_every_item],
    label=_("Sign the minutes"),
    done=_("The minutes are signed."),
    event=_("The minutes were signed"),
    place=Place.BESIDE,
)
def sign_minutes(sitting: Sitting, *, by: User) -> dict[str, Any]:
    """The chair signs: the words stand from now on, and go out as a numbered document."""
    sitting.minutes = sitting.minutes or letters.minutes_draft(sitting)
    sitting.minutes_signed_by, sitting.minutes_signed_at = by, clock.now()
    letter = letters.minutes(sitting, by=by)
    return {"details": {"letter": letter.number}}


@SITTING_LIFE.transition(
    {SittingStatus.CLOSED},
    clause="PR-5",
    may=perms.may_sign_minutes,
    guards=[guards.signed_already, guards.in_the_chair],
    label=_("Correct the signed minutes"),
    done=_("The correction is written beside the minutes, under its number."),
    event=_("The signed minutes were corrected"),
    place=Place.NONE,
)
def correct_minutes(sitting: Sitting, *, by: User, words: str) -> dict[str, Any]:
    """What was signed stands as it is; its correction is a numbered document beside it."""
    if not has_letter(words):
        raise Refused(_("Write what is corrected."), code="words", field="words")
    if sitting.log.filter(verb="correct_minutes", reason=words).exists():
        raise Refused(_("This correction is written already."), code="twice", field="words")
    letter = letters.correction(sitting, by=by, words=words)
    return {"reason": words, "details": {"letter": letter.number}}
