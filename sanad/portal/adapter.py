"""The sign-in library's last word here: how a code and a sentence reach a phone."""

from sanad.accounts.adapter import AccountAdapter
from sanad.accounts.sessions import SessionLimits
from sanad.accounts.tries import TryLimits
from sanad.messaging.outbox import queue_code, queue_for_colleague
from sanad.policy import parameters


class PortalAdapter(AccountAdapter):
    """Sends codes, and what a colleague is told of her own sign-in, through our outbox."""

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        """Through the outbox, whoever holds the phone; the words are wiped once sent."""
        queue_code(phone, code)

    def tell(self, user, text, *, secret_link="", expires_at=None):
        """By SMS and e-mail, in full words: nothing of a case stands in them."""
        return queue_for_colleague(text, user=user, secret_link=secret_link, expires_at=expires_at)

    def session_limits(self):
        """By the policy in force: every page asks, so its numbers are looked up in that query."""
        return SessionLimits(
            parameters.looked_up("session_hours"),
            parameters.looked_up("idle_minutes"),
            parameters.looked_up("idle_minutes_by_phone"),
        )

    def try_limits(self):
        """By the policy in force."""
        version = parameters.in_force()
        return TryLimits(
            version.free_tries,
            version.longest_wait_minutes * 60,
            version.strangers_tries,
            version.tries_minutes * 60,
        )

    def shared_computer(self):
        """By the policy in force."""
        version = parameters.in_force()
        return version.shared_computer_colleagues, version.shared_computer_hours
