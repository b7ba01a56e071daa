"""What the beneficiary is told of registration and delivery; short messages carry the link only."""

from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext

from requests_app.delivery.enums import DeliveryKind, Measure
from sanad.lib.dates import gregorian_month_name
from sanad.lib.numbers import riyals
from sanad.messaging.outbox import Text, queue

# Said when the message is written, once in each of its languages.
_said = lazy(lambda say, *arguments: say(*arguments), str)


def registered(support_request, *, lines):
    """What will come, and when (PR-6)."""
    queue(
        to=support_request.person,
        code="request.registered",
        text=Text(
            m="استكملنا تسجيل طلبك {reference}. ما قُرّر لك: {what}. نخبرك حين نقدّم كل جزء منه.",
            f="استكملنا تسجيل طلبكِ {reference}. ما قُرّر لكِ: {what}. نخبركِ حين نقدّم كل جزء منه.",
            en="The registration of your request {reference} is complete. What was decided: {what}."
            " We tell you each time we deliver.",
        ),
        context={"what": _said(award_in_words, lines)},
        about=support_request,
    )


def award_in_words(lines):
    """«6,000 ريال على 6 دفعات شهرية تبدأ في نوفمبر 2026، و2 × بطانية», in the language of now."""
    parts = []
    money = [line for line in lines if line.measure == Measure.MONEY]
    if money:
        first = money[0].due_on
        parts.append(
            ngettext(
                "%(sum)s in %(month)s",
                "%(sum)s in %(count)s monthly instalments from %(month)s on",
                len(money),
            )
            % {
                "sum": riyals(sum(line.amount for line in money)),
                "count": len(money),
                "month": f"{gregorian_month_name(first.month)} {first.year}",
            }
        )
    parts += [str(line) for line in lines if line.measure == Measure.GOODS]
    return gettext(", and ").join(parts)


def delivered(support_request, delivery):
    """What was given, where it went, and the number of its receipt (PR-7)."""
    by_bank = delivery.kind != DeliveryKind.HAND
    m = "قدّمنا لك {what} عن طلبك {reference}"
    f = "قدّمنا لكِ {what} عن طلبكِ {reference}"
    en = "We have given {what} for your request {reference}"
    if by_bank:
        where = "، إلى {payee}. رقم العملية {bank}، ورقم السند {number}."
        m, f = m + where, f + where
        en += ", to {payee}. Bank reference {bank}, receipt {number}."
    else:
        m += ". رقم السند {number}. إن لم يصلك فأخبرنا."
        f += ". رقم السند {number}. إن لم يصلكِ فأخبرينا."
        en += ". Receipt {number}. If you did not get it, tell us."
    queue(
        to=support_request.person,
        code="request.delivered",
        text=Text(m=m, f=f, en=en),
        context={
            "what": _said(delivery.line.quantity, delivery.amount),
            "payee": delivery.payee_name,
            "bank": delivery.bank_reference,
            "number": delivery.number,
        },
        about=support_request,
    )


def taken_back(support_request, delivery, *, amount, reason):
    """A delivery did not stand: what, why, and that it is still theirs (PR-7)."""
    queue(
        to=support_request.person,
        code="request.taken_back",
        text=Text(
            m="لم تكتمل عملية {number} من طلبك {reference} ({what}): {reason}. ما زال ذلك لك،"
            " ونعمل على تقديمه.",
            f="لم تكتمل عملية {number} من طلبكِ {reference} ({what}): {reason}. ما زال ذلك لكِ،"
            " ونعمل على تقديمه.",
            en="Delivery {number} of your request {reference} ({what}) did not go through:"
            " {reason}. It is still yours, and we are working on it.",
        ),
        context={
            "what": _said(delivery.line.quantity, amount),
            "number": delivery.number,
            "reason": reason.rstrip("."),
        },
        about=support_request,
    )


def ended(support_request, *, reason):
    """The support ends, with its reason; nothing is said where the reason is a death."""
    queue(
        to=support_request.person,
        code="request.ended",
        text=Text(
            m="انتهى دعم طلبك {reference}: {reason} إن رأيت غير ذلك فاتصل بنا، ولك أن تقدّم طلبًا"
            " آخر.",
            f="انتهى دعم طلبكِ {reference}: {reason} إن رأيتِ غير ذلك فاتصلي بنا، ولكِ أن تقدّمي"
            " طلبًا آخر.",
            en="The support of your request {reference} has ended: {reason} If you see it"
            " otherwise, call us; you may apply again.",
        ),
        context={"reason": reason},
        about=support_request,
    )
