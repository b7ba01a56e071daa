"""What the applicant is told at each step of the desk, each a small function called by its verb.

Full words stay in the portal; the short message holds reference and link (see `outbox`).
"""

from datetime import timedelta

from requests_app.intake.guards import listed
from sanad.messaging.outbox import Text, queue


def submitted(support_request):
    """The receipt, with the request's number."""
    queue(
        to=support_request.person,
        code="request.submitted",
        text=Text(
            m="وصلنا طلبك ({programme}) برقم {reference}. نراجع مستنداتك في موعد أقصاه {day}،"
            " ونخبرك إن بقي شيء.",
            f="وصلنا طلبكِ ({programme}) برقم {reference}. نراجع مستنداتكِ في موعد أقصاه {day}،"
            " ونخبركِ إن بقي شيء.",
            en="We have received your request {programme}, number {reference}. We check your papers"
            " by {day} and tell you if anything is missing.",
        ),
        context={
            "programme": support_request.programme.name,
            "day": support_request.desk_due_on,
        },
        about=support_request,
    )


def returned(support_request, *, items, note, until):
    """What is missing, paper by paper, and until when (PR-2)."""
    queue(
        to=support_request.person,
        code="request.returned",
        text=Text(
            m="راجعنا طلبك {reference}، وبقي: {items} {note}أكملها من صفحة طلبك أو أحضرها إلى الفرع"
            " حتى {day}. وقت الانتظار لا يُحسب على طلبك.",
            f="راجعنا طلبكِ {reference}، وبقي: {items} {note}أكمليها من صفحة طلبكِ أو أحضريها إلى"
            " الفرع حتى {day}. وقت الانتظار لا يُحسب على طلبكِ.",
            en="We have looked at your request {reference}. Still needed: {items} {note}Complete"
            " them on your request's page or bring them to the branch by {day}.",
        ),
        context={"items": items_in_words(items), "note": f"{note} " if note else "", "day": until},
        about=support_request,
    )


def items_in_words(items):
    """«تعريف بالدخل: انتهت صلاحيته. سجل الأسرة: لم يصلنا بعد.»"""
    return " ".join(
        f"{item['paper']}: {item['words']}" if item["paper"] else item["words"] for item in items
    )


def reminder(support_request, *, items, until):
    """A reminder of what is missing; returns the ways it went, for the record (PR-2+)."""
    message = queue(
        to=support_request.person,
        code="request.reminder",
        text=Text(
            m="طلبك {reference} ينتظر: {items}. أكمله حتى {day}، ونحن في عونك إن احتجت.",
            f="طلبكِ {reference} ينتظر: {items}. أكمليه حتى {day}، ونحن في عونكِ إن احتجتِ.",
            en="Your request {reference} is waiting for: {items}. Complete it by {day}; we are"
            " glad to help.",
        ),
        context={
            "items": listed(dict.fromkeys(item["paper"] or item["words"] for item in items)),
            "day": until,
        },
        about=support_request,
    )
    return ways(message)


def ways(message):
    """The channels a message took: the portal's own page only where there is a sign-in."""
    if message is None:
        return []
    channels = list(message.deliveries.values_list("channel", flat=True))
    return [*channels, "portal"] if message.account_id else channels


def lapsed(support_request):
    """Paused, not refused; one tap opens it again (PR-2+)."""
    queue(
        to=support_request.person,
        code="request.lapsed",
        text=Text(
            m="أوقفنا طلبك {reference} مؤقتًا حتى تكتمل مستنداته. لم يُرفض، وتعيد فتحه متى شئت من"
            " صفحة طلبك أو باتصال.",
            f="أوقفنا طلبكِ {reference} مؤقتًا حتى تكتمل مستنداته. لم يُرفض، وتعيدين فتحه متى شئتِ من"
            " صفحة طلبكِ أو باتصال.",
            en="Your request {reference} is paused until its papers are complete. It was not"
            " rejected: open it again whenever you like, on its page or by phone.",
        ),
        about=support_request,
    )


def noticed(support_request, *, words):
    """The notice of the reply's time, in the words that are on the record (PR-5)."""
    queue(
        to=support_request.person,
        code="request.notice",
        text=Text(
            m=words,
            f=words,
            en="Your request {reference} will be raised to the research"
            " committee. The reply, acceptance or rejection, comes in not less than {days}"
            " days.",
        ),
        context={"days": support_request.policy_version.notice_days},
        about=support_request,
    )


def raised(support_request):
    """Raised, with the earliest day of the reply (PR-5)."""
    queue(
        to=support_request.person,
        code="request.raised",
        text=Text(
            m="رفعنا طلبك {reference} إلى لجنة البحث. الرد في موعد لا يقل عن {term}: ابتداءً من"
            " {day}. لا حاجة إلى المراجعة، تصلك رسالة.",
            f="رفعنا طلبكِ {reference} إلى لجنة البحث. الرد في موعد لا يقل عن {term}: ابتداءً من"
            " {day}. لا حاجة إلى المراجعة، تصلكِ رسالة.",
            en="Your request {reference} is with the research committee. The reply comes on {day}"
            " at the earliest. There is no need to ask: we write to you.",
        ),
        context={
            "day": support_request.floor_on,
            "term": timedelta(days=support_request.policy_version.notice_days),
        },
        about=support_request,
    )


def withdrawn(support_request):
    """The applicant's own wish, confirmed: so that nobody withdraws it for them unnoticed."""
    queue(
        to=support_request.person,
        code="request.withdrawn",
        text=Text(
            m="سحبنا طلبك {reference} كما أردت. إن لم يكن هذا منك فاتصل بنا، ولك أن تقدّم غيره متى"
            " شئت.",
            f="سحبنا طلبكِ {reference} كما أردتِ. إن لم يكن هذا منكِ فاتصلي بنا، ولكِ أن تقدّمي غيره"
            " متى شئتِ.",
            en="Your request {reference} was withdrawn as you wished. If this was not you, call us;"
            " you may apply again whenever you like.",
        ),
        about=support_request,
    )


def cancelled(support_request, *, reason):
    """Cancelled as a duplicate or a mistake, with the reason."""
    queue(
        to=support_request.person,
        code="request.cancelled",
        text=Text(
            m="ألغينا طلبك {reference}: {reason} إن رأيت غير ذلك فاتصل بنا.",
            f="ألغينا طلبكِ {reference}: {reason} إن رأيتِ غير ذلك فاتصلي بنا.",
            en="Your request {reference} was cancelled: {reason} If you see it otherwise, call us.",
        ),
        context={"reason": reason},
        about=support_request,
    )
