"""The forms of signing in, in our words."""

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
)
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib.codes import read_code
from sanad.lib.forms import NumberInput
from sanad.lib.limits import is_within
from sanad.lib.texts import text_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _plain(form: forms.Form, **labels: "StrOrPromise") -> None:
    """Our labels; no placeholders, which are hard to read and vanish when one writes."""
    for name, label in labels.items():
        form.fields[name].label = label
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class StaffSignInForm(LoginForm):
    """User name and password, for those who work here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, login=_("User name"), password=_("Password"))
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "dir": "ltr",
        }
        self.fields["password"].widget.attrs["dir"] = "ltr"
        self.fields["password"].help_text = ""

    def user_credentials(self) -> dict[str, str | None]:
        """Always by user name, also where it looks like a mobile."""
        return {
            "username": self.cleaned_data["login"],
            "password": self.cleaned_data.get("password"),
        }


class AskCodeForm(RequestLoginCodeForm):
    """The mobile that a code is sent to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].error_messages["required"] = _("Write your mobile number.")
        self.fields["phone"].help_text = _("It begins with 05. We send a code of six digits to it.")

    def clean_phone(self) -> str:
        """The mobile (`+966…`), known or not; ValidationError for too many codes asked for."""
        phone: str = super().clean_phone()
        if phone and not is_within(context.request, "ask-code", phone):
            raise get_adapter().validation_error("too_many_login_attempts")
        return phone


class EnterCodeForm(ConfirmLoginCodeForm):
    """The code that came by message; Arabic digits and spaces do no harm."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, code=_("The six digits"))
        field = self.fields["code"]
        field.widget = NumberInput({"autocomplete": "one-time-code"})
        field.error_messages["required"] = text_lazy("form.six_digits")

    def clean_code(self) -> str:
        """The code in digits 0-9; ValidationError for a slip and for a wrong code."""
        self.cleaned_data["code"] = read_code(self.cleaned_data["code"])
        return super().clean_code()

    @property
    def is_a_guess(self) -> bool:
        """Whether six digits were written that are not the code; a slip is no try."""
        return self.has_error("code", "incorrect_code")


class NewPasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(
            self,
            oldpassword=_("Your present password"),
            password1=_("The new password"),
            password2=_("The new password once more"),
        )
        self.fields["oldpassword"].help_text = ""


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password=_("Your password"))
        self.fields["password"].help_text = ""
