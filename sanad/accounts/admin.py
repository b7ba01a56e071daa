"""People who work here and their branches, for managers. Beneficiaries' accounts are not here."""

from copy import copy
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import ManyToManyField, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.accounts.models import BY_NAME, Branch, User, UserRoleEvent
from sanad.admin import KeptAdmin
from sanad.lib import dates
from sanad.lib.arabic import listed

EVENT_LABELS = {"given": _("given"), "taken": _("taken")}


def _day_of(event: UserRoleEvent) -> str:
    return dates.gregorian_text(dates.riyadh_day(event.pgh_created_at))


class RolesField(forms.ModelMultipleChoiceField):
    """The groups of Django, called by the names of our roles."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Group) -> str:
        return str(Role(group.name).label)


class StaffFields(forms.ModelForm):
    groups = RolesField(Group.objects.filter(name__in=Role.values), label=_("roles"), help_text="")


class StaffCreationForm(StaffFields, BaseUserCreationForm):
    """A new colleague: works here from the start, with at least one role."""

    class Meta:
        model = User
        fields = ("username", "name", "gender", "branch", "mobile", "email")

    def save(self, commit: bool = True) -> User:
        self.instance.is_staff = True
        return super().save(commit)


class StaffChangeForm(StaffFields, UserChangeForm):
    class Meta:
        model = User
        fields = (
            "username", "name", "gender", "branch", "mobile", "email", "is_active", "groups",
        )  # fmt: skip


class RoleFilter(admin.SimpleListFilter):
    """The roles by their names, not by the codes of the groups."""

    title, parameter_name = _("role"), "role"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return Role.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class StaffAdmin(KeptAdmin, UserAdmin):
    """Accounts of those who work here. Who leaves is made inactive, never deleted."""

    form, add_form = StaffChangeForm, StaffCreationForm
    list_display = ("name", "username", "branch", "role_label", "is_active")
    list_filter = (RoleFilter, "branch", "is_active")
    list_select_related = ("branch",)
    search_fields = ("name", "username")
    ordering = BY_NAME
    filter_horizontal = ()
    readonly_fields = ("joined_at", "last_login", "roles_so_far")
    fieldsets = (
        (None, {"fields": ("username", "password", "name", "gender", "branch")}),
        (_("How to reach them"), {"fields": ("mobile", "email")}),
        (_("What they may do"), {"fields": ("groups", "is_active")}),
        (_("Since when"), {"fields": ("joined_at", "last_login", "roles_so_far")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "password1", "password2", "name", "gender", "branch")}),
        (_("How to reach them"), {"fields": ("mobile", "email")}),
        (_("What they may do"), {"fields": ("groups",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Staff only; a superuser is no manager's to change."""
        staff = super().get_queryset(request).filter(is_staff=True).prefetch_related("groups")
        return staff if request.user.is_superuser else staff.filter(is_superuser=False)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "groups":
            return self.form.base_fields["groups"]
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(  # type: ignore[override]  # as the library's UserAdmin has it
        self, request: HttpRequest, obj: User | None = None, **options: Any
    ) -> type[forms.ModelForm]:
        """On one's own page it stands beside the roles that somebody else gives them."""
        form = super().get_form(request, obj, **options)
        if obj == request.user and "groups" in form.base_fields:
            roles = form.base_fields["groups"] = copy(form.base_fields["groups"])
            roles.help_text = _("Your own roles are given by another manager.")
        return form

    @admin.display(description=_("roles given and taken"))
    def roles_so_far(self, user: User) -> SafeString:
        """From the history that the database writes, the newest first."""
        events = UserRoleEvent.objects.filter(user=user).select_related("group").order_by("-pk")
        who = [(event.pgh_context or {}).get("user") for event in events]
        users = User.objects.in_bulk(set(who) - {None})
        return format_html_join(
            "",
            "<div>{}: {} ({})</div>",
            (
                (
                    listed((_day_of(event), EVENT_LABELS[event.pgh_label])),
                    Role(event.group.name).label,
                    users.get(by) or _("from the command line"),
                )
                for event, by in zip(events, who, strict=True)
            ),
        )

    @admin.display(description=_("roles"))
    def role_label(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return listed(
            Role(one).label_for(user.gender) for one in sorted(names) if one in Role.values
        )


@admin.register(Branch)
class BranchAdmin(KeptAdmin):
    list_display = ("name", "city", "phone", "hours")
