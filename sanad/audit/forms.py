"""The filters of the record of openings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.audit.models import OpeningQuerySet, Purpose
from sanad.lib import clock
from sanad.lib.arabic import fold
from sanad.lib.forms import CleanCharField, DateField


class OpeningFilter(forms.Form):
    """By purpose, by a part of the colleague's name, and by the day at Riyadh."""

    mark_optional = False
    purpose = forms.ChoiceField(
        label=_("Purpose"), choices=[("", _("Every purpose")), *Purpose.choices], required=False
    )
    name = CleanCharField(label=_("Name of the colleague"), max_length=60, required=False)
    day = DateField(label=_("Day"), required=False, latest=clock.today)

    def filter(self, openings: OpeningQuerySet) -> OpeningQuerySet:
        """The openings that the filters leave; a filter that cannot be read leaves all."""
        data = self.cleaned_data if self.is_valid() else {}
        if data.get("purpose"):
            openings = openings.filter(purpose=data["purpose"])
        if data.get("name"):
            openings = openings.filter(by__folded__contains=fold(data["name"]))
        if data.get("day"):
            openings = openings.filter(at__date=data["day"])
        return openings
