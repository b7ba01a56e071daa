"""What completes a registration, the lines of the award, and what was delivered of them."""

from requests_app.delivery.models import (  # noqa: F401 - they put rules on other models
    guarded,
    request_rules,
)
from requests_app.delivery.models.arrival import Arrival
from requests_app.delivery.models.award import AwardLine, CompletionItem, Payee
from requests_app.delivery.models.delivery import Delivery, HandoverCode
from requests_app.delivery.models.enrolment import Enrolment
from requests_app.delivery.models.release import PaymentRelease

__all__ = [
    "Arrival",
    "AwardLine",
    "CompletionItem",
    "Delivery",
    "Enrolment",
    "HandoverCode",
    "Payee",
    "PaymentRelease",
]
