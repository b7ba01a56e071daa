"""What the beneficiary is told of registration and delivery; short messages carry the link only.

The words stand in `locale/texts/delivery.toml`.
"""

from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext

from requests_app.delivery.enums import DeliveryKind, Unit
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_month_name, gregorian_text
from sanad.lib.numbers import riyals
from sanad.messaging.outbox import queue

# Said when the message is written, once in each of its languages.
_said = lazy(lambda say, *arguments: say(*arguments), str)


def registered(support_request, *, lines=(), enrolment=None):
    """What will come, and when; or for what the household is registered, and until when (PR-6)."""
    if enrolment is not None:
        queue(
            "request.enrolled",
            to=support_request.person,
            values={
                "services": listed(enrolment.services),
                "until": _said(gregorian_text, enrolment.until),
            },
            about=support_request,
        )
        return
    queue(
        "request.registered",
        to=support_request.person,
        values={"what": _said(award_in_words, lines)},
        about=support_request,
    )


def service_comes(support_request, *, line):
    """A service that the household is registered for is on its way (DG-1)."""
    queue(
        "request.service",
        to=support_request.person,
        values={"what": str(line)},
        about=support_request,
    )


def to_renew(support_request, *, until):
    """Until when the household is registered, and where it is renewed (DG-1)."""
    queue(
        "request.renew",
        to=support_request.person,
        values={"until": _said(gregorian_text, until)},
        about=support_request,
    )


def account_noted(support_request, *, account):
    """Where the money will go, by the last four digits; "" for a paper that names no account."""
    if account:
        queue(
            "request.account",
            to=support_request.person,
            values={"last": account[-4:]},
            about=support_request,
        )


def award_in_words(lines):
    """What is given in all: the sum in its instalments and what is in kind, in the language now."""
    parts = []
    money = [line for line in lines if line.measure == Unit.MONEY]
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
    parts += [str(line) for line in lines if line.measure == Unit.GOODS]
    return gettext(", and ").join(parts)


def delivered(support_request, delivery):
    """What was given, where it went, and the number of its receipt (PR-7)."""
    variant = "hand" if delivery.kind == DeliveryKind.HAND else "bank"
    on_paper = {}
    if delivery.sheet:
        variant = "paper"
        day = _said(gregorian_text, delivery.sheet.written_on)
        on_paper = {"day": day, "sheet": delivery.sheet.written}
    queue(
        "request.delivered",
        variant=variant,
        to=support_request.person,
        values={
            **on_paper,
            "what": _said(delivery.line.quantity, delivery.amount),
            "payee": delivery.payee_name,
            "bank": delivery.bank_reference,
            "number": delivery.number,
        },
        about=support_request,
    )


def looked_for(support_request, *, delivery=None):
    """They said that it did not arrive: we look where it is, and they hear of it."""
    if delivery is not None:
        queue(
            "request.looked_for",
            to=support_request.person,
            values={
                "what": _said(delivery.line.quantity, delivery.amount),
                "number": delivery.number,
            },
            about=support_request,
        )


def taken_back(support_request, delivery, *, amount, reason):
    """A delivery did not stand: what, why, and that it is still theirs (PR-7)."""
    queue(
        "request.taken_back",
        to=support_request.person,
        values={
            "what": _said(delivery.line.quantity, amount),
            "number": delivery.number,
            "reason": reason.rstrip("."),
        },
        about=support_request,
    )


def ended(support_request, *, reason):
    """The support ends, with its reason; nothing is said where the reason is a death."""
    queue(
        "request.ended",
        to=support_request.person,
        values={"reason": reason},
        about=support_request,
    )
