"""Only the doors that are used; the library's other pages (e-mail, sign-up, reset) have none."""

from allauth.account import views as library
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as printed
from allauth.mfa.totp import views as app
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from sanad.accounts.perms import is_staff
from sanad.accounts.views import codes, colleagues, own
from sanad.lib.http import no_store, page

# Whoever signs in by code has neither password nor second factor.
works_here = page(is_staff, methods="GET POST")

urlpatterns = [
    path("login/", library.login, name="account_login"),
    path("login/code/", codes.AskCode.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", codes.EnterCode.as_view(), name="account_confirm_login_code"),
    path(
        "login/second/",
        login_not_required(no_store(second_factor.authenticate)),
        name="mfa_authenticate",
    ),
    path("link/<str:token>/", own.link, name="account_link"),
    path("logout/", own.forgetting(library.logout), name="account_logout"),
    path("inactive/", library.account_inactive, name="account_inactive"),
    path("reauthenticate/", no_store(library.reauthenticate), name="account_reauthenticate"),
    path(
        "reauthenticate/second/",
        works_here(second_factor.reauthenticate),
        name="mfa_reauthenticate",
    ),
    path("password/change/", works_here(library.password_change), name="account_change_password"),
    # The library comes back to this name.
    path("mine/", own.mine, name="mfa_index"),
    path("second/", works_here(app.activate_totp), name="mfa_activate_totp"),
    path("second/give-up/", works_here(app.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "second/printed/", works_here(printed.view_recovery_codes), name="mfa_view_recovery_codes"
    ),
    path(
        "second/printed/new/",
        works_here(printed.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("colleagues/<int:pk>/", colleagues.colleague, name="account_colleague"),
]
