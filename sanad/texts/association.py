"""The page on which a new association says who it is, before it begins."""

import hashlib
import io
import re

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image

from sanad.accounts.models import Branch
from sanad.accounts.perms import is_manager
from sanad.lib import colours, files, texts
from sanad.lib.association import FACTS, NONE, key
from sanad.lib.digits import western
from sanad.lib.forms import CleanCharField, NamesWhatIsMissing
from sanad.lib.http import page
from sanad.lib.identifiers import compact
from sanad.lib.isolates import isolated
from sanad.lib.uploads import UploadField, UploadInput
from sanad.texts.models import Logo, Wording
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
PICTURES = {files.JPEG, files.PNG}
LOGO_SIDE = 512
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

        self.fields["logo"] = UploadField(
            label=_("Logo"),
            required=False,
            max_length=None,
            help_text=_("A picture, PNG or JPEG, at least 300 points wide and high."),
            widget=UploadInput({"accept": "image/png,image/jpeg"}),
        )
        colour = rows.get((key("colour"), texts.ARABIC), "")
        self.fields["colour"] = CleanCharField(
            label=_("Main colour"),
            max_length=7,
            required=False,
            initial="" if colour == NONE else colour,
            help_text=_("As %(colour)s: white words stand on it. Empty, the portal's own green.")
            % {"colour": isolated("#7a1f3d")},
            widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
        )

    def clean_logo(self):
        """The picture made anew, and small; None where none was chosen."""
        upload = self.cleaned_data.get("logo")
        return small_logo(files.make_copy(upload, accepted=PICTURES).content) if upload else None

    def clean_colour(self):
        """A colour on which white words can be read (WCAG AA), or none."""
        typed = self.cleaned_data["colour"]
        if not typed:
            return NONE
        colour = colours.read(typed)
        if not colour:
            raise ValidationError(
                _("Write the colour as six signs of 0-9 and a-f, such as %(colour)s."),
                code="colour",
                params={"colour": isolated("#7a1f3d")},
            )
        if not colours.is_readable(colour):
            raise ValidationError(
                _(
                    "White words cannot be read on this colour: their contrast is %(ratio)s, and"
                    " 4.5 is the least. A darker one can be: %(darker)s."
                ),
                code="contrast",
                params={
                    "ratio": f"{colours.contrast(colour, colours.WHITE):.1f}",
                    "darker": isolated(colours.darker(colour)),
                },
            )
        return colour

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
            if isinstance(said, str) and ("{" in said or "}" in said):
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
    form = AssociationForm(request.POST or None, request.FILES or None, rows=rows)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with transaction.atomic():
                    for fact in FACTS:
                        if fact != "logo":
                            edit(key(fact), by=request.user, words=form.words_of(fact))
                    if form.cleaned_data["logo"]:
                        _take_up(form.cleaned_data["logo"], by=request.user)
            except Refused as refusal:
                form.add_error(None, str(refusal.sentence))
            else:
                messages.success(request, _("The association's details are saved."))
                return redirect("texts:association")
    context = {"form": form, "missing": missing()}
    return render(request, "texts/association.html", context, status=status)


def small_logo(content):
    """The picture, no side longer than a head of a page or letter ever shows it."""
    with Image.open(io.BytesIO(content)) as picture:
        picture.thumbnail((LOGO_SIDE, LOGO_SIDE))
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=90, optimize=True)
    return out.getvalue()


def _take_up(content, *, by):
    """Keep the picture, and show it from now on."""
    digest = hashlib.sha256(content).hexdigest()[:32]
    Logo.objects.get_or_create(digest=digest, defaults={"content": content, "by": by})
    words = {(language, texts.TO_ANYBODY): digest for language in LANGUAGES}
    edit(key("logo"), by=by, words=words)


def missing():
    """`[(what, address or "")]` of what is still to be filled in, in the order of this page."""
    labels = {
        "name": _("The association's name"),
        "phone": _("Telephone"),
        "licence": _("Number of the licence"),
        "logo": _("Logo"),
    }
    left = [(label, f"#id_{_field(fact)}") for fact, label in labels.items() if not _is_said(fact)]
    for branch in Branch.objects.filter(Q(phone="") | Q(address="") | Q(hours="")):
        url = reverse("admin:accounts_branch_change", args=[branch.pk])
        left.append((_("Branch %(name)s: telephone, address, hours") % {"name": branch}, url))
    return left


def _is_said(fact):
    return texts.is_own(key(fact))


def _field(fact):
    return "name_ar" if fact == "name" else fact
