"""Taking one paper from a phone: for the application, and afterwards."""

from django.core.exceptions import ValidationError

from beneficiaries import workflow as registry
from beneficiaries.enums import Evidence
from sanad.lib import clock
from sanad.portal import forms, staging


class PaperPage:
    """The form of one paper of one request; a photo beside a mistake is not asked for again."""

    def __init__(self, request, support_request, kind):
        self.request, self.kind = request, kind
        self.page = f"{support_request.pk}-{kind.code}"
        self.form = None
        if kind.may_keep_copy:
            self.form = forms.PaperForm(
                request.POST or None,
                request.FILES or None,
                type=kind,
                waiting=staging.find(request, self.page),
                today=clock.today(),
            )

    def context(self):
        """For the template: `form` is None where no copy of this paper may be kept."""
        return {"form": self.form}

    def take(self):
        """Whether a paper was sent and noted; what is wrong stands on the form otherwise."""
        if self.request.method != "POST" or self.form is None:
            return False
        if self.form.is_valid() and self._note():
            staging.drop(self.request, self.page)
            return True
        copy = self.form.cleaned_data.get("upload")
        if copy and copy is not self.form.waiting:
            self._let_wait(copy)
        return False

    def _let_wait(self, copy):
        try:
            staging.keep(self.request, self.page, copy)
        except ValidationError as error:
            self.form.add_error("upload", error)
        else:
            self.form.waiting = copy

    def _note(self):
        data = self.form.cleaned_data
        try:
            registry.add_document(
                self.request.person,
                type=self.kind,
                by=self.request.user,
                evidence=Evidence.COPY,
                upload=data["upload"],
                issued_on=data.get("issued_on"),
                expires_on=data.get("expires_on"),
                key=data["key"],
            )
        except ValidationError as error:
            self.form.add_error("upload", error)
            return False
        return True
