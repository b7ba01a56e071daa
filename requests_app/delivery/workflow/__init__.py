"""After the acceptance: what completes the registration, and what is given, with which proof."""

from requests_app.delivery.workflow import (
    arrival,
    delivery,
    enrolment,
    receipt,
    registration,
    release,
)

__all__ = ["arrival", "delivery", "enrolment", "receipt", "registration", "release"]
