"""Who sits, who may vote on an item, and whether the committee may decide on it: facts for the
guards and the page. The database judges the same by its own rules (`models/ballot.py`,
`models/decision.py`).
"""

from dataclasses import dataclass

from django.db.models import BigIntegerField, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from beneficiaries.models import Guardianship, Person
from requests_app.committee.enums import Choice, ItemStatus, Presence, SittingStatus
from requests_app.committee.models import Attendance, Recusal, Study, Vote
from requests_app.intake.enums import RequestStatus
from sanad.accounts.enums import Gender, Role
from sanad.accounts.models import BY_NAME, User
from sanad.lib import clock
from sanad.lib.composed import composed
from sanad.lib.once import fetch, fetched
from sanad.policy import parameters


def members():
    """Everybody who sits in the committee now, the chair first, then by name."""
    seated = User.objects.filter(
        is_active=True, groups__name__in=[Role.MEMBER, Role.CHAIR]
    ).distinct()
    return sorted(seated.order_by(*BY_NAME), key=lambda user: not is_chair(user))


def researchers():
    """Who may be given a study."""
    return User.objects.filter(
        is_active=True, is_staff=True, groups__name=Role.RESEARCHER
    ).order_by(*BY_NAME)


def is_chair(user):
    """Whether they have the chair's role, whoever sits in the chair this time."""
    return user.has_role(Role.CHAIR)


def quorum_of(sitting):
    """The quorum of the policy version the sitting opened under, before that of today's."""
    version = sitting.policy_version or parameters.in_force()
    return version.quorum


def related_pairs(sitting, support_requests):
    """`{(member id, request id)}`: who of those seated is, lives with, or acts for an applicant, or
    is kept off them."""
    seated = User.objects.filter(pk__in=Attendance.objects.filter(sitting=sitting).values("member"))
    apart = {
        (user.pk, request.pk)
        for user in seated
        for request in support_requests
        if request.person_id in user.kept_off
    }
    by_mobile = {user.mobile: user.pk for user in seated if user.mobile}
    accounts = {user.pk for user in seated}
    people = Person.objects.filter(Q(account__in=accounts) | Q(mobile__in=by_mobile))
    own = [
        (member, person.pk, person.household_id)
        for person in people.only("account_id", "mobile", "household_id")
        for member in {person.account_id, by_mobile.get(person.mobile)} & accounts
    ]
    if not own:
        return apart
    applicants = {request.person_id for request in support_requests}
    mine = {pk for _member, pk, _household in own}
    acting = set(
        Guardianship.objects.filter(
            ended_on__isnull=True,
            ward__in=applicants | mine,
            guardian__in=applicants | mine,
        ).values_list("ward_id", "guardian_id")
    )
    return apart | {
        (member, request.pk)
        for member, pk, household in own
        for request in support_requests
        if request.person_id == pk
        or (household is not None and request.household_id == household)
        or (pk, request.person_id) in acting
        or (request.person_id, pk) in acting
    }


@dataclass
class Seat:
    """One member before one item."""

    attendance: Attendance
    recusal: Recusal | None = None
    vote: Vote | None = None
    is_author: bool = False

    @property
    def member(self):
        """The `User` who sits there."""
        return self.attendance.member

    @property
    def is_present(self):
        """There now: who left early is not."""
        return self.attendance.state == Presence.PRESENT

    @property
    def counts(self):
        """Whether the seat is part of the quorum for the item and votes on it."""
        return self.is_present and self.recusal is None and not self.is_author

    @property
    def awaits_vote(self):
        """The member may vote on the item, and has not."""
        return self.counts and self.vote is None

    @property
    def may_be_cast(self):
        """Nothing was said yet, or the member did not confirm what was written down."""
        return self.counts and not (self.vote and self.vote.is_confirmed)

    @property
    def awaits_confirmation(self):
        """A vote is written down, and its member does not stand by it, or not yet (PR-5+)."""
        return self.vote is not None and self.recusal is None and not self.vote.stands

    @property
    def vote_chip(self):
        """(label, name of its picture and tone) of the vote."""
        return self.vote.get_choice_display(), f"status-vote-{self.vote.choice}"


@composed(of=BigIntegerField())
def _votes(of):
    votes = Vote.objects.select_related("member", "by", "contest", "confirmed_by")
    return votes.filter(item=of)


@composed(of=BigIntegerField())
def _recusals(of):
    return Recusal.objects.select_related("member").filter(item=of)


class Seating:
    """The committee before one item, read in five queries."""

    def __init__(self, item):
        self.item, self.sitting = item, item.sitting
        self.quorum = quorum_of(self.sitting)
        self.today = clock.today()
        votes = {vote.member_id: vote for vote in _votes.rows(of=item.pk)}
        stood_aside = fetch(item, "recusals", _recusals)
        recusals = {recusal.member_id: recusal for recusal in stood_aside}
        authors = set()
        version = self.sitting.policy_version
        if not (version and version.study_author_votes):
            studies = studies_of(item.support_request)
            authors = {study.researcher_id for study in studies if study.is_submitted}
        self.seats = [
            Seat(
                attendance,
                recusal=recusals.get(attendance.member_id),
                vote=votes.get(attendance.member_id),
                is_author=attendance.member_id in authors,
            )
            for attendance in seats_of(self.sitting)
        ]

    def seat_of(self, member):
        """The seat of a user; None where they have none in this sitting."""
        return next((seat for seat in self.seats if seat.member.pk == member.pk), None)

    @property
    def voters(self):
        """The seats that make the quorum for this item and vote on it."""
        return [seat for seat in self.seats if seat.counts]

    @property
    def waiting(self):
        """Seats whose vote is still to come."""
        return [seat for seat in self.seats if seat.awaits_vote]

    @property
    def open(self):
        """Seats whose vote may be written down, for the first time or anew."""
        return [seat for seat in self.seats if seat.may_be_cast]

    @property
    def unconfirmed(self):
        """Seats whose member does not stand by the vote, or did not say so yet."""
        return [seat for seat in self.seats if seat.awaits_confirmation]

    @property
    def cast(self):
        """The votes written down, confirmed or not; none of members who stood aside."""
        return [seat.vote for seat in self.seats if seat.vote and seat.recusal is None]

    @property
    def confirmed(self):
        """The votes that count: those their members stand by (PR-5+)."""
        return [vote for vote in self.cast if vote.stands]

    @property
    def is_quorate(self):
        """Whether as many as the quorum may vote on this item (PR-5)."""
        return len(self.voters) >= self.quorum

    @property
    def day(self):
        """The day a decision made now would bear."""
        return self.sitting.held_on if self.sitting.is_paper else self.today

    @property
    def is_ripe(self):
        """Whether a decision made now would bear no day before the floor (PR-5)."""
        floor = self.item.support_request.floor_on
        return floor is not None and self.day is not None and floor <= self.day

    @property
    def is_tie(self):
        """As many in favour as against, once somebody voted."""
        choices = [vote.choice for vote in self.cast]
        return bool(choices) and choices.count(Choice.YES) == choices.count(Choice.NO)

    @property
    def in_the_chair(self):
        """The seat whose vote decides where the votes stand even; None where nobody sits there."""
        return next((seat for seat in self.seats if seat.attendance.is_chair), None)

    @property
    def words_of_tie(self):
        """What a tie means, in a sentence, once everybody has voted; "" where there is none."""
        seat, leaning = self.in_the_chair, self.leaning
        if not self.is_tie or self.waiting or seat is None or leaning is None:
            return ""
        decides = _("The votes stand even, so the chair's vote decides: %(name)s, “%(choice)s”.")
        if seat.member.gender == Gender.FEMALE:
            decides = pgettext(
                "of a woman",
                "The votes stand even, so the chair's vote decides: %(name)s, “%(choice)s”.",
            )
        return decides % {"name": seat.member, "choice": Choice(leaning).label}

    @property
    def leaning(self):
        """`Choice.YES` or `NO`: what the votes decide, a tie by the chair's vote; else None."""
        return self._leaning_of(self.cast)

    @property
    def is_majority_confirmed(self):
        """Whether the confirmed votes alone decide the same."""
        return self._leaning_of(self.confirmed) == self.leaning

    def _leaning_of(self, votes):
        yes = sum(vote.choice == Choice.YES for vote in votes)
        no = sum(vote.choice == Choice.NO for vote in votes)
        if yes != no:
            return Choice.YES if yes > no else Choice.NO
        chair = self.in_the_chair and self.in_the_chair.vote
        if chair in votes and chair.choice != Choice.ABSTAIN and yes:
            return Choice(chair.choice)
        return None


def items_of(sitting):
    """Its agenda; no query where the page has it in hand."""
    items = fetched(sitting, "items")
    return sitting.items.for_agenda() if items is None else items


def seats_of(sitting):
    """Who sits in it, the chair first, each with the member; read once for each object of it."""
    return fetch(sitting, "attendance", _attendance)


@composed(of=BigIntegerField())
def _attendance(of):
    return Attendance.objects.select_related("member").filter(sitting=of)


def studies_of(support_request):
    """The studies of the request, the newest first, with who writes them; read once likewise."""
    return fetch(support_request, "studies", _studies)


@composed(of=BigIntegerField())
def _studies(of):
    return Study.objects.select_related("researcher").filter(support_request=of)


def seating(item):
    """The seating on `item`, read once for each object of it."""
    if "_seating" not in item.__dict__:
        item.__dict__["_seating"] = Seating(item)
    return item.__dict__["_seating"]


def is_listed(item):
    """Neither decided nor deferred nor taken off the agenda."""
    return item.status == ItemStatus.LISTED


def is_before_open_sitting(support_request):
    """Whether an open sitting has the request on its agenda."""
    return support_request.agenda_items.filter(
        status=ItemStatus.LISTED, sitting__status=SittingStatus.OPEN
    ).exists()


def left_the_committee(item):
    """The request was withdrawn, cancelled, closed or sent back meanwhile."""
    return item.support_request.status != RequestStatus.RAISED
