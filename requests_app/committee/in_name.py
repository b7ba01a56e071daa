"""What stands in a member's name at a sitting: their attendance and votes (PR-5+)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from requests_app.committee.enums import LIVING_SITTING, THERE, Choice, Confirmed
from requests_app.committee.models import Attendance, Sitting, Vote
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.arabic import listed
from sanad.lib.dates import riyadh_day
from sanad.lib.texts import ARABIC
from sanad.policy import parameters


@dataclass
class Name:
    """One member at one sitting."""

    sitting: Sitting
    member: User
    seat: Attendance | None
    votes: list[Vote]
    is_seat_contested: bool = False

    @property
    def was_there(self) -> bool:
        """Whether the member was there, to the end or until they left."""
        return self.seat is not None and self.seat.state in THERE

    @property
    def unconfirmed(self) -> list[Vote]:
        """Votes that the member did not speak about yet."""
        return [vote for vote in self.votes if not (vote.is_confirmed or vote.is_contested)]

    @property
    def unconfirmed_seat(self) -> Attendance | None:
        """The attendance, where the member was there and did not say so."""
        if self.seat is None or not self.was_there or self.is_seat_contested:
            return None
        return None if self.seat.is_confirmed else self.seat

    @property
    def awaits(self) -> bool:
        """Whether the member has something to confirm."""
        return bool(self.unconfirmed) or self.unconfirmed_seat is not None

    @property
    def contestable(self) -> list[Vote]:
        """Votes that the member may still say are not theirs."""
        if not is_contestable(self.sitting):
            return []
        return [
            vote
            for vote in self.votes
            if vote.confirmed_how != Confirmed.SIGN_IN and not vote.is_contested
        ]

    @property
    def can_contest_seat(self) -> bool:
        """Whether the member may still say that they were not there (PR-5+)."""
        return (
            self.seat is not None
            and is_contestable(self.sitting)
            and self.seat.confirmed_how != Confirmed.SIGN_IN
            and not self.is_seat_contested
        )

    @property
    def counted(self) -> str:
        """How many votes stand in the name."""
        count = len(self.votes)
        return ngettext("%(count)s vote", "%(count)s votes", count) % {"count": count}

    @property
    def in_words(self) -> str:
        """The unconfirmed votes by the numbers of their items, in Arabic, for a short message."""
        with override(ARABIC):
            parts = [
                f"{choice.label} {listed(numbers)}"
                for choice in Choice
                if (numbers := [v.item.position for v in self.unconfirmed if v.choice == choice])
            ]
            return " · ".join(parts) or _("that you were there")


def of(sitting: Sitting, member: User) -> Name:
    """What stands in the name of `member` at the sitting."""
    seat = sitting.attendance.filter(member=member).first()
    votes = Vote.objects.filter(item__sitting=sitting, member=member).for_reading()
    is_contested = sitting.contests.filter(member=member, vote=None).exists()
    return Name(sitting, member, seat, list(votes), is_contested)


def of_all(sitting: Sitting) -> list[Name]:
    """The same for everybody whose attendance was recorded, the chair first."""
    votes: dict[int, list[Vote]] = {}
    for vote in Vote.objects.filter(item__sitting=sitting).for_reading():
        votes.setdefault(vote.member_id, []).append(vote)
    contested = set(sitting.contests.filter(vote=None).values_list("member", flat=True))
    return [
        Name(sitting, seat.member, seat, votes.get(seat.member_id, []), seat.member_id in contested)
        for seat in sitting.attendance.select_related("member")
    ]


def last_day(sitting: Sitting) -> date | None:
    """The last day to contest what stands in one's name; None while the sitting is not over."""
    if sitting.closed_at is None:
        return None
    version = sitting.policy_version or parameters.in_force()
    return riyadh_day(sitting.closed_at) + timedelta(days=version.contest_days)


def is_contestable(sitting: Sitting) -> bool:
    """Whether today, at Riyadh, is no later than `last_day`; True until the sitting is over."""
    last = last_day(sitting)
    return last is None or clock.today() <= last


def awaiting(user: User):
    """The sittings at which something in the name of `user` awaits their word, the oldest first."""
    votes = Vote.objects.filter(member=user, confirmed_how="", contest=None)
    seats = Attendance.objects.filter(member=user, confirmed_how="", state__in=THERE)
    contested = Sitting.objects.filter(contests__member=user, contests__vote=None)
    mine = Q(pk__in=votes.values("item__sitting")) | (
        Q(pk__in=seats.values("sitting")) & ~Q(pk__in=contested)
    )
    return Sitting.objects.filter(mine, Q(closed_at__isnull=False) | Q(status__in=LIVING_SITTING))
