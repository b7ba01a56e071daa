"""The texts in the admin: all that are shipped, those that a charity says in its own words marked.

A `Wording` is one version; the pages show texts, which stand in files. So the list and the form are
our own, under the addresses that the admin would give them.
"""

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sanad.admin import ReadOnlyAdmin
from sanad.lib import texts
from sanad.lib.arabic import clean, fold
from sanad.texts.forms import TextForm, label_of
from sanad.texts.models import Wording
from sanad.texts.workflow import WARNS, edit
from sanad.workflow.refusal import Refused

OWN, CHANGED, UNFIT = "own", "changed", "unfit"
STATES = {
    OWN: _("In our own words"),
    CHANGED: _("Shipped words changed since"),
    UNFIT: _("No longer fits: the shipped words are used"),
}


@admin.register(Wording)
class WordingAdmin(ReadOnlyAdmin):
    def get_urls(self):
        """Before the admin's own, which show single versions: a page for each text."""
        view = self.admin_site.admin_view(self.text_view)
        return [path("text/<str:key>/", view, name="texts_wording_text"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """Every text by its file, found by a word of it (`?q=`) or by its state (`?state=`)."""
        query, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
        newest = {}
        for row in Wording.objects.newest():
            newest.setdefault(row.key, {})[row.language, row.gender] = row
        lines = [_line(text, newest.get(text.key, {})) for text in texts.shipped().values()]
        shown = [
            line
            for line in lines
            if (not state or state in line["states"])
            and (not query or fold(query) in fold(line["searched"]))
        ]
        language = (get_language() or texts.ARABIC)[:2]
        return self._page(
            request,
            "admin/texts/list.html",
            sections=[
                (title[language], within)
                for section, title in texts.sections().items()
                if (within := [line for line in shown if line["text"].section == section])
            ],
            query=query,
            state=state,
            states=[
                (code, label, sum(code in line["states"] for line in lines))
                for code, label in STATES.items()
            ],
            total=len(shown),
        )

    def text_view(self, request, key):
        """One text: its words to be changed, the shipped ones beside them, all versions beneath."""
        text = texts.shipped().get(key)
        if text is None:
            raise Http404
        rows = list(Wording.objects.filter(key=key).select_related("by"))
        newest = {}
        for row in rows:
            newest.setdefault((row.language, row.gender), row)
        form = TextForm(request.POST or None, text=text, newest=newest)
        if request.method == "POST" and form.is_valid():
            try:
                added = edit(key, by=request.user, words=form.words(), seen=form.seen())
            except Refused as refused:
                form.add_error(None, refused.sentence)
            else:
                said = _("Saved. From now on it is said so.") if added else _("Nothing changed.")
                messages.success(request, said)
                return redirect("admin:texts_wording_text", key)
        # A text is called by its own first words; its key is for those who write the files.
        first = _line(text, newest)["words"]
        return self._page(
            request,
            "admin/texts/text.html",
            subtitle=Truncator(first).words(8),
            text=text,
            form=form,
            placeholders=sorted(text.allowed()),
            optional=text.optional,
            why_not=WARNS if text.warns else "",
            versions=[(row, label_of(row.language, row.gender)) for row in rows],
        )

    def _page(self, request, template, **context):
        opts = self.model._meta
        context |= {"opts": opts, "title": opts.verbose_name_plural}
        return render(request, template, self.admin_site.each_context(request) | context)


def _line(text, newest):
    """One text as the list shows it: its words of now, and what is to be known about them."""
    own = {form: row for form, row in newest.items() if row.words}
    states = set()
    if own:
        states.add(OWN)
    if any(clean(row.shipped) != clean(text.words.get(form, "")) for form, row in own.items()):
        states.add(CHANGED)
    if not all(row.fits for row in own.values()):
        states.add(UNFIT)
    words = {form: own[form].words if form in own else said for form, said in text.words.items()}
    first = next(iter(words.values()))
    return {
        "text": text,
        "words": first,
        "states": states,
        "marks": [label for code, label in STATES.items() if code in states],
        "version": max((row.version for row in newest.values()), default=0),
        "searched": " ".join([text.key, *words.values()]),
    }
