"""Colleagues in the admin: what a second person agrees to is proposed there: a role that pays,
decides or manages, another mobile or e-mail."""

from typing import Any, cast

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sanad.accounts.admin import StaffAdmin
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.guarded import reach, roles
from sanad.guarded.enums import ChangeKind
from sanad.guarded.models import GuardedChange
from sanad.lib.arabic import listed

admin.site.unregister(User)


@admin.register(User)
class StaffByTwoAdmin(StaffAdmin):
    """`StaffAdmin`, with what nobody changes alone left to a second person (PM-1+)."""

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        """Another mobile or e-mail of a colleague waits; the one of before stands meanwhile."""
        manager = cast(User, request.user)
        before = User.objects.get(pk=obj.pk) if change else obj
        mobile, email = obj.mobile or "", obj.email
        is_other = (mobile, email) != (before.mobile or "", before.email)
        if is_other and reach.by_two(before, manager):
            obj.mobile, obj.email = before.mobile, before.email
            super().save_model(request, obj, form, change)
            if GuardedChange.objects.undecided().of(obj, ChangeKind.REACH).exists():
                said = _("Another number or address of theirs waits already: that comes first.")
            else:
                reach.propose_reach(before, by=manager, mobile=mobile, email=email)
                said = _("The mobile or e-mail is proposed. Another manager or the board agrees.")
            messages.warning(request, said)
        else:
            super().save_model(request, obj, form, change)

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
            given = form.cleaned_data["groups"] = wanted.exclude(name__in=waiting)
            if {group.name for group in given} == user.roles:  # so far nothing of it has changed
                form.changed_data = [name for name in form.changed_data if name != "groups"]
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
