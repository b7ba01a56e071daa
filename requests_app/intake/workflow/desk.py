"""The desk's verbs: from the first draft to the raising (PR-1 … PR-5).

The signature stands in `signing.py`.
"""

from collections.abc import Collection, Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import BigIntegerField, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries import workflow as registry
from beneficiaries.models import Person
from beneficiaries.models.safe import after_telling
from beneficiaries.on_behalf import tell
from requests_app.intake import declaration, guards, guards_telling, messages, perms, renewal
from requests_app.intake.enums import (
    AMEND,
    LIFE,
    QuestionRole,
    ReasonKind,
    RequestStatus,
)
from requests_app.intake.forms.desk import NoticeForm, ReturnForm
from requests_app.intake.models import (
    Attestation,
    Notice,
    Programme,
    Reason,
    ReturnedItem,
    SupportRequest,
)
from requests_app.intake.models.condition import applying
from requests_app.intake.models.papers import not_asked_of
from requests_app.intake.workflow import kin, second_look, waiting
from requests_app.intake.workflow.helped import no_account
from requests_app.intake.workflow.lines import open_after_answers, open_lines, replace
from sanad.accounts.models import User
from sanad.accounts.perms import is_staff
from sanad.lib import clock, snapshot
from sanad.lib.actor import signed
from sanad.lib.composed import composed
from sanad.lib.texts import text_lazy
from sanad.paper.models import Sheet
from sanad.policy import parameters
from sanad.workflow.cycle import Place
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused, Way
from sanad.workflow.rows import lock

# The draft -----------------------------------------------------------------------------------

LIFE.always[guards.not_entered_for_kin] = guards.not_own


@LIFE.birth(
    name="begin",
    may=perms.may_begin,
    event=_("The request was begun"),
    told=text_lazy("portal.story.begin"),
    creates=Keyed(SupportRequest, by="created_by", of=("person", "programme")),
)
def create_draft(
    *, person: Person, programme: Programme, by: User, channel: str, key: UUID | None = None
) -> SupportRequest:
    """Begin a request: a draft under the policy version in force and the published version of the
    programme. Where the person's help in it was given, or is in its last months, it renews that
    request.

    With a `key` (UUID of the form) that the account used for this person and programme before,
    returns the draft begun then. Raises `NotAllowed` for who may not prepare for them, `Refused`
    where the programme takes no requests, a measure in force covers it (MC-2), the person has no
    household yet or is a child whose own account asks.
    """
    made = begun(person=person, programme=programme, by=by, channel=channel, key=key)
    tell(person, "begun", by=by, about=made)
    return made


def begun(
    *,
    person: Person,
    programme: Programme,
    by: User,
    channel: str,
    key: UUID | None,
    sheet: Sheet | None = None,
) -> SupportRequest:
    """The new draft of `create_draft`, and of `enter_draft` with its sheet."""
    version = programme.published
    asked_on = (sheet and sheet.written_on) or clock.today()
    if version is None or not programme.takes_requests_on(asked_on):
        raise Refused(
            _("This programme takes no requests now."),
            code="closed",
            clause="DG-1",
            way=_to_another_programme(person, by),
        )
    if person.died_on:
        raise Refused(_("This person has passed away."), code="died", clause="DG-1")
    registry.refuse_minor(person, by=by)
    if person.household_id is None:
        raise Refused(
            _("Register the household first: who lives on one income."),
            code="household",
            clause="DG-1",
            way=_to_the_household(person, by),
            by=guards.AT_THE_DESK,
        )
    if refusal := guards.held_back(person, programme, by):
        # Told at the first step, not after the last.
        raise refusal
    renewed = renewal.renewable(person, programme) if sheet is None else None
    return SupportRequest.objects.create(
        person=person,
        programme=programme,
        programme_version=version,
        household_id=person.household_id,
        # A walk-in is served where they walked in.
        branch_id=(is_staff(by) and by.branch_id) or person.branch_id,
        policy_version=parameters.in_force(),
        channel=channel,
        created_by=by,
        key=key,
        sheet=sheet,
        renews=renewed,
        second_reason=renewal.why_a_second(renewed),
    )


def _to_another_programme(person: Person, user: User) -> Way:
    label = _("Choose another programme")
    if not is_staff(user):
        return Way(label, reverse("portal:apply"))
    return Way(label, f"{reverse('requests:begin')}?person={person.pk}")


def _to_the_household(person: Person, user: User) -> Way | None:
    if not is_staff(user):
        return None
    return Way(_("Register the household"), reverse("people:join", args=[person.pk]))


@transaction.atomic
@signed
def save_draft(
    support_request: SupportRequest,
    *,
    by: User,
    answers: dict[str, Any],
    promised: Iterable[str] | None = None,
    second_reason: str | None = None,
) -> SupportRequest:
    """Keep what was filled in so far; a draft's steps are no history yet.

    `answers`: `{question code: plain JSON value}` (amounts as text, dates in ISO form), merged into
    what is there. `promised`: codes of the papers that will be brought, or None to leave them.
    Raises `Refused` once it was submitted.
    """
    support_request = lock(support_request)
    if not perms.may_fill(by, support_request):
        raise NotAllowed(_("This step belongs to another role."), code="role")
    if support_request.status != RequestStatus.DRAFT:
        raise Refused(
            _("The request was submitted already. Open it to change its data."),
            code="status",
            way=guards.to_the_case(support_request, by),
        )
    no_account(support_request, answers, by)
    _write_data(support_request, answers, promised, second_reason)
    support_request.save(update_fields=["answers", "amount", "promised", "second_reason"])
    tell(support_request.person, "filled", by=by, about=support_request)
    return support_request


@LIFE.transition(
    {RequestStatus.SUBMITTED, RequestStatus.RETURNED, RequestStatus.VERIFIED},
    clause="PR-4",
    may=perms.may_fill,
    label=_("Change the data"),
    event=_("The declared data were changed"),
    url="requests:edit",
    place=Place.BESIDE,
    rank=10,
    name=AMEND,
)
def amend(
    support_request: SupportRequest,
    *,
    by: User,
    answers: dict[str, Any],
    promised: Iterable[str] | None = None,
    second_reason: str | None = None,
) -> dict[str, Any]:
    """Change declared data after submission: a new signature is asked (PR-4)."""
    before = support_request.material_data()
    no_account(support_request, answers, by)
    _write_data(support_request, answers, promised, second_reason)
    changed = snapshot.differences(before, support_request.material_data())
    open_after_answers(support_request)
    tell(support_request.person, "filled", by=by, about=support_request)
    return {"details": {"changed": [path for path, _old, _new in changed]}}


def _write_data(
    support_request: SupportRequest,
    answers: dict[str, Any],
    promised: Iterable[str] | None,
    second_reason: str | None,
) -> None:
    # In the one form in which they are signed, so that the database can compare them.
    questions = support_request.programme_version.all_questions()
    answers = applying(questions, {**support_request.answers, **answers})
    support_request.answers = snapshot.plain(answers)
    if support_request.programme_version.question_of(QuestionRole.AMOUNT):
        asked = support_request.answer_to(QuestionRole.AMOUNT)
        support_request.amount = Decimal(asked) if asked else None
    promised = set(support_request.promised if promised is None else promised)
    if promised:
        promised -= not_asked_of(support_request)
    support_request.promised = sorted(promised)
    if second_reason is not None:
        support_request.second_reason = second_reason
    support_request.forget()


# Submission and papers -----------------------------------------------------------------------


@LIFE.transition(
    {RequestStatus.DRAFT, RequestStatus.RETURNED},
    RequestStatus.SUBMITTED,
    clause="PR-2",
    may=perms.may_sign,
    guards=[
        guards.answers_complete,
        guards.papers_spoken_for,
        guards.what_was_asked_came,
        guards.terms_accepted,
        guards.signed_as_it_stands,
        guards.not_held_back,
        guards.no_other_open,
    ],
    label=_("Submit the request"),
    done=_("The request is submitted."),
    event=_("The request was submitted"),
    told=text_lazy("portal.story.submit"),
    rank=20,
    notify=messages.submitted,
    then=kin.call_the_manager,
)
def submit(support_request: SupportRequest, *, by: User, notice: str = "") -> dict[str, Any]:
    """The request comes in, numbered by the database; after a return, it comes back (PR-2).

    `notice`: the words of PR-5 that its page showed, for the message that it arrived.
    """
    is_first = support_request.number is None
    support_request.returned_at = None
    support_request.reminders_sent = 0
    support_request.reminded_on = None
    open_lines(support_request, () if is_first else support_request.lines.all())
    return {"notify": {"words": notice}}


@LIFE.transition(
    {RequestStatus.SUBMITTED, RequestStatus.RETURNED, RequestStatus.VERIFIED},
    clause="PR-2",
    may=perms.may_check,
    guards=[guards.not_own],
    label=_("Save the findings"),
    done=_("The findings are saved."),
    event=_("Papers were checked"),
    place=Place.NONE,
)
def check_line(
    support_request: SupportRequest, *, by: User, findings: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """Write down what the officer found, paper by paper (PR-2).

    `findings`: `{document type code: {"document", "is_matching", "old_reason", "finding"}}`, each
    key optional. Findings stand beside what was declared, never over it.
    """
    lines = {line.type.code: line for line in support_request.checklist}
    way = guards.on_the_page(support_request, _("Compare the papers"), "checklist")
    lines_written, now = [], clock.now()
    for code, finding in findings.items():
        line = lines.get(code)
        if line is None:
            raise Refused(_("This paper is not on the checklist."), code="line", way=way)
        paper = finding.get("document", line.document)
        if paper is not None and paper.person_id != support_request.person_id:
            raise Refused(_("This paper belongs to somebody else."), code="line", way=way)
        if paper is not None and paper.pk != line.document_id:
            replace(line, paper)
        for name in ("is_matching", "old_reason", "finding"):
            if name in finding:
                setattr(line, name, finding[name])
        if line.document_id is None and line.is_matching is not None:
            raise Refused(_("A paper that is not there cannot match."), code="line", way=way)
        line.decided_by, line.decided_at = by, now
        line.save()
        lines_written.append({"type": code, "paper": str(line.type), "problem": line.problem})
    return {"details": {"lines": lines_written}}


def ask_for(
    support_request: SupportRequest, items: Collection[tuple[str, str]], note: str
) -> dict[str, Any]:
    """What a return asks for: the term for completion begins, and the history is given its rows.

    `items`: `[(document type code or "", reason code)]`, at least one, none twice.
    """
    support_request.returned_at = clock.now()
    support_request.reminders_sent = 0
    support_request.reminded_on = None
    rows = _named(support_request, items)
    days = support_request.policy_version.completion_days
    is_told = support_request.person.cannot_read
    until = after_telling(days) if is_told else clock.today() + timedelta(days=days)
    if not is_told and not support_request.person.texts_go_to:
        waiting.call(support_request, due_on=until)  # no message brings it to them
    return {
        "reason": _in_words(rows, note),
        "details": {"note": note, "until": None if is_told else until.isoformat()},
        "rows": rows,
        "notify": {"items": rows, "note": note, "until": until},
    }


def asked_in_words(
    support_request: SupportRequest, items: Collection[tuple[str, str]], note: str
) -> str:
    """What `ask_for` of the same items asks for, as one sentence."""
    return _in_words(_named(support_request, items), note)


def _in_words(rows: Iterable[ReturnedItem], note: str) -> str:
    return " ".join(filter(None, [messages.items_in_words(rows), note]))


@composed(version=BigIntegerField())
def _catalogue(version: Any) -> QuerySet[Reason]:
    return Reason.objects.of_version(version).filter(kind=ReasonKind.RETURN)


def _named(
    support_request: SupportRequest, items: Collection[tuple[str, str]]
) -> list[ReturnedItem]:
    """The items in words, as rows of the return that is being written."""
    way = guards.on_the_page(support_request, _("Look at it again"))
    if not items:
        raise Refused(
            _("Name at least one thing that is missing, expired or not matching."),
            code="items",
            way=way,
        )
    catalogue = _catalogue.rows(version=support_request.programme_version_id)
    reasons = {reason.code: reason for reason in catalogue}
    types = {"": None} | {line.type.code: line.type for line in support_request.checklist}
    if any(code not in types or reason not in reasons for code, reason in items):
        raise Refused(_("This reason is not in the catalogue."), code="items", way=way)
    return [
        ReturnedItem(
            position=position,
            type=types[code],
            reason=reasons[reason],
            words=reasons[reason].words,
            # The paper that did not do: only another one answers this.
            document=support_request.papers_shown.get(code),
        )
        for position, (code, reason) in enumerate(items, start=1)
    ]


def _rank_of_return(support_request: SupportRequest) -> int:
    """First where a paper has to come again."""
    return 5 if any(line.is_unfit for line in support_request.checklist) else 70


@LIFE.transition(
    {RequestStatus.SUBMITTED},
    RequestStatus.RETURNED,
    clause="PR-2",
    may=perms.may_check,
    guards=[guards.not_own],
    label=_("Return for completion"),
    done=_("The applicant was told what is missing."),
    event=_("Returned for completion"),
    told=_("We asked you to complete something"),
    form=ReturnForm,
    url="#return",
    rank=_rank_of_return,
    notify=messages.returned,
)
def return_for_completion(
    support_request: SupportRequest, *, by: User, items: Collection[tuple[str, str]], note: str = ""
) -> dict[str, Any]:
    """Ask the applicant for what is missing, each by the code of its reason (PR-2).

    `items`: `[(document type code or "", reason code)]`. From now on the desk's clock stands still
    and the applicant's term for completion runs.
    """
    assert support_request.submitted_on is not None, "the database notes the day of submission"
    support_request.desk_days_used += (clock.today() - support_request.submitted_on).days
    return ask_for(support_request, items, note)


# Attestation, verification, notice, raising --------------------------------------------------


@LIFE.transition(
    {RequestStatus.SUBMITTED, RequestStatus.VERIFIED},
    clause="PR-4",
    may=perms.may_check,
    guards=[
        guards.not_own,
        guards.signed_as_it_stands,
        guards.papers_good,
        guards.not_attested_already,
    ],
    label=_("Attest the data"),
    done=_("You attested the data."),
    event=_("An officer attested the data"),
    rank=50,
)
def attest(support_request: SupportRequest, *, by: User) -> None:
    """The officer's word that the signed data were compared with the originals (PR-4)."""
    signed = support_request.declaration
    assert signed is not None, "signed_as_it_stands was asked"
    Attestation.objects.create(declaration=signed, by=by, text=declaration.attestation_text())


@LIFE.transition(
    {RequestStatus.SUBMITTED},
    RequestStatus.VERIFIED,
    clause="PR-2",
    may=perms.may_check,
    guards=[
        guards.not_own,
        guards.papers_good,
        guards.signed_as_it_stands,
        guards.attested,
        guards.not_held_back,
    ],
    label=_("Confirm the verification"),
    done=_("The request is verified."),
    event=_("The request was verified"),
    told=_("We checked your papers"),
    rank=40,
    then=kin.ask_the_witnesses,
)
def verify(support_request: SupportRequest, *, by: User) -> None:
    """Everything is there, matches, and was valid on the submission day (PR-2)."""
    support_request.verified_by = by
    support_request.verified_at = clock.now()


@LIFE.transition(
    {RequestStatus.SUBMITTED, RequestStatus.VERIFIED},
    clause="PR-5",
    may=perms.may_sign,
    guards=[guards.not_told_already],
    label=_("Tell when the reply comes"),
    done=_("The notice is on the record."),
    event=_("Told of the time of the reply"),
    told=_("We told you when the reply comes"),
    form=NoticeForm,
    url="#notice",
    rank=60,
    notify=messages.noticed,
)
def give_notice(
    support_request: SupportRequest, *, by: User | None, channel: str, is_said: bool = False
) -> dict[str, Any]:
    """Tell the applicant that the committee studies the request and how long the reply takes at
    least; the database notes the moment (PR-5). `is_said`: by a message that is queued already.
    """
    guards_telling.spoken(support_request, by, channel)
    words = declaration.notice_text(support_request.policy_version)
    Notice.objects.create(support_request=support_request, text=words, channel=channel, given_by=by)
    told = "" if is_said or support_request.person.cannot_read else words
    return {"details": {"channel": str(channel)}, "notify": {"words": told}}


@LIFE.transition(
    {RequestStatus.VERIFIED},
    RequestStatus.RAISED,
    clause="PR-5",
    may=perms.may_check,
    guards=[
        guards.not_own,
        guards.papers_good,
        guards.signed_as_it_stands,
        guards.attested,
        guards.told_of_the_reply,
        guards.not_held_back,
    ],
    label=_("Raise to the research committee"),
    done=_("The request is with the research committee."),
    event=_("The request was raised to the committee"),
    told=_("The request was raised to the research committee"),
    rank=30,
    notify=messages.raised,
    then=second_look.ask_somebody,
)
def raise_to_committee(support_request: SupportRequest, *, by: User) -> None:
    """The request goes to the committee; the database sets the earliest day of the reply (PR-5)."""
