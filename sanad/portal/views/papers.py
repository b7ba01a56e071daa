"""Taking one paper from a phone: for the application, and afterwards."""

from django.core.exceptions import ValidationError
from django.db import transaction

from beneficiaries import files
from beneficiaries import workflow as registry
from beneficiaries.enums import MOST_PAGES, Evidence
from requests_app.intake.models.papers import last_day_said
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
                last_day=last_day_said(support_request, kind),
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


class WithAMessage:
    """The pages that come with a message: sent before it, piece by piece, or with its form."""

    def __init__(self, request, support_request, kind, form):
        self.request, self.support_request, self.kind = request, support_request, kind
        self.form = form
        self.pages = sending.pages_of(request.person, support_request, kind)

    def is_whole(self):
        """Whether the message may leave: its words are there, and each page is; of a photo beside a
        mistake is kept what came."""
        is_valid, copy = self.form.is_valid(), self.form.cleaned_data.get("upload")
        for number, page in enumerate(self.pages, 1):
            if not page.is_here:
                key = "portal.pages.unfinished" if page.is_arriving else "portal.pages.not_taken"
                self.form.add_error("upload", text(key, number=number))
        if len(self.pages) + bool(copy) > MOST_PAGES:
            self.form.add_error("upload", text("portal.pages.too_many", most=MOST_PAGES))
        self.all = self._copies(copy) if is_valid and not self.form.errors else []
        if copy and self.form.errors:
            _let_wait(self, copy)
        return is_valid and not self.form.errors

    def _copies(self, copy):
        try:
            return [*map(sending.picture, self.pages), *([copy] if copy else ())]
        except sending.Gone as gone:
            sending.forget(gone)
            self.form.add_error("upload", text("portal.pages.gone"))
            return []

    def copies(self):
        """What the step takes of them: the first, and those behind it."""
        return {"upload": self.all[0], "further": self.all[1:]} if self.all else {}

    def is_noted(self):
        """They stand with the message: nothing of them waits any more."""
        for page in self.pages:
            sending.take_back(page)

    def context(self):
        """For the template."""
        shown = listed(self.support_request, self.kind, self.pages)
        return {**shown, "next": self.request.get_full_path()}


def _let_wait(page, copy):
    """A photo beside a mistake is not asked for again."""
    person, by = page.request.person, page.request.user
    try:
        sending.add(copy, page.support_request, page.kind, person=person, by=by)
    except ValidationError as error:
        page.form.add_error("upload", error)
    except Refused as refusal:
        page.form.add_error("upload", refusal.sentence)


def listed(support_request, kind, there):
    """What the list of pages shows: each with its number among them."""
    return {
        "pages": list(enumerate(there, 1)),
        "here": sum(page.is_here for page in there),
        "support_request": support_request,
        "kind": kind,
    }
