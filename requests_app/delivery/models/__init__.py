"""What completes a registration, the lines of the award, and what was delivered of them."""

from requests_app.delivery.models import request_rules  # noqa: F401 - puts them on the request
from requests_app.delivery.models.award import AwardLine, CompletionItem, Payee
from requests_app.delivery.models.delivery import Delivery, HandoverCode

__all__ = ["AwardLine", "CompletionItem", "Delivery", "HandoverCode", "Payee"]
