"""The ways a message is sent. A gateway's `send(delivery)` returns, or says why it could not.

TryAgain       the fault may pass: not reached, too slow, the gateway is ill
Unclear        it was handed over and nobody said what became of it
KeyRefused     our key is wrong: no message of this channel is taken until somebody sees to it
FailedForGood  this message will never be taken: a wrong number, an address nobody has

None of them waits longer than `posting.TOTAL` for the other side: a lease must not run out while a
message is under way, or another worker sends it a second time.
"""

import json
import re
import smtplib
import time
from contextlib import suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from sanad.messaging import posting
from sanad.messaging.enums import MessageChannel

CONSOLE = "django.core.mail.backends.console.EmailBackend"
KEY_REFUSED = {401, 403}
# 4xx answers that speak of the moment, not of the message.
PASSING = {407, 408, 409, 425, 429}


class TryAgain(Exception):
    """Not sent now; the same message may be sent later."""


class Unclear(TryAgain):
    """Handed over, but no answer came: sent again it may arrive twice."""


class KeyRefused(Exception):
    """The gateway refuses our key; it has nothing to do with this message."""


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
        """Whatever it is counts as sent."""
        return


class NoGateway:
    """Production without a gateway says so on the case; it never pretends."""

    keeps_secrets = False

    def send(self, delivery):
        """Raises `FailedForGood`, whatever it is."""
        raise FailedForGood("no gateway is set up for this channel")


class Mail:
    """E-mail through whatever Django is set up with."""

    keeps_secrets = False

    def send(self, delivery):
        """Raises `KeyRefused`, `FailedForGood` or `TryAgain`, by what the mail server said."""
        domain = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
        connection, began = get_connection(timeout=posting.SILENCE), time.monotonic()
        mail = EmailMessage(
            delivery.subject,
            delivery.text,
            to=[delivery.address],
            # The same at every attempt: mailboxes drop the second copy.
            headers={"Message-ID": f"<{delivery.reference}@{domain}>"},
            connection=connection,
        )
        try:
            connection.open()
            server = getattr(connection, "connection", None)
            left = posting.TOTAL - (time.monotonic() - began)
            with posting.cut_off(getattr(server, "sock", None), left):
                mail.send()
        except smtplib.SMTPAuthenticationError as error:
            raise KeyRefused(f"mail server: {error.smtp_code}") from error
        except smtplib.SMTPResponseException as error:
            kind = FailedForGood if 500 <= error.smtp_code < 600 else TryAgain
            raise kind(f"mail server: {error.smtp_code}") from error
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            kind = FailedForGood if all(500 <= code < 600 for code in codes) else TryAgain
            raise kind(f"mail server: {codes}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise TryAgain(f"mail server: {type(error).__name__}") from error
        finally:
            with suppress(OSError, smtplib.SMTPException):
                connection.close()


class HttpSms:
    """SMS by one HTTP POST: JSON `sender to text reference`, a bearer token, the reference also
    as `Idempotency-Key`.

    A provider with other words gets a class beside this one, which says in `request` what is
    posted and in `is_taken` how success looks.
    """

    keeps_secrets = False
    name = "SMS gateway"

    def request(self, delivery):
        """The address, the headers and the body of the POST."""
        reference = str(delivery.reference)
        words = {
            "sender": settings.SMS_SENDER,
            "to": delivery.address,
            "text": delivery.text,
            "reference": reference,
        }
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.SMS_GATEWAY_TOKEN}",
            "Idempotency-Key": reference,
        }
        return settings.SMS_GATEWAY_URL, headers, json.dumps(words).encode()

    def is_taken(self, body):
        """Whether an answer of 2xx says that the message was taken: an empty one does, and a JSON
        object that names no error, and no `status` but those of `SMS_GATEWAY_SUCCESS`."""
        if not body.strip():
            return True
        said = read_object(body)
        if said is None or said.get("error") or said.get("errors") or said.get("success") is False:
            return False
        return "status" not in said or str(said["status"]).lower() in settings.SMS_GATEWAY_SUCCESS

    def send(self, delivery):
        """Raises `TryAgain`, `Unclear` where no answer came, or what `judge` raises."""
        url, headers, body = self.request(delivery)
        try:
            answer = posting.post(url, body, headers)
        except posting.NotHandedOver as error:
            raise TryAgain(f"{self.name}: {error}") from error
        except posting.NoAnswer as error:
            raise Unclear(f"{self.name}: {error}") from error
        self.judge(answer)

    def judge(self, answer):
        """Return where the answer says that the message was taken, otherwise raise what it says."""
        said = f"{self.name}: {answer.status}"
        if answer.status in KEY_REFUSED:
            raise KeyRefused(said)
        if 200 <= answer.status < 300:
            if not self.is_taken(answer.body):
                raise TryAgain(f"{said} {status_word(answer.body)}".strip())
        elif 400 <= answer.status < 500 and answer.status not in PASSING:
            raise FailedForGood(said)
        else:
            raise TryAgain(said)


def read_object(body):
    """The JSON object of an answer; None where it is none (a page of some proxy)."""
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def status_word(body):
    """The word by which an answer names its trouble, for the operator; nothing that could be a
    person's: one word of letters."""
    said = read_object(body) or {}
    word = str(said.get("status") or said.get("code") or "")
    return word if re.fullmatch(r"[A-Za-z_-]{1,40}", word) else ""
