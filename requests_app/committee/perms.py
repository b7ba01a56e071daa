"""Who may do what before the committee: sittings, votes, studies, objections."""

from typing import TYPE_CHECKING

from requests_app.intake.perms import is_at_desk, is_officer, is_own
from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, has

if TYPE_CHECKING:
    from requests_app.committee.models import AgendaItem, Objection, Sitting, Study
    from requests_app.intake.models import SupportRequest


def sees_committee(user: Anybody) -> bool:
    """Members, chair, secretary, researchers, manager, auditor."""
    return has(
        user,
        Role.MEMBER,
        Role.CHAIR,
        Role.SECRETARY,
        Role.RESEARCHER,
        Role.MANAGER,
        Role.AUDITOR,
    )


def may_run_sittings(user: Anybody, sitting: "Sitting | None" = None) -> bool:
    """Plan, open and close sittings, set the agenda, record decisions: secretary and chair."""
    return has(user, Role.SECRETARY, Role.CHAIR)


def may_vote(user: Anybody, item: "AgendaItem") -> bool:
    """Members and the chair for themselves; the secretary writes down what a member says."""
    return has(user, Role.MEMBER, Role.CHAIR, Role.SECRETARY)


def may_vote_or_record(user: Anybody, sitting: "Sitting") -> bool:
    """Confirm votes: members and the chair their own; secretary and chair by the member's code."""
    return has(user, Role.MEMBER, Role.CHAIR, Role.SECRETARY)


def may_contest(user: Anybody, sitting: "Sitting | None" = None) -> bool:
    """Read what stands in one's own name, and contest it: members and the chair."""
    return has(user, Role.MEMBER, Role.CHAIR)


def may_sign_minutes(user: Anybody, sitting: "Sitting") -> bool:
    """The chair."""
    return has(user, Role.CHAIR)


def may_ask_for_study(user: Anybody, support_request: "SupportRequest") -> bool:
    """Ask a researcher for a study, or another one: officer of the branch, secretary, chair."""
    return is_officer(user, support_request) or may_run_sittings(user)


def may_hand_over_study(user: Anybody, study: "Study") -> bool:
    """Give a study to another researcher: who may ask for one, and the researcher who has it."""
    return study.researcher_id == user.pk or may_ask_for_study(user, study.support_request)


def may_write_study(user: Anybody, study: "Study") -> bool:
    """The researcher it was given to."""
    return has(user, Role.RESEARCHER) and study.researcher_id == user.pk


def may_send_back(user: Anybody, support_request: "SupportRequest") -> bool:
    """Researchers, and the committee's secretary and chair."""
    return has(user, Role.RESEARCHER, Role.SECRETARY, Role.CHAIR)


def may_object(user: Anybody, support_request: "SupportRequest") -> bool:
    """The applicant; the desk writes down what the applicant says."""
    return is_own(user, support_request.person) or is_at_desk(user, support_request)


def may_hear(user: Anybody, objection: "Objection") -> bool:
    """Hear an objection: the manager, or members of the committee who took no part."""
    return has(user, Role.MANAGER, Role.MEMBER, Role.CHAIR)


def may_hear_request(user: Anybody, support_request: "SupportRequest") -> bool:
    """The same people; whether they took part is asked of the objection."""
    return has(user, Role.MANAGER, Role.MEMBER, Role.CHAIR)
