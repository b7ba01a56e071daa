"""Colleagues in the admin: a role that pays, decides or manages is proposed there, not given."""

from typing import Any, cast

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sanad.accounts.admin import StaffAdmin
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.guarded import roles
from sanad.guarded.enums import ChangeKind
from sanad.guarded.models import GuardedChange
from sanad.lib.arabic import listed

admin.site.unregister(User)


@admin.register(User)
class StaffByTwoAdmin(StaffAdmin):
    """`StaffAdmin`, with the roles that nobody gives alone left to a second person (PM-1+)."""

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        """Give the roles that one manager gives; propose the others, once for each colleague.

        One's own roles are neither given nor proposed: the database refuses them.
        """
        user, wanted = form.instance, form.cleaned_data.get("groups")
        manager = cast(User, request.user)
        waiting: list[str] = []
        if wanted is not None and not manager.is_superuser and user != manager:
            waiting = roles.by_two(user, wanted.values_list("name", flat=True))
            form.cleaned_data["groups"] = wanted.exclude(name__in=waiting)
        super().save_related(request, form, formsets, change)
        if not waiting:
            return
        if GuardedChange.objects.undecided().of(user, ChangeKind.ROLE).exists():
            messages.warning(
                request, _("Roles of theirs wait for a second person already: that comes first.")
            )
            return
        roles.propose_roles(user, by=manager, roles=waiting)
        messages.warning(
            request,
            _("%(roles)s: proposed. Another manager or the board agrees first.")
            % {"roles": listed(Role(role).label_for(user.gender) for role in waiting)},
        )
