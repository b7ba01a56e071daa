"""Only the doors that are used; the library's other pages (e-mail, sign-up, reset) have none."""

from allauth.account import views as library
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as printed
from allauth.mfa.totp import views as app
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from sanad.accounts.perms import is_staff
from sanad.accounts.views import codes, colleagues, keys, own, places
from sanad.lib.http import no_store, page

# Whoever signs in by code has neither password nor second factor.
works_here = page(is_staff, methods="GET POST")

urlpatterns = [
    path("login/", places.SignInHere.as_view(), name="account_login"),
    path("login/code/", codes.AskCode.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", codes.EnterCode.as_view(), name="account_confirm_login_code"),
    path(
        "login/second/",
        login_not_required(no_store(keys.SecondStep.as_view())),
        name="mfa_authenticate",
    ),
    path(
        "login/key/",
        login_not_required(no_store(keys.KeyAlone.as_view())),
        name="mfa_login_webauthn",
    ),
    path("link/<str:token>/", own.link, name="account_link"),
    path("logout/", own.SignOut.as_view(), name="account_logout"),
    path("here/", places.waiting, name="account_places"),
    path("here/hand-over/", places.hand_over, name="account_hand_over"),
    path("inactive/", library.account_inactive, name="account_inactive"),
    path("reauthenticate/", no_store(library.reauthenticate), name="account_reauthenticate"),
    path(
        "reauthenticate/second/",
        works_here(second_factor.reauthenticate),
        name="mfa_reauthenticate",
    ),
    path(
        "reauthenticate/key/",
        works_here(keys.KeyAgain.as_view()),
        name="mfa_reauthenticate_webauthn",
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
    path("mine/reach/", own.reach, name="account_reach"),
    path("mine/short-code/", places.short_code, name="account_short_code"),
    path("keys/add/", works_here(keys.AddKey.as_view()), name="mfa_add_webauthn"),
    path("keys/<int:pk>/", works_here(keys.RenameKey.as_view()), name="mfa_edit_webauthn"),
    path("keys/<int:pk>/remove/", works_here(keys.RemoveKey.as_view()), name="mfa_remove_webauthn"),
    path("colleagues/<int:pk>/", colleagues.colleague, name="account_colleague"),
]
