"""The page on which a new association says who it is, before it begins."""

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sanad.accounts.perms import is_manager
from sanad.lib import texts
from sanad.lib.association import FACTS, key
from sanad.lib.digits import western
from sanad.lib.forms import CleanCharField, NamesWhatIsMissing
from sanad.lib.http import page
from sanad.lib.identifiers import compact
from sanad.texts.models import Wording
from sanad.texts.workflow import edit
from sanad.workflow.refusal import Refused

LABELS = {
    "name": gettext_lazy("Full name"),
    "short_name": gettext_lazy("Short name"),
    "head": gettext_lazy("First line of a letter"),
    "subhead": gettext_lazy("Second line of a letter"),
}
HINTS = {
    "name": gettext_lazy("As it stands in the licence."),
    "short_name": gettext_lazy("On every page and in front of every text message."),
}
LONGEST = {"name": 90, "short_name": 24, "head": 60, "subhead": 60}
DIALLED = re.compile(r"\+?[0-9]{3,15}")
LANGUAGES = {texts.ARABIC: gettext_lazy("in Arabic"), texts.ENGLISH: gettext_lazy("in English")}


class AssociationForm(NamesWhatIsMissing, forms.Form):
    """`rows`: the newest wordings of the facts, by (key, language)."""

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        for fact, label in LABELS.items():
            for language, where in LANGUAGES.items():
                self.fields[f"{fact}_{language}"] = CleanCharField(
                    label=f"{label} {where}",
                    max_length=LONGEST[fact],
                    help_text=HINTS.get(fact, "") if language == texts.ARABIC else "",
                    initial=rows.get((key(fact), language), ""),
                    widget=forms.TextInput({"dir": "auto"}),
                )
        self.fields["phone"] = CleanCharField(
            label=_("Telephone"),
            max_length=30,
            initial=rows.get((key("phone"), texts.ARABIC), ""),
            widget=forms.TextInput({"dir": "ltr", "inputmode": "tel"}),
        )
        self.fields["licence"] = CleanCharField(
            label=_("Number of the licence"),
            max_length=20,
            initial=rows.get((key("licence"), texts.ARABIC), ""),
            widget=forms.TextInput({"dir": "ltr"}),
        )

    def clean_phone(self):
        """What is dialled: digits, however they were written."""
        phone = compact(western(self.cleaned_data["phone"]))
        if not DIALLED.fullmatch(phone):
            raise ValidationError(
                _("Write the number as it is dialled, digits only."), code="phone"
            )
        return phone

    def clean(self):
        """No fact may hold a brace: it would read as a placeholder."""
        data = super().clean()
        for name, said in list(data.items()):
            if "{" in said or "}" in said:
                self.add_error(name, _("Write it without braces."))
        return data

    def words_of(self, fact):
        """What was written of a fact, as `edit` takes it."""
        return {
            (language, texts.TO_ANYBODY): self.cleaned_data.get(f"{fact}_{language}")
            or self.cleaned_data[fact]
            for language in LANGUAGES
        }


@page(is_manager, methods="GET POST")
def association(request):
    """Who we are: names, telephone and licence; every change is a version, the old ones stay."""
    newest = Wording.objects.filter(key__in=map(key, FACTS)).newest()
    rows = {(row.key, row.language): row.words for row in newest}
    form = AssociationForm(request.POST or None, rows=rows)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with transaction.atomic():
                    for fact in FACTS:
                        edit(key(fact), by=request.user, words=form.words_of(fact))
            except Refused as refusal:
                form.add_error(None, str(refusal.sentence))
            else:
                messages.success(request, _("The association's details are saved."))
                return redirect("texts:association")
    return render(request, "texts/association.html", {"form": form}, status=status)
