"""The study's steps (PR-5): asked for, written, submitted, while the request is raised."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from beneficiaries.kept_off import others_of
from beneficiaries.models import KeptOff
from requests_app.committee import guards, perms
from requests_app.committee.enums import STUDY_LIFE, Recommendation, StudyKind, StudyStatus
from requests_app.committee.forms.study import HandOverForm
from requests_app.committee.models import Study
from requests_app.intake.enums import RequestStatus
from requests_app.intake.guards import is_relative, to_the_case
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import has
from sanad.lib import clock
from sanad.lib.arabic import has_letter
from sanad.lib.dates import text_beside
from sanad.lib.numbers import riyals
from sanad.lib.triggers import holds
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import Refused, Way
from sanad.workflow.rows import lock


@STUDY_LIFE.birth(
    may=perms.may_ask_for_study,
    event=_("A study was asked for"),
    done=_("The study is asked for."),
    details=lambda study: {"researcher": str(study.researcher)},
)
def assign(
    support_request: SupportRequest, *, by: User, researcher: User, kind: str = StudyKind.HOME
) -> Study:
    """Ask `researcher` to study a raised request; one study is written at a time."""
    fresh = lock(support_request)
    if fresh.status != RequestStatus.RAISED:
        raise Refused(
            _("A request is studied while it is raised to the committee."),
            code="status",
            clause="PR-5",
            way=to_the_case(fresh, by),
        )
    _check_researcher(fresh, researcher)
    study = fresh.studies.being_written().select_related("researcher").first()
    if study is not None:
        raise Refused(
            _("%(name)s is studying this request already.") % {"name": study.researcher},
            code="studied",
            clause="PR-5",
            way=Way(hand_over.label, hand_over.url_for(study)),
        )
    return Study.objects.create(
        support_request=fresh, researcher=researcher, assigned_by=by, kind=kind
    )


@holds("study_by_another")
def _check_researcher(support_request: SupportRequest, researcher: User) -> None:
    if not has(researcher, Role.RESEARCHER):
        raise Refused(
            _("Choose a social researcher."), code="researcher", clause="PR-5", field="researcher"
        )
    if is_relative(support_request, researcher):
        raise Refused(
            _("Nobody studies their own request, nor a relative's."),
            code="own",
            clause="PR-5+",
            field="researcher",
        )


def _write(
    study: Study,
    kind: str,
    visited_on: date | None,
    findings: str,
    recommendation: str,
    amount: Decimal | None,
) -> None:
    if visited_on is not None and visited_on > clock.today():
        raise Refused(
            _("The visit's day is still to come."), code="visit", clause="PR-5", field="visited_on"
        )
    study.kind, study.visited_on = kind, visited_on if kind == StudyKind.HOME else None
    study.findings, study.recommendation, study.amount = findings, recommendation, amount


def _check_visit(study: Study) -> None:
    since = study.support_request.submitted_on
    assert since is not None, "a request under study was submitted"
    if study.visited_on is None:
        raise Refused(
            _("Write the day of the visit."), code="visit", clause="PR-5", field="visited_on"
        )
    if study.visited_on < since:
        raise Refused(
            _("The request was submitted on %(day)s; the visit is for its study.")
            % {"day": text_beside(study.visited_on, since)},
            code="visit",
            clause="PR-5",
            field="visited_on",
        )


def _check_amount(study: Study) -> None:
    """A part is less than was asked, and says how much; nothing goes above the programme."""
    request, amount = study.support_request, study.amount
    if amount is not None and amount > request.programme_version.max_amount:
        raise Refused(
            _("This programme gives %(amount)s at most.")
            % {"amount": riyals(request.programme_version.max_amount)},
            code="amount",
            clause="PR-7",
            field="amount",
        )
    if study.recommendation != Recommendation.PART:
        return
    if amount is None:
        raise Refused(
            _("Who recommends a part says how much."), code="amount", clause="PR-5", field="amount"
        )
    if request.amount is not None and amount >= request.amount:
        raise Refused(
            _("A part is less than the %(amount)s that was asked for.")
            % {"amount": riyals(request.amount)},
            code="amount",
            clause="PR-5",
            field="amount",
        )


@STUDY_LIFE.transition(
    {StudyStatus.DRAFT},
    clause="PR-5",
    may=perms.may_write_study,
    label=_("Save the draft"),
    done=_("Saved."),
    event=_("The study was written on"),
    place=Place.NONE,
)
def write(
    study: Study,
    *,
    by: User,
    kind: str,
    visited_on: date | None = None,
    findings: str = "",
    recommendation: str = "",
    amount: Decimal | None = None,
) -> None:
    """Keep what is written so far."""
    _write(study, kind, visited_on, findings, recommendation, amount)


@STUDY_LIFE.transition(
    {StudyStatus.DRAFT},
    clause="PR-5",
    may=perms.may_hand_over_study,
    guards=[guards.another_researcher],
    label=_("Give to another researcher"),
    done=_("The other researcher goes on with the study."),
    event=_("The study was given to another researcher"),
    form=HandOverForm,
    place=Place.CARD,
)
def hand_over(
    study: Study, *, by: User | None, researcher: User, reason: str = ""
) -> dict[str, Any]:
    """Another researcher goes on with it, from what is written so far."""
    if not has_letter(reason):
        raise Refused(_("Write the reason."), code="reason", field="reason")
    _check_researcher(study.support_request, researcher)
    study.researcher = researcher
    return {"reason": reason, "details": {"researcher": str(researcher)}}


def leave_studies(kept_off: KeptOff) -> None:
    """Who is kept off a person writes no study of theirs: another researcher goes on with it."""
    studies = Study.objects.being_written().filter(
        researcher=kept_off.colleague, support_request__person__in=kept_off.people
    )
    other = others_of(kept_off, Role.RESEARCHER).first()
    if other is not None:
        for study in studies:
            hand_over(study, by=None, researcher=other, reason=str(_("The work was divided anew")))


@STUDY_LIFE.transition(
    {StudyStatus.DRAFT},
    StudyStatus.SUBMITTED,
    clause="PR-5",
    may=perms.may_write_study,
    guards=[guards.still_raised],
    label=_("Submit the study"),
    done=_("The study is with the committee."),
    event=_("The study was submitted"),
    url=lambda study: "",  # the bar's button of the form in which it is written
)
def submit(
    study: Study,
    *,
    by: User,
    kind: str,
    visited_on: date | None = None,
    findings: str = "",
    recommendation: str = "",
    amount: Decimal | None = None,
) -> dict[str, Any]:
    """Give the study to the committee: complete, and from now on as it is."""
    _write(study, kind, visited_on, findings, recommendation, amount)
    if not study.findings or not study.recommendation:
        raise Refused(
            _("A study has findings, a recommendation, and the day of its visit."),
            code="incomplete",
            clause="PR-5",
            field="recommendation" if study.findings else "findings",
        )
    if study.kind == StudyKind.HOME:
        _check_visit(study)
    _check_amount(study)
    return {"details": {"recommendation": study.recommendation}}
