"""Signing in by mobile and code; everything else is the library's own view with our template."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.stages import LoginStage
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from sanad.accounts import kept
from sanad.accounts.codes import SignInByCode, StaffNumber, code_was_wrong
from sanad.accounts.forms import AskCodeForm, EnterCodeForm
from sanad.lib.limits import is_within


class AskCode(RequestLoginCodeView):
    """Asks for the mobile; what follows looks the same whether we know it or not."""

    def form_valid(self, form: AskCodeForm) -> HttpResponseBase:
        """Send a code and ask for it on the next page."""
        SignInByCode.begin(self.request, user=form._user, phone=form.cleaned_data["phone"])
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the reason why one is asked: a session that ended, or a page of somebody's own; none
        where one came by oneself."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        why = ""
        if context.get("redirect_field_value") and not self.request.is_form_kept:
            why = "ended" if kept.was_somebody(self.request) else "private"
        return context | {"why": why}

    def _redirect_to_pending_stage(
        self, request: HttpRequest, stage: LoginStage
    ) -> HttpResponseRedirect:
        """A code is on its way already: to where it is written, and from there where they wanted to
        go. The library forgets the second."""
        return HttpResponseRedirect(self.passthrough_next_url(reverse(stage.urlname)))


@method_decorator(login_not_required, name="dispatch")
class EnterCode(ConfirmLoginCodeView):
    """Asks for the code that came by message."""

    @property
    def _process(self) -> Any:
        return self.__dict__.get("process")

    @_process.setter
    def _process(self, process: Any) -> None:
        # The library's view puts its own process here; ours knows what to do with new numbers.
        self.__dict__["process"] = process and SignInByCode(process.stage)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """As the library does; who is sent back because the code's time is over reads why."""
        response = super().dispatch(request, *args, **kwargs)
        is_over = self._process is None and not request.user.is_authenticated
        if is_over and response.status_code == 302 and not get_messages(request):
            messages.info(
                request, _("The code's time is over. Write your number, and we send one.")
            )
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Judge the code, or send another; too many tries for one number end this one."""
        phone = self._process.state.get("phone", "")
        # The library counts mistakes in the session, where two tries at once count as one.
        if self._action == "verify" and not is_within(request, "enter-code", phone):
            self._process.abort()
            messages.error(request, get_adapter().error_messages["too_many_codes"])
            return redirect(self._door)
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        if self._action == "verify":
            del kwargs["code"]  # the library compares codes, we have only a digest
            kwargs["is_right"] = self._process.is_right
        return kwargs

    def form_invalid(self, form: EnterCodeForm) -> HttpResponseBase:
        """A slip of the finger is no try; after three wrong codes a new one is asked for."""
        if self._action == "verify" and not form.is_a_guess:
            return self.render_to_response(self.get_context_data(form=form))
        code_was_wrong.send(EnterCode, request=self.request, user=self._process.user)
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        words = (
            _("The digits did not match three times. Sign in again, and we send new ones.")
            if self._is_colleague
            else _("The digits did not match three times. Write your number, and we send new ones.")
        )
        messages.error(self.request, words)
        return redirect(self.passthrough_next_url(reverse(self._door)))

    @property
    def _is_colleague(self) -> bool:
        """Whether the code comes after a password."""
        return not self._process.state["initiated_by_user"]

    @property
    def _door(self) -> str:
        """Where one begins anew."""
        return "account_login" if self._is_colleague else "account_request_login_code"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Of a colleague's number only the end: the password may be all that a stranger has."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["is_colleague"] = self._is_colleague
        context["end_of_number"] = self._process.state["phone"][-3:]
        return context

    def form_valid(self, form: EnterCodeForm) -> HttpResponseBase:
        """Sign in; whoever works here is sent to the page with the password instead."""
        try:
            return super().form_valid(form)
        except StaffNumber:
            self._process.abort()
            messages.info(
                self.request,
                _("This number belongs to a work account. Sign in by user name and password."),
            )
            return redirect("account_login")
