"""The forms of signing in, in our words."""

from collections.abc import Callable
from itertools import pairwise
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
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as MfaReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import User
from sanad.accounts.second_factor import is_first_use
from sanad.lib.codes import read_code
from sanad.lib.digits import western
from sanad.lib.forms import NumberInput
from sanad.lib.limits import is_within
from sanad.lib.texts import text_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from sanad.accounts.models import Session


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
    """The code that came by message; Arabic digits and spaces do no harm.

    `is_right`: says of six digits whether they are the ones that were sent.
    """

    def __init__(self, *args: Any, is_right: Callable[[str], bool], **kwargs: Any) -> None:
        self.is_right = is_right
        super().__init__(*args, **kwargs)
        _plain(self, code=_("The six digits"))
        field = self.fields["code"]
        field.widget = NumberInput({"autocomplete": "one-time-code"})
        field.error_messages["required"] = text_lazy("form.six_digits")

    def clean_code(self) -> str:
        """The code in digits 0-9; ValidationError for a slip and for a wrong code."""
        code = read_code(self.cleaned_data["code"])
        if not self.is_right(code):
            raise get_adapter().validation_error("incorrect_code")
        return code

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


class _Digits:
    """Digits of an app or of a printed code, each taken once; in any script, with any spaces."""

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = NumberInput({"autocomplete": "one-time-code"})
        self.fields["code"].label = _("The digits")
        self.fields["code"].help_text = _(
            "The six digits that your app shows now, or the eight of a printed code."
        )

    def clean_code(self) -> str:
        if not is_within(context.request, "second-factor", str(self.user.pk)):
            raise get_adapter().validation_error("too_many_codes_of_a_colleague")
        written = western(self.cleaned_data["code"] or "")
        self.cleaned_data["code"] = "".join(char for char in written if char.isdigit())
        code: str = super().clean_code()  # type: ignore[misc]
        if not is_first_use(self.user, code):
            if known := getattr(self, "authenticator", None):
                self._emit_authentication_failed(known)  # type: ignore[attr-defined]
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(_Digits, AuthenticateForm):
    """The second step of signing in."""


class SecondFactorAgainForm(_Digits, MfaReauthenticateForm):
    """The second factor once more, in place of the password."""


class SetUpForm(_Digits, ActivateTOTPForm):
    """The first digits of an app: it knows the seed, and its clock is right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("The six digits that your app shows now.")


class ChoosePasswordForm(SetPasswordForm):
    """A colleague's own password, by the link that she was sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(
            self, new_password1=_("The new password"), new_password2=_("The new password once more")
        )


def _hidden_digits() -> forms.PasswordInput:
    """For digits that whoever stands by should not read, and no browser should keep."""
    return forms.PasswordInput(
        {"class": "s-num-input", "dir": "ltr", "inputmode": "numeric", "autocomplete": "off"}
    )


class ShortCodeForm(forms.Form):
    """Six digits of one's own, written twice."""

    code = forms.CharField(label=_("Six digits"), widget=_hidden_digits())
    code_again = forms.CharField(label=_("The six digits once more"), widget=_hidden_digits())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _(
            "None that is easy to guess, as 123456, and none that you use elsewhere."
        )
        for field in self.fields.values():
            field.error_messages["required"] = text_lazy("form.own_digits")

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"], is_own=True)
        steps = {(int(after) - int(before)) % 10 for before, after in pairwise(code)}
        if len(steps) == 1:  # 111111, 123456, 987654
            raise forms.ValidationError(_("These digits are easy to guess. Choose others."))
        return code

    def clean_code_again(self) -> str:
        again = read_code(self.cleaned_data["code_again"], is_own=True)
        if self.cleaned_data.get("code", again) != again:
            raise forms.ValidationError(_("The two are not the same. Write them again."))
        return again


class ComeBackForm(forms.Form):
    """Which of the colleagues who wait at this computer, and her short code."""

    who = forms.ChoiceField(label=_("Who goes on?"), widget=forms.RadioSelect)
    code = forms.CharField(label=_("Your short code"), widget=_hidden_digits())

    def __init__(self, sessions: list["Session"], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [(each.pk, str(each.user)) for each in sessions]  # type: ignore[attr-defined]
        self.fields["who"].error_messages["required"] = _("Choose your name.")
        if len(sessions) == 1:
            self.initial["who"] = sessions[0].pk
            if not self.is_bound:  # nothing to choose: six digits, Enter, and on
                self.fields["code"].widget.attrs["autofocus"] = True
        self.fields["code"].error_messages["required"] = text_lazy("form.own_digits")

    def clean_code(self) -> str:
        return read_code(self.cleaned_data["code"], is_own=True)


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, password=_("Your password"))
        self.fields["password"].help_text = ""


class ReachForm(forms.ModelForm):
    """A colleague's own mobile and e-mail."""

    class Meta:
        model = User
        fields = ("mobile", "email")
