"""A message about a request, with a paper where one comes with it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import DocumentRole
from beneficiaries.files import make_copy
from beneficiaries.models import DocumentType
from sanad.lib.forms import NamesWhatIsMissing, WordsField
from sanad.lib.uploads import UploadField, UploadInput
from sanad.workflow.forms import KeyForm


def attached() -> DocumentType:
    """The kind of paper that comes with a message."""
    return DocumentType.objects.get(role=DocumentRole.ATTACHED)


class WriteForm(NamesWhatIsMissing, KeyForm):
    """The words, and a photo or PDF."""

    words = WordsField(
        label=_("Message"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    upload = UploadField(
        label=_("A photo or PDF with it"),
        required=False,
        widget=UploadInput({"accept": "image/*,application/pdf", "data-shrink": ""}),
    )

    def clean_upload(self) -> Any:
        """What is kept of it, made anew before anything is locked."""
        upload = self.cleaned_data.get("upload")
        if not upload:
            return None
        try:
            return make_copy(upload, attached())
        except ValidationError as error:
            self.add_error("upload", error)
            return None
