"""What the case's page shows, worked out once: rows of papers, steps with their reasons, beside."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import BigIntegerField, CharField
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beneficiaries.models.safe import after_telling
from requests_app.intake import perms
from requests_app.intake.enums import LIFE, ReasonRole, RequestStatus, Stage
from requests_app.intake.models import SupportRequest
from requests_app.intake.workflow import desk, thread
from sanad.accounts.enums import Role
from sanad.accounts.perms import is_staff
from sanad.lib.composed import composed
from sanad.lib.dates import gregorian_text
from sanad.lib.texts import text
from sanad.messaging.models import Message
from sanad.workflow.buttons import Action, bar
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import Refused

FIRST, LAST = 1, 90
MOST_TOLD = 5
# What the later phases know of; this one does not import them.
LATER_TO_DO = []


def is_allowed(case, user, transition):
    """Whether `user` may do the step to the case now."""
    return transition.why_not(case, user) is None


def actions(case, user):
    """The bar: what may be done as buttons, what may not yet be done as sentences."""
    steps = LIFE.actions(case, user, place=Place.BAR)
    links = [_edit(case)] if case.status == RequestStatus.DRAFT and steps else []
    if first := _to_do(case, user):
        links.append(first)
    shown = bar(links, steps)
    return [*shown, *_ahead(case, shown)]


def _to_do(case, user):
    """What must be done by hand before the way goes on, as a link to where it is done."""
    if case.status == RequestStatus.RETURNED and perms.may_note_paper(user, case):
        if left := case.still_asked():
            return link("note", _("Note what was brought"), "paperclip", note_url(case, left[0]))
    elif case.status == RequestStatus.SUBMITTED and is_allowed(case, user, desk.check_line):
        problems = {line.problem for line in case.checklist}
        if "undecided" in problems and not any(line.is_unfit for line in case.checklist):
            return link("check", _("Compare the papers"), "check2-square", "#checklist")
    return next(filter(None, (find(case, user) for find in LATER_TO_DO)), None)


def add_to_do(find):
    """Let a later phase name what must be done by hand on its way: `find(case, user)` returns a
    `link`, or None. Called once for each, when the app is ready.
    """
    LATER_TO_DO.append(find)


def note_url(case, item):
    """Where the answer to an item of a return is written down: its paper, or the form."""
    if item.code:
        return reverse("requests:paper", args=[case.pk, item.code])
    return reverse("requests:edit", args=[case.pk])


def beside(case, user):
    """Steps off the way, for a list beside the case: change the data, withdraw, cancel."""
    steps = LIFE.actions(case, user, place=Place.BESIDE)
    return sorted((one for one in steps if one.is_allowed), key=lambda one: one.rank)


def _edit(case):
    url = reverse("requests:edit", args=[case.pk])
    return link("edit", _("Fill in the form"), "pencil-square", url, rank=LAST)


def link(name, label, icon, url, rank=FIRST):
    """A step that is no transition: where the page leads, in the form of one."""
    return Action(name, label, icon, False, None, url, rank=rank)


def _ahead(case, shown):
    """Steps of later statuses, for who sees steps at all: what comes, and after what."""
    if not shown and case.status != RequestStatus.RAISED:
        return
    if case.status in (RequestStatus.SUBMITTED, RequestStatus.RETURNED):
        sentence = _("After the verification and the notice.")
        yield _not_yet(desk.raise_to_committee.label, Refused(sentence, by=(Role.OFFICER,)))
    elif case.status == RequestStatus.RAISED:
        day = gregorian_text(case.floor_on, with_weekday=True)
        sentence = _("Not before %(day)s.") % {"day": day}
        yield _not_yet(_("The committee's decision"), Refused(sentence, until=case.floor_on))


def _not_yet(label, refusal):
    return Action("", label, "", False, refusal)


# Papers --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One paper of the checklist as the page shows it."""

    line: Any
    form: Any
    validity: str
    validity_note: str
    chip: tuple
    row_class: str
    newer: Any = None

    @property
    def is_expired(self):
        """A paper is there, and was not good on the day of submission (PR-2)."""
        return bool(self.line.document) and not self.line.is_valid


def chip_of(problem):
    """(words, icon, tone) of what the officer found on a paper."""
    return {
        "": (_("Accepted"), "check-lg", "green"),
        "undecided": (_("To be compared"), "eye", ""),
        ReasonRole.MISSING: (_("Missing"), "paperclip", "honey"),
        ReasonRole.EXPIRED: (_("Another is asked for"), "arrow-return-right", "honey"),
        ReasonRole.MISMATCH: (_("Does not match"), "x-circle", "brick"),
    }[problem]


def line_rows(case, forms, today):
    """The checklist's rows, each with its form and the newest paper if it came in later."""
    rows = []
    for form in forms:
        line = form.line
        newest = case.papers_shown.get(line.type.code)
        words, note = validity(line.document, case.judged_on)
        rows.append(
            Row(
                line=line,
                form=form,
                validity=words,
                validity_note=note,
                chip=chip_of(line.problem),
                row_class="is-due" if line.is_unfit else "",
                newer=newest if newest and newest.pk != line.document_id else None,
            )
        )
    return rows


def validity(document, day):
    """(words, note) about how long a paper is good, judged on the submission day (PR-2)."""
    if document is None:
        return "", ""
    end = document.good_until()
    if end is None:
        return _("Does not expire"), ""
    if end >= day:
        return _("Valid"), _("until %(day)s") % {"day": gregorian_text(end)}
    if document.type.valid_days and document.issued_on:
        return _("Expired"), ngettext(
            "issued on %(day)s, good for %(count)s day",
            "issued on %(day)s, good for %(count)s days",
            document.type.valid_days,
        ) % {"day": gregorian_text(document.issued_on), "count": document.type.valid_days}
    return _("Expired"), _("on %(day)s") % {"day": gregorian_text(end)}


def paper_rows(case, today):
    """Before submission: `[(name, words, note, chip)]` of the papers that are asked for."""
    rows = []
    for rule in case.papers_for(Stage.SUBMISSION):
        paper = case.papers_shown.get(rule.type.code)
        words, note = validity(paper, today)
        if paper is not None:
            is_good = paper.is_valid_on(today)
            chip = (
                (_("Shown"), "check-lg", "green")
                if is_good
                else (_("Expired"), "exclamation-triangle", "honey")
            )
        elif rule.type.code in case.promised:
            chip = (_("Will be brought"), "clock", "")
        else:
            chip = (_("Not spoken of yet"), "paperclip", "honey" if rule.is_required else "")
        rows.append((rule.type.name, words, note, chip))
    return rows


def thread_rows(case, user):
    """The messages about the case as `user` reads them, which marks theirs as seen; of a colleague
    the applicant reads no name."""
    is_ours = is_staff(user)
    return [
        {
            "who": _writer(message, case.person) if is_ours else _side(message),
            "is_mine": message.is_ours == is_ours,
            "words": message.words,
            "document": message.document,
            "at": message.at,
            "seen_at": message.seen_at,
        }
        for message in thread.read(case, by=user)
    ]


def _writer(message, person):
    return str(message.by) if message.is_ours else person.first_name


def _side(message):
    return text("portal.thread.us" if message.is_ours else "portal.thread.you")


def return_until(case, today):
    """The day until which the applicant could complete the papers if it were returned today, in
    words where their term begins once they are told by voice."""
    days = case.policy_version.completion_days
    return after_telling(days) if case.person.cannot_read else today + timedelta(days=days)


def asked_for(case, user):
    """What the last return asked for, while the request waits for it: the items, each with what
    came of it and where it is noted, and the officer's word.
    """
    if case.status not in (RequestStatus.RETURNED, RequestStatus.LAPSED):
        return None
    entry = case.last_return()
    if entry is None:
        return None
    left = case.still_asked()
    can_note = case.status == RequestStatus.RETURNED and perms.may_note_paper(user, case)
    items = [
        {
            "paper": item.type,
            "words": item.words,
            "has_come": item not in left,
            "url": note_url(case, item) if can_note and item in left else "",
        }
        for item in entry.items.all()
    ]
    return {"items": items, "note": entry.details.get("note", "")}


# Beside --------------------------------------------------------------------------------------


def other_requests(case, user):
    """The same person's other requests: never another member's of the household."""
    return _others.rows(user, person=case.person_id, key=case.pk)


@composed(person=BigIntegerField(), key=BigIntegerField())
def _others(user, person, key):
    others = SupportRequest.objects.visible_to(user).filter(person=person)
    return others.exclude(pk=key).select_related("programme").order_by("-id")[:5]


def messages_about(case):
    """What the person was told of this request, with the state of each way out."""
    return _told.rows(about=str(case.pk))


@composed(about=CharField())
def _told(about):
    told = Message.objects.filter(about_type=SupportRequest._meta.label_lower, about_id=about)
    return told.for_list()[:MOST_TOLD]
