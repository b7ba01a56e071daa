"""The new home of somebody who leaves a household, and whether their phone is theirs alone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms import HouseholdForm


class LeaveForm(HouseholdForm):
    has_own_phone = forms.ChoiceField(
        label=_("Is the number in the file in their hands alone?"),
        choices=[("yes", _("Yes, nobody else reads or answers it")), ("no", _("No, or not sure"))],
        widget=forms.RadioSelect,
        help_text=_("If not, it opens nothing and we write nothing to it until they have another."),
        error_messages={"required": _("Choose one.")},
    )
    field_order = ["has_own_phone"]
