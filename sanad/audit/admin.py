"""Who opened whose file, for managers; and the history of rows on the pages that keep them."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import HttpRequest

from sanad.admin import KeptAdmin, ReadOnlyAdmin
from sanad.audit import history
from sanad.audit.models import Opening


class TrackedAdmin(KeptAdmin):
    """Rows whose changes the database writes down: their history is that, not the admin's own."""

    object_history_template = "admin/tracked_history.html"

    def tracked(self, obj: Any) -> list[tuple[str, Any]]:
        """The rows whose changes are shown, each with its heading."""
        return [(str(obj), obj)]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The changes of each row of `tracked`, newest first."""
        obj = self.get_object(request, unquote(object_id))
        parts = [(heading, history.steps(row)) for heading, row in self.tracked(obj)] if obj else []
        return super().history_view(request, object_id, {"parts": parts} | (extra_context or {}))


@admin.register(Opening)
class OpeningAdmin(ReadOnlyAdmin):
    list_display = ("at", "by", "purpose", "page", "person_id")
    list_display_links = None
    list_select_related = ("by",)
    list_filter = ("purpose", "by__branch")
    show_full_result_count = False
