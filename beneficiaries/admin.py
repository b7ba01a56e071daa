"""The catalogues that managers keep. Files of people are not here: the admin would browse them, and
open them without a purpose."""

from django.contrib import admin

from beneficiaries.models import Category, DocumentType
from sanad.audit.admin import TrackedAdmin


class CatalogueAdmin(TrackedAdmin):
    """A catalogue: rows are added and reworded, their codes stay."""

    def get_readonly_fields(self, request, obj=None):
        """The code is written once: papers and programmes go by it."""
        return ["code"] if obj else []


@admin.register(DocumentType)
class DocumentTypeAdmin(CatalogueAdmin):
    """Kinds of papers: whether a copy is kept, why, and how long one is good for."""

    list_display = ["name", "valid_days", "has_expiry", "may_keep_copy", "order", "is_retired"]
    list_filter = ["is_retired"]


@admin.register(Category)
class CategoryAdmin(CatalogueAdmin):
    """Categories of need, in the words for a man and for a woman."""

    list_display = ["name_m", "name_f", "order", "is_retired"]
    list_filter = ["is_retired"]
