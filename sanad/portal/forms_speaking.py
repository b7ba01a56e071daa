"""How one speaks with somebody, as they say it themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.safe import SPEAKING
from sanad.lib.forms import LandlineField
from sanad.lib.texts import text_lazy
from sanad.portal.forms import PinField, PortalForm


class SpeakingForm(PortalForm):
    """By voice or in writing, who calls, and a landline; with the digits where they have some."""

    cannot_read = forms.BooleanField(label=text_lazy("portal.speaking.cannot_read"), required=False)
    is_deaf = forms.BooleanField(label=text_lazy("portal.speaking.is_deaf"), required=False)
    is_blind = forms.BooleanField(label=text_lazy("portal.speaking.is_blind"), required=False)
    woman_calls = forms.BooleanField(label=text_lazy("portal.speaking.woman_calls"), required=False)
    landline = LandlineField(
        label=text_lazy("portal.speaking.landline"),
        required=False,
        help_text=text_lazy("portal.speaking.landline_hint"),
    )
    pin = PinField(
        label=_("Your four digits"),
        help_text=text_lazy("portal.phone.digits_to_change"),
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(
            *args, initial={name: getattr(person, name) for name in SPEAKING}, **kwargs
        )
        for name in SPEAKING:
            self.fields[name].mark_optional = False
        if not person.has_pin:
            del self.fields["pin"]

    def said(self):
        """The columns as `change_person` takes them."""
        data = self.cleaned_data
        return {**{name: data[name] for name in SPEAKING}, "landline": data["landline"] or None}
