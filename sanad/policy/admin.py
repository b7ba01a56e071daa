"""The policy in the admin: to be read. Versions are drafted on pages of their own."""

from django.contrib import admin

from sanad.admin import ReadOnlyAdmin
from sanad.policy.models import Acknowledgement, Clause, PolicyVersion


@admin.register(PolicyVersion)
class PolicyVersionAdmin(ReadOnlyAdmin):
    list_display = ("title", "status", "term", "minute_number", "approved_on", "effective_on")


@admin.register(Clause)
class ClauseAdmin(ReadOnlyAdmin):
    list_display = ("code", "chapter", "text")
    list_display_links = ("code", "text")
    list_filter = ("version", "chapter")
    search_fields = ("code", "text", "feature")


@admin.register(Acknowledgement)
class AcknowledgementAdmin(ReadOnlyAdmin):
    list_display = ("by", "version", "at")
    list_select_related = ("by", "version")
    list_filter = ("version",)
