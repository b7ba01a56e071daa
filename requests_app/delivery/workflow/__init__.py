"""After the acceptance: what completes the registration, and what is given, with which proof."""

from requests_app.delivery.workflow import arrival, delivery, receipt, registration, release

__all__ = ["arrival", "delivery", "receipt", "registration", "release"]
