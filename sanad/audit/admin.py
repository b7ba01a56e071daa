"""Who opened whose file, for managers; to be read only."""

from django.contrib import admin

from sanad.admin import ReadOnlyAdmin
from sanad.audit.models import Opening


@admin.register(Opening)
class OpeningAdmin(ReadOnlyAdmin):
    list_display = ("at", "by", "purpose", "page", "person_id")
    list_display_links = None
    list_select_related = ("by",)
    list_filter = ("purpose", "by__branch")
    show_full_result_count = False
