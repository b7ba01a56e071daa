"""Taking one paper from a phone: for the application, and afterwards."""

from django.core.exceptions import ValidationError
from django.db import transaction

from beneficiaries import files
from beneficiaries import workflow as registry
from beneficiaries.enums import Evidence
from sanad.lib import clock
from sanad.lib.texts import text
from sanad.portal import sending, story, typed
from sanad.portal.forms_papers import ADDED, PaperForm
from sanad.workflow.refusal import Refused


class PaperPage:
    """The form of one paper of one request, and the pages of it that were sent already.

    `before`: the copy that is with us and good; then the person says what becomes of it.
    """

    def __init__(self, request, support_request, kind, *, before=None):
        self.request, self.support_request, self.kind = request, support_request, kind
        self.form, self.pages, self.before = None, [], None
        # Sent by the ordinary form, and others are to follow.
        self.has_more = False
        if kind.may_keep_copy:
            self.before = before if before is not None and before.is_copy else None
            self._look()
            self.form = typed.form(
                request,
                PaperForm,
                type=kind,
                pages=self.pages,
                before=self.before,
                today=clock.today(),
            )

    def context(self):
        """For the template: `form` is None where no copy of this paper may be kept."""
        return {
            "form": self.form,
            "before": self.before,
            "branch": self.support_request.branch,
            "last_day": story.complete_by(self.support_request),
            **listed(self.support_request, self.kind, self.pages),
            "next": self.request.get_full_path(),
        }

    def take(self):
        """Whether a paper was sent and noted; what is wrong stands on the form otherwise."""
        if self.request.method != "POST" or self.form is None:
            return False
        is_valid, copy = self.form.is_valid(), self.form.cleaned_data.get("upload")
        if self._was_noted():  # pressed twice
            return True
        wants_more = "more" in self.request.POST
        if is_valid and not wants_more and self._note(copy):
            return True
        if copy:
            self.has_more = self._let_wait(copy) and wants_more
        return False

    def _look(self):
        self.pages = sending.pages_of(self.request.person, self.support_request, self.kind)

    def _was_noted(self):
        key = self.form.cleaned_data.get("key")
        return bool(registry.PAPERS.made(key, by=self.request.user, person=self.request.person))

    def _let_wait(self, copy):
        """A photo beside a mistake, or before another, is not asked for again."""
        person, by = self.request.person, self.request.user
        try:
            sending.add(copy, self.support_request, self.kind, person=person, by=by)
        except ValidationError as error:
            self.form.add_error("upload", error)
        except Refused as refusal:
            self.form.add_error("upload", refusal.sentence)
        else:
            self._look()
            self.form.ask_for_pages(self.pages)
            return True
        return False

    def _note(self, copy):
        data = self.form.cleaned_data
        try:
            with files.all_or_none(), transaction.atomic():
                copies = [*self._kept_before(), *map(sending.picture, self.pages)]
                first, *further = [*copies, copy] if copy else copies
                registry.add_document(
                    self.request.person,
                    type=self.kind,
                    by=self.request.user,
                    evidence=Evidence.COPY,
                    upload=first,
                    further=further,
                    issued_on=data.get("issued_on"),
                    expires_on=data.get("expires_on"),
                    key=data["key"],
                )
                for page in self.pages:
                    sending.take_back(page)
        except ValidationError as error:
            self.form.add_error("upload", error)
        except sending.Gone as gone:
            sending.forget(gone)
            self._look()
            self.form.ask_for_pages(self.pages)
            self.form.add_error("upload", text("portal.pages.gone"))
        else:
            return True
        return False

    def _kept_before(self):
        """The pages that are with us, where the new ones are added to them."""
        if self.before is None or self.form.cleaned_data.get("joins") != ADDED:
            return []
        try:
            return files.copies_of(self.before)
        except files.CopyLost:
            raise ValidationError(text("portal.pages.before_lost"), code="copy_lost") from None


def listed(support_request, kind, there):
    """What the list of pages shows: each with its number among them."""
    return {
        "pages": list(enumerate(there, 1)),
        "here": sum(page.is_here for page in there),
        "support_request": support_request,
        "kind": kind,
    }
