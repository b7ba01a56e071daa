"""People who work here and their branches, for managers. Beneficiaries' accounts are not here."""

from copy import copy
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import ManyToManyField, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.accounts.fresh import ask_if_stale
from sanad.accounts.models import BY_NAME, Branch, User, UserRoleEvent
from sanad.admin import KeptAdmin
from sanad.lib import dates
from sanad.lib.arabic import listed
from sanad.lib.triggers import holds

# What a colleague is told of when somebody else changes it.
WATCHED = {"username", "mobile", "email", "is_active", "groups"}
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

    @holds("userrole_auditor_alone")
    def clean_groups(self) -> QuerySet[Group]:
        """Who audits holds no other role."""
        groups: QuerySet[Group] = self.cleaned_data["groups"]
        names = {group.name for group in groups}
        if Role.AUDITOR in names and len(names) > 1:
            raise forms.ValidationError(
                _("Who audits does nothing else: the auditor holds no other role.")
            )
        return groups


class StaffCreationForm(StaffFields):
    """A new colleague: works here from the start, with at least one role. They choose their own
    password, by a link that goes to them."""

    class Meta:
        model = User
        fields = ("username", "name", "gender", "branch", "mobile", "email")

    def save(self, commit: bool = True) -> User:
        self.instance.is_staff = True
        self.instance.set_unusable_password()
        return super().save(commit)


class StaffChangeForm(StaffFields, UserChangeForm):
    password = None  # type: ignore[assignment]  # chosen by its holder alone

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
    readonly_fields = ("sign_in", "joined_at", "last_login", "roles_so_far")
    fieldsets = (
        (None, {"fields": ("username", "sign_in", "name", "gender", "branch")}),
        (_("How to reach them"), {"fields": ("mobile", "email")}),
        (_("What they may do"), {"fields": ("groups", "is_active")}),
        (_("Since when"), {"fields": ("joined_at", "last_login", "roles_so_far")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "name", "gender", "branch")}),
        (_("How to reach them"), {"fields": ("mobile", "email")}),
        (_("What they may do"), {"fields": ("groups",)}),
    )

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who gives a role, or another number to a colleague, is asked for the password again."""
        if request.method == "POST":
            ask_if_stale(request)
        return super().changeform_view(request, *args, **kwargs)

    def user_change_password(
        self, request: HttpRequest, id: str, form_url: str = ""
    ) -> HttpResponse:
        """Nobody chooses a password for somebody else: a link is sent from this page."""
        colleague = get_object_or_404(self.get_queryset(request), pk=id)
        return redirect("account_colleague", colleague.pk)

    def response_add(
        self, request: HttpRequest, obj: User, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the page that sends the colleague a link to choose a password."""
        super().response_add(request, obj, post_url_continue)
        return redirect("account_colleague", obj.pk)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A colleague is told by the old number and the old address when either changes, or the
        roles do."""
        super().save_related(request, form, formsets, change)
        if change and WATCHED & set(form.changed_data):
            before = copy(form.instance)
            before.mobile, before.email = form.initial["mobile"], form.initial["email"]
            get_adapter().tell(before, "account.changed")

    @admin.display(description=_("sign-in"))
    def sign_in(self, user: User) -> SafeString:
        """To the page with sessions, link and second step."""
        return format_html(
            '<a href="{}">{}</a>',
            reverse("account_colleague", args=[user.pk]),
            _("Link to choose a password, sessions, second step"),
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
        """Their roles as titles, by their gender."""
        names = [group.name for group in user.groups.all()]
        return listed(
            Role(one).label_for(user.gender) for one in sorted(names) if one in Role.values
        )


@admin.register(Branch)
class BranchAdmin(KeptAdmin):
    list_display = ("name", "city", "phone", "hours")
