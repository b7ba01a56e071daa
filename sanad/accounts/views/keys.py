"""Passkeys and hardware keys: the library's views, with our words and what is asked besides."""

import json
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.generic.base import ContextMixin

from sanad.accounts.second_factor import kinds_of
from sanad.lib.limits import is_within


class _Asked(ContextMixin):
    """What the browser asks the key, for an attribute of the page: no script stands in it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = super().get_context_data(**kwargs)
        return said | {"asked": json.dumps(said["js_data"])}


class SecondStep(_Asked, AuthenticateView):
    """The second step of signing in: digits, a printed code or a key, as the colleague has them."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = super().get_context_data(**kwargs)
        return said | {"kinds": kinds_of(self.stage.login.user)}

    def form_invalid(self, form: forms.Form) -> HttpResponseBase:
        _say(self.request, form)
        return super().form_invalid(form)


class KeyAgain(_Asked, ReauthenticateWebAuthnView):
    """The key once more, before a grave step."""

    def form_invalid(self, form: forms.Form) -> HttpResponseBase:
        _say(self.request, form)
        return redirect(self.passthrough_next_url(self.request.path))


class KeyAlone(LoginWebAuthnView):
    """Signing in by a key alone."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Judge the answer; nobody's try counts against the one whose key it says to be."""
        if not is_within(request, "key-alone"):
            messages.error(request, get_adapter().error_messages["rate_limited"])
            return redirect("account_login")
        return super().post(request, *args, **kwargs)


class AddKey(_Asked, AddWebAuthnView):
    """A new key."""


class RenameKey(EditWebAuthnView):
    """Another name for one's own key."""

    success_url = reverse_lazy("mfa_index")


class RemoveKey(RemoveWebAuthnView):
    """One's own key is no longer good."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: forms.Form) -> HttpResponseBase:
        """Not the last second step, where everybody has one."""
        adapter = get_mfa_adapter()
        if adapter.can_delete_authenticator(self.object):
            return super().form_valid(form)
        messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
        return redirect(self.success_url)


def _say(request: HttpRequest, form: forms.Form) -> None:
    """What is wrong with a key's answer: its field is hidden, so it stands above the page."""
    for sentence in form.errors.get("credential", []):
        messages.error(request, str(sentence))


def keys_of(user: Any) -> list[Authenticator]:
    """The keys of an account, the oldest first."""
    keys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return list(keys.order_by("pk"))
