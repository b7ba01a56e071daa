"""After the acceptance: what completes the registration, and what is given, with which proof."""

from requests_app.delivery.workflow import delivery, registration

__all__ = ["delivery", "registration"]
