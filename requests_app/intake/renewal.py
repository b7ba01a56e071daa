"""Renewing: a request that goes on from one whose help was given, with what was said then (DG-1).

What was answered is not copied: it is proposed, answer by answer, and stands in the new request
once it was confirmed or said anew.
"""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, DateField, Exists, Func, Max, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from beneficiaries.models import Person
from requests_app.intake import declaration
from requests_app.intake.enums import FROM_A_LIST, OVER, UNFINISHED, QuestionKind, RequestStatus
from requests_app.intake.models import Programme, Question, SupportRequest
from requests_app.intake.stored import from_json
from sanad.lib import clock
from sanad.lib.dates import gregorian_text, month_of
from sanad.lib.texts import ARABIC
from sanad.lib.triggers import holds
from sanad.policy import parameters


class MonthsBefore(Func):
    """So many `months` before a day, as PostgreSQL counts them."""

    template = "(%(expressions)s - make_interval(months => %(months)s))::date"
    output_field = DateField()


@holds("supportrequest_renews_in_time")
def renewable(person: Person, programme: Programme) -> SupportRequest | None:
    """The person's newest request of the programme that may be renewed now: its help was given, or
    is in the last of its months, as many of them as the policy's version says; or the household is
    registered by it, and that runs out within as many."""
    theirs = SupportRequest.objects.filter(person=person, programme=programme)
    return _renewable_of(theirs).order_by("-id").first()


def may_be_renewed(support_request: SupportRequest) -> bool:
    """Whether this very one may be renewed now, and no renewal of it is under way."""
    return _renewable_of(SupportRequest.objects.filter(pk=support_request.pk)).exists()


def under_way(support_request: SupportRequest) -> SupportRequest | None:
    """The renewal of it that was begun and is at no end, or None."""
    return support_request.renewals.filter(status__in=UNFINISHED).first()


def _renewable_of(requests: Any) -> Any:
    months = parameters.in_force().renewal_months
    last_month = month_of(clock.today(), months - 1)
    running_out = Q(enrolment=None, months__gt=1, last__lte=last_month) | Q(
        enrolled_until__lte=clock.today()
    )
    running_out &= Q(status=RequestStatus.REGISTERED)
    begun = SupportRequest.objects.filter(renews=OuterRef("pk"), status__in=UNFINISHED)
    months_of_help = {
        "enrolled_until": MonthsBefore("enrolment__until", months=months),
        "months": Count("award_lines__due_on", distinct=True),
        "last": Max("award_lines__due_on"),
    }
    found = requests.annotate(**months_of_help).filter(Q(status__in=OVER) | running_out)
    return found.filter(~Exists(begun))


def why_a_second(renewed: SupportRequest | None) -> str:
    """What stands beside a renewal whose help of before is still running: "" where none is."""
    if renewed is None or renewed.status in OVER:
        return ""
    with override(ARABIC):
        return _("Renewal of the request %(number)s, whose help runs out") % {
            "number": renewed.number
        }


class Known(NamedTuple):
    """An answer of the request that is renewed: as it was stored, in words, and of which day."""

    stored: Any
    words: str
    day: date | None
    number: str | None

    @property
    def sentence(self) -> str:
        """Where it comes from, for who fills in the form at the desk."""
        day = gregorian_text(self.day) if self.day else "—"
        return _("In request %(number)s of %(day)s: %(words)s") % {
            "number": self.number,
            "day": day,
            "words": self.words,
        }


def known(support_request: SupportRequest, question: Question) -> Known | None:
    """What was answered to this question before, while it is still an answer to it; None where the
    question has another kind now, or a list without that choice, or was asked of others."""
    renewed = support_request.renews if support_request.renews_id else None
    if renewed is None or support_request.answers.get(question.code) is not None:
        return None
    stored = renewed.answers.get(question.code)
    before = {one.code: one for one in renewed.programme_version.all_questions()}
    old = before.get(question.code)
    if old is None or old.kind != question.kind or not _is_still_one(question, stored):
        return None
    if question.kind == QuestionKind.MEMBERS and not _is_of_the_home(support_request):
        return None
    words = declaration.answer_in_words(question, stored)
    return Known(stored, words, renewed.submitted_on, renewed.number)


def all_known(support_request: SupportRequest) -> dict[str, Known]:
    """The same of every question of it, by code."""
    if support_request.renews_id is None:
        return {}
    questions = support_request.programme_version.all_questions()
    found = {one.code: known(support_request, one) for one in questions}
    return {code: one for code, one in found.items() if one is not None}


def _is_of_the_home(support_request: SupportRequest) -> bool:
    return support_request.renews.household_id == support_request.household_id


def _is_still_one(question: Question, stored: Any) -> bool:
    if from_json(question, stored) in (None, "", []):
        return False
    if question.kind not in FROM_A_LIST:
        return True
    codes = {code for code, _words in question.choice_list()}
    return codes.issuperset(stored if isinstance(stored, list) else [stored])


class Compared(NamedTuple):
    """One answer of a renewal beside the one before: in words, and whether it is the same."""

    label: str
    before: str
    now: str
    is_same: bool


def compared(support_request: SupportRequest) -> list[Compared]:
    """Every answer of a renewal beside that of the request it renews, for who checks it."""
    renewed = support_request.renews
    if renewed is None:
        return []
    before = {one.code: one for one in renewed.programme_version.all_questions()}
    rows = []
    for question in support_request.programme_version.all_questions():
        old, now = renewed.answers.get(question.code), support_request.answers.get(question.code)
        if now in (None, "") and old in (None, ""):
            continue
        was = before.get(question.code, question)
        words = [
            "" if stored in (None, "") else declaration.answer_in_words(asked, stored)
            for asked, stored in ((was, old), (question, now))
        ]
        rows.append(Compared(question.label, *words, old == now))
    return rows
