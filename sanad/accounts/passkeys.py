"""Passkeys and hardware keys: the library's WebAuthn, with what a browser says of a key judged
before the library reads it.

A key is the second step after the password. One that was set up to ask for a finger, a face or a
PIN by itself may also open the work alone: it is two factors in one.
"""

import re
import struct
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse

from sanad.accounts.perms import is_staff
from sanad.lib.forms import CleanCharField

LONGEST_NAME = 60
# Bytes as browsers write them (base64url); nothing longer comes from a key.
CODED = re.compile(r"[A-Za-z0-9_-]{1,20000}={0,2}")
# What the library's reader stumbles over in an answer that no key gave.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)


class _AnswerField(forms.JSONField):
    """What the page's script writes into a hidden field; one that is nested for ever is none."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput(attrs={"id": "key_answer"}))

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError:
            raise get_adapter().validation_error("incorrect_key")

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Nothing: an answer is good once, and is never shown again."""
        return None


def _cut(said: Any, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """A key's answer cut down to the parts that are read: nothing else is kept. ValidationError for
    what no browser sends."""
    try:
        response = said["response"]
        parts = {name: response[name] for name in needed}
        parts |= {name: response[name] for name in optional if response.get(name) is not None}
        codes = {"id": said["id"], "rawId": said["rawId"]}
    except UNREADABLE:
        raise get_adapter().validation_error("incorrect_key")
    for code in (*codes.values(), *parts.values()):
        if not (isinstance(code, str) and CODED.fullmatch(code)):
            raise get_adapter().validation_error("incorrect_key")
    return {**codes, "type": "public-key", "response": parts, "clientExtensionResults": {}}


def _is_passkey(said: dict[str, Any]) -> bool:
    """Whether the browser says that the key can be found without the user's name."""
    results = said.get("clientExtensionResults")
    properties = results.get("credProps") if isinstance(results, dict) else None
    return isinstance(properties, dict) and properties.get("rk") is True


class _Name:
    """A key's name, in the holder's words."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = CleanCharField(
            label=_("Name of the key"),
            help_text=_("So that you tell them apart: “key on my ring”, “my phone”."),
            max_length=LONGEST_NAME,
            required=False,
        )


class AddKeyForm(_Name, AddWebAuthnForm):
    """A new key: what it answered, and its name."""

    credential = _AnswerField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].label = _("Sign in with this key alone, without the password")
        self.fields["passwordless"].help_text = _(
            "For a key that asks for your finger, your face or its PIN. Without it the key comes"
            " after your password."
        )

    def clean_credential(self) -> dict[str, Any]:
        said = self.cleaned_data["credential"]
        credential = _cut(said, ("attestationObject", "clientDataJSON"))
        credential["clientExtensionResults"] = {"credProps": {"rk": _is_passkey(said)}}
        return credential

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except (ValidationError, *UNREADABLE):
            raise get_adapter().validation_error("incorrect_key")


class RenameKeyForm(_Name, EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True


class _Answer:
    """A key's answer to what the portal asked; a wrong one stands on the record."""

    cleaned_data: dict[str, Any]
    user: Any
    reauthenticated: bool

    def clean_credential(self) -> Authenticator:
        try:
            return self._judged()
        except (ValidationError, *UNREADABLE):
            self._note_failure()
            raise get_adapter().validation_error("incorrect_key")

    def _judged(self) -> Authenticator:
        self.cleaned_data["credential"] = _cut(
            self.cleaned_data["credential"],
            ("authenticatorData", "clientDataJSON", "signature"),
            ("userHandle",),
        )
        return super().clean_credential()  # type: ignore[misc]

    def _note_failure(self) -> None:
        authentication_failed.send(
            sender=Authenticator,
            request=context.request,
            user=self.user,
            authenticator=None,
            reauthentication=self.reauthenticated,
        )


class SecondKeyForm(_Answer, AuthenticateWebAuthnForm):
    """The second step of signing in, by a key."""

    credential = _AnswerField()


class KeyAgainForm(_Answer, ReauthenticateWebAuthnForm):
    """A key once more, before a grave step."""

    credential = _AnswerField()


class KeyAloneForm(_Answer, LoginWebAuthnForm):
    """Signing in by a key alone."""

    credential = _AnswerField()

    def _judged(self) -> Authenticator:
        key = super()._judged()
        answer = AuthenticationResponse.from_dict(self.cleaned_data["credential"])
        # A touch is one factor. What the portal asked for stands in the session, and the second
        # step after a password asks for no more than a touch: its answer does not pass here.
        if not answer.response.authenticator_data.is_user_verified() or not is_staff(key.user):
            raise get_adapter().validation_error("incorrect_key")
        return key
