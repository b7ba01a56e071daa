"""The code on a letter that lets anybody verify it: short, typed by hand, not to be guessed."""

import secrets

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from sanad.lib.arabic import clean

# Without 0 and O, 1, I and L, U and V: what is written by hand is read back rightly.
LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ"
HALF = 4


def make():
    """A random code such as `7K4P-92MD`: eight signs of 29, five hundred thousand million."""
    return of(secrets.token_bytes(16))


def of(content):
    """The code of at least sixteen bytes that nobody can guess, always the same for the same."""
    number, signs = int.from_bytes(content), ""
    for _place in range(2 * HALF):
        number, place = divmod(number, len(LETTERS))
        signs += LETTERS[place]
    return f"{signs[:HALF]}-{signs[HALF:]}"


def of_number(series, number):
    """The code that belongs to a number of a series: worked out by the key of the site, so that
    nothing is stored and nobody else can tell it."""
    return _of_number(series, number, settings.SECRET_KEY)


def is_of_number(shown, series, number):
    """Whether `shown` is that code, by the key of today or one of `SECRET_KEY_FALLBACKS`."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(_of_number(series, number, key), shown) for key in keys)


def _of_number(series, number, key):
    return of(salted_hmac(series, number, secret=key, algorithm="sha256").digest())


def read(text):
    """What somebody typed, in the stored form; "" where it cannot be a code.

    Small letters, Arabic digits, spaces and a missing dash are all understood.
    """
    signs = "".join(sign for sign in clean(text).upper() if sign.isalnum())
    if len(signs) != 2 * HALF or any(sign not in LETTERS for sign in signs):
        return ""
    return f"{signs[:HALF]}-{signs[HALF:]}"
