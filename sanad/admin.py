"""The rules of the admin: managers only, nothing that the database keeps is ever deleted.

The catalogues and the people who work here are kept in it; a case never is, because cases move by
verbs alone.
"""

from functools import update_wrapper
from urllib.parse import unquote_plus

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.templatetags import admin_list
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import redirect, resolve_url
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from sanad.accounts.perms import is_manager, is_staff
from sanad.lib.forms import WholeNumberField

# Whole numbers are read as on every other page.
FORM_FIELDS = {
    column: {"form_class": WholeNumberField}
    for column in (models.PositiveSmallIntegerField, models.PositiveIntegerField)
}
OWN = {"sanad", "beneficiaries", "requests_app", "conduct", "surveys"}

# Django's Arabic says "added" after a change; the words of our catalogue go before its own.
SAID_AFTER_A_CHANGE = gettext_noop("The {name} “{obj}” was changed successfully.")


def boolean_icon(value):
    """The framework's picture of yes and no, which speaks English whatever the page's language."""
    name, words = {
        True: ("yes", gettext("Yes")),
        False: ("no", gettext("No")),
        None: ("unknown", gettext("Unknown")),
    }[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), words)


# Every list and every form draws its own by this function; nothing else is offered to change it.
admin_list._boolean_icon = boolean_icon


class ManagersSite(admin.AdminSite):
    """Django's admin for managers and superusers; everybody else who works here gets a 403."""

    site_header = _("Programmes, people and catalogues")
    site_title = _("Administration")
    index_title = _("What managers keep")
    enable_nav_sidebar = False
    empty_value_display = "-"

    def register(self, model_or_iterable, admin_class=None, **options):
        """Our own tables only: what other authors' apps would show here is kept by commands."""
        models = (
            model_or_iterable
            if isinstance(model_or_iterable, list | tuple)
            else [model_or_iterable]
        )
        own = [model for model in models if model.__module__.split(".")[0] in OWN]
        super().register(own, admin_class, **options)

    @property
    def site_url(self):
        return resolve_url("workbench:today")

    def has_permission(self, request):
        """Managers; and superusers, who are made on the command line only."""
        user = request.user
        return is_manager(user) or (is_staff(user) and user.is_superuser)

    def admin_view(self, view, cacheable=False):
        """Who is signed in and may not enter is told so, instead of being asked to sign in."""
        inner = super().admin_view(view, cacheable)

        def guarded(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def login(self, request, extra_context=None):
        """One door for passwords, the one that counts failed tries."""
        if request.user.is_authenticated:
            return redirect("admin:index")
        target = request.GET.get("next") or resolve_url("admin:index")
        return redirect_to_login(target, resolve_url(settings.LOGIN_URL))

    # `AdminSite.login` lets anybody reach it; so does ours.
    login.login_required = False

    def logout(self, request, extra_context=None):
        return redirect("account_logout")

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")


class KeptAdmin(admin.ModelAdmin):
    """Rows that are added and changed, and never deleted: others point at them."""

    formfield_overrides = FORM_FIELDS

    def changelist_view(self, request, extra_context=None):
        """A list is headed by what it lists; Django's “Select x to change” breaks in Arabic."""
        title = {"title": self.model._meta.verbose_name_plural}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_changelist_instance(self, request):
        """A sign that no row can hold is answered like any other filter that cannot be read."""
        if "\x00" in unquote_plus(request.META.get("QUERY_STRING", "")):
            raise IncorrectLookupParameters
        return super().get_changelist_instance(request)

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyAdmin(KeptAdmin):
    """Rows to look at; whoever writes them does it by a transition or a seed."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
