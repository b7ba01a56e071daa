"""What the committee's letters say. A letter is Arabic whoever issues it; its reader is addressed
as the man or the woman they are.
"""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from requests_app.committee.enums import ItemStatus, Outcome, Presence
from sanad.accounts.enums import Gender
from sanad.letters.enums import Kind
from sanad.letters.issue import issue
from sanad.letters.models import Letter
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.lib.numbers import riyals

CHAIR = "رئيس لجنة البحث"
COMMITTEE = "لجنة البحث"


def in_arabic(words):
    """Words of the screen as the record keeps them, whoever was at the keyboard."""
    with override("ar"):
        return str(words)


def objection_until(issued_on, support_request):
    """The last day to object to a decision whose letter bears this day (PM-1+)."""
    return issued_on + timedelta(days=support_request.policy_version.objection_days)


def gift_words(amount, months, items):
    """«6,000 ريال على 3 دفعات، و2 بطانية»: what is given, in Arabic; "" for nothing."""
    with override("ar"):
        parts = []
        if amount is not None:
            sum_of_money = riyals(amount)
            if months > 1:
                sum_of_money += " " + ngettext(
                    "in %(count)s instalment", "in %(count)s instalments", months
                ) % {"count": months}
            parts.append(sum_of_money)
        return "، و".join([*parts, *items])


def decision(item, *, by, outcome, words, amount=None, months=1, items=()):
    """The letter of a decision: what was decided, why, what comes next, how to object (PR-5)."""
    request, sitting = item.support_request, item.sitting
    person = request.person
    you = _Address(person)
    with override("ar"):
        today = clock.today()
        day = sitting.held_on if sitting.is_paper else today
        paragraphs = [
            f"إشارةً إلى {you('طلبك', 'طلبكِ')} رقم {request.number} ({request.programme.name})"
            f" المقدَّم في {gregorian_text(request.submitted_on)}،"
            f" {you('نفيدك', 'نفيدكِ')} أن لجنة البحث نظرت فيه في جلستها رقم {sitting.number}"
            f" يوم {gregorian_text(day, with_weekday=True)}، وقررت:",
            f"**أسباب القرار:** {words}",
        ]
        gift = gift_words(amount, months, items)
        subject, verdict = {
            Outcome.ACCEPTED: (
                f"قبول {you('طلبك', 'طلبكِ')}: {request.programme.name}",
                f"قبول الطلب، وتقديم {gift}.",
            ),
            Outcome.PART: (
                f"قبول جزء من {you('طلبك', 'طلبكِ')}: {request.programme.name}",
                f"قبول الطلب جزئيًا، وتقديم {gift}.",
            ),
            Outcome.REJECTED: (
                f"القرار في {you('طلبك', 'طلبكِ')}: {request.programme.name}",
                "عدم قبول الطلب.",
            ),
        }[outcome]
        if outcome != Outcome.REJECTED:
            paragraphs.append(
                "**ما سيحدث بعد هذا:** نستكمل التسجيل، ثم نقدّم الخدمة."
                f" {you('إن بقي شيء نحتاجه منك فستصلك', 'إن بقي شيء نحتاجه منكِ فستصلكِ')} رسالة"
                " بما هو بالضبط."
            )
        if outcome != Outcome.ACCEPTED:
            until = gregorian_text(objection_until(today, request), with_weekday=True)
            paragraphs.append(
                f"**{you('حقك', 'حقكِ')} في الاعتراض:**"
                + you(
                    f" إن رأيت في القرار ما يستحق المراجعة فلك أن تعترض حتى {until}، من صفحة طلبك"
                    " أو في أي فرع. ينظر في الاعتراض من لم يشارك في القرار، ولا يؤثر ذلك في"
                    " طلباتك الأخرى.",
                    f" إن رأيتِ في القرار ما يستحق المراجعة فلكِ أن تعترضي حتى {until}، من صفحة"
                    " طلبكِ أو في أي فرع. ينظر في الاعتراض من لم يشارك في القرار، ولا يؤثر ذلك في"
                    " طلباتكِ الأخرى.",
                )
            )
        return issue(
            kind=Kind.DECISION,
            to=person,
            subject=subject,
            paragraphs=paragraphs,
            verdict=verdict,
            by=by,
            about=request,
            signer=(CHAIR, str(_chair_of(sitting) or by)),
        )


def objection(objection, *, by, is_upheld):
    """The answer to an objection (PM-1+)."""
    first = objection.decision
    request = first.support_request
    you = _Address(objection.person)
    with override("ar"):
        verdict = (
            "قبول الاعتراض، وإعادة الطلب إلى لجنة البحث لتنظر فيه من جديد."
            if is_upheld
            else "بقاء القرار كما هو."
        )
        paragraphs = [
            f"إشارةً إلى {you('اعتراضك', 'اعتراضكِ')} المقدَّم في"
            f" {gregorian_text(objection.day)} على القرار المبلَّغ"
            f" {you('لك', 'لكِ')} بالخطاب رقم {first.letter.number} في {you('طلبك', 'طلبكِ')} رقم"
            f" {request.number}، نظر فيه من لم يشارك في القرار، وانتهى إلى:",
            f"**الجواب:** {objection.answer}",
        ]
        if is_upheld:
            paragraphs.append(
                f"**ما سيحدث بعد هذا:** {you('تصلك', 'تصلكِ')} رسالة عند صدور القرار الجديد."
            )
        return issue(
            kind=Kind.OBJECTION,
            to=objection.person,
            subject=f"الجواب عن {you('اعتراضك', 'اعتراضكِ')} في الطلب {request.number}",
            paragraphs=paragraphs,
            verdict=verdict,
            by=by,
            about=request,
        )


def minutes_draft(sitting):
    """The minutes as they follow from what was recorded: who sat, what was decided and why."""
    with override("ar"):
        seats = list(sitting.attendance.select_related("member"))
        there = [s for s in seats if s.state in (Presence.PRESENT, Presence.LEFT)]
        away = [s for s in seats if s not in there]
        day = sitting.held_on or sitting.scheduled_on
        lines = [
            f"اجتمعت لجنة البحث في جلستها رقم {sitting.number} يوم"
            f" {gregorian_text(day, with_weekday=True)}"
            f"{f' في {sitting.place}' if sitting.place else ''}، وحضر: {_names(there)}."
        ]
        if away:
            lines.append(f"ولم يحضر: {_names(away)}.")
        if sitting.is_paper:
            lines.append(
                f"عُقدت الجلسة ورقيًّا، وأُدخلت بعدها من محضرها الموقّع رقم {sitting.paper_reference}."
            )
        items = sitting.items.for_agenda().prefetch_related("recusals__member")
        for item in items:
            lines.append(item_minutes(item))
        return "\n".join(lines)


def item_minutes(item):
    """The line of the minutes about one item, as it stands."""
    request = item.support_request
    line = (
        f"البند {item.position}: الطلب رقم {request.number} ({request.programme.name})،"
        f" {request.person}."
    )
    for recusal in item.recusals.all():
        verb = "تنحّت" if recusal.member.gender == Gender.FEMALE else "تنحّى"
        line += f" {verb} {recusal.member}: {recusal.reason}."
    found = getattr(item, "decision", None)
    if found is not None:
        gift = gift_words(found.amount, found.months, found.items)
        line += (
            f" بعد التصويت (موافق: {found.yes}، غير موافق: {found.no}، ممتنع: {found.abstained})"
            f" قررت اللجنة: {found.get_outcome_display()}{f' ({gift})' if gift else ''}."
            f" الأسباب: {found.words}"
        )
    elif item.status == ItemStatus.LISTED:
        line += " لم يُبتّ فيه بعد."
    else:
        line += f" {item.get_status_display()}: {item.reason}"
    return line


def minutes(sitting, *, by):
    """The signed minutes as a numbered document of the association's own file."""
    with override("ar"):
        return issue(
            kind=Kind.MINUTES,
            to=COMMITTEE,
            subject=_("Minutes of sitting %(number)s") % {"number": sitting.number},
            paragraphs=[line for line in sitting.minutes.splitlines() if line.strip()],
            by=by,
            about=sitting,
            signer=(CHAIR, str(by)),
        )


def correction(sitting, *, by, words):
    """What was wrong in signed minutes, as a document of its own that names them."""
    signed = Letter.objects.filter(
        about_kind=sitting._meta.label_lower, about_id=sitting.pk, kind=Kind.MINUTES
    ).earliest("pk")
    with override("ar"):
        return issue(
            kind=Kind.MINUTES,
            to=COMMITTEE,
            subject=_("Correction of the minutes of sitting %(number)s")
            % {"number": sitting.number},
            paragraphs=[
                f"تصويب لمحضر الجلسة رقم {sitting.number} الموقّع في الخطاب رقم {signed.number}"
                f" بتاريخ {gregorian_text(signed.issued_on)}. يبقى المحضر كما وُقّع،"
                " ويُقرأ معه ما يأتي:",
                *[line for line in words.splitlines() if line.strip()],
            ],
            by=by,
            about=sitting,
            signer=(CHAIR, str(by)),
        )


def _names(seats):
    return "، ".join(
        f"{seat.member} (رئيسًا)" if seat.is_chair else str(seat.member) for seat in seats
    )


def _chair_of(sitting):
    seat = sitting.attendance.filter(is_chair=True).select_related("member").first()
    return seat.member if seat else None


class _Address:
    """Chooses between the words for a man and for a woman."""

    def __init__(self, person):
        self.is_female = person.is_female

    def __call__(self, masculine, feminine):
        return feminine if self.is_female else masculine
