"""Of studies, objections, and the request after its decision."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from requests_app.committee import quorum
from requests_app.committee.enums import ItemStatus, ObjectionStatus
from requests_app.committee.guards.item import RUN_SITTINGS, _not_before
from requests_app.committee.models import Objection
from requests_app.intake.enums import RequestStatus
from requests_app.intake.guards import is_relative, to_the_case
from sanad.accounts.enums import Role
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.lib.triggers import holds
from sanad.workflow.refusal import Refused, Way

# Who hears what is objected to a decision.
HEARERS = (Role.MANAGER, Role.MEMBER, Role.CHAIR)

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
    """The last day on which the person may object: counted from the day of the letter, of who
    cannot read from the day on which they were told; None until then."""
    request = decision.support_request
    if request.is_to_be_told:
        return None
    days = timedelta(days=request.policy_version.objection_days)
    return request.knows_since(decision.letter.issued_on) + days


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
    if until is not None and clock.today() > until:
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
