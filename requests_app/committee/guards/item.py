"""Of an item on the agenda: what is asked before it is voted on and decided."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from requests_app.committee import perms, quorum
from requests_app.intake.guards import is_relative
from sanad.accounts.enums import Role
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_text
from sanad.lib.triggers import holds
from sanad.workflow.refusal import Refused, Way

# Who plans and runs the sittings, and who votes in them.
RUN_SITTINGS = (Role.SECRETARY, Role.CHAIR)
VOTERS = (Role.MEMBER, Role.CHAIR)


@holds("vote_in_an_open_sitting", "decision_in_an_open_sitting")
def sitting_is_open(item, user):
    """Nobody votes or decides before the sitting begins or after it is over (PR-5)."""
    if not item.sitting.is_open:
        return Refused(_("The sitting is not open."), code="not-open", clause="PR-5", shows=False)
    return None


@holds("decision_of_a_raised_request")
def with_the_committee(item, user):
    """The request is still raised; of one that left, the item is taken off (PR-5)."""
    if quorum.left_the_committee(item):
        return Refused(
            _("The request left the committee: it now stands at “%(status)s”.")
            % {"status": item.support_request.get_status_display()},
            code="left",
            clause="PR-5",
            way=_to_a_step(item, user, "remove", _("Take off the agenda")),
            by=RUN_SITTINGS,
        )
    return None


def _to_a_step(item, user, name, label):
    """Where who runs the sitting does something else with the item; None for anybody else."""
    if user is None or not perms.may_run_sittings(user):
        return None
    return Way(label, reverse("committee:step", args=[item.pk, name]))


@holds("vote_not_before_the_floor", "decision_not_before_the_floor")
def is_ripe(item, user):
    """Nothing is voted or decided before the earliest reply day (PR-5)."""
    if not quorum.seating(item).is_ripe:
        return _not_before(item.support_request.floor_on)
    return None


def _not_before(day):
    return Refused(
        _("It may not be decided before %(day)s.")
        % {"day": gregorian_text(day, with_weekday=True)},
        code="floor",
        clause="PR-5",
        until=day,
    )


def may_stand_aside(item, user):
    """The seats that can still stand aside, as far as `user` may write it down."""
    free = [
        seat
        for seat in quorum.seating(item).seats
        if not (seat.recusal or (seat.vote and seat.vote.is_confirmed))
    ]
    if perms.may_run_sittings(user):
        return free
    return [seat for seat in free if seat.member.pk == user.pk]


def why_no_decision_form(item, user):
    """Why nobody writes the decision yet; the last votes may still come while it is written."""
    for guard in (*TAKEN_UP, recorded_by_another):
        if refusal := guard(item, user):
            return refusal
    return None


# Before these an item is not voted on, and no decision of it can be written.
TAKEN_UP = (sitting_is_open, with_the_committee, is_ripe)


@holds(
    "vote_by_a_present_member",
    "vote_not_by_a_recused_member",
    "vote_not_by_the_author",
    "vote_once",
    "vote_stands_once_confirmed",
)
def somebody_votes(item, user):
    """The member has a vote to give; for the secretary, some member has."""
    seating = quorum.seating(item)
    seat = seating.seat_of(user) if user else None
    if seat is None:
        if seating.open and perms.may_run_sittings(user):
            return None
        return Refused(_("No vote is awaited."), code="no-vote", clause="PR-5", shows=False)
    if perms.may_run_sittings(user) and seating.open:
        return None
    return why_no_vote(seat)


def why_no_vote(seat):
    """Why nobody votes from this seat, or None; `seat` is None for who has none (PR-5)."""
    if seat is None or not seat.is_present:
        return Refused(
            _("Only members who are present vote."), code="absent", clause="PR-5", by=RUN_SITTINGS
        )
    if seat.recusal:
        return Refused(
            _("Stood aside from this item: %(reason)s") % {"reason": seat.recusal.reason},
            code="recused",
            clause="PR-5+",
            by=VOTERS,
        )
    if seat.is_author:
        return Refused(
            _("The author of the study does not vote on it."),
            code="author",
            clause="PR-5+",
            by=VOTERS,
        )
    if seat.vote and seat.vote.is_confirmed:
        return Refused(
            _("Each member votes once on an item."), code="voted", clause="PR-5", shows=False
        )
    return None


@holds("decision_after_a_study")
def study_submitted(item, user):
    """Where the programme asks for a study, it is submitted first."""
    request = item.support_request
    if request.programme_version.needs_study and not any(
        study.is_submitted for study in quorum.studies_of(request)
    ):
        return Refused(
            _("Awaits the social study."),
            code="study",
            clause="PR-5+",
            way=_to_ask_for_it(request, user),
            by=(Role.RESEARCHER,),
        )
    return None


def _to_ask_for_it(support_request, user):
    if not all(study.is_submitted for study in quorum.studies_of(support_request)):
        return None
    if user is None or not perms.may_ask_for_study(user, support_request):
        return None
    return Way(_("Ask for a study"), reverse("committee:assign", args=[support_request.pk]))


@holds("decision_recorded_by_another")
def recorded_by_another(item, user):
    """The chair or secretary who is related to the applicant leaves it to the other."""
    if is_relative(item.support_request, user):
        return Refused(
            _("Nobody records a decision about themself or a relative."),
            code="own",
            clause="PR-5+",
            by=RUN_SITTINGS,
        )
    return None


@holds("decision_sitting_is_quorate")
def committee_is_quorate(item, user):
    """As many as the quorum may vote on this item: who stood aside is not counted (PR-5)."""
    seating = quorum.seating(item)
    if not seating.is_quorate:
        return Refused(
            _("The quorum is %(quorum)s; %(voters)s may vote on this item.")
            % {"quorum": seating.quorum, "voters": len(seating.voters)},
            code="quorum",
            clause="PR-5",
            way=_to_a_step(item, user, "defer", _("Defer the item")),
            by=RUN_SITTINGS,
        )
    return None


@holds("decision_after_all_have_voted")
def all_have_voted(item, user):
    """No vote is still to come from those who may vote on this item (PR-5)."""
    waiting = quorum.seating(item).waiting
    if waiting:
        return Refused(
            _("Awaits the vote of: %(names)s") % {"names": listed(seat.member for seat in waiting)},
            code="votes",
            clause="PR-5",
            by=VOTERS,
        )
    return None


@holds("decision_votes_are_confirmed")
def enough_confirmed(item, user):
    """As many members as the quorum stand by their votes (PR-5+)."""
    seating = quorum.seating(item)
    if len(seating.confirmed) < seating.quorum:
        return _awaits_confirmation(item, user)
    return None


def _awaits_confirmation(item, user):
    unconfirmed = [seat.member for seat in quorum.seating(item).unconfirmed]
    return Refused(
        _("Awaits the confirmation of: %(names)s") % {"names": listed(unconfirmed)},
        code="unconfirmed",
        clause="PR-5+",
        way=to_confirm(item.sitting, user),
        by=VOTERS,
    )


def to_confirm(sitting, user):
    """Where who runs the sitting has the members confirm; None for anybody else."""
    if user is None or not perms.may_run_sittings(user):
        return None
    return Way(_("Have them confirmed"), reverse("committee:confirm", args=[sitting.pk]))


def to_my_votes(sitting, user):
    """Where a member reads what stands in their name; None for anybody else."""
    if user is None or not perms.may_contest(user, sitting):
        return None
    return Way(_("My votes"), reverse("committee:mine", args=[sitting.pk]))


@holds("decision_follows_the_votes", "decision_votes_all_agree")
def votes_decide(item, user):
    """The votes decide, a tie by the chair's, and the confirmed ones alone decide the same."""
    if not quorum.seating(item).is_majority_confirmed:
        return _awaits_confirmation(item, user)
    if quorum.seating(item).leaning is None:
        return Refused(
            _("The votes do not decide: defer the item."),
            code="tie",
            clause="PR-5",
            way=_to_a_step(item, user, "defer", _("Defer the item")),
            by=RUN_SITTINGS,
        )
    return None
