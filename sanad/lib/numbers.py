"""Amounts in words and figures: Western digits, the noun in its right Arabic form."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext, ngettext

_HALALA = Decimal("0.01")


def amount_text(amount: Decimal | int) -> str:
    """``1,500.50``; a whole amount without its zeros: ``1,500``. Rounded to the halala."""
    rounded = Decimal(amount).quantize(_HALALA, rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}".removesuffix(".00")
    return "0" if text == "-0" else text


def riyals(amount: Decimal | int) -> str:
    """The amount with its currency, in the form that the number asks for ("5 riyals")."""
    rounded = Decimal(amount).quantize(_HALALA, rounding=ROUND_HALF_UP)
    if rounded != rounded.to_integral_value():
        return gettext("%(amount)s riyals") % {"amount": amount_text(rounded)}
    return ngettext("%(amount)s riyal", "%(amount)s riyals", abs(int(rounded))) % {
        "amount": amount_text(rounded)
    }
