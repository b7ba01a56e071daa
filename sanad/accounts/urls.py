"""Only the doors that are used; the library's other pages (e-mail, sign-up, reset) have none."""

from allauth.account import views as library
from django.urls import path

from sanad.accounts import views
from sanad.accounts.perms import is_staff, only
from sanad.lib.http import no_store

urlpatterns = [
    path("login/", library.login, name="account_login"),
    path("login/code/", views.AskCode.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", views.EnterCode.as_view(), name="account_confirm_login_code"),
    path("logout/", library.logout, name="account_logout"),
    path("inactive/", library.account_inactive, name="account_inactive"),
    path("reauthenticate/", no_store(library.reauthenticate), name="account_reauthenticate"),
    # Whoever signs in by code has no password to change.
    path(
        "password/change/",
        only(is_staff)(no_store(library.password_change)),
        name="account_change_password",
    ),
]
