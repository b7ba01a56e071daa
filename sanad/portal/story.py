"""One request as its owner reads it: where it stands, what is asked of them, what has happened.

Plain words only. What the desk writes for itself (findings, attestations, notes of the study)
never comes here: a step whose declaration has no `told` is not told.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.models import DocumentType
from beneficiaries.models.safe import after_telling
from requests_app.committee.guards import last_day, why_no_objection
from requests_app.intake.enums import DECIDED, FINAL, LIFE, ON_THE_WAY, RequestStatus, Stage
from requests_app.intake.models import SigningCode
from requests_app.intake.workflow import aside
from requests_app.models import Delivery, ReturnedItem
from sanad.lib import clock
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_month_name, gregorian_text, riyadh_day
from sanad.lib.texts import text
from sanad.portal.wizard import asked_again

# How long somebody is asked whether what was given reached them.
ASKED_DAYS = 60
GIVING = (RequestStatus.REGISTERED, RequestStatus.DELIVERED, RequestStatus.ENDED)
MAY_OBJECT = (RequestStatus.REJECTED, RequestStatus.ACCEPTED)
WHILE_OPEN = (RequestStatus.SUBMITTED, RequestStatus.VERIFIED, RequestStatus.RAISED)


@dataclass
class Turn:
    """Something only the beneficiary can do, and the button that does it."""

    title: str
    note: str = ""
    url: str = ""
    label: str = ""
    icon: str = ""
    is_post: bool = False


def stages(support_request):
    """The stepper: applied, checked, committee, decision, service."""
    places = (place for place, of in enumerate(ON_THE_WAY) if support_request.status in of)
    place = next(places, None)
    if place is None:  # withdrawn, cancelled, closed: the road ended
        return []
    floor = support_request.floor_on
    is_refused = support_request.status == RequestStatus.REJECTED
    # Upheld, an objection brings the request back before its decision.
    decided = _day(support_request.decided_at) if place > 2 else None
    if decided is None and floor:
        decided = _("from %(day)s") % {"day": gregorian_text(floor)}
    rows = [
        (_("You apply"), support_request.submitted_on),
        (_("We check the papers"), _day(support_request.verified_at)),
        (_("The committee studies it"), support_request.raised_on),
        (_("The decision"), decided),
        (_("The service"), None if is_refused else ""),
    ]
    if is_refused:
        rows.pop()
    steps = []
    for index, (label, note) in enumerate(rows):
        state = "done" if index < place else "now" if index == place else "next"
        steps.append({"label": label, "note": note or "", "state": state})
    return steps


def _day(moment):
    return riyadh_day(moment) if moment else None


def turns(support_request, user):
    """What is asked of the beneficiary now, the returned items first; empty means nothing is."""
    status, pk = support_request.status, support_request.pk
    if status == RequestStatus.DRAFT:
        return [
            Turn(
                _("Your draft is saved"),
                text("portal.request.continue"),
                reverse("portal:apply_resume", args=[pk]),
                _("Continue"),
                "pencil",
            )
        ]
    if status == RequestStatus.RETURNED:
        return _returned(support_request)
    if status == RequestStatus.LAPSED:
        return [
            Turn(
                _("Your request is paused"),
                text("portal.request.paused"),
                reverse("portal:my_reopen", args=[pk]),
                _("Open it again"),
                "arrow-counterclockwise",
                is_post=True,
            )
        ]
    asked = []
    if (
        status in (RequestStatus.SUBMITTED, RequestStatus.VERIFIED)
        and not support_request.is_declared
    ):
        asked.append(
            Turn(
                _("Your signature is needed once more"),
                _("Something in your data changed after you signed."),
                reverse("portal:apply_sign", args=[pk]),
                _("Read and sign"),
                "pen",
            )
        )
    return asked + _papers(support_request)


def short_turns(support_request, user):
    """The same for a list: at most one line for each request, which leads to its page.

    Drafts, of which there may be many, ask the database nothing; of the others a person has one
    for each programme.
    """
    status, pk = support_request.status, support_request.pk
    programme = str(support_request.programme)
    if status == RequestStatus.DRAFT:
        url = reverse("portal:apply_resume", args=[pk])
        return [Turn(text("portal.turn.not_submitted"), programme, url, _("Continue"))]
    url = reverse("portal:my_request", args=[pk])
    if status == RequestStatus.LAPSED:
        return [Turn(_("Your request is paused"), programme, url, _("Open it again"))]
    if status == RequestStatus.RETURNED:
        what = _named(programme, _left_to_complete(support_request, support_request.last_return()))
        until = support_request.completion_due_on
        day = gregorian_text(until, with_weekday=True) if until else complete_after(support_request)
        note = text("portal.turn.complete_by", what=what, day=day)
        return [Turn(_("Something is missing"), note, url, _("See what"))]
    asked = [] if status in FINAL else turns(support_request, user)
    if not asked:
        return []
    return [Turn(text("portal.turn.asked"), _named(programme, asked), url, _("See what"))]


def waiting(support_requests):
    """A `Turn` for each of these own requests that waits to be filled in or signed, so that nobody
    begins a second one beside it. A code that is still good leads to where it is written.
    """
    codes = SigningCode.objects.good().filter(support_request__in=support_requests)
    sent_for = set(codes.values_list("support_request_id", flat=True))
    rows = []
    for one in support_requests:
        if one.pk in sent_for:
            title, view, label = _("A code waits for you"), "portal:apply_code", _("Write the code")
        elif one.status == RequestStatus.DRAFT:
            title, label = text("portal.turn.not_submitted"), _("Continue")
            view = "portal:apply_resume"
        elif one.status == RequestStatus.RETURNED:
            title, view, label = _("Something is missing"), "portal:my_request", _("See what")
        else:
            continue
        rows.append(Turn(title, str(one.programme), reverse(view, args=[one.pk]), label))
    return rows


def _named(programme, asked):
    """The programme, and behind a colon its papers by name."""
    return f"{programme}: {listed(turn.title for turn in asked)}" if asked else programme


def complete_by(support_request):
    """The last day to complete a returned request; None where nothing is to be completed (PR-2)."""
    return (
        support_request.completion_due_on
        if support_request.status == RequestStatus.RETURNED
        else None
    )


def complete_after(support_request):
    """Until when, in words, where the term begins on the day on which they are told by voice; ""
    where it runs."""
    if not (support_request.status == RequestStatus.RETURNED and support_request.is_to_be_told):
        return ""
    return str(after_telling(support_request.policy_version.completion_days))


def _left_to_complete(support_request, entry):
    """Of what the return `entry` asked for, what has not come since."""
    shown, since = support_request.papers_shown, asked_again(support_request)
    asked = []
    for item in entry.items.all() if entry else ():
        paper = shown.get(item.code)
        if paper is not None and paper.added_at > since.get(item.code, paper.added_at):
            continue
        url = reverse("portal:apply_check", args=[support_request.pk])
        if item.code:
            paper_url = reverse("portal:apply_paper", args=[support_request.pk, item.code])
            url = f"{paper_url}?change=1"
        asked.append(
            Turn(
                str(item.type or _("Your answers")),
                item.words,
                url,
                _("Attach it") if item.code else _("Look at them"),
                "camera" if item.code else "pencil",
            )
        )
    return asked


def _returned(support_request):
    entry = support_request.last_return()
    asked = _left_to_complete(support_request, entry)
    last = Turn(
        text("portal.request.send_when_complete") if asked else text("portal.request.send_again"),
        entry.details.get("note", "") if entry else "",
        reverse("portal:apply_check", args=[support_request.pk]),
        _("Check and send"),
        "send",
    )
    return [*asked, last]


def _papers(support_request):
    """Papers that were promised, and after a yes those that complete the registration."""
    waiting = papers_awaited(support_request)
    if not waiting:
        return []
    return [
        Turn(
            kind.name,
            text("portal.paper.bring_or_attach")
            if kind.may_keep_copy
            else text("portal.paper.bring"),
            reverse("portal:my_paper", args=[support_request.pk, kind.code])
            if kind.may_keep_copy
            else "",
            _("Attach it"),
            "camera",
        )
        for kind in waiting
    ]


def papers_awaited(support_request):
    """The document types that are still to come, by promise or for the registration (PR-6)."""
    codes = []
    if support_request.status in WHILE_OPEN:
        codes += support_request.promised
    if support_request.status == RequestStatus.ACCEPTED:
        asked = support_request.required_papers_for(Stage.COMPLETION)
        codes += [rule.type.code for rule in asked]
    codes = [code for code in codes if code not in support_request.papers_shown]
    return list(DocumentType.objects.filter(code__in=codes)) if codes else []


def history(support_request):
    """What has happened, newest first, in words for the person; a return says what was asked."""
    rows, entries = [], list(support_request.log.all())
    returns = [entry for entry in entries if entry.target == RequestStatus.RETURNED]
    prefetch_related_objects(
        returns, Prefetch("items", ReturnedItem.objects.select_related("type"))
    )
    for entry in entries:
        step = LIFE.called(entry.verb)
        if words := step and step.told:
            asked = " · ".join(map(str, entry.items.all())) if entry in returns else ""
            rows.append({"at": entry.at, "label": words, "reason": asked})
    return rows


def is_over(support_request):
    """Whether the request has come to its end."""
    return support_request.status in FINAL


def may_withdraw(support_request, user):
    """Whether the page offers to withdraw."""
    return aside.withdraw.why_not(support_request, user) is None


def is_waiting_for_reply(support_request):
    """Raised and not decided: the clock of the reply is shown (PR-5)."""
    return support_request.status == RequestStatus.RAISED


def is_ripe(support_request):
    """Whether the floor is reached today, at Riyadh: the reply may come (PR-5)."""
    return bool(support_request.floor_on and support_request.floor_on <= clock.today())


def is_late(support_request):
    """Whether the day by which we aim to answer is over, and no answer is there (PR-5+)."""
    return bool(
        is_waiting_for_reply(support_request)
        and support_request.ceiling_on
        and support_request.ceiling_on < clock.today()
    )


def decision(support_request):
    """The latest decision with its letter and objection, where one stands; else None."""
    if support_request.status not in DECIDED:
        return None
    return support_request.decisions.select_related("letter", "objection").first()


def object_until(support_request, user):
    """The last day to object to the decision, in words where it counts from the day on which they
    are told by voice; None where the page does not offer it (PM-1)."""
    if support_request.status not in MAY_OBJECT or why_no_objection(support_request, user):
        return None
    days = support_request.policy_version.objection_days
    return last_day(decision(support_request)) or str(after_telling(days))


def to_confirm(support_request):
    """What was given lately and nobody said yet whether it reached them."""
    if support_request.status not in GIVING or not any(
        line.given for line in support_request.award_lines.all()
    ):
        return []
    since = clock.today() - timedelta(days=ASKED_DAYS)
    return list(Delivery.objects.of_request(support_request).to_be_confirmed(since))


def award(support_request):
    """What was decided, line by line, with what of it was given; nothing before registration."""
    if support_request.status not in DECIDED:
        return []
    return [
        {
            "words": line.quantity(line.amount),
            "month": f"{gregorian_month_name(line.due_on.month)} {line.due_on.year}",
            "is_given": line.left <= 0,
            "is_off": line.left > 0 and support_request.status == RequestStatus.ENDED,
            "given_words": line.quantity(line.given) if 0 < line.given < line.amount else "",
        }
        for line in support_request.award_lines.all()
    ]
