"""The five questions by which programmes are suggested (DG-1)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Category
from requests_app.intake.enums import YesNo
from requests_app.intake.models.suits import Facts
from sanad.accounts.enums import Gender
from sanad.lib.forms import WholeNumberField
from sanad.lib.texts import text_lazy


class GuideForm(forms.Form):
    """Each may be left out; nothing of it is kept."""

    categories = forms.MultipleChoiceField(
        label=text_lazy("portal.guide.categories"),
        help_text=_("As many as apply."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    gender = forms.ChoiceField(
        label=text_lazy("portal.guide.gender"),
        choices=Gender.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    age = WholeNumberField(label=text_lazy("portal.guide.age"), required=False, max_value=120)
    town = forms.ChoiceField(label=text_lazy("portal.guide.town"), required=False)
    registered = forms.ChoiceField(
        label=text_lazy("portal.guide.registered"),
        choices=YesNo.choices,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, towns, gender="", **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("gender", "registered"):
            self.fields[name].widget.look = "two"
        self.fields["categories"].choices = [
            (one.code, one.label_for(gender)) for one in Category.objects.in_use()
        ]
        elsewhere = ("", _("Another town, or I would rather not say"))
        self.fields["town"].choices = [elsewhere, *((town, town) for town in towns)]

    def facts(self):
        """What was said, for `Suits.suits`."""
        said = self.cleaned_data
        registered = said["registered"]
        return Facts(
            categories=frozenset(said["categories"]),
            gender=said["gender"],
            age=said["age"],
            town=said["town"],
            is_registered=None if not registered else registered == YesNo.YES,
        )
