"""The filters of the records of openings and searches."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.audit.models import LookQuerySet, Purpose, SearchedBy
from sanad.lib import clock
from sanad.lib.arabic import fold
from sanad.lib.forms import CleanCharField, DateField


class LookFilter(forms.Form):
    """By a part of the colleague's name, and by the day at Riyadh."""

    mark_optional = False
    name = CleanCharField(label=_("Name of the colleague"), max_length=60, required=False)
    day = DateField(label=_("Day"), required=False, latest=clock.today)

    def filter(self, rows: LookQuerySet) -> LookQuerySet:
        """What the filters leave; a filter that cannot be read leaves all."""
        return self.narrowed(rows, self.cleaned_data if self.is_valid() else {})

    def narrowed(self, rows: LookQuerySet, data: dict[str, Any]) -> LookQuerySet:
        """What these valid values leave."""
        if data.get("name"):
            rows = rows.filter(by__folded__contains=fold(data["name"]))
        if data.get("day"):
            rows = rows.filter(at__date=data["day"])
        return rows


class OpeningFilter(LookFilter):
    """By purpose too."""

    field_order = ["purpose"]
    purpose = forms.ChoiceField(
        label=_("Purpose"), choices=[("", _("Every purpose")), *Purpose.choices], required=False
    )

    def narrowed(self, rows: LookQuerySet, data: dict[str, Any]) -> LookQuerySet:
        """What these valid values leave."""
        rows = super().narrowed(rows, data)
        return rows.filter(purpose=data["purpose"]) if data.get("purpose") else rows


class SearchFilter(LookFilter):
    """By what was searched by, too."""

    field_order = ["searched_by"]
    searched_by = forms.ChoiceField(
        label=_("Looked for by"),
        choices=[("", _("All of them")), *SearchedBy.choices],
        required=False,
    )

    def narrowed(self, rows: LookQuerySet, data: dict[str, Any]) -> LookQuerySet:
        """What these valid values leave."""
        rows = super().narrowed(rows, data)
        chosen = data.get("searched_by")
        return rows.filter(searched_by=chosen) if chosen else rows
