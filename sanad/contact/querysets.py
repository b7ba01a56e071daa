"""The vocabulary of contacts and referrals."""

from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import CharField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Cast, Coalesce

from beneficiaries.models import Person
from beneficiaries.models.kept_off import left_to_the_board
from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, has, is_staff, of_branch, without_kept_off
from sanad.contact.enums import (
    OVER_THE_DESK,
    Channel,
    ContactStatus,
    ContactTaskKind,
    ReferralStatus,
    Subject,
)
from sanad.lib.clock import PolicyToday
from sanad.workflow.models import Task

EVERYWHERE = (Role.MANAGER, Role.AUDITOR)
# Who stands before us is answered the same day; the rest has a day of its own.
DUE_ON = Coalesce("answer_due_on", "day")


def with_the_board(model: type[models.Model]) -> models.QuerySet:
    """The keys of the model's rows in which somebody was asked for money or favours and which the
    board has: a manager is meant, or none of them took it up."""
    asked = Task.objects.filter(kind=ContactTaskKind.FAVOURS, role=Role.BOARD)
    return asked.keys_about(model)


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """The desk and the researcher their branch's, manager and auditor all, others none.

        Nobody sees what is said of themselves. That somebody asked for money or favours is read by
        the manager, the auditor and who wrote it down; what is said of a manager by the board in
        the manager's place, whatever is said of colleagues where every manager is kept off, and
        what no manager took up.
        """
        if not is_staff(user):
            return self.none()
        of_the_desk = of_branch(user) & ~Q(subject_kind=Subject.FAVOURS)
        of_the_desk &= ~Q(subject_kind__in=OVER_THE_DESK, channel=Channel.WEBSITE)
        if has(user, Role.AUDITOR):
            seen = self
        elif has(user, Role.MANAGER):
            seen = self.filter(is_about_manager=False)
        elif has(user, Role.BOARD):
            theirs = Q(subject_kind__in=OVER_THE_DESK, person__in=left_to_the_board())
            went_on = Q(pk__in=with_the_board(self.model))
            seen = self.filter(Q(is_about_manager=True) | theirs | went_on)
        elif has(user, Role.OFFICER, Role.DELEGATE, Role.RESEARCHER):
            seen = self.filter(of_the_desk | Q(created_by=user))
        else:
            return self.none()
        return without_kept_off(seen.exclude(about_staff=user), user)

    def today(self) -> Self:
        """Begun on the policy's day."""
        return self.filter(day=PolicyToday())

    def this_week(self) -> Self:
        """Begun in the last seven calendar days."""
        return self.filter(day__gt=PolicyToday() - timedelta(days=7))

    def reported_since(self, moment: datetime) -> Self:
        """Reports of favours through the portal after that moment."""
        of_theirs = self.filter(subject_kind=Subject.FAVOURS, channel=Channel.WEBSITE)
        return of_theirs.filter(arrived_at__gt=moment)

    def waiting(self) -> Self:
        """Arrived, and not received yet."""
        return self.filter(status=ContactStatus.WAITING)

    def asked(self) -> Self:
        """Asked through the portal, where they are answered."""
        return self.filter(channel=Channel.WEBSITE).exclude(number="")

    def by_person(self, person: Person) -> Self:
        """What somebody asked through the portal themselves, newest first."""
        return self.asked().filter(person=person, created_by=person.account_id).order_by("-id")

    def wish_for_a_helper(self) -> Self:
        """That somebody may help them, and nobody at the desk has answered yet."""
        return self.filter(subject_kind=Subject.HELPER).exclude(status=ContactStatus.CLOSED)

    def visitors(self) -> Self:
        """Who stands before us: not what was asked in writing."""
        return self.exclude(channel=Channel.WEBSITE)

    def running(self) -> Self:
        """Under way."""
        return self.filter(status=ContactStatus.OPEN)

    def with_appointment_between(self, first: date, last: date) -> Self:
        """Whose outcome is another appointment on a calendar day from `first` to `last`."""
        return self.filter(appointment_on__range=(first, last))

    def with_due(self) -> Self:
        """`due_on`: by when it should have ended (DG-3+); `is_late`: it has not."""
        is_waited_for = Q(status=ContactStatus.OPEN) | Q(
            status=ContactStatus.WAITING, channel=Channel.WEBSITE
        )
        past = is_waited_for & Q(due_on__lt=PolicyToday())
        return self.annotate(due_on=DUE_ON).annotate(
            is_late=ExpressionWrapper(past, output_field=models.BooleanField())
        )

    def late(self) -> Self:
        """Under way past the day by which they should have been answered."""
        return self.with_due().filter(is_late=True)

    def with_who_answers(self) -> Self:
        """`went_to_the_board`: the board answers for it, because a manager is meant, each is kept
        off, or none took it up."""
        asked = with_the_board(self.model).filter(about_id=Cast(OuterRef("pk"), CharField()))
        return self.annotate(went_to_the_board=Exists(asked))

    def handled_by(self, user: Anybody) -> Self:
        """Those in this colleague's hands, ended ones too."""
        return self.filter(handled_by=user)

    def for_list(self) -> Self:
        """Loaded with person, branch, who wrote, handles and answers for it, and `with_due`."""
        rows = self.select_related("person", "branch", "handled_by", "created_by")
        return rows.with_due().with_who_answers()

    def for_detail(self) -> Self:
        """Loaded with everybody it names, its history and referrals, and `with_due`."""
        return (
            self.select_related(
                "person", "branch", "handled_by", "created_by", "sheet", "about_staff"
            )
            .with_due()
            .with_who_answers()
            .prefetch_related("log__by", "referrals__owner")
        )


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """Researchers, manager and auditor all; the desk its branch's."""
        if has(user, Role.RESEARCHER, *EVERYWHERE):
            return without_kept_off(self, user)
        if has(user, Role.OFFICER, Role.DELEGATE):
            return without_kept_off(self.filter(of_branch(user)), user)
        return self.none()

    def waiting(self) -> Self:
        """Asked, and not answered yet."""
        return self.filter(status=ReferralStatus.ASKED)

    def late(self) -> Self:
        """Past the day by which they should have been answered."""
        return self.waiting().filter(due_on__lt=PolicyToday())

    def owned_by(self, user: Anybody) -> Self:
        """Those that this researcher is to answer, or has answered."""
        return self.filter(owner=user)

    def for_list(self) -> Self:
        """Loaded with person, branch, who answers and who asked, for lists."""
        return self.select_related("person", "branch", "owner", "asked_by")

    def for_detail(self) -> Self:
        """Loaded with everybody it names, its contact and its history."""
        return self.select_related(
            "person", "branch", "owner", "asked_by", "answered_by", "contact"
        ).prefetch_related("log__by")
