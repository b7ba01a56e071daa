"""The sign-in library's last word in this house: how a code reaches a phone."""

from django.db import transaction

from sanad.accounts.adapter import AccountAdapter
from sanad.portal import messages


class PortalAdapter(AccountAdapter):
    def send_verification_code_sms(self, user, phone, code, **kwargs):
        """Into the outbox like every other message; this one goes out before the others."""
        with transaction.atomic():
            messages.sign_in_code(mobile=phone, account=user, code=code)
