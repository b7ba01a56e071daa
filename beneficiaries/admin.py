"""The catalogues that managers keep. Files of people are not here: the admin would browse them, and
open them without a purpose."""

from django.contrib import admin

from beneficiaries.models import Category, DocumentType
from sanad.admin import KeptAdmin


class CatalogueAdmin(KeptAdmin):
    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []


@admin.register(DocumentType)
class DocumentTypeAdmin(CatalogueAdmin):
    list_display = ["name", "valid_days", "has_expiry", "may_keep_copy", "legal_basis", "order"]


@admin.register(Category)
class CategoryAdmin(CatalogueAdmin):
    list_display = ["name_m", "name_f", "order"]
