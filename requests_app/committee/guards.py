"""Why not: the conditions of the committee's verbs as sentences (PR-5, PM-1).

The same form as the desk's guards (`intake/guards.py`), about sittings, items, studies, objections
and the request itself.
"""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from requests_app.committee import in_name, perms, quorum
from requests_app.committee.enums import ItemStatus, ObjectionStatus
from requests_app.committee.models import Objection
from requests_app.intake.enums import RequestStatus
from requests_app.intake.guards import is_relative, to_the_case
from sanad.accounts.enums import Gender, Role
from sanad.lib import clock
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_text
from sanad.lib.triggers import holds
from sanad.workflow.refusal import Refused, Way

# Who plans and runs the sittings, and who hears what is objected to their decisions.
RUN_SITTINGS = (Role.SECRETARY, Role.CHAIR)
VOTERS = (Role.MEMBER, Role.CHAIR)
HEARERS = (Role.MANAGER, Role.MEMBER, Role.CHAIR)

# A sitting -----------------------------------------------------------------------------------


@holds()
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


def _undone(sitting):
    """Items that keep a sitting from closing: with the committee, and ripe on its day."""
    day = sitting.held_on or clock.today()
    return [
        item
        for item in quorum.items_of(sitting)
        if quorum.is_listed(item)
        and not quorum.left_the_committee(item)
        and item.support_request.floor_on <= day
    ]


@holds("sitting_closes_when_all_is_done")
def all_items_done(sitting, user):
    """Every ripe item is decided or deferred; the locked ones go to the next sitting."""
    undone = _undone(sitting)
    if left := len(undone):
        return Refused(
            ngettext(
                "%(count)s item is left to decide or defer.",
                "%(count)s items are left to decide or defer.",
                left,
            )
            % {"count": left},
            code="items",
            way=Way(_("Go to the item"), undone[0].get_absolute_url()),
        )
    return None


@holds("sitting_closed_stays")
def not_signed_yet(sitting, user):
    """What was signed stands: it is neither edited nor signed again (PR-5)."""
    if sitting.has_signed_minutes:
        return Refused(
            _("Signed by %(name)s.") % {"name": sitting.minutes_signed_by},
            code="signed",
            shows=False,
        )
    return None


@holds("sitting_signed_by_the_chair")
def in_the_chair(sitting, user):
    """Who sat in the chair signs; where nobody did, any chair of the committee."""
    seat = sitting.attendance.filter(is_chair=True).select_related("member").first()
    if seat is not None and user is not None and seat.member_id != user.pk:
        signs = _("%(name)s was in the chair and signs.")
        if seat.member.gender == Gender.FEMALE:
            signs = pgettext_lazy("of a woman", "%(name)s was in the chair and signs.")
        return Refused(
            signs % {"name": seat.member},
            code="chair",
            by=(Role.CHAIR,),
        )
    return None


@holds()
def names_every_item(sitting, user):
    """Own words may say more than the draft, not less."""
    if not sitting.minutes:
        return None
    numbers = sitting.items.order_by("position").values_list("support_request__number", flat=True)
    missing = [number for number in numbers if number not in sitting.minutes]
    if missing:
        return Refused(
            _("The text does not mention: %(numbers)s.") % {"numbers": listed(missing)},
            code="incomplete",
            clause="PR-5",
            way=_to_the_minutes(sitting),
        )
    return None


@holds()
def signed_already(sitting, user):
    """Only signed minutes are corrected beside themselves; others are edited (PR-5)."""
    if not sitting.has_signed_minutes:
        return Refused(
            _("The minutes are not signed yet: edit them."),
            code="unsigned",
            way=_to_the_minutes(sitting),
        )
    return None


def _to_the_minutes(sitting):
    return Way(_("Edit the minutes"), reverse("committee:minutes", args=[sitting.pk]))


# An item -------------------------------------------------------------------------------------


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


# What stands in a member's name --------------------------------------------------------------


@holds("minutesscan_of_a_paper_sitting")
def held_on_paper(sitting, user):
    """Only a sitting held on paper has signed minutes to scan (PR-5+)."""
    if not sitting.is_paper:
        return Refused(
            _("Only a sitting that was held on paper has minutes on paper."),
            code="not-paper",
            clause="PR-5+",
            shows=False,
        )
    return None


@holds()
def not_scanned_yet(sitting, user):
    """The signed minutes of a sitting are scanned once (PR-5+)."""
    if sitting.has_scan:
        return Refused(_("The signed minutes are kept already."), code="scanned", shows=False)
    return None


@holds("contest_in_time")
def something_to_contest(sitting, user):
    """Something stands in the member's name that they did not confirm themself, not long ago."""
    if user is None:
        return None
    last = in_name.last_day(sitting)
    if not in_name.is_contestable(sitting):
        return Refused(
            _("What stands in your name could be contested until %(day)s.")
            % {"day": gregorian_text(last)},
            code="late",
            clause="PR-5+",
        )
    name = in_name.of(sitting, user)
    if not (name.contestable or name.can_contest_seat):
        return Refused(
            _("Nothing stands in your name that you did not confirm yourself."),
            code="nothing",
            clause="PR-5+",
            shows=False,
        )
    return None


# A study -------------------------------------------------------------------------------------


@holds("study_of_a_raised_request")
def still_raised(study, user):
    """A study goes to the committee while its request is with it (PR-5)."""
    if study.support_request.status != RequestStatus.RAISED:
        return Refused(
            _("The request left the committee: it now stands at “%(status)s”.")
            % {"status": study.support_request.get_status_display()},
            code="left",
            clause="PR-5",
        )
    return None


@holds()
def another_researcher(study, user):
    """Somebody else can go on with it."""
    if not quorum.researchers().exclude(pk=study.researcher_id).exists():
        return Refused(_("No other social researcher works here."), code="alone", shows=False)
    return None


# An objection --------------------------------------------------------------------------------


def last_day(decision):
    """The last day on which the person may object: counted from the day of the letter."""
    days = decision.support_request.policy_version.objection_days
    return decision.letter.issued_on + timedelta(days=days)


@holds("objection_in_time")
def why_no_objection(support_request, user):
    """Why the latest decision on the request cannot be objected to now; None where it can."""
    decision = support_request.decisions.select_related("letter").first()
    if decision is None or not decision.may_be_objected_to:
        return Refused(
            _("A rejection, or less than was asked, can be objected to."),
            code="outcome",
            clause="PM-1+",
        )
    if hasattr(decision, "objection"):
        return Refused(
            _("An objection was filed on %(day)s.")
            % {"day": gregorian_text(decision.objection.day)},
            code="once",
            clause="PM-1+",
        )
    if support_request.status not in (RequestStatus.REJECTED, RequestStatus.ACCEPTED):
        return Refused(
            _("The case has moved on: it now stands at “%(status)s”.")
            % {"status": support_request.get_status_display()},
            code="status",
            clause="PM-1+",
            way=to_the_case(support_request, user),
        )
    until = last_day(decision)
    if clock.today() > until:
        return Refused(
            _("The term to object ended on %(day)s.") % {"day": gregorian_text(until)},
            code="late",
            clause="PM-1+",
        )
    return None


@holds("objection_heard_by_others")
def took_no_part(objection, user):
    """Who voted, recorded, studied, or is related does not hear the objection (PM-1+)."""
    decision = objection.decision
    if user is None:
        return None
    if (
        decision.by_id == user.pk
        or decision.item.votes.filter(member=user).exists()
        or decision.support_request.studies.filter(researcher=user).exists()
        or is_relative(decision.support_request, user)
    ):
        return Refused(
            _("Who took part in the decision does not hear the objection to it."),
            code="took-part",
            clause="PM-1+",
            by=HEARERS,
        )
    return None


@holds()
def can_be_opened_again(objection, user):
    """Nothing came after the decision: the request stands as accepted or rejected (PM-1+)."""
    request = objection.decision.support_request
    if request.status not in (RequestStatus.REJECTED, RequestStatus.ACCEPTED):
        return Refused(
            _("The case has moved on: it now stands at “%(status)s”.")
            % {"status": request.get_status_display()},
            code="status",
            clause="PM-1+",
            way=Way(
                _("Let the decision stand"), reverse("committee:objection", args=[objection.pk])
            ),
        )
    return None


# The request itself --------------------------------------------------------------------------


@holds("supportrequest_decided_by_sitting")
def decided_in_a_sitting(support_request, user):
    """Accepting and rejecting are recorded in a sitting, on or after the floor (PR-5)."""
    if support_request.decisions.filter(objection__isnull=True).exists():
        return None
    today = clock.today()
    if support_request.floor_on is None or today < support_request.floor_on:
        return _not_before(support_request.floor_on) if support_request.floor_on else None
    listed = (
        support_request.agenda_items.filter(status=ItemStatus.LISTED)
        .select_related("sitting")
        .first()
    )
    if listed is not None:
        sentence = _("The committee decides in sitting %(number)s on %(day)s.") % {
            "number": listed.sitting.number,
            "day": gregorian_text(listed.sitting.scheduled_on, with_weekday=True),
        }
    else:
        sentence = _("Awaits a place on the agenda of a sitting.")
    return Refused(sentence, code="sitting", clause="PR-5", by=RUN_SITTINGS)


@holds("supportrequest_raised_again_by_objection")
def objection_upheld(support_request, user):
    """Only an objection that was upheld opens a decided request again (PM-1)."""
    decision = support_request.decisions.first()
    upheld = Objection.objects.filter(decision=decision, status=ObjectionStatus.UPHELD)
    if decision is None or not upheld.exists():
        return Refused(
            _("A decision is opened again only by an objection that was upheld."),
            code="no-objection",
            clause="PM-1+",
            by=HEARERS,
        )
    return None
