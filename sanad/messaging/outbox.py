"""Saying something to somebody: rows written in the caller's transaction, sent by the worker.

    def withdrawn(support_request):
        queue("request.withdrawn", to=support_request.person, about=support_request)

The full words stay in the portal. What is sent by SMS or e-mail says only that there is
a message, with reference and link: phones are shared, and mail is read by others.
"""

import datetime
from decimal import Decimal

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import translation

from sanad.lib import dates, numbers, texts
from sanad.lib.actor import signed
from sanad.lib.association import Association
from sanad.lib.isolates import figures
from sanad.lib.sealed import Sealed
from sanad.messaging import sms
from sanad.messaging.enums import MessageChannel
from sanad.messaging.models import Message, MessageDelivery

CODE_LIVES = datetime.timedelta(minutes=10)
# Who lets somebody be told by voice what they cannot read, by the kind of row that it is about.
_TELLERS = {}


def told_by(model, tell):
    """Say that `tell(row)` has a message about a row of `model` told by voice to who cannot read;
    `model` None, and the person's own row: a message about anything else."""
    _TELLERS[model and model._meta.label_lower] = tell


@signed
@texts.reading_rows_once()
def queue(
    code, *, to, variant="", values=None, about=None, is_secret=False, expires_at=None, is_sent=True
) -> Message | None:
    """Say the text `code` to `to`, inside the caller's transaction (DG-4).

    `code`: the key of the text (`locale/texts/*.toml`), which also says what kind of message it is;
    with a `variant` the text is `code.variant`. A text `….sms` beneath it replaces the usual words
    of the short message. `to`: somebody like a Person (`pk texts_go_to has_text_hours gender
    language account_id`). `values`: what fills the placeholders: days, moments and sums are written
    out, numbers and codes kept from turning around. `reference` and `link` (a path of the portal)
    also go into the short message, and nothing else does; unless given, the reference is
    `about.number` and the link the person's home. `is_secret`: the short message carries a personal
    link and is wiped once sent (`values["secret_link"]` instead of the link kept in the portal).
    `is_sent` False: it stands in the portal alone.

    Returns the stored `Message` with its deliveries, or None when there is nobody to tell (no
    person, or somebody who died). SMS only where a number is known and texting is safe, to the
    safer number where they gave one, and in the hours that they gave. Whoever cannot read is told
    by voice as well: work that waits on somebody (`told_by`).
    """
    if to is None or getattr(to, "died_on", None):
        return None
    key = f"{code}.{variant}" if variant else code
    values = dict(values or {})
    values.setdefault("reference", getattr(about, "number", None) or "")
    secret_link = values.pop("secret_link", "")
    link = str(values.get("link") or settings.LOGIN_REDIRECT_URL)
    values["link"] = absolute(link)
    message = Message.objects.create(
        person_id=to.pk,
        account_id=to.account_id,
        code=code,
        body=_said(key, to, texts.ARABIC, values),
        body_en=_said(key, to, texts.ENGLISH, values) if _has_english(key) else "",
        link=link,
        about_type=about._meta.label_lower if about is not None else "",
        about_id=str(about.pk) if about is not None else "",
    )
    short = _short(key, to, values["reference"], absolute(secret_link or link))
    options = {"message": message, "is_secret": is_secret, "expires_at": expires_at}
    deliveries = []
    if is_sent and (number := to.texts_go_to):
        if to.has_text_hours:
            now = database_now()
            options["due_at"] = now + to.texts_wait(now)
        deliveries.append(_delivery(MessageChannel.SMS, number, short, **options))
        options.pop("due_at", None)
    if is_sent and (email := _email_of(to)):
        with translation.override(to.language or texts.ARABIC):
            subject = f"{Association().short_name} {figures(values['reference'])}".strip()
        deliveries.append(_delivery(MessageChannel.EMAIL, email, short, subject=subject, **options))
    MessageDelivery.objects.bulk_create(deliveries)
    if is_sent and getattr(to, "cannot_read", False):
        _let_it_be_told(to, about)
    return message


def _let_it_be_told(to, about):
    tell = _TELLERS.get(about._meta.label_lower) if about is not None else None
    if tell:
        tell(about)
    else:
        _TELLERS[None](to)


@signed
def queue_code(mobile, code, purpose="sign-in", values=None) -> MessageDelivery:
    """Send a one-time code to a mobile (+9665…); it leaves no message behind.

    `purpose`: what it is for, the last part of a text `code.…`; `values` fill its placeholders.

    The words lie sealed until they are sent, and are wiped then and after ten minutes in any case.
    """
    words = texts.text(
        f"code.{purpose}", to=mobile, language=texts.ARABIC, code=code, **(values or {})
    )
    delivery = _delivery(MessageChannel.SMS, mobile, words, is_secret=True)
    delivery.expires_at = database_now() + CODE_LIVES
    delivery.is_urgent = True
    delivery.save(force_insert=True)
    return delivery


@signed
def queue_for_colleague(code, *, user, secret_link="", expires_at=None) -> bool:
    """Say the text `code` to somebody who works here, about their own sign-in; whether there was a
    way to say it.

    `secret_link`: a path that opens something; the message is wiped once sent or at `expires_at`.
    """
    link = absolute(secret_link or settings.LOGIN_REDIRECT_URL)
    words = texts.text(code, to=user, language=texts.ARABIC, name=user.name, link=link)
    options = {"is_secret": bool(secret_link), "expires_at": expires_at}
    deliveries = []
    if user.mobile:
        deliveries.append(_delivery(MessageChannel.SMS, user.mobile, words, **options))
    if user.email:
        with translation.override(settings.LANGUAGE_CODE):
            subject = Association().short_name
        mail = _delivery(MessageChannel.EMAIL, user.email, words, subject=subject, **options)
        deliveries.append(mail)
    MessageDelivery.objects.bulk_create(deliveries)
    return bool(deliveries)


def absolute(link):
    """The address of a path of the portal as it stands in a message."""
    return f"{settings.PUBLIC_URL}{link}" if str(link).startswith("/") else str(link)


def database_now():
    """The database's own moment: leases and expiries of the machinery do not follow the policy's
    calendar."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        return cursor.fetchone()[0]


def _short(key, to, reference, link):
    """The words that are sent: reference and link, nothing else can be filled in."""
    own = f"{key}.sms"
    if own not in texts.shipped():
        own = "message.short.with_reference" if reference else "message.short"
    language = to.language or texts.ARABIC
    return texts.text(own, to=to, language=language, reference=reference, link=link)


def _delivery(channel, address, text, **options):
    parts = sms.parts(text) if channel == MessageChannel.SMS else 1
    if options.get("is_secret"):
        text = Sealed(text)
    return MessageDelivery(channel=channel, address=address, text=text, parts=parts, **options)


def _email_of(to):
    if not to.account_id:
        return ""
    accounts = get_user_model().objects.filter(pk=to.account_id, is_active=True)
    return accounts.values_list("email", flat=True).first() or ""


def _has_english(key):
    return any(language == texts.ENGLISH for language, _gender in texts.shipped()[key].words)


def _said(key, to, language, values):
    with translation.override(language):
        written = {name: _written(value) for name, value in values.items()}
        return texts.text(key, to=to, language=language, **written)


def _written(value):
    """A value as it stands in a sentence: days, terms and sums in words."""
    if isinstance(value, datetime.datetime):
        day = dates.gregorian_text(dates.riyadh_day(value), with_weekday=True)
        return f"{day} {dates.clock_text(value)}"
    if isinstance(value, datetime.date):
        return dates.gregorian_text(value, with_weekday=True)
    if isinstance(value, Decimal):
        return numbers.riyals(value)
    return str(value)  # a lazy one now, in the language of the message
