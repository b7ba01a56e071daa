"""The sign-in library's last word here: how a code reaches a phone."""

from sanad.accounts.adapter import AccountAdapter
from sanad.messaging.outbox import queue_code


class PortalAdapter(AccountAdapter):
    """Sends the codes of signing in through our outbox."""

    def send_verification_code_sms(self, user, phone, code, **kwargs):
        """Through the outbox, whoever holds the phone; the words are wiped once sent."""
        queue_code(phone, code)
