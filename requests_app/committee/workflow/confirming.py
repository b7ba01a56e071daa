"""Members stand by what is written in their name at a sitting, or contest it (PR-5+).

A member confirms signed in as themself (`confirm`), by six digits sent to their own phone
(`send_code`, `confirm_by_code`), or, where the sitting was on paper, by the scan of its signed
minutes (`enter_scan`).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from beneficiaries import files
from requests_app.committee import guards, in_name, letters, messages, perms
from requests_app.committee.enums import (
    LIVING_SITTING,
    SITTING_LIFE,
    CommitteeTaskKind,
    Confirmed,
    SittingStatus,
)
from requests_app.committee.forms.confirming import ContestForm, ScanForm
from requests_app.committee.models import (
    Attendance,
    Contest,
    MinutesScan,
    Sitting,
    Vote,
    VoteCode,
)
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib.arabic import has_letter
from sanad.lib.files import Copy
from sanad.lib.triggers import holds
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock

NOT_CALLED_OFF = (*LIVING_SITTING, SittingStatus.CLOSED)


@SITTING_LIFE.transition(
    NOT_CALLED_OFF,
    clause="PR-5+",
    may=perms.may_vote_or_record,
    label=_("Confirm the votes"),
    done=_("Confirmed."),
    event=_("A member confirmed what stands in their name"),
    place=Place.NONE,
    overtakes=False,
)
def confirm(
    sitting: Sitting,
    *,
    by: User,
    votes: Mapping[int, str],
    member: User | None = None,
    code: VoteCode | None = None,
) -> dict[str, Any]:
    """The member stands by these votes, `{key: choice}` as they were read, and was there.

    Of oneself, signed in; of another `member` with the `code` that they told (`confirm_by_code`).
    Refused where a vote was written anew since it was read.
    """
    member = member or by
    if code is None and member != by:
        raise NotAllowed(_("Each member confirms for themself."), code="role")
    name = in_name.of(sitting, member)
    now = {vote.pk: vote.choice for vote in name.unconfirmed}
    if any(now.get(key) != choice for key, choice in votes.items()):
        raise Refused(
            _("The votes changed since they were read. Read them again, then confirm."),
            code="changed",
            way=guards.to_my_votes(sitting, by) if member == by else guards.to_confirm(sitting, by),
            by=guards.RUN_SITTINGS,
        )
    confirmed = Confirmed.CODE if code else Confirmed.SIGN_IN
    how = {"confirmed_how": confirmed, "code": code}
    _stand_by([vote for vote in name.unconfirmed if vote.pk in votes], **how)
    if (seat := name.unconfirmed_seat) is not None:
        seat.refresh_from_db()  # the first vote confirmed it
        if not seat.is_confirmed:
            _stand_by([seat], **how)
    return {
        "reason": f"{member}: {letters.in_arabic(confirmed.label)}",
        "details": {"member": str(member), "votes": {str(key): str(v) for key, v in votes.items()}},
    }


def _stand_by(rows: Iterable[Vote | Attendance], **how: Any) -> None:
    for row in rows:
        row.confirmed_how, row.code = how["confirmed_how"], how.get("code")
        row.save(update_fields=["confirmed_how", "code"])


@transaction.atomic
@holds("votecode_to_the_member")
def send_code(sitting: Sitting, *, by: User, member: User) -> VoteCode:
    """Send six digits to the member's own phone, with the votes that they confirm (PR-5+)."""
    sitting = lock(sitting)
    _check_code(sitting, by, member)
    name = in_name.of(sitting, member)
    if not name.awaits:
        raise Refused(
            _("Everything in this name is confirmed."), code="confirmed", way=_back(sitting, by)
        )
    if not member.mobile:
        raise Refused(
            _(
                "No mobile of %(name)s is known. They confirm signed in as themself, on any phone"
                " or computer."
            )
            % {"name": member},
            code="mobile",
            clause="PR-5+",
            by=(Role.MANAGER,),
        )
    codes = VoteCode.objects.filter(sitting=sitting, member=member)
    if codes.are_too_many():
        raise Refused(
            _("Five codes were sent within an hour. The member confirms signed in as themself."),
            code="codes",
            clause="PR-5+",
            way=_back(sitting, by),
        )
    covers = {str(vote.pk): vote.choice for vote in name.unconfirmed}
    values = {"sitting": str(sitting.number), "votes": name.in_words}
    about = {"sitting": sitting, "member": member, "covers": covers}
    return codes.send(member.mobile, by=by, purpose="vote", values=values, **about)


@holds("votecode_in_time")
def confirm_by_code(sitting: Sitting, *, by: User, member: User, digits: str) -> Sitting:
    """The member told the digits: what the code covers is confirmed.

    A wrong try is counted although it is refused: not within a transaction.
    """
    with transaction.atomic():
        sitting = lock(sitting)
        _check_code(sitting, by, member)
        code = VoteCode.objects.filter(sitting=sitting, member=member).first()
        if code is not None and code.confirm(digits):
            votes = {int(key): choice for key, choice in code.covers.items()}
            return confirm.run(sitting, by=by, member=member, code=code, votes=votes)
    if code is not None and code.is_good:
        raise Refused(
            _("These are not the digits we sent. Ask them to read the message again."),
            code="code",
            field="code",
            clause="PR-5+",
        )
    raise Refused(
        _("This code is no longer good. Send a new one."),
        code="code-gone",
        field="code",
        clause="PR-5+",
    )


def _check_code(sitting: Sitting, by: User, member: User) -> None:
    if member != by and not perms.may_run_sittings(by):
        raise NotAllowed(_("Each member confirms for themself."), code="role")
    confirm.check(sitting, by)
    if not in_name.of(sitting, member).was_there:
        raise Refused(
            _("Only who was there confirms."), code="absent", clause="PR-5+", way=_back(sitting, by)
        )


def _back(sitting: Sitting, by: User) -> Any:
    return guards.to_confirm(sitting, by) or guards.to_my_votes(sitting, by)


@SITTING_LIFE.transition(
    (SittingStatus.OPEN, SittingStatus.CLOSED),
    clause="PR-5+",
    may=perms.may_run_sittings,
    guards=[guards.held_on_paper, guards.not_scanned_yet],
    label=_("Add the signed minutes"),
    lead=_("Every member signed them: with the scan the votes and the attendance are confirmed."),
    done=_("The signed minutes are kept, and what they say is confirmed."),
    event=_("The scan of the signed minutes was added"),
    form=ScanForm,
    place=Place.CARD,
    overtakes=False,
)
def enter_scan(sitting: Sitting, *, by: User, scan: Copy) -> dict[str, Any]:
    """The scan of the minutes that the members signed on paper confirms what stands there; votes
    written down from now on are confirmed by it too.
    """
    with files.all_or_none(), transaction.atomic():
        MinutesScan.objects.create(
            sitting=sitting, file_name=files.keep(scan), file_kind=scan.kind, by=by
        )
        how = {"confirmed_how": Confirmed.MINUTES}
        for name in in_name.of_all(sitting):
            _stand_by(name.unconfirmed, **how)
            if (seat := name.unconfirmed_seat) is not None:
                seat.refresh_from_db()
                if not seat.is_confirmed:
                    _stand_by([seat], **how)
    return {"reason": sitting.paper_reference}


@SITTING_LIFE.transition(
    NOT_CALLED_OFF,
    clause="PR-5+",
    may=perms.may_contest,
    guards=[guards.something_to_contest],
    label=_("This is not right"),
    title=_("What is not right?"),
    lead=_("Somebody who did not decide looks into it, and the decision is marked until then."),
    button=_("Send it"),
    done=_("Thank you. It is looked into, and the decision is marked."),
    event=_("A member does not stand by what is written in their name"),
    form=ContestForm,
    place=Place.CARD,
    overtakes=False,
)
@holds("contest_not_of_ones_own_word", "contest_attendance_once")
def contest(sitting: Sitting, *, by: User, words: str, vote: Vote | None = None) -> dict[str, Any]:
    """The member says that a vote, or with none their attendance, is not as they gave it."""
    if not has_letter(words):
        raise Refused(_("Write what is not right."), code="words", field="words")
    name = in_name.of(sitting, by)
    if (vote not in name.contestable) if vote else not name.can_contest_seat:
        raise Refused(
            _("You confirmed this yourself, or said so already."), code="own-word", field="row"
        )
    made = Contest.objects.create(sitting=sitting, vote=vote, member=by, words=words)
    made.refresh_from_db()
    tasks.open_task(
        CommitteeTaskKind.CONTEST,
        made,
        name=str(made),
        link=vote.item.get_absolute_url() if vote else sitting.get_absolute_url(),
        role=Role.CHAIR if by.has_role(Role.MANAGER) else Role.MANAGER,
    )
    return {"reason": words, "details": {"member": str(by), "vote": vote and vote.pk}}


def tell_the_members(sitting: Sitting, by: Any) -> None:
    """Once the sitting is over each member reads what stands in their name."""
    for name in in_name.of_all(sitting):
        messages.stands_in_your_name(sitting, name)
