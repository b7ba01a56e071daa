"""The forms of a paper and of its pages, sent from a phone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries import files
from beneficiaries.enums import MOST_PAGES
from beneficiaries.forms import PaperDates
from sanad.lib.arabic import clean
from sanad.lib.dates import text_beside
from sanad.lib.forms import DateField
from sanad.lib.texts import error_lazy, text, text_lazy
from sanad.lib.uploads import UploadField, UploadInput
from sanad.portal.forms import KeyForm

# What becomes of the pages that are with us already.
ADDED, INSTEAD = "added", "instead"


class PaperForm(PaperDates, KeyForm):
    """One paper: its pages, sent before or with this form, and the day that tells how long it is
    good for. `before`: the copy of it that is with us; `last_day`: as an answer says it."""

    def __init__(self, *args, type, pages=(), before=None, today, last_day=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.type, self.before, self.today = type, before, today
        self.fields["upload"] = UploadField(
            label=_("A photo of it"),
            allow_empty_file=True,  # judged with the rest, in one sentence
            widget=UploadInput({"accept": "image/*,application/pdf"}),
            error_messages={
                "required": text_lazy("portal.paper.required"),
                "invalid": text_lazy("portal.paper.required"),
            },
        )
        self.ask_for_pages(pages)
        if before is not None:
            self.fields["joins"] = forms.ChoiceField(
                label=text_lazy("portal.pages.joins"),
                choices=[
                    (ADDED, text_lazy("portal.pages.added")),
                    (INSTEAD, text_lazy("portal.pages.instead")),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": text_lazy("portal.pages.joins_required")},
            )
        if type.has_expiry:
            self.fields["expires_on"] = DateField(
                label=_("Until when is it good?"), help_text=_("The day written on it.")
            )
            if last_day is not None:
                self.fields["expires_on"].initial = last_day
                self.fields["expires_on"].help_text = text_lazy("portal.paper.day_said")
        if type.valid_days:
            self.fields["issued_on"] = DateField(
                label=_("When was it issued?"),
                help_text=_("The day written on it."),
                latest=today,
            )

    def ask_for_pages(self, pages):
        """Ask for a photo where none is here yet, and for another one where one is."""
        self.pages, upload = pages, self.fields["upload"]
        upload.required = not pages
        upload.is_another = bool(pages)

    def clean_upload(self):
        """What is kept of the photo; ValidationError says why it cannot be taken."""
        upload = self.cleaned_data.get("upload")
        return files.make_copy(upload, self.type) if upload else None

    def clean(self):
        data = super().clean()
        self.judge_dates(self.type)
        self._judge_pages(data)
        return data

    def _judge_pages(self, data):
        """Each page is here, and they are not too many."""
        for number, page in enumerate(self.pages, 1):
            if not page.is_here:
                key = "portal.pages.unfinished" if page.is_arriving else "portal.pages.not_taken"
                self.add_error("upload", text(key, number=number))
        total = len(self.pages) + bool(data.get("upload"))
        if self.before is not None and data.get("joins") == ADDED:
            total += self.before.page_count
        if total > MOST_PAGES:
            self.add_error("upload", text("portal.pages.too_many", most=MOST_PAGES))

    def clean_expires_on(self):
        """Refuse a paper that has ended by today (PR-2)."""
        day = self.cleaned_data["expires_on"]
        if self.type.good_until(None, day) < self.today:
            raise forms.ValidationError(
                error_lazy("portal.paper.ended"),
                code="expired",
                params={"day": text_beside(day, day)},
            )
        return day

    def clean_issued_on(self):
        """Refuse a paper whose time since its issue has ended by today (PR-2)."""
        day = self.cleaned_data["issued_on"]
        ended = self.type.good_until(day, None)
        if ended < self.today:
            raise forms.ValidationError(
                error_lazy("portal.paper.too_old"),
                code="expired",
                params={"day": text_beside(day, ended)},
            )
        return day


class AnnouncedForm(forms.Form):
    """What the phone's script says of a page before it sends it."""

    key = forms.UUIDField()
    size = forms.RegexField(r"\A[0-9]{1,12}\Z")
    name = forms.CharField(required=False)
    digest = forms.RegexField(r"\A[0-9a-f]{64}\Z", required=False)
    instead_of = forms.RegexField(r"\A[0-9a-f]{40}\Z", required=False)

    def clean_size(self):
        """In bytes."""
        return int(self.cleaned_data["size"])

    def clean_name(self):
        """As other names of files are kept."""
        return " ".join(clean(self.cleaned_data["name"]).split())
