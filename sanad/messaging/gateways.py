"""The ways a message is sent. A gateway's `send(delivery)` returns, or says why it could not.

TryAgain       the fault may pass: no answer, too slow, the gateway is ill or our key is wrong
FailedForGood  this message will never be taken: a wrong number, an address nobody has
"""

import json
import smtplib
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from sanad.messaging.enums import MessageChannel

TIMEOUT = 10  # seconds for each step of a connection
CONSOLE = "django.core.mail.backends.console.EmailBackend"
# 4xx answers that speak of our key or of the moment, not of the message.
PASSING = {401, 403, 407, 408, 409, 425, 429}


class TryAgain(Exception):
    """Not sent now; the same message may be sent later."""


class FailedForGood(Exception):
    """Not sent, and trying again would change nothing."""


def for_channel(channel):
    """The gateway that this installation has for a channel."""
    if channel == MessageChannel.SMS:
        if settings.SMS_GATEWAY_URL:
            return HttpSms()
    elif settings.EMAIL_BACKEND != CONSOLE:
        return Mail()
    return NoGateway() if settings.PRODUCTION else Demo()


def is_demo():
    """Whether short messages are not sent but kept here, to be read on the demo page."""
    return isinstance(for_channel(MessageChannel.SMS), Demo)


class Demo:
    """Nothing leaves: what would have been sent is read on a page of the staff's."""

    # The page shows secrets too (the demo's sign-in code): they are wiped when they expire.
    keeps_secrets = True

    def send(self, delivery):
        return


class NoGateway:
    """Production without a gateway says so on the case; it never pretends."""

    keeps_secrets = False

    def send(self, delivery):
        raise FailedForGood("no gateway is set up for this channel")


class Mail:
    """E-mail through whatever Django is set up with."""

    keeps_secrets = False

    def send(self, delivery):
        domain = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
        mail = EmailMessage(
            delivery.subject,
            delivery.text,
            to=[delivery.address],
            # The same at every attempt: mailboxes drop the second copy.
            headers={"Message-ID": f"<{delivery.reference}@{domain}>"},
            connection=get_connection(timeout=TIMEOUT),
        )
        try:
            mail.send()
        except smtplib.SMTPAuthenticationError as error:
            raise TryAgain(f"mail server: {error.smtp_code}") from error
        except smtplib.SMTPResponseException as error:
            kind = FailedForGood if 500 <= error.smtp_code < 600 else TryAgain
            raise kind(f"mail server: {error.smtp_code}") from error
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            kind = FailedForGood if all(500 <= code < 600 for code in codes) else TryAgain
            raise kind(f"mail server: {codes}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise TryAgain(f"mail server: {type(error).__name__}") from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None  # the token is for this address alone


class HttpSms:
    """SMS by one HTTP POST: JSON `sender to text reference`, a bearer token, the reference also
    as `Idempotency-Key`. 2xx: taken. A provider with other words gets an adapter beside this one.
    """

    keeps_secrets = False
    opener = urllib.request.build_opener(_NoRedirect)

    def send(self, delivery):
        reference = str(delivery.reference)
        request = urllib.request.Request(
            settings.SMS_GATEWAY_URL,
            data=json.dumps(
                {
                    "sender": settings.SMS_SENDER,
                    "to": delivery.address,
                    "text": delivery.text,
                    "reference": reference,
                }
            ).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {settings.SMS_GATEWAY_TOKEN}",
                "Idempotency-Key": reference,
            },
            method="POST",
        )
        if request.type not in ("http", "https"):
            raise TryAgain("SMS_GATEWAY_URL is not an address of the web")
        try:
            with self.opener.open(request, timeout=TIMEOUT) as answer:
                answer.read(1)
        except urllib.error.HTTPError as error:
            error.close()
            is_final = 400 <= error.code < 500 and error.code not in PASSING
            kind = FailedForGood if is_final else TryAgain
            raise kind(f"SMS gateway: {error.code}") from error
        except Exception as error:  # refused, reset, too slow, an answer that is no HTTP
            raise TryAgain(f"SMS gateway: {type(error).__name__}") from error
