"""Answers as plain JSON, as a request keeps them, and back."""

from datetime import date
from decimal import Decimal

from requests_app.intake.enums import QuestionKind


def to_json(value):
    """A cleaned answer as it is kept: sums as text, days as ISO, "" for none."""
    if value is None or value == []:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_json(question, stored):
    """A kept answer as the field's initial value; None where it is no answer of this kind."""
    if stored in (None, ""):
        return None
    try:
        match question.kind:
            case QuestionKind.AMOUNT:
                return Decimal(str(stored))
            case QuestionKind.DATE:
                return date.fromisoformat(stored)
            case QuestionKind.SEVERAL | QuestionKind.MEMBERS:
                return stored if isinstance(stored, list) else None
    except (ArithmeticError, TypeError, ValueError):
        # A form proposes nothing that it would refuse; the pages show what was answered.
        return None
    return stored
